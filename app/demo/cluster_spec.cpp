// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/cluster_spec.h"

#include "app/demo/call.h"
#include "app/demo/cluster_machines.h"

#include <QJsonArray>

#include <limits>

namespace trowel::demo {
namespace {

enum class Form { Text, Number, Flag, Object, List };

// clang-format off
constexpr struct { const char *name; Form form; } Members[] = {
    {"cluster_name", Form::Text}, {"spark_version", Form::Text}, {"node_type_id", Form::Text},
    {"driver_node_type_id", Form::Text}, {"autotermination_minutes", Form::Number}, {"instance_pool_id", Form::Text},
    {"driver_instance_pool_id", Form::Text}, {"policy_id", Form::Text}, {"apply_policy_default_values", Form::Flag},
    {"data_security_mode", Form::Text}, {"single_user_name", Form::Text}, {"runtime_engine", Form::Text},
    {"kind", Form::Text}, {"is_single_node", Form::Flag}, {"use_ml_runtime", Form::Flag}, {"spark_conf", Form::Object},
    {"spark_env_vars", Form::Object}, {"custom_tags", Form::Object}, {"ssh_public_keys", Form::List},
    {"init_scripts", Form::List}, {"cluster_log_conf", Form::Object}, {"docker_image", Form::Object},
    {"workload_type", Form::Object}, {"enable_elastic_disk", Form::Flag},
    {"enable_local_disk_encryption", Form::Flag}, {"dependency_mode", Form::Text},
    {"driver_node_type_flexibility", Form::Object}, {"worker_node_type_flexibility", Form::Object},
    {"aws_attributes", Form::Object}, {"azure_attributes", Form::Object}, {"gcp_attributes", Form::Object},
};
// clang-format on

void require(bool condition, const QString &message)
{
    if (!condition)
        throw ApiError::invalid(message);
}

ApiError wrongType(const char *name)
{
    return ApiError::malformed(
        QStringLiteral("Could not parse request object: unexpected value for field %1").arg(QLatin1String(name)));
}

int integer(const QJsonValue &value, const char *name)
{
    bool ok = value.isDouble() || value.isString();
    const qint64 number = ok ? value.toVariant().toString().toLongLong(&ok) : 0;
    if (!ok || number < std::numeric_limits<int>::min() || number > std::numeric_limits<int>::max())
        throw wrongType(name);
    return int(number);
}

QJsonValue checked(const QJsonValue &value, const char *name, Form form)
{
    switch (form) {
    case Form::Text:
        if (!value.isString())
            throw wrongType(name);
        break;
    case Form::Number:
        return integer(value, name);
    case Form::Flag:
        if (!value.isBool())
            throw wrongType(name);
        break;
    case Form::Object:
        if (!value.isObject())
            throw wrongType(name);
        break;
    case Form::List:
        if (!value.isArray())
            throw wrongType(name);
        break;
    }
    return value;
}

bool isEmpty(const QJsonValue &value)
{
    return value.isNull() || value == QJsonValue(QString()) || (value.isObject() && value.toObject().isEmpty()) ||
           (value.isArray() && value.toArray().isEmpty());
}

void checkMachines(const QJsonObject &spec)
{
    const QString runtime = spec.value(QLatin1String("spark_version")).toString();
    require(!runtime.isEmpty(), QStringLiteral("Missing required field: spark_version"));
    require(isRuntime(runtime), QStringLiteral("Invalid spark version %1.").arg(runtime));
    require(!runtime.contains(QLatin1String("-photon-")) || !spec.contains(QLatin1String("runtime_engine")),
            QStringLiteral("runtime_engine cannot be given with the photon spark version %1.").arg(runtime));
    if (spec.contains(QLatin1String("instance_pool_id")))
        return;
    for (const char *name : {"node_type_id", "driver_node_type_id"}) {
        const QString type = spec.value(QLatin1String(name)).toString();
        require(!type.isEmpty(), QStringLiteral("Missing required field: %1").arg(QLatin1String(name)));
        require(machineNamed(type) != nullptr,
                QStringLiteral("Node type %1 is not supported. Use list-node-types to see those that are.").arg(type));
    }
}

void check(const QJsonObject &spec)
{
    checkMachines(spec);
    const int minutes = spec.value(QLatin1String("autotermination_minutes")).toInt();
    require(
        minutes == 0 || (minutes >= 10 && minutes <= 10000),
        QStringLiteral("The value of autotermination_minutes must be 0 or between 10 and 10000 (is %1).").arg(minutes));
    require(spec.value(QLatin1String("custom_tags")).toObject().size() <= 45,
            QStringLiteral("A cluster can have at most 45 custom tags."));
    require(spec.value(QLatin1String("ssh_public_keys")).toArray().size() <= 10,
            QStringLiteral("A cluster can have at most 10 SSH keys."));
    for (const QJsonValue &script : spec.value(QLatin1String("init_scripts")).toArray())
        require(script.toObject().size() == 1, QStringLiteral("An init script needs exactly one destination."));
}

} // namespace

QJsonObject clusterSizeFromJson(const QJsonObject &json)
{
    const QJsonValue fixed = json.value(QLatin1String("num_workers"));
    const QJsonValue range = json.value(QLatin1String("autoscale"));
    const bool hasFixed = !fixed.isUndefined() && !fixed.isNull();
    const bool hasRange = !range.isUndefined() && !range.isNull();
    require(!(hasFixed && hasRange), QStringLiteral("Only one of num_workers and autoscale can be given."));
    if (!hasRange) {
        const int workers = hasFixed ? integer(fixed, "num_workers") : 0;
        require(workers >= 0 && workers <= 100'000, QStringLiteral("num_workers must be between 0 and 100000."));
        return {{QStringLiteral("num_workers"), workers}};
    }
    const int least = integer(range.toObject().value(QLatin1String("min_workers")), "autoscale.min_workers");
    const int most = integer(range.toObject().value(QLatin1String("max_workers")), "autoscale.max_workers");
    require(least >= 0 && most >= least && most > 0 && most <= 100'000,
            QStringLiteral("min_workers (%1) must not exceed max_workers (%2).").arg(least).arg(most));
    return {{QStringLiteral("autoscale"),
             QJsonObject{{QStringLiteral("min_workers"), least}, {QStringLiteral("max_workers"), most}}}};
}

QJsonObject clusterSpecFromJson(const QJsonObject &json, const QString &caller)
{
    QJsonObject spec = clusterSizeFromJson(json);
    for (const auto &member : Members) {
        const QJsonValue value = json.value(QLatin1String(member.name));
        if (!value.isUndefined() && !isEmpty(value))
            spec.insert(QLatin1String(member.name), checked(value, member.name, member.form));
    }
    if (!spec.contains(QLatin1String("driver_node_type_id")) && spec.contains(QLatin1String("node_type_id")))
        spec.insert(QStringLiteral("driver_node_type_id"), spec.value(QLatin1String("node_type_id")));
    if (!spec.contains(QLatin1String("aws_attributes")))
        spec.insert(QStringLiteral("aws_attributes"),
                    QJsonObject{{QStringLiteral("availability"), QStringLiteral("SPOT_WITH_FALLBACK")},
                                {QStringLiteral("zone_id"), QStringLiteral("eu-north-1a")}});
    if (!spec.contains(QLatin1String("enable_elastic_disk")))
        spec.insert(QStringLiteral("enable_elastic_disk"), false);
    const QString mode = spec.value(QLatin1String("data_security_mode")).toString();
    const bool dedicated =
        mode == QLatin1String("SINGLE_USER") || mode == QLatin1String("DATA_SECURITY_MODE_DEDICATED");
    if (dedicated && !spec.contains(QLatin1String("single_user_name")))
        spec.insert(QStringLiteral("single_user_name"), caller);
    check(spec);
    return spec;
}

} // namespace trowel::demo
