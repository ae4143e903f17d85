// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kinds/cluster_form_values.h"

#include "core/services/cluster_rules.h"
#include "ui/kinds/cluster_form.h"

#include <QRegularExpression>

namespace trowel {

namespace {

QString text(const FormValues &values, const char *id)
{
    return values.value(QLatin1String(id)).toString().trimmed();
}

int number(const FormValues &values, const char *id)
{
    return values.value(QLatin1String(id)).toInt();
}

bool flag(const FormValues &values, const char *id)
{
    return values.value(QLatin1String(id)).toBool();
}

QStringList lines(const QString &text)
{
    QStringList list;
    for (const QString &line : text.split(QLatin1Char('\n'))) {
        if (!line.trimmed().isEmpty())
            list += line.trimmed();
    }
    return list;
}

ClusterPairs tagsOf(const QStringList &tags)
{
    ClusterPairs pairs;
    for (const QString &tag : tags) {
        const qsizetype cut = tag.indexOf(QLatin1Char('='));
        pairs.append(cut < 0 ? qMakePair(tag, QString()) : qMakePair(tag.left(cut), tag.mid(cut + 1)));
    }
    return pairs;
}

QStringList tagLines(const ClusterPairs &pairs)
{
    QStringList list;
    for (const auto &[key, value] : pairs)
        list += QStringLiteral("%1=%2").arg(key, value);
    return list;
}

} // namespace

QString linesOfPairs(const ClusterPairs &pairs, QChar between)
{
    QStringList list;
    for (const auto &[key, value] : pairs)
        list += key + between + value;
    return list.join(QLatin1Char('\n'));
}

ClusterPairs pairsOfLines(const QString &text)
{
    // The key ends at the first blank or equals sign, whichever comes first: values may hold both.
    static const QRegularExpression end(QStringLiteral("[\\s=]"));
    ClusterPairs pairs;
    for (const QString &line : lines(text)) {
        const qsizetype cut = line.indexOf(end);
        pairs.append(cut < 0 ? qMakePair(line, QString()) : qMakePair(line.left(cut), line.mid(cut + 1).trimmed()));
    }
    return pairs;
}

FormValues clusterValues(const ClusterSpec &spec)
{
    return {{QStringLiteral("cluster_name"), spec.name},
            {QStringLiteral("data_security_mode"), plainAccessMode(spec.accessMode)},
            {QStringLiteral("single_user_name"), spec.singleUser},
            {QStringLiteral("spark_version"), spec.runtime},
            {QStringLiteral("runtime_engine"), spec.photon},
            {QStringLiteral("node_type_id"), spec.nodeType},
            {QStringLiteral("driver_node_type_id"), spec.driverNodeType},
            {QStringLiteral("autoscale"), spec.autoscale},
            {QStringLiteral("num_workers"), spec.workers},
            {QStringLiteral("min_workers"), spec.minWorkers},
            {QStringLiteral("max_workers"), spec.maxWorkers},
            {QStringLiteral("autotermination_minutes"), spec.autoTerminationMinutes},
            {QStringLiteral("availability"), spec.availability},
            {QStringLiteral("first_on_demand"), spec.firstOnDemand},
            {QStringLiteral("custom_tags"), tagLines(spec.tags)},
            {QStringLiteral("spark_conf"), linesOfPairs(spec.sparkConf, QLatin1Char(' '))},
            {QStringLiteral("spark_env_vars"), linesOfPairs(spec.environment, QLatin1Char('='))},
            {QStringLiteral("init_scripts"), spec.initScripts.join(QLatin1Char('\n'))},
            {QStringLiteral("cluster_log_conf"), spec.logs}};
}

ClusterSpec clusterSpecOf(const FormValues &values)
{
    ClusterSpec spec;
    spec.name = text(values, "cluster_name");
    spec.accessMode = text(values, "data_security_mode");
    if (spec.accessMode == QLatin1String("SINGLE_USER"))
        spec.singleUser = text(values, "single_user_name");
    spec.runtime = text(values, "spark_version");
    spec.photon = flag(values, "runtime_engine");
    spec.nodeType = text(values, "node_type_id");
    spec.driverNodeType = text(values, "driver_node_type_id");
    spec.autoscale = flag(values, "autoscale");
    spec.workers = number(values, "num_workers");
    spec.minWorkers = number(values, "min_workers");
    spec.maxWorkers = number(values, "max_workers");
    spec.autoTerminationMinutes = number(values, "autotermination_minutes");
    spec.availability = text(values, "availability");
    spec.firstOnDemand = number(values, "first_on_demand");
    spec.tags = tagsOf(values.value(QStringLiteral("custom_tags")).toStringList());
    spec.sparkConf = pairsOfLines(text(values, "spark_conf"));
    spec.environment = pairsOfLines(text(values, "spark_env_vars"));
    spec.initScripts = lines(text(values, "init_scripts"));
    spec.logs = text(values, "cluster_log_conf");
    return spec;
}

} // namespace trowel
