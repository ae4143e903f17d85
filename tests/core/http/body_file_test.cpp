// SPDX-License-Identifier: GPL-3.0-or-later
// A body that is read from a file while it is sent: once, whole, and never kept.
#include "tests/support/service_wire.h"

#include <QFile>
#include <QTemporaryDir>

#include <gtest/gtest.h>

using namespace trowel;

namespace {

struct BodyFile : testing::Test
{
    QString write(const QByteArray &content)
    {
        const QString path = dir.filePath(QStringLiteral("body.bin"));
        QFile file(path);
        EXPECT_TRUE(file.open(QIODevice::WriteOnly));
        file.write(content);
        return path;
    }

    static Request put(const QString &file, qint64 size)
    {
        Request request;
        request.verb = Verb::Put;
        request.route = Route::Files;
        request.path = {QStringLiteral("files"), QStringLiteral("a b")};
        request.bodyFile = file;
        request.bodyFileSize = size;
        request.contentType = "application/octet-stream";
        request.bodyIsContent = true;
        return request;
    }

    QTemporaryDir dir;
    ServiceWire wire;
};

} // namespace

TEST_F(BodyFile, GoesOnTheWireWholeAndOnce)
{
    QByteArray content(3'000'000, 'x');
    content[0] = 'a';
    content.back() = 'z';
    Request request = put(write(content), content.size());
    qint64 last = 0;
    qint64 total = 0;
    request.onUpload = [&](qint64 done, qint64 of) {
        last = done;
        total = of;
    };
    wire.answer = [](const Sent &) { return Answer{204, {}}; };
    ASSERT_TRUE(wire.wait(wire.api().send(request)).has_value());
    ASSERT_EQ(wire.sent.size(), 1);
    EXPECT_EQ(wire.sent.first().headers.value("content-length"), "3000000");
    EXPECT_EQ(wire.sent.first().headers.value("content-type"), "application/octet-stream");
    EXPECT_TRUE(wire.sent.first().body == content);
    EXPECT_GT(last, 0);
    EXPECT_LE(last, content.size());
    EXPECT_EQ(total, content.size());
}

TEST_F(BodyFile, IsNotSentAgainByItselfWhenTheConnectionDrops)
{
    wire.answer = [](const Sent &) { return Answer{200, {}, false, true}; };
    const auto result = wire.wait(wire.api().send(put(write("content"), 7)));
    ASSERT_FALSE(result.has_value());
    EXPECT_EQ(result.error().kind, Error::Kind::OutcomeUnknown);
    EXPECT_EQ(wire.sent.size(), 1);
}

TEST_F(BodyFile, IsReadAgainForARepeatThatDoesNoHarm)
{
    Request request = put(write("content"), 7);
    request.idempotent = true;
    wire.answer = [this](const Sent &) { return wire.sent.size() == 1 ? Answer{503} : Answer{204, {}}; };
    ASSERT_TRUE(wire.wait(wire.api().send(request)).has_value());
    ASSERT_EQ(wire.sent.size(), 2);
    EXPECT_EQ(wire.sent.last().body, "content");
}

TEST_F(BodyFile, OfAnotherSizeIsNotSent)
{
    const auto result = wire.wait(wire.api().send(put(write("content"), 8)));
    ASSERT_FALSE(result.has_value());
    EXPECT_EQ(result.error().kind, Error::Kind::Storage);
    EXPECT_TRUE(result.error().message.contains(QStringLiteral("body.bin"))) << result.error().message.toStdString();
    EXPECT_TRUE(wire.sent.isEmpty());
}

TEST_F(BodyFile, ThatIsMissingIsNamed)
{
    const auto result = wire.wait(wire.api().send(put(dir.filePath(QStringLiteral("none")), 8)));
    ASSERT_FALSE(result.has_value());
    EXPECT_EQ(result.error().kind, Error::Kind::Storage);
    EXPECT_TRUE(wire.sent.isEmpty());
}

TEST_F(BodyFile, ReadsWithOtherRangesAreNotTheSameRead)
{
    Request first;
    first.route = Route::Files;
    first.path = {QStringLiteral("files"), QStringLiteral("a")};
    first.headers = {{"Range", "bytes=0-1"}};
    Request second = first;
    second.headers = {{"Range", "bytes=2-3"}};
    wire.answer = [](const Sent &call) { return Answer{206, call.headers.value("range")}; };
    const auto one = wire.api().send(first);
    const auto two = wire.api().send(second);
    EXPECT_EQ(wire.wait(one)->body, "bytes=0-1");
    EXPECT_EQ(wire.wait(two)->body, "bytes=2-3");
    EXPECT_EQ(wire.sent.size(), 2);
}
