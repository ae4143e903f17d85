// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transfer/transfer_list.h"
#include "core/transfer/volume_transfers.h"
#include "tests/support/service_wire.h"

#include <QDir>
#include <QTemporaryDir>

#include <gtest/gtest.h>

#include <map>

using namespace trowel;
using namespace Qt::StringLiterals;
using State = Transfer::State;

namespace {

const QString target = u"/Volumes/m/s/v/big.bin"_s;

class VolumeTransfers : public testing::Test
{
protected:
    void SetUp() override
    {
        wire.answer = [this](const Sent &call) { return answer(call); };
    }

    // A Files API of one file.
    Answer answer(const Sent &call)
    {
        if (broken) {
            if (const auto instead = broken(call))
                return *instead;
        }
        if (call.method == "PUT") {
            if (content && call.query.value(u"overwrite"_s) == u"false"_s)
                return Answer{409, R"({"error_code":"ALREADY_EXISTS","message":"is there"})"};
            content = call.body;
            return lostAnswer ? Answer{200, {}, false, true} : Answer{204, {}};
        }
        if (!content)
            return Answer{404, R"({"error_code":"NOT_FOUND","message":"no file"})"};
        QByteArray modified = "Last-Modified: " + version + "\r\n";
        if (!now.isEmpty())
            modified += "Date: " + now + "\r\n";
        if (call.method == "HEAD")
            return Answer{200, *content, false, false, modified};
        if (call.headers.value("if-unmodified-since") != version)
            return Answer{412, R"({"error_code":"PRECONDITION_FAILED","message":"changed"})"};
        const QByteArrayList range = call.headers.value("range").mid(6).split('-');
        const qint64 from = range.value(0).toLongLong();
        return Answer{206, content->mid(from, range.value(1).toLongLong() - from + 1), false, false,
                      modified + "Content-Range: bytes " + range.join('-') + "/9\r\n"};
    }

    QString local(const QByteArray &bytes) const
    {
        const QString path = dir.filePath(u"big.bin"_s);
        QFile file(path);
        EXPECT_TRUE(file.open(QIODevice::WriteOnly));
        file.write(bytes);
        return path;
    }
    Transfer &upload(const QByteArray &bytes, bool overwrite = false)
    {
        return list.add(std::make_unique<VolumeUpload>(files, local(bytes), target, overwrite));
    }
    Transfer &download()
    {
        return list.add(std::make_unique<VolumeDownload>(files, target, dir.filePath(u"out.bin"_s)));
    }
    bool ends(const Transfer &transfer, State state)
    {
        const bool ended = wire.until([&] { return transfer.isEnded(); });
        EXPECT_EQ(transfer.state(), state) << transfer.error().value_or(Error()).message.toStdString();
        return ended;
    }
    QByteArray out() const
    {
        QFile file(dir.filePath(u"out.bin"_s));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("missing");
    }
    qsizetype count(const QByteArray &method) const
    {
        return std::count_if(wire.sent.begin(), wire.sent.end(), [&](const Sent &s) { return s.method == method; });
    }

    std::optional<QByteArray> content;
    QByteArray version = "Tue, 14 Jul 2026 09:12:31 GMT";
    QByteArray now = version;
    bool lostAnswer = false;
    std::function<std::optional<Answer>(const Sent &)> broken;
    QTemporaryDir dir;
    ServiceWire wire;
    VolumeFiles files{wire.api()};
    TransferList list;
};

QByteArray pattern(qint64 size)
{
    QByteArray bytes(size, Qt::Uninitialized);
    for (qint64 i = 0; i < size; ++i)
        bytes[i] = char(i * 5 + i / 999);
    return bytes;
}

} // namespace

TEST_F(VolumeTransfers, AFileGoesUpInOneStream)
{
    const QByteArray bytes = pattern(3'000'000);
    Transfer &transfer = upload(bytes);
    EXPECT_TRUE(ends(transfer, State::Done));
    EXPECT_TRUE(content == bytes);
    EXPECT_EQ(wire.sent.size(), 1);
    EXPECT_EQ(transfer.bytesDone(), bytes.size());
    EXPECT_TRUE(ends(upload({}, true), State::Done));
    EXPECT_EQ(content->size(), 0) << "a file of no bytes is a file";
}

TEST_F(VolumeTransfers, WhatIsThereIsNotReplacedUnasked)
{
    content = "old";
    Transfer &refused = upload("new");
    EXPECT_TRUE(ends(refused, State::Failed));
    EXPECT_EQ(refused.error()->kind, Error::Kind::Conflict);
    EXPECT_EQ(content, "old");
    EXPECT_TRUE(ends(upload("new", true), State::Done));
    EXPECT_EQ(content, "new");
}

