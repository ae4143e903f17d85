// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/warehouse_spec.h"

#include "app/demo/call.h"

#include <QJsonArray>

#include <algorithm>

namespace trowel::demo {
namespace {

QStringList sizes()
{
    return {QStringLiteral("2X-Small"), QStringLiteral("X-Small"),  QStringLiteral("Small"),
            QStringLiteral("Medium"),   QStringLiteral("Large"),    QStringLiteral("X-Large"),
            QStringLiteral("2X-Large"), QStringLiteral("3X-Large"), QStringLiteral("4X-Large"),
            QStringLiteral("5X-Large")};
}

QStringList types()
{
    return {QStringLiteral("CLASSIC"), QStringLiteral("PRO"), QStringLiteral("REALTIME")};
}

QStringList spotPolicies()
{
    return {QStringLiteral("COST_OPTIMIZED"), QStringLiteral("RELIABILITY_OPTIMIZED")};
}

QStringList channels()
{
    return {QStringLiteral("CHANNEL_NAME_CURRENT"), QStringLiteral("CHANNEL_NAME_PREVIEW"),
            QStringLiteral("CHANNEL_NAME_PREVIOUS"), QStringLiteral("CHANNEL_NAME_CUSTOM")};
}

ApiError wrongType(const char *name)
{
    return ApiError::malformed(
        QStringLiteral("Could not parse request object: unexpected value for field %1").arg(QLatin1String(name)));
}

QString text(const QJsonObject &json, const char *name, const QString &fallback)
{
    const QJsonValue value = json.value(QLatin1String(name));
    if (value.isUndefined() || value.isNull())
        return fallback;
    if (!value.isString())
        throw wrongType(name);
    return value.toString();
}

int integer(const QJsonObject &json, const char *name, int fallback)
{
    const QJsonValue value = json.value(QLatin1String(name));
    if (value.isUndefined() || value.isNull())
        return fallback;
    bool ok = value.isDouble() || value.isString();
    const qint64 number = ok ? value.toVariant().toString().toLongLong(&ok) : 0;
    if (!ok || number < std::numeric_limits<int>::min() || number > std::numeric_limits<int>::max())
        throw wrongType(name);
    return int(number);
}

bool boolean(const QJsonObject &json, const char *name, bool fallback)
{
    const QJsonValue value = json.value(QLatin1String(name));
    if (value.isUndefined() || value.isNull())
        return fallback;
    if (!value.isBool())
        throw wrongType(name);
    return value.toBool();
}

QString oneOf(const QStringList &known, const QString &value, const QString &fallback)
{
    return known.contains(value) ? value : fallback;
}

QList<QPair<QString, QString>> tags(const QJsonObject &json)
{
    QList<QPair<QString, QString>> list;
    for (const QJsonValue &tag :
         json.value(QLatin1String("tags")).toObject().value(QLatin1String("custom_tags")).toArray())
        list.append({tag[QLatin1String("key")].toString(), tag[QLatin1String("value")].toString()});
    return list;
}

void require(bool condition, const QString &message)
{
    if (!condition)
        throw ApiError::invalid(message);
}

void check(const WarehouseSpec &spec)
{
    require(spec.name.size() < 100, QStringLiteral("The name must have fewer than 100 characters."));
    require(sizes().contains(spec.clusterSize), spec.clusterSize.isEmpty()
                                                    ? QStringLiteral("cluster_size is required.")
                                                    : QStringLiteral("%1 is not a valid cluster size. Valid sizes: %2.")
                                                          .arg(spec.clusterSize, sizes().join(QLatin1String(", "))));
    require(spec.minClusters > 0 && spec.minClusters <= std::min(spec.maxClusters, 30),
            QStringLiteral("min_num_clusters must be at least 1 and at most the smaller of max_num_clusters and 30."));
    require(spec.maxClusters <= 40, QStringLiteral("max_num_clusters must be at most 40."));
    const int shortest = spec.serverless ? 1 : 10;
    require(spec.autoStopMins == 0 || spec.autoStopMins >= shortest,
            QStringLiteral("auto_stop_mins must be 0 (never) or at least %1.").arg(shortest));
    require(!spec.serverless || spec.type == QLatin1String("PRO"),
            QStringLiteral("Serverless compute needs warehouse_type PRO."));
    require(spec.tags.size() < 45, QStringLiteral("A warehouse can have fewer than 45 custom tags."));
    require(std::all_of(spec.tags.begin(), spec.tags.end(), [](const auto &tag) { return !tag.first.isEmpty(); }),
            QStringLiteral("A custom tag needs a key."));
    require(spec.maxDbu == 0 || (spec.type == QLatin1String("REALTIME") && spec.maxDbu % 3 == 0 && spec.maxDbu >= 3 &&
                                 spec.maxDbu <= 960),
            QStringLiteral("max_dbu is for REALTIME warehouses: a multiple of 3 from 3 to 960."));
    require(spec.statementTimeout >= 0, QStringLiteral("statement_timeout must not be negative."));
}

} // namespace

WarehouseSpec specFromJson(const QJsonObject &json, const WarehouseSpec &before)
{
    const WarehouseSpec defaults;
    WarehouseSpec spec;
    spec.name = text(json, "name", before.name);
    spec.clusterSize = text(json, "cluster_size", before.clusterSize);
    spec.minClusters = integer(json, "min_num_clusters", defaults.minClusters);
    spec.maxClusters = integer(json, "max_num_clusters", std::max(spec.minClusters, 1));
    spec.autoStopMins = integer(json, "auto_stop_mins", defaults.autoStopMins);
    spec.type = oneOf(types(), text(json, "warehouse_type", {}), defaults.type);
    spec.serverless = boolean(json, "enable_serverless_compute", false);
    spec.photon = boolean(json, "enable_photon", defaults.photon);
    spec.spotPolicy = oneOf(spotPolicies(), text(json, "spot_instance_policy", {}), defaults.spotPolicy);
    const QJsonObject channel = json.value(QLatin1String("channel")).toObject();
    spec.channel = oneOf(channels(), text(channel, "name", {}), defaults.channel);
    spec.dbsqlVersion = text(channel, "dbsql_version", {});
    spec.tags = tags(json);
    spec.creator = text(json, "creator_name", before.creator);
    spec.instanceProfile = text(json, "instance_profile_arn", {});
    spec.statementTimeout = integer(json, "statement_timeout", 0);
    spec.maxDbu = integer(json, "max_dbu", 0);
    check(spec);
    return spec;
}

void insertUnlessDefault(QJsonObject *json, const char *name, const QJsonValue &value)
{
    const bool isDefault = value.isUndefined() || value.isNull() || value == QJsonValue(false) ||
                           value == QJsonValue(0) || value == QJsonValue(QString()) ||
                           (value.isArray() && value.toArray().isEmpty()) ||
                           (value.isObject() && value.toObject().isEmpty());
    if (!isDefault)
        json->insert(QLatin1String(name), value);
}

void addSpec(QJsonObject *json, const WarehouseSpec &spec)
{
    insertUnlessDefault(json, "name", spec.name);
    insertUnlessDefault(json, "cluster_size", spec.clusterSize);
    insertUnlessDefault(json, "min_num_clusters", spec.minClusters);
    insertUnlessDefault(json, "max_num_clusters", spec.maxClusters);
    insertUnlessDefault(json, "auto_stop_mins", spec.autoStopMins);
    insertUnlessDefault(json, "warehouse_type", spec.type);
    insertUnlessDefault(json, "enable_serverless_compute", spec.serverless);
    insertUnlessDefault(json, "enable_photon", spec.photon);
    insertUnlessDefault(json, "spot_instance_policy", spec.spotPolicy);
    QJsonObject channel{{QStringLiteral("name"), spec.channel}};
    insertUnlessDefault(&channel, "dbsql_version", spec.dbsqlVersion);
    json->insert(QStringLiteral("channel"), channel);
    QJsonArray tagList;
    for (const auto &[key, value] : spec.tags)
        tagList.append(QJsonObject{{QStringLiteral("key"), key}, {QStringLiteral("value"), value}});
    if (!tagList.isEmpty())
        json->insert(QStringLiteral("tags"), QJsonObject{{QStringLiteral("custom_tags"), tagList}});
    insertUnlessDefault(json, "creator_name", spec.creator);
    insertUnlessDefault(json, "instance_profile_arn", spec.instanceProfile);
    insertUnlessDefault(json, "statement_timeout", spec.statementTimeout);
    insertUnlessDefault(json, "max_dbu", spec.maxDbu);
}

} // namespace trowel::demo
