// SPDX-License-Identifier: GPL-3.0-or-later
// What the page of the log asks for: pieces, one entry, choices, files.
#include "core/audit/audit_schema.h"
#include "tests/core/audit/audit_fixture.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <gmock/gmock.h>

using namespace trowel;
using namespace trowel::testing_support;

namespace {

struct AuditPages : AuditTest
{
    // Calls 1 to `count`: odd ones are changes, every fifth one failed.
    void writeCalls(AuditLog &log, int count)
    {
        for (int i = 1; i <= count; ++i) {
            AuditAttempt call = i % 2 == 1 ? change(quint64(i)) : readOf(quint64(i));
            call.workspace = i % 3 == 0 ? QStringLiteral("Sales") : QStringLiteral("Finance");
            call.family = i % 2 == 0 ? QStringLiteral("jobs") : QStringLiteral("warehouses");
            log.attempt(call).detach();
            AuditOutcome end = doneOf(quint64(i));
            if (i % 5 == 0) {
                end.outcome = QStringLiteral("failed");
                end.status = 403;
                end.detail = QStringLiteral("PERMISSION_DENIED: no");
            }
            log.outcome(end);
        }
    }
    AuditPiece pieceOf(AuditLog &log, const AuditFilter &filter, qint64 limit, qint64 before = 0)
    {
        const auto got = outcomeOf(log.piece(filter, limit, before));
        EXPECT_TRUE(got) << got.error().message.toStdString();
        return got.value_or(AuditPiece());
    }
    static QByteArray contents(const QString &path)
    {
        QFile file(path);
        EXPECT_TRUE(file.open(QIODevice::ReadOnly));
        return file.readAll();
    }
    Result<qint64> exported(AuditLog &log, AuditFormat format, const AuditFilter &filter = {})
    {
        return outcomeOf(log.exportTo(m_file, format, filter, std::make_shared<AuditExportState>()));
    }

    QString m_file = m_dir.filePath(QStringLiteral("out"));
};

} // namespace

TEST_F(AuditPages, ComeInPiecesNewestFirstAndNoneTwice)
{
    AuditLog log(m_path, &m_anchor);
    writeCalls(log, 25);
    QList<quint64> ids;
    qint64 before = 0;
    for (int pieces = 1;; ++pieces) {
        const AuditPiece got = pieceOf(log, {}, 10, before);
        ASSERT_FALSE(got.records.isEmpty());
        for (const AuditRecord &record : got.records)
            ids += record.attempt.requestId;
        before = got.records.last().seq;
        if (!got.more) {
            EXPECT_EQ(pieces, 3);
            break;
        }
    }
    ASSERT_EQ(ids.size(), 25);
    for (int i = 0; i < 25; ++i)
        EXPECT_EQ(ids.at(i), quint64(25 - i));
}

TEST_F(AuditPages, AnExactlyFullPieceIsTheLast)
{
    AuditLog log(m_path, &m_anchor);
    writeCalls(log, 10);
    const AuditPiece got = pieceOf(log, {}, 10);
    EXPECT_EQ(got.records.size(), 10);
    EXPECT_FALSE(got.more);
    EXPECT_EQ(outcomeOf(log.countRecords({})).value_or(-1), 10);
}

TEST_F(AuditPages, EveryFilterNarrows)
{
    AuditLog log(m_path, &m_anchor);
    writeCalls(log, 30);
    AuditFilter failed;
    failed.failedOnly = true;
    const AuditPiece six = pieceOf(log, failed, 100);
    ASSERT_EQ(six.records.size(), 6);
    for (const AuditRecord &record : six.records)
        EXPECT_EQ(record.outcome->status, 403);
    AuditFilter all = failed;
    all.changesOnly = true;
    all.workspace = QStringLiteral("Sales");
    all.family = QStringLiteral("warehouses");
    all.text = QStringLiteral("permission_denied");
    const AuditPiece one = pieceOf(log, all, 100);
    ASSERT_EQ(one.records.size(), 1); // odd, by three and by five
    EXPECT_EQ(one.records.first().attempt.requestId, 15U);
    all.to = one.records.first().attempt.when;
    EXPECT_TRUE(pieceOf(log, all, 100).records.isEmpty());
}

TEST_F(AuditPages, ARecordKnowsBothItsPlacesInTheChain)
{
    AuditLog log(m_path, &m_anchor);
    writeCalls(log, 2);
    const AuditPiece got = pieceOf(log, {}, 10);
    ASSERT_EQ(got.records.size(), 2);
    for (const AuditRecord &record : got.records) {
        EXPECT_EQ(record.hash.size(), 32);
        EXPECT_EQ(record.outcomeHash.size(), 32);
        EXPECT_GT(record.outcomeSeq, record.seq);
        for (const qint64 seq : {record.seq, record.outcomeSeq}) {
            const auto found = outcomeOf(log.entry(seq));
            ASSERT_TRUE(found);
            EXPECT_EQ(found->seq, record.seq);
            EXPECT_EQ(found->attempt.requestId, record.attempt.requestId);
        }
    }
    const auto missing = outcomeOf(log.entry(4711));
    ASSERT_FALSE(missing);
    EXPECT_EQ(missing.error().kind, Error::Kind::NotFound);
}

