// SPDX-License-Identifier: GPL-3.0-or-later
// Old entries go from the front; what is left verifies, at every moment in between.
#include "core/audit/audit_removal.h"
#include "tests/core/audit/audit_fixture.h"

#include <gmock/gmock.h>

using namespace trowel;
using namespace trowel::testing_support;

namespace {

// `change(id)` happened at 1700000000000 + id ms.
QDateTime momentOf(qint64 id)
{
    return QDateTime::fromMSecsSinceEpoch(1700000000000 + id, Qt::UTC);
}

struct AuditRemovalTest : AuditTest
{
    Result<qint64> remove(const QDateTime &olderThan, bool evenUnanchored = false)
    {
        AuditLog log(m_path, &m_anchor);
        auto removed = outcomeOf(log.removeOlder(olderThan, evenUnanchored));
        outcomeOf(log.close());
        return removed;
    }
    void expectIntact(qint64 entries)
    {
        const AuditReport now = report(&m_anchor);
        EXPECT_EQ(now.state, AuditReport::State::Intact)
            << (now.findings.isEmpty() ? "" : now.findings.first().what.toStdString());
        EXPECT_EQ(now.entries, entries);
    }
    AuditRemoval planned(const QDateTime &olderThan)
    {
        const auto plan = planAuditRemoval(m_path, olderThan);
        EXPECT_TRUE(plan);
        return plan.value_or(AuditRemoval());
    }
};

} // namespace

TEST_F(AuditRemovalTest, TheRestStillVerifies)
{
    writeSome(10);
    const AuditRemoval plan = planned(momentOf(5));
    EXPECT_EQ(plan.rows, 4);
    EXPECT_EQ(plan.calls, 4);
    EXPECT_EQ(plan.last.seq, 4);
    EXPECT_EQ(remove(momentOf(5)).value_or(-1), 4);
    expectIntact(6);
    writeSome(2);
    expectIntact(8);
    EXPECT_EQ(remove(momentOf(5)).value_or(-1), 0);
}

TEST_F(AuditRemovalTest, MoreThanOneStepGoes)
{
    writeSome(4500);
    EXPECT_EQ(remove(momentOf(4401)).value_or(-1), 4400);
    expectIntact(100);
}

TEST_F(AuditRemovalTest, AllOfItMayGo)
{
    writeSome(3);
    EXPECT_EQ(remove(momentOf(1000)).value_or(-1), 3);
    expectIntact(0);
    writeSome(1);
    expectIntact(1);
    AuditLog log(m_path, &m_anchor);
    const auto page = outcomeOf(log.piece({}, 10));
    ASSERT_TRUE(page);
    ASSERT_EQ(page->records.size(), 1);
    EXPECT_EQ(page->records.first().seq, 4) << "numbers go on";
}

TEST_F(AuditRemovalTest, AClockThatWasSetBackHoldsThingsUp)
{
    writeSome(3);
    {
        AuditLog log(m_path, &m_anchor);
        AuditAttempt late = change(1);
        late.when = momentOf(-5000);
        log.attempt(late).detach();
        ASSERT_TRUE(outcomeOf(log.close()));
    }
    EXPECT_EQ(remove(momentOf(0)).value_or(-1), 0) << "the entry in front of it is newer";
    expectIntact(4);
}

TEST_F(AuditRemovalTest, EndingBetweenKeychainAndFileLosesNothing)
{
    writeSome(10);
    // As if the program had ended when the keychain knew already and the file did not.
    const AuditRemoval plan = planned(momentOf(8));
    m_anchor.value = AuditMark{plan.newest, plan.last}.toText();
    expectIntact(10);
    // And after one step of the removal.
    const AuditRemoval part = planned(momentOf(4));
    ASSERT_EQ(removeAuditUpTo(m_path, part.last).value_or(-1), 3);
    expectIntact(7);
    EXPECT_EQ(remove(momentOf(8)).value_or(-1), 4);
    expectIntact(3);
}

TEST_F(AuditRemovalTest, MoreGoneThanTheKeychainKnowsIsFound)
{
    writeSome(10);
    ASSERT_EQ(remove(momentOf(5)).value_or(-1), 4);
    // Somebody goes on behind the keychain's back, with a head that fits.
    const AuditRemoval more = planned(momentOf(8));
    ASSERT_EQ(removeAuditUpTo(m_path, more.last).value_or(-1), 3);
    EXPECT_EQ(report(&m_anchor).state, AuditReport::State::Broken);
}

TEST_F(AuditRemovalTest, AKeychainThatCannotBeToldKeepsTheEntries)
{
    writeSome(5);
    m_anchor.trouble = Error::make(Error::Kind::Keychain, QStringLiteral("It is locked."));
    const auto refused = remove(momentOf(4));
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().kind, Error::Kind::Keychain);
    m_anchor.trouble.reset();
    expectIntact(5);
    m_anchor.trouble = Error::make(Error::Kind::Keychain, QStringLiteral("There is none."));
    EXPECT_EQ(remove(momentOf(4), true).value_or(-1), 3);
}

TEST_F(AuditRemovalTest, OthersWriteMeanwhile)
{
    writeSome(8000);
    AuditLog log(m_path, &m_anchor);
    const auto removal = log.removeOlder(momentOf(7901));
    for (int i = 0; i < 200; ++i) {
        const auto written = outcomeOf(log.attempt(change(quint64(9000 + i))));
        ASSERT_TRUE(written) << written.error().message.toStdString();
    }
    EXPECT_EQ(outcomeOf(removal).value_or(-1), 7900);
    ASSERT_TRUE(outcomeOf(log.close()));
    expectIntact(300);
}

TEST_F(AuditRemovalTest, AnInvalidDateRemovesNothing)
{
    writeSome(2);
    EXPECT_TRUE(planned(QDateTime()).isEmpty());
    EXPECT_EQ(remove(QDateTime()).value_or(-1), 0);
    expectIntact(2);
}
