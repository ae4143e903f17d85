// SPDX-License-Identifier: GPL-3.0-or-later
// What was set up on a list is there again after a restart.
#include "tests/ui/support/window_fixture.h"

#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>

using namespace trowel;
using namespace trowel::test;

namespace {

struct RestartTest : WindowFixture
{
    Profile profile;

    void openList()
    {
        if (!demo)
            demo = std::make_unique<DemoThread>(quickDemo());
        EXPECT_TRUE(demo->start());
        if (profile.id.isNull())
            profile = profileOn(*demo, QStringLiteral("demo"), Environment::Demo);
        Session &session = open(profile, demo->token());
        window->openPlace(session.placeOf(*session.kind(QStringLiteral("warehouses"))));
    }
    int column(const QString &id) const
    {
        const QList<ColumnInfo> &columns = page()->model().kind().columns();
        for (int i = 0; i < columns.size(); ++i) {
            if (columns[i].id == id)
                return i;
        }
        return -1;
    }
    void tick(const char *menu, const QString &name) const
    {
        auto *found = page()->findChild<QMenu *>(QLatin1String(menu));
        emit found->aboutToShow();
        for (QAction *action : found->actions()) {
            if (action->objectName() == name)
                return action->trigger();
        }
        ADD_FAILURE() << name.toStdString();
    }
};

} // namespace

TEST_F(RestartTest, ColumnsSortingFilterAndStates)
{
    openList();
    QTableView *table = list();
    tick("columnsMenu", QStringLiteral("creator"));
    tick("columnsMenu", QStringLiteral("id"));
    tick("stateMenu", QStringLiteral("state.stopped"));
    table->horizontalHeader()->moveSection(table->horizontalHeader()->visualIndex(column(QStringLiteral("size"))), 1);
    // A click on the head of a column sorts by it.
    const int sessions = column(QStringLiteral("sessions"));
    QTest::mouseClick(table->horizontalHeader()->viewport(), Qt::LeftButton, {},
                      QPoint(table->horizontalHeader()->sectionViewportPosition(sessions) + 20, 8));
    auto *filter = page()->findChild<QLineEdit *>(QStringLiteral("filter"));
    QTest::keyClicks(filter, QStringLiteral("a"));
    const int rows = table->model()->rowCount();
    EXPECT_GT(rows, 0);
    EXPECT_LT(rows, page()->model().store().count());

    restart();
    openList();
    table = list();
    EXPECT_TRUE(QTest::qWaitFor([&] { return page()->model().store().isComplete(); }, 10000));
    EXPECT_TRUE(table->isColumnHidden(column(QStringLiteral("creator"))));
    EXPECT_FALSE(table->isColumnHidden(column(QStringLiteral("id"))));
    EXPECT_EQ(table->horizontalHeader()->visualIndex(column(QStringLiteral("size"))), 1);
    EXPECT_EQ(table->horizontalHeader()->sortIndicatorSection(), sessions);
    EXPECT_EQ(page()->findChild<QLineEdit *>(QStringLiteral("filter"))->text(), QStringLiteral("a"));
    EXPECT_EQ(page()->model().states(), QStringList{QStringLiteral("stopped")});
    EXPECT_EQ(table->model()->rowCount(), rows);
}
