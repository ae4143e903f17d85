// SPDX-License-Identifier: GPL-3.0-or-later
// The workspace tree by point and click: looking, new folders, names, deleting. What is in it is checked on the server.
#include "tests/e2e/driver.h"
#include "ui/model/navigator_model.h"
#include "ui/pages/code_view.h"
#include "ui/pages/fact_view.h"
#include "ui/shell/navigator.h"

#include <QLabel>
#include <QLineEdit>
#include <QScrollArea>
#include <QTreeView>

#include <gtest/gtest.h>

using namespace trowel;
using namespace trowel::e2e;
using namespace Qt::StringLiterals;

namespace {

struct WorkspaceE2e : testing::Test
{
    Driver driver;

    bool isThere(const QString &path) { return driver.server().workspaceContent(path).has_value(); }
    QByteArray content(const QString &path)
    {
        return driver.server().workspaceContent(path).value_or(QByteArray("(nothing there)"));
    }
    QModelIndex node(const QModelIndex &parent, const QString &name)
    {
        const QAbstractItemModel *tree = driver.window().navigator().tree().model();
        QModelIndex found;
        wait([&] {
            for (int row = 0; row < tree->rowCount(parent); ++row) {
                if (tree->index(row, 0, parent).data().toString() == name)
                    found = tree->index(row, 0, parent);
            }
            return found.isValid();
        });
        EXPECT_TRUE(found.isValid()) << name.toStdString();
        return found;
    }
    bool unfold(const QModelIndex &index)
    {
        QTreeView &tree = driver.window().navigator().tree();
        tree.scrollTo(index);
        const QRect row = tree.visualRect(index);
        clickAt(tree.viewport(), QPoint(row.left() - tree.indentation() / 2, row.center().y()));
        return tree.isExpanded(index);
    }
};

} // namespace

TEST_F(WorkspaceE2e, TheTreeUnfoldsAndLeadsToFolders)
{
    QTreeView &tree = driver.window().navigator().tree();
    const QPersistentModelIndex root = node(tree.model()->index(0, 0), u"Workspace"_s);
    ASSERT_TRUE(tree.isExpanded(root) || unfold(root));
    const QPersistentModelIndex shared = node(root, u"Shared"_s);
    ASSERT_TRUE(unfold(shared));
    const QPersistentModelIndex pipelines = node(shared, u"pipelines"_s);
    ASSERT_TRUE(pipelines.isValid());
    tree.scrollTo(pipelines);
    ASSERT_TRUE(clickAt(tree.viewport(), tree.visualRect(pipelines).center()));
    EXPECT_EQ(driver.page()->place().scope, u"/Shared/pipelines"_s);
    ASSERT_TRUE(driver.waitForRow(u"README.md"_s));
    EXPECT_EQ(driver.cell(u"01 bronze"_s, u"Type"_s), u"Folder"_s);
    EXPECT_EQ(driver.cell(u"README.md"_s, u"Type"_s), u"File"_s);
    EXPECT_EQ(tree.currentIndex(), QModelIndex(pipelines));
}

TEST_F(WorkspaceE2e, FoldersOpenByDoubleClickAndBackspaceGoesUp)
{
    ASSERT_TRUE(driver.openFolder(u"/Shared/pipelines/02 silver"_s));
    EXPECT_EQ(driver.names(), (QStringList{u"shipments"_s, u"truck stops"_s}));
    EXPECT_EQ(driver.cell(u"truck stops"_s, u"Language"_s), u"Scala"_s);
    ASSERT_TRUE(driver.select(u"shipments"_s));
    key(Qt::Key_Backspace);
    ASSERT_TRUE(wait([this] { return driver.page()->place().scope == u"/Shared/pipelines"_s; }));
    key(Qt::Key_Left, Qt::AltModifier);
    EXPECT_TRUE(wait([this] { return driver.page()->place().scope == u"/Shared/pipelines/02 silver"_s; }));
}

