// SPDX-License-Identifier: GPL-3.0-or-later
// Nothing is doubled, no part looks complete, whatever breaks on the way.
#include "core/transfer/dbfs_transfers.h"
#include "core/transfer/transfer_list.h"
#include "tests/support/fake_dbfs.h"

#include <QDir>
#include <QTemporaryDir>

#include <gtest/gtest.h>

using namespace trowel;
using namespace Qt::StringLiterals;
using State = Transfer::State;

namespace {

const QString target = u"/FileStore/big.bin"_s;

QByteArray pattern(qint64 size)
{
    QByteArray bytes(size, Qt::Uninitialized);
    for (qint64 i = 0; i < size; ++i)
        bytes[i] = char(i * 7 + i / 1000);
    return bytes;
}

class DbfsTransfers : public testing::Test
{
protected:
    QString local(const QByteArray &content) const
    {
        const QString path = dir.filePath(u"big.bin"_s);
        QFile file(path);
        EXPECT_TRUE(file.open(QIODevice::WriteOnly));
        file.write(content);
        return path;
    }
    Transfer &upload(const QByteArray &content, bool overwrite = false)
    {
        return list.add(std::make_unique<DbfsUpload>(dbfs, local(content), target, overwrite));
    }
    Transfer &download() { return list.add(std::make_unique<DbfsDownload>(dbfs, target, dir.filePath(u"out.bin"_s))); }
    bool ends(const Transfer &transfer, State state)
    {
        const bool ended = wire.until([&] { return transfer.isEnded(); });
        EXPECT_EQ(transfer.state(), state) << transfer.error().value_or(Error()).message.toStdString();
        return ended;
    }
    // Everything that is on its way, such as taking a part away again.
    void settle()
    {
        EXPECT_TRUE(wire.until([this] { return names().size() <= 1; }));
    }
    QStringList names() const
    {
        QStringList all;
        for (const auto &[path, content] : server.files)
            all += path;
        return all;
    }
    QByteArray out() const
    {
        QFile file(dir.filePath(u"out.bin"_s));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("missing");
    }
    QStringList entries() const { return QDir(dir.path()).entryList(QDir::Files | QDir::Hidden | QDir::System); }
    // Breaks the nth call of that name.
    std::function<std::optional<Answer>(const QString &)> nth(const QString &name, int n, const Answer &answer)
    {
        return [this, name, n, answer](const QString &now) {
            return now == name && server.calls.value(name) == n ? std::optional(answer) : std::nullopt;
        };
    }

