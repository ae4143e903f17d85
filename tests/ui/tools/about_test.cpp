// SPDX-License-Identifier: GPL-3.0-or-later
// What the program says about itself, and that none of it is anybody's.
#include "core/audit/audit_log.h"
#include "tests/ui/support/window_fixture.h"
#include "ui/dialogs/about_dialog.h"
#include "ui/shell/activity_dock.h"
#include "ui/shell/diagnostics.h"
#include "ui/shell/keys_dialog.h"

#include <QClipboard>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QTableWidget>

#include <gmock/gmock.h>

using namespace trowel;
using namespace trowel::test;

namespace {

struct AboutTest : WindowFixture
{
    AuditLog log{disk.filePath(QStringLiteral("audit.sqlite"))};

    void SetUp() override
    {
        auditLog = &log;
        WindowFixture::SetUp();
    }
    QTableWidget *keys() const
    {
        QTest::keyClick(QApplication::focusWidget() ? QApplication::focusWidget() : window.get(), Qt::Key_Question);
        auto *keysDialog = dialog<KeysDialog>(QStringLiteral("keysDialog"));
        return keysDialog ? keysDialog->findChild<QTableWidget *>(QStringLiteral("keys.table")) : nullptr;
    }
    static QStringList texts(const QTableWidget &table)
    {
        QStringList all;
        for (int row = 0; row < table.rowCount(); ++row)
            all += table.item(row, 0)->text() + QLatin1Char('|') + table.item(row, 1)->text() + QLatin1Char('|') +
                   table.item(row, 2)->text();
        return all;
    }
};

} // namespace

TEST_F(AboutTest, EverythingInsideHasALicenceThatCanBeRead)
{
    runCommand(window->windowCommands(), QStringLiteral("help.about"));
    auto *about = dialog<AboutDialog>(QStringLiteral("aboutDialog"));
    ASSERT_TRUE(about);
    auto *parts = about->findChild<QListWidget *>(QStringLiteral("about.parts"));
    auto *text = about->findChild<QPlainTextEdit *>(QStringLiteral("about.licence"));
    const QList<std::pair<QString, QString>> expected{
        {QStringLiteral("Trowel"), QStringLiteral("GNU GENERAL PUBLIC LICENSE")},
        {QStringLiteral("Qt"), QStringLiteral("GNU LESSER GENERAL PUBLIC LICENSE")},
        {QStringLiteral("QScintilla"), QStringLiteral("Riverbank Computing")},
        {QStringLiteral("QtKeychain"), QStringLiteral("Redistributions in binary form")},
        {QStringLiteral("SQLite"), QStringLiteral("public domain")},
        {QStringLiteral("tl::expected"), QStringLiteral("Creative Commons")},
        {QStringLiteral("zlib"), QStringLiteral("must not be misrepresented")}};
    ASSERT_EQ(parts->count(), expected.size());
    parts->setFocus();
    QTest::keyClick(parts, Qt::Key_Home);
    for (int row = 0; row < parts->count(); ++row) {
        EXPECT_TRUE(parts->currentItem()->text().startsWith(expected.at(row).first));
        EXPECT_TRUE(text->toPlainText().contains(expected.at(row).second)) << expected.at(row).first.toStdString();
        QTest::keyClick(parts, Qt::Key_Down);
    }
    about->reject();
}

TEST_F(AboutTest, TheVersionsAreThoseOfThisBuild)
{
    const QString all = versionLines().join(QLatin1Char('\n'));
    EXPECT_TRUE(all.contains(QStringLiteral("Trowel " TROWEL_VERSION)));
    EXPECT_TRUE(all.contains(QString::fromLatin1(qVersion())));
    EXPECT_TRUE(all.contains(QRegularExpression(QStringLiteral("SQLite 3\\.\\d+"))));
    EXPECT_TRUE(all.contains(QRegularExpression(QStringLiteral("(GCC|Clang) \\d+"))));
}

