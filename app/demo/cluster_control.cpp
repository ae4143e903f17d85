// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/cluster_control.h"

#include "app/demo/call.h"
#include "app/demo/world.h"

namespace trowel::demo {
namespace {

QJsonObject describe(const Cluster &cluster)
{
    return {{QStringLiteral("cluster"), cluster.name()},
            {QStringLiteral("id"), cluster.id},
            {QStringLiteral("state"), clusterStateName(cluster.state)},
            {QStringLiteral("workers"), cluster.workers},
            {QStringLiteral("pinned_by"), cluster.pinnedBy},
            {QStringLiteral("source"), cluster.source},
            {QStringLiteral("events"), qint64(cluster.events.size())},
            {QStringLiteral("spec"), cluster.spec}};
}

void force(Cluster &cluster, const QString &name, qint64 nowMs)
{
    const auto known = clusterStateFromName(name);
    if (!known)
        throw ApiError::invalid(QStringLiteral("%1 is no state of a cluster.").arg(name));
    cluster.state = *known;
    cluster.dueMs = 0; // stays so until somebody changes it
    cluster.idleSinceMs = nowMs;
    cluster.workers = cluster.target =
        *known == Cluster::State::Running || *known == Cluster::State::Resizing ? cluster.smallest() : 0;
}

} // namespace

QJsonObject changeCluster(World &world, const QJsonObject &change)
{
    world.clusters.advance(world.now());
    const QString name = change.value(QLatin1String("cluster")).toString();
    Cluster *cluster = world.clusters.findByName(name);
    if (cluster == nullptr)
        throw ApiError::missing(QStringLiteral("There is no cluster named %1.").arg(name));
    if (const QJsonValue state = change.value(QLatin1String("state")); !state.isUndefined())
        force(*cluster, state.toString(), world.now());
    if (const QJsonValue workers = change.value(QLatin1String("workers")); !workers.isUndefined())
        cluster->workers = cluster->target = workers.toInt();
    if (const QJsonValue busy = change.value(QLatin1String("busy")); !busy.isUndefined())
        cluster->busy = busy.toBool();
    if (const QJsonValue idle = change.value(QLatin1String("idle_minutes")); !idle.isUndefined()) {
        cluster->busy = false;
        cluster->idleSinceMs = world.now() - qint64(idle.toDouble() * 60'000);
    }
    if (const QJsonValue fails = change.value(QLatin1String("start_fails")); !fails.isUndefined()) {
        cluster->launchFailure = {};
        if (fails.toBool())
            cluster->launchFailure = {
                {QStringLiteral("code"), QStringLiteral("CLOUD_PROVIDER_RESOURCE_STOCKOUT")},
                {QStringLiteral("type"), QStringLiteral("CLOUD_FAILURE")},
                {QStringLiteral("parameters"),
                 QJsonObject{{QStringLiteral("databricks_error_message"),
                              QStringLiteral("The cloud provider has no more machines of this type.")}}}};
    }
    world.clusters.advance(world.now());
    return describe(*cluster);
}

} // namespace trowel::demo
