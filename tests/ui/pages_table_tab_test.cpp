// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/model_tester.h"
#include "tests/ui/support/page_fixture.h"
#include "ui/pages/tab_row_model.h"
#include "ui/pages/table_tab_view.h"

#include <QPushButton>
#include <QTableView>
#include <QToolButton>

using namespace trowel;
using namespace trowel::test::pages;
using namespace trowel::test;

namespace {

TabRow row(const char *key, const char *right)
{
    return {QLatin1String(key), {Cell{QLatin1String(key)}, Cell{QLatin1String(right)}}};
}

struct TableTabTest : PageFixture
{
    QList<Promise<QList<TabRow>>> asked;
    QList<QStringList> ran;
    QStringList activated;
    std::unique_ptr<TableTabView> tab;

    void SetUp() override
    {
        TableTab spec;
        spec.id = QStringLiteral("acl");
        spec.name = QStringLiteral("Access");
        spec.columns = {{QStringLiteral("who"), QStringLiteral("Principal"), 20, false, true},
                        {QStringLiteral("right"), QStringLiteral("Permission"), 10}};
        spec.empty = QStringLiteral("Nobody may use it.");
        spec.load = [this] {
            asked += Promise<QList<TabRow>>([] {});
            return asked.last().task();
        };
        TabVerb remove;
        remove.id = QStringLiteral("remove");
        remove.text = QStringLiteral("Remove");
        remove.icon = QStringLiteral("trash");
        remove.run = [this](const QStringList &keys, const std::function<void()> &reload) {
            ran += keys;
            reload();
        };
        remove.whyNot = [](const QStringList &keys) {
            return keys.contains(QStringLiteral("owner")) ? QStringLiteral("The owner stays.") : QString();
        };
        spec.verbs = {remove};
        spec.activate = [this](const QString &key) { activated += key; };
        tab = std::make_unique<TableTabView>(spec, *session, nullptr);
        tab->resize(400, 300);
        tab->show();
    }
    void answer(const Result<QList<TabRow>> &rows)
    {
        asked.last().settle(rows);
        QCoreApplication::sendPostedEvents();
    }
    QTableView *table() const { return child<QTableView>(*tab, "aclTable"); }
    QToolButton *verb() const { return child<QToolButton>(*tab, "acl.remove"); }
};

} // namespace

TEST_F(TableTabTest, AFailureIsNoEmptyTableAndCanBeTriedAgain)
{
    ASSERT_EQ(asked.size(), 1);
    answer(failure(Error::Kind::Forbidden, QStringLiteral("MANAGE is needed")));
    EXPECT_FALSE(table()->isVisible());
    auto *again = tab->findChild<QPushButton *>(QStringLiteral("retry"));
    ASSERT_TRUE(again);
    QTest::mouseClick(again, Qt::LeftButton);
    ASSERT_EQ(asked.size(), 2);
    answer(QList<TabRow>{row("ada", "MANAGE")});
    EXPECT_TRUE(table()->isVisible());
    EXPECT_EQ(table()->model()->rowCount(), 1);
}

TEST_F(TableTabTest, VerbsActOnWhatIsSelectedAndReadAgain)
{
    answer(QList<TabRow>{row("ada", "MANAGE"), row("owner", "MANAGE")});
    EXPECT_FALSE(verb()->isEnabled());
    table()->selectRow(1);
    EXPECT_FALSE(verb()->isEnabled());
    EXPECT_EQ(verb()->toolTip(), QStringLiteral("The owner stays."));
    table()->selectRow(0);
    QTest::mouseClick(verb(), Qt::LeftButton);
    ASSERT_EQ(ran, QList<QStringList>{{QStringLiteral("ada")}});
    ASSERT_EQ(asked.size(), 2);
    answer(QList<TabRow>{});
    EXPECT_FALSE(table()->isVisible());
    EXPECT_FALSE(verb()->isEnabled());
}

TEST_F(TableTabTest, EnterActivatesTheRow)
{
    answer(QList<TabRow>{row("ada", "MANAGE"), row("ben", "READ")});
    table()->setFocus();
    table()->setCurrentIndex(table()->model()->index(1, 0));
    QTest::keyClick(table(), Qt::Key_Return);
    EXPECT_EQ(activated, QStringList{QStringLiteral("ben")});
}

TEST_F(TableTabTest, ItsModelIsSound)
{
    TabRowModel model({{QStringLiteral("who"), QStringLiteral("Principal")}});
    const ModelTester tester(&model);
    model.setRows({row("a", ""), row("b", "")});
    model.setRows({row("a", "x"), row("b", "y")});
    model.setRows({row("b", "y")});
    model.setRows({});
    EXPECT_EQ(model.rowCount(), 0);
}
