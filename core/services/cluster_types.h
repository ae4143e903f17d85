// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/json/raw_json.h"

#include <QList>
#include <QPair>
#include <QString>
#include <QStringList>

#include <optional>

namespace trowel {

/// Keys and values in the order to show them: tags, Spark configuration, environment variables.
using ClusterPairs = QList<QPair<QString, QString>>;

/// Why a cluster ended (reference: clusters, "States"); codes are an open set and stay as sent.
struct ClusterReason
{
    QString code; ///< "INACTIVITY"; empty for none
    QString type; ///< "SUCCESS", "CLIENT_ERROR", "SERVICE_FAULT", "CLOUD_FAILURE"
    ClusterPairs parameters;

    bool operator==(const ClusterReason &) const = default;
    bool isEmpty() const { return code.isEmpty() && type.isEmpty(); }
    /// Anything but a wish of somebody or a rule.
    bool isFailure() const { return !isEmpty() && type != QLatin1String("SUCCESS"); }
    QString parameter(QLatin1String key) const;
};

/// One cluster as lists need it (reference: clusters, "ClusterDetails"). Texts the server may extend stay as sent.
struct ClusterRow
{
    enum class State { Unknown, Pending, Running, Restarting, Resizing, Terminating, Terminated, Error };

    QString id; ///< "0712-164512-dusk42"
    QString name;
    State state = State::Unknown;
    QString stateText; ///< as sent: "RUNNING"
    QString stateMessage;
    ClusterReason reason; ///< of a terminating or terminated one
    QString runtime;      ///< "15.4.x-scala2.12"
    bool photon = false;
    QString nodeType;
    QString accessMode; ///< data_security_mode as sent
    bool autoscale = false;
    int workers = 0; ///< now; of a fixed size: what it has or will have
    int minWorkers = 0;
    int maxWorkers = 0;
    int autoTerminationMinutes = 0; ///< 0 is never
    QString creator;
    QString source; ///< "UI", "JOB", …
    qint64 startedMs = 0;
    bool pinned = false;
    QByteArray searchKey; ///< case-folded UTF-8 of what a filter looks at

    bool operator==(const ClusterRow &) const = default;
    /// These states end by themselves: such a row is watched.
    bool isMoving() const
    {
        return state == State::Pending || state == State::Restarting || state == State::Resizing ||
               state == State::Terminating;
    }
    /// Made for the runs of a job or pipeline: it cannot be edited or started.
    bool isJobMade() const { return source == QLatin1String("JOB"); }
};

/// Whose machines they are, as the node types' names tell.
enum class Cloud { Aws, Azure, Gcp };

/// What a form edits. Everything else of a cluster stays in its JSON.
struct ClusterSpec
{
    QString name;
    QString runtime; ///< spark_version
    bool photon = false;
    QString nodeType;
    QString driverNodeType;         ///< empty: as the workers
    bool machinesElsewhere = false; ///< an instance pool or a policy names them (read only)
    bool autoscale = false;
    int workers = 0; ///< without autoscaling; 0 runs everything on the driver
    int minWorkers = 1;
    int maxWorkers = 2;
    int autoTerminationMinutes = 0; ///< 0 is never
    QString accessMode;             ///< data_security_mode
    QString singleUser;             ///< of a dedicated cluster
    QString availability;           ///< of the cloud's attributes; empty for the server's default
    int firstOnDemand = 0;          ///< that many nodes are on demand, the driver first
    ClusterPairs tags;
    ClusterPairs sparkConf;
    ClusterPairs environment;
    QStringList initScripts; ///< destinations, in the order they run
    QString logs;            ///< destination of cluster_log_conf

    bool operator==(const ClusterSpec &) const = default;
};

/// A machine of a cluster.
struct ClusterNode
{
    QString id;
    QString instanceId;
    QString privateIp;
    bool spot = false;
};

/// Everything the server said about one cluster.
struct Cluster
{
    ClusterRow row;
    ClusterSpec spec;
    QString policyId;
    QString poolId;
    QString pinnedBy;
    QString driverNodeType; ///< in effect
    std::optional<ClusterNode> driver;
    QList<ClusterNode> executors;
    qint64 memoryMb = 0;
    double cores = 0;
    int jdbcPort = 0;
    qint64 sparkContextId = 0; ///< 63 bits
    qint64 lastRestartedMs = 0;
    qint64 terminatedMs = 0;
    QString logsException;
    ClusterPairs defaultTags;
    RawJson raw;
};

/// How many workers a resize asks for.
struct ClusterSize
{
    bool autoscale = false;
    int workers = 0;
    int minWorkers = 0;
    int maxWorkers = 0;
};

/// A kind of machine.
struct ClusterNodeType
{
    QString id;
    QString category;
    QString description;
    qint64 memoryMb = 0;
    double cores = 0;
    int gpus = 0;
    bool usable = true; ///< neither hidden, deprecated nor missing in this region
};

/// A version of Databricks Runtime.
struct ClusterRuntime
{
    QString key;  ///< "15.4.x-scala2.12"
    QString name; ///< "15.4 LTS (includes Apache Spark 3.5.0, Scala 2.12)"
};

/// What lists may be asked for; empty lists are everything.
struct ClusterFilter
{
    QStringList sources; ///< "UI", "JOB" …
    QStringList states;  ///< "RUNNING" …
    std::optional<bool> pinned = {};
};

} // namespace trowel
