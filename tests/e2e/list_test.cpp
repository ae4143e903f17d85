// SPDX-License-Identifier: GPL-3.0-or-later
// What a person does with a list itself: filter, sort, select, read again, stop, and all of it by keyboard.
#include "tests/e2e/driver.h"

#include <QApplication>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>

#include <gtest/gtest.h>

using namespace trowel;
using namespace trowel::e2e;
using namespace Qt::StringLiterals;

namespace {

struct ListE2e : testing::Test
{
    void open(const DriverOptions &options = quick())
    {
        driver = std::make_unique<Driver>(options);
        driver->settle();
        ASSERT_TRUE(driver->openKind(u"SQL warehouses"_s));
        ASSERT_TRUE(driver->waitForRow(u"Finance BI"_s));
    }
    QString label(const char *name)
    {
        const auto *found = driver->page()->findChild<QLabel *>(QLatin1String(name));
        return found && found->isVisible() ? found->text() : QString();
    }
    bool clickHeader(const QString &title)
    {
        QHeaderView *header = driver->table()->horizontalHeader();
        for (int i = 0; i < header->count(); ++i) {
            if (driver->table()->model()->headerData(i, Qt::Horizontal).toString() == title)
                return clickAt(header->viewport(),
                               QPoint(header->sectionViewportPosition(i) + 20, header->height() / 2));
        }
        return false;
    }
    bool drawerOpen() { return driver->page()->findChild<QWidget *>(u"drawer"_s)->isVisible(); }
    QString drawerName()
    {
        const auto *name = driver->page()->findChild<QWidget *>(u"drawer"_s);
        return name->isVisible() ? name->accessibleDescription() : QString();
    }

    std::unique_ptr<Driver> driver;
};

const QByteArray kListCall = "GET /api/2.0/sql/warehouses";

// The verbs of a menu and whether they can be used.
QStringList verbsOf(const QMenu *menu)
{
    QStringList verbs;
    for (const QAction *action : menu->actions()) {
        if (!action->isSeparator())
            verbs += (action->isEnabled() ? u"+"_s : u"-"_s) + action->text().section(u'\t', 0, 0);
    }
    return verbs;
}

} // namespace

TEST_F(ListE2e, TheFilterHidesAndSaysSo)
{
    open();
    ASSERT_TRUE(click(driver->page()->findChild<QLineEdit *>(u"filter"_s)));
    type(u"depot"_s);
    EXPECT_EQ(driver->names(), QStringList{u"Depot dashboards"_s});
    EXPECT_TRUE(label("pageCount").startsWith(u"1 of 14"_s)) << label("pageCount").toStdString();
    type(u"xyz"_s);
    EXPECT_EQ(driver->stateTitle(), u"Nothing matches"_s);
    ASSERT_TRUE(driver->pressOnPage(u"showAll"_s));
    EXPECT_EQ(driver->names().size(), 14);
    EXPECT_EQ(driver->stateTitle(), QString());
}

TEST_F(ListE2e, AClickOnTheHeadSortsBySizeNotByLetter)
{
    open();
    QStringList names = driver->names();
    QStringList sorted = names;
    sorted.sort(Qt::CaseInsensitive);
    EXPECT_EQ(names, sorted) << "by name at first";
    ASSERT_TRUE(clickHeader(u"Size"_s));
    EXPECT_EQ(driver->cell(driver->names().first(), u"Size"_s), u"2X-Small"_s);
    EXPECT_EQ(driver->cell(driver->names().last(), u"Size"_s), u"5X-Large"_s);
    ASSERT_TRUE(clickHeader(u"Size"_s));
    EXPECT_EQ(driver->cell(driver->names().first(), u"Size"_s), u"5X-Large"_s);
    ASSERT_TRUE(clickHeader(u"Sessions"_s));
    ASSERT_TRUE(clickHeader(u"Sessions"_s));
    EXPECT_EQ(driver->names().first(), u"Depot dashboards"_s) << "23 sessions";
}

