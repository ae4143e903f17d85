// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/clusters.h"

namespace trowel::demo {

struct ClusterPast
{
    int hoursAgo = 0; ///< since it started, or since it ended
    QString reason;   ///< code of what has ended it
    int most = 0;     ///< workers it has grown to
};

/// Gives a seeded cluster the events of its last sessions, and the times, workers and reason its state asks for.
void addClusterHistory(Cluster *cluster, const ClusterPast &past, qint64 nowMs);

} // namespace trowel::demo
