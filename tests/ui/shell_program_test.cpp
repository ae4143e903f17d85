// SPDX-License-Identifier: GPL-3.0-or-later
// The program as a process: how it starts, how it is started twice, and how it ends.
#include "core/audit/audit_query.h"
#include "core/audit/audit_verify.h"

#include <QDirIterator>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <gtest/gtest.h>

using namespace trowel;

namespace {

struct ProgramTest : testing::Test
{
    QTemporaryDir disk;

    void prepare(QProcess &process, const QMap<QString, QString> &more = {}) const
    {
        QProcessEnvironment env;
        for (const char *kept : {"PATH", "LSAN_OPTIONS", "UBSAN_OPTIONS", "ASAN_OPTIONS", "QT_PLUGIN_PATH", "LANG"}) {
            if (qEnvironmentVariableIsSet(kept))
                env.insert(QString::fromLatin1(kept), qEnvironmentVariable(kept));
        }
        env.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
        env.insert(QStringLiteral("DBUS_SESSION_BUS_ADDRESS"), QStringLiteral("disabled:"));
        env.insert(QStringLiteral("HOME"), disk.path());
        for (const char *folder : {"XDG_RUNTIME_DIR", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"}) {
            const QString path = disk.filePath(QString::fromLatin1(folder).toLower());
            QDir().mkpath(path);
            QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
            env.insert(QString::fromLatin1(folder), path);
        }
        for (auto it = more.cbegin(); it != more.cend(); ++it)
            env.insert(it.key(), it.value());
        process.setProcessEnvironment(env);
        process.setProgram(QStringLiteral(TROWEL_PROGRAM));
    }
    static bool ended(QProcess &process)
    {
        return QTest::qWaitFor([&] { return process.state() == QProcess::NotRunning; }, 60000);
    }
    QString auditFile() const
    {
        QDirIterator files(disk.path(), {QStringLiteral("audit.sqlite")}, QDir::Files, QDirIterator::Subdirectories);
        return files.hasNext() ? files.next() : QString();
    }
    /// Until the log has that many requests.
    bool hasAudited(qint64 requests) const
    {
        return QTest::qWaitFor(
            [&] {
                const QString path = auditFile();
                const auto count = path.isEmpty() ? Result<qint64>(0) : countAudit(path, {});
                return count && *count >= requests;
            },
            60000);
    }
};

} // namespace

TEST_F(ProgramTest, EndsCleanlyWhenItIsToldTo)
{
    QProcess program;
    prepare(program);
    program.setArguments({QStringLiteral("--demo")});
    program.start();
    ASSERT_TRUE(hasAudited(2)) << program.readAllStandardError().toStdString();
    program.terminate();
    ASSERT_TRUE(ended(program));
    const std::string said = program.readAllStandardError().toStdString();
    EXPECT_EQ(program.exitStatus(), QProcess::NormalExit) << said;
    EXPECT_EQ(program.exitCode(), 0) << said;
    const auto report = verifyAudit(auditFile(), {});
    ASSERT_TRUE(report.has_value());
    EXPECT_NE(report->state, AuditReport::State::Broken);
    const auto records = queryAudit(auditFile(), {}, 100, 0);
    ASSERT_TRUE(records.has_value());
    for (const AuditRecord &record : *records)
        EXPECT_TRUE(record.outcome) << record.attempt.path.toStdString();
}

TEST_F(ProgramTest, ASecondStartHandsOverAndEnds)
{
    QProcess first;
    prepare(first);
    first.start();
    const QString socket = disk.filePath(QStringLiteral("xdg_runtime_dir/trowel.socket"));
    ASSERT_TRUE(QTest::qWaitFor([&] { return QFile::exists(socket); }, 60000));
    QProcess second;
    prepare(second);
    second.setArguments({QStringLiteral("--demo")});
    second.start();
    ASSERT_TRUE(ended(second));
    EXPECT_EQ(second.exitCode(), 0) << second.readAllStandardError().toStdString();
    EXPECT_EQ(first.state(), QProcess::Running);
    EXPECT_TRUE(hasAudited(1)); // the first one opened the demo
    first.terminate();
    ASSERT_TRUE(ended(first));
    EXPECT_EQ(first.exitCode(), 0) << first.readAllStandardError().toStdString();
    EXPECT_FALSE(QFile::exists(socket));
}

TEST_F(ProgramTest, ABadEnvironmentIsReportedBeforeThereIsAWindow)
{
    const QString host = QStringLiteral("DATABRICKS_HOST");
    const QString token = QStringLiteral("DATABRICKS_TOKEN");
    const QString good = QStringLiteral("dapi0123456789");
    const QList<QMap<QString, QString>> bad{
        {},
        {{host, QStringLiteral("https://a.example.com")}},
        {{host, QStringLiteral("http://a.example.com")}, {token, good}},
        {{host, QStringLiteral("https://a b")}, {token, good}},
        {{host, QStringLiteral("https://a.example.com")}, {token, QStringLiteral("two words")}}};
    for (const auto &variables : bad) {
        QProcess program;
        prepare(program, variables);
        program.setArguments({QStringLiteral("--env")});
        program.start();
        ASSERT_TRUE(ended(program));
        const QString said = QString::fromUtf8(program.readAllStandardError());
        EXPECT_EQ(program.exitCode(), 2) << said.toStdString();
        EXPECT_TRUE(said.startsWith(QStringLiteral("trowel: DATABRICKS_"))) << said.toStdString();
        EXPECT_FALSE(said.contains(good));
        EXPECT_FALSE(said.contains(QStringLiteral("two words")));
    }
    EXPECT_EQ(auditFile(), QString());
}

TEST_F(ProgramTest, AnUnknownOptionEndsWithTheHelp)
{
    QProcess program;
    prepare(program);
    program.setArguments({QStringLiteral("--nonsense")});
    program.start();
    ASSERT_TRUE(ended(program));
    EXPECT_EQ(program.exitCode(), 2);
    EXPECT_TRUE(program.readAllStandardError().contains("--nonsense"));
}
