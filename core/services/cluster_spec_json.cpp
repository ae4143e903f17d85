// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/services/cluster_spec_json.h"

#include <limits>

namespace trowel {

using namespace Qt::StringLiterals;

namespace {

int count(const JsonReader &json, QLatin1String key, int fallback = 0)
{
    const qint64 value = json.integer(key, fallback);
    if (value >= std::numeric_limits<int>::min() && value <= std::numeric_limits<int>::max())
        return int(value);
    json.report(key, u"out of range"_s);
    return fallback;
}

QStringList readScripts(const JsonReader &json)
{
    QStringList scripts;
    json.forEach("init_scripts"_L1,
                 [&scripts](const JsonReader &script) { scripts += clusterDestination(script.json()); });
    scripts.removeAll(QString());
    return scripts;
}

} // namespace

// {"volumes":{"destination":"/Volumes/…"}}: exactly one member names where it is.
QString clusterDestination(const QJsonObject &location)
{
    for (const QJsonValue &value : location) {
        const QString destination = value.toObject().value("destination"_L1).toString();
        if (!destination.isEmpty())
            return destination;
    }
    return {};
}

Cloud cloudOfSpec(const QJsonObject &json)
{
    for (const Cloud cloud : {Cloud::Aws, Cloud::Azure, Cloud::Gcp}) {
        if (json.contains(cloudAttributes(cloud)))
            return cloud;
    }
    return cloudOfNodeType(json.value("node_type_id"_L1).toString());
}

Cloud cloudOfNodeType(const QString &nodeType)
{
    if (nodeType.startsWith("Standard_"_L1))
        return Cloud::Azure;
    // i3.xlarge is Amazon's way, n2-highmem-4 Google's.
    return nodeType.contains(u'-') && !nodeType.contains(u'.') ? Cloud::Gcp : Cloud::Aws;
}

QLatin1String cloudAttributes(Cloud cloud)
{
    switch (cloud) {
    case Cloud::Azure:
        return "azure_attributes"_L1;
    case Cloud::Gcp:
        return "gcp_attributes"_L1;
    case Cloud::Aws:
        break;
    }
    return "aws_attributes"_L1;
}

ClusterPairs readClusterPairs(const JsonReader &json)
{
    ClusterPairs pairs;
    for (auto it = json.json().begin(); it != json.json().end(); ++it) {
        if (!it.value().isNull())
            pairs.append({it.key(), it.value().toVariant().toString()});
    }
    return pairs;
}

ClusterSpec readClusterSpec(const JsonReader &json)
{
    ClusterSpec spec;
    spec.name = json.string("cluster_name"_L1);
    spec.runtime = json.string("spark_version"_L1);
    spec.photon = json.string("runtime_engine"_L1) == "PHOTON"_L1;
    spec.nodeType = json.string("node_type_id"_L1);
    spec.driverNodeType = json.string("driver_node_type_id"_L1);
    spec.machinesElsewhere = !json.string("instance_pool_id"_L1).isEmpty() || !json.string("policy_id"_L1).isEmpty();
    if (spec.driverNodeType == spec.nodeType)
        spec.driverNodeType.clear();
    const JsonReader range = json.object("autoscale"_L1);
    spec.autoscale = !range.json().isEmpty();
    spec.workers = count(json, "num_workers"_L1);
    if (spec.autoscale) {
        spec.minWorkers = count(range, "min_workers"_L1);
        spec.maxWorkers = count(range, "max_workers"_L1);
        if (!json.has("num_workers"_L1))
            spec.workers = spec.minWorkers; // what to begin with when autoscaling is switched off, not a single node
    }
    spec.autoTerminationMinutes = count(json, "autotermination_minutes"_L1);
    spec.accessMode = json.string("data_security_mode"_L1);
    spec.singleUser = json.string("single_user_name"_L1);
    const JsonReader attributes = json.object(cloudAttributes(cloudOfSpec(json.json())));
    spec.availability = attributes.string("availability"_L1);
    spec.firstOnDemand = count(attributes, "first_on_demand"_L1);
    spec.tags = readClusterPairs(json.object("custom_tags"_L1));
    spec.sparkConf = readClusterPairs(json.object("spark_conf"_L1));
    spec.environment = readClusterPairs(json.object("spark_env_vars"_L1));
    spec.initScripts = readScripts(json);
    spec.logs = clusterDestination(json.object("cluster_log_conf"_L1).json());
    return spec;
}

Result<ClusterSpec> parseClusterSpec(const QByteArray &json)
{
    return JsonReader::parse(json).and_then(
        [](const JsonReader &reader) { return reader.finish(readClusterSpec(reader)); });
}

} // namespace trowel
