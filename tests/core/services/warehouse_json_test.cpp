// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/services/warehouse_json.h"
#include "tests/support/fixture.h"
#include "tests/support/problem.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <gtest/gtest.h>

using namespace trowel;
using namespace Qt::StringLiterals;

namespace {

Result<QList<WarehouseRow>> readList(const QByteArray &body)
{
    return JsonReader::parse(body).and_then([](const JsonReader &json) { return json.finish(readWarehouses(json)); });
}

QJsonObject object(const QByteArray &json)
{
    return QJsonDocument::fromJson(json).object();
}

Warehouse readFixture(const char *name)
{
    const auto warehouse = readWarehouse(fixture(name));
    EXPECT_TRUE(warehouse.has_value());
    return warehouse.value_or(Warehouse());
}

} // namespace

TEST(WarehouseJson, ReadsEverything)
{
    const Warehouse w = readFixture("warehouse_get.json");
    EXPECT_EQ(w.row.id, u"7f3a9c1e2b4d6f80"_s);
    EXPECT_EQ(w.row.name, u"BI small"_s);
    EXPECT_EQ(w.row.state, WarehouseRow::State::Running);
    EXPECT_EQ(w.row.health, WarehouseRow::Health::Healthy);
    EXPECT_EQ(w.row.clusters, 1);
    EXPECT_EQ(w.row.maxClusters, 3);
    EXPECT_EQ(w.row.sessions, 4);
    EXPECT_EQ(w.spec.autoStopMinutes, 15);
    EXPECT_TRUE(w.spec.serverless);
    EXPECT_TRUE(w.spec.photon);
    EXPECT_EQ(w.spec.tags, (QList<Tag>{{u"team"_s, u"bi"_s}}));
    EXPECT_EQ(w.host, u"dbc-1a2b3c4d-5e6f.cloud.example.com"_s);
    EXPECT_EQ(w.httpPath, u"/sql/1.0/warehouses/7f3a9c1e2b4d6f80"_s);
    EXPECT_EQ(w.port, 443);
    EXPECT_EQ(w.raw.bytes, fixture("warehouse_get.json")) << "the JSON tab shows exactly what was sent";
    EXPECT_EQ(w.row.searchKey, "bi small\n7f3a9c1e2b4d6f80\nsmall\npro\nrunning\nana@example.com");
}

TEST(WarehouseJson, OmittedMembersHaveTheApisDefaultsAndUnknownTextsStay)
{
    const Warehouse w = readFixture("warehouse_failed.json");
    EXPECT_EQ(w.row.type, u"REYDEN"_s);
    EXPECT_EQ(w.row.autoStopMinutes, 0) << "an omitted auto_stop_mins is never, not 120";
    EXPECT_EQ(w.row.clusters, 0);
    EXPECT_EQ(w.row.minClusters, 1);
    EXPECT_FALSE(w.row.serverless);
    EXPECT_EQ(w.row.health, WarehouseRow::Health::Failed);
    EXPECT_EQ(w.row.healthSummary, u"The cluster could not be launched."_s);
    EXPECT_EQ(w.failureCode, u"CLOUD_PROVIDER_LAUNCH_FAILURE"_s);
    EXPECT_EQ(w.failureDetails, u"No capacity in zone eu-1a."_s);

    const auto odd = readList(R"({"warehouses":[{"id":"1","state":"DREAMING","health":{"status":"TIRED"}},
        {"id":"2","state":"STARTING","health":{"status":"DEGRADED"}}]})");
    ASSERT_TRUE(odd.has_value());
    EXPECT_EQ(odd->at(0).state, WarehouseRow::State::Unknown);
    EXPECT_EQ(odd->at(0).stateText, u"DREAMING"_s);
    EXPECT_EQ(odd->at(0).health, WarehouseRow::Health::Unknown);
    EXPECT_EQ(odd->at(0).name, u"1"_s);
    EXPECT_EQ(odd->at(1).health, WarehouseRow::Health::Degraded);
    EXPECT_TRUE(odd->at(1).isMoving());
}

