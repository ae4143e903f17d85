// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/page_fixture.h"
#include "ui/pages/detail_drawer.h"
#include "ui/pages/kind_page.h"

#include <QDropEvent>
#include <QItemSelectionModel>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTableView>
#include <QToolButton>

using namespace trowel;
using namespace trowel::test::pages;
using namespace trowel::test;

namespace {

struct KindPageTest : PageFixture
{
    std::unique_ptr<KindPage> page;
    QTableView *table = nullptr;

    void SetUp() override
    {
        page = std::make_unique<KindPage>(*session, toyKind.kind(), QStringLiteral("/"), prompter);
        page->resize(1100, 600);
        page->show();
        table = child<QTableView>(*page, "list");
    }
    QString count() const { return shownText(*page, "pageCount"); }
    QStringList selected() const
    {
        QStringList names;
        for (const QModelIndex &index : table->selectionModel()->selectedRows())
            names += index.data().toString();
        names.sort();
        return names;
    }
    void select(std::initializer_list<int> rows) const
    {
        table->clearSelection();
        for (const int row : rows) {
            table->selectionModel()->setCurrentIndex(table->model()->index(row, 0),
                                                     QItemSelectionModel::Select | QItemSelectionModel::Rows);
        }
    }
    DetailDrawer *drawer() const { return child<DetailDrawer>(*page, "drawer"); }
    QToolButton *verb(const char *id) const { return child<QToolButton>(*page, id); }
};

Error refused()
{
    Error error = Error::make(Error::Kind::Forbidden, QStringLiteral("User does not have CAN USE."));
    error.code = QStringLiteral("PERMISSION_DENIED");
    error.httpStatus = 403;
    error.requestId = QStringLiteral("4c1e7d52");
    return error;
}

} // namespace

TEST_F(KindPageTest, CountsSayWhatIsKnown)
{
    ASSERT_EQ(toyKind.listings.size(), 1);
    EXPECT_EQ(toyKind.listings.first().lane, Lane::Interactive);
    EXPECT_EQ(count(), QStringLiteral("–"));
    toyKind.listings.last().page({toy(QStringLiteral("A"), 1), toy(QStringLiteral("B"))});
    EXPECT_EQ(count(), QStringLiteral("2+ · 1 running"));
    EXPECT_TRUE(child<QWidget>(*page, "footer")->isVisible());
    toyKind.answer({toy(QStringLiteral("C"))});
    EXPECT_EQ(count(), QStringLiteral("3 · 1 running"));
    EXPECT_FALSE(child<QWidget>(*page, "footer")->isVisible());
    EXPECT_TRUE(shownText(*page, "pageAsOf").startsWith(QStringLiteral("as of ")));
}

TEST_F(KindPageTest, AFilterThatHidesAllNamesItselfAndGoesAway)
{
    toyKind.answer({toy(QStringLiteral("A")), toy(QStringLiteral("B"))});
    auto *filter = child<QLineEdit>(*page, "filter");
    page->focusFilter();
    QTest::keyClicks(filter, QStringLiteral("gpu"));
    EXPECT_EQ(count(), QStringLiteral("0 of 2"));
    EXPECT_TRUE(shownText(*page, "stateText").contains(QStringLiteral("“gpu”")));
    QTest::mouseClick(child<QPushButton>(*page, "showAll"), Qt::LeftButton);
    EXPECT_EQ(count(), QStringLiteral("2 · 0 running"));
    EXPECT_TRUE(table->isVisible());
}

TEST_F(KindPageTest, EmptyOffersTheFirstOne)
{
    toyKind.answer({});
    EXPECT_EQ(shownText(*page, "stateTitle"), QStringLiteral("No pools yet"));
    QTest::mouseClick(child<QPushButton>(*page, "emptyAction"), Qt::LeftButton);
    EXPECT_EQ(toyKind.made, 1);
}

TEST_F(KindPageTest, FailureShowsTheServersWordsAndRetries)
{
    toyKind.fail(refused());
    EXPECT_EQ(count(), QStringLiteral("–"));
    EXPECT_EQ(shownText(*page, "stateTitle"), QStringLiteral("Pools could not be listed"));
    EXPECT_EQ(shownText(*page, "serverMessage"), QStringLiteral("User does not have CAN USE."));
    EXPECT_EQ(shownText(*page, "requestId"), QStringLiteral("4c1e7d52"));
    QTest::mouseClick(child<QPushButton>(*page, "retry"), Qt::LeftButton);
    EXPECT_EQ(toyKind.listings.size(), 2);
    toyKind.answer({toy(QStringLiteral("A"))});
    EXPECT_TRUE(table->isVisible());
}

