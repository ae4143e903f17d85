// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace trowel {

/// The state glyphs of the house: 14 px, shape and colour tell the same thing (look: "State").
enum class Glyph {
    None,
    Running,
    Succeeded,
    Starting,
    InProgress,
    Pending,
    Queued,
    Stopping,
    Restarting,
    Retrying,
    Deleting,
    Loading,
    Degraded,
    Warning,
    TimedOut,
    Failed,
    Stopped,
    Canceled,
    Skipped,
    Unknown
};

} // namespace trowel
