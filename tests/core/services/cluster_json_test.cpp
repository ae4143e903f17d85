// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/services/cluster_json.h"
#include "tests/support/fixture.h"
#include "tests/support/problem.h"

#include <gtest/gtest.h>

using namespace trowel;
using namespace Qt::StringLiterals;

namespace {

Cluster readFixture(const char *name)
{
    const auto cluster = readCluster(fixture(name));
    EXPECT_TRUE(cluster.has_value()) << problem(cluster).message.toStdString();
    return cluster.value_or(Cluster());
}

Result<QList<ClusterRow>> readList(const QByteArray &body)
{
    return JsonReader::parse(body).and_then([](const JsonReader &json) { return json.finish(readClusters(json)); });
}

} // namespace

TEST(ClusterJson, ReadsEverything)
{
    const Cluster c = readFixture("cluster_get.json");
    EXPECT_EQ(c.row.id, u"0712-164512-dusk42"_s);
    EXPECT_EQ(c.row.state, ClusterRow::State::Running);
    EXPECT_FALSE(c.row.isMoving());
    EXPECT_TRUE(c.row.photon);
    EXPECT_TRUE(c.row.pinned);
    EXPECT_TRUE(c.row.autoscale);
    EXPECT_EQ(c.row.workers, 3) << "the nodes that are there, not the number that was wanted";
    EXPECT_EQ(c.row.minWorkers, 2);
    EXPECT_EQ(c.row.maxWorkers, 8);
    EXPECT_EQ(c.row.autoTerminationMinutes, 30);
    EXPECT_EQ(c.row.startedMs, 1752338712000);
    EXPECT_EQ(c.row.searchKey, "shared-etl\n0712-164512-dusk42\nrunning\n15.4.x-scala2.12\ni3.xlarge\nuser_isolation"
                               "\nada@example.com\nui\n");
    EXPECT_EQ(c.sparkContextId, 8402376418765123457) << "63 bits";
    EXPECT_EQ(c.memoryMb, 93696);
    EXPECT_EQ(c.cores, 12);
    EXPECT_EQ(c.pinnedBy, u"root@example.com"_s);
    EXPECT_EQ(c.driver->privateIp, u"10.0.3.17"_s);
    ASSERT_EQ(c.executors.size(), 3);
    EXPECT_TRUE(c.executors.first().spot);
    EXPECT_EQ(c.spec.tags, (ClusterPairs{{u"team"_s, u"etl"_s}}));
    EXPECT_EQ(c.spec.initScripts, (QStringList{u"s3://init/a.sh"_s, u"/Volumes/main/x/y.sh"_s}));
    EXPECT_EQ(c.spec.logs, u"dbfs:/logs"_s);
    EXPECT_EQ(c.spec.driverNodeType, QString()) << "the same as the workers";
    EXPECT_EQ(c.raw.bytes, fixture("cluster_get.json")) << "the JSON tab shows exactly what was sent";
}

TEST(ClusterJson, WhatIsMissingNullOrUnknownStaysHarmless)
{
    const Cluster c = readFixture("cluster_terminated.json");
    EXPECT_EQ(c.row.name, u"0708-111111-hull115"_s) << "a cluster without a name goes by its id";
    EXPECT_EQ(c.row.state, ClusterRow::State::Terminated);
    EXPECT_EQ(c.row.creator, QString());
    EXPECT_EQ(c.row.source, u"FLOWS"_s);
    EXPECT_TRUE(c.row.photon) << "the runtime's name says so";
    EXPECT_EQ(c.row.autoTerminationMinutes, 0) << "absent is never";
    EXPECT_EQ(c.row.reason.code, u"A_CODE_OF_TOMORROW"_s);
    EXPECT_TRUE(c.row.reason.isFailure());
    EXPECT_EQ(c.row.reason.parameter("databricks_error_message"_L1), u"no machines"_s);
    EXPECT_EQ(c.row.reason.parameter("number"_L1), u"3"_s);
    EXPECT_EQ(c.spec.availability, u"ON_DEMAND_AZURE"_s);
    const auto odd = readList(R"({"clusters":[{"cluster_id":"1","state":"FLYING"},{"cluster_id":"2","state":"PENDING",
        "autoscale":{"min_workers":1,"max_workers":3},"num_workers":1}]})");
    ASSERT_TRUE(odd.has_value());
    EXPECT_EQ(odd->at(0).state, ClusterRow::State::Unknown);
    EXPECT_EQ(odd->at(0).stateText, u"FLYING"_s);
    EXPECT_TRUE(odd->at(1).isMoving());
    EXPECT_EQ(odd->at(1).workers, 1);
}

TEST(ClusterJson, WrongTypesAreNamed)
{
    EXPECT_EQ(problem(readList(R"({"clusters":[{"cluster_id":"1","state":7}]})")).message,
              u"clusters[0].state: expected string"_s);
    EXPECT_EQ(problem(readList(R"({"clusters":[{"cluster_name":"x"}]})")).kind, Error::Kind::BadReply);
    EXPECT_EQ(problem(readList(R"({"clusters":[{"cluster_id":"1","num_workers":-4}]})")).message,
              u"clusters[0].num_workers: out of range"_s);
    EXPECT_EQ(problem(readCluster("[1]")).kind, Error::Kind::BadReply);
    EXPECT_EQ(problem(readClusterId("{}")).kind, Error::Kind::BadReply);
    EXPECT_EQ(readList("{}").value_or(QList<ClusterRow>(3)).size(), 0);
}

TEST(ClusterJson, NodeTypesAndRuntimes)
{
    const auto types = readClusterNodeTypes(R"({"node_types":[
        {"node_type_id":"i3.xlarge","memory_mb":31232,"num_cores":4.0,"category":"Storage Optimized","num_gpus":0},
        {"node_type_id":"old","is_deprecated":true,"memory_mb":1,"num_cores":0.5},
        {"node_type_id":"away","node_info":{"status":["NotAvailableInRegion"]}}]})");
    ASSERT_TRUE(types.has_value());
    EXPECT_EQ(types->at(0).memoryMb, 31232);
    EXPECT_TRUE(types->at(0).usable);
    EXPECT_EQ(types->at(1).cores, 0.5);
    EXPECT_FALSE(types->at(1).usable);
    EXPECT_FALSE(types->at(2).usable);
    const auto runtimes = readClusterRuntimes(R"({"versions":[{"key":"9.1.x-scala2.12","name":"9.1 LTS"},
        {"key":"15.4.x-scala2.12"},{"key":"16.4.x-scala2.12","name":"16.4 LTS"},{"key":"custom:snapshot"}]})");
    ASSERT_TRUE(runtimes.has_value());
    QStringList keys;
    for (const ClusterRuntime &runtime : *runtimes)
        keys += runtime.key;
    EXPECT_EQ(keys,
              (QStringList{u"16.4.x-scala2.12"_s, u"15.4.x-scala2.12"_s, u"9.1.x-scala2.12"_s, u"custom:snapshot"_s}))
        << "by number, not by letter";
    EXPECT_EQ(runtimes->at(1).name, u"15.4.x-scala2.12"_s);
}
