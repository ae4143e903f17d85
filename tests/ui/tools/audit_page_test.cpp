// SPDX-License-Identifier: GPL-3.0-or-later
// The audit log in its tab, with keys and clicks, on a real log.
#include "core/audit/audit_log.h"
#include "tests/ui/support/window_fixture.h"
#include "ui/dialogs/settings_dialog.h"
#include "ui/model/audit_model.h"
#include "ui/pages/audit_export_bar.h"
#include "ui/pages/audit_log_page.h"
#include "ui/pages/welcome_page.h"
#include "ui/shell/activity_dock.h"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QFileDialog>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTabWidget>
#include <QToolButton>

#include <gmock/gmock.h>

using namespace trowel;
using namespace trowel::test;

namespace {

struct AuditPageTest : WindowFixture
{
    QString path = disk.filePath(QStringLiteral("audit.sqlite"));
    std::unique_ptr<AuditLog> log = std::make_unique<AuditLog>(path);

    void SetUp() override
    {
        auditLog = log.get();
        WindowFixture::SetUp();
    }
    void TearDown() override
    {
        WindowFixture::TearDown();
        log.reset();
    }

    void write(quint64 id, const QDateTime &when = QDateTime::currentDateTimeUtc())
    {
        AuditAttempt call;
        call.requestId = id;
        call.when = when;
        call.who = QStringLiteral("jo@example.com");
        call.workspace = id % 2 == 0 ? QStringLiteral("prod-eu") : QStringLiteral("test-us");
        call.host = QStringLiteral("https://finance.example.com");
        call.family = QStringLiteral("warehouses");
        call.verb = id % 3 == 0 ? Verb::Get : Verb::Post;
        call.isRead = id % 3 == 0;
        call.path = QStringLiteral("/api/2.0/sql/warehouses/w%1/start").arg(id);
        call.body = QStringLiteral("{\"name\":\"Finance %1\"}").arg(id);
        log->attempt(call).detach();
        AuditOutcome end;
        end.requestId = id;
        end.when = when;
        end.status = id % 10 == 0 ? 403 : 200;
        end.outcome = id % 10 == 0 ? QStringLiteral("failed") : QStringLiteral("done");
        end.serverRequestId = QStringLiteral("r-%1").arg(id);
        log->outcome(end);
    }
    void writeMany(int count)
    {
        for (int i = 1; i <= count; ++i)
            write(quint64(i));
    }
    void settleLog()
    {
        bool written = false;
        log->count().onDone(window.get(), [&](const Result<qint64> &) { written = true; });
        EXPECT_TRUE(QTest::qWaitFor([&] { return written; }, 20000));
    }
    // What somebody does to the file behind the program's back.
    void tamper(const QString &statement)
    {
        settleLog();
        {
            QSqlDatabase db = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("tamper"));
            db.setDatabaseName(path);
            ASSERT_TRUE(db.open());
            QSqlQuery query(db);
            ASSERT_TRUE(query.exec(statement));
        }
        QSqlDatabase::removeDatabase(QStringLiteral("tamper"));
    }

    AuditLogPage *openPage()
    {
        QTest::keyClick(window.get(), Qt::Key_L, Qt::ControlModifier | Qt::ShiftModifier);
        auto *found = qobject_cast<AuditLogPage *>(window->currentPage());
        EXPECT_TRUE(found);
        EXPECT_TRUE(found && QTest::qWaitFor([&] { return isCalm(*found); }, 20000));
        return found;
    }
    static bool isCalm(const AuditLogPage &page)
    {
        return page.model().isKnown() && page.model().reading() == AuditModel::Reading::Idle;
    }
    // Until the list has these rows.
    static bool hasRows(const AuditLogPage &page, int rows)
    {
        return QTest::qWaitFor([&] { return isCalm(page) && page.model().rowCount() == rows; }, 20000);
    }
    template <typename T>
    static T *part(const QWidget &page, const char *name)
    {
        T *found = page.findChild<T *>(QLatin1String(name));
        EXPECT_TRUE(found) << name;
        return found;
    }
    // As the keyboard does it: Space is a key of the window, but not while a box has the focus.
    static void press(QCheckBox *box)
    {
        box->setFocus();
        QTest::keyClick(box, Qt::Key_Space);
    }
    // After a dialog: the window manager of the tests does not do it.
    void comeBack() const
    {
        window->activateWindow();
        EXPECT_TRUE(QTest::qWaitForWindowActive(window.get()));
    }
    static bool shows(const QWidget &page, const char *name)
    {
        return QTest::qWaitFor(
            [&] {
                const auto *widget = page.findChild<QWidget *>(QLatin1String(name));
                return widget && widget->isVisible();
            },
            20000);
    }
    void answerFileDialog(const QString &file) const
    {
        auto *files = dialog<QFileDialog>(QStringLiteral("fileDialog"));
        ASSERT_TRUE(files);
        files->selectFile(file);
        QMetaObject::invokeMethod(files, "accept");
    }
    static QByteArray contents(const QString &file)
    {
        QFile in(file);
        return in.open(QIODevice::ReadOnly) ? in.readAll() : QByteArray();
    }
};

} // namespace

