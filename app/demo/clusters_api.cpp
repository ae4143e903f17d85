// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/api.h"
#include "app/demo/cluster_answers.h"
#include "app/demo/cluster_machines.h"
#include "app/demo/cluster_spec.h"
#include "app/demo/world.h"

#include <QDateTime>
#include <QRandomGenerator>

namespace trowel::demo {
namespace {

constexpr int MostPinned = 100; // so the product's documentation; the API's says nothing

Cluster &wanted(World &world, const Call &call, const QString &id, const char *level)
{
    if (id.isEmpty())
        throw ApiError::invalid(QStringLiteral("Missing required field: cluster_id"));
    world.clusters.advance(world.now());
    Cluster *found = world.clusters.find(id);
    if (found == nullptr || found->goes)
        throw ApiError::invalid(QStringLiteral("Cluster %1 does not exist").arg(id));
    if (!mayOnCluster(world, call.caller(), *found, level))
        throw ApiError::denied(QStringLiteral("%1 does not have %2 permissions on cluster %3.")
                                   .arg(call.caller().userName, QLatin1String(level), id));
    return *found;
}

Cluster &wanted(World &world, const Call &call, const char *level)
{
    return wanted(world, call, call.json().value(QLatin1String("cluster_id")).toString(), level);
}

ApiError wrongState(const Cluster &cluster)
{
    QString word = clusterStateName(cluster.state).toLower();
    word[0] = word[0].toUpper();
    return {400, QStringLiteral("INVALID_STATE"),
            QStringLiteral("Cluster %1 is in unexpected state %2.").arg(cluster.id, word)};
}

void requireAdmin(const Call &call)
{
    if (!call.caller().isAdmin())
        throw ApiError::denied(
            QStringLiteral("%1 is not authorized to pin or unpin clusters. Only workspace admins are.")
                .arg(call.caller().userName));
}

QString newId()
{
    static constexpr const char *Words[] = {"dusk", "quay", "hull",  "mast",  "keel",
                                            "tide", "bay",  "crane", "berth", "gale"};
    const QString time = QDateTime::currentDateTimeUtc().toString(QStringLiteral("MMdd-HHmmss"));
    auto *random = QRandomGenerator::system();
    return QStringLiteral("%1-%2%3")
        .arg(time, QLatin1String(Words[random->bounded(int(std::size(Words)))]))
        .arg(random->bounded(100, 1000));
}

HttpReply create(World &world, const Call &call)
{
    if (!call.caller().isAdmin() && !call.caller().isIn(QStringLiteral("engineers")))
        throw ApiError::denied(QStringLiteral("%1 is not authorized to create clusters.").arg(call.caller().userName));
    world.clusters.advance(world.now());
    const QString token = call.json().value(QLatin1String("idempotency_token")).toString();
    if (token.size() > 64)
        throw ApiError::invalid(QStringLiteral("idempotency_token has more than 64 characters."));
    if (const Cluster *same = world.clusters.findByToken(token))
        return jsonReply({{QStringLiteral("cluster_id"), same->id}});
    Cluster cluster;
    cluster.spec = clusterSpecFromJson(call.json(), call.caller().userName);
    do
        cluster.id = newId();
    while (world.clusters.find(cluster.id) != nullptr);
    cluster.creator = call.caller().userName;
    cluster.idempotencyToken = token;
    Cluster &added = world.clusters.add(cluster);
    world.clusters.create(added, call.caller().userName, world.now());
    world.access.add(clusterObjectId(added), {Grant::Who::User, added.creator, QStringLiteral("CAN_MANAGE")});
    return jsonReply({{QStringLiteral("cluster_id"), added.id}});
}

HttpReply edit(World &world, const Call &call)
{
    Cluster &cluster = wanted(world, call, "CAN_MANAGE");
    if (cluster.source == QLatin1String("JOB"))
        throw ApiError{400, QStringLiteral("INVALID_STATE"),
                       QStringLiteral("Cluster %1 was created by a job and cannot be edited.").arg(cluster.id)};
    if (cluster.state != Cluster::State::Running && cluster.state != Cluster::State::Terminated)
        throw wrongState(cluster);
    world.clusters.edit(cluster, clusterSpecFromJson(call.json(), call.caller().userName), call.caller().userName,
                        world.now());
    return jsonReply({});
}

HttpReply start(World &world, const Call &call)
{
    Cluster &cluster = wanted(world, call, "CAN_RESTART");
    if (cluster.source == QLatin1String("JOB"))
        throw ApiError{400, QStringLiteral("INVALID_STATE"),
                       QStringLiteral("Cluster %1 was created by a job and cannot be started.").arg(cluster.id)};
    if (cluster.state != Cluster::State::Terminated && cluster.state != Cluster::State::Error)
        throw wrongState(cluster);
    world.clusters.start(cluster, call.caller().userName, world.now());
    return jsonReply({});
}

HttpReply restart(World &world, const Call &call)
{
    Cluster &cluster = wanted(world, call, "CAN_RESTART");
    if (cluster.state != Cluster::State::Running)
        throw wrongState(cluster);
    world.clusters.restart(cluster, call.caller().userName, world.now());
    return jsonReply({});
}

HttpReply resize(World &world, const Call &call)
{
    Cluster &cluster = wanted(world, call, "CAN_MANAGE");
    if (cluster.state != Cluster::State::Running)
        throw ApiError{400, QStringLiteral("INVALID_STATE"),
                       QStringLiteral("Cluster %1 is not running").arg(cluster.id)};
    world.clusters.resize(cluster, clusterSizeFromJson(call.json()), call.caller().userName, world.now());
    return jsonReply({});
}

HttpReply terminate(World &world, const Call &call)
{
    Cluster &cluster = wanted(world, call, "CAN_RESTART");
    const QString user = call.caller().userName;
    world.clusters.terminate(cluster, ClusterFleet::userRequest(user), QStringLiteral("Terminated by %1").arg(user),
                             world.now());
    return jsonReply({});
}

HttpReply deletePermanently(World &world, const Call &call)
{
    Cluster &cluster = wanted(world, call, "CAN_MANAGE");
    if (!cluster.pinnedBy.isEmpty())
        throw ApiError{400, QStringLiteral("INVALID_STATE"),
                       QStringLiteral("Cannot delete pinned cluster %1, unpin the cluster first.").arg(cluster.id)};
    world.access.forget(clusterObjectId(cluster));
    world.clusters.remove(cluster, call.caller().userName, world.now());
    return jsonReply({});
}

HttpReply pin(World &world, const Call &call)
{
    requireAdmin(call);
    Cluster &cluster = wanted(world, call, "CAN_MANAGE");
    if (cluster.pinnedBy.isEmpty() && world.clusters.pinned() >= MostPinned)
        throw ApiError{400, QStringLiteral("QUOTA_EXCEEDED"),
                       QStringLiteral("At most %1 clusters can be pinned in a workspace.").arg(MostPinned)};
    world.clusters.pin(cluster, call.caller().userName, world.now());
    return jsonReply({});
}

HttpReply unpin(World &world, const Call &call)
{
    requireAdmin(call);
    world.clusters.unpin(wanted(world, call, "CAN_MANAGE"), call.caller().userName, world.now());
    return jsonReply({});
}

HttpReply changeOwner(World &world, const Call &call)
{
    requireAdmin(call);
    Cluster &cluster = wanted(world, call, "CAN_MANAGE");
    const QString owner = call.json().value(QLatin1String("owner_username")).toString();
    if (world.people.person(owner) == nullptr && world.people.principal(owner) == nullptr)
        throw ApiError::missing(QStringLiteral("The user %1 does not exist.").arg(owner));
    if (cluster.state != Cluster::State::Terminated)
        throw wrongState(cluster);
    cluster.creator = owner;
    return jsonReply({});
}

} // namespace

void addClustersApi(Router &router, World &world)
{
    for (const char *version : {"2.0", "2.1"}) {
        const bool newer = qstrcmp(version, "2.1") == 0;
        const auto add = [&](const char *method, const char *verb,
                             const std::function<HttpReply(const Call &)> &answer) {
            const QByteArray path = QByteArray("/api/") + version + "/clusters/" + verb;
            router.add(method, path, [&world, newer, method, verb, answer](const Call &call) {
                if (newer && world.olderVersionsOnly)
                    throw ApiError{404, QStringLiteral("ENDPOINT_NOT_FOUND"),
                                   QStringLiteral("No API found for '%1 /clusters/%2'")
                                       .arg(QLatin1String(method), QLatin1String(verb))};
                return answer(call);
            });
        };
        const auto post = [&](const char *verb, HttpReply (*answer)(World &, const Call &)) {
            add("POST", verb, [&world, answer](const Call &call) { return answer(world, call); });
        };
        post("create", create);
        post("edit", edit);
        post("start", start);
        post("restart", restart);
        post("resize", resize);
        post("delete", terminate);
        post("permanent-delete", deletePermanently);
        post("pin", pin);
        post("unpin", unpin);
        post("change-owner", changeOwner);
        add("GET", "get", [&world](const Call &call) {
            const QString id = call.parameter(QLatin1String("cluster_id"));
            return jsonReply(clusterToJson(wanted(world, call, id, "CAN_ATTACH_TO"), true));
        });
        add("GET", "list", [&world, newer](const Call &call) {
            world.clusters.advance(world.now());
            return clusterList(world, call, newer);
        });
        add("POST", "events", [&world, newer](const Call &call) {
            return clusterEvents(wanted(world, call, "CAN_ATTACH_TO"), call.json(), newer);
        });
        add("GET", "list-node-types", [](const Call &) { return jsonReply(nodeTypesJson()); });
        add("GET", "spark-versions", [](const Call &) { return jsonReply(sparkVersionsJson()); });
        add("GET", "list-zones", [](const Call &) { return jsonReply(zonesJson()); });
    }
}

} // namespace trowel::demo
