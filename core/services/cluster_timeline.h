// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/services/cluster_events.h"

namespace trowel {

/// What a cluster did over time, made from its events.
struct ClusterTimeline
{
    struct Span
    {
        qint64 fromMs = 0;
        qint64 toMs = 0;
        ClusterRow::State state = ClusterRow::State::Unknown;
        ClusterReason reason = {}; ///< why it had ended before a span of rest
        bool operator==(const Span &) const = default;
    };
    /// From here on that many.
    struct Step
    {
        qint64 atMs = 0;
        int workers = 0;
        bool operator==(const Step &) const = default;
    };

    QList<Span> spans; ///< oldest first, each begins where the one before ends
    QList<Step> steps; ///< oldest first
    int mostWorkers = 0;

    qint64 fromMs() const { return spans.isEmpty() ? 0 : spans.first().fromMs; }
    qint64 toMs() const { return spans.isEmpty() ? 0 : spans.last().toMs; }
    /// Workers at that time; 0 before the first step.
    int workersAt(qint64 ms) const;
};

/// `events` may come in any order; the last span ends at `nowMs`, in the state the cluster is in now. Events that say
/// nothing about state or size are left out; without any other the timeline is empty.
ClusterTimeline makeClusterTimeline(const QList<ClusterEvent> &events, ClusterRow::State now, qint64 nowMs);

} // namespace trowel
