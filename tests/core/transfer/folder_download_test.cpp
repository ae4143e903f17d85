// SPDX-License-Identifier: GPL-3.0-or-later
// A remote folder into a local one, against a tree in memory; the wire below is tested with each kind of file.
#include "core/transfer/folder_download.h"
#include "core/transfer/transfer_list.h"
#include "tests/support/problem.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <gtest/gtest.h>

using namespace trowel;
using namespace Qt::StringLiterals;

namespace {

struct FolderDownloads : testing::Test
{
    QTemporaryDir dir;
    TransferList list;
    QList<RemoteEntry> entries;
    QSet<QString> refused; // paths
    QStringList fetched;
    FileCount count;
    std::optional<Error> walkFails;
    QList<Promise<Nothing>> hanging;
    bool hang = false;

    FolderSource source()
    {
        FolderSource source;
        source.walk = [this](const QString &, const std::function<void(const RemoteEntry &)> &visit) {
            if (walkFails)
                return Task<FileCount>::ready(failure(*walkFails));
            for (const RemoteEntry &entry : std::as_const(entries))
                visit(entry);
            return Task<FileCount>::ready(count);
        };
        source.fetch = [this](const QString &path, const QString &localFile, const Progress &progress) {
            fetched += path;
            if (hang) {
                hanging += Promise<Nothing>([] {});
                return hanging.last().task();
            }
            if (refused.contains(path))
                return Task<Nothing>::ready(failure(Error::Kind::Forbidden, u"no"_s));
            progress(2, 4);
            QFile file(localFile);
            EXPECT_TRUE(file.open(QIODevice::WriteOnly)) << localFile.toStdString();
            file.write(path.toUtf8());
            return Task<Nothing>::ready(Nothing());
        };
        return source;
    }

    Transfer &start()
    {
        return list.add(std::make_unique<FolderDownload>(u"/x/in"_s, u"dbfs:/x/in"_s, dir.filePath(u"in"_s), source()));
    }

    static bool ends(const Transfer &transfer)
    {
        return QTest::qWaitFor([&] { return transfer.isEnded(); }, 10000);
    }

    QByteArray content(const QString &below)
    {
        QFile file(dir.filePath(u"in/"_s + below));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("nothing there");
    }
};

} // namespace

TEST_F(FolderDownloads, EverythingComesUnderItsNameEmptyFoldersToo)
{
    entries = {{u"/x/in/a.txt"_s, 4, false},
               {u"/x/in/deep"_s, 0, true},
               {u"/x/in/deep/er"_s, 0, true},
               {u"/x/in/deep/b.txt"_s, 4, false}};
    Transfer &transfer = start();
    EXPECT_EQ(transfer.name(), u"in"_s);
    ASSERT_TRUE(ends(transfer));
    ASSERT_EQ(transfer.state(), Transfer::State::Done)
        << problem(Result<Nothing>(failure(*transfer.error()))).message.toStdString();
    EXPECT_EQ(content(u"a.txt"_s), "/x/in/a.txt");
    EXPECT_EQ(content(u"deep/b.txt"_s), "/x/in/deep/b.txt");
    EXPECT_TRUE(QDir(dir.filePath(u"in/deep/er"_s)).exists());
    EXPECT_EQ(transfer.bytesDone(), 8);
    EXPECT_EQ(transfer.bytesTotal(), 8);
}

TEST_F(FolderDownloads, NothingGetsOutOfTheLocalFolderAndNamesStayApart)
{
    entries = {{u"/x/in/.."_s, 0, true},
               {u"/x/in/../evil"_s, 4, false},
               {u"/etc/passwd"_s, 4, false},
               {u"/x/in/A:b.txt"_s, 4, false},
               {u"/x/in/a_b.txt"_s, 4, false}};
    Transfer &transfer = start();
    ASSERT_TRUE(ends(transfer));
    EXPECT_EQ(transfer.state(), Transfer::State::Failed);
    EXPECT_EQ(transfer.error()->message, u"/etc/passwd was listed, but does not lie in the folder."_s);
    EXPECT_FALSE(fetched.contains(u"/etc/passwd"_s)) << "it is not below the folder";
    EXPECT_EQ(content(u"_/evil"_s), "/x/in/../evil");
    EXPECT_EQ(content(u"A_b.txt"_s), "/x/in/A:b.txt");
    EXPECT_EQ(content(u"a_b (2).txt"_s), "/x/in/a_b.txt");
    EXPECT_EQ(QDir(dir.path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot), QStringList{u"in"_s});
}

