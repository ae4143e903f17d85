// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/call.h"

#include <array>
#include <functional>

namespace trowel {

/// Who waits, in order: a click before a refresh before a transfer, each lane first come first served. A lane that was
/// passed over often enough while it could have gone gets a turn, so that none starves.
class WaitingLanes
{
public:
    enum class Verdict {
        Go,       ///< this one
        Skip,     ///< not now; perhaps another
        SkipLane, ///< nothing of this lane
        Stop      ///< nothing at all
    };

    static constexpr int maxPassedOver = 8;

    void pushBack(const CallPtr &call);
    /// Ahead of all that were asked for later.
    void pushFront(const CallPtr &call);
    void remove(const CallPtr &call);
    /// Moves a waiting call into a more urgent lane.
    void hurry(const CallPtr &call, Lane lane);

    /// Takes out the first that `judge` lets go; nothing when none goes.
    CallPtr next(const std::function<Verdict(const Call &)> &judge);
    int count() const;
    QList<CallPtr> all() const;

private:
    QList<CallPtr> &lane(Lane lane) { return m_lanes[size_t(lane)]; }
    std::array<QList<CallPtr>, 3> m_lanes;
    std::array<int, 3> m_passedOver{};
};

} // namespace trowel
