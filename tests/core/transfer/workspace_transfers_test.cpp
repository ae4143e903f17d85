// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transfer/transfer_list.h"
#include "core/transfer/workspace_transfers.h"
#include "tests/support/service_wire.h"

#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

#include <gtest/gtest.h>

using namespace trowel;
using namespace Qt::StringLiterals;
using State = Transfer::State;

namespace {

class WorkspaceTransfers : public testing::Test
{
protected:
    QString path(const QString &name) const { return dir.filePath(name); }

    void write(const QString &name, const QByteArray &content) const
    {
        QFile file(path(name));
        ASSERT_TRUE(file.open(QIODevice::WriteOnly));
        ASSERT_EQ(file.write(content), content.size());
    }

    QByteArray read(const QString &name) const
    {
        QFile file(path(name));
        EXPECT_TRUE(file.open(QIODevice::ReadOnly));
        return file.readAll();
    }

    QStringList entries() const { return QDir(dir.path()).entryList(QDir::Files | QDir::Hidden | QDir::System); }

    Transfer &upload(const QString &name)
    {
        return list.add(std::make_unique<ImportFile>(
            files, path(name), WorkspaceImport{u"/Users/ada/x"_s, "ignored", WorkspaceFormat::Auto, {}, false}));
    }

    Transfer &download(const QString &name)
    {
        return list.add(std::make_unique<ExportFile>(files, u"/Users/ada/x"_s, WorkspaceFormat::Source, path(name)));
    }

    bool ends(const Transfer &transfer, State state)
    {
        return wire.until([&] { return transfer.isEnded(); }) && transfer.state() == state;
    }

    QTemporaryDir dir;
    ServiceWire wire;
    WorkspaceFiles files{wire.api()};
    TransferList list;
};

} // namespace

TEST_F(WorkspaceTransfers, AFileGoesUp)
{
    write(u"notes.txt"_s, "hello");
    wire.answer = [](const Sent &) { return Answer(); };
    Transfer &transfer = upload(u"notes.txt"_s);
    EXPECT_EQ(transfer.name(), u"notes.txt"_s);
    EXPECT_EQ(transfer.from(), path(u"notes.txt"_s));
    EXPECT_EQ(transfer.to(), u"/Users/ada/x"_s);
    EXPECT_TRUE(ends(transfer, State::Done));
    EXPECT_EQ(transfer.bytesTotal(), 5);
    EXPECT_EQ(transfer.bytesDone(), 5);
    ASSERT_EQ(wire.sent.size(), 1);
    EXPECT_EQ(QJsonDocument::fromJson(wire.sent.at(0).body).object().value("content"_L1).toString(), u"aGVsbG8="_s);
}

TEST_F(WorkspaceTransfers, AVanishedFileIsNamedAndCanBeRetried)
{
    wire.answer = [](const Sent &) { return Answer(); };
    Transfer &transfer = upload(u"late.txt"_s);
    EXPECT_TRUE(ends(transfer, State::Failed));
    EXPECT_EQ(transfer.error().value_or(Error()).kind, Error::Kind::Storage);
    EXPECT_TRUE(transfer.error().value_or(Error()).message.contains(u"late.txt"_s));
    EXPECT_TRUE(wire.sent.isEmpty());
    write(u"late.txt"_s, "now");
    transfer.retry();
    EXPECT_TRUE(ends(transfer, State::Done));
}

TEST_F(WorkspaceTransfers, TooLargeIsNotRead)
{
    QFile file(path(u"big"_s));
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    ASSERT_TRUE(file.resize(WorkspaceFiles::importLimit + 1));
    Transfer &transfer = upload(u"big"_s);
    EXPECT_TRUE(ends(transfer, State::Failed));
    EXPECT_EQ(transfer.error().value_or(Error()).kind, Error::Kind::TooLarge);
    EXPECT_TRUE(wire.sent.isEmpty());
}

TEST_F(WorkspaceTransfers, AnObjectComesDown)
{
    wire.answer = [](const Sent &) { return Answer{200, R"({"content":"aGVsbG8=","file_type":"py"})"}; };
    Transfer &transfer = download(u"x.py"_s);
    EXPECT_TRUE(ends(transfer, State::Done));
    EXPECT_EQ(transfer.bytesDone(), 5);
    EXPECT_EQ(read(u"x.py"_s), "hello");
    EXPECT_EQ(entries(), QStringList{u"x.py"_s});
}

TEST_F(WorkspaceTransfers, AFailedExportKeepsTheOldFile)
{
    write(u"x.py"_s, "old");
    wire.answer = [](const Sent &) { return Answer{200, "<html>login</html>"}; };
    EXPECT_TRUE(ends(download(u"x.py"_s), State::Failed));
    EXPECT_EQ(read(u"x.py"_s), "old");
}

TEST_F(WorkspaceTransfers, CancelWhileWaitingForTheAnswer)
{
    wire.answer = [](const Sent &) { return Answer{200, {}, true}; };
    Transfer &transfer = download(u"x.py"_s);
    EXPECT_TRUE(wire.until([this] { return wire.sent.size() == 1; }));
    transfer.cancel();
    EXPECT_EQ(transfer.state(), State::Cancelled);
    EXPECT_EQ(entries(), QStringList());
}

TEST_F(WorkspaceTransfers, ABrokenTargetIsNamed)
{
    wire.answer = [](const Sent &) { return Answer{200, R"({"content":"aGVsbG8=","file_type":"py"})"}; };
    Transfer &transfer = download(u"missing/x.py"_s);
    EXPECT_TRUE(ends(transfer, State::Failed));
    EXPECT_EQ(transfer.error().value_or(Error()).kind, Error::Kind::Storage);
    EXPECT_TRUE(transfer.error().value_or(Error()).message.contains(u"missing"_s));
}
