// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/services/cluster_json.h"

#include "core/services/cluster_spec_json.h"
#include "core/services/search_key.h"

#include <QJsonDocument>

#include <algorithm>
#include <limits>

namespace trowel {

using namespace Qt::StringLiterals;

namespace {

ClusterRow::State readState(const QString &text)
{
    using State = ClusterRow::State;
    static const QHash<QString, State> known{
        {u"PENDING"_s, State::Pending},   {u"RUNNING"_s, State::Running},         {u"RESTARTING"_s, State::Restarting},
        {u"RESIZING"_s, State::Resizing}, {u"TERMINATING"_s, State::Terminating}, {u"TERMINATED"_s, State::Terminated},
        {u"ERROR"_s, State::Error}};
    return known.value(text, State::Unknown);
}

int count(const JsonReader &json, QLatin1String key)
{
    const qint64 value = json.integer(key, 0);
    if (value >= 0 && value <= std::numeric_limits<int>::max())
        return int(value);
    json.report(key, u"out of range"_s);
    return 0;
}

bool isActive(ClusterRow::State state)
{
    using State = ClusterRow::State;
    return state != State::Terminated && state != State::Terminating && state != State::Error;
}

void readSize(const JsonReader &json, ClusterRow &row)
{
    const JsonReader range = json.object("autoscale"_L1);
    row.autoscale = !range.json().isEmpty();
    row.workers = count(json, "num_workers"_L1);
    row.minWorkers = row.autoscale ? count(range, "min_workers"_L1) : row.workers;
    row.maxWorkers = row.autoscale ? count(range, "max_workers"_L1) : row.workers;
    // The nodes that are there say more than the number that is wanted.
    if (json.has("executors"_L1))
        row.workers = int(json.json().value("executors"_L1).toArray().size());
    else if (row.autoscale && !isActive(row.state))
        row.workers = 0;
}

ClusterRow readRow(const JsonReader &json)
{
    ClusterRow row;
    row.id = json.requiredString("cluster_id"_L1);
    row.name = json.string("cluster_name"_L1);
    if (row.name.isEmpty())
        row.name = row.id;
    row.stateText = json.string("state"_L1);
    row.state = readState(row.stateText);
    row.stateMessage = json.string("state_message"_L1);
    row.reason = readClusterReason(json.object("termination_reason"_L1));
    row.runtime = json.string("spark_version"_L1);
    row.photon = json.string("runtime_engine"_L1) == "PHOTON"_L1 || row.runtime.contains("-photon-"_L1);
    row.nodeType = json.string("node_type_id"_L1);
    row.accessMode = json.string("data_security_mode"_L1);
    readSize(json, row);
    row.autoTerminationMinutes = count(json, "autotermination_minutes"_L1);
    row.creator = json.string("creator_user_name"_L1);
    row.source = json.string("cluster_source"_L1);
    row.startedMs = json.integer("start_time"_L1);
    row.pinned = !json.string("pinned_by_user_name"_L1).isEmpty();
    row.searchKey = makeSearchKey({row.name, row.id, row.stateText, row.runtime, row.nodeType, row.accessMode,
                                   row.creator, row.source, row.reason.code});
    return row;
}

ClusterNode readNode(const JsonReader &json)
{
    ClusterNode node;
    node.id = json.string("node_id"_L1);
    node.instanceId = json.string("instance_id"_L1);
    node.privateIp = json.string("private_ip"_L1);
    node.spot = json.object("node_aws_attributes"_L1).boolean("is_spot"_L1);
    return node;
}

} // namespace

QString ClusterReason::parameter(QLatin1String key) const
{
    const auto found = std::find_if(parameters.cbegin(), parameters.cend(),
                                    [key](const auto &parameter) { return parameter.first == key; });
    return found == parameters.cend() ? QString() : found->second;
}

ClusterReason readClusterReason(const JsonReader &json)
{
    return {.code = json.string("code"_L1),
            .type = json.string("type"_L1),
            .parameters = readClusterPairs(json.object("parameters"_L1))};
}

QList<ClusterRow> readClusters(const JsonReader &answer)
{
    QList<ClusterRow> rows;
    answer.forEach("clusters"_L1, [&rows](const JsonReader &cluster) { rows += readRow(cluster); });
    return rows;
}

Result<Cluster> readCluster(const QByteArray &body)
{
    return JsonReader::parse(body).and_then([&body](const JsonReader &json) {
        Cluster cluster;
        cluster.row = readRow(json);
        cluster.spec = readClusterSpec(json);
        cluster.policyId = json.string("policy_id"_L1);
        cluster.poolId = json.string("instance_pool_id"_L1);
        cluster.pinnedBy = json.string("pinned_by_user_name"_L1);
        cluster.driverNodeType = json.string("driver_node_type_id"_L1, cluster.row.nodeType);
        if (const JsonReader driver = json.object("driver"_L1); !driver.json().isEmpty())
            cluster.driver = readNode(driver);
        json.forEach("executors"_L1, [&cluster](const JsonReader &node) { cluster.executors += readNode(node); });
        cluster.memoryMb = json.integer("cluster_memory_mb"_L1);
        cluster.cores = json.number("cluster_cores"_L1);
        cluster.jdbcPort = count(json, "jdbc_port"_L1);
        cluster.sparkContextId = json.integer("spark_context_id"_L1);
        cluster.lastRestartedMs = json.integer("last_restarted_time"_L1);
        cluster.terminatedMs = json.integer("terminated_time"_L1);
        cluster.logsException = json.object("cluster_log_status"_L1).string("last_exception"_L1);
        cluster.defaultTags = readClusterPairs(json.object("default_tags"_L1));
        cluster.raw = RawJson{body};
        return json.finish(std::move(cluster));
    });
}

Result<QString> readClusterId(const QByteArray &body)
{
    return JsonReader::parse(body).and_then(
        [](const JsonReader &json) { return json.finish(json.requiredString("cluster_id"_L1)); });
}

Result<QList<ClusterNodeType>> readClusterNodeTypes(const QByteArray &body)
{
    return JsonReader::parse(body).and_then([](const JsonReader &json) {
        QList<ClusterNodeType> types;
        json.forEach("node_types"_L1, [&types](const JsonReader &item) {
            ClusterNodeType type;
            type.id = item.requiredString("node_type_id"_L1);
            type.category = item.string("category"_L1);
            type.description = item.string("description"_L1);
            type.memoryMb = item.integer("memory_mb"_L1);
            type.cores = item.number("num_cores"_L1);
            type.gpus = count(item, "num_gpus"_L1);
            type.usable = !item.boolean("is_hidden"_L1) && !item.boolean("is_deprecated"_L1) &&
                          item.object("node_info"_L1).strings("status"_L1).isEmpty();
            types += type;
        });
        return json.finish(std::move(types));
    });
}

Result<QList<ClusterRuntime>> readClusterRuntimes(const QByteArray &body)
{
    return JsonReader::parse(body).and_then([](const JsonReader &json) {
        QList<ClusterRuntime> runtimes;
        json.forEach("versions"_L1, [&runtimes](const JsonReader &item) {
            const QString key = item.requiredString("key"_L1);
            runtimes += ClusterRuntime{key, item.string("name"_L1, key)};
        });
        const auto version = [](const ClusterRuntime &runtime) {
            const QStringList parts = runtime.key.split(u'.');
            return qMakePair(parts.value(0).toInt(), parts.value(1).toInt());
        };
        std::stable_sort(runtimes.begin(), runtimes.end(),
                         [&](const ClusterRuntime &a, const ClusterRuntime &b) { return version(a) > version(b); });
        return json.finish(std::move(runtimes));
    });
}

QByteArray writeClusterReference(const QString &id)
{
    return QJsonDocument(QJsonObject{{u"cluster_id"_s, id}}).toJson(QJsonDocument::Compact);
}

QByteArray writeClusterResize(const QString &id, const ClusterSize &size)
{
    QJsonObject json{{u"cluster_id"_s, id}};
    if (size.autoscale)
        json.insert("autoscale"_L1,
                    QJsonObject{{u"min_workers"_s, size.minWorkers}, {u"max_workers"_s, size.maxWorkers}});
    else
        json.insert("num_workers"_L1, size.workers);
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

} // namespace trowel
