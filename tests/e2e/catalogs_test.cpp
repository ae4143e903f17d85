// SPDX-License-Identifier: GPL-3.0-or-later
// Every operation on Unity Catalog by point and click, down to the server's state.
#include "tests/e2e/driver.h"
#include "ui/pages/code_view.h"

#include <QLabel>
#include <QTabBar>
#include <QTableView>

#include <gtest/gtest.h>

using namespace trowel;
using namespace trowel::e2e;
using namespace Qt::StringLiterals;

namespace {

const QByteArray kFamily = "/api/2.1/unity-catalog";

struct CatalogsE2e : testing::Test
{
    void open(const QStringList &path = {}, Environment environment = Environment::Demo)
    {
        driver = std::make_unique<Driver>(quick(environment));
        ASSERT_TRUE(driver->openKind(u"Catalogs"_s));
        QString scope;
        for (const QString &name : path) {
            scope += (scope.isEmpty() ? u""_s : u"."_s) + name;
            ASSERT_TRUE(driver->enter(name, scope));
        }
        ASSERT_TRUE(driver->waitForList());
    }

    QJsonObject onServer(const QString &securable) { return driver->server().securable(securable); }

    // The table of a tab of the drawer, read.
    QTableView *tab(const QString &title, const QString &id)
    {
        EXPECT_TRUE(driver->drawerTab(title));
        QTableView *found = nullptr;
        EXPECT_TRUE(wait([&] {
            found = driver->page()->findChild<QTableView *>(id + u"Table"_s);
            return found && found->isVisible() && found->model()->rowCount() > 0;
        })) << title.toStdString();
        return found;
    }

    static QStringList texts(const QTableView &view, int column)
    {
        QStringList list;
        for (int row = 0; row < view.model()->rowCount(); ++row)
            list += view.model()->index(row, column).data().toString();
        return list;
    }

    bool clickRow(QTableView *view, const QString &principal, const QString &privilege)
    {
        for (int row = 0; row < view->model()->rowCount(); ++row) {
            if (texts(*view, 0).at(row) != principal || texts(*view, 1).at(row) != privilege)
                continue;
            view->scrollTo(view->model()->index(row, 0));
            return clickAt(view->viewport(), view->visualRect(view->model()->index(row, 0)).center());
        }
        ADD_FAILURE() << principal.toStdString() << " has no " << privilege.toStdString();
        return false;
    }

    std::unique_ptr<Driver> driver;
};

} // namespace

TEST_F(CatalogsE2e, ColumnsFitTheListAndTheTreeLeadsDown)
{
    open();
    EXPECT_TRUE(driver->names().contains(u"finance"_s));
    EXPECT_EQ(driver->cell(u"sandbox"_s, u"Isolation"_s), u"Isolated"_s);
    EXPECT_EQ(driver->cell(u"system"_s, u"Type"_s), u"System catalog"_s);
    ASSERT_TRUE(driver->enter(u"finance"_s, u"finance"_s));
    ASSERT_TRUE(driver->waitForRow(u"reports"_s));
    EXPECT_EQ(driver->cell(u"ledger"_s, u"Owner"_s), u"lea.fontaine@haldenfreight.example"_s);
    ASSERT_TRUE(driver->enter(u"reports"_s, u"finance.reports"_s));
    ASSERT_TRUE(driver->waitForRow(u"to_eur"_s));
    EXPECT_EQ(driver->cell(u"daily_revenue"_s, u"Type"_s), u"Managed table"_s);
    EXPECT_EQ(driver->cell(u"daily_revenue"_s, u"Format"_s), u"Delta"_s);
    EXPECT_EQ(driver->cell(u"exports"_s, u"Type"_s), u"Managed volume"_s);
    EXPECT_EQ(driver->cell(u"to_eur"_s, u"Format"_s), u"Returns decimal(18,2)"_s);
}

