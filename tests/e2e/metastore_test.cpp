// SPDX-License-Identifier: GPL-3.0-or-later
// What belongs to the metastore by point and click, down to the server's state.
#include "tests/e2e/driver.h"

#include <QLabel>
#include <QTableView>

#include <gtest/gtest.h>

using namespace trowel;
using namespace trowel::e2e;
using namespace Qt::StringLiterals;

namespace {

struct MetastoreE2e : testing::Test
{
    void SetUp() override
    {
        driver = std::make_unique<Driver>(quick(Environment::Demo));
        ASSERT_TRUE(driver->openKind(u"Metastore"_s));
        ASSERT_TRUE(driver->waitForRow(u"yearly-audit"_s));
    }

    QJsonObject onServer(const QString &securable) { return driver->server().securable(securable); }

    std::unique_ptr<Driver> driver;
};

} // namespace

TEST_F(MetastoreE2e, ListsWhatEachPointsTo)
{
    EXPECT_EQ(driver->cell(u"halden-eu-north-1"_s, u"Type"_s), u"Metastore"_s);
    EXPECT_EQ(driver->cell(u"landing"_s, u"Type"_s), u"External location"_s);
    EXPECT_EQ(driver->cell(u"landing"_s, u"Points to"_s), u"s3://halden-landing/in"_s);
    EXPECT_EQ(driver->cell(u"halden-lake"_s, u"Points to"_s), u"arn:aws:iam::310000420117:role/halden-lake"_s);
    EXPECT_EQ(driver->cell(u"erp"_s, u"Type"_s), u"Oracle connection"_s);
    EXPECT_EQ(driver->names().size(), 15);
}

TEST_F(MetastoreE2e, EditCommentAndOwner)
{
    ASSERT_TRUE(driver->select(u"fleet-mail"_s));
    ASSERT_TRUE(driver->clickDrawerVerb(u"Edit comment and owner"_s));
    ASSERT_TRUE(driver->dialog(u"editSecurable"_s));
    ASSERT_TRUE(driver->fill(u"comment"_s, u"Alarms only"_s));
    ASSERT_TRUE(driver->fill(u"owner"_s, u"operations"_s));
    ASSERT_TRUE(driver->press(u"Save"_s));
    ASSERT_TRUE(driver->dialogGone());
    EXPECT_TRUE(driver->waitForCell(u"fleet-mail"_s, u"Owner"_s, u"operations"_s));
    EXPECT_EQ(onServer(u"credential/fleet-mail"_s).value("comment"_L1), u"Alarms only"_s);
}

TEST_F(MetastoreE2e, DeleteWhatIsInUseNeedsForce)
{
    ASSERT_TRUE(driver->select(u"landing"_s));
    ASSERT_TRUE(driver->choose(driver->contextMenu(u"landing"_s), u"Delete…"_s));
    ASSERT_TRUE(driver->dialog(u"deleteSecurables"_s));
    ASSERT_TRUE(driver->press(u"Delete"_s));
    ASSERT_TRUE(driver->told(u"landing could not be deleted"_s));
    EXPECT_FALSE(onServer(u"external_location/landing"_s).isEmpty());
    ASSERT_TRUE(driver->dialogGone());
    ASSERT_TRUE(driver->choose(driver->contextMenu(u"landing"_s), u"Delete…"_s));
    ASSERT_TRUE(driver->dialog(u"deleteSecurables"_s));
    ASSERT_TRUE(driver->fill(u"option"_s, true));
    ASSERT_TRUE(driver->press(u"Delete"_s));
    EXPECT_TRUE(driver->waitForNoRow(u"landing"_s));
    EXPECT_TRUE(onServer(u"external_location/landing"_s).isEmpty());
}

TEST_F(MetastoreE2e, GrantOnAnExternalLocation)
{
    ASSERT_TRUE(driver->select(u"partner-edi"_s));
    ASSERT_TRUE(driver->drawerTab(u"Grants"_s));
    ASSERT_TRUE(driver->pressOnPage(u"grants.grant"_s));
    ASSERT_TRUE(driver->dialog(u"grantPrivileges"_s));
    ASSERT_TRUE(driver->fill(u"principal"_s, u"analysts"_s));
    ASSERT_TRUE(driver->fill(u"privilege.READ_FILES"_s, true));
    ASSERT_TRUE(driver->press(u"Grant"_s));
    ASSERT_TRUE(driver->dialogGone());
    EXPECT_TRUE(driver->told(u"analysts was given READ FILES on partner-edi"_s));
    EXPECT_EQ(onServer(u"external_location/partner-edi"_s).value("grants"_L1)["analysts"_L1].toArray(),
              QJsonArray{u"READ_FILES"_s});
    EXPECT_TRUE(wait([this] {
        const auto *table = driver->page()->findChild<QTableView *>(u"grantsTable"_s);
        return table && table->model()->rowCount() == 1 && table->model()->index(0, 0).data().toString() == u"analysts";
    }));
}

TEST_F(MetastoreE2e, AMissingFamilyAndNoMetastoreAreSaidInPlace)
{
    driver->fault(u"GET /api/2.1/unity-catalog/shares status=501"_s);
    ASSERT_TRUE(driver->pressOnPage(u"bar.view.refresh"_s));
    EXPECT_TRUE(wait([this] { return !driver->bandTitle().isEmpty(); })) << "what is missing is said";
    EXPECT_TRUE(driver->names().contains(u"landing"_s)) << "the rest stands";
    driver->server().setState({{u"metastore"_s, false}});
    ASSERT_TRUE(driver->pressOnPage(u"bar.view.refresh"_s));
    EXPECT_TRUE(wait([this] {
        const auto *text = driver->page()->findChild<QLabel *>(u"bandText"_s);
        return text && text->text().contains(u"No metastore assigned"_s);
    })) << "with the server's words";
    ASSERT_TRUE(driver->openKind(u"SQL warehouses"_s));
    ASSERT_TRUE(driver->waitForList()) << "the other kinds go on working";
}
