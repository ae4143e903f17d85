// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/demo/demo_client.h"

#include <QSet>

namespace trowel::test {
namespace {

constexpr const char *Base = "/api/2.0/sql/warehouses";

class WarehousesApi : public DemoTest
{
protected:
    RawReply create(const char *json, const QByteArray &token = "admin")
    {
        return call("POST", Base, object(json), token);
    }
    QJsonObject named(const char *name)
    {
        for (const QJsonValue &warehouse : get(Base).json()[QLatin1String("warehouses")].toArray()) {
            if (warehouse[QLatin1String("name")].toString() == QLatin1String(name))
                return warehouse.toObject();
        }
        return {};
    }
    QByteArray path(const char *name, const QByteArray &tail = {})
    {
        return QByteArray(Base) + '/' + named(name).value(QLatin1String("id")).toString().toLatin1() + tail;
    }
    void expectInvalid(const char *json)
    {
        const RawReply reply = create(json);
        EXPECT_EQ(reply.status, 400) << json;
        EXPECT_EQ(reply.code(), QStringLiteral("INVALID_PARAMETER_VALUE")) << json;
    }
};

TEST_F(WarehousesApi, leavesOutDefaults)
{
    const QJsonObject stopped = named("Customs reporting");
    for (const char *absent : {"num_clusters", "num_active_sessions", "enable_serverless_compute", "health"})
        EXPECT_FALSE(stopped.contains(QLatin1String(absent))) << absent;
    EXPECT_FALSE(named("Live tracking board").contains(QLatin1String("auto_stop_mins"))) << "never is 0 is absent";
    const QJsonObject running = named("Finance BI");
    EXPECT_EQ(running[QLatin1String("odbc_params")][QLatin1String("port")], 443);
    EXPECT_EQ(running[QLatin1String("auto_resume")], true);
}

TEST_F(WarehousesApi, seedsEveryStateSizeAndType)
{
    QSet<QString> sizes;
    QSet<QString> types;
    for (const QJsonValue &warehouse : get(Base).json()[QLatin1String("warehouses")].toArray()) {
        sizes.insert(warehouse[QLatin1String("cluster_size")].toString());
        types.insert(warehouse[QLatin1String("warehouse_type")].toString());
    }
    EXPECT_EQ(sizes.size(), 10);
    EXPECT_EQ(types.size(), 3);
    EXPECT_EQ(demo.workspace()->warehouseState(QStringLiteral("Route optimisation")), QStringLiteral("STARTING"));
    EXPECT_EQ(demo.workspace()->warehouseState(QStringLiteral("Claims investigation")), QStringLiteral("STOPPING"));
    EXPECT_EQ(named("Partner exchange")[QLatin1String("health")][QLatin1String("status")], QStringLiteral("DEGRADED"));
}

TEST_F(WarehousesApi, listsInPagesThatSurviveDeletion)
{
    QStringList ids;
    QByteArray token;
    do {
        const QJsonObject page =
            get(QByteArray(Base) + "?page_size=4" + (token.isEmpty() ? "" : "&page_token=" + token)).json();
        for (const QJsonValue &warehouse : page[QLatin1String("warehouses")].toArray())
            ids.append(warehouse[QLatin1String("id")].toString());
        if (ids.size() == 4)
            call("DELETE", QByteArray(Base) + '/' + ids.first().toLatin1());
        token = page[QLatin1String("next_page_token")].toString().toLatin1().toPercentEncoding();
    } while (!token.isEmpty());
    EXPECT_EQ(ids.size(), 14);
    EXPECT_EQ(QSet<QString>(ids.begin(), ids.end()).size(), 14);
    EXPECT_EQ(get(QByteArray(Base) + "?page_token=nonsense").code(), QStringLiteral("INVALID_PARAMETER_VALUE"));
    EXPECT_EQ(get(QByteArray(Base) + "?page_size=-1").status, 400);
    EXPECT_EQ(get(QByteArray(Base) + "?page_size=x").status, 400);
}

TEST_F(WarehousesApi, listsEverythingWhenOlder)
{
    demo.workspace()->setState(object(R"({"older_versions_only":true})"));
    const QJsonObject all = get(QByteArray(Base) + "?page_size=4").json();
    EXPECT_EQ(all[QLatin1String("warehouses")].toArray().size(), 14);
    EXPECT_FALSE(all.contains(QLatin1String("next_page_token")));
}

TEST_F(WarehousesApi, createsWithTheDefaultsOfTheApi)
{
    const RawReply made =
        create(R"({"name":"Q","cluster_size":"Small","unknown":1,"spot_instance_policy":"WHATEVER"})");
    EXPECT_EQ(made.status, 200);
    const QJsonObject warehouse = named("Q");
    EXPECT_EQ(warehouse[QLatin1String("id")], made.json()[QLatin1String("id")]);
    EXPECT_EQ(warehouse[QLatin1String("id")].toString().size(), 16);
    EXPECT_EQ(warehouse[QLatin1String("auto_stop_mins")], 120);
    EXPECT_EQ(warehouse[QLatin1String("warehouse_type")], QStringLiteral("CLASSIC"));
    EXPECT_EQ(warehouse[QLatin1String("spot_instance_policy")], QStringLiteral("COST_OPTIMIZED"));
    EXPECT_TRUE(eventually([&] { return named("Q")[QLatin1String("state")] == QStringLiteral("RUNNING"); }));
}

TEST_F(WarehousesApi, refusesWhatIsOutOfRange)
{
    expectInvalid(R"({"name":"x"})");
    expectInvalid(R"({"name":"x","cluster_size":"Enormous"})");
    expectInvalid(R"({"name":"x","cluster_size":"Small","min_num_clusters":0})");
    expectInvalid(R"({"name":"x","cluster_size":"Small","min_num_clusters":3,"max_num_clusters":2})");
    expectInvalid(R"({"name":"x","cluster_size":"Small","max_num_clusters":41})");
    expectInvalid(R"({"name":"x","cluster_size":"Small","auto_stop_mins":9})");
    expectInvalid(R"({"name":"x","cluster_size":"Small","enable_serverless_compute":true})");
    expectInvalid(R"({"name":"x","cluster_size":"Small","warehouse_type":"REALTIME","max_dbu":5})");
    EXPECT_EQ(create(R"({"name":"x","cluster_size":"Small","max_num_clusters":"many"})").code(),
              QStringLiteral("MALFORMED_REQUEST"));
    EXPECT_EQ(create(R"({"name":"Finance BI","cluster_size":"Small"})").code(),
              QStringLiteral("RESOURCE_ALREADY_EXISTS"));
    const QJsonObject longName{{QStringLiteral("name"), QString(100, QLatin1Char('n'))},
                               {QStringLiteral("cluster_size"), QStringLiteral("Small")}};
    EXPECT_EQ(call("POST", Base, longName).status, 400);
}

TEST_F(WarehousesApi, startsStopsEditsAndDeletes)
{
    EXPECT_EQ(call("POST", path("Customs reporting", "/start")).body, "{}");
    EXPECT_TRUE(
        eventually([&] { return named("Customs reporting")[QLatin1String("state")] == QStringLiteral("RUNNING"); }));
    call("POST", path("Customs reporting", "/stop"));
    EXPECT_TRUE(
        eventually([&] { return named("Customs reporting")[QLatin1String("state")] == QStringLiteral("STOPPED"); }));
    const RawReply edited = call("POST", path("Customs reporting", "/edit"),
                                 object(R"({"name":"Customs","cluster_size":"Medium","warehouse_type":"PRO"})"));
    EXPECT_EQ(edited.body, "{}");
    const QJsonObject after = named("Customs");
    EXPECT_FALSE(after.contains(QLatin1String("tags"))) << "an edit replaces: what is not sent is gone";
    EXPECT_EQ(after[QLatin1String("creator_name")], QStringLiteral("lea.fontaine@haldenfreight.example"));
    const QByteArray one = path("Customs");
    EXPECT_EQ(call("DELETE", one).status, 200);
    EXPECT_EQ(call("POST", one + "/start").code(), QStringLiteral("INVALID_STATE"));
    EXPECT_TRUE(eventually([&] { return get(one).status == 404; }));
    EXPECT_TRUE(named("Customs").isEmpty());
}

TEST_F(WarehousesApi, tellsAWrongIdFromAnUnknownOne)
{
    const RawReply wrong = get(QByteArray(Base) + "/not-an-id");
    EXPECT_EQ(wrong.status, 400);
    EXPECT_EQ(wrong.message(), QStringLiteral("not-an-id is not a valid endpoint id."));
    EXPECT_EQ(get(QByteArray(Base) + "/0123456789abcdef").code(), QStringLiteral("RESOURCE_DOES_NOT_EXIST"));
}

TEST_F(WarehousesApi, letsAReaderOnlyLook)
{
    EXPECT_EQ(get(path("Finance BI"), "reader").status, 200);
    for (const char *verb : {"/start", "/stop", "/edit"})
        EXPECT_EQ(call("POST", path("Finance BI", verb), {}, "reader").code(), QStringLiteral("PERMISSION_DENIED"))
            << verb;
    EXPECT_EQ(call("DELETE", path("Finance BI"), {}, "reader").status, 403);
    EXPECT_EQ(create(R"({"name":"x","cluster_size":"Small"})", "reader").status, 403);
    EXPECT_EQ(get("/api/2.0/sql/config/warehouses", "reader").status, 403);
    EXPECT_EQ(demo.workspace()->warehouseState(QStringLiteral("Finance BI")), QStringLiteral("RUNNING"));
}

TEST_F(WarehousesApi, keepsTheConfiguration)
{
    EXPECT_EQ(call("PUT", "/api/2.0/sql/config/warehouses", object(R"({"security_policy":"NONE"})")).status, 200);
    EXPECT_EQ(get("/api/2.0/sql/config/warehouses").json()[QLatin1String("security_policy")], QStringLiteral("NONE"));
}

TEST_F(WarehousesApi, obeysTheControlEndpoint)
{
    const RawReply set = call("POST", "/__demo/state", object(R"({"warehouse":"Finance BI","idle_minutes":11})"));
    EXPECT_EQ(set.json()[QLatin1String("state")], QStringLiteral("STOPPING"));
    call("POST", "/__demo/state", object(R"({"warehouse":"Finance BI","state":"STOPPED","start_fails":true})"));
    call("POST", path("Finance BI", "/start"));
    EXPECT_TRUE(eventually([&] {
        return named("Finance BI")[QLatin1String("health")][QLatin1String("status")] == QStringLiteral("FAILED");
    }));
    EXPECT_EQ(call("POST", "/__demo/state", object(R"({"warehouse":"None"})")).status, 404);
    call("POST", "/__demo/state", object(R"({"reset":true})"));
    EXPECT_EQ(demo.workspace()->warehouseState(QStringLiteral("Finance BI")), QStringLiteral("RUNNING"));
}

} // namespace
} // namespace trowel::test
