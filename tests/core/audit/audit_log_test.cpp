// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit_fixture.h"
#include "core/audit/audit_log.h"

#include <QDir>
#include <QFileInfo>
#include <QPointer>
#include <QSignalSpy>

using namespace trowel;
using namespace trowel::testing_support;

namespace {

class AuditLogTest : public AuditTest
{
};

TEST_F(AuditLogTest, AChangeIsOnDiskWhenItsTaskSettles)
{
    AuditLog log(m_path, &m_anchor);
    ASSERT_TRUE(outcomeOf(log.attempt(change(7))));
    const auto onDisk = queryAudit(m_path, {}, 10, 0); // a connection of its own
    ASSERT_TRUE(onDisk);
    ASSERT_EQ(onDisk->size(), 1);
    const AuditRecord &record = onDisk->first();
    EXPECT_EQ(record.attempt.requestId, 7U);
    EXPECT_EQ(record.attempt.path, u"/api/2.0/sql/warehouses/7");
    EXPECT_EQ(record.attempt.body, u"{\"name\":\"a\"}");
    EXPECT_EQ(record.attempt.when, change(7).when);
    EXPECT_EQ(record.attempt.verb, Verb::Post);
    EXPECT_FALSE(record.outcome);
}

TEST_F(AuditLogTest, ReadsSettleAtOnceAndShareATransaction)
{
    AuditLog log(m_path);
    const QSignalSpy changed(&log, &AuditLog::changed);
    for (quint64 i = 1; i <= 500; ++i)
        EXPECT_TRUE(log.attempt(readOf(i)).isSettled());
    EXPECT_EQ(outcomeOf(log.count()).value_or(-1), 500);
    EXPECT_LT(changed.count(), 250); // not a transaction each
}

TEST_F(AuditLogTest, OutcomesFindTheirAttempt)
{
    AuditLog log(m_path);
    log.attempt(change(1)).detach();
    log.attempt(readOf(2)).detach();
    log.outcome(doneOf(2));
    AuditFilter changes;
    changes.changesOnly = true;
    EXPECT_EQ(outcomeOf(log.count(changes)).value_or(-1), 1);
    const auto all = outcomeOf(log.query({}, 10));
    ASSERT_TRUE(all);
    ASSERT_EQ(all->size(), 2);
    ASSERT_TRUE(all->at(0).outcome); // newest first
    EXPECT_EQ(all->at(0).outcome->status, 200);
    EXPECT_EQ(all->at(0).outcome->serverRequestId, u"r-1");
    EXPECT_FALSE(all->at(1).outcome);
    EXPECT_EQ(outcomeOf(log.query({}, 1, 1))->first().attempt.requestId, 1U);
}

TEST_F(AuditLogTest, FiltersTakeAnyText)
{
    AuditLog log(m_path);
    log.attempt(change(1, u"100% 'quoted' \\ under_score"_qs)).detach();
    log.attempt(change(2)).detach();
    for (const QString &text : {u"100%"_qs, u"'quoted'"_qs, u"\\ UNDER_"_qs}) {
        AuditFilter filter;
        filter.text = text;
        EXPECT_EQ(outcomeOf(log.count(filter)).value_or(-1), 1) << text.toStdString();
    }
    AuditFilter none;
    none.text = u"'; DROP TABLE entries; --"_qs;
    EXPECT_EQ(outcomeOf(log.count(none)).value_or(-1), 0);
    AuditFilter time;
    time.from = change(2).when;
    EXPECT_EQ(outcomeOf(log.count(time)).value_or(-1), 1);
    time.to = time.from;
    EXPECT_EQ(outcomeOf(log.count(time)).value_or(-1), 0);
    AuditFilter workspace;
    workspace.workspace = u"Finance"_qs;
    workspace.family = u"jobs"_qs;
    EXPECT_EQ(outcomeOf(log.count(workspace)).value_or(-1), 0);
}

TEST_F(AuditLogTest, NothingWrittenIsAnEmptyLog)
{
    AuditLog log(m_path, &m_anchor);
    EXPECT_EQ(outcomeOf(log.count()).value_or(-1), 0);
    EXPECT_EQ(report(&m_anchor).state, AuditReport::State::NotAnchored);
    EXPECT_FALSE(QFileInfo::exists(m_path));
}

TEST_F(AuditLogTest, FilesAreForTheOwnerOnly)
{
    writeSome(1);
    const auto owner = QFile::ReadOwner | QFile::WriteOwner;
    const auto others =
        QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;
    AuditLog log(m_path);
    ASSERT_TRUE(outcomeOf(log.attempt(change(2))));
    for (const QString &suffix : {u""_qs, u"-wal"_qs, u"-shm"_qs}) {
        ASSERT_TRUE(QFileInfo::exists(m_path + suffix)) << suffix.toStdString();
        EXPECT_EQ(QFile::permissions(m_path + suffix) & (owner | others), owner) << suffix.toStdString();
    }
    EXPECT_FALSE(QFile::permissions(QFileInfo(m_path).absolutePath()) & others);
}

TEST_F(AuditLogTest, ASecretThatSlippedThroughIsCaught)
{
    AuditLog log(m_path);
    AuditAttempt entry = change(1, u"{\"a\":\"dapi0123456789abcdef0123456789abcdef\"}"_qs);
    entry.query = u"sig=c4n4ry"_qs;
    ASSERT_TRUE(outcomeOf(log.attempt(entry)));
    AuditOutcome outcome = doneOf(1);
    outcome.detail = u"said Bearer c4n4ry"_qs;
    log.outcome(outcome);
    ASSERT_TRUE(outcomeOf(log.close()));
    QByteArray bytes;
    for (const QString &suffix : {u""_qs, u"-wal"_qs}) {
        QFile file(m_path + suffix);
        if (file.open(QIODevice::ReadOnly))
            bytes += file.readAll();
    }
    EXPECT_TRUE(bytes.contains("warehouses"));
    EXPECT_FALSE(bytes.contains("c4n4ry"));
    EXPECT_FALSE(bytes.contains("0123456789abcdef"));
}

TEST_F(AuditLogTest, StrangeTextsVerify)
{
    AuditLog log(m_path, &m_anchor);
    const QString strange = QString(QChar(0xd800)) + QChar(u'\0') + u"ü\u2028"_qs + QChar(0xdc00);
    AuditAttempt entry = change(1, strange);
    entry.who = QString();
    entry.when = QDateTime();
    entry.requestId = ~quint64(0);
    ASSERT_TRUE(outcomeOf(log.attempt(entry)));
    ASSERT_TRUE(outcomeOf(log.attempt(change(2, QString(300000, u'x')))));
    ASSERT_TRUE(outcomeOf(log.close()));
    EXPECT_EQ(report(&m_anchor).state, AuditReport::State::Intact);
}

TEST_F(AuditLogTest, TwoLogsOnOneFileKeepOneChain)
{
    AuditLog one(m_path, &m_anchor);
    AuditLog two(m_path);
    std::vector<Task<Nothing>> written;
    for (quint64 i = 0; i < 200; ++i) {
        written.push_back((i % 2 ? one : two).attempt(change(i)));
        if (i % 7 == 0)
            QCoreApplication::processEvents();
    }
    for (const auto &task : written) {
        const auto outcome = outcomeOf(task);
        EXPECT_TRUE(outcome) << (outcome ? "" : outcome.error().message.toStdString());
    }
    ASSERT_TRUE(outcomeOf(two.close()));
    ASSERT_TRUE(outcomeOf(one.close()));
    const AuditReport seen = report(&m_anchor);
    EXPECT_EQ(seen.entries, 200);
    EXPECT_EQ(seen.state, AuditReport::State::Intact)
        << (seen.findings.isEmpty() ? "" : seen.findings.first().what.toStdString());
}

// Turning a new file into one with a write-ahead log needs it alone, and SQLite does not wait for that.
TEST_F(AuditLogTest, SeveralThatMakeTheFileAtOnceAllWrite)
{
    constexpr int kLogs = 8;
    std::vector<std::unique_ptr<AuditLog>> logs;
    std::vector<Task<Nothing>> written;
    for (quint64 i = 0; i < kLogs; ++i)
        logs.push_back(std::make_unique<AuditLog>(m_path));
    for (quint64 i = 0; i < kLogs; ++i)
        written.push_back(logs[i]->attempt(change(i)));
    for (auto &task : written) {
        const auto outcome = outcomeOf(task);
        EXPECT_TRUE(outcome) << (outcome ? "" : outcome.error().message.toStdString());
    }
    for (const auto &log : logs)
        EXPECT_TRUE(outcomeOf(log->close()));
    EXPECT_EQ(countAudit(m_path, {}).value_or(-1), kLogs);
}

TEST_F(AuditLogTest, WhereTheDiskRefusesChangesFailAndReadsWait)
{
    ASSERT_TRUE(QDir().mkpath(m_path)); // a folder in place of the file
    AuditLog log(m_path, &m_anchor);
    const auto refused = outcomeOf(log.attempt(change(1)));
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().kind, Error::Kind::Storage);
    EXPECT_TRUE(refused.error().message.contains(m_path)) << refused.error().message.toStdString();
    EXPECT_TRUE(log.attempt(readOf(2)).isSettled());
    log.outcome(doneOf(2));
    EXPECT_FALSE(outcomeOf(log.close())); // it says so, too

