// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/demo/demo_client.h"

namespace trowel::test {
namespace {

constexpr const char *Finance = "/api/2.0/permissions/warehouses/7f3a9c1e2b4d6f80";

class Permissions : public DemoTest
{
protected:
    static QString levelOf(const RawReply &reply, const char *name)
    {
        for (const QJsonValue &entry : reply.json()[QLatin1String("access_control_list")].toArray()) {
            for (const char *who : {"user_name", "group_name", "service_principal_name"}) {
                if (entry[QLatin1String(who)].toString() == QLatin1String(name))
                    return entry[QLatin1String("all_permissions")][0][QLatin1String("permission_level")].toString();
            }
        }
        return {};
    }
    RawReply send(const char *method, const char *entries, const QByteArray &token = "admin")
    {
        return call(method, Finance,
                    {{QStringLiteral("access_control_list"), QJsonDocument::fromJson(entries).array()}}, token);
    }
};

TEST_F(Permissions, areTheSameUnderBothPaths)
{
    const RawReply reply = get(Finance);
    EXPECT_EQ(reply.json()[QLatin1String("object_type")], QStringLiteral("warehouses"));
    EXPECT_EQ(levelOf(reply, "marcus.oyelaran@haldenfreight.example"), QStringLiteral("IS_OWNER"));
    EXPECT_EQ(levelOf(reply, "admins"), QStringLiteral("CAN_MANAGE"));
    EXPECT_EQ(get("/api/2.0/permissions/sql/warehouses/7f3a9c1e2b4d6f80").json(), reply.json());
    EXPECT_EQ(
        get(QByteArray(Finance) + "/permissionLevels").json()[QLatin1String("permission_levels")].toArray().size(), 5);
}

TEST_F(Permissions, patchAddsAndPutReplaces)
{
    const RawReply patched = send("PATCH", R"([{"group_name":"finance","permission_level":"CAN_USE"}])");
    EXPECT_EQ(levelOf(patched, "finance"), QStringLiteral("CAN_USE"));
    EXPECT_EQ(levelOf(patched, "engineers"), QStringLiteral("CAN_MANAGE"));
    const RawReply put =
        send("PUT", R"([{"user_name":"lea.fontaine@haldenfreight.example","permission_level":"IS_OWNER"}])");
    EXPECT_EQ(levelOf(put, "lea.fontaine@haldenfreight.example"), QStringLiteral("IS_OWNER"));
    EXPECT_TRUE(levelOf(put, "engineers").isEmpty());
    EXPECT_EQ(levelOf(put, "admins"), QStringLiteral("CAN_MANAGE")) << "the administrators stay";
}

TEST_F(Permissions, refuseWhatMakesNoSense)
{
    EXPECT_EQ(send("PUT", R"([{"permission_level":"CAN_USE"}])").status, 400);
    EXPECT_EQ(send("PUT", R"([{"group_name":"finance","permission_level":"CAN_FLY"}])").status, 400);
    EXPECT_EQ(send("PUT", R"([{"group_name":"finance","permission_level":"IS_OWNER"}])").status, 400);
    EXPECT_EQ(send("PATCH", R"([{"group_name":"nobody","permission_level":"CAN_USE"}])").code(),
              QStringLiteral("RESOURCE_DOES_NOT_EXIST"));
    EXPECT_EQ(send("PATCH", R"([{"group_name":"auditors","permission_level":"CAN_MANAGE"}])", "reader").status, 403);
    EXPECT_EQ(get("/api/2.0/permissions/spaceships/1").message(),
              QStringLiteral("request_object_type is not recognized: spaceships"));
    EXPECT_EQ(get("/api/2.0/permissions/notebooks/1").status, 404);
}

TEST_F(Permissions, areInheritedFromFolders)
{
    const auto id = [&](const char *path) {
        return get("/api/2.0/workspace/get-status?path=" + QByteArray(path).toPercentEncoding())
            .json()[QLatin1String("object_id")]
            .toInteger();
    };
    const QByteArray folder = "/api/2.0/permissions/directories/" + QByteArray::number(id("/Shared/finance"));
    call("PATCH", folder,
         object(R"({"access_control_list":[{"group_name":"auditors","permission_level":"CAN_MANAGE"}]})"));
    const RawReply below =
        get("/api/2.0/permissions/notebooks/" + QByteArray::number(id("/Shared/finance/month-end close")));
    EXPECT_EQ(levelOf(below, "auditors"), QStringLiteral("CAN_MANAGE"));
    EXPECT_EQ(
        call("POST", "/api/2.0/workspace/delete", object(R"({"path":"/Shared/finance/month-end close"})"), "reader")
            .status,
        200)
        << "and they count";
    const RawReply home =
        get("/api/2.0/permissions/directories/" + QByteArray::number(id("/Users/yuki.tanabe@haldenfreight.example")));
    EXPECT_EQ(levelOf(home, "yuki.tanabe@haldenfreight.example"), QStringLiteral("CAN_MANAGE"));
}

TEST_F(Permissions, hideOtherPeoplesHomes)
{
    DemoOptions options = quickOptions();
    options.users.append({.token = "analyst", .userName = QStringLiteral("priya.raman@haldenfreight.example")});
    DemoThread other(options);
    ASSERT_TRUE(other.start());
    RawClient client(other.url());
    client.send(request("GET", "/api/2.0/workspace/list?path=/Users", "analyst"));
    const QJsonArray homes = client.read().json()[QLatin1String("objects")].toArray();
    ASSERT_EQ(homes.size(), 1);
    EXPECT_EQ(homes[0][QLatin1String("path")], QStringLiteral("/Users/priya.raman@haldenfreight.example"));
}

} // namespace
} // namespace trowel::test
