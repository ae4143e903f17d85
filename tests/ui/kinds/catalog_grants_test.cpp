// SPDX-License-Identifier: GPL-3.0-or-later
// The tab of grants with real mouse events, against the demo server.
#include "tests/ui/support/demo_session.h"

#include <QTableView>
#include <QToolButton>

#include <gtest/gtest.h>

using namespace trowel;
using namespace trowel::test;
using namespace Qt::StringLiterals;

namespace {

const QString kTable = u"finance.reports.daily_revenue"_s;

struct CatalogGrants : testing::Test
{
    DemoSession demo;
    std::shared_ptr<ObjectStore> store;
    std::unique_ptr<QWidget> tab;
    QTableView *table = nullptr;

    bool wait(const std::function<bool()> &condition) { return QTest::qWaitFor(condition, 10000); }

    void open(const QString &scope, const QString &key, const QString &kindId = u"catalogs"_s)
    {
        const AnyKind &kind = *demo.session->kind(kindId);
        store = demo.loaded(kindId, scope);
        tab.reset(kind.makeTab(u"grants"_s, ActionScope{*demo.session, demo.prompter, *store, scope}, store->find(key),
                               nullptr));
        ASSERT_TRUE(tab);
        tab->resize(700, 500);
        tab->show();
        table = tab->findChild<QTableView *>(u"grantsTable"_s);
        ASSERT_NE(table, nullptr);
        ASSERT_TRUE(wait([this] { return table->isVisible() && table->model()->rowCount() > 0; }));
    }

    QStringList rows() const
    {
        QStringList list;
        for (int row = 0; row < table->model()->rowCount(); ++row) {
            QStringList cells;
            for (int column = 0; column < 3; ++column)
                cells += table->model()->index(row, column).data().toString();
            list += cells.join(u'|');
        }
        return list;
    }

    void click(const QString &row)
    {
        const auto at = int(rows().indexOf(row));
        ASSERT_GE(at, 0) << row.toStdString() << " is not among\n" << rows().join(u'\n').toStdString();
        table->scrollTo(table->model()->index(at, 0));
        QTest::mouseClick(table->viewport(), Qt::LeftButton, {},
                          table->visualRect(table->model()->index(at, 0)).center());
    }

    QToolButton *verb(const QString &id) { return tab->findChild<QToolButton *>(u"grants."_s + id); }

    QJsonArray held(const QString &principal)
    {
        return demo.demo.workspace()
            ->securable(u"table/"_s + kTable)
            .value("grants"_L1)
            .toObject()
            .value(principal)
            .toArray();
    }
};

} // namespace

TEST_F(CatalogGrants, DirectOnesComeFirstAndInheritedOnesSayWhereFrom)
{
    open(u"finance.reports"_s, kTable);
    EXPECT_EQ(rows().first(), u"data-science|SELECT|Granted here"_s);
    EXPECT_TRUE(rows().contains(u"analysts|USE SCHEMA|reports"_s));
    EXPECT_TRUE(rows().contains(u"auditors|SELECT|finance"_s));
    EXPECT_FALSE(verb(u"revoke"_s)->isEnabled()) << "nothing is selected";
    click(u"auditors|SELECT|finance"_s);
    EXPECT_FALSE(verb(u"revoke"_s)->isEnabled());
    EXPECT_EQ(verb(u"revoke"_s)->toolTip(), u"It is inherited from finance: revoke it there."_s);
}

TEST_F(CatalogGrants, AddAndRevoke)
{
    open(u"finance.reports"_s, kTable);
    demo.prompter.onForm = [this](const FormSpec &form) {
        const FormValues values{
            {u"principal"_s, u"auditors"_s}, {u"privilege.SELECT"_s, true}, {u"other"_s, u"modify"_s}};
        EXPECT_TRUE(form.check(values).isEmpty());
        form.submit(values).detach();
    };
    QTest::mouseClick(verb(u"grant"_s), Qt::LeftButton);
    ASSERT_TRUE(demo.told(u"auditors was given SELECT, MODIFY on "_s + kTable));
    EXPECT_EQ(held(u"auditors"_s).size(), 2);
    ASSERT_TRUE(wait([this] { return rows().contains(u"auditors|MODIFY|Granted here"_s); }));
    click(u"auditors|MODIFY|Granted here"_s);
    QTest::mouseClick(verb(u"revoke"_s), Qt::LeftButton);
    ASSERT_TRUE(demo.told(u"Privileges of auditors on "_s + kTable + u" were revoked"_s));
    EXPECT_EQ(held(u"auditors"_s), QJsonArray{u"SELECT"_s});
    EXPECT_TRUE(wait([this] { return !rows().contains(u"auditors|MODIFY|Granted here"_s); }));
    EXPECT_EQ(demo.prompter.questions.last().id, u"revokePrivileges"_s);
}