TEST_F(VolumeTransfers, ALostAnswerIsVerifiedAndTheFileNotSentAgain)
{
    lostAnswer = true;
    EXPECT_TRUE(ends(upload("hello"), State::Done));
    EXPECT_EQ(count("PUT"), 1);
    content.reset();
    broken = [](const Sent &call) {
        return call.method == "PUT" ? std::optional(Answer{200, {}, false, true}) : std::nullopt;
    };
    EXPECT_TRUE(ends(upload("hello"), State::Failed));
    EXPECT_EQ(count("PUT"), 2) << "where nothing may be replaced it is left to the person";
}

TEST_F(VolumeTransfers, AFileThatWasThereBeforeIsNotTakenForOurs)
{
    content = "older"; // of the same size
    now = "Tue, 14 Jul 2026 09:12:41 GMT";
    broken = [](const Sent &call) {
        return call.method == "PUT" ? std::optional(Answer{200, {}, false, true}) : std::nullopt;
    };
    EXPECT_TRUE(ends(upload("hello"), State::Failed));
    EXPECT_EQ(*content, "older");
    now.clear();
    EXPECT_TRUE(ends(upload("hello"), State::Failed)) << "a server that tells no time proves nothing";
}

TEST_F(VolumeTransfers, AFileThatCannotTakeItsPlaceIsReadAgainWhole)
{
    content = pattern(9'500'000);
    ASSERT_TRUE(QDir(dir.path()).mkpath(u"out.bin/in the way"_s));
    Transfer &transfer = download();
    EXPECT_TRUE(ends(transfer, State::Failed));
    ASSERT_TRUE(QDir(dir.filePath(u"out.bin"_s)).removeRecursively());
    transfer.retry();
    EXPECT_TRUE(ends(transfer, State::Done));
    EXPECT_TRUE(out() == *content);
}

TEST_F(VolumeTransfers, AFileComesDownByRanges)
{
    content = pattern(9'500'000);
    Transfer &transfer = download();
    EXPECT_TRUE(ends(transfer, State::Done));
    EXPECT_TRUE(out() == *content);
    EXPECT_EQ(count("GET"), 3);
    EXPECT_EQ(transfer.bytesDone(), 9'500'000);
    content = QByteArray();
    EXPECT_TRUE(ends(download(), State::Done));
    EXPECT_EQ(out(), "");
}

