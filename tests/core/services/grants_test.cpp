// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/services/grants.h"
#include "tests/support/problem.h"
#include "tests/support/service_wire.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <gtest/gtest.h>

using namespace trowel;
using namespace Qt::StringLiterals;

namespace {

struct GrantsOnTheWire : testing::Test
{
    ServiceWire wire;
    Grants grants{wire.api()};
    const Securable table{u"table"_s, u"main.sales.trips"_s};
};

const QByteArray kDirect = R"({"privilege_assignments":[{"principal":"ops","privileges":["SELECT","LEVITATE"]},
    {"principal":"ada@example.com","privileges":["ALL_PRIVILEGES"]},{"principal":"idle"}]})";
const QByteArray kEffective = R"({"privilege_assignments":[{"principal":"ops","privileges":[
    {"privilege":"SELECT","inherited_from_type":"CATALOG","inherited_from_name":"main"},{"privilege":"SELECT"}]}]})";

} // namespace

TEST_F(GrantsOnTheWire, DirectOnesInOrderAndUnknownPrivilegesAsTheyAre)
{
    wire.answer = [](const Sent &sent) {
        if (sent.query.contains(u"page_token"_s))
            return Answer{200, R"({"privilege_assignments":[{"principal":"aa","privileges":["MODIFY"]}]})"};
        return Answer{200, kDirect.chopped(1) + R"(,"next_page_token":"2"})"};
    };
    const auto list = wire.wait(grants.direct(table));
    ASSERT_TRUE(list.has_value());
    EXPECT_EQ(*list, (QList<PrivilegeGrant>{{u"aa"_s, u"MODIFY"_s},
                                            {u"ada@example.com"_s, u"ALL_PRIVILEGES"_s},
                                            {u"ops"_s, u"LEVITATE"_s},
                                            {u"ops"_s, u"SELECT"_s}}));
    EXPECT_EQ(wire.sent.first().path, u"/api/2.1/unity-catalog/permissions/table/main.sales.trips"_s);
    EXPECT_EQ(wire.sent.first().query.value(u"max_results"_s), u"0"_s);
}

TEST_F(GrantsOnTheWire, BothTogetherSayWhereTheInheritedOnesComeFrom)
{
    wire.answer = [](const Sent &sent) {
        return Answer{200, sent.path.contains(u"effective"_s) ? kEffective : kDirect};
    };
    const auto list = wire.wait(grants.all(table));
    ASSERT_TRUE(list.has_value());
    EXPECT_EQ(list->direct.size(), 3);
    EXPECT_EQ(list->inherited, (QList<PrivilegeGrant>{{u"ops"_s, u"SELECT"_s, u"CATALOG"_s, u"main"_s}}));
    EXPECT_FALSE(list->inheritedUnknown.has_value());
}

TEST_F(GrantsOnTheWire, WithoutTheEffectiveOnesTheDirectOnesStand)
{
    wire.answer = [](const Sent &sent) {
        return sent.path.contains(u"effective"_s) ? Answer{501, R"({"message":"later"})"} : Answer{200, kDirect};
    };
    const auto list = wire.wait(grants.all(table));
    ASSERT_TRUE(list.has_value());
    EXPECT_EQ(list->direct.size(), 3);
    ASSERT_TRUE(list->inheritedUnknown.has_value());
    EXPECT_EQ(list->inheritedUnknown->kind, Error::Kind::NotSupported);
    wire.answer = [](const Sent &) { return Answer{403, R"({"error_code":"PERMISSION_DENIED","message":"no"})"}; };
    EXPECT_EQ(problem(wire.wait(grants.all(table))).kind, Error::Kind::Forbidden);
}

TEST_F(GrantsOnTheWire, AChangeIsOnePatchAndSentOnce)
{
    wire.answer = [](const Sent &) { return Answer{200, "{}"}; };
    EXPECT_TRUE(
        wire.wait(grants.change(table, {{u"ops"_s, {u"SELECT"_s}, {}}, {u"ada"_s, {}, {u"MODIFY"_s}}})).has_value());
    EXPECT_EQ(wire.sent.first().method, "PATCH");
    EXPECT_EQ(QJsonDocument::fromJson(wire.sent.first().body),
              QJsonDocument::fromJson(R"({"changes":[{"principal":"ops","add":["SELECT"]},
                                                     {"principal":"ada","remove":["MODIFY"]}]})"));
    wire.answer = [](const Sent &) { return Answer{.status = 200, .body = {}, .hang = false, .reset = true}; };
    EXPECT_EQ(problem(wire.wait(grants.change(table, {{u"ops"_s, {u"SELECT"_s}, {}}}))).kind,
              Error::Kind::OutcomeUnknown);
    EXPECT_EQ(wire.sent.size(), 2);
}

TEST_F(GrantsOnTheWire, SharesHaveCallsOfTheirOwnAndInheritNothing)
{
    const Securable share{u"share"_s, u"audit"_s};
    wire.answer = [](const Sent &) {
        return Answer{200, R"({"privilege_assignments":[{"principal":"kpmg","privileges":["SELECT"]}]})"};
    };
    const auto list = wire.wait(grants.all(share));
    ASSERT_TRUE(list.has_value());
    EXPECT_EQ(list->direct, (QList<PrivilegeGrant>{{u"kpmg"_s, u"SELECT"_s}}));
    EXPECT_TRUE(list->inherited.isEmpty());
    EXPECT_FALSE(list->inheritedUnknown.has_value());
    EXPECT_TRUE(wire.wait(grants.change(share, {{u"kpmg"_s, {}, {u"SELECT"_s}}})).has_value());
    ASSERT_EQ(wire.sent.size(), 2) << "nobody asks what a share inherits";
    for (const Sent &call : std::as_const(wire.sent))
        EXPECT_EQ(call.path, u"/api/2.1/unity-catalog/shares/audit/permissions"_s);
    EXPECT_EQ(wire.sent.at(1).method, "PATCH");
}

TEST(KnownPrivileges, DependOnTheSecurable)
{
    EXPECT_TRUE(knownPrivileges(u"table"_s, u"MANAGED"_s).contains(u"MODIFY"_s));
    EXPECT_FALSE(knownPrivileges(u"table"_s, u"VIEW"_s).contains(u"MODIFY"_s));
    EXPECT_TRUE(knownPrivileges(u"table"_s, u"MATERIALIZED_VIEW"_s).contains(u"REFRESH"_s));
    EXPECT_TRUE(knownPrivileges(u"catalog"_s).contains(u"CREATE_SCHEMA"_s));
    EXPECT_FALSE(knownPrivileges(u"schema"_s).contains(u"CREATE_SCHEMA"_s));
    EXPECT_TRUE(knownPrivileges(u"metastore"_s).contains(u"CREATE_CATALOG"_s));
    EXPECT_TRUE(knownPrivileges(u"external_location"_s).contains(u"READ_FILES"_s));
    EXPECT_TRUE(knownPrivileges(u"credential"_s).contains(u"ACCESS"_s));
    EXPECT_TRUE(knownPrivileges(u"function"_s, u"MODEL"_s).contains(u"APPLY_TAG"_s));
    EXPECT_FALSE(knownPrivileges(u"function"_s, u"SQL"_s).contains(u"APPLY_TAG"_s));
    EXPECT_TRUE(knownPrivileges(u"something new"_s).isEmpty());
    EXPECT_EQ(privilegeWord(u"  use  schema "_s), u"USE_SCHEMA"_s);
}
