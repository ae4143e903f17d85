// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/services/cluster_rules.h"

#include <QSet>

namespace trowel {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostWorkers = 100'000;
constexpr int mostTags = 45;
constexpr int shortestStop = 10;
constexpr int longestStop = 10'000;

QString checkName(const ClusterSpec &spec)
{
    // The service takes an empty one; nobody finds such a cluster again.
    return spec.name.trimmed().isEmpty() ? u"A cluster needs a name."_s : QString();
}

QString checkRuntime(const ClusterSpec &spec)
{
    if (spec.runtime.trimmed().isEmpty())
        return u"A cluster needs a runtime."_s;
    if (spec.photon && spec.runtime.contains("-photon-"_L1))
        return u"This runtime brings Photon already: leave the switch off."_s;
    return {};
}

QString checkNodeType(const ClusterSpec &spec)
{
    const bool missing = spec.nodeType.trimmed().isEmpty() && !spec.machinesElsewhere;
    return missing ? u"A cluster needs a type of node."_s : QString();
}

QString checkCount(int workers)
{
    if (workers < 0)
        return u"Workers cannot be fewer than none."_s;
    return workers > mostWorkers ? u"A cluster has 100000 workers at most."_s : QString();
}

QString checkWorkers(const ClusterSpec &spec)
{
    return spec.autoscale ? QString() : checkCount(spec.workers);
}

QString checkRange(bool autoscale, int minimum, int maximum)
{
    if (!autoscale)
        return {};
    if (const QString sentence = checkCount(minimum); !sentence.isEmpty())
        return sentence;
    return minimum > maximum ? u"The smallest number must not be above the largest."_s : QString();
}

QString checkMinimum(const ClusterSpec &spec)
{
    return checkRange(spec.autoscale, spec.minWorkers, spec.maxWorkers);
}

QString checkMost(bool autoscale, int maximum)
{
    if (!autoscale)
        return {};
    return maximum < 1 ? u"Autoscaling needs room for one worker at least."_s : checkCount(maximum);
}

QString checkMaximum(const ClusterSpec &spec)
{
    return checkMost(spec.autoscale, spec.maxWorkers);
}

QString checkAutoTermination(const ClusterSpec &spec)
{
    const int minutes = spec.autoTerminationMinutes;
    return minutes == 0 || (minutes >= shortestStop && minutes <= longestStop)
               ? QString()
               : u"Enter 10 to 10000 minutes, or 0 for never."_s;
}

QString checkFirstOnDemand(const ClusterSpec &spec)
{
    return spec.firstOnDemand < 0 ? u"Nodes cannot be fewer than none."_s : QString();
}

QString checkPairs(const ClusterPairs &pairs, const QString &what)
{
    QSet<QString> keys;
    for (const auto &[key, value] : pairs) {
        if (key.trimmed().isEmpty())
            return u"Every line needs a key."_s;
        if (keys.contains(key))
            return u"The %1 “%2” is there twice."_s.arg(what, key);
        keys.insert(key);
    }
    return {};
}

QString checkTags(const ClusterSpec &spec)
{
    if (spec.tags.size() > mostTags)
        return u"A cluster has 45 tags at most."_s;
    return checkPairs(spec.tags, u"tag"_s);
}

QString checkSparkConf(const ClusterSpec &spec)
{
    return checkPairs(spec.sparkConf, u"setting"_s);
}

QString checkEnvironment(const ClusterSpec &spec)
{
    return checkPairs(spec.environment, u"variable"_s);
}

QString checkPath(const QString &path)
{
    const bool rooted = path.startsWith(u'/') || path.contains(":/"_L1);
    return rooted ? QString() : u"“%1” is no whole path: begin with /, dbfs:/, s3:// or the like."_s.arg(path);
}

QString checkScripts(const ClusterSpec &spec)
{
    for (const QString &script : spec.initScripts) {
        if (const QString sentence = checkPath(script); !sentence.isEmpty())
            return sentence;
    }
    return {};
}

QString checkLogs(const ClusterSpec &spec)
{
    return spec.logs.isEmpty() ? QString() : checkPath(spec.logs);
}

struct Rule
{
    QLatin1String field;
    QString (*check)(const ClusterSpec &);
    bool (*touched)(const ClusterSpec &, const ClusterSpec &);
};

bool sizeTouched(const ClusterSpec &a, const ClusterSpec &b)
{
    return a.autoscale != b.autoscale || a.workers != b.workers || a.minWorkers != b.minWorkers ||
           a.maxWorkers != b.maxWorkers;
}

// A rule that looks at several members counts as touched when one of them changed.
const Rule rules[] = {
    {"cluster_name"_L1, checkName, [](const auto &a, const auto &b) { return a.name != b.name; }},
    {"spark_version"_L1, checkRuntime,
     [](const auto &a, const auto &b) { return a.runtime != b.runtime || a.photon != b.photon; }},
    {"node_type_id"_L1, checkNodeType, [](const auto &a, const auto &b) { return a.nodeType != b.nodeType; }},
    {"num_workers"_L1, checkWorkers, sizeTouched},
    {"min_workers"_L1, checkMinimum, sizeTouched},
    {"max_workers"_L1, checkMaximum, sizeTouched},
    {"autotermination_minutes"_L1, checkAutoTermination,
     [](const auto &a, const auto &b) { return a.autoTerminationMinutes != b.autoTerminationMinutes; }},
    {"first_on_demand"_L1, checkFirstOnDemand,
     [](const auto &a, const auto &b) { return a.firstOnDemand != b.firstOnDemand; }},
    {"custom_tags"_L1, checkTags, [](const auto &a, const auto &b) { return a.tags != b.tags; }},
    {"spark_conf"_L1, checkSparkConf, [](const auto &a, const auto &b) { return a.sparkConf != b.sparkConf; }},
    {"spark_env_vars"_L1, checkEnvironment,
     [](const auto &a, const auto &b) { return a.environment != b.environment; }},
    {"init_scripts"_L1, checkScripts, [](const auto &a, const auto &b) { return a.initScripts != b.initScripts; }},
    {"cluster_log_conf"_L1, checkLogs, [](const auto &a, const auto &b) { return a.logs != b.logs; }},
};

} // namespace

