// SPDX-License-Identifier: GPL-3.0-or-later
// Packed, cut, swollen and garbled answers, byte by byte on the wire.
#include "app/demo/deflate.h"
#include "core/http/executor.h"
#include "core/http/network_factory.h"
#include "tests/support/fake_clock.h"
#include "tests/support/mean_server.h"

#include <QTest>

#include <gtest/gtest.h>

using namespace trowel;
using Kind = Error::Kind;

namespace {

const QByteArray gzipHeader = "Content-Type: application/json\r\nContent-Encoding: gzip\r\n";

struct WireTest : testing::Test
{
    Result<Response> ask(const MeanServer::Answer &answer, Request request = {})
    {
        MeanServer server(answer);
        Executor executor(network, server.url(), clock, limits);
        WireRequest wire;
        wire.request = std::move(request);
        wire.path = "/api/2.0/thing";
        std::optional<Result<Response>> result;
        QObject context;
        executor.send(wire).onDone(&context, [&](Result<Response> r) { result = std::move(r); });
        EXPECT_TRUE(QTest::qWaitFor([&] { return result.has_value(); }, 10'000));
        return result.value_or(failure(Kind::Internal, QStringLiteral("no answer")));
    }
    Result<Response> askFor(int status, const QByteArray &body, const QByteArray &headers, Request request = {})
    {
        return ask(always(MeanServer::reply(status, body, headers)), std::move(request));
    }

    SystemNetworkFactory network;
    FakeClock clock;
    ExecutorLimits limits;
};

Request change()
{
    Request request;
    request.verb = Verb::Post;
    request.body = "{}";
    return request;
}

MeanServer::Answer thenClose(const QByteArray &bytes)
{
    return [bytes](QTcpSocket *socket, const QByteArray &) {
        socket->write(bytes);
        socket->disconnectFromHost();
    };
}

} // namespace

TEST_F(WireTest, UnpacksAWholeAnswer)
{
    const auto answer = askFor(200, demo::gzip(R"({"a":1})"), gzipHeader);
    ASSERT_TRUE(answer.has_value()) << answer.error().message.toStdString();
    EXPECT_EQ(answer->body, R"({"a":1})");
}

TEST_F(WireTest, UnpacksEveryPartOfAnAnswerPackedInParts)
{
    const auto answer = askFor(200, demo::gzip(R"({"a":)") + demo::gzip("1}"), gzipHeader);
    ASSERT_TRUE(answer.has_value()) << answer.error().message.toStdString();
    EXPECT_EQ(answer->body, R"({"a":1})");
    EXPECT_FALSE(askFor(200, demo::gzip("{}") + "rubbish", gzipHeader).has_value());
    const QByteArray second = demo::gzip("1}");
    EXPECT_FALSE(askFor(200, demo::gzip(R"({"a":)") + second.chopped(4), gzipHeader).has_value());
}

TEST_F(WireTest, NamesOfThePackingAreReadLeniently)
{
    for (const char *name : {"GZIP", "x-gzip", " gzip "}) {
        const auto answer = askFor(200, demo::gzip("{}"), QByteArray("Content-Encoding: ") + name + "\r\n");
        ASSERT_TRUE(answer.has_value()) << name;
        EXPECT_EQ(answer->body, "{}") << name;
    }
    // Nobody asked for it: its bytes would pass for the contents of a file.
    EXPECT_FALSE(askFor(200, "whatever", "Content-Encoding: br\r\n").has_value());
    EXPECT_TRUE(askFor(200, "{}", "Content-Encoding: identity\r\n").has_value());
}

TEST_F(WireTest, ACutStreamIsNoAnswer)
{
    const QByteArray packed = demo::gzip(QByteArray(10'000, 'x'));
    for (const qsizetype size : {qsizetype(1), packed.size() / 2, packed.size() - 1}) {
        EXPECT_EQ(int(askFor(200, packed.left(size), gzipHeader).error().kind), int(Kind::Connection));
        EXPECT_EQ(int(askFor(200, packed.left(size), gzipHeader, change()).error().kind), int(Kind::OutcomeUnknown));
        // Without a length only the stream tells.
        EXPECT_FALSE(ask(thenClose("HTTP/1.1 200 OK\r\n" + gzipHeader + "\r\n" + packed.left(size))).has_value());
    }
    EXPECT_TRUE(ask(thenClose("HTTP/1.1 200 OK\r\n" + gzipHeader + "\r\n" + packed)).has_value());
}

TEST_F(WireTest, ABombIsNotUnpacked)
{
    Request request;
    request.maxResponseBytes = 100'000;
    const QByteArray bomb = demo::gzip(QByteArray(50'000'000, '\0'));
    ASSERT_LT(bomb.size(), 100'000);
    const auto answer = askFor(200, bomb, gzipHeader, request);
    ASSERT_FALSE(answer.has_value());
    EXPECT_EQ(int(answer.error().kind), int(Kind::TooLarge));
    EXPECT_EQ(answer.error().httpStatus, 200);
    EXPECT_EQ(
        int(askFor(200, demo::gzip(QByteArray(60'000, ' ')) + demo::gzip(QByteArray(60'000, ' ')), gzipHeader, request)
                .error()
                .kind),
        int(Kind::TooLarge));
}

TEST_F(WireTest, ErrorsArePackedToo)
{
    const QByteArray body = R"({"error_code":"RESOURCE_DOES_NOT_EXIST","message":"No such thing"})";
    const auto answer = askFor(404, demo::gzip(body), gzipHeader);
    ASSERT_FALSE(answer.has_value());
    EXPECT_EQ(int(answer.error().kind), int(Kind::NotFound));
    EXPECT_EQ(answer.error().message, QStringLiteral("No such thing"));
    // A damaged explanation is still a refusal.
    const auto damaged = askFor(403, "not gzip", gzipHeader, change());
    ASSERT_FALSE(damaged.has_value());
    EXPECT_EQ(int(damaged.error().kind), int(Kind::Forbidden));
}

TEST_F(WireTest, TellsHowFarItIs)
{
    Request request = change();
    request.body = QByteArray(500'000, 'u');
    qint64 up = 0;
    qint64 down = 0;
    qint64 total = 0;
    bool back = false;
    request.onUpload = [&](qint64 done, qint64 of) {
        back = back || done < up;
        up = done;
        EXPECT_EQ(of, 500'000);
    };
    request.onDownload = [&](qint64 done, qint64 of) {
        back = back || done < down;
        down = done;
        total = of;
    };
    QByteArray noise;
    for (int i = 0; i < 200'000; ++i)
        noise += char('a' + (i * 7919 + i / 13) % 26);
    const QByteArray packed = demo::gzip(noise);
    const auto answer = askFor(200, packed, gzipHeader, request);
    ASSERT_TRUE(answer.has_value());
    EXPECT_EQ(answer->body, noise);
    EXPECT_EQ(up, 500'000);
    EXPECT_EQ(down, packed.size()) << "what came over the wire";
    EXPECT_EQ(total, packed.size());
    EXPECT_FALSE(back);
}

TEST_F(WireTest, GarbledAnswersEndWithAnError)
{
    for (const QByteArray &garbage :
         {QByteArray("garbage\r\n\r\n"), QByteArray("HTTP/1.1 abc OK\r\n\r\n"), QByteArray("HTTP/9 200\r\n\r\n"),
          QByteArray("\r\n\r\n"), QByteArray("HTTP/1.1 200"), QByteArray(100'000, 'h'),
          QByteArray("HTTP/1.1 99999999999 OK\r\n\r\n"), QByteArray("HTTP/1.1 -1 OK\r\n\r\n"),
          QByteArray("HTTP/1.1 200 OK\r\nContent-Length: -5\r\nno colon here\r\n")}) {
        const auto read = ask(thenClose(garbage));
        ASSERT_FALSE(read.has_value()) << garbage.left(40).toStdString();
        EXPECT_FALSE(read.error().message.isEmpty());
        EXPECT_FALSE(ask(thenClose(garbage), change()).has_value()) << garbage.left(40).toStdString();
    }
}

TEST_F(WireTest, AHugeHeader)
{
    const auto huge = askFor(200, "{}", "X-Request-Id: " + QByteArray(60'000, 'r') + "\r\n");
    if (huge.has_value()) { // Qt may refuse it; what it lets through is cut
        EXPECT_LE(huge->requestId.size(), 200);
    }
}

TEST_F(WireTest, ManyHeaders)
{
    QByteArray many;
    for (int i = 0; i < 80; ++i)
        many += "X-H" + QByteArray::number(i) + ": v\r\n";
    EXPECT_TRUE(askFor(200, "{}", many).has_value());
    // Qt stops reading at a hundred and says nothing: the time without news ends it.
    limits.inactivity = std::chrono::milliseconds(300);
    const auto answer = askFor(200, "{}", many.repeated(7));
    if (!answer.has_value()) {
        EXPECT_EQ(int(answer.error().kind), int(Kind::Timeout));
    }
}
