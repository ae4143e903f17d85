// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kinds/cluster_event_words.h"

#include "ui/kinds/cluster_words.h"
#include "ui/model/format.h"

#include <QCoreApplication>
#include <QHash>

namespace trowel {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(ClusterEvents)
};

QString causeWords(const QString &cause)
{
    static const QHash<QString, const char *> known{
        {QStringLiteral("AUTOSCALE"), QT_TRANSLATE_NOOP("ClusterEvents", "by autoscaling")},
        {QStringLiteral("AUTOSCALE_V2"), QT_TRANSLATE_NOOP("ClusterEvents", "by autoscaling")},
        {QStringLiteral("DBR_AUTOSCALE"), QT_TRANSLATE_NOOP("ClusterEvents", "by autoscaling")},
        {QStringLiteral("USER_REQUEST"), QT_TRANSLATE_NOOP("ClusterEvents", "on request")},
        {QStringLiteral("AUTORECOVERY"), QT_TRANSLATE_NOOP("ClusterEvents", "to replace lost nodes")},
        {QStringLiteral("REPLACE_BAD_NODES"), QT_TRANSLATE_NOOP("ClusterEvents", "to replace bad nodes")}};
    const char *text = known.value(cause, nullptr);
    return text ? Words::tr(text) : cause;
}

QString resizing(const ClusterEvent &event)
{
    const int from = event.workers.value_or(0);
    const int to = event.targetWorkers.value_or(0);
    if (!event.targetWorkers)
        return Words::tr("Resizing");
    if (!event.workers)
        return Words::tr("Resizing to %n workers", nullptr, to);
    return to > from ? Words::tr("Growing from %1 to %2 workers").arg(from).arg(to)
                     : Words::tr("Shrinking from %1 to %2 workers").arg(from).arg(to);
}

QString withWorkers(const ClusterEvent &event, const QString &text)
{
    return event.workers ? QStringLiteral("%1, %2").arg(text, Words::tr("%n workers", nullptr, *event.workers)) : text;
}

struct Known
{
    Glyph glyph;
    const char *sentence;
};

const QHash<QString, Known> &knownTypes()
{
    static const QHash<QString, Known> known{
        {QStringLiteral("CREATING"), {Glyph::Starting, QT_TRANSLATE_NOOP("ClusterEvents", "Created, starting")}},
        {QStringLiteral("STARTING"), {Glyph::Starting, QT_TRANSLATE_NOOP("ClusterEvents", "Starting")}},
        {QStringLiteral("RESTARTING"), {Glyph::Restarting, QT_TRANSLATE_NOOP("ClusterEvents", "Restarting")}},
        {QStringLiteral("EDITED"), {Glyph::None, QT_TRANSLATE_NOOP("ClusterEvents", "Configuration changed")}},
        {QStringLiteral("NODE_BLACKLISTED"),
         {Glyph::Warning, QT_TRANSLATE_NOOP("ClusterEvents", "A node was set aside after failures")}},
        {QStringLiteral("NODE_EXCLUDED_DECOMMISSIONED"),
         {Glyph::Warning, QT_TRANSLATE_NOOP("ClusterEvents", "A node was set aside and replaced")}},
        {QStringLiteral("DECOMMISSION_STARTED"),
         {Glyph::None, QT_TRANSLATE_NOOP("ClusterEvents", "Nodes are being taken out")}},
        {QStringLiteral("DECOMMISSION_ENDED"),
         {Glyph::None, QT_TRANSLATE_NOOP("ClusterEvents", "Nodes were taken out")}},
        {QStringLiteral("DRIVER_HEALTHY"),
         {Glyph::Succeeded, QT_TRANSLATE_NOOP("ClusterEvents", "The driver is healthy")}},
        {QStringLiteral("DRIVER_UNAVAILABLE"),
         {Glyph::Warning, QT_TRANSLATE_NOOP("ClusterEvents", "The driver is not available")}},
        {QStringLiteral("DRIVER_NOT_RESPONDING"),
         {Glyph::Warning, QT_TRANSLATE_NOOP("ClusterEvents", "The driver does not answer")}},
        {QStringLiteral("SPARK_EXCEPTION"), {Glyph::Failed, QT_TRANSLATE_NOOP("ClusterEvents", "Spark failed")}},
        {QStringLiteral("METASTORE_DOWN"),
         {Glyph::Warning, QT_TRANSLATE_NOOP("ClusterEvents", "The metastore cannot be reached")}},
        {QStringLiteral("DBFS_DOWN"), {Glyph::Warning, QT_TRANSLATE_NOOP("ClusterEvents", "DBFS cannot be reached")}},
        {QStringLiteral("AUTOSCALING_STATS_REPORT"),
         {Glyph::None, QT_TRANSLATE_NOOP("ClusterEvents", "Autoscaling reported its figures")}},
        {QStringLiteral("AUTOSCALING_BACKOFF"),
         {Glyph::Warning, QT_TRANSLATE_NOOP("ClusterEvents", "Autoscaling waits before it tries again")}},
        {QStringLiteral("AUTOSCALING_FAILED"),
         {Glyph::Failed, QT_TRANSLATE_NOOP("ClusterEvents", "Autoscaling failed")}},
        {QStringLiteral("INIT_SCRIPTS_STARTED"),
         {Glyph::InProgress, QT_TRANSLATE_NOOP("ClusterEvents", "Init scripts started")}},
        {QStringLiteral("EXPANDED_DISK"), {Glyph::None, QT_TRANSLATE_NOOP("ClusterEvents", "A disk was enlarged")}},
        {QStringLiteral("FAILED_TO_EXPAND_DISK"),
         {Glyph::Failed, QT_TRANSLATE_NOOP("ClusterEvents", "A disk could not be enlarged")}},
        {QStringLiteral("DID_NOT_EXPAND_DISK"),
         {Glyph::Warning, QT_TRANSLATE_NOOP("ClusterEvents", "A disk was not enlarged")}},
        {QStringLiteral("PINNED"), {Glyph::None, QT_TRANSLATE_NOOP("ClusterEvents", "Pinned")}},
        {QStringLiteral("UNPINNED"), {Glyph::None, QT_TRANSLATE_NOOP("ClusterEvents", "Unpinned")}},
        {QStringLiteral("CLUSTER_MIGRATED"), {Glyph::None, QT_TRANSLATE_NOOP("ClusterEvents", "Moved by Databricks")}},
        {QStringLiteral("AUTOMATIC_CLUSTER_UPDATE"),
         {Glyph::None, QT_TRANSLATE_NOOP("ClusterEvents", "Updated by Databricks")}},
        {QStringLiteral("UC_VOLUME_MISCONFIGURED"),
         {Glyph::Failed, QT_TRANSLATE_NOOP("ClusterEvents", "A Unity Catalog volume is not set up right")}},
    };
    return known;
}