TEST_F(AuditPageTest, OpensWithoutAWorkspaceAndOnlyOnce)
{
    write(1);
    AuditLogPage *page = openPage();
    ASSERT_TRUE(page);
    EXPECT_TRUE(page->isVisible());
    EXPECT_EQ(page->model().rowCount(), 1);
    EXPECT_TRUE(window->windowTitle().startsWith(QStringLiteral("Audit log")));
    EXPECT_EQ(openPage(), page);
    auto *tabs = window->findChild<QTabWidget *>(QStringLiteral("tabs"));
    EXPECT_EQ(tabs->count(), 1);
    QTest::keyClick(window.get(), Qt::Key_W, Qt::ControlModifier);
    EXPECT_EQ(tabs->count(), 0);
    EXPECT_FALSE(window->currentPage());
    EXPECT_TRUE(window->welcome().isVisible());
}

TEST_F(AuditPageTest, OutlivesTheWorkspacesAndIsInTheHistory)
{
    write(1);
    openDemo();
    list();
    AuditLogPage *page = openPage();
    ASSERT_TRUE(page);
    runCommand(window->windowCommands(), QStringLiteral("view.back"));
    EXPECT_NE(window->currentPage(), page);
    runCommand(window->windowCommands(), QStringLiteral("view.forward"));
    EXPECT_EQ(window->currentPage(), page);
    workspaces->close(workspaces->sessions().front()->workspace().profile().id);
    EXPECT_EQ(window->currentPage(), page);
    EXPECT_TRUE(page->isVisible());
}

TEST_F(AuditPageTest, IsReachedFromActivity)
{
    write(1);
    openDemo();
    window->activity().showTab(ActivityDock::Requests);
    QTest::mouseClick(part<QToolButton>(*window, "requests.audit"), Qt::LeftButton);
    EXPECT_TRUE(qobject_cast<AuditLogPage *>(window->currentPage()));
}

TEST_F(AuditPageTest, ReadsAPieceAndTheNextWhenSomebodyScrolls)
{
    writeMany(AuditModel::kPiece * 2 + 50);
    AuditLogPage *page = openPage();
    ASSERT_TRUE(page);
    EXPECT_LT(page->model().rowCount(), AuditModel::kPiece * 2 + 50) << "not everything at once";
    auto *table = part<QTableView>(*page, "list");
    const int read = page->model().rowCount();
    EXPECT_EQ(page->model().at(0).attempt.requestId, quint64(AuditModel::kPiece * 2 + 50)) << "newest first";
    table->setFocus();
    QTest::keyClick(table, Qt::Key_End, Qt::ControlModifier);
    EXPECT_TRUE(QTest::qWaitFor([&] { return page->model().rowCount() > read; }, 20000));
    QTest::keyClick(table, Qt::Key_End, Qt::ControlModifier);
    EXPECT_TRUE(hasRows(*page, AuditModel::kPiece * 2 + 50));
    for (int row = 1; row < page->model().rowCount(); ++row)
        ASSERT_LT(page->model().at(row).seq, page->model().at(row - 1).seq);
    EXPECT_EQ(part<QLabel>(*page, "pageCount")->text(), QLocale().toString(AuditModel::kPiece * 2 + 50));
}

TEST_F(AuditPageTest, WhatIsNewComesOnTopAndTheSelectionStays)
{
    writeMany(5);
    AuditLogPage *page = openPage();
    ASSERT_TRUE(page && hasRows(*page, 5));
    auto *table = part<QTableView>(*page, "list");
    table->selectRow(2);
    const qint64 chosen = page->model().at(2).seq;
    write(6);
    ASSERT_TRUE(hasRows(*page, 6));
    EXPECT_EQ(page->model().at(0).attempt.requestId, 6U);
    EXPECT_EQ(page->model().at(table->currentIndex().row()).seq, chosen);
}

