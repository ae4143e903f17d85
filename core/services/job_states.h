// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/json/reader.h"

namespace trowel {

/// How a job run or a task run stands, of the new `status` and the legacy `state` together (reference: Jobs, 5).
enum class RunState : quint8 {
    Unknown,
    Queued,
    Pending,
    Blocked, ///< a task that waits for others
    Running,
    Retrying, ///< waits for its next attempt
    Stopping,
    Succeeded,
    SucceededWithFailures,
    Failed,
    TimedOut,
    Canceled,
    Skipped,       ///< never executed, also excluded ones
    UpstreamFailed ///< a task whose dependency failed or was cancelled
};

/// Ends by itself: such a run is watched.
bool isActive(RunState state);
/// Failed and timed out ones: what a repair runs again.
bool isFailure(RunState state);

/// A state and why.
struct RunOutcome
{
    RunState state = RunState::Unknown;
    QString text;    ///< as sent, for words we do not know: "RUNNING", "CLUSTER_ERROR"
    QString message; ///< the server's sentence; may be empty
    bool operator==(const RunOutcome &) const = default;
};

/// One bar of the strip in the list of jobs.
struct RunBar
{
    qint64 runId = 0;
    qint64 startMs = 0; ///< epoch
    qint64 durationMs = 0;
    RunState state = RunState::Unknown;
    bool operator==(const RunBar &) const = default;
};

/// Reads `status` first and falls back to `state`: INTERNAL_ERROR with FAILED is how a failed task shows in its run,
/// not a broken service.
RunOutcome readRunOutcome(const JsonReader &run);
/// Start to end; 0 while it runs, or what `run_duration` says where there is no end.
qint64 readRunDuration(const JsonReader &run);

} // namespace trowel
