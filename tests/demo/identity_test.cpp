// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/demo/demo_client.h"

namespace trowel::test {
namespace {

constexpr const char *Users = "/api/2.0/preview/scim/v2/Users";

class Identity : public DemoTest
{
};

TEST_F(Identity, tellsWhoIAm)
{
    const QJsonObject me = get("/api/2.0/preview/scim/v2/Me").json();
    EXPECT_EQ(me[QLatin1String("userName")], QStringLiteral("ingrid.solheim@haldenfreight.example"));
    EXPECT_TRUE(me[QLatin1String("id")].isString()) << "SCIM ids are text";
    EXPECT_EQ(me[QLatin1String("id")].toString().toLongLong(), 7004711000000000001);
}

TEST_F(Identity, pagesFromOne)
{
    QStringList names;
    for (int start = 1;; start += 5) {
        const QJsonObject page = get(QByteArray(Users) + "?count=5&startIndex=" + QByteArray::number(start)).json();
        if (!page.contains(QLatin1String("Resources")))
            break;
        EXPECT_EQ(page[QLatin1String("totalResults")], 13);
        for (const QJsonValue &user : page[QLatin1String("Resources")].toArray())
            names.append(user[QLatin1String("userName")].toString());
    }
    EXPECT_EQ(names.size(), 13);
    EXPECT_EQ(names.removeDuplicates(), 0);
}

TEST_F(Identity, filtersAndFindsOne)
{
    const QJsonObject found =
        get(QByteArray(Users) + "?filter=" + QByteArray("userName co \"tanabe\"").toPercentEncoding()).json();
    ASSERT_EQ(found[QLatin1String("Resources")].toArray().size(), 1);
    const QByteArray id = found[QLatin1String("Resources")][0][QLatin1String("id")].toString().toLatin1();
    EXPECT_EQ(get(QByteArray(Users) + '/' + id).json()[QLatin1String("displayName")], QStringLiteral("Yuki Tanabe"));
    const RawReply missing = get(QByteArray(Users) + "/1");
    EXPECT_EQ(missing.status, 404);
    EXPECT_EQ(missing.json()[QLatin1String("status")], QStringLiteral("404")) << "errors of SCIM have their own shape";
    EXPECT_EQ(get(QByteArray(Users) + "?filter=nonsense").status, 400);
}

TEST_F(Identity, describesTheHost)
{
    const QJsonObject config = get("/.well-known/databricks-config", "").json();
    EXPECT_EQ(config[QLatin1String("workspace_id")], QStringLiteral("7004600182736455"));
    EXPECT_EQ(config[QLatin1String("host_type")], QStringLiteral("WORKSPACE_HOST"));
}

TEST_F(Identity, neverListsATokensValue)
{
    const RawReply tokens = get("/api/2.0/token/list");
    EXPECT_EQ(tokens.json()[QLatin1String("token_infos")][0][QLatin1String("expiry_time")], -1);
    EXPECT_FALSE(tokens.body.contains("\"admin\""));
}

} // namespace
} // namespace trowel::test