TEST_F(AuditPageTest, SearchAndFiltersNarrow)
{
    writeMany(30);
    AuditLogPage *page = openPage();
    ASSERT_TRUE(page && hasRows(*page, 30));
    QTest::keyClick(part<QTableView>(*page, "list"), Qt::Key_Slash);
    auto *text = part<QLineEdit>(*page, "filter");
    EXPECT_TRUE(text->hasFocus());
    QTest::keyClicks(text, QStringLiteral("w12/"));
    ASSERT_TRUE(hasRows(*page, 1));
    EXPECT_EQ(page->model().at(0).attempt.requestId, 12U);
    text->clear();
    ASSERT_TRUE(hasRows(*page, 30));
    press(part<QCheckBox>(*page, "audit.failedOnly"));
    ASSERT_TRUE(hasRows(*page, 3));
    press(part<QCheckBox>(*page, "audit.changesOnly"));
    ASSERT_TRUE(hasRows(*page, 2)); // 30 is a read
    auto *workspace = part<QComboBox>(*page, "audit.workspace");
    ASSERT_TRUE(QTest::qWaitFor([&] { return workspace->count() == 3; }, 10000));
    workspace->setCurrentIndex(workspace->findData(QStringLiteral("test-us")));
    EXPECT_TRUE(hasRows(*page, 0));
    ASSERT_TRUE(shows(*page, "showAll"));
    QTest::mouseClick(part<QPushButton>(*page, "showAll"), Qt::LeftButton);
    EXPECT_TRUE(hasRows(*page, 30));
}

TEST_F(AuditPageTest, DaysAreTheDaysOfTheWindow)
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    write(1, now.addDays(-40));
    write(2, now.addDays(-10));
    write(3, now);
    AuditLogPage *page = openPage();
    ASSERT_TRUE(page && hasRows(*page, 3));
    auto *time = part<QComboBox>(*page, "audit.time");
    time->setCurrentIndex(time->findText(QStringLiteral("Last 30 days")));
    EXPECT_TRUE(hasRows(*page, 2));
    time->setCurrentIndex(time->findText(QStringLiteral("Last 7 days")));
    EXPECT_TRUE(hasRows(*page, 1));
    time->setCurrentIndex(time->findText(QStringLiteral("From … to …")));
    EXPECT_TRUE(part<QWidget>(*page, "audit.from")->isVisible());
}

TEST_F(AuditPageTest, DetailsShowAttemptOutcomeAndChainAndCopy)
{
    write(20);
    AuditLogPage *page = openPage();
    ASSERT_TRUE(page && hasRows(*page, 1));
    auto *table = part<QTableView>(*page, "list");
    table->selectRow(0);
    ASSERT_TRUE(shows(*page, "audit.details"));
    const QStringList said = words(*part<QWidget>(*page, "audit.details"));
    EXPECT_TRUE(said.contains(QStringLiteral("403")));
    EXPECT_TRUE(said.contains(QStringLiteral("r-20")));
    EXPECT_EQ(part<QPlainTextEdit>(*page, "audit.body")->toPlainText(), QStringLiteral("{\"name\":\"Finance 20\"}"));
    QTest::mouseClick(part<QToolButton>(*page, "audit.copyEntry"), Qt::LeftButton);
    const QString copied = QGuiApplication::clipboard()->text();
    EXPECT_THAT(copied.toStdString(), testing::HasSubstr("\"status\": 403"));
    EXPECT_THAT(copied.toStdString(), testing::HasSubstr("\"request_id\": \"r-20\""));
    table->setFocus();
    QTest::keyClick(table, Qt::Key_Space);
    EXPECT_TRUE(part<QWidget>(*page, "audit.details")->isHidden());
    QTest::keyClick(table, Qt::Key_Space);
    EXPECT_TRUE(shows(*page, "audit.details"));
}

