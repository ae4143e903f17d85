// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/seed_cluster_history.h"

#include <QJsonArray>

#include <algorithm>

namespace trowel::demo {
namespace {

using State = Cluster::State;

constexpr qint64 Minute = 60'000;
constexpr qint64 Hour = 60 * Minute;

struct Trouble
{
    const char *code;
    const char *type;
    const char *message; // state_message; %1 the person
};

constexpr Trouble Troubles[] = {
    {"USER_REQUEST", "SUCCESS", "Terminated by %1"},
    {"INACTIVITY", "SUCCESS", "Inactive cluster terminated (inactive for 30 minutes)."},
    {"JOB_FINISHED", "SUCCESS", ""},
    {"AWS_INSUFFICIENT_INSTANCE_CAPACITY_FAILURE", "CLOUD_FAILURE",
     "Insufficient capacity for i3.4xlarge in eu-north-1b: 12 of 41 instances could be launched."},
    {"CLOUD_PROVIDER_RESOURCE_STOCKOUT", "CLOUD_FAILURE", "The cloud provider has no g5.12xlarge left in eu-north-1."},
    {"CLOUD_PROVIDER_LAUNCH_FAILURE", "CLOUD_FAILURE", "The cloud provider could not launch the instances."},
    {"SPOT_INSTANCE_TERMINATION", "CLOUD_FAILURE", "The spot instance of the driver was taken back."},
    {"INIT_SCRIPT_FAILURE", "CLIENT_ERROR",
     "Cluster scoped init script s3://halden-init/partner-certs.sh failed: Script exit status is non-zero (exit code "
     "3)."},
    {"DRIVER_OUT_OF_MEMORY", "CLIENT_ERROR", "The driver ran out of memory."},
    {"SPARK_ERROR", "CLIENT_ERROR", "Spark failed to start: the driver is not responsive."},
    {"NETWORK_CONFIGURATION_FAILURE", "CLIENT_ERROR", "The subnet subnet-0a41 has no route to the control plane."},
    {"SECRET_RESOLUTION_ERROR", "CLIENT_ERROR",
     "Secret vat/archive-key referenced by the Spark configuration does not exist."},
};

QJsonObject reasonOf(const QString &code, const QString &person, QString *message)
{
    const auto *found = std::find_if(std::begin(Troubles), std::end(Troubles),
                                     [&](const Trouble &t) { return code == QLatin1String(t.code); });
    const Trouble trouble = found == std::end(Troubles) ? Troubles[0] : *found;
    *message = QLatin1String(trouble.message);
    if (message->contains(QLatin1String("%1")))
        *message = message->arg(person);
    QJsonObject parameters;
    if (code == QLatin1String("USER_REQUEST"))
        parameters.insert(QStringLiteral("username"), person);
    else if (code == QLatin1String("INACTIVITY"))
        parameters.insert(QStringLiteral("inactivity_duration_min"), QStringLiteral("30"));
    else if (qstrcmp(trouble.type, "SUCCESS") != 0)
        parameters.insert(QStringLiteral("databricks_error_message"), *message);
    return {{QStringLiteral("code"), code},
            {QStringLiteral("type"), QLatin1String(trouble.type)},
            {QStringLiteral("parameters"), parameters}};
}

class Past
{
public:
    Past(Cluster *cluster, int most) : m_cluster(*cluster), m_most(most) {}

    void add(qint64 atMs, const char *type, const QJsonObject &details = {})
    {
        m_cluster.events.push_back({atMs, QLatin1String(type), details});
    }

    void start(qint64 atMs)
    {
        const QJsonObject user{{QStringLiteral("user"), m_cluster.creator}};
        add(atMs, m_cluster.events.empty() ? "CREATING" : "STARTING", user);
    }

    void running(qint64 atMs)
    {
        if (m_cluster.spec.contains(QLatin1String("init_scripts"))) {
            add(atMs - Minute, "INIT_SCRIPTS_STARTED");
            add(atMs - Minute / 2, "INIT_SCRIPTS_FINISHED", scripts("SUCCEEDED"));
        }
        m_workers = m_cluster.smallest();
        add(atMs, "RUNNING", size(m_workers));
        add(atMs + 4000, "DRIVER_HEALTHY");
    }

    /// Up and down between its limits, as the load of a working day goes.
    void breathe(qint64 fromMs, qint64 toMs)
    {
        if (!m_cluster.autoscales())
            return;
        qint64 at = fromMs + 9 * Minute;
        for (int i = 0; at < toMs - 6 * Minute && i < 8; ++i, at += 13 * Minute + i * 5 * Minute) {
            const int target = i % 4 == 3 ? m_cluster.smallest() : std::min(m_most, m_workers + 1 + i % 3);
            if (target == m_workers)
                continue;
            QJsonObject details = size(target);
            details.insert(QStringLiteral("cause"), QStringLiteral("AUTOSCALE"));
            add(at, "RESIZING", details);
            if (target > m_workers) {
                m_workers = target;
                add(at + 3 * Minute, "UPSIZE_COMPLETED", size(target));
            }
            m_workers = target;
        }
    }

    void end(qint64 atMs, const QJsonObject &reason)
    {
        add(atMs, "TERMINATING", {{QStringLiteral("reason"), reason}});
        m_workers = 0;
    }