TEST_F(WorkspaceE2e, TheDrawerShowsPreviewAndStatus)
{
    ASSERT_TRUE(driver.openFolder(u"/Shared/pipelines/01 bronze"_s));
    ASSERT_TRUE(driver.select(u"gate events"_s));
    QScrollArea *notebook = nullptr;
    ASSERT_TRUE(wait([&] {
        notebook = driver.page()->findChild<QScrollArea *>(u"notebook"_s);
        return notebook && notebook->isVisible();
    }));
    const QString source = QString::fromUtf8(content(u"/Shared/pipelines/01 bronze/gate events"_s));
    const qsizetype cells = source.count(u"# COMMAND ----------"_s) + 1;
    const auto codes = notebook->findChildren<CodeView *>();
    EXPECT_GT(codes.size(), 0);
    EXPECT_LE(codes.size(), cells);
    const QString code = codes.last()->text().trimmed();
    EXPECT_TRUE(!code.isEmpty() && source.contains(code.section(u'\n', 0, 0))) << code.toStdString();
    ASSERT_TRUE(driver.drawerTab(u"Overview"_s));
    auto *facts = driver.page()->findChild<FactView *>();
    ASSERT_TRUE(wait([&] { return facts->isVisible(); }));
    QStringList shown;
    for (const QWidget *value : facts->findChildren<QWidget *>())
        shown += value->accessibleName();
    EXPECT_TRUE(shown.contains(u"Path: /Shared/pipelines/01 bronze/gate events"_s)) << shown.join(u'\n').toStdString();
    EXPECT_TRUE(shown.contains(u"Language: Python"_s));
    EXPECT_GT(driver.executed("GET /api/2.0/workspace/get-status"), 0);
    ASSERT_TRUE(driver.drawerTab(u"JSON"_s));
    EXPECT_TRUE(wait([&] {
        const auto *json = driver.page()->findChild<CodeView *>(u"json"_s);
        return json->isVisible() && json->text().contains(u"\"object_type\": \"NOTEBOOK\""_s);
    }));
}

TEST_F(WorkspaceE2e, AFileIsPreviewedAsItIs)
{
    ASSERT_TRUE(driver.openFolder(u"/Shared/pipelines"_s));
    ASSERT_TRUE(driver.select(u"requirements.txt"_s));
    const CodeView *text = nullptr;
    ASSERT_TRUE(wait([&] {
        text = driver.page()->findChild<CodeView *>(u"fileText"_s);
        return text && text->isVisible();
    }));
    EXPECT_EQ(text->text().toUtf8(), content(u"/Shared/pipelines/requirements.txt"_s));
}

TEST_F(WorkspaceE2e, NewFolder)
{
    ASSERT_TRUE(driver.openFolder(u"/Shared"_s));
    ASSERT_TRUE(driver.clickVerb(u"New folder"_s));
    ASSERT_TRUE(driver.dialog(u"newFolder"_s));
    ASSERT_TRUE(driver.fill(u"name"_s, u"a/b"_s));
    EXPECT_FALSE(driver.problemAt(u"name"_s).isEmpty());
    EXPECT_FALSE(driver.dialogButton(u"Create folder"_s)->isEnabled());
    ASSERT_TRUE(driver.fill(u"name"_s, u"inbox"_s));
    EXPECT_EQ(driver.problemAt(u"name"_s), u"There is an object of that name in this folder."_s);
    ASSERT_TRUE(driver.fill(u"name"_s, u"quay plans"_s));
    EXPECT_EQ(driver.problemAt(u"name"_s), QString());
    key(Qt::Key_Return);
    ASSERT_TRUE(driver.dialogGone());
    ASSERT_TRUE(driver.waitForRow(u"quay plans"_s));
    EXPECT_TRUE(isThere(u"/Shared/quay plans"_s));
    EXPECT_EQ(driver.executed("POST /api/2.0/workspace/mkdirs"), 1);
}

