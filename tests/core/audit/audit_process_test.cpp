// SPDX-License-Identifier: GPL-3.0-or-later
// Second processes: tests/programs/audit_writer.
#include "audit_fixture.h"

#include <QCoreApplication>
#include <QProcess>

using namespace trowel;
using namespace trowel::testing_support;

namespace {

class AuditProcessTest : public AuditTest
{
protected:
    void start(QProcess &child, int count)
    {
        child.setProcessChannelMode(QProcess::MergedChannels);
        // Built beside this one.
        child.start(QCoreApplication::applicationDirPath() + u"/audit_writer"_qs, {m_path, QString::number(count)});
        ASSERT_TRUE(child.waitForStarted());
    }

    static quint64 lastCommitted(const QByteArray &output)
    {
        quint64 last = 0;
        for (const QByteArray &line : output.left(output.lastIndexOf('\n') + 1).split('\n')) {
            if (line.startsWith("committed "))
                last = line.mid(10).toULongLong();
        }
        return last;
    }
};

TEST_F(AuditProcessTest, AKilledWriterLosesNothingItHadReported)
{
    QProcess child;
    start(child, 0);
    QByteArray output;
    EXPECT_TRUE(QTest::qWaitFor(
        [&] {
            output += child.readAll();
            return lastCommitted(output) >= 20;
        },
        60000));
    child.kill(); // SIGKILL
    ASSERT_TRUE(child.waitForFinished());
    EXPECT_EQ(child.exitStatus(), QProcess::CrashExit);
    output += child.readAll();
    const quint64 reported = lastCommitted(output);
    ASSERT_GE(reported, 20U);
    EXPECT_GE(countAudit(m_path, {}).value_or(-1), qint64(reported));
    const AuditReport seen = report(nullptr);
    EXPECT_EQ(seen.state, AuditReport::State::NotAnchored);
    EXPECT_EQ(seen.findings.size(), 0);
    writeSome(1); // and the file goes on
    EXPECT_EQ(report(&m_anchor).state, AuditReport::State::Intact);
}

TEST_F(AuditProcessTest, TwoProcessesKeepOneChain)
{
    QProcess one;
    QProcess two;
    start(one, 40);
    start(two, 40);
    AuditLog log(m_path, &m_anchor);
    for (quint64 i = 1; i <= 40; ++i)
        EXPECT_TRUE(outcomeOf(log.attempt(change(i))));
    for (QProcess *child : {&one, &two}) {
        EXPECT_TRUE(child->state() == QProcess::NotRunning || child->waitForFinished(60000));
        EXPECT_EQ(child->exitCode(), 0) << child->readAll().constData();
    }
    ASSERT_TRUE(outcomeOf(log.close()));
    const AuditReport seen = report(&m_anchor);
    EXPECT_EQ(seen.state, AuditReport::State::Intact);
    EXPECT_EQ(seen.entries, 120);
}

} // namespace