TEST_F(FolderDownloads, ARefusedFileDoesNotKeepTheOthersAndARetryReadsWhatIsMissing)
{
    for (int i = 0; i < 5; ++i)
        entries += {u"/x/in/%1"_s.arg(i), 4, false};
    refused = {u"/x/in/1"_s, u"/x/in/3"_s};
    Transfer &transfer = start();
    ASSERT_TRUE(ends(transfer));
    EXPECT_EQ(transfer.state(), Transfer::State::Failed);
    EXPECT_EQ(transfer.error()->kind, Error::Kind::Forbidden);
    EXPECT_EQ(transfer.error()->message, u"/x/in/1: no (and 1 more)"_s);
    EXPECT_EQ(content(u"4"_s), "/x/in/4");
    refused.clear();
    fetched.clear();
    transfer.retry();
    ASSERT_TRUE(ends(transfer));
    EXPECT_EQ(transfer.state(), Transfer::State::Done);
    EXPECT_EQ(fetched, (QStringList{u"/x/in/1"_s, u"/x/in/3"_s}));
    EXPECT_EQ(transfer.bytesDone(), 20);
}

TEST_F(FolderDownloads, WhatWasThrownAwayMeanwhileComesAgain)
{
    entries = {{u"/x/in/a"_s, 4, false}, {u"/x/in/b"_s, 4, false}};
    refused = {u"/x/in/b"_s};
    Transfer &transfer = start();
    ASSERT_TRUE(ends(transfer));
    ASSERT_TRUE(QDir(dir.filePath(u"in"_s)).removeRecursively());
    refused.clear();
    transfer.retry();
    ASSERT_TRUE(ends(transfer));
    EXPECT_EQ(transfer.state(), Transfer::State::Done);
    EXPECT_EQ(content(u"a"_s), "/x/in/a");
    EXPECT_EQ(content(u"b"_s), "/x/in/b");
}

TEST_F(FolderDownloads, ManyNamesThatBecomeOneAreToldApart)
{
    // Behind the cut of long names they differ no more.
    for (int i = 0; i < 2000; ++i)
        entries += {u"/x/in/"_s + QString(300, u'x') + QString::number(i), 0, false};
    Transfer &transfer = start();
    ASSERT_TRUE(ends(transfer));
    EXPECT_EQ(transfer.state(), Transfer::State::Done);
    EXPECT_EQ(QDir(dir.filePath(u"in"_s)).entryList(QDir::Files).size(), 2000);
}

TEST_F(FolderDownloads, AfterTooManyRefusalsItGivesUp)
{
    for (int i = 0; i < 300; ++i) {
        entries += {u"/x/in/%1"_s.arg(i), 1, false};
        refused.insert(entries.last().path);
    }
    Transfer &transfer = start();
    ASSERT_TRUE(ends(transfer));
    EXPECT_EQ(transfer.state(), Transfer::State::Failed);
    EXPECT_LT(fetched.size(), 110);
}

TEST_F(FolderDownloads, WhatCouldNotBeListedIsNotPassedOver)
{
    entries = {{u"/x/in/a"_s, 4, false}};
    count.complete = false;
    count.refusal = Error::make(Error::Kind::Forbidden, u"/x/in/closed: no"_s);
    Transfer &transfer = start();
    ASSERT_TRUE(ends(transfer));
    EXPECT_EQ(transfer.state(), Transfer::State::Failed);
    EXPECT_EQ(transfer.error()->kind, Error::Kind::Forbidden);
    EXPECT_EQ(transfer.error()->message, u"/x/in/closed: no"_s);
    EXPECT_EQ(content(u"a"_s), "/x/in/a") << "what could be is here";
    walkFails = Error::make(Error::Kind::NotFound, u"gone"_s);
    transfer.retry();
    ASSERT_TRUE(ends(transfer));
    EXPECT_EQ(transfer.error()->message, u"gone"_s);
}

TEST_F(FolderDownloads, ALocalFolderThatCannotBeMadeIsSaid)
{
    QFile file(dir.filePath(u"in"_s));
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    Transfer &transfer = start();
    ASSERT_TRUE(ends(transfer));
    EXPECT_EQ(transfer.state(), Transfer::State::Failed);
    EXPECT_EQ(transfer.error()->kind, Error::Kind::Storage);
    EXPECT_TRUE(fetched.isEmpty());
}

TEST_F(FolderDownloads, CancelStopsIt)
{
    entries = {{u"/x/in/a"_s, 4, false}, {u"/x/in/b"_s, 4, false}, {u"/x/in/c"_s, 4, false}, {u"/x/in/d"_s, 4, false}};
    hang = true;
    Transfer &transfer = start();
    ASSERT_TRUE(QTest::qWaitFor([this] { return hanging.size() == 3; }, 10000)) << "three at a time";
    transfer.cancel();
    EXPECT_EQ(transfer.state(), Transfer::State::Cancelled);
    for (Promise<Nothing> &promise : hanging)
        promise.settle(Nothing());
    QCoreApplication::processEvents();
    EXPECT_EQ(fetched.size(), 3);
}