TEST_F(VolumeTransfers, ABrokenConnectionGoesOnWhereItWas)
{
    content = pattern(9'500'000);
    int cut = 0;
    broken = [&](const Sent &call) -> std::optional<Answer> {
        if (call.method != "GET" || !call.headers.value("range").startsWith("bytes=4194304-") || cut == 2)
            return std::nullopt;
        ++cut;
        return Answer{
            206, content->mid(4194304, 4194304), false, false, "Content-Range: bytes 4194304-8388607/9\r\n", 100'000};
    };
    EXPECT_TRUE(ends(download(), State::Done));
    EXPECT_TRUE(out() == *content);
    EXPECT_EQ(count("GET"), 5) << "only the piece that was cut off is read again";
}

TEST_F(VolumeTransfers, ARetryAsksForTheMissingPiecesOnly)
{
    content = pattern(9'500'000);
    broken = [](const Sent &call) {
        const bool second = call.headers.value("range").startsWith("bytes=4194304-");
        return second ? std::optional(Answer{403, R"({"error_code":"PERMISSION_DENIED","message":"no"})"})
                      : std::nullopt;
    };
    Transfer &transfer = download();
    EXPECT_TRUE(ends(transfer, State::Failed));
    EXPECT_EQ(out(), "missing") << "a part does not look complete";
    broken = nullptr;
    transfer.retry();
    EXPECT_TRUE(ends(transfer, State::Done));
    EXPECT_TRUE(out() == *content);
}

TEST_F(VolumeTransfers, PiecesOfTwoVersionsNeverComeTogether)
{
    content = pattern(9'500'000);
    broken = [this](const Sent &call) -> std::optional<Answer> {
        if (call.method == "GET")
            version = "Wed, 15 Jul 2026 00:00:00 GMT"; // somebody wrote it after the HEAD
        return std::nullopt;
    };
    Transfer &transfer = download();
    EXPECT_TRUE(ends(transfer, State::Failed));
    EXPECT_EQ(transfer.error()->kind, Error::Kind::Conflict);
    EXPECT_EQ(out(), "missing");
    transfer.retry();
    EXPECT_TRUE(ends(transfer, State::Done));
    EXPECT_TRUE(out() == *content);
}

TEST_F(VolumeTransfers, CancellingLeavesTheOldFile)
{
    content = pattern(9'500'000);
    QFile old(dir.filePath(u"out.bin"_s));
    ASSERT_TRUE(old.open(QIODevice::WriteOnly));
    old.write("old");
    old.close();
    broken = [](const Sent &call) {
        return call.headers.value("range").startsWith("bytes=8388608-") ? std::optional(Answer{200, {}, true})
                                                                        : std::nullopt;
    };
    Transfer &transfer = download();
    EXPECT_TRUE(wire.until([&] { return transfer.bytesDone() >= 8388608; }));
    transfer.cancel();
    EXPECT_EQ(transfer.state(), State::Cancelled);
    EXPECT_TRUE(wire.until([this] { return QDir(dir.path()).entryList(QDir::Files | QDir::Hidden).size() == 1; }));
    EXPECT_EQ(out(), "old");
}

namespace {

// A Files API of directories and files that can be listed and deleted.
struct VolumeRemovals : VolumeTransfers
{
    void SetUp() override
    {
        for (const char *dirName : {"/d", "/d/a", "/d/a/b", "/d/c"})
            there[u"/Volumes/m/s/v"_s + QLatin1String(dirName)] = true;
        for (const char *file : {"/d/1", "/d/a/2", "/d/a/b/3", "/d/c/4"})
            there[u"/Volumes/m/s/v"_s + QLatin1String(file)] = false;
        wire.answer = [this](const Sent &call) { return directory(call); };
    }

    Answer directory(const Sent &call)
    {
        const QString path = call.path.mid(call.path.indexOf(u"/Volumes"_s));
        if (broken) {
            if (const auto instead = broken(call))
                return *instead;
        }
        QByteArrayList below;
        for (const auto &[name, isDirectory] : there) {
            if (name.startsWith(path + u'/') && !name.mid(path.size() + 1).contains(u'/'))
                below +=
                    R"({"path":")" + name.toUtf8() + R"(","is_directory":)" + (isDirectory ? "true" : "false") + '}';
        }
        if (call.method == "GET")
            return Answer{200, R"({"contents":[)" + below.join(',') + "]}"};
        if (there.count(path) == 0)
            return Answer{404, R"({"error_code":"NOT_FOUND"})"};
        if (!below.isEmpty())
            return Answer{400, R"({"error_code":"INVALID_PARAMETER_VALUE","message":"not empty"})"};
        there.erase(path);
        return Answer{204, {}};
    }

    Transfer &remove() { return list.add(std::make_unique<VolumeRemoval>(files, u"/Volumes/m/s/v/d"_s)); }

    std::map<QString, bool> there;
};

} // namespace

TEST_F(VolumeRemovals, FilesGoFirstThenTheDeepestDirectories)
{
    Transfer &transfer = remove();
    EXPECT_TRUE(ends(transfer, State::Done));
    EXPECT_TRUE(there.empty());
    EXPECT_EQ(transfer.bytesDone(), 8);
    EXPECT_EQ(transfer.bytesTotal(), 8);
    EXPECT_EQ(count("DELETE"), 8) << "each once, none too early";
}

TEST_F(VolumeRemovals, WhatCannotBeDeletedIsNamedAndTheRestGoes)
{
    broken = [](const Sent &call) {
        return call.method == "DELETE" && call.path.endsWith(u"/a/2"_s)
                   ? std::optional(Answer{403, R"({"error_code":"PERMISSION_DENIED","message":"held"})"})
                   : std::nullopt;
    };
    Transfer &transfer = remove();
    EXPECT_TRUE(ends(transfer, State::Failed));
    EXPECT_TRUE(transfer.error()->message.contains(u"/Volumes/m/s/v/d/a/2: held"_s))
        << transfer.error()->message.toStdString();
    EXPECT_EQ(there.size(), 3U) << "the file and the two directories above it";
    broken = nullptr;
    transfer.retry();
    EXPECT_TRUE(ends(transfer, State::Done));
    EXPECT_TRUE(there.empty());
}

TEST_F(VolumeRemovals, ALostAnswerDoesNoHarm)
{
    bool lost = false;
    broken = [&](const Sent &call) -> std::optional<Answer> {
        if (call.method != "DELETE" || std::exchange(lost, true))
            return std::nullopt;
        there.erase(call.path.mid(call.path.indexOf(u"/Volumes"_s)));
        return Answer{200, {}, false, true};
    };
    EXPECT_TRUE(ends(remove(), State::Done));
    EXPECT_TRUE(there.empty());
}

TEST_F(VolumeRemovals, CancellingStops)
{
    broken = [](const Sent &call) {
        return call.method == "DELETE" ? std::optional(Answer{200, {}, true}) : std::nullopt;
    };
    Transfer &transfer = remove();
    EXPECT_TRUE(wire.until([this] { return count("DELETE") > 0; }));
    transfer.cancel();
    EXPECT_EQ(transfer.state(), State::Cancelled);
    EXPECT_EQ(there.size(), 8U);
}