    QJsonObject size(int target) const
    {
        return {{QStringLiteral("current_num_workers"), m_workers}, {QStringLiteral("target_num_workers"), target}};
    }

    QJsonObject scripts(const char *status) const
    {
        QJsonArray list;
        for (const QJsonValue &value : m_cluster.spec.value(QLatin1String("init_scripts")).toArray()) {
            QJsonObject script = value.toObject();
            script.insert(QStringLiteral("status"), QLatin1String(status));
            script.insert(QStringLiteral("execution_duration_seconds"), 11);
            list.append(script);
        }
        return {{QStringLiteral("init_scripts"), QJsonObject{{QStringLiteral("cluster"), list}}}};
    }

    int workers() const { return m_workers; }

private:
    Cluster &m_cluster;
    int m_most;
    int m_workers = 0;
};

void addFormerSessions(Past &past, const Cluster &cluster, qint64 beforeMs, int sessions)
{
    QString message;
    for (int i = sessions; i > 0; --i) {
        const qint64 from = beforeMs - i * 24 * Hour + i * 17 * Minute;
        const qint64 until = from + 2 * Hour + i * 31 * Minute;
        past.start(from);
        past.running(from + 5 * Minute);
        past.breathe(from + 5 * Minute, until);
        past.end(until, reasonOf(i % 2 == 0 ? QStringLiteral("USER_REQUEST") : QStringLiteral("INACTIVITY"),
                                 cluster.creator, &message));
    }
}

/// Its last session, which has ended.
void endedSession(Past &past, Cluster *cluster, const QString &code, qint64 endMs)
{
    cluster->reason = reasonOf(code, cluster->creator, &cluster->stateMessage);
    const bool neverRan = cluster->reason.value(QLatin1String("type")) != QLatin1String("SUCCESS") &&
                          !code.startsWith(QLatin1String("DRIVER_")) && !code.startsWith(QLatin1String("SPOT_"));
    cluster->startMs = endMs - (neverRan ? 11 * Minute : 2 * Hour);
    past.start(cluster->startMs);
    if (!neverRan) {
        past.running(cluster->startMs + 5 * Minute);
        past.breathe(cluster->startMs + 5 * Minute, endMs);
    } else if (code == QLatin1String("INIT_SCRIPT_FAILURE")) {
        past.add(endMs - 40'000, "INIT_SCRIPTS_STARTED");
        past.add(endMs - 10'000, "INIT_SCRIPTS_FINISHED", past.scripts("FAILED_EXECUTION"));
    } else if (code.startsWith(QLatin1String("AWS_"))) {
        past.add(endMs - Minute, "ADD_NODES_FAILED", past.size(cluster->smallest()));
    }
    if (code.startsWith(QLatin1String("SPOT_")))
        past.add(endMs - Minute, "NODES_LOST", past.size(past.workers()));
    past.end(endMs, cluster->reason);
}

} // namespace

void addClusterHistory(Cluster *cluster, const ClusterPast &history, qint64 nowMs)
{
    Past past(cluster, history.most);
    const bool job = cluster->source != QLatin1String("UI") && cluster->source != QLatin1String("API");
    const qint64 since = nowMs - history.hoursAgo * Hour;
    addFormerSessions(past, *cluster, since - 3 * Hour, job ? 0 : 5);
    cluster->target = cluster->smallest();
    switch (cluster->state) {
    case State::Terminated:
        endedSession(past, cluster, history.reason, since);
        cluster->terminatedMs = since;
        return;
    case State::Terminating:
        endedSession(past, cluster, history.reason, nowMs - 2000);
        cluster->dueMs = nowMs + 25'000; // long enough to be seen by somebody who has just opened the window
        return;
    case State::Pending:
        cluster->startMs = nowMs - 20'000;
        cluster->stateMessage =
            QStringLiteral("Finding instances for new nodes, acquiring more instances if necessary");
        past.start(cluster->startMs);
        cluster->dueMs = nowMs + 40'000;
        return;
    default:
        break;
    }
    cluster->startMs = since - 20 * Minute;
    past.start(cluster->startMs);
    past.running(cluster->startMs + 5 * Minute);
    past.breathe(cluster->startMs + 5 * Minute, nowMs - 5 * Minute);
    cluster->workers = cluster->target = past.workers();
    cluster->busy = true;
    cluster->contextId = 8'402'376'418'765'000'001 + history.hoursAgo * 2;
    if (cluster->state == State::Resizing) {
        cluster->target = std::min(history.most, cluster->workers + 2);
        QJsonObject details = past.size(cluster->target);
        details.insert(QStringLiteral("cause"), QStringLiteral("AUTOSCALE"));
        past.add(nowMs - 30'000, "RESIZING", details);
        cluster->dueMs = nowMs + 60'000;
    } else if (cluster->state == State::Restarting) {
        past.add(nowMs - 8000, "RESTARTING", {{QStringLiteral("user"), cluster->creator}});
        cluster->workers = 0;
        cluster->target = cluster->smallest();
        cluster->stateMessage = QStringLiteral("Restarting Spark");
        cluster->dueMs = nowMs + 50'000;
    }
}

} // namespace trowel::demo