TEST_F(KindPageTest, RowsStayWhenTheyCannotBeReadAgain)
{
    toyKind.answer({toy(QStringLiteral("A"))});
    page->refresh();
    toyKind.fail(Error::make(Error::Kind::HostNotFound, {}));
    EXPECT_TRUE(table->isVisible());
    EXPECT_EQ(shownText(*page, "bandTitle"), QStringLiteral("prod-eu cannot be reached"));
    EXPECT_EQ(count(), QStringLiteral("1 · 0 running"));
    QTest::mouseClick(child<QPushButton>(*page, "bandRetry"), Qt::LeftButton);
    toyKind.answer({toy(QStringLiteral("A"))});
    EXPECT_EQ(shownText(*page, "bandTitle"), QStringLiteral("(none)"));
}

TEST_F(KindPageTest, StoppedListSaysSoAndGoesOn)
{
    toyKind.listings.last().page({toy(QStringLiteral("A"))});
    page->stop();
    QCoreApplication::sendPostedEvents();
    EXPECT_EQ(count(), QStringLiteral("1+ · 0 running"));
    QTest::mouseClick(child<QPushButton>(*page, "loadAll"), Qt::LeftButton);
    EXPECT_EQ(toyKind.listings.size(), 2);
}

TEST_F(KindPageTest, RefreshSortAndFilterKeepTheSelectionByKey)
{
    QList<Pool> rows;
    for (int i = 0; i < 600; ++i)
        rows += toy(QStringLiteral("p%1").arg(i, 4, 10, QLatin1Char('0')), i);
    toyKind.answer(rows);
    select({3, 500});
    const QStringList before = selected();
    ASSERT_EQ(before, (QStringList{QStringLiteral("p0003"), QStringLiteral("p0500")}));
    table->sortByColumn(1, Qt::DescendingOrder);
    EXPECT_EQ(selected(), before);
    child<QLineEdit>(*page, "filter")->setText(QStringLiteral("p05"));
    EXPECT_EQ(selected(), QStringList{QStringLiteral("p0500")});
    child<QLineEdit>(*page, "filter")->clear(); // more than a few rows come back: the model resets
    EXPECT_EQ(selected(), before);
    EXPECT_EQ(table->currentIndex().data().toString(), QStringLiteral("p0500"));
    page->refresh();
    rows.removeAt(3);
    toyKind.answer(rows);
    EXPECT_EQ(selected(), QStringList{QStringLiteral("p0500")});
}

TEST_F(KindPageTest, VerbsFollowTheSelectionAndSayWhyNot)
{
    toyKind.answer({toy(QStringLiteral("A"), 1), toy(QStringLiteral("B")), toy(QStringLiteral("C"))});
    EXPECT_FALSE(verb("pools.start")->isEnabled());
    select({0});
    EXPECT_FALSE(verb("pools.start")->isEnabled());
    EXPECT_EQ(verb("pools.start")->toolTip(), QStringLiteral("A runs already."));
    select({0, 1, 2});
    EXPECT_EQ(count(), QStringLiteral("3 · 3 selected"));
    ASSERT_TRUE(verb("pools.start")->isEnabled());
    QTest::mouseClick(verb("pools.start"), Qt::LeftButton);
    EXPECT_EQ(toyKind.ran, QList<QStringList>{(QStringList{QStringLiteral("b"), QStringLiteral("c")})});
}

TEST_F(KindPageTest, CommandsCopyAndOpenInTheBrowser)
{
    toyKind.answer({toy(QStringLiteral("A")), toy(QStringLiteral("B"))});
    select({0, 1});
    for (const Command &command : page->commands()) {
        if (command.id == QLatin1String("pools.copyName"))
            command.run();
        if (command.id == QLatin1String("pools.browser")) {
            EXPECT_EQ(command.whyNot(), QString());
            command.run();
        }
    }
    EXPECT_EQ(prompter.copied, QStringList{QStringLiteral("A\nB")});
    ASSERT_EQ(prompter.urls.size(), 1);
    EXPECT_TRUE(prompter.urls.first().toString().endsWith(QStringLiteral("/pools/a")));
}

