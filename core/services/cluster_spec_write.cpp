// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/services/cluster_spec_json.h"

#include <QJsonDocument>

#include <algorithm>

namespace trowel {

using namespace Qt::StringLiterals;

namespace {

QJsonObject locationOf(const QString &destination)
{
    static const QPair<QLatin1String, QLatin1String> schemes[] = {
        {"/Volumes/"_L1, "volumes"_L1}, {"dbfs:"_L1, "dbfs"_L1}, {"s3://"_L1, "s3"_L1},  {"s3a://"_L1, "s3"_L1},
        {"abfss://"_L1, "abfss"_L1},    {"gs://"_L1, "gcs"_L1},  {"file:"_L1, "file"_L1}};
    const auto *found = std::find_if(std::begin(schemes), std::end(schemes),
                                     [&](const auto &scheme) { return destination.startsWith(scheme.first); });
    const QLatin1String member = found == std::end(schemes) ? "workspace"_L1 : found->second;
    return {{member, QJsonObject{{u"destination"_s, destination}}}};
}

// Scripts that were there keep the region, encryption and whatever else they have.
QJsonArray writeScripts(const QJsonArray &before, const QStringList &scripts)
{
    QJsonArray array;
    for (const QString &script : scripts) {
        const auto same = std::find_if(before.cbegin(), before.cend(), [&](const QJsonValue &value) {
            return clusterDestination(value.toObject()) == script;
        });
        array += same == before.cend() ? QJsonValue(locationOf(script)) : QJsonValue(*same);
    }
    return array;
}

QJsonObject writePairs(const ClusterPairs &pairs)
{
    QJsonObject json;
    for (const auto &[key, value] : pairs)
        json.insert(key, value);
    return json;
}

void put(QJsonObject &json, QLatin1String key, const QJsonValue &value)
{
    const bool nothing = (value.isString() && value.toString().isEmpty()) ||
                         (value.isObject() && value.toObject().isEmpty()) ||
                         (value.isArray() && value.toArray().isEmpty());
    if (nothing)
        json.remove(key);
    else
        json.insert(key, value);
}

constexpr auto profileKey = "spark.databricks.cluster.profile"_L1;

// What makes a cluster without workers run its work on the driver.
void markSingleNode(QJsonObject &json, bool single)
{
    QJsonObject conf = json.value("spark_conf"_L1).toObject();
    QJsonObject tags = json.value("custom_tags"_L1).toObject();
    if (single) {
        conf.insert(profileKey, u"singleNode"_s);
        if (!conf.contains("spark.master"_L1))
            conf.insert("spark.master"_L1, u"local[*]"_s);
        tags.insert("ResourceClass"_L1, u"SingleNode"_s);
    } else if (conf.value(profileKey) == "singleNode"_L1) {
        conf.remove(profileKey);
        conf.remove("spark.master"_L1);
        tags.remove("ResourceClass"_L1);
    }
    put(json, "spark_conf"_L1, conf);
    put(json, "custom_tags"_L1, tags);
}

void writeSize(QJsonObject &json, const ClusterSpec &spec)
{
    if (spec.autoscale) {
        QJsonObject range = json.value("autoscale"_L1).toObject();
        range.insert("min_workers"_L1, spec.minWorkers);
        range.insert("max_workers"_L1, spec.maxWorkers);
        json.insert("autoscale"_L1, range);
        json.remove("num_workers"_L1); // one of the two; details carry both
    } else {
        json.insert("num_workers"_L1, spec.workers);
        json.remove("autoscale"_L1);
    }
}

void writeMachines(QJsonObject &json, const ClusterSpec &spec, const ClusterSpec &before)
{
    if (spec.nodeType != before.nodeType)
        put(json, "node_type_id"_L1, spec.nodeType);
    if (spec.driverNodeType != before.driverNodeType || spec.nodeType != before.nodeType)
        put(json, "driver_node_type_id"_L1, spec.driverNodeType);
    if (spec.availability != before.availability || spec.firstOnDemand != before.firstOnDemand) {
        const QLatin1String key = cloudAttributes(cloudOfSpec(json));
        QJsonObject attributes = json.value(key).toObject();
        put(attributes, "availability"_L1, spec.availability);
        if (spec.firstOnDemand != before.firstOnDemand)
            attributes.insert("first_on_demand"_L1, spec.firstOnDemand);
        put(json, key, attributes);
    }
}

// Members that only the server says (reference: clusters, "ClusterDetails").
const QLatin1String outputOnly[] = {"cluster_id"_L1,
                                    "state"_L1,
                                    "state_message"_L1,
                                    "cluster_source"_L1,
                                    "creator_user_name"_L1,
                                    "start_time"_L1,
                                    "last_restarted_time"_L1,
                                    "last_state_loss_time"_L1,
                                    "last_activity_time"_L1,
                                    "terminated_time"_L1,
                                    "termination_reason"_L1,
                                    "driver"_L1,
                                    "executors"_L1,
                                    "spark_context_id"_L1,
                                    "jdbc_port"_L1,
                                    "cluster_memory_mb"_L1,
                                    "cluster_cores"_L1,
                                    "default_tags"_L1,
                                    "cluster_log_status"_L1,
                                    "pinned_by_user_name"_L1,
                                    "effective_spark_version"_L1,
                                    "init_scripts_safe_mode"_L1,
                                    "assigned_principal"_L1,
                                    "disk_spec"_L1,
                                    "spec"_L1};

Result<QByteArray> withMembers(const QByteArray &spec, const QJsonObject &members)
{
    return JsonReader::parse(spec).map([&](const JsonReader &reader) {
        QJsonObject json = reader.json();
        for (auto it = members.begin(); it != members.end(); ++it)
            json.insert(it.key(), it.value());
        return QJsonDocument(json).toJson(QJsonDocument::Compact);
    });
}

} // namespace

QByteArray writeClusterSpec(const QByteArray &base, const ClusterSpec &spec)
{
    const Result<JsonReader> reader = JsonReader::parse(base);
    if (!reader)
        return base;
    QJsonObject json = reader->json();
    const ClusterSpec before = readClusterSpec(*reader);
    const auto text = [&](QLatin1String key, const QString ClusterSpec::*member) {
        if (spec.*member != before.*member)
            put(json, key, spec.*member);
    };
    const auto pairs = [&](QLatin1String key, const ClusterPairs ClusterSpec::*member) {
        if (spec.*member != before.*member)
            put(json, key, writePairs(spec.*member));
    };
    text("cluster_name"_L1, &ClusterSpec::name);
    text("spark_version"_L1, &ClusterSpec::runtime);
    if (spec.photon != before.photon)
        json.insert("runtime_engine"_L1, spec.photon ? u"PHOTON"_s : u"STANDARD"_s);
    writeMachines(json, spec, before);
    if (spec.autoTerminationMinutes != before.autoTerminationMinutes)
        json.insert("autotermination_minutes"_L1, spec.autoTerminationMinutes);
    text("data_security_mode"_L1, &ClusterSpec::accessMode);
    text("single_user_name"_L1, &ClusterSpec::singleUser);
    pairs("custom_tags"_L1, &ClusterSpec::tags);
    pairs("spark_conf"_L1, &ClusterSpec::sparkConf);
    pairs("spark_env_vars"_L1, &ClusterSpec::environment);
    if (spec.initScripts != before.initScripts)
        put(json, "init_scripts"_L1, writeScripts(json.value("init_scripts"_L1).toArray(), spec.initScripts));
    if (spec.logs != before.logs)
        put(json, "cluster_log_conf"_L1, spec.logs.isEmpty() ? QJsonObject() : locationOf(spec.logs));
    writeSize(json, spec);
    const bool single = !spec.autoscale && spec.workers == 0;
    const bool wasSingle = !before.autoscale && before.workers == 0 && reader->has("num_workers"_L1);
    // One that came without workers and without these marks is left as it is.
    if (!single || !wasSingle || spec.sparkConf != before.sparkConf || spec.tags != before.tags)
        markSingleNode(json, single);
    return QJsonDocument(json).toJson(QJsonDocument::Indented);
}

Result<QByteArray> clusterEditBase(const RawJson &details)
{
    if (details.isEmpty())
        return failure(Error::Kind::Internal, u"The cluster must be read before it is edited."_s);
    return JsonReader::parse(details.bytes).map([](const JsonReader &reader) {
        QJsonObject json = reader.json();
        const QJsonObject spec = json.value("spec"_L1).toObject();
        for (const QLatin1String key : outputOnly)
            json.remove(key);
        // Said under `spec` only.
        if (const QJsonValue apply = spec.value("apply_policy_default_values"_L1); !apply.isUndefined())
            json.insert("apply_policy_default_values"_L1, apply);
        if (json.contains("autoscale"_L1))
            json.remove("num_workers"_L1);
        return QJsonDocument(json).toJson(QJsonDocument::Indented);
    });
}

Result<QByteArray> writeClusterCreate(const QByteArray &spec, const QString &idempotencyToken)
{
    QJsonObject members;
    if (!idempotencyToken.isEmpty())
        members.insert("idempotency_token"_L1, idempotencyToken);
    return withMembers(spec, members);
}

Result<QByteArray> writeClusterEdit(const QString &id, const QByteArray &spec)
{
    return withMembers(spec, {{u"cluster_id"_s, id}});
}

} // namespace trowel