    AuditLog again(m_path, &m_anchor);
    EXPECT_TRUE(again.attempt(readOf(3)).isSettled());
    EXPECT_FALSE(outcomeOf(again.attempt(change(4))));
    ASSERT_TRUE(QDir().rmdir(m_path));
    ASSERT_TRUE(outcomeOf(again.attempt(change(5)))); // recovered
    const auto rows = outcomeOf(again.query({}, 10));
    ASSERT_TRUE(rows);
    ASSERT_EQ(rows->size(), 2); // the refused change was not sent and is not there
    EXPECT_EQ(rows->at(0).attempt.requestId, 5U);
    EXPECT_EQ(rows->at(1).attempt.requestId, 3U);
}

TEST_F(AuditLogTest, AFileThatIsNoDatabaseIsLeftAlone)
{
    ASSERT_TRUE(QDir().mkpath(QFileInfo(m_path).absolutePath()));
    QFile file(m_path);
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    const QByteArray bytes = QByteArray("precious ").repeated(1000);
    file.write(bytes);
    file.close();
    AuditLog log(m_path);
    const auto refused = outcomeOf(log.attempt(change(1)));
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().kind, Error::Kind::Storage);
    EXPECT_FALSE(outcomeOf(log.verify()));
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    EXPECT_EQ(file.readAll(), bytes);
}

