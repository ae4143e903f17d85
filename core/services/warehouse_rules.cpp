// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/services/warehouse_rules.h"

#include <QSet>

namespace trowel {

using namespace Qt::StringLiterals;

QStringList warehouseSizes()
{
    return {u"2X-Small"_s, u"X-Small"_s,  u"Small"_s,    u"Medium"_s,   u"Large"_s,
            u"X-Large"_s,  u"2X-Large"_s, u"3X-Large"_s, u"4X-Large"_s, u"5X-Large"_s};
}

QStringList warehouseTypes()
{
    // REALTIME wants a max_dbu that only its own form could ask for, so it is valid but not offered.
    return {u"PRO"_s, u"CLASSIC"_s};
}

QStringList warehouseChannels()
{
    return {u"CHANNEL_NAME_CURRENT"_s, u"CHANNEL_NAME_PREVIEW"_s, u"CHANNEL_NAME_PREVIOUS"_s, u"CHANNEL_NAME_CUSTOM"_s};
}

QStringList warehouseSpotPolicies()
{
    return {u"COST_OPTIMIZED"_s, u"RELIABILITY_OPTIMIZED"_s};
}

namespace {

constexpr int mostClusters = 40;
constexpr int mostMinClusters = 30;
constexpr int longestName = 99;
constexpr int mostTags = 44;

QString checkName(const WarehouseSpec &spec)
{
    if (spec.name.trimmed().isEmpty())
        return u"A warehouse needs a name."_s;
    if (spec.name.size() > longestName)
        return u"A name has fewer than 100 characters."_s;
    return {};
}

QString checkSize(const WarehouseSpec &spec)
{
    return warehouseSizes().contains(spec.size) ? QString() : u"“%1” is not a cluster size."_s.arg(spec.size);
}

QString checkType(const WarehouseSpec &spec)
{
    if (!warehouseTypes().contains(spec.type) && spec.type != "REALTIME"_L1)
        return u"“%1” is not a warehouse type."_s.arg(spec.type);
    return {};
}

QString checkServerless(const WarehouseSpec &spec)
{
    return spec.serverless && spec.type == "CLASSIC"_L1 ? u"Serverless needs a warehouse of type PRO."_s : QString();
}

QString checkMinimum(const WarehouseSpec &spec)
{
    if (spec.minClusters < 1)
        return u"At least one cluster is needed."_s;
    if (spec.minClusters > mostMinClusters)
        return u"The minimum is 30 clusters or fewer."_s;
    if (spec.minClusters > spec.maxClusters)
        return u"The minimum must not be above the maximum."_s;
    return {};
}

QString checkMaximum(const WarehouseSpec &spec)
{
    if (spec.maxClusters < 1)
        return u"At least one cluster is needed."_s;
    if (spec.maxClusters > mostClusters)
        return u"The maximum is 40 clusters or fewer."_s;
    return {};
}

QString checkAutoStop(const WarehouseSpec &spec)
{
    if (spec.autoStopMinutes < 0)
        return u"Minutes cannot be negative; 0 is never."_s;
    if (!spec.serverless && spec.autoStopMinutes > 0 && spec.autoStopMinutes < 10)
        return u"Without serverless it is 10 minutes or more; 0 is never."_s;
    return {};
}

QString checkSpotPolicy(const WarehouseSpec &spec)
{
    if (spec.spotPolicy.isEmpty() || spec.spotPolicy == "POLICY_UNSPECIFIED"_L1)
        return {};
    return warehouseSpotPolicies().contains(spec.spotPolicy) ? QString()
                                                             : u"“%1” is not a spot policy."_s.arg(spec.spotPolicy);
}

QString checkChannel(const WarehouseSpec &spec)
{
    return spec.channel.isEmpty() || warehouseChannels().contains(spec.channel)
               ? QString()
               : u"“%1” is not a channel."_s.arg(spec.channel);
}

QString checkVersion(const WarehouseSpec &spec)
{
    return spec.channel == "CHANNEL_NAME_CUSTOM"_L1 && spec.dbsqlVersion.trimmed().isEmpty()
               ? u"A custom channel needs a version."_s
               : QString();
}

QString checkTags(const WarehouseSpec &spec)
{
    if (spec.tags.size() > mostTags)
        return u"A warehouse has fewer than 45 tags."_s;
    QSet<QString> keys;
    for (const Tag &tag : spec.tags) {
        if (tag.key.trimmed().isEmpty())
            return u"Every tag needs a key."_s;
        if (keys.contains(tag.key))
            return u"The tag “%1” is there twice."_s.arg(tag.key);
        keys.insert(tag.key);
    }
    return {};
}

struct Rule
{
    QLatin1String field;
    QString (*check)(const WarehouseSpec &);
    bool (*touched)(const WarehouseSpec &, const WarehouseSpec &);
};

// A rule that looks at several members counts as touched when one of them changed.
const Rule rules[] = {
    {"name"_L1, checkName, [](const auto &a, const auto &b) { return a.name != b.name; }},
    {"cluster_size"_L1, checkSize, [](const auto &a, const auto &b) { return a.size != b.size; }},
    {"warehouse_type"_L1, checkType, [](const auto &a, const auto &b) { return a.type != b.type; }},
    {"enable_serverless_compute"_L1, checkServerless,
     [](const auto &a, const auto &b) { return a.serverless != b.serverless || a.type != b.type; }},
    {"min_num_clusters"_L1, checkMinimum,
     [](const auto &a, const auto &b) { return a.minClusters != b.minClusters || a.maxClusters != b.maxClusters; }},
    {"max_num_clusters"_L1, checkMaximum,
     [](const auto &a, const auto &b) { return a.minClusters != b.minClusters || a.maxClusters != b.maxClusters; }},
    {"auto_stop_mins"_L1, checkAutoStop,
     [](const auto &a, const auto &b) {
         return a.autoStopMinutes != b.autoStopMinutes || a.serverless != b.serverless;
     }},
    {"spot_instance_policy"_L1, checkSpotPolicy,
     [](const auto &a, const auto &b) { return a.spotPolicy != b.spotPolicy; }},
    {"channel"_L1, checkChannel, [](const auto &a, const auto &b) { return a.channel != b.channel; }},
    {"dbsql_version"_L1, checkVersion,
     [](const auto &a, const auto &b) { return a.channel != b.channel || a.dbsqlVersion != b.dbsqlVersion; }},
    {"tags"_L1, checkTags, [](const auto &a, const auto &b) { return a.tags != b.tags; }},
};

} // namespace

QList<SpecProblem> checkWarehouseSpec(const WarehouseSpec &spec, const WarehouseSpec *before)
{
    QList<SpecProblem> problems;
    for (const Rule &rule : rules) {
        if (before && !rule.touched(spec, *before))
            continue;
        if (const QString sentence = rule.check(spec); !sentence.isEmpty())
            problems += {rule.field, sentence};
    }
    return problems;
}

} // namespace trowel
