// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/warehouse_spec.h"

#include <list>

namespace trowel::demo {

struct WarehouseHealth
{
    QString status = {}; ///< HEALTHY, DEGRADED or FAILED; empty: not answered
    QString summary = {};
    QString details = {};
    QString failureCode = {};
    QString failureType = {};
    QString failureText = {};
};

struct Warehouse
{
    enum class State { Starting, Running, Stopping, Stopped, Deleting, Deleted };

    QString id;       ///< 16 hex digits
    qint64 order = 0; ///< of creation, and of the list
    WarehouseSpec spec;
    State state = State::Stopped;
    qint64 dueMs = 0; ///< when the present state ends by itself; 0: it does not
    int clusters = 0;
    int sessions = 0;
    qint64 idleSinceMs = 0;
    WarehouseHealth health;
    WarehouseHealth launchFailure; ///< with a status: every start ends in this
};

QString stateName(Warehouse::State state);
std::optional<Warehouse::State> stateFromName(const QString &name);

/// All warehouses and their state machines. Nothing runs by itself: `advance` brings every machine to the given time,
/// and is called before anything is read.
class Warehouses
{
public:
    /// Durations are divided by the factor; `autoStop` of idle ones stays in true minutes.
    void setTimeFactor(double factor) { m_factor = factor > 0 ? factor : 1; }

    Warehouse &add(const Warehouse &warehouse);
    Warehouse &create(const WarehouseSpec &spec, const QString &id, qint64 nowMs);
    Warehouse *find(const QString &id);
    Warehouse *findByName(const QString &name);
    const std::list<Warehouse> &all() const { return m_all; }
    void clear();

    void advance(qint64 nowMs);
    /// True when the warehouse has to start for it; a running or starting one stays as it is.
    bool start(Warehouse &warehouse, qint64 nowMs);
    void stop(Warehouse &warehouse, qint64 nowMs);
    void edit(Warehouse &warehouse, const WarehouseSpec &spec, qint64 nowMs);
    void remove(Warehouse &warehouse, qint64 nowMs);

private:
    void enter(Warehouse &warehouse, Warehouse::State state, qint64 nowMs);
    void settle(Warehouse &warehouse, qint64 nowMs);
    qint64 duration(const Warehouse &warehouse, Warehouse::State state) const;

    std::list<Warehouse> m_all; // in the order of creation; references stay good while others come and go
    qint64 m_lastOrder = 0;
    double m_factor = 1;
};

} // namespace trowel::demo