TEST_F(CatalogsE2e, CreateACatalogASchemaAndAVolume)
{
    open();
    ASSERT_TRUE(driver->clickVerb(u"New catalog"_s));
    ASSERT_TRUE(driver->dialog(u"newCatalog"_s));
    EXPECT_FALSE(driver->dialogButton(u"Create catalog"_s)->isEnabled());
    ASSERT_TRUE(driver->fill(u"name"_s, u"two words"_s));
    EXPECT_EQ(driver->problemAt(u"name"_s),
              u"Names cannot contain spaces, periods, forward slashes or control characters."_s);
    ASSERT_TRUE(driver->fill(u"name"_s, u"Fleet"_s));
    ASSERT_TRUE(driver->fill(u"comment"_s, u"Trucks and trailers"_s));
    ASSERT_TRUE(driver->press(u"Create catalog"_s));
    ASSERT_TRUE(driver->dialogGone());
    ASSERT_TRUE(driver->waitForRow(u"fleet"_s));
    EXPECT_EQ(onServer(u"catalog/fleet"_s).value("comment"_L1), u"Trucks and trailers"_s);

    ASSERT_TRUE(driver->enter(u"fleet"_s, u"fleet"_s));
    ASSERT_TRUE(driver->clickVerb(u"New schema"_s));
    ASSERT_TRUE(driver->dialog(u"newSchema"_s));
    ASSERT_TRUE(driver->fill(u"name"_s, u"trips"_s));
    ASSERT_TRUE(driver->press(u"Create schema"_s));
    ASSERT_TRUE(driver->dialogGone());
    ASSERT_TRUE(driver->waitForRow(u"trips"_s));

    ASSERT_TRUE(driver->enter(u"trips"_s, u"fleet.trips"_s));
    EXPECT_TRUE(wait([this] { return driver->stateTitle() == u"Nothing here yet"; }));
    ASSERT_TRUE(driver->clickVerb(u"New volume"_s));
    ASSERT_TRUE(driver->dialog(u"newVolume"_s));
    ASSERT_TRUE(driver->fill(u"name"_s, u"inbox"_s));
    ASSERT_TRUE(driver->fill(u"volume_type"_s, u"External: files at a place of your own"_s));
    EXPECT_FALSE(driver->dialogButton(u"Create volume"_s)->isEnabled()) << "it needs a place";
    ASSERT_TRUE(driver->fill(u"storage_location"_s, u"s3://halden-landing/trips"_s));
    ASSERT_TRUE(driver->press(u"Create volume"_s));
    ASSERT_TRUE(driver->dialogGone());
    ASSERT_TRUE(driver->waitForRow(u"inbox"_s));
    EXPECT_EQ(onServer(u"volume/fleet.trips.inbox"_s).value("members"_L1)["storage_location"_L1],
              u"s3://halden-landing/trips"_s);
    EXPECT_EQ(driver->executed("POST " + kFamily + "/volumes"), 1);
}

TEST_F(CatalogsE2e, EditCommentAndOwner)
{
    open({u"logistics"_s});
    ASSERT_TRUE(driver->select(u"raw"_s));
    ASSERT_TRUE(driver->clickDrawerVerb(u"Edit comment and owner"_s));
    ASSERT_TRUE(driver->dialog(u"editSecurable"_s));
    ASSERT_TRUE(driver->fill(u"owner"_s, u"nobody"_s));
    ASSERT_TRUE(driver->fill(u"comment"_s, u"Append only"_s));
    ASSERT_TRUE(driver->press(u"Save"_s));
    QDialog *form = driver->dialog(u"editSecurable"_s);
    ASSERT_NE(form, nullptr);
    ASSERT_TRUE(wait([form] {
        const auto *label = form->findChild<QLabel *>(u"serverMessage"_s);
        return label && label->isVisible() && label->text() == u"Could not find principal with name nobody"_s;
    })) << "the server's words, and what was typed stays";
    ASSERT_TRUE(driver->fill(u"owner"_s, u"operations"_s));
    ASSERT_TRUE(driver->press(u"Save"_s));
    ASSERT_TRUE(driver->dialogGone());
    EXPECT_TRUE(driver->waitForCell(u"raw"_s, u"Owner"_s, u"operations"_s));
    EXPECT_EQ(onServer(u"schema/logistics.raw"_s).value("comment"_L1), u"Append only"_s);
}