ClusterEventWords sentenceOf(const ClusterEvent &event)
{
    if (event.type == QLatin1String("RUNNING"))
        return {Glyph::Running, withWorkers(event, Words::tr("Running")), {}};
    if (event.type == QLatin1String("TERMINATING")) {
        const bool failed = event.reason.isFailure();
        return {failed ? Glyph::Failed : Glyph::Stopping, Words::tr("Terminating"), reasonWords(event.reason)};
    }
    if (event.type == QLatin1String("RESIZING"))
        return {Glyph::Restarting, resizing(event), causeWords(event.cause)};
    if (event.type == QLatin1String("UPSIZE_COMPLETED"))
        return {Glyph::Succeeded, withWorkers(event, Words::tr("Resized")), {}};
    if (event.type == QLatin1String("NODES_LOST"))
        return {Glyph::Warning, withWorkers(event, Words::tr("Nodes were lost")), {}};
    if (event.type == QLatin1String("ADD_NODES_FAILED"))
        return {Glyph::Failed, withWorkers(event, Words::tr("Nodes could not be added")), {}};
    if (event.type == QLatin1String("INIT_SCRIPTS_FINISHED")) {
        if (!event.failedScripts.isEmpty())
            return {Glyph::Failed, Words::tr("Init scripts failed"), event.failedScripts.join(QStringLiteral("; "))};
        return {Glyph::Succeeded, Words::tr("%n init scripts have run", nullptr, event.initScripts), {}};
    }
    const auto found = knownTypes().constFind(event.type);
    if (found == knownTypes().constEnd())
        return {Glyph::Unknown, event.type, {}};
    return {found->glyph, Words::tr(found->sentence), {}};
}

} // namespace

ClusterEventWords eventWords(const ClusterEvent &event)
{
    ClusterEventWords words = sentenceOf(event);
    QStringList parts;
    const auto add = [&parts](const QString &part) {
        if (!part.isEmpty())
            parts += part;
    };
    add(words.detail);
    if (!event.user.isEmpty())
        add(Words::tr("by %1").arg(event.user));
    add(event.message);
    if (!event.jobRun.isEmpty())
        add(Words::tr("for %1").arg(event.jobRun));
    add(event.instanceId);
    if (event.diskBytes > 0)
        add(formatBytes(event.diskBytes));
    words.detail = parts.join(QStringLiteral(", "));
    return words;
}

} // namespace trowel
