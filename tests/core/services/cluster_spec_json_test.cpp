// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/services/cluster_json.h"
#include "core/services/cluster_spec_json.h"
#include "tests/support/fixture.h"
#include "tests/support/problem.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <gtest/gtest.h>

using namespace trowel;
using namespace Qt::StringLiterals;

namespace {

QJsonObject object(const QByteArray &json)
{
    return QJsonDocument::fromJson(json).object();
}

QByteArray editBase()
{
    return clusterEditBase(RawJson{fixture("cluster_get.json")}).value_or(QByteArray());
}

ClusterSpec specOf(const QByteArray &json)
{
    return parseClusterSpec(json).value_or(ClusterSpec());
}

} // namespace

TEST(ClusterSpecJson, AnEditStartsFromEverythingExceptWhatOnlyTheServerSays)
{
    const QJsonObject base = object(editBase());
    for (const char *gone : {"cluster_id", "state", "state_message", "executors", "driver", "spec", "default_tags",
                             "spark_context_id", "num_workers", "pinned_by_user_name", "cluster_source"})
        EXPECT_FALSE(base.contains(QLatin1String(gone))) << gone;
    EXPECT_EQ(base["workload_type"_L1]["clients"_L1]["jobs"_L1], QJsonValue(false));
    EXPECT_EQ(base["a_new_member"_L1]["big"_L1].toInteger(), 9007199254740993);
    EXPECT_EQ(base["apply_policy_default_values"_L1], QJsonValue(true)) << "said under spec only";
    EXPECT_EQ(base["autoscale"_L1]["max_workers"_L1], QJsonValue(8));
    EXPECT_EQ(problem(clusterEditBase({})).kind, Error::Kind::Internal);
}

TEST(ClusterSpecJson, ASpecThatDidNotChangeChangesNothing)
{
    const QByteArray base = editBase();
    EXPECT_EQ(object(writeClusterSpec(base, specOf(base))), object(base));
}

TEST(ClusterSpecJson, ChangesGoWhereTheyBelongAndTheRestStays)
{
    const QByteArray base = editBase();
    ClusterSpec spec = specOf(base);
    spec.name = u"renamed"_s;
    spec.photon = false;
    spec.maxWorkers = 12;
    spec.autoTerminationMinutes = 0;
    spec.firstOnDemand = 3;
    spec.tags = {{u"env"_s, QString()}, {u"team"_s, u"bi"_s}};
    spec.sparkConf.clear();
    spec.environment = {{u"A"_s, u"1"_s}};
    spec.initScripts = {u"/Shared/hosts.sh"_s, u"s3://init/a.sh"_s, u"abfss://c@a/x.sh"_s};
    spec.logs = u"/Volumes/main/logs"_s;
    const QJsonObject json = object(writeClusterSpec(base, spec));
    EXPECT_EQ(json["cluster_name"_L1], u"renamed"_s);
    EXPECT_EQ(json["runtime_engine"_L1], u"STANDARD"_s);
    EXPECT_EQ(json["autoscale"_L1]["max_workers"_L1], QJsonValue(12));
    EXPECT_EQ(json["autotermination_minutes"_L1], QJsonValue(0)) << "never is said, not left out";
    EXPECT_EQ(json["aws_attributes"_L1]["first_on_demand"_L1], QJsonValue(3));
    EXPECT_EQ(json["aws_attributes"_L1]["zone_id"_L1], u"us-west-2b"_s);
    EXPECT_EQ(json["custom_tags"_L1], (QJsonObject{{u"team"_s, u"bi"_s}, {u"env"_s, QString()}}));
    EXPECT_FALSE(json.contains("spark_conf"_L1));
    EXPECT_EQ(json["spark_env_vars"_L1]["A"_L1], u"1"_s);
    const QJsonArray scripts = json["init_scripts"_L1].toArray();
    ASSERT_EQ(scripts.size(), 3);
    EXPECT_EQ(scripts[0]["workspace"_L1]["destination"_L1], u"/Shared/hosts.sh"_s);
    EXPECT_EQ(scripts[1]["s3"_L1]["region"_L1], u"eu-north-1"_s) << "one that was there keeps what it has";
    EXPECT_EQ(scripts[2]["abfss"_L1]["destination"_L1], u"abfss://c@a/x.sh"_s);
    EXPECT_EQ(json["cluster_log_conf"_L1],
              (QJsonObject{{u"volumes"_s, QJsonObject{{u"destination"_s, u"/Volumes/main/logs"_s}}}}));
    EXPECT_EQ(json["a_new_member"_L1]["big"_L1].toInteger(), 9007199254740993);
    EXPECT_EQ(specOf(writeClusterSpec(base, spec)), spec) << "and comes back";
}