TEST_F(AuditPages, NotesOfTheLogStandAmongTheRecords)
{
    writeSome(3);
    sql(QStringLiteral("DELETE FROM entries WHERE seq = 3"));
    AuditLog log(m_path, &m_anchor);
    log.attempt(change(9)).detach();
    ASSERT_TRUE(outcomeOf(log.close())); // looks at what the keychain remembers, and notes the gap
    const AuditPiece got = pieceOf(log, {}, 10);
    ASSERT_EQ(got.records.size(), 4);
    EXPECT_TRUE(got.records.first().isNote());
    EXPECT_THAT(got.records.first().note.toStdString(), testing::HasSubstr("Entry 3"));
    const auto found = outcomeOf(log.entry(got.records.first().seq));
    ASSERT_TRUE(found);
    EXPECT_TRUE(found->isNote());
    AuditFilter changes;
    changes.changesOnly = true;
    EXPECT_EQ(pieceOf(log, changes, 10).records.size(), 3);
}

TEST_F(AuditPages, ChoicesAreWhatOccurs)
{
    AuditLog log(m_path, &m_anchor);
    writeCalls(log, 6);
    const auto choices = outcomeOf(log.choices());
    ASSERT_TRUE(choices);
    EXPECT_EQ(choices->workspaces, (QStringList{QStringLiteral("Finance"), QStringLiteral("Sales")}));
    EXPECT_EQ(choices->families, (QStringList{QStringLiteral("jobs"), QStringLiteral("warehouses")}));
}

TEST_F(AuditPages, ALogThatWasNeverWrittenIsEmpty)
{
    AuditLog log(m_path, &m_anchor);
    EXPECT_TRUE(pieceOf(log, {}, 10).records.isEmpty());
    EXPECT_EQ(outcomeOf(log.countRecords({})).value_or(-1), 0);
    EXPECT_TRUE(outcomeOf(log.choices())->families.isEmpty());
    EXPECT_EQ(exported(log, AuditFormat::JsonLines).value_or(-1), 0);
    EXPECT_EQ(contents(m_file), QByteArray());
}

TEST_F(AuditPages, JsonLinesHoldWhatTheLogHolds)
{
    AuditLog log(m_path, &m_anchor);
    AuditAttempt call = change(1, QStringLiteral("{\"name\":\"=1+1\\n\"}"));
    log.attempt(call).detach();
    log.outcome(doneOf(1));
    log.attempt(change(2)).detach();
    EXPECT_EQ(exported(log, AuditFormat::JsonLines).value_or(-1), 2);
    const QList<QByteArray> lines = contents(m_file).trimmed().split('\n');
    ASSERT_EQ(lines.size(), 2);
    const QJsonObject last = QJsonDocument::fromJson(lines.first()).object();
    EXPECT_EQ(last.value(QStringLiteral("outcome")).toString(), QString()) << "it has none yet";
    const QJsonObject first = QJsonDocument::fromJson(lines.last()).object();
    EXPECT_EQ(first.value(QStringLiteral("body")).toString(), call.body);
    EXPECT_EQ(first.value(QStringLiteral("status")).toInt(), 200);
    EXPECT_EQ(first.value(QStringLiteral("hash")).toString().size(), 64);
    EXPECT_EQ(QFile::permissions(m_file) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
}

TEST_F(AuditPages, CsvIsQuotedAndHoldsNoFormula)
{
    AuditLog log(m_path, &m_anchor);
    AuditAttempt call = change(1, QStringLiteral("=HYPERLINK(\"x\"),\n2"));
    call.who = QStringLiteral("-jo");
    log.attempt(call).detach();
    EXPECT_EQ(exported(log, AuditFormat::Csv).value_or(-1), 1);
    const QByteArray text = contents(m_file);
    EXPECT_TRUE(text.startsWith("entry,time,workspace,host,who,")) << text.constData();
    EXPECT_THAT(text.toStdString(), testing::HasSubstr("\"'=HYPERLINK(\"\"x\"\"),\n2\""));
    EXPECT_THAT(text.toStdString(), testing::HasSubstr(",'-jo,"));
}

TEST_F(AuditPages, AnExportThatIsStoppedLeavesTheFileAsItWas)
{
    AuditLog log(m_path, &m_anchor);
    writeCalls(log, 50);
    ASSERT_TRUE(outcomeOf(log.countRecords({})));
    QFile before(m_file);
    ASSERT_TRUE(before.open(QIODevice::WriteOnly));
    before.write("mine");
    before.close();
    AuditExportState state;
    state.stop = true;
    const auto done = exportAudit(m_path, {}, m_file, AuditFormat::Csv, state);
    ASSERT_FALSE(done);
    EXPECT_TRUE(done.error().isCancelled());
    EXPECT_EQ(contents(m_file), QByteArray("mine"));

    const auto shared = std::make_shared<AuditExportState>();
    const auto task = log.exportTo(m_file, AuditFormat::Csv, {}, shared);
    task.cancel();
    EXPECT_TRUE(shared->stop);
}

TEST_F(AuditPages, AFileThatCannotBeWrittenIsSaid)
{
    AuditLog log(m_path, &m_anchor);
    writeCalls(log, 1);
    m_file = m_dir.filePath(QStringLiteral("no/such/folder/out.csv"));
    const auto done = exported(log, AuditFormat::Csv);
    ASSERT_FALSE(done);
    EXPECT_EQ(done.error().kind, Error::Kind::Storage);
    EXPECT_THAT(done.error().message.toStdString(), testing::HasSubstr("out.csv"));
}
