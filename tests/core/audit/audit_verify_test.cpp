// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit_fixture.h"
#include "core/audit/audit_schema.h"
#include "core/audit/audit_verify.h"

using namespace trowel;
using namespace trowel::testing_support;
using State = AuditReport::State;

namespace {

class AuditVerifyTest : public AuditTest
{
protected:
    // The words of the first finding at that row.
    QString finding(const AuditReport &seen, qint64 seq)
    {
        for (const AuditFinding &found : seen.findings) {
            if (found.seq == seq)
                return found.what;
        }
        return {};
    }
};

TEST_F(AuditVerifyTest, IntactAndAnchored)
{
    writeSome(20);
    const AuditReport seen = report(&m_anchor);
    EXPECT_EQ(seen.state, State::Intact);
    EXPECT_EQ(seen.entries, 20);
    EXPECT_EQ(seen.behindAnchor, 0);
    EXPECT_EQ(seen.findings.size(), 0);
}

TEST_F(AuditVerifyTest, WithoutAnAnchorItSaysSo)
{
    writeSome(3);
    EXPECT_EQ(report(nullptr).state, State::NotAnchored);
    m_anchor.value = QByteArray();
    EXPECT_EQ(report(&m_anchor).state, State::NotAnchored);
    m_anchor.value = "nonsense";
    EXPECT_EQ(report(&m_anchor).state, State::NotAnchored);
    m_anchor.trouble = Error::make(Error::Kind::Keychain, u"The keyring is locked."_qs);
    const AuditReport seen = report(&m_anchor);
    EXPECT_EQ(seen.state, State::NotAnchored);
    EXPECT_EQ(seen.notAnchoredBecause, u"The keyring is locked.");
}

TEST_F(AuditVerifyTest, EveryColumnIsCovered)
{
    QStringList columns;
    for (const AuditColumn &column : auditColumns())
        columns << column.name +
                       (column.isText ? u" = "_qs + column.name + u" || 'x'"_qs : u" = "_qs + column.name + u" + 1"_qs);
    for (const QString &assignment : columns) {
        QFile::remove(m_path);
        m_anchor.value = QByteArray();
        writeSome(5);
        sql(u"UPDATE entries SET "_qs + assignment + u" WHERE seq = 3"_qs);
        const AuditReport seen = report(&m_anchor);
        EXPECT_EQ(seen.state, State::Broken) << assignment.toStdString();
        EXPECT_NE(finding(seen, 3), QString()) << assignment.toStdString();
        EXPECT_EQ(finding(seen, 4), QString()) << "only the changed row is to blame";
    }
}

TEST_F(AuditVerifyTest, ChangedHash)
{
    writeSome(5);
    sql(u"UPDATE entries SET hash = zeroblob(32) WHERE seq = 2"_qs);
    EXPECT_EQ(report(&m_anchor).state, State::Broken);
}

TEST_F(AuditVerifyTest, MissingRows)
{
    writeSome(10);
    sql(u"DELETE FROM entries WHERE seq BETWEEN 4 AND 6"_qs);
    const AuditReport seen = report(&m_anchor);
    EXPECT_EQ(seen.state, State::Broken);
    EXPECT_EQ(finding(seen, 7), u"Entries 4 to 6 are missing.");
}

TEST_F(AuditVerifyTest, MissingBeginning)
{
    writeSome(10);
    sql(u"DELETE FROM entries WHERE seq < 3"_qs);
    EXPECT_EQ(finding(report(&m_anchor), 3), u"Entries 1 to 2 are missing.");
    sql(u"INSERT INTO head SELECT 1, 2, hash FROM entries WHERE seq = 3"_qs); // as if it had been pruned
    EXPECT_EQ(report(&m_anchor).state, State::Broken);
}

TEST_F(AuditVerifyTest, PrunedBeginningThatTheAnchorKnows)
{
    writeSome(10);
    sql(u"INSERT INTO head SELECT 1, seq, hash FROM entries WHERE seq = 4"_qs);
    sql(u"DELETE FROM entries WHERE seq <= 4"_qs);
    EXPECT_EQ(report(nullptr).state, State::NotAnchored); // the rows fit together
    EXPECT_EQ(report(&m_anchor).state, State::Broken);    // but nobody told the keychain
    m_anchor.value = QByteArray();
    {
        AuditLog log(m_path, &m_anchor);
        log.attempt(change(11)).detach();
        ASSERT_TRUE(outcomeOf(log.close()));
    }
    EXPECT_EQ(report(&m_anchor).state, State::Intact);
}

TEST_F(AuditVerifyTest, CutTailIsFoundByTheAnchorOnly)
{
    writeSome(10);
    sql(u"DELETE FROM entries WHERE seq > 7"_qs);
    EXPECT_EQ(report(nullptr).state, State::NotAnchored);
    const AuditReport seen = report(&m_anchor);
    EXPECT_EQ(seen.state, State::Broken);
    EXPECT_EQ(finding(seen, 7), u"The end is missing: the keychain remembers entry 10.");
}

TEST_F(AuditVerifyTest, EverythingGone)
{
    writeSome(2);
    sql(u"DELETE FROM entries"_qs);
    EXPECT_EQ(report(&m_anchor).state, State::Broken);
    ASSERT_TRUE(QFile::remove(m_path));
    EXPECT_EQ(report(&m_anchor).state, State::Broken);
}

TEST_F(AuditVerifyTest, SwappedRows)
{
    writeSome(5);
    sql(u"UPDATE entries SET seq = 100 WHERE seq = 2"_qs);
    sql(u"UPDATE entries SET seq = 2 WHERE seq = 3"_qs);
    sql(u"UPDATE entries SET seq = 3 WHERE seq = 100"_qs);
    const AuditReport seen = report(&m_anchor);
    EXPECT_NE(finding(seen, 2), QString());
    EXPECT_NE(finding(seen, 3), QString());
}

TEST_F(AuditVerifyTest, ForeignRow)
{
    writeSome(5);
    QStringList names;
    for (const AuditColumn &column : auditColumns())
        names << column.name;
    const QString list = names.join(u", ");
    sql(u"INSERT INTO entries (seq, hash, %1) SELECT 6, randomblob(32), %1 FROM entries WHERE seq = 5"_qs.arg(list));
    EXPECT_NE(finding(report(&m_anchor), 6), QString());
}

TEST_F(AuditVerifyTest, AnAnchorThatIsBehindIsFine)
{
    writeSome(5);
    const QByteArray old = m_anchor.value;
    {
        AuditLog log(m_path, &m_anchor);
        log.attempt(change(6)).detach();
        ASSERT_TRUE(outcomeOf(log.close()));
    }
    ASSERT_NE(m_anchor.value, old);
    m_anchor.value = old; // as after a crash before the keychain was told
    const AuditReport seen = report(&m_anchor);
    EXPECT_EQ(seen.state, State::Intact);
    EXPECT_EQ(seen.behindAnchor, 1);
}

TEST_F(AuditVerifyTest, WritingOnDoesNotHideACut)
{
    writeSome(10);
    sql(u"DELETE FROM entries WHERE seq > 7"_qs);
    {
        AuditLog log(m_path, &m_anchor);
        for (quint64 i = 1; i <= 5; ++i) // past the entry that the keychain remembers
            log.attempt(change(100 + i)).detach();
        ASSERT_TRUE(outcomeOf(log.close())); // now the keychain remembers the new end
    }
    const AuditReport seen = report(&m_anchor);
    EXPECT_EQ(seen.state, State::Broken);
    ASSERT_EQ(seen.findings.size(), 1);
    EXPECT_EQ(seen.findings.first().what, u"Entry 10, the newest the keychain remembered, was not in the log.");
}

TEST_F(AuditVerifyTest, ManyWritesShareOneAnchor)
{
    AuditLog log(m_path, &m_anchor);
    log.setAnchorDelay(std::chrono::milliseconds(50));
    for (quint64 i = 1; i <= 100; ++i)
        log.attempt(change(i)).detach();
    EXPECT_TRUE(QTest::qWaitFor([this] { return m_anchor.saves > 0; }, 20000));
    EXPECT_LT(m_anchor.saves, 10);
    EXPECT_TRUE(outcomeOf(log.verify()));
}

TEST_F(AuditVerifyTest, AKeychainThatComesBackIsTold)
{
    m_anchor.trouble = Error::make(Error::Kind::Keychain, u"The keyring is locked."_qs);
    AuditLog log(m_path, &m_anchor);
    ASSERT_TRUE(outcomeOf(log.attempt(change(1)))); // the log does not depend on it
    EXPECT_FALSE(outcomeOf(log.close()));
    m_anchor.trouble.reset();
    EXPECT_TRUE(outcomeOf(log.close()));
    EXPECT_EQ(report(&m_anchor).state, State::Intact);
}

} // namespace