TEST(ClusterSpecJson, FixedSizeAutoscalingAndASingleNode)
{
    ClusterSpec spec = specOf(editBase());
    spec.autoscale = false;
    spec.workers = 0;
    const QByteArray single = writeClusterSpec(editBase(), spec);
    QJsonObject json = object(single);
    EXPECT_FALSE(json.contains("autoscale"_L1));
    EXPECT_EQ(json["num_workers"_L1], QJsonValue(0));
    EXPECT_EQ(json["spark_conf"_L1]["spark.databricks.cluster.profile"_L1], u"singleNode"_s);
    EXPECT_EQ(json["spark_conf"_L1]["spark.master"_L1], u"local[*]"_s);
    EXPECT_EQ(json["custom_tags"_L1]["ResourceClass"_L1], u"SingleNode"_s);
    EXPECT_EQ(object(writeClusterSpec(single, spec)), json) << "a form that does not show the marks keeps them";
    spec = specOf(single);
    spec.workers = 2;
    json = object(writeClusterSpec(single, spec));
    EXPECT_FALSE(json["spark_conf"_L1].toObject().contains("spark.databricks.cluster.profile"_L1));
    EXPECT_FALSE(json["custom_tags"_L1].toObject().contains("ResourceClass"_L1));
    EXPECT_EQ(json["spark_conf"_L1]["spark.sql.shuffle.partitions"_L1], u"400"_s);
}

TEST(ClusterSpecJson, EachCloudHasItsOwnAttributes)
{
    EXPECT_EQ(cloudOfNodeType(u"i3.xlarge"_s), Cloud::Aws);
    EXPECT_EQ(cloudOfNodeType(u"Standard_DS3_v2"_s), Cloud::Azure);
    EXPECT_EQ(cloudOfNodeType(u"n2-highmem-4"_s), Cloud::Gcp);
    ClusterSpec spec;
    spec.nodeType = u"Standard_DS3_v2"_s;
    spec.availability = u"ON_DEMAND_AZURE"_s;
    const QJsonObject json = object(writeClusterSpec("{}", spec));
    EXPECT_EQ(json["azure_attributes"_L1]["availability"_L1], u"ON_DEMAND_AZURE"_s);
    EXPECT_FALSE(json.contains("aws_attributes"_L1));
}

TEST(ClusterSpecJson, AnotherNodeTypeTakesTheDriverAlong)
{
    ClusterSpec spec = specOf(editBase());
    spec.nodeType = u"i3.4xlarge"_s;
    EXPECT_FALSE(object(writeClusterSpec(editBase(), spec)).contains("driver_node_type_id"_L1))
        << "the driver is as the workers, so it may not stay as they were";
    spec.driverNodeType = u"r5d.xlarge"_s;
    EXPECT_EQ(object(writeClusterSpec(editBase(), spec))["driver_node_type_id"_L1], u"r5d.xlarge"_s);
}

TEST(ClusterSpecJson, WhatIsNoObjectStaysAsItIs)
{
    EXPECT_EQ(writeClusterSpec("[1", {}), "[1");
    EXPECT_EQ(problem(parseClusterSpec("[1")).kind, Error::Kind::BadReply);
    EXPECT_EQ(problem(parseClusterSpec(R"({"autoscale":7})")).kind, Error::Kind::BadReply);
    EXPECT_FALSE(writeClusterCreate("nonsense", u"t"_s).has_value());
}

TEST(ClusterSpecJson, TheBodiesOfCreateAndEdit)
{
    const auto create = writeClusterCreate(R"({"spark_version":"15"})", u"one-time"_s);
    EXPECT_EQ(object(create.value_or(QByteArray())),
              (QJsonObject{{u"spark_version"_s, u"15"_s}, {u"idempotency_token"_s, u"one-time"_s}}));
    const auto edit = writeClusterEdit(u"id-1"_s, R"({"cluster_id":"of another","spark_version":"15"})");
    EXPECT_EQ(object(edit.value_or(QByteArray())),
              (QJsonObject{{u"spark_version"_s, u"15"_s}, {u"cluster_id"_s, u"id-1"_s}}))
        << "what is edited does not depend on the text";
}