    const QByteArray large = pattern(2 * Dbfs::blockSize + 12'345);
    QTemporaryDir dir;
    ServiceWire wire;
    FakeDbfs server{wire};
    Dbfs dbfs{wire.api()};
    TransferList list;
};

} // namespace

TEST_F(DbfsTransfers, ASmallFileGoesInOneCall)
{
    Transfer &transfer = upload("hello");
    EXPECT_TRUE(ends(transfer, State::Done));
    EXPECT_EQ(server.files[target], "hello");
    EXPECT_EQ(wire.sent.size(), 1);
    EXPECT_EQ(transfer.to(), u"dbfs:/FileStore/big.bin"_s);
}

TEST_F(DbfsTransfers, ALargeFileGoesInBlocksAndTakesItsPlaceAtTheEnd)
{
    QStringList seen;
    server.before = [&](const QString &name) -> std::optional<Answer> {
        if (name == u"add-block"_s)
            seen += names();
        return std::nullopt;
    };
    Transfer &transfer = upload(large);
    EXPECT_TRUE(ends(transfer, State::Done));
    EXPECT_TRUE(server.files[target] == large);
    EXPECT_EQ(names(), QStringList{target});
    EXPECT_EQ(server.calls.value(u"add-block"_s), 3);
    EXPECT_EQ(transfer.bytesDone(), large.size());
    ASSERT_FALSE(seen.isEmpty());
    for (const QString &name : seen)
        EXPECT_TRUE(name.endsWith(u".partial"_s)) << name.toStdString();
}

TEST_F(DbfsTransfers, WhatIsThereIsNotReplacedUnasked)
{
    server.files[target] = "old";
    Transfer &refused = upload(large);
    EXPECT_TRUE(ends(refused, State::Failed));
    EXPECT_EQ(refused.error()->kind, Error::Kind::Conflict);
    EXPECT_EQ(server.files[target], "old");
    EXPECT_EQ(server.calls.value(u"create"_s), 0) << "said before anything was sent";
    EXPECT_TRUE(ends(upload(large, true), State::Done));
    EXPECT_TRUE(server.files[target] == large);
    EXPECT_EQ(names(), QStringList{target});
}

TEST_F(DbfsTransfers, ALostBlockIsNeverSentTwice)
{
    for (const bool executed : {false, true}) {
        server.files.clear();
        server.calls.clear();
        (executed ? server.after : server.before) = nth(u"add-block"_s, 2, FakeDbfs::lost());
        EXPECT_TRUE(ends(upload(large), State::Done));
        EXPECT_TRUE(server.files[target] == large) << "executed: " << executed;
        EXPECT_EQ(server.calls.value(u"create"_s), 2) << "begun anew";
        EXPECT_EQ(names(), QStringList{target});
        server.before = server.after = nullptr;
    }
}

TEST_F(DbfsTransfers, AnExpiredHandleBeginsAnew)
{
    server.before = nth(u"add-block"_s, 3, FakeDbfs::error(404, "RESOURCE_DOES_NOT_EXIST"));
    EXPECT_TRUE(ends(upload(large), State::Done));
    EXPECT_TRUE(server.files[target] == large);
    EXPECT_EQ(server.calls.value(u"create"_s), 2);
}

TEST_F(DbfsTransfers, ALostCloseIsVerified)
{
    server.after = nth(u"close"_s, 1, FakeDbfs::lost());
    EXPECT_TRUE(ends(upload(large), State::Done));
    EXPECT_TRUE(server.files[target] == large);
    EXPECT_EQ(server.calls.value(u"create"_s), 1);
}

TEST_F(DbfsTransfers, ALostMoveIsVerified)
{
    server.after = nth(u"move"_s, 1, FakeDbfs::lost());
    EXPECT_TRUE(ends(upload(large), State::Done));
    EXPECT_TRUE(server.files[target] == large);
    EXPECT_EQ(server.calls.value(u"move"_s), 1);
}

TEST_F(DbfsTransfers, AMoveThatFailsSaysWhereTheFileIs)
{
    server.files[target] = "old";
    server.before = nth(u"move"_s, 1, FakeDbfs::error(403, "PERMISSION_DENIED"));
    Transfer &transfer = upload(large, true);
    EXPECT_TRUE(ends(transfer, State::Failed));
    ASSERT_EQ(names().size(), 1);
    EXPECT_TRUE(server.files.begin()->second == large) << "the old file is gone: the new one must not go too";
    EXPECT_TRUE(transfer.error()->message.contains(names().first())) << transfer.error()->message.toStdString();
}

TEST_F(DbfsTransfers, AnUploadThatFailsLeavesNoPart)
{
    server.before = nth(u"add-block"_s, 2, FakeDbfs::error(403, "PERMISSION_DENIED"));
    EXPECT_TRUE(ends(upload(large), State::Failed));
    EXPECT_TRUE(wire.until([this] { return names().isEmpty(); }));
}

TEST_F(DbfsTransfers, ItGivesUpAfterAFewAttempts)
{
    server.after = [](const QString &name) {
        return name == u"add-block"_s ? std::optional(FakeDbfs::lost()) : std::nullopt;
    };
    EXPECT_TRUE(ends(upload(large), State::Failed));
    EXPECT_EQ(server.calls.value(u"create"_s), 3);
    EXPECT_TRUE(wire.until([this] { return names().isEmpty(); }));
}

TEST_F(DbfsTransfers, CancellingLeavesNothingThatLooksComplete)
{
    server.after = [](const QString &name) {
        return name == u"add-block"_s ? std::optional(Answer{200, {}, true}) : std::nullopt;
    };
    Transfer &transfer = upload(large);
    EXPECT_TRUE(wire.until([this] { return server.calls.value(u"add-block"_s) == 1; }));
    transfer.cancel();
    EXPECT_EQ(transfer.state(), State::Cancelled);
    EXPECT_TRUE(wire.until([this] { return names().isEmpty(); }));
}

TEST_F(DbfsTransfers, ALostPutIsVerifiedByItsBytes)
{
    server.after = nth(u"put"_s, 1, FakeDbfs::lost());
    EXPECT_TRUE(ends(upload("hello"), State::Done));
    EXPECT_EQ(server.calls.value(u"put"_s), 1);
    server.files[target] = "somebody else's";
    server.after = nullptr;
    server.before = nth(u"put"_s, 2, FakeDbfs::lost());
    EXPECT_TRUE(ends(upload("hello"), State::Failed));
    EXPECT_EQ(server.files[target], "somebody else's");
}

TEST_F(DbfsTransfers, AFileComesDownInBlocks)
{
    server.files[target] = large;
    Transfer &transfer = download();
    EXPECT_TRUE(ends(transfer, State::Done));
    EXPECT_TRUE(out() == large);
    EXPECT_EQ(server.calls.value(u"read"_s), 3);
    EXPECT_EQ(transfer.bytesDone(), large.size());
    EXPECT_EQ(entries(), QStringList{u"out.bin"_s});
    server.files[target] = {};
    EXPECT_TRUE(ends(download(), State::Done));
    EXPECT_EQ(out(), "") << "a file of no bytes is a file";
}

TEST_F(DbfsTransfers, ABrokenDownloadGoesOnWhereItWas)
{
    const QByteArray eight = pattern(8 * Dbfs::blockSize);
    server.files[target] = eight;
    // The seventh is asked for when three are on disk: four are on the wire at most.
    server.before = [this](const QString &name) {
        return name == u"read"_s && server.calls.value(name) >= 7
                   ? std::optional(FakeDbfs::error(403, "PERMISSION_DENIED"))
                   : std::nullopt;
    };
    Transfer &transfer = download();
    EXPECT_TRUE(ends(transfer, State::Failed));
    EXPECT_EQ(out(), "missing") << "a part does not look complete";
    server.before = nullptr;
    server.calls.clear();
    transfer.retry();
    EXPECT_TRUE(ends(transfer, State::Done));
    EXPECT_TRUE(out() == eight);
    EXPECT_LE(server.calls.value(u"read"_s), 5) << "what had come was kept";
    EXPECT_GE(server.calls.value(u"read"_s), 2);
}

TEST_F(DbfsTransfers, PiecesOfTwoVersionsNeverComeTogether)
{
    server.files[target] = large;
    server.after = [this](const QString &name) -> std::optional<Answer> {
        if (name == u"read"_s && server.calls.value(name) == 3)
            server.modified += 1000;
        return std::nullopt;
    };
    Transfer &transfer = download();
    EXPECT_TRUE(ends(transfer, State::Failed));
    EXPECT_EQ(transfer.error()->kind, Error::Kind::Conflict);
    EXPECT_EQ(out(), "missing");
    transfer.retry();
    EXPECT_TRUE(ends(transfer, State::Done));
    EXPECT_TRUE(out() == large);
}

TEST_F(DbfsTransfers, CancellingADownloadLeavesNothing)
{
    server.files[target] = large;
    server.before = [](const QString &name) {
        return name == u"read"_s ? std::optional(Answer{200, {}, true}) : std::nullopt;
    };
    Transfer &transfer = download();
    EXPECT_TRUE(wire.until([this] { return server.calls.value(u"read"_s) > 0; }));
    transfer.cancel();
    EXPECT_TRUE(wire.until([this] { return entries().isEmpty(); }));
    EXPECT_EQ(transfer.state(), State::Cancelled);
}

TEST_F(DbfsTransfers, ADeletionShowsHowOftenItAsked)
{
    server.before = [this](const QString &name) {
        return name == u"delete"_s && server.calls.value(name) < 3
                   ? std::optional(FakeDbfs::error(503, "PARTIAL_DELETE"))
                   : std::nullopt;
    };
    Transfer &transfer = list.add(std::make_unique<DbfsRemoval>(dbfs, u"/mnt/archive"_s));
    EXPECT_EQ(transfer.direction(), Transfer::Direction::Delete);
    EXPECT_TRUE(ends(transfer, State::Done));
    EXPECT_EQ(transfer.bytesDone(), 2);
    EXPECT_EQ(server.calls.value(u"delete"_s), 3);
}
