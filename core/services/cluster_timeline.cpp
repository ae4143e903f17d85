// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/services/cluster_timeline.h"

#include <algorithm>

namespace trowel {

using namespace Qt::StringLiterals;
using State = ClusterRow::State;

namespace {

bool grows(const ClusterEvent &event)
{
    return event.targetWorkers && event.targetWorkers.value_or(0) > event.workers.value_or(0);
}

// The state an event leads to; nothing where it changes none.
std::optional<State> stateAfter(const ClusterEvent &event, State before)
{
    if (event.type == "CREATING"_L1 || event.type == "STARTING"_L1)
        return State::Pending;
    if (event.type == "RUNNING"_L1)
        return State::Running;
    if (event.type == "RESTARTING"_L1)
        return State::Restarting;
    // There is no event for having ended.
    if (event.type == "TERMINATING"_L1)
        return State::Terminated;
    if (event.type == "RESIZING"_L1)
        return grows(event) ? State::Resizing : State::Running;
    if (event.type == "UPSIZE_COMPLETED"_L1 && before == State::Resizing)
        return State::Running;
    return std::nullopt;
}

std::optional<int> workersAfter(const ClusterEvent &event)
{
    if (event.type == "TERMINATING"_L1)
        return 0;
    if (event.type == "RESIZING"_L1)
        return grows(event) ? event.workers : event.targetWorkers;
    if (event.type == "RUNNING"_L1 || event.type == "UPSIZE_COMPLETED"_L1 || event.type == "NODES_LOST"_L1)
        return event.workers ? event.workers : event.targetWorkers;
    return std::nullopt;
}

void addStep(ClusterTimeline &timeline, qint64 atMs, int workers)
{
    const bool same = timeline.steps.isEmpty() ? workers == 0 : timeline.steps.last().workers == workers;
    if (same)
        return;
    timeline.steps += {atMs, workers};
    timeline.mostWorkers = std::max(timeline.mostWorkers, workers);
}

} // namespace

int ClusterTimeline::workersAt(qint64 ms) const
{
    int workers = 0;
    for (const Step &step : steps) {
        if (step.atMs > ms)
            break;
        workers = step.workers;
    }
    return workers;
}

ClusterTimeline makeClusterTimeline(const QList<ClusterEvent> &events, State now, qint64 nowMs)
{
    QList<ClusterEvent> ordered = events;
    std::reverse(ordered.begin(), ordered.end()); // newest first is how they come: equal times keep their order
    std::stable_sort(ordered.begin(), ordered.end(), [](const auto &a, const auto &b) { return a.timeMs < b.timeMs; });
    ClusterTimeline timeline;
    for (const ClusterEvent &event : std::as_const(ordered)) {
        if (event.timeMs <= 0)
            continue;
        const State before = timeline.spans.isEmpty() ? State::Unknown : timeline.spans.last().state;
        const auto state = stateAfter(event, before);
        if (state && (timeline.spans.isEmpty() || *state != before)) {
            if (!timeline.spans.isEmpty())
                timeline.spans.last().toMs = event.timeMs;
            timeline.spans += {event.timeMs, event.timeMs, *state, event.reason};
        }
        if (const auto workers = workersAfter(event))
            addStep(timeline, event.timeMs, *workers);
    }
    if (timeline.spans.isEmpty())
        return timeline;
    ClusterTimeline::Span &last = timeline.spans.last();
    last.toMs = std::max(last.fromMs, nowMs);
    if (last.state != now && now != State::Unknown)
        last.state = now;
    return timeline;
}

} // namespace trowel
