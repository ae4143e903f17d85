// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/async/result.h"
#include "core/services/cluster_types.h"

namespace trowel {

/// Something that happened to a cluster (reference: clusters, "Events"). Types and causes are open sets, as sent.
struct ClusterEvent
{
    qint64 timeMs = 0;
    QString type;  ///< "TERMINATING"; of a node's event the inner type where there is no other
    QString user;  ///< who, where somebody did it
    QString cause; ///< "AUTOSCALE"
    ClusterReason reason;
    std::optional<int> workers; ///< then
    std::optional<int> targetWorkers;
    QString message;      ///< the driver's, or why a disk did not grow
    QString instanceId;   ///< of one node
    QString jobRun;       ///< name of the job's run
    qint64 diskBytes = 0; ///< the new size
    int initScripts = 0;
    QStringList failedScripts; ///< "…/install.sh: FAILED_EXECUTION"

    bool operator==(const ClusterEvent &) const = default;
};

/// Some of a cluster's events, newest first, and what asks for the ones before.
struct ClusterEventPage
{
    QList<ClusterEvent> events;
    QByteArray cursor; ///< empty at the end
};

/// Both ways to the next page: `next_page_token`, and the ready request `next_page` of older servers. An empty page
/// with either of them is not the end.
Result<ClusterEventPage> readClusterEvents(const QByteArray &body);
/// The body that asks for events; the cursor comes from the page before.
QByteArray writeClusterEventsAsk(const QString &id, const QByteArray &cursor);

} // namespace trowel
