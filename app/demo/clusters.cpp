// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/clusters.h"

#include "app/demo/cluster_record.h"

#include <algorithm>

namespace trowel::demo {
namespace {

using State = Cluster::State;

constexpr const char *StateNames[] = {"PENDING",     "RUNNING",    "RESTARTING", "RESIZING",
                                      "TERMINATING", "TERMINATED", "ERROR",      "UNKNOWN"};

} // namespace

QString clusterStateName(State state)
{
    return QLatin1String(StateNames[int(state)]);
}

std::optional<State> clusterStateFromName(const QString &name)
{
    for (int i = 0; i < int(std::size(StateNames)); ++i) {
        if (name == QLatin1String(StateNames[i]))
            return State(i);
    }
    return std::nullopt;
}

int Cluster::smallest() const
{
    const QJsonObject range = spec.value(QLatin1String("autoscale")).toObject();
    return autoscales() ? range.value(QLatin1String("min_workers")).toInt()
                        : spec.value(QLatin1String("num_workers")).toInt();
}

Cluster &ClusterFleet::add(const Cluster &cluster)
{
    m_all.push_back(cluster);
    m_all.back().order = ++m_lastOrder;
    return m_all.back();
}

Cluster *ClusterFleet::find(const QString &id)
{
    const auto found = std::find_if(m_all.begin(), m_all.end(), [&](const Cluster &c) { return c.id == id; });
    return found == m_all.end() ? nullptr : &*found;
}

Cluster *ClusterFleet::findByName(const QString &name)
{
    const auto found =
        std::find_if(m_all.begin(), m_all.end(), [&](const Cluster &c) { return c.name() == name && !c.goes; });
    return found == m_all.end() ? nullptr : &*found;
}

Cluster *ClusterFleet::findByToken(const QString &idempotencyToken)
{
    const auto found = std::find_if(m_all.begin(), m_all.end(), [&](const Cluster &c) {
        return c.idempotencyToken == idempotencyToken && c.state != State::Terminated;
    });
    return idempotencyToken.isEmpty() || found == m_all.end() ? nullptr : &*found;
}

void ClusterFleet::clear()
{
    m_all.clear();
    m_lastOrder = 0;
}

void ClusterFleet::advance(qint64 nowMs)
{
    for (Cluster &cluster : m_all) {
        while (cluster.dueMs != 0 && cluster.dueMs <= nowMs)
            settle(cluster, cluster.dueMs);
        const int minutes = cluster.spec.value(QLatin1String("autotermination_minutes")).toInt();
        if (cluster.state == State::Running && !cluster.busy && minutes > 0 &&
            cluster.idleSinceMs + minutes * 60'000LL <= nowMs) {
            terminate(cluster,
                      {{QStringLiteral("code"), QStringLiteral("INACTIVITY")},
                       {QStringLiteral("type"), QStringLiteral("SUCCESS")},
                       {QStringLiteral("parameters"),
                        QJsonObject{{QStringLiteral("inactivity_duration_min"), QString::number(minutes)}}}},
                      QStringLiteral("Inactive cluster terminated (inactive for %1 minutes).").arg(minutes), nowMs);
        }
    }
    m_all.remove_if([](const Cluster &c) { return c.goes && c.state == State::Terminated; });
}

void ClusterFleet::create(Cluster &cluster, const QString &user, qint64 nowMs)
{
    record(cluster, nowMs, "CREATING", by(user));
    enter(cluster, State::Pending, nowMs);
}

void ClusterFleet::start(Cluster &cluster, const QString &user, qint64 nowMs)
{
    record(cluster, nowMs, "STARTING", by(user));
    enter(cluster, State::Pending, nowMs);
}

void ClusterFleet::restart(Cluster &cluster, const QString &user, qint64 nowMs)
{
    record(cluster, nowMs, "RESTARTING", by(user));
    enter(cluster, State::Restarting, nowMs);
}

void ClusterFleet::terminate(Cluster &cluster, const QJsonObject &reason, const QString &message, qint64 nowMs)
{
    if (!cluster.isActive())
        return;
    cluster.reason = reason;
    cluster.stateMessage = message;
    record(cluster, nowMs, "TERMINATING", {{QStringLiteral("reason"), reason}});
    enter(cluster, State::Terminating, nowMs);
}

void ClusterFleet::edit(Cluster &cluster, const QJsonObject &spec, const QString &user, qint64 nowMs)
{
    QJsonObject details = by(user);
    details.insert(QStringLiteral("previous_attributes"), cluster.spec);
    details.insert(QStringLiteral("attributes"), spec);
    cluster.spec = spec;
    record(cluster, nowMs, "EDITED", details);
    if (cluster.state == State::Running)
        restart(cluster, user, nowMs);
}

void ClusterFleet::resize(Cluster &cluster, const QJsonObject &size, const QString &user, qint64 nowMs)
{
    cluster.spec.remove(QStringLiteral("num_workers"));
    cluster.spec.remove(QStringLiteral("autoscale"));
    for (auto it = size.begin(); it != size.end(); ++it)
        cluster.spec.insert(it.key(), it.value());
    const QJsonObject range = size.value(QLatin1String("autoscale")).toObject();
    cluster.target = cluster.autoscales() ? std::clamp(cluster.workers, cluster.smallest(),
                                                       range.value(QLatin1String("max_workers")).toInt())
                                          : cluster.smallest();
    if (cluster.target == cluster.workers)
        return;
    QJsonObject details = workersNow(cluster, cluster.target);
    details.insert(QStringLiteral("cause"), QStringLiteral("USER_REQUEST"));
    details.insert(QStringLiteral("user"), user);
    record(cluster, nowMs, "RESIZING", details);
    enter(cluster, State::Resizing, nowMs);
}

void ClusterFleet::remove(Cluster &cluster, const QString &user, qint64 nowMs)
{
    terminate(cluster, userRequest(user), QStringLiteral("Terminated by %1").arg(user), nowMs);
    cluster.goes = true;
    advance(nowMs);
}

void ClusterFleet::pin(Cluster &cluster, const QString &user, qint64 nowMs)
{
    if (!cluster.pinnedBy.isEmpty())
        return;
    cluster.pinnedBy = user;
    record(cluster, nowMs, "PINNED", by(user));
}

void ClusterFleet::unpin(Cluster &cluster, const QString &user, qint64 nowMs)
{
    if (cluster.pinnedBy.isEmpty())
        return;
    cluster.pinnedBy.clear();
    record(cluster, nowMs, "UNPINNED", by(user));
}

int ClusterFleet::pinned() const
{
    return int(std::count_if(m_all.begin(), m_all.end(), [](const Cluster &c) { return !c.pinnedBy.isEmpty(); }));
}

QJsonObject ClusterFleet::userRequest(const QString &user)
{
    return {{QStringLiteral("code"), QStringLiteral("USER_REQUEST")},
            {QStringLiteral("type"), QStringLiteral("SUCCESS")},
            {QStringLiteral("parameters"), QJsonObject{{QStringLiteral("username"), user}}}};
}

void ClusterFleet::enter(Cluster &cluster, State state, qint64 nowMs)
{
    cluster.state = state;
    const qint64 lasts = duration(state);
    cluster.dueMs = lasts > 0 ? nowMs + lasts : 0;
    switch (state) {
    case State::Pending:
        cluster.startMs = nowMs;
        cluster.terminatedMs = 0;
        cluster.reason = {};
        cluster.workers = 0;
        cluster.target = cluster.smallest();
        cluster.stateMessage = QStringLiteral("Finding instances for new nodes, acquiring more instances if necessary");
        break;
    case State::Restarting:
        cluster.workers = 0;
        cluster.target = cluster.smallest();
        cluster.stateMessage = QStringLiteral("Restarting Spark");
        break;
    case State::Terminated:
        cluster.workers = cluster.target = 0;
        cluster.terminatedMs = nowMs;
        cluster.contextId = 0;
        cluster.busy = false;
        break;
    case State::Running:
        cluster.stateMessage.clear();
        cluster.idleSinceMs = nowMs;
        break;
    case State::Resizing:
    case State::Terminating:
    case State::Error:
    case State::Unknown:
        break;
    }
}

void ClusterFleet::settle(Cluster &cluster, qint64 nowMs)
{
    switch (cluster.state) {
    case State::Pending:
    case State::Restarting:
        run(cluster, nowMs);
        break;
    case State::Resizing:
        if (cluster.target > cluster.workers)
            record(cluster, nowMs, "UPSIZE_COMPLETED",
                   {{QStringLiteral("current_num_workers"), cluster.target},
                    {QStringLiteral("target_num_workers"), cluster.target}});
        cluster.workers = cluster.target;
        enter(cluster, State::Running, nowMs);
        break;
    case State::Terminating:
        enter(cluster, State::Terminated, nowMs);
        break;
    default:
        cluster.dueMs = 0;
        break;
    }
}

void ClusterFleet::run(Cluster &cluster, qint64 nowMs)
{
    if (!cluster.launchFailure.isEmpty()) {
        const QJsonObject reason = cluster.launchFailure;
        const QJsonObject parameters = reason.value(QLatin1String("parameters")).toObject();
        terminate(cluster, reason, parameters.value(QLatin1String("databricks_error_message")).toString(), nowMs);
        return;
    }
    if (cluster.spec.contains(QLatin1String("init_scripts"))) {
        record(cluster, nowMs - 1, "INIT_SCRIPTS_STARTED", scriptsOf(cluster, false));
        record(cluster, nowMs - 1, "INIT_SCRIPTS_FINISHED", scriptsOf(cluster, true));
    }
    const bool again = cluster.state == State::Restarting;
    cluster.workers = cluster.target = cluster.smallest();
    // 63 bits: whoever reads it through double gets another number.
    cluster.contextId = 8'402'376'418'765'000'001 + nowMs % 1'000'000 * 2;
    cluster.restartedMs = again ? nowMs : cluster.restartedMs;
    record(cluster, nowMs, "RUNNING", workersNow(cluster, cluster.target));
    record(cluster, nowMs, "DRIVER_HEALTHY");
    enter(cluster, State::Running, nowMs);
}

qint64 ClusterFleet::duration(State state) const
{
    qint64 ms = 0;
    switch (state) {
    case State::Pending: // minutes in the cloud; nobody wants to wait for a demo
        ms = 18'000;
        break;
    case State::Restarting:
        ms = 12'000;
        break;
    case State::Resizing:
        ms = 8'000;
        break;
    case State::Terminating:
        ms = 6'000;
        break;
    default:
        return 0;
    }
    return std::max<qint64>(1, qint64(double(ms) / m_factor));
}

} // namespace trowel::demo