TEST_F(AboutTest, DiagnosticsHoldNothingOfAnybody)
{
    const QByteArray token = "dapi0123456789abcdef0123456789abcdef";
    Session &session = openDemo(QStringLiteral("secret-project"), Environment::Prod);
    Error error = Error::make(Error::Kind::Forbidden, QStringLiteral("ada@example.com may not, password=hunter2"));
    error.httpStatus = 403;
    error.code = QStringLiteral("CODE_OF_SOMEBODY");
    session.say(Message::Severity::Failure, QStringLiteral("Finance BI with %1").arg(QString::fromLatin1(token)), {},
                {QStringLiteral("Bearer %1").arg(QString::fromLatin1(token))}, error);
    Profile saved;
    saved.id = QUuid::createUuid();
    saved.name = QStringLiteral("saved-name");
    saved.host = QUrl(QStringLiteral("https://dbc-1a2b3c4d-5e6f.cloud.databricks.com"));
    ASSERT_TRUE(profiles.save({saved}));
    workspaces->readProfiles();
    Settings chosen;
    chosen.proxy = {ProxyChoice::Kind::Manual, QStringLiteral("proxy.company.example"), 3128,
                    QStringLiteral("proxy-user")};
    chosen.auditDays = 90;
    preferences->set(chosen);

    runCommand(window->windowCommands(), QStringLiteral("help.about"));
    auto *about = dialog<AboutDialog>(QStringLiteral("aboutDialog"));
    ASSERT_TRUE(about);
    QTest::mouseClick(about->findChild<QPushButton *>(QStringLiteral("about.copyDiagnostics")), Qt::LeftButton);
    const QString text = QGuiApplication::clipboard()->text();
    about->reject();
    for (const QString &there :
         {QStringLiteral("Qt "), QStringLiteral("proxy manual with sign-in"), QStringLiteral("forbidden (403): 1"),
          QStringLiteral("prod, signed in"), QStringLiteral("1 saved"), QStringLiteral("audit kept for 90 days")})
        EXPECT_TRUE(text.contains(there)) << there.toStdString() << "\n" << text.toStdString();
    const Identity who = session.workspace().identity();
    ASSERT_FALSE(who.userName.isEmpty());
    for (const QString &secret :
         {QString::fromLatin1(token), QString::fromUtf8(demo->token()), QStringLiteral("hunter2"),
          QStringLiteral("ada@example.com"), QStringLiteral("secret-project"), QStringLiteral("saved-name"),
          QStringLiteral("dbc-1a2b"), QStringLiteral("databricks.com"), QStringLiteral("proxy.company"),
          QStringLiteral("proxy-user"), QStringLiteral("Finance BI"), QStringLiteral("CODE_OF_SOMEBODY"),
          QStringLiteral("127.0.0.1"), who.userName, who.displayName, who.workspaceId, qEnvironmentVariable("HOME"),
          QString::fromLatin1(qgetenv("USER"))}) {
        // A shorter one, such as a user called "jo", would be found in any text.
        const bool found = secret.size() > 3 && text.contains(secret, Qt::CaseInsensitive);
        EXPECT_FALSE(found) << secret.toStdString();
    }
}

TEST_F(AboutTest, NoKeyIsMissingInTheHelp)
{
    openDemo();
    list();
    const CommandList ofList = window->currentPage()->commands();
    runCommand(window->windowCommands(), QStringLiteral("tools.audit"));
    const CommandList ofAudit = window->currentPage()->commands();
    runCommand(window->windowCommands(), QStringLiteral("go.previousTab"));
    list();
    QTableWidget *table = keys();
    ASSERT_TRUE(table);
    const QString all = texts(*table).join(QLatin1Char('\n'));
    int known = 0;
    const auto expectKey = [&](const QString &text, const QKeySequence &key) {
        if (key.isEmpty())
            return;
        ++known;
        EXPECT_TRUE(all.contains(QStringLiteral("|%1|%2").arg(text, key.toString(QKeySequence::NativeText))))
            << text.toStdString();
    };
    for (const Command &command : window->windowCommands())
        expectKey(command.text, command.shortcut);
    for (const auto &kind : kinds) {
        for (const ActionInfo &action : kind->actions())
            expectKey(action.text, action.shortcut);
    }
    for (const Command &command : ofList + ofAudit)
        expectKey(command.text, command.shortcut);
    EXPECT_GT(known, 20);
    // What lists do by themselves.
    for (const char *key : {"Return", "Space", "Backspace"})
        EXPECT_TRUE(all.contains(QStringLiteral("In a list|")) && all.contains(QLatin1String(key))) << key;
}

TEST_F(AboutTest, KeysAreFoundByWordAndByKey)
{
    QTableWidget *table = keys();
    ASSERT_TRUE(table);
    auto *search = window->findChild<QLineEdit *>(QStringLiteral("keys.search"));
    ASSERT_TRUE(search);
    EXPECT_TRUE(QTest::qWaitFor([&] { return search->hasFocus(); }, 10000));
    const int all = table->rowCount();
    QTest::keyClicks(search, QStringLiteral("refresh"));
    EXPECT_LT(table->rowCount(), all);
    EXPECT_TRUE(texts(*table).join(QLatin1Char('\n')).contains(QStringLiteral("Refresh|F5")));
    search->clear();
    QTest::keyClicks(search, QStringLiteral("ctrl+shift+l"));
    ASSERT_EQ(table->rowCount(), 1);
    EXPECT_TRUE(texts(*table).first().contains(QStringLiteral("Audit log")));
    search->clear();
    QTest::keyClicks(search, QStringLiteral("no such thing"));
    EXPECT_EQ(table->rowCount(), 0);
    EXPECT_FALSE(table->isVisible());
    search->clear();
    EXPECT_EQ(table->rowCount(), all);
}