TEST_F(CatalogGrants, ARefusalIsSaidAndNothingChanges)
{
    open(u"finance.reports"_s, kTable);
    demo.prompter.sayYes = false;
    click(u"operations|SELECT|Granted here"_s);
    QTest::mouseClick(verb(u"revoke"_s), Qt::LeftButton);
    EXPECT_EQ(held(u"operations"_s).size(), 1) << "the person said no";
    demo.prompter.sayYes = true;
    QString problem;
    demo.demo.workspace()->addFault(*demo::Fault::fromWords(
        {u"PATCH /api/2.1/unity-catalog/permissions/*"_s, u"status=403"_s, u"times=1"_s}, &problem));
    QTest::mouseClick(verb(u"revoke"_s), Qt::LeftButton);
    ASSERT_TRUE(demo.told(u"Privileges of operations could not be revoked"_s));
    EXPECT_EQ(held(u"operations"_s).size(), 1);
}

TEST_F(CatalogGrants, WithoutTheEffectiveOnesTheDirectOnesStand)
{
    QString problem;
    demo.demo.workspace()->addFault(
        *demo::Fault::fromWords({u"GET /api/2.1/unity-catalog/effective-permissions/*"_s, u"status=501"_s}, &problem));
    open(u"finance.reports"_s, kTable);
    EXPECT_EQ(rows().size(), 4);
    EXPECT_TRUE(rows().last().startsWith(u"What is inherited could not be read"_s));
}

TEST_F(CatalogGrants, OfTheMetastoreGoByItsId)
{
    open({}, u"metastore:halden-eu-north-1"_s, u"metastore"_s);
    EXPECT_TRUE(rows().contains(u"engineers|CREATE CATALOG|Granted here"_s)) << rows().join(u'\n').toStdString();
    demo.prompter.onForm = [](const FormSpec &form) {
        EXPECT_EQ(form.help, u"On the metastore halden-eu-north-1 itself. Nothing of it reaches its catalogs."_s);
        form.submit({{u"principal"_s, u"analysts"_s}, {u"privilege.CREATE_SHARE"_s, true}}).detach();
    };
    QTest::mouseClick(verb(u"grant"_s), Qt::LeftButton);
    ASSERT_TRUE(demo.told(u"analysts was given CREATE SHARE on halden-eu-north-1"_s));
    EXPECT_TRUE(wait([this] { return rows().contains(u"analysts|CREATE SHARE|Granted here"_s); }));
}

TEST_F(CatalogGrants, OfAShareGoToRecipients)
{
    open({}, u"share:ferry-bookings"_s, u"metastore"_s);
    EXPECT_EQ(rows(),
              (QStringList{u"nordhavn-terminals|SELECT|Granted here"_s, u"skagen-ferries|SELECT|Granted here"_s}));
    bool asked = false;
    demo.prompter.onForm = [&asked](const FormSpec &form) {
        asked = true;
        EXPECT_EQ(form.check({}).first().text, u"Enter a recipient."_s);
        EXPECT_EQ(form.fields.first().placeholder, u"Recipient"_s);
        const auto &known = form.fields.first().choices;
        EXPECT_FALSE(std::any_of(known.cbegin(), known.cend(),
                                 [](const FormField::Choice &choice) { return choice.value == u"account users"; }));
    };
    QTest::mouseClick(verb(u"grant"_s), Qt::LeftButton);
    EXPECT_TRUE(asked);
    click(u"skagen-ferries|SELECT|Granted here"_s);
    QTest::mouseClick(verb(u"revoke"_s), Qt::LeftButton);
    ASSERT_TRUE(demo.told(u"Privileges of skagen-ferries on ferry-bookings were revoked"_s));
    EXPECT_TRUE(wait([this] { return rows().size() == 1; }));
}