TEST_F(AuditLogTest, ALockedFileRefusesAndRecovers)
{
    writeSome(1);
    {
        QSqlDatabase db = QSqlDatabase::addDatabase(u"QSQLITE"_qs, u"holder"_qs);
        db.setDatabaseName(m_path);
        ASSERT_TRUE(db.open());
        QSqlQuery holder(db);
        ASSERT_TRUE(holder.exec(u"BEGIN IMMEDIATE"_qs));
        AuditLog log(m_path, &m_anchor);
        const auto refused = outcomeOf(log.attempt(change(2)));
        ASSERT_FALSE(refused);
        EXPECT_EQ(refused.error().kind, Error::Kind::Storage);
        ASSERT_TRUE(holder.exec(u"ROLLBACK"_qs));
        EXPECT_TRUE(outcomeOf(log.attempt(change(3))));
    }
    QSqlDatabase::removeDatabase(u"holder"_qs);
}

TEST_F(AuditLogTest, AFileTakenAwayIsNotedAndReplaced)
{
    AuditLog log(m_path, &m_anchor);
    ASSERT_TRUE(outcomeOf(log.attempt(change(1))));
    for (const QString &suffix : {u""_qs, u"-wal"_qs, u"-shm"_qs})
        QFile::remove(m_path + suffix);
    ASSERT_TRUE(outcomeOf(log.attempt(change(2))));
    EXPECT_EQ(outcomeOf(log.count()).value_or(-1), 1); // on disk, not in a file without a name
    ASSERT_TRUE(outcomeOf(log.close()));
    const AuditReport seen = report(&m_anchor); // the keychain knows the new file only
    EXPECT_EQ(seen.state, AuditReport::State::Broken);
    ASSERT_EQ(seen.findings.size(), 1);
    EXPECT_EQ(seen.findings.first().what, u"Entry 1, written by this run, is no longer in the log.");
}

TEST_F(AuditLogTest, ACutWhileItRunsIsNoted)
{
    AuditLog log(m_path, &m_anchor);
    ASSERT_TRUE(outcomeOf(log.attempt(change(1))));
    ASSERT_TRUE(outcomeOf(log.attempt(change(2))));
    sql(u"DELETE FROM entries WHERE seq = 2"_qs);
    ASSERT_TRUE(outcomeOf(log.attempt(change(3))));
    ASSERT_TRUE(outcomeOf(log.close()));
    EXPECT_EQ(report(&m_anchor).state, AuditReport::State::Broken);
}

TEST_F(AuditLogTest, AfterCloseChangesAreRefused)
{
    AuditLog log(m_path);
    ASSERT_TRUE(outcomeOf(log.close()));
    const auto late = outcomeOf(log.attempt(change(1)));
    ASSERT_FALSE(late);
    EXPECT_EQ(late.error().kind, Error::Kind::Storage);
}

TEST_F(AuditLogTest, DestroyingWritesWhatWaits)
{
    auto log = std::make_unique<AuditLog>(m_path);
    for (quint64 i = 1; i <= 50; ++i)
        log->attempt(readOf(i)).detach();
    const auto waiting = log->attempt(change(51));
    log.reset();
    EXPECT_TRUE(waiting.isSettled()); // nobody waits for ever
    EXPECT_EQ(countAudit(m_path, {}).value_or(-1), 51);
}

} // namespace