TEST_F(ListE2e, ShiftAndControlSelectSeveralAndAReadKeepsThem)
{
    open();
    const QStringList names = driver->names();
    ASSERT_TRUE(driver->select(names[1]));
    ASSERT_TRUE(driver->select(names[4], Qt::ShiftModifier));
    EXPECT_EQ(driver->selected(), names.mid(1, 4));
    ASSERT_TRUE(driver->select(names[8], Qt::ControlModifier));
    EXPECT_FALSE(driver->select(names[2], Qt::ControlModifier)) << "a second click with Ctrl takes it out";
    const QStringList kept = driver->selected();
    EXPECT_EQ(kept.size(), 4);
    EXPECT_TRUE(label("pageCount").contains(u"4 selected"_s));
    // Somebody else changes things meanwhile.
    driver->server().setState({{u"warehouse"_s, names[1]}, {u"state"_s, u"RUNNING"_s}, {u"sessions"_s, 5}});
    const int before = driver->arrived(kListCall);
    key(Qt::Key_F5);
    ASSERT_TRUE(wait([&] { return driver->cell(names[1], u"Sessions"_s) == u"5"_s; }));
    EXPECT_EQ(driver->arrived(kListCall), before + 1);
    EXPECT_EQ(driver->selected(), kept);
    key(Qt::Key_A, Qt::ControlModifier);
    EXPECT_EQ(driver->selected().size(), 14);
}

TEST_F(ListE2e, EscStopsASlowLoad)
{
    open();
    driver->fault(u"GET /api/2.0/sql/warehouses hang"_s);
    const QString asOf = label("pageAsOf");
    key(Qt::Key_F5);
    ASSERT_TRUE(wait([this] { return driver->arrived(kListCall) == 2; }));
    EXPECT_EQ(driver->page()->model().store().state(), ObjectStore::State::Loading);
    key(Qt::Key_Escape);
    EXPECT_TRUE(driver->waitForList());
    EXPECT_EQ(driver->names().size(), 14) << "the rows that were there stay";
    EXPECT_EQ(label("pageAsOf"), asOf);
    EXPECT_EQ(driver->stateTitle(), QString());
    driver->server().clearFaults();
    const QString row = driver->names().first();
    driver->server().setState({{u"warehouse"_s, row}, {u"sessions"_s, 7}});
    key(Qt::Key_F5);
    EXPECT_TRUE(driver->waitForCell(row, u"Sessions"_s, u"7"_s)) << "and it can be read again";
}

TEST_F(ListE2e, TheFirstLoadCanBeStoppedToo)
{
    driver = std::make_unique<Driver>(quick());
    driver->fault(u"GET /api/2.0/sql/warehouses hang times=1"_s);
    ASSERT_TRUE(driver->goToKind(u"warehouses"_s));
    ASSERT_TRUE(wait([this] { return driver->arrived(kListCall) == 1; }));
    EXPECT_EQ(driver->stateTitle(), u"Reading…"_s);
    key(Qt::Key_Escape);
    ASSERT_TRUE(driver->waitForList());
    EXPECT_EQ(driver->stateTitle(), u"Reading was stopped"_s) << "nobody knows whether there are any";
    ASSERT_TRUE(driver->pressOnPage(u"readAgain"_s));
    EXPECT_TRUE(driver->waitForRow(u"Finance BI"_s));
}

TEST_F(ListE2e, EveryMenuHasTheSameVerbs)
{
    open();
    ASSERT_TRUE(driver->select(u"Ad hoc analytics"_s));
    QMenu *context = driver->contextMenu(u"Ad hoc analytics"_s);
    const QStringList inContext = verbsOf(context);
    key(Qt::Key_Escape);
    ASSERT_TRUE(wait([] { return !QApplication::activePopupWidget(); }));
    QMenu *actions = driver->menu(u"Actions"_s);
    EXPECT_EQ(verbsOf(actions), inContext);
    key(Qt::Key_Escape);
    for (const char *verb : {"+Start", "-Stop", "+New…", "+Edit…", "+Delete…", "+Copy name", "+Copy id", "+Copy JSON"})
        EXPECT_TRUE(inContext.contains(QString::fromUtf8(verb)))
            << verb << " in " << inContext.join(u", "_s).toStdString();
}

