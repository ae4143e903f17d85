// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/warehouses.h"

#include <algorithm>

namespace trowel::demo {
namespace {

constexpr const char *StateNames[] = {"STARTING", "RUNNING", "STOPPING", "STOPPED", "DELETING", "DELETED"};

} // namespace

QString stateName(Warehouse::State state)
{
    return QLatin1String(StateNames[int(state)]);
}

std::optional<Warehouse::State> stateFromName(const QString &name)
{
    for (int i = 0; i < int(std::size(StateNames)); ++i) {
        if (name == QLatin1String(StateNames[i]))
            return Warehouse::State(i);
    }
    return std::nullopt;
}

Warehouse &Warehouses::add(const Warehouse &warehouse)
{
    m_all.push_back(warehouse);
    m_all.back().order = ++m_lastOrder;
    return m_all.back();
}

Warehouse &Warehouses::create(const WarehouseSpec &spec, const QString &id, qint64 nowMs)
{
    Warehouse warehouse;
    warehouse.id = id;
    warehouse.spec = spec;
    Warehouse &created = add(warehouse);
    enter(created, Warehouse::State::Starting, nowMs);
    return created;
}

Warehouse *Warehouses::find(const QString &id)
{
    const auto found = std::find_if(m_all.begin(), m_all.end(), [&](const Warehouse &w) { return w.id == id; });
    return found == m_all.end() ? nullptr : &*found;
}

Warehouse *Warehouses::findByName(const QString &name)
{
    const auto found = std::find_if(m_all.begin(), m_all.end(), [&](const Warehouse &w) {
        return w.spec.name == name && w.state != Warehouse::State::Deleting && w.state != Warehouse::State::Deleted;
    });
    return found == m_all.end() ? nullptr : &*found;
}

void Warehouses::clear()
{
    m_all.clear();
    m_lastOrder = 0;
}

void Warehouses::advance(qint64 nowMs)
{
    for (Warehouse &warehouse : m_all) {
        while (warehouse.dueMs != 0 && warehouse.dueMs <= nowMs)
            settle(warehouse, warehouse.dueMs);
        const qint64 idleEnd = warehouse.idleSinceMs + warehouse.spec.autoStopMins * 60'000LL;
        if (warehouse.state == Warehouse::State::Running && warehouse.sessions == 0 &&
            warehouse.spec.autoStopMins > 0 && idleEnd <= nowMs)
            enter(warehouse, Warehouse::State::Stopping, nowMs);
    }
    m_all.remove_if([&](const Warehouse &w) { return w.state == Warehouse::State::Deleted && w.dueMs == 0; });
}

bool Warehouses::start(Warehouse &warehouse, qint64 nowMs)
{
    if (warehouse.state == Warehouse::State::Running || warehouse.state == Warehouse::State::Starting)
        return false;
    warehouse.health = {};
    enter(warehouse, Warehouse::State::Starting, nowMs);
    return true;
}

void Warehouses::stop(Warehouse &warehouse, qint64 nowMs)
{
    if (warehouse.state == Warehouse::State::Running || warehouse.state == Warehouse::State::Starting)
        enter(warehouse, Warehouse::State::Stopping, nowMs);
}

void Warehouses::edit(Warehouse &warehouse, const WarehouseSpec &spec, qint64 nowMs)
{
    const bool otherMachines = warehouse.spec.clusterSize != spec.clusterSize || warehouse.spec.type != spec.type ||
                               warehouse.spec.serverless != spec.serverless;
    warehouse.spec = spec;
    if (warehouse.state == Warehouse::State::Running && otherMachines)
        enter(warehouse, Warehouse::State::Starting, nowMs);
    warehouse.clusters = std::min(warehouse.clusters, spec.maxClusters);
}

void Warehouses::remove(Warehouse &warehouse, qint64 nowMs)
{
    if (warehouse.state != Warehouse::State::Deleting && warehouse.state != Warehouse::State::Deleted)
        enter(warehouse, Warehouse::State::Deleting, nowMs);
}

void Warehouses::enter(Warehouse &warehouse, Warehouse::State state, qint64 nowMs)
{
    using State = Warehouse::State;
    warehouse.state = state;
    const qint64 lasts = duration(warehouse, state);
    warehouse.dueMs = lasts > 0 ? nowMs + lasts : 0;
    switch (state) {
    case State::Starting:
        warehouse.clusters = 0;
        break;
    case State::Running:
        warehouse.clusters = warehouse.spec.minClusters;
        warehouse.idleSinceMs = nowMs;
        warehouse.health = {.status = QStringLiteral("HEALTHY")};
        break;
    case State::Stopping:
        warehouse.sessions = 0;
        break;
    case State::Stopped:
    case State::Deleting:
    case State::Deleted:
        warehouse.clusters = 0;
        warehouse.sessions = 0;
        if (warehouse.health.status != QLatin1String("FAILED"))
            warehouse.health = {};
        break;
    }
}

void Warehouses::settle(Warehouse &warehouse, qint64 nowMs)
{
    using State = Warehouse::State;
    switch (warehouse.state) {
    case State::Starting:
        if (warehouse.launchFailure.status.isEmpty()) {
            enter(warehouse, State::Running, nowMs);
        } else {
            warehouse.health = warehouse.launchFailure;
            enter(warehouse, State::Stopped, nowMs);
        }
        break;
    case State::Stopping:
        enter(warehouse, State::Stopped, nowMs);
        break;
    case State::Deleting:
        enter(warehouse, State::Deleted, nowMs);
        break;
    case State::Running:
    case State::Stopped:
    case State::Deleted:
        warehouse.dueMs = 0;
        break;
    }
}

qint64 Warehouses::duration(const Warehouse &warehouse, Warehouse::State state) const
{
    using State = Warehouse::State;
    qint64 ms = 0;
    switch (state) {
    case State::Starting: // minutes in the cloud for all but serverless; nobody wants to wait for a demo
        ms = warehouse.spec.serverless ? 5'000 : warehouse.spec.type == QLatin1String("PRO") ? 12'000 : 20'000;
        break;
    case State::Stopping:
        ms = warehouse.spec.serverless ? 2'000 : 5'000;
        break;
    case State::Deleting:
        ms = 3'000;
        break;
    case State::Deleted: // still there for a get, gone from the list
        ms = 10'000;
        break;
    case State::Running:
    case State::Stopped:
        return 0;
    }
    return std::max<qint64>(1, qint64(double(ms) / m_factor));
}

} // namespace trowel::demo
