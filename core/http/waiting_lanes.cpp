// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/waiting_lanes.h"

#include <algorithm>

namespace trowel {

void WaitingLanes::pushBack(const CallPtr &call)
{
    lane(call->request.lane).append(call);
}

void WaitingLanes::pushFront(const CallPtr &call)
{
    QList<CallPtr> &waiting = lane(call->request.lane);
    // In the order of asking: what comes back together keeps its order.
    waiting.insert(std::find_if(waiting.cbegin(), waiting.cend(),
                                [&call](const CallPtr &other) { return other->id() > call->id(); }),
                   call);
}

void WaitingLanes::remove(const CallPtr &call)
{
    lane(call->request.lane).removeOne(call);
}

void WaitingLanes::hurry(const CallPtr &call, Lane to)
{
    if (to >= call->request.lane)
        return;
    const bool waits = lane(call->request.lane).removeOne(call);
    call->request.lane = to;
    if (waits)
        pushBack(call);
}

CallPtr WaitingLanes::next(const std::function<Verdict(const Call &)> &judge)
{
    std::array<size_t, 3> order{0, 1, 2};
    std::stable_sort(order.begin(), order.end(), [this](size_t a, size_t b) {
        return (m_passedOver[a] >= maxPassedOver) > (m_passedOver[b] >= maxPassedOver);
    });
    for (size_t index : order) {
        QList<CallPtr> &waiting = m_lanes[index];
        for (qsizetype i = 0; i < waiting.size(); ++i) {
            const Verdict verdict = judge(*waiting[i]);
            if (verdict == Verdict::Stop)
                return {};
            if (verdict == Verdict::SkipLane)
                break;
            if (verdict == Verdict::Skip)
                continue;
            for (size_t lower = index + 1; lower < m_lanes.size(); ++lower)
                m_passedOver[lower] = m_lanes[lower].isEmpty() ? 0 : m_passedOver[lower] + 1;
            m_passedOver[index] = 0;
            return waiting.takeAt(i);
        }
    }
    return {};
}

int WaitingLanes::count() const
{
    return int(m_lanes[0].size() + m_lanes[1].size() + m_lanes[2].size());
}

QList<CallPtr> WaitingLanes::all() const
{
    return m_lanes[0] + m_lanes[1] + m_lanes[2];
}

} // namespace trowel