TEST_F(CatalogsE2e, DeleteWithAndWithoutForce)
{
    open({u"finance"_s});
    ASSERT_TRUE(driver->select(u"close"_s));
    QMenu *menu = driver->contextMenu(u"close"_s);
    ASSERT_TRUE(driver->choose(menu, u"Delete…"_s));
    ASSERT_TRUE(driver->dialog(u"deleteSecurables"_s));
    ASSERT_TRUE(driver->press(u"Delete"_s));
    ASSERT_TRUE(driver->told(u"finance.close could not be deleted"_s)) << "it is not empty";
    EXPECT_FALSE(onServer(u"schema/finance.close"_s).isEmpty());

    ASSERT_TRUE(driver->dialogGone());
    menu = driver->contextMenu(u"close"_s);
    ASSERT_TRUE(driver->choose(menu, u"Delete…"_s));
    QDialog *question = driver->dialog(u"deleteSecurables"_s);
    ASSERT_NE(question, nullptr);
    auto *objects = question->findChild<QTableView *>(u"objects"_s);
    EXPECT_TRUE(wait([objects] { return objects->model()->index(0, 2).data().toString() == u"2 tables and views"_s; }))
        << objects->model()->index(0, 2).data().toString().toStdString();
    ASSERT_TRUE(driver->fill(u"option"_s, true));
    ASSERT_TRUE(driver->press(u"Delete"_s));
    EXPECT_TRUE(driver->waitForNoRow(u"close"_s));
    EXPECT_TRUE(onServer(u"schema/finance.close"_s).isEmpty());
    EXPECT_EQ(driver->executed("DELETE " + kFamily + "/schemas/finance.close"), 2);
}

TEST_F(CatalogsE2e, ColumnsAndDefinitionInTheDrawer)
{
    open({u"finance"_s, u"reports"_s});
    ASSERT_TRUE(driver->select(u"daily_revenue"_s));
    QTableView *columns = tab(u"Columns"_s, u"columns"_s);
    ASSERT_NE(columns, nullptr);
    EXPECT_EQ(columns->model()->rowCount(), 14);
    EXPECT_EQ(texts(*columns, 1).mid(0, 2), (QStringList{u"day"_s, u"region"_s}));
    EXPECT_EQ(texts(*columns, 2).at(5), u"decimal(18,2)"_s);
    EXPECT_EQ(texts(*columns, 3).at(0), u"No"_s);
    // A volume has no columns: no such tab; the next table opens with it again.
    const auto *tabs = driver->page()->findChild<QTabBar *>(u"drawerTabs"_s);
    const auto shown = [tabs] {
        QStringList titles;
        for (int i = 0; i < tabs->count(); ++i) {
            if (tabs->isTabVisible(i))
                titles += tabs->tabText(i);
        }
        return titles;
    };
    ASSERT_TRUE(driver->select(u"exports"_s));
    EXPECT_TRUE(wait([&] {
        return shown() == QStringList{u"Overview"_s, u"Grants"_s, u"JSON"_s};
    })) << shown().join(u", "_s).toStdString();
    EXPECT_EQ(tabs->tabText(tabs->currentIndex()), u"Overview"_s);
    ASSERT_TRUE(driver->select(u"daily_revenue"_s));
    EXPECT_TRUE(wait([&] { return tabs->tabText(tabs->currentIndex()) == u"Columns"_s; }));
    EXPECT_FALSE(shown().contains(u"Definition"_s)) << "that is for views";
    ASSERT_TRUE(driver->select(u"revenue_by_region"_s));
    ASSERT_TRUE(driver->drawerTab(u"Definition"_s));
    EXPECT_TRUE(wait([this] {
        const auto *code = driver->page()->findChild<CodeView *>(u"definition"_s);
        return code && code->isVisible() && code->text().startsWith(u"SELECT region"_s);
    }));
}