TEST_F(WorkspaceE2e, RenameSaysWhatIsLost)
{
    const QByteArray before = content(u"/Shared/glossary.md"_s);
    ASSERT_TRUE(driver.openFolder(u"/Shared"_s));
    ASSERT_TRUE(driver.select(u"glossary.md"_s));
    ASSERT_TRUE(driver.clickDrawerVerb(u"Rename"_s));
    QDialog *form = driver.dialog(u"renameObject"_s);
    ASSERT_NE(form, nullptr);
    QStringList words;
    for (const QLabel *label : form->findChildren<QLabel *>())
        words += label->isVisible() ? label->text() : QString();
    EXPECT_TRUE(words.join(u' ').contains(u"revision history, permissions"_s)) << words.join(u'\n').toStdString();
    EXPECT_FALSE(driver.dialogButton(u"Rename"_s)->isEnabled()) << "it is called that already";
    ASSERT_TRUE(driver.fill(u"name"_s, u"words.md"_s));
    ASSERT_TRUE(driver.press(u"Rename"_s));
    ASSERT_TRUE(driver.dialogGone());
    ASSERT_TRUE(driver.waitForRow(u"words.md"_s));
    ASSERT_TRUE(driver.waitForNoRow(u"glossary.md"_s));
    EXPECT_EQ(content(u"/Shared/words.md"_s), before);
    EXPECT_FALSE(isThere(u"/Shared/glossary.md"_s));
}

TEST_F(WorkspaceE2e, AFolderIsCountedBeforeItGoes)
{
    ASSERT_TRUE(driver.openFolder(u"/Users/yuki.tanabe@haldenfreight.example"_s));
    ASSERT_TRUE(driver.select(u"eta"_s));
    ASSERT_TRUE(driver.choose(driver.contextMenu(u"eta"_s), u"Delete…"_s));
    QDialog *question = driver.dialog(u"deleteObjects"_s);
    ASSERT_NE(question, nullptr);
    const auto *objects = question->findChild<QTableView *>(u"objects"_s);
    const QString counted = u"2 notebooks, 2 files"_s;
    const auto goes = [&] { return objects->model()->index(0, 2).data().toString(); };
    EXPECT_TRUE(wait([&] { return goes() == counted; })) << goes().toStdString();
    EXPECT_EQ(driver.arrived("POST /api/2.0/workspace/delete"), 0);
    ASSERT_TRUE(driver.press(u"Delete"_s));
    ASSERT_TRUE(driver.dialogGone());
    EXPECT_TRUE(driver.told(u"eta was deleted"_s));
    EXPECT_TRUE(driver.waitForNoRow(u"eta"_s));
    EXPECT_FALSE(isThere(u"/Users/yuki.tanabe@haldenfreight.example/eta/residuals.ipynb"_s));
    EXPECT_EQ(driver.executed("POST /api/2.0/workspace/delete"), 1);
}

TEST_F(WorkspaceE2e, SeveralAreDeletedEachWithItsOwnResult)
{
    ASSERT_TRUE(driver.openFolder(u"/Shared/finance"_s));
    driver.fault(u"POST /api/2.0/workspace/delete status=403 times=1"_s);
    ASSERT_TRUE(driver.select(u"month-end close"_s));
    ASSERT_TRUE(driver.select(u"open invoices by age"_s, Qt::ControlModifier));
    ASSERT_TRUE(driver.choose(driver.menu(u"Actions"_s), u"Delete…"_s));
    ASSERT_TRUE(driver.dialog(u"deleteObjects"_s));
    ASSERT_TRUE(driver.press(u"Delete 2 objects"_s));
    ASSERT_TRUE(driver.dialogGone());
    EXPECT_TRUE(driver.told(u"1 of 2 objects could not be deleted"_s));
    EXPECT_TRUE(wait([this] {
        return isThere(u"/Shared/finance/month-end close"_s) != isThere(u"/Shared/finance/open invoices by age"_s);
    }));
    EXPECT_TRUE(wait([this] { return driver.names().size() == 3; })) << driver.names().join(u", "_s).toStdString();
}