QStringList clusterAccessModes()
{
    return {u"USER_ISOLATION"_s, u"SINGLE_USER"_s, u"DATA_SECURITY_MODE_AUTO"_s, u"NONE"_s};
}

QStringList clusterAvailabilities(Cloud cloud)
{
    switch (cloud) {
    case Cloud::Azure:
        return {u"SPOT_WITH_FALLBACK_AZURE"_s, u"ON_DEMAND_AZURE"_s, u"SPOT_AZURE"_s};
    case Cloud::Gcp:
        return {u"PREEMPTIBLE_WITH_FALLBACK_GCP"_s, u"ON_DEMAND_GCP"_s, u"PREEMPTIBLE_GCP"_s};
    case Cloud::Aws:
        break;
    }
    return {u"SPOT_WITH_FALLBACK"_s, u"ON_DEMAND"_s, u"SPOT"_s};
}

QString plainAccessMode(const QString &mode)
{
    if (mode == "DATA_SECURITY_MODE_STANDARD"_L1)
        return u"USER_ISOLATION"_s;
    return mode == "DATA_SECURITY_MODE_DEDICATED"_L1 ? u"SINGLE_USER"_s : mode;
}

QList<ClusterProblem> checkClusterSpec(const ClusterSpec &spec, const ClusterSpec *before)
{
    QList<ClusterProblem> problems;
    for (const Rule &rule : rules) {
        if (before && !rule.touched(spec, *before))
            continue;
        if (const QString sentence = rule.check(spec); !sentence.isEmpty())
            problems += {rule.field, sentence};
    }
    return problems;
}

QList<ClusterProblem> checkClusterSize(const ClusterSize &size)
{
    QList<ClusterProblem> problems;
    const auto add = [&problems](QLatin1String field, const QString &sentence) {
        if (!sentence.isEmpty())
            problems += {field, sentence};
    };
    if (!size.autoscale)
        add("num_workers"_L1, checkCount(size.workers));
    add("min_workers"_L1, checkRange(size.autoscale, size.minWorkers, size.maxWorkers));
    add("max_workers"_L1, checkMost(size.autoscale, size.maxWorkers));
    return problems;
}

} // namespace trowel