TEST_F(ListE2e, TheContextMenuOfARowThatIsNotSelectedMeansThatRow)
{
    open();
    ASSERT_TRUE(driver->select(u"Finance BI"_s));
    ASSERT_TRUE(driver->choose(driver->contextMenu(u"Ad hoc analytics"_s), u"Start"_s));
    EXPECT_TRUE(wait([this] { return driver->server().warehouseState(u"Ad hoc analytics"_s) == u"RUNNING"_s; }));
    EXPECT_EQ(driver->selected(), QStringList{u"Ad hoc analytics"_s});
}

TEST_F(ListE2e, KeysAlone)
{
    driver = std::make_unique<Driver>(quick());
    driver->settle();
    ASSERT_TRUE(driver->goToKind(u"warehouses"_s));
    ASSERT_TRUE(driver->waitForRow(u"Finance BI"_s));
    key(Qt::Key_Slash);
    type(u"ad hoc"_s);
    key(Qt::Key_Return);
    ASSERT_EQ(driver->names(), QStringList{u"Ad hoc analytics"_s});
    key(Qt::Key_Return);
    EXPECT_EQ(driver->selected(), QStringList{u"Ad hoc analytics"_s});
    ASSERT_TRUE(drawerOpen());
    EXPECT_EQ(drawerName(), u"Ad hoc analytics"_s);
    key(Qt::Key_Space);
    EXPECT_FALSE(drawerOpen());
    key(Qt::Key_Return);
    EXPECT_TRUE(drawerOpen());
}

TEST_F(ListE2e, TheVerbsHaveKeys)
{
    open();
    ASSERT_TRUE(driver->select(u"Ad hoc analytics"_s));
    key(Qt::Key_S, Qt::ControlModifier | Qt::ShiftModifier);
    EXPECT_TRUE(driver->told(u"Ad hoc analytics is running"_s));
    key(Qt::Key_E, Qt::ControlModifier);
    ASSERT_TRUE(driver->dialog(u"editWarehouse"_s));
    key(Qt::Key_End);
    type(u" 2"_s);
    key(Qt::Key_Return);
    ASSERT_TRUE(driver->dialogGone());
    ASSERT_TRUE(driver->waitForRow(u"Ad hoc analytics 2"_s));
    key(Qt::Key_Delete);
    ASSERT_TRUE(driver->dialog(u"deleteWarehouses"_s));
    key(Qt::Key_Tab); // from Cancel to the verb
    key(Qt::Key_Space);
    ASSERT_TRUE(driver->dialogGone());
    EXPECT_TRUE(driver->told(u"Ad hoc analytics 2 was deleted"_s));
    EXPECT_EQ(driver->server().calls("DELETE /api/2.0/sql/warehouses/93e0d7a41f6b25c8").executed, 1);
}

TEST_F(ListE2e, TabReachesTheVerbsAndSpacePressesThem)
{
    open();
    ASSERT_TRUE(driver->select(u"Ad hoc analytics"_s));
    ASSERT_TRUE(click(driver->page()->findChild<QLineEdit *>(u"filter"_s)));
    const auto focused = [] {
        return QApplication::focusWidget() ? QApplication::focusWidget()->objectName() : QString();
    };
    QStringList way;
    for (int i = 0; i < 8 && focused() != u"warehouses.start"_s; ++i) {
        key(Qt::Key_Tab);
        way += focused();
    }
    ASSERT_EQ(focused(), u"warehouses.start"_s) << way.join(u", "_s).toStdString();
    key(Qt::Key_Space);
    EXPECT_TRUE(wait([this] { return driver->server().warehouseState(u"Ad hoc analytics"_s) == u"RUNNING"_s; }));
    EXPECT_EQ(driver->executed("POST /api/2.0/sql/warehouses/93e0d7a41f6b25c8/start"), 1);
}