TEST_F(CatalogsE2e, AModelWithItsVersionsAndGrants)
{
    open({u"logistics"_s, u"ml"_s});
    ASSERT_TRUE(driver->waitForRow(u"eta"_s));
    EXPECT_EQ(driver->cell(u"eta"_s, u"Type"_s), u"Registered model"_s);
    ASSERT_TRUE(driver->select(u"demand"_s));
    QTableView *versions = tab(u"Versions"_s, u"versions"_s);
    ASSERT_NE(versions, nullptr);
    EXPECT_EQ(texts(*versions, 0), (QStringList{u"4"_s, u"3"_s, u"2"_s, u"1"_s}));
    EXPECT_EQ(texts(*versions, 1).first(), u"Failed registration"_s);
    EXPECT_EQ(texts(*versions, 2).at(1), u"champion"_s);
    QTableView *grants = tab(u"Grants"_s, u"grants"_s);
    ASSERT_NE(grants, nullptr);
    ASSERT_TRUE(driver->pressOnPage(u"grants.grant"_s));
    ASSERT_TRUE(driver->dialog(u"grantPrivileges"_s));
    ASSERT_TRUE(driver->fill(u"principal"_s, u"operations"_s));
    ASSERT_TRUE(driver->fill(u"privilege.EXECUTE"_s, true));
    ASSERT_TRUE(driver->press(u"Grant"_s));
    ASSERT_TRUE(driver->dialogGone());
    EXPECT_TRUE(driver->told(u"operations was given EXECUTE on logistics.ml.demand"_s));
    EXPECT_EQ(onServer(u"model/logistics.ml.demand"_s).value("grants"_L1)["operations"_L1].toArray().size(), 1);

    ASSERT_TRUE(driver->choose(driver->contextMenu(u"demand"_s), u"Delete…"_s));
    ASSERT_TRUE(driver->dialog(u"deleteSecurables"_s));
    ASSERT_TRUE(driver->press(u"Delete"_s));
    EXPECT_TRUE(driver->waitForNoRow(u"demand"_s));
    EXPECT_TRUE(onServer(u"model/logistics.ml.demand"_s).isEmpty());
}

TEST_F(CatalogsE2e, GrantAndRevoke)
{
    open({u"finance"_s, u"reports"_s});
    ASSERT_TRUE(driver->select(u"daily_revenue"_s));
    QTableView *grants = tab(u"Grants"_s, u"grants"_s);
    ASSERT_NE(grants, nullptr);
    EXPECT_TRUE(texts(*grants, 2).contains(u"reports"_s)) << "inherited ones say where from";
    ASSERT_TRUE(driver->pressOnPage(u"grants.grant"_s));
    ASSERT_TRUE(driver->dialog(u"grantPrivileges"_s));
    EXPECT_FALSE(driver->dialogButton(u"Grant"_s)->isEnabled());
    ASSERT_TRUE(driver->fill(u"principal"_s, u"auditors"_s));
    ASSERT_TRUE(driver->fill(u"privilege.SELECT"_s, true));
    ASSERT_TRUE(driver->press(u"Grant"_s));
    ASSERT_TRUE(driver->dialogGone());
    EXPECT_TRUE(driver->told(u"auditors was given SELECT on finance.reports.daily_revenue"_s));
    const auto held = [this] {
        return onServer(u"table/finance.reports.daily_revenue"_s).value("grants"_L1)["auditors"_L1].toArray().size();
    };
    EXPECT_EQ(held(), 1);

    grants = tab(u"Grants"_s, u"grants"_s);
    const auto direct = [&] {
        grants = driver->page()->findChild<QTableView *>(u"grantsTable"_s);
        for (int row = 0; grants && row < grants->model()->rowCount(); ++row) {
            if (texts(*grants, 0).at(row) == u"auditors" && texts(*grants, 2).at(row) == u"Granted here")
                return true;
        }
        return false;
    };
    ASSERT_TRUE(wait(direct));
    ASSERT_TRUE(clickRow(grants, u"auditors"_s, u"SELECT"_s));
    ASSERT_TRUE(driver->pressOnPage(u"grants.revoke"_s));
    ASSERT_TRUE(driver->dialog(u"revokePrivileges"_s));
    ASSERT_TRUE(driver->press(u"Revoke"_s));
    EXPECT_TRUE(driver->told(u"Privileges of auditors on finance.reports.daily_revenue were revoked"_s));
    EXPECT_EQ(held(), 0);
    EXPECT_TRUE(wait([&] { return !direct(); })) << "the tab reads itself again";
}

TEST_F(CatalogsE2e, NoMetastoreAndAMissingFamilyAreSaidInPlace)
{
    open({u"finance"_s});
    driver->fault(u"GET /api/2.1/unity-catalog/functions status=501"_s);
    ASSERT_TRUE(driver->enter(u"reports"_s, u"finance.reports"_s));
    ASSERT_TRUE(driver->waitForRow(u"daily_revenue"_s));
    EXPECT_TRUE(wait([this] { return !driver->bandTitle().isEmpty(); })) << "what is missing is said";
    driver->server().setState({{u"metastore"_s, false}});
    ASSERT_TRUE(driver->openKind(u"SQL warehouses"_s));
    ASSERT_TRUE(driver->waitForList()) << "the other kinds go on working";
}
