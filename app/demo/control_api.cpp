// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/call_log.h"
#include "app/demo/cluster_control.h"
#include "app/demo/control.h"
#include "app/demo/rate_limit.h"
#include "app/demo/world.h"

#include <QJsonArray>

namespace trowel::demo {
namespace {

Warehouse &warehouseNamed(World &world, const QString &name)
{
    world.warehouses.advance(world.now());
    Warehouse *warehouse = world.warehouses.findByName(name);
    if (warehouse == nullptr)
        throw ApiError::missing(QStringLiteral("There is no warehouse named %1.").arg(name));
    return *warehouse;
}

QJsonObject describe(const Warehouse &warehouse)
{
    return {{QStringLiteral("warehouse"), warehouse.spec.name},
            {QStringLiteral("id"), warehouse.id},
            {QStringLiteral("state"), stateName(warehouse.state)},
            {QStringLiteral("sessions"), warehouse.sessions},
            {QStringLiteral("health"), warehouse.health.status}};
}

QJsonObject describe(World &world, const QString &path)
{
    const Node *node = world.tree->find(canonicalPath(path));
    if (node == nullptr)
        throw ApiError::missing(QStringLiteral("There is nothing at %1.").arg(path));
    return {{QStringLiteral("path"), node->path()},
            {QStringLiteral("id"), node->id},
            {QStringLiteral("type"), typeName(node->type)},
            {QStringLiteral("language"), node->language},
            {QStringLiteral("content"), QString::fromLatin1(node->contentNow().toBase64())}};
}

QJsonObject changeWarehouse(World &world, const QJsonObject &change)
{
    Warehouse &warehouse = warehouseNamed(world, change.value(QLatin1String("warehouse")).toString());
    if (const QJsonValue state = change.value(QLatin1String("state")); !state.isUndefined()) {
        const auto known = stateFromName(state.toString());
        if (!known)
            throw ApiError::invalid(QStringLiteral("%1 is no state of a warehouse.").arg(state.toString()));
        warehouse.state = *known;
        warehouse.dueMs = 0; // stays so until somebody changes it
        warehouse.idleSinceMs = world.now();
        warehouse.clusters = *known == Warehouse::State::Running ? warehouse.spec.minClusters : 0;
    }
    if (const QJsonValue sessions = change.value(QLatin1String("sessions")); !sessions.isUndefined())
        warehouse.sessions = sessions.toInt();
    if (const QJsonValue idle = change.value(QLatin1String("idle_minutes")); !idle.isUndefined()) {
        warehouse.sessions = 0;
        warehouse.idleSinceMs = world.now() - qint64(idle.toDouble() * 60'000);
    }
    if (const QJsonValue health = change.value(QLatin1String("health")); !health.isUndefined())
        warehouse.health = {.status = health.toString(), .summary = change.value(QLatin1String("summary")).toString()};
    if (const QJsonValue fails = change.value(QLatin1String("start_fails")); !fails.isUndefined()) {
        warehouse.launchFailure = {};
        if (fails.toBool())
            warehouse.launchFailure = {.status = QStringLiteral("FAILED"),
                                       .summary = QStringLiteral("The warehouse could not start."),
                                       .failureCode = QStringLiteral("CLOUD_PROVIDER_RESOURCE_STOCKOUT"),
                                       .failureType = QStringLiteral("CLOUD_FAILURE")};
    }
    world.warehouses.advance(world.now());
    return describe(warehouse);
}

QJsonObject changeJob(World &world, const QJsonObject &change)
{
    world.jobs.advance(world.now());
    const QString name = change.value(QLatin1String("job")).toString();
    Job *job = world.jobs.findByName(name);
    if (job == nullptr)
        throw ApiError::missing(QStringLiteral("There is no job named %1.").arg(name));
    if (const QJsonValue task = change.value(QLatin1String("fails")); !task.isUndefined()) {
        job->behaviour.failingTask = task.toString();
        job->behaviour.failingAttempts = change.value(QLatin1String("attempts")).toInt(1000);
        job->behaviour.error = change.value(QLatin1String("error")).toString(QStringLiteral("ValueError: no data"));
    }
    if (const QJsonValue ms = change.value(QLatin1String("task_ms")); !ms.isUndefined())
        job->behaviour.taskMs = ms.toInteger();
    QJsonObject last;
    int count = 0;
    for (const auto &[key, run] : world.jobs.runs()) {
        if (run.jobId != job->id)
            continue;
        ++count;
        last = {{QStringLiteral("id"), QString::number(run.id)},
                {QStringLiteral("active"), run.isActive()},
                {QStringLiteral("result"), run.result},
                {QStringLiteral("parameters"), run.parameters},
                {QStringLiteral("repairs"), run.repairs.size()}};
    }
    return {{QStringLiteral("job"), name},
            {QStringLiteral("id"), QString::number(job->id)},
            {QStringLiteral("settings"), job->settings},
            {QStringLiteral("runs"), count},
            {QStringLiteral("last_run"), last}};
}

HttpReply addFault(const Controls &controls, const Call &call)
{
    QString problem;
    const auto fault = Fault::fromJson(call.json(), &problem);
    if (!fault)
        throw ApiError::invalid(problem);
    controls.faults.add(*fault);
    return jsonReply(fault->toJson());
}

QJsonObject settings(const Controls &controls)
{
    return {{QStringLiteral("rate"), controls.options.ratePerSecond},
            {QStringLiteral("burst"), controls.options.burst},
            {QStringLiteral("retry_after"), controls.options.sendRetryAfter},
            {QStringLiteral("latency_ms"), qint64(controls.options.latency.count())},
            {QStringLiteral("time_factor"), controls.options.timeFactor},
            {QStringLiteral("dbfs_disabled"), controls.world.dbfs->disabled},
            {QStringLiteral("dbfs_handle_ms"), controls.world.dbfs->handleLifeMs},
            {QStringLiteral("dbfs_delete_budget"), controls.world.dbfs->deleteBudget},
            {QStringLiteral("metastore"), controls.world.unity.assigned},
            {QStringLiteral("empty_pages"), controls.world.unity.emptyPages},
            {QStringLiteral("older_versions_only"), controls.world.olderVersionsOnly}};
}

} // namespace

QJsonObject changeState(const Controls &controls, const QJsonObject &change)
{
    if (change.value(QLatin1String("reset")).toBool())
        controls.reseed();
    if (change.contains(QLatin1String("cluster")))
        return changeCluster(controls.world, change);
    if (change.contains(QLatin1String("warehouse")))
        return changeWarehouse(controls.world, change);
    if (change.contains(QLatin1String("job")))
        return changeJob(controls.world, change);
    DemoOptions &options = controls.options;
    if (change.contains(QLatin1String("rate")) || change.contains(QLatin1String("burst"))) {
        options.ratePerSecond = change.value(QLatin1String("rate")).toInt(options.ratePerSecond);
        options.burst = change.value(QLatin1String("burst")).toInt(options.burst);
        controls.rateLimit.configure(options.ratePerSecond, options.burst);
    }
    options.sendRetryAfter = change.value(QLatin1String("retry_after")).toBool(options.sendRetryAfter);
    options.latency =
        std::chrono::milliseconds(change.value(QLatin1String("latency_ms")).toInteger(options.latency.count()));
    options.timeFactor = change.value(QLatin1String("time_factor")).toDouble(options.timeFactor);
    controls.world.clusters.setTimeFactor(options.timeFactor);
    controls.world.warehouses.setTimeFactor(options.timeFactor);
    controls.world.jobs.setTimeFactor(options.timeFactor);
    controls.world.olderVersionsOnly =
        change.value(QLatin1String("older_versions_only")).toBool(controls.world.olderVersionsOnly);
    Dbfs &dbfs = *controls.world.dbfs;
    dbfs.disabled = change.value(QLatin1String("dbfs_disabled")).toBool(dbfs.disabled);
    dbfs.handleLifeMs = change.value(QLatin1String("dbfs_handle_ms")).toInteger(dbfs.handleLifeMs);
    dbfs.deleteBudget = change.value(QLatin1String("dbfs_delete_budget")).toInt(dbfs.deleteBudget);
    UnityCatalog &unity = controls.world.unity;
    unity.assigned = change.value(QLatin1String("metastore")).toBool(unity.assigned);
    unity.emptyPages = change.value(QLatin1String("empty_pages")).toBool(unity.emptyPages);
    return settings(controls);
}

void addControlApi(Router &router, const Controls &controls)
{
    router.add("GET", "/__demo/calls", [controls](const Call &) { return jsonReply(controls.calls.toJson()); });
    router.add("DELETE", "/__demo/calls", [controls](const Call &) {
        controls.calls.clear();
        return jsonReply({});
    });
    router.add("GET", "/__demo/fault", [controls](const Call &) {
        return jsonReply({{QStringLiteral("faults"), controls.faults.toJson()}});
    });
    router.add("POST", "/__demo/fault", [controls](const Call &call) { return addFault(controls, call); });
    router.add("DELETE", "/__demo/fault", [controls](const Call &) {
        controls.faults.clear();
        return jsonReply({});
    });
    router.add("GET", "/__demo/state", [controls](const Call &call) {
        const QString name = call.parameter(QLatin1String("warehouse"));
        if (const QString cluster = call.parameter(QLatin1String("cluster")); !cluster.isEmpty())
            return jsonReply(changeCluster(controls.world, {{QStringLiteral("cluster"), cluster}}));
        if (const QString path = call.parameter(QLatin1String("path")); !path.isEmpty())
            return jsonReply(describe(controls.world, path));
        if (const QString securable = call.parameter(QLatin1String("securable")); !securable.isEmpty())
            return jsonReply(controls.world.unity.describe(securable));
        if (const QString job = call.parameter(QLatin1String("job")); !job.isEmpty())
            return jsonReply(changeJob(controls.world, {{QStringLiteral("job"), job}}));
        return jsonReply(name.isEmpty() ? settings(controls) : describe(warehouseNamed(controls.world, name)));
    });
    router.add("POST", "/__demo/state",
               [controls](const Call &call) { return jsonReply(changeState(controls, call.json())); });
}

} // namespace trowel::demo
