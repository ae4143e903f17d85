// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QString>

#include <list>
#include <optional>
#include <vector>

namespace trowel::demo {

struct ClusterEvent
{
    qint64 timeMs = 0;
    QString type;
    QJsonObject details = {};
};

struct Cluster
{
    enum class State { Pending, Running, Restarting, Resizing, Terminating, Terminated, Error, Unknown };

    QString id; ///< "0712-164512-dusk42"
    qint64 order = 0;
    QJsonObject spec; ///< as it was sent, with the service's defaults
    QString creator;
    QString source = QStringLiteral("API");
    State state = State::Terminated;
    qint64 dueMs = 0; ///< when the present state ends by itself; 0: it does not
    int workers = 0;  ///< that are there
    int target = 0;   ///< that there will be after a resize
    qint64 startMs = 0;
    qint64 restartedMs = 0;
    qint64 terminatedMs = 0;
    qint64 idleSinceMs = 0;
    bool busy = false; ///< somebody works on it: it is not idle
    qint64 contextId = 0;
    QString stateMessage;
    QJsonObject reason;        ///< termination_reason
    QJsonObject launchFailure; ///< when not empty every start ends in this reason
    QString pinnedBy;
    bool goes = false; ///< deleted permanently: gone once it has ended
    QString idempotencyToken;
    std::vector<ClusterEvent> events; ///< oldest first

    QString name() const { return spec.value(QLatin1String("cluster_name")).toString(); }
    bool autoscales() const { return spec.contains(QLatin1String("autoscale")); }
    int smallest() const;
    bool isActive() const { return state != State::Terminated && state != State::Terminating && state != State::Error; }
};

QString clusterStateName(Cluster::State state);
std::optional<Cluster::State> clusterStateFromName(const QString &name);

/// All clusters and their state machines. Nothing runs by itself: `advance` brings every machine to the given time, and
/// is called before anything is read. Every step leaves its events.
class ClusterFleet
{
public:
    /// Durations are divided by the factor; auto termination of idle ones stays in true minutes.
    void setTimeFactor(double factor) { m_factor = factor > 0 ? factor : 1; }

    Cluster &add(const Cluster &cluster);
    Cluster *find(const QString &id);
    Cluster *findByName(const QString &name);
    Cluster *findByToken(const QString &idempotencyToken);
    const std::list<Cluster> &all() const { return m_all; }
    void clear();

    void advance(qint64 nowMs);
    void create(Cluster &cluster, const QString &user, qint64 nowMs);
    void start(Cluster &cluster, const QString &user, qint64 nowMs);
    void restart(Cluster &cluster, const QString &user, qint64 nowMs);
    void terminate(Cluster &cluster, const QJsonObject &reason, const QString &message, qint64 nowMs);
    /// One that runs restarts with its new spec.
    void edit(Cluster &cluster, const QJsonObject &spec, const QString &user, qint64 nowMs);
    void resize(Cluster &cluster, const QJsonObject &size, const QString &user, qint64 nowMs);
    void remove(Cluster &cluster, const QString &user, qint64 nowMs);
    void pin(Cluster &cluster, const QString &user, qint64 nowMs);
    void unpin(Cluster &cluster, const QString &user, qint64 nowMs);
    int pinned() const;

    static QJsonObject userRequest(const QString &user);

private:
    void enter(Cluster &cluster, Cluster::State state, qint64 nowMs);
    void settle(Cluster &cluster, qint64 nowMs);
    void run(Cluster &cluster, qint64 nowMs);
    qint64 duration(Cluster::State state) const;

    std::list<Cluster> m_all; // in the order of creation; references stay good while others come and go
    qint64 m_lastOrder = 0;
    double m_factor = 1;
};

} // namespace trowel::demo