TEST_F(AuditPageTest, VerifyingSaysWhatItCameTo)
{
    writeMany(3);
    AuditLogPage *page = openPage();
    ASSERT_TRUE(page);
    QTest::keyClick(page, Qt::Key_V, Qt::ControlModifier | Qt::ShiftModifier);
    ASSERT_TRUE(shows(*page, "audit.verdict"));
    auto *text = part<QLabel>(*page, "audit.verdictText");
    // Without a keychain nobody remembers the end of it.
    ASSERT_TRUE(QTest::qWaitFor([&] { return text->text().contains(QStringLiteral("keychain")); }, 20000))
        << text->text().toStdString();
    EXPECT_TRUE(text->text().startsWith(QStringLiteral("6 entries")));
    QTest::mouseClick(part<QToolButton>(*page, "audit.closeVerdict"), Qt::LeftButton);
    EXPECT_TRUE(part<QWidget>(*page, "audit.verdict")->isHidden());
}

TEST_F(AuditPageTest, AFindingLeadsToItsEntry)
{
    writeMany(AuditModel::kPiece * 2);
    tamper(QStringLiteral("UPDATE entries SET path = '/api/2.0/other' WHERE seq = 3"));
    AuditLogPage *page = openPage();
    ASSERT_TRUE(page);
    page->verify();
    auto *findings = part<QListWidget>(*page, "audit.findings");
    ASSERT_TRUE(QTest::qWaitFor([&] { return findings->isVisible() && findings->count() == 1; }, 20000));
    QTest::mouseClick(findings->viewport(), Qt::LeftButton, {}, findings->visualItemRect(findings->item(0)).center());
    ASSERT_TRUE(QTest::qWaitFor(
        [&] { return isCalm(*page) && page->model().rowCount() > 0 && page->model().at(0).seq == 3; }, 20000));
    ASSERT_TRUE(shows(*page, "audit.details"));
    EXPECT_TRUE(QTest::qWaitFor(
        [&] { return part<QLabel>(*page, "audit.detailsTitle")->text().contains(QStringLiteral("/api/2.0/other")); },
        10000));
    EXPECT_TRUE(part<QWidget>(*page, "audit.fromBand")->isVisible());
    QTest::mouseClick(part<QPushButton>(*page, "audit.newest"), Qt::LeftButton);
    EXPECT_TRUE(QTest::qWaitFor(
        [&] { return isCalm(*page) && page->model().at(0).attempt.requestId == quint64(AuditModel::kPiece * 2); },
        20000));
}

TEST_F(AuditPageTest, AGapIsSaidWhereItIs)
{
    writeMany(6);
    tamper(QStringLiteral("DELETE FROM entries WHERE seq IN (5, 6)"));
    AuditLogPage *page = openPage();
    ASSERT_TRUE(page);
    EXPECT_TRUE(part<QWidget>(*page, "audit.details")->isHidden()) << "nobody chose an entry yet";
    page->showObject(QStringLiteral("5"));
    ASSERT_TRUE(shows(*page, "audit.details"));
    EXPECT_EQ(part<QLabel>(*page, "audit.detailsTitle")->text(), QStringLiteral("The entry could not be read"));
}

TEST_F(AuditPageTest, WhatIsFilteredIsExported)
{
    writeMany(30);
    AuditLogPage *page = openPage();
    ASSERT_TRUE(page && hasRows(*page, 30));
    part<QCheckBox>(*page, "audit.failedOnly")->click();
    ASSERT_TRUE(hasRows(*page, 3));
    const QString file = disk.filePath(QStringLiteral("out.jsonl"));
    QTest::keyClick(page, Qt::Key_E, Qt::ControlModifier | Qt::ShiftModifier);
    answerFileDialog(file);
    auto *text = part<QLabel>(*page, "audit.exportText");
    ASSERT_TRUE(
        QTest::qWaitFor([&] { return text->text().startsWith(QStringLiteral("3 entries were exported")); }, 20000))
        << text->text().toStdString();
    EXPECT_EQ(contents(file).trimmed().split('\n').size(), 3);
    const QString table = disk.filePath(QStringLiteral("out.csv"));
    comeBack();
    page->setFocus();
    QTest::keyClick(page, Qt::Key_E, Qt::ControlModifier);
    answerFileDialog(table);
    ASSERT_TRUE(QTest::qWaitFor([&] { return QFile::exists(table); }, 20000));
    EXPECT_TRUE(contents(table).startsWith("entry,time,"));
}

