// SPDX-License-Identifier: GPL-3.0-or-later
// Files on their way into the workspace and out of it, by point and click and by drag and drop.
#include "tests/e2e/driver.h"
#include "ui/shell/activity_dock.h"

#include <QApplication>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTabBar>

#include <gtest/gtest.h>

using namespace trowel;
using namespace trowel::e2e;
using namespace Qt::StringLiterals;

namespace {

const QByteArray kNotebook = "# Databricks notebook source\nprint(1)\n\n# COMMAND ----------\n\n# MAGIC %sql\n"
                             "# MAGIC SELECT 1\n";
const QByteArray kJupyter = R"json({"cells":[{"cell_type":"code","metadata":{},"source":["print(2)"],"outputs":[],
"execution_count":null}],"metadata":{"language_info":{"name":"python"}},"nbformat":4,"nbformat_minor":5})json";
const QString kInbox = u"/Shared/inbox/"_s;

struct TransfersE2e : testing::Test
{
    Driver driver;

    void SetUp() override { ASSERT_TRUE(driver.openFolder(u"/Shared/inbox"_s)); }

    std::optional<QByteArray> onServer(const QString &name) { return driver.server().workspaceContent(kInbox + name); }
    QByteArray onDisk(const QString &name)
    {
        QFile file(driver.disk(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(no file)");
    }
    bool startImport(const QStringList &files)
    {
        return driver.clickVerb(u"Import"_s) && driver.chooseFiles(files) && driver.dialog(u"importFiles"_s);
    }
    bool import(const QString &name, const QByteArray &bytes)
    {
        return startImport({driver.localFile(name, bytes)}) && driver.press(u"Import"_s) && driver.dialogGone();
    }
    // What stands in the list of transfers.
    QString transfer(int row, int column)
    {
        return driver.window().activity().transfers().index(row, column).data().toString();
    }
    bool openTransfers()
    {
        auto *tabs = driver.window().activity().findChild<QTabBar *>(u"activity.tabs"_s);
        auto *list = driver.window().activity().findChild<QTableView *>(u"transfers.table"_s);
        return clickAt(tabs, tabs->tabRect(ActivityDock::Transfers).center()) && wait([&] {
                   const QPoint row = list->visualRect(list->model()->index(0, 0)).center();
                   return list->viewport()->isVisible() && list->viewport()->rect().contains(row);
               }) &&
               clickAt(list->viewport(), list->visualRect(list->model()->index(0, 0)).center());
    }
};

} // namespace

TEST_F(TransfersE2e, AnEmptyFolderOffersTheImport)
{
    EXPECT_EQ(driver.stateTitle(), u"This folder is empty"_s);
    ASSERT_TRUE(driver.pressOnPage(u"emptyAction"_s));
    ASSERT_TRUE(driver.chooseFiles({driver.localFile(u"gates.csv"_s, "code,gates\nAAR,4\n")}));
    ASSERT_TRUE(driver.dialog(u"importFiles"_s));
    ASSERT_TRUE(driver.press(u"Import"_s));
    ASSERT_TRUE(driver.waitForRow(u"gates.csv"_s));
    EXPECT_EQ(onServer(u"gates.csv"_s), QByteArray("code,gates\nAAR,4\n"));
    EXPECT_TRUE(driver.told(u"gates.csv was imported"_s));
}

TEST_F(TransfersE2e, ImportInEveryFormatOfTheForm)
{
    // What the form offers, what is given, and what must be there afterwards.
    struct Row
    {
        QString format;
        QString file;
        QByteArray bytes;
        QString makes;
        QString type;
    };
    QList<Row> rows = {
        {u"Detect automatically"_s, u"one.py"_s, kNotebook, u"one"_s, u"Notebook"_s},
        {u"Source"_s, u"two.sql"_s, "SELECT 2\n", u"two"_s, u"Notebook"_s},
        {u"Jupyter notebook (.ipynb)"_s, u"three.ipynb"_s, kJupyter, u"three"_s, u"Notebook"_s},
        {u"R Markdown"_s, u"four.Rmd"_s, "---\ntitle: x\n---\n```{r}\n1+1\n```\n", u"four"_s, u"Notebook"_s},
        {u"Raw file"_s, u"five.py"_s, kNotebook, u"five.py"_s, u"File"_s}};
    for (const Row &row : rows) {
        ASSERT_TRUE(startImport({driver.localFile(row.file, row.bytes)}));
        ASSERT_TRUE(driver.fill(u"format"_s, row.format));
        ASSERT_TRUE(driver.fill(u"name"_s, row.makes));
        ASSERT_TRUE(driver.press(u"Import"_s));
        ASSERT_TRUE(driver.dialogGone());
        ASSERT_TRUE(driver.waitForRow(row.makes)) << driver.messages().join(u" | "_s).toStdString();
        EXPECT_EQ(driver.cell(row.makes, u"Type"_s), row.type);
        EXPECT_TRUE(onServer(row.makes).has_value());
    }
    EXPECT_EQ(driver.cell(u"two"_s, u"Language"_s), u"SQL"_s);
    EXPECT_EQ(driver.cell(u"four"_s, u"Language"_s), u"R"_s);
    EXPECT_EQ(onServer(u"five.py"_s), kNotebook);
    EXPECT_TRUE(onServer(u"three"_s)->contains("print(2)"));

    // What Databricks packs itself goes out and comes back: HTML and the archive.
    for (const auto &[format, ending] :
         {std::pair{u"HTML page"_s, u".html"_s}, {u"Databricks archive (.dbc)"_s, u".dbc"_s}}) {
        ASSERT_TRUE(driver.select(u"one"_s));
        ASSERT_TRUE(driver.choose(driver.contextMenu(u"one"_s), u"Export as…"_s));
        ASSERT_TRUE(driver.dialog(u"exportAs"_s));
        ASSERT_TRUE(driver.fill(u"format"_s, format));
        ASSERT_TRUE(driver.press(u"Export…"_s));
        const QString file = u"again"_s + ending;
        ASSERT_TRUE(driver.chooseFiles({driver.disk(file)}));
        ASSERT_TRUE(driver.dialogGone());
        ASSERT_TRUE(wait([&] { return QFile::exists(driver.disk(file)); }));
        ASSERT_TRUE(driver.told(u"one was downloaded"_s));
        ASSERT_TRUE(startImport({driver.disk(file)}));
        ASSERT_TRUE(driver.fill(u"format"_s, format));
        const QString back = u"back from "_s + ending.mid(1);
        ASSERT_TRUE(driver.fill(u"name"_s, back));
        ASSERT_TRUE(driver.press(u"Import"_s));
        ASSERT_TRUE(driver.dialogGone());
        ASSERT_TRUE(driver.waitForRow(back)) << driver.messages().join(u" | "_s).toStdString();
    }
}

TEST_F(TransfersE2e, SeveralFilesAtOnceAndWhatIsThereIsNamed)
{
    const QStringList files = {driver.localFile(u"a.txt"_s, "one"), driver.localFile(u"b.txt"_s, "two")};
    ASSERT_TRUE(startImport(files));
    ASSERT_TRUE(driver.press(u"Import 2 files"_s));
    ASSERT_TRUE(driver.dialogGone());
    ASSERT_TRUE(driver.waitForRow(u"a.txt"_s));
    ASSERT_TRUE(driver.waitForRow(u"b.txt"_s));
    EXPECT_EQ(onServer(u"a.txt"_s), QByteArray("one"));
    EXPECT_EQ(onServer(u"b.txt"_s), QByteArray("two"));
    driver.localFile(u"a.txt"_s, "three");
    ASSERT_TRUE(startImport({files.first()}));
    EXPECT_FALSE(driver.dialogButton(u"Import"_s)->isEnabled());
    EXPECT_TRUE(driver.dialogButton(u"Import"_s)->toolTip().contains(u"a.txt is there already"_s));
    ASSERT_TRUE(driver.fill(u"overwrite"_s, true));
    ASSERT_TRUE(driver.press(u"Import"_s));
    ASSERT_TRUE(driver.dialogGone());
    EXPECT_TRUE(wait([this] { return onServer(u"a.txt"_s) == QByteArray("three"); }));
}

TEST_F(TransfersE2e, ProgressIsSeenAndCancelEndsIt)
{
    driver.fault(u"POST /api/2.0/workspace/import hang"_s);
    ASSERT_TRUE(import(u"large.bin"_s, QByteArray(300'000, 'x')));
    ASSERT_TRUE(openTransfers());
    EXPECT_EQ(transfer(0, TransferModel::Name), u"large.bin"_s);
    const QString progress = transfer(0, TransferModel::Progress);
    EXPECT_FALSE(progress.isEmpty());
    EXPECT_EQ(driver.window().activity().transfers().unfinished(), 1);
    ASSERT_TRUE(driver.pressOnPage(u"transfers.cancel"_s));
    EXPECT_TRUE(wait([this] { return driver.window().activity().transfers().unfinished() == 0; }));
    EXPECT_FALSE(onServer(u"large.bin"_s).has_value());
    driver.server().clearFaults();
    ASSERT_TRUE(driver.pressOnPage(u"transfers.retry"_s));
    EXPECT_TRUE(driver.waitForRow(u"large.bin"_s)) << "Retry begins it again";
    EXPECT_EQ(onServer(u"large.bin"_s)->size(), 300'000);
}

TEST_F(TransfersE2e, AFailedImportSaysWhyAndCanBeRepeated)
{
    driver.fault(u"POST /api/2.0/workspace/import status=403 times=1"_s);
    ASSERT_TRUE(import(u"a.txt"_s, "one"));
    const QString details = driver.messageDetails(u"a.txt could not be imported"_s);
    EXPECT_TRUE(details.contains(u"not allowed"_s)) << details.toStdString();
    ASSERT_TRUE(driver.pressOnPage(u"messages.retry"_s));
    EXPECT_TRUE(driver.waitForRow(u"a.txt"_s));
    EXPECT_EQ(onServer(u"a.txt"_s), QByteArray("one"));
}

TEST_F(TransfersE2e, ExportInEveryFormat)
{
    ASSERT_TRUE(import(u"ingest.py"_s, kNotebook));
    ASSERT_TRUE(driver.waitForRow(u"ingest"_s));
    ASSERT_TRUE(driver.select(u"ingest"_s));
    const QList<QPair<QString, QString>> formats = {{u"Source"_s, u"out.py"_s},
                                                    {u"Jupyter notebook (.ipynb)"_s, u"out.ipynb"_s},
                                                    {u"HTML page"_s, u"out.html"_s},
                                                    {u"Databricks archive (.dbc)"_s, u"out.dbc"_s}};
    for (const auto &[format, file] : formats) {
        ASSERT_TRUE(driver.choose(driver.menu(u"Actions"_s), u"Export as…"_s));
        ASSERT_TRUE(driver.dialog(u"exportAs"_s));
        ASSERT_TRUE(driver.fill(u"format"_s, format));
        ASSERT_TRUE(driver.press(u"Export…"_s));
        ASSERT_TRUE(driver.chooseFiles({driver.disk(file)}));
        ASSERT_TRUE(driver.dialogGone());
        ASSERT_TRUE(wait([&] { return QFile::exists(driver.disk(file)); })) << format.toStdString();
    }
    EXPECT_EQ(onDisk(u"out.py"_s), kNotebook);
    EXPECT_TRUE(onDisk(u"out.ipynb"_s).contains("nbformat"));
    EXPECT_TRUE(onDisk(u"out.html"_s).contains("<html"));
    EXPECT_TRUE(onDisk(u"out.dbc"_s).startsWith("PK"));
    EXPECT_TRUE(driver.told(u"ingest was downloaded"_s));
}

TEST_F(TransfersE2e, SeveralAreDownloadedIntoAFolder)
{
    const QStringList files = {driver.localFile(u"a.txt"_s, "one"), driver.localFile(u"b.txt"_s, "two")};
    ASSERT_TRUE(dropFiles(driver.page(), files));
    ASSERT_TRUE(driver.dialog(u"importFiles"_s)) << "dropping asks like the menu does";
    ASSERT_TRUE(driver.press(u"Import 2 files"_s));
    ASSERT_TRUE(driver.dialogGone());
    ASSERT_TRUE(driver.waitForRow(u"a.txt"_s));
    ASSERT_TRUE(driver.waitForRow(u"b.txt"_s));
    QDir(driver.disk()).mkdir(u"out"_s);
    ASSERT_TRUE(driver.select(u"a.txt"_s));
    ASSERT_TRUE(driver.select(u"b.txt"_s, Qt::ControlModifier));
    ASSERT_TRUE(driver.clickVerb(u"Download"_s));
    ASSERT_TRUE(driver.chooseFiles({driver.disk(u"out"_s)}));
    EXPECT_TRUE(wait([this] { return onDisk(u"out/a.txt"_s) == "one" && onDisk(u"out/b.txt"_s) == "two"; }));
}

TEST_F(TransfersE2e, WhatCannotBeDroppedIsRefused)
{
    ASSERT_TRUE(driver.openKind(u"SQL warehouses"_s));
    EXPECT_FALSE(dropFiles(driver.page(), {driver.localFile(u"a.txt"_s, "one")}));
}

TEST_F(TransfersE2e, ClosingTheWindowAsksWhileSomethingRuns)
{
    ASSERT_TRUE(import(u"slow.txt"_s, "slow"));
    ASSERT_TRUE(driver.told(u"slow.txt was imported"_s));
    ASSERT_TRUE(driver.select(u"slow.txt"_s));
    driver.fault(u"GET /api/2.0/workspace/export* hang before"_s);
    ASSERT_TRUE(driver.choose(driver.contextMenu(u"slow.txt"_s), u"Download"_s));
    ASSERT_TRUE(driver.chooseFiles({driver.disk(u"slow.txt"_s + u".copy"_s)}));
    TransferModel &transfers = driver.window().activity().transfers();
    ASSERT_TRUE(wait([&] { return transfers.unfinished() == 1; }));
    const auto state = [&] {
        for (int row = 0; row < transfers.rowCount(); ++row) {
            if (transfers.transferAt(row)->direction() == Transfer::Direction::Download)
                return transfers.transferAt(row)->state();
        }
        return Transfer::State::Failed;
    };

    driver.window().close();
    QDialog *question = driver.dialog(u"quitDialog"_s);
    ASSERT_TRUE(question);
    EXPECT_EQ(question->findChild<QLabel *>(u"question"_s)->text(), u"1 transfer is running"_s);
    auto *objects = question->findChild<QTableView *>(u"objects"_s);
    EXPECT_EQ(objects->model()->index(0, 0).data().toString(), u"slow.txt"_s);
    ASSERT_TRUE(driver.press(u"Stay"_s));
    ASSERT_TRUE(driver.dialogGone());
    EXPECT_TRUE(driver.window().isVisible());
    EXPECT_EQ(state(), Transfer::State::Running);

    key(Qt::Key_K, Qt::ControlModifier);
    ASSERT_TRUE(wait([] { return qobject_cast<QLineEdit *>(QApplication::focusWidget()) != nullptr; }));
    type(u"Close the workspace"_s);
    key(Qt::Key_Return);
    ASSERT_TRUE(driver.dialog(u"closeWorkspaceDialog"_s));
    ASSERT_TRUE(driver.press(u"Keep it open"_s));
    ASSERT_TRUE(driver.dialogGone());
    EXPECT_EQ(state(), Transfer::State::Running);

    driver.window().close();
    ASSERT_TRUE(driver.dialog(u"quitDialog"_s));
    ASSERT_TRUE(driver.press(u"Quit and stop transfers"_s));
    EXPECT_TRUE(wait([this] { return !driver.window().isVisible(); }));
    EXPECT_EQ(state(), Transfer::State::Cancelled);
    EXPECT_FALSE(QFile::exists(driver.disk(u"slow.txt.copy"_s)));
}

TEST_F(TransfersE2e, ClosingTheWindowAsksNothingWhenNothingRuns)
{
    ASSERT_TRUE(import(u"quick.txt"_s, "quick"));
    ASSERT_TRUE(driver.told(u"quick.txt was imported"_s));
    driver.window().close();
    EXPECT_FALSE(driver.window().isVisible());
    EXPECT_EQ(QApplication::activeModalWidget(), nullptr);
}