TEST(WarehouseJson, NamesThePlaceOfWhatIsWrong)
{
    EXPECT_EQ(problem(readList(R"({"warehouses":[{"id":"1"},{"id":"2","state":7}]})")).message,
              u"warehouses[1].state: expected string"_s);
    EXPECT_EQ(problem(readList(R"({"warehouses":[{"name":"x"}]})")).message, u"warehouses[0].id: missing"_s);
    EXPECT_EQ(problem(readWarehouse(R"({"id":"1","max_num_clusters":99999999999})")).message,
              u"max_num_clusters: out of range"_s);
    EXPECT_EQ(problem(readWarehouse("")).kind, Error::Kind::BadReply) << "an empty answer is no warehouse";
    EXPECT_EQ(problem(readList("<html>")).kind, Error::Kind::BadReply);
    EXPECT_EQ(problem(readWarehouseId("{}")).kind, Error::Kind::BadReply);
    EXPECT_TRUE(readList("{}").has_value()) << "an empty list is {}";
}

TEST(WarehouseJson, AnUntouchedEditSendsBackWhatWasRead)
{
    const Warehouse before = readFixture("warehouse_get.json");
    QJsonObject expected = object(before.raw.bytes);
    for (const auto &key : {u"id"_s, u"state"_s, u"num_clusters"_s, u"num_active_sessions"_s, u"jdbc_url"_s,
                            u"odbc_params"_s, u"health"_s, u"auto_resume"_s})
        expected.remove(key);
    EXPECT_EQ(object(*writeWarehouseEdit(before, before.spec)), expected);
    EXPECT_TRUE(expected.contains(u"reyden_cluster_size_multiplier"_s));
    EXPECT_TRUE(expected.contains(u"creator_name"_s));
}

TEST(WarehouseJson, AnEditNamesZerosAndSwitchesThatTheServerLeftOut)
{
    const Warehouse before = readFixture("warehouse_failed.json");
    const QJsonObject sent = object(*writeWarehouseEdit(before, before.spec));
    EXPECT_EQ(sent.value("auto_stop_mins"_L1), QJsonValue(0)) << "left out it would become 120 minutes";
    EXPECT_EQ(sent.value("enable_photon"_L1), QJsonValue(false));
    EXPECT_EQ(sent.value("enable_serverless_compute"_L1), QJsonValue(false));
    EXPECT_EQ(sent.value("min_num_clusters"_L1), QJsonValue(1));
    EXPECT_EQ(sent.value("warehouse_type"_L1), QJsonValue(u"REYDEN"_s));
    EXPECT_FALSE(sent.contains("channel"_L1)) << "never read and not touched";
    EXPECT_FALSE(sent.contains("spot_instance_policy"_L1));
    EXPECT_FALSE(sent.contains("tags"_L1));
}

TEST(WarehouseJson, AnEditChangesWhatWasTouched)
{
    const Warehouse before = readFixture("warehouse_get.json");
    WarehouseSpec spec = before.spec;
    spec.name = u"BI \"large\""_s;
    spec.size = u"Large"_s;
    spec.channel = u"CHANNEL_NAME_CUSTOM"_s;
    spec.dbsqlVersion = u"2026.10"_s;
    spec.tags.clear();
    const QJsonObject sent = object(*writeWarehouseEdit(before, spec));
    EXPECT_EQ(sent.value("name"_L1).toString(), u"BI \"large\""_s);
    EXPECT_EQ(sent.value("cluster_size"_L1).toString(), u"Large"_s);
    EXPECT_EQ(sent.value("channel"_L1).toObject(),
              (QJsonObject{
                  {u"name"_s, u"CHANNEL_NAME_CUSTOM"_s}, {u"dbsql_version"_s, u"2026.10"_s}, {u"note"_s, u"kept"_s}}));
    EXPECT_EQ(sent.value("tags"_L1).toObject(), (QJsonObject{{u"custom_tags"_s, QJsonArray()}}))
        << "taking away the last tag must be said";
}

TEST(WarehouseJson, AnEditWithoutAReadIsRefused)
{
    EXPECT_EQ(problem(writeWarehouseEdit(Warehouse(), WarehouseSpec())).kind, Error::Kind::Internal);
}

TEST(WarehouseJson, CreatingSendsTheWholeForm)
{
    WarehouseSpec spec;
    spec.name = u"Ad hoc"_s;
    EXPECT_EQ(object(writeWarehouse(spec)),
              object(R"({"name":"Ad hoc","cluster_size":"2X-Small","warehouse_type":"PRO","enable_photon":true,
                        "enable_serverless_compute":true,"min_num_clusters":1,"max_num_clusters":1,"auto_stop_mins":10,
                        "spot_instance_policy":"COST_OPTIMIZED","channel":{"name":"CHANNEL_NAME_CURRENT"}})"));
}