TEST_F(AuditPageTest, AnExportThatFailsSaysWhy)
{
    writeMany(2);
    AuditLogPage::Host host;
    host.chooseSaveFile = [this](const QString &, const QString &suggested) {
        EXPECT_EQ(suggested, QStringLiteral("audit.csv"));
        return Task<QString>::ready(disk.filePath(QStringLiteral("no/such/folder/out.csv")));
    };
    AuditLogPage page(*log, host);
    page.show();
    EXPECT_TRUE(part<QWidget>(page, "audit.export")->isHidden());
    runCommand(page.commands(), QStringLiteral("audit.exportCsv"));
    ASSERT_TRUE(shows(page, "audit.export"));
    auto *text = part<QLabel>(page, "audit.exportText");
    EXPECT_TRUE(QTest::qWaitFor([&] { return text->text().startsWith(QStringLiteral("The export failed: ")); }, 20000))
        << text->text().toStdString();
    EXPECT_TRUE(text->text().contains(QStringLiteral("out.csv")));
}

TEST_F(AuditPageTest, AnExportIsCancelled)
{
    writeMany(2);
    settleLog();
    const QString file = disk.filePath(QStringLiteral("out.csv"));
    AuditExportBar bar(*log);
    bar.show();
    bar.start(file, AuditFormat::Csv, {});
    EXPECT_TRUE(bar.isRunning());
    QTest::mouseClick(part<QToolButton>(bar, "audit.cancelExport"), Qt::LeftButton); // before the loop turns once
    auto *text = part<QLabel>(bar, "audit.exportText");
    EXPECT_TRUE(QTest::qWaitFor([&] { return text->text().contains(QStringLiteral("canceled")); }, 20000))
        << text->text().toStdString();
    EXPECT_FALSE(bar.isRunning());
    settleLog();
    EXPECT_FALSE(QFile::exists(file));
    EXPECT_TRUE(part<QToolButton>(bar, "audit.closeExport")->isVisible());
}

TEST_F(AuditPageTest, RetentionAsksHowManyGo)
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    for (quint64 i = 1; i <= 4; ++i)
        write(i, now.addDays(-200));
    write(5, now);
    settleLog();
    const auto chosen = [&](bool yes) {
        comeBack();
        QTest::keyClick(window.get(), Qt::Key_Comma, Qt::ControlModifier);
        auto *settingsDialog = dialog<SettingsDialog>(QStringLiteral("settingsDialog"));
        settingsDialog->showCategory(3);
        auto *days = part<QComboBox>(*settingsDialog, "settings.audit");
        days->setCurrentIndex(days->findData(90));
        QTest::mouseClick(part<QPushButton>(*settingsDialog, "settings.save"), Qt::LeftButton);
        auto *question = dialog<QDialog>(QStringLiteral("auditRemoval"));
        ASSERT_TRUE(question);
        EXPECT_THAT(words(*question).join(QLatin1Char('\n')).toStdString(), testing::HasSubstr("Remove 4 calls"));
        const QPointer<QDialog> open(question);
        if (yes)
            question->accept();
        else
            question->reject();
        EXPECT_TRUE(QTest::qWaitFor([&] { return open.isNull(); }, 10000));
    };
    const auto count = [&] {
        qint64 found = -1;
        log->count().onDone(window.get(), [&](const Result<qint64> &result) { found = result.value_or(-2); });
        EXPECT_TRUE(QTest::qWaitFor([&] { return found != -1; }, 20000));
        return found;
    };
    chosen(false);
    EXPECT_EQ(preferences->now().auditDays, 0);
    EXPECT_EQ(count(), 5);
    chosen(true);
    EXPECT_EQ(preferences->now().auditDays, 90);
    EXPECT_TRUE(QTest::qWaitFor([&] { return window->activity().messages().rowCount() > 0; }, 20000));
    EXPECT_EQ(count(), 1);
}

TEST_F(AuditPageTest, OldEntriesGoAtTheStart)
{
    for (quint64 i = 1; i <= 3; ++i)
        write(i, QDateTime::currentDateTimeUtc().addDays(-200));
    write(4);
    settleLog();
    Settings kept;
    kept.auditDays = 90;
    preferences->set(kept);
    restart();
    AuditLogPage *page = openPage();
    ASSERT_TRUE(page);
    EXPECT_TRUE(QTest::qWaitFor([&] { return countAudit(path, {}).value_or(-1) == 1; }, 20000));
    page->refresh();
}