TEST_F(KindPageTest, KeysOpenDetailsContainersAndTheFolderAbove)
{
    toyKind.answer({toy(QStringLiteral("Folder/")), toy(QStringLiteral("Leaf"))});
    table->setFocus();
    select({1});
    EXPECT_TRUE(drawer()->isVisible());
    QTest::keyClick(table, Qt::Key_Space);
    EXPECT_FALSE(drawer()->isVisible());
    QTest::keyClick(table, Qt::Key_Return);
    EXPECT_TRUE(drawer()->isVisible());
    EXPECT_EQ(page->place().object, QStringLiteral("leaf"));
    select({0});
    QTest::keyClick(table, Qt::Key_Return);
    ASSERT_EQ(prompter.opened.size(), 1);
    EXPECT_EQ(prompter.opened.first().scope, QStringLiteral("/Folder/"));
    KindPage below(*session, toyKind.kind(), QStringLiteral("/Folder/"), prompter);
    below.show();
    toyKind.answer({toy(QStringLiteral("Leaf"))});
    QTest::keyClick(child<QTableView>(below, "list"), Qt::Key_Backspace);
    ASSERT_EQ(prompter.opened.size(), 2);
    EXPECT_EQ(prompter.opened.last().scope, QStringLiteral("/"));
}

TEST_F(KindPageTest, AnObjectAskedForEarlyIsShownWhenItArrives)
{
    page->showObject(QStringLiteral("b"));
    toyKind.answer({toy(QStringLiteral("A")), toy(QStringLiteral("B"))});
    EXPECT_EQ(selected(), QStringList{QStringLiteral("B")});
    EXPECT_EQ(drawer()->object(), QStringLiteral("b"));
}

TEST_F(KindPageTest, ColumnsAndSortingComeBack)
{
    toyKind.answer({toy(QStringLiteral("A")), toy(QStringLiteral("B"))});
    ViewState state;
    state.columns = {{QStringLiteral("idle"), false}};
    state.scope = QStringLiteral("/");
    state.widths = {{QStringLiteral("name"), 333}};
    state.sortColumn = QStringLiteral("name");
    state.descending = true;
    state.drawerWidth = 400;
    page->setViewState(state);
    EXPECT_TRUE(table->isColumnHidden(1));
    EXPECT_EQ(table->columnWidth(0), 333);
    EXPECT_EQ(table->model()->index(0, 0).data().toString(), QStringLiteral("B"));
    EXPECT_EQ(page->viewState(), state);
}

TEST_F(KindPageTest, DroppedFilesGoToTheKind)
{
    toyKind.answer({toy(QStringLiteral("A"))});
    QMimeData files;
    files.setUrls({QUrl::fromLocalFile(QStringLiteral("/tmp/a.py")), QUrl(QStringLiteral("https://example.com/b"))});
    QDragEnterEvent enter(QPoint(50, 50), Qt::CopyAction, &files, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(page.get(), &enter);
    EXPECT_TRUE(enter.isAccepted());
    ASSERT_NE(child<QWidget>(*page, "dropMark"), nullptr);
    EXPECT_TRUE(child<QWidget>(*page, "dropMark")->isVisible());
    QDropEvent drop(QPointF(50, 50), Qt::CopyAction, &files, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(page.get(), &drop);
    EXPECT_EQ(toyKind.dropped, QStringList{QStringLiteral("/tmp/a.py")});
    EXPECT_FALSE(child<QWidget>(*page, "dropMark")->isVisible());
}

TEST_F(KindPageTest, AHundredThousandRowsCanAllBeSelected)
{
    QList<Pool> rows;
    for (int i = 0; i < 100000; ++i)
        rows += toy(QStringLiteral("p%1").arg(i, 6, 10, QLatin1Char('0')), i % 2);
    toyKind.answer(rows);
    EXPECT_EQ(count(), QStringLiteral("100,000 · 50000 running"));
    table->selectAll();
    EXPECT_EQ(count(), QStringLiteral("100,000 · 100,000 selected"));
    EXPECT_TRUE(verb("pools.start")->isEnabled());
    table->sortByColumn(0, Qt::DescendingOrder);
    EXPECT_EQ(count(), QStringLiteral("100,000 · 100,000 selected"));
    QTest::mouseClick(verb("pools.start"), Qt::LeftButton);
    ASSERT_EQ(toyKind.ran.size(), 1);
    EXPECT_EQ(toyKind.ran.first().size(), 50000);
}

TEST_F(KindPageTest, EveryInteractiveWidgetHasANameForScreenReaders)
{
    toyKind.answer({toy(QStringLiteral("A"))});
    select({0});
    for (const QWidget *widget : page->findChildren<QWidget *>()) {
        if (widget->focusPolicy() == Qt::NoFocus || !widget->isVisible())
            continue;
        EXPECT_FALSE(widget->accessibleName().isEmpty())
            << widget->metaObject()->className() << " " << widget->objectName().toStdString();
    }
}
