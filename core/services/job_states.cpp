// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/services/job_states.h"

#include <QHash>

namespace trowel {

using namespace Qt::StringLiterals;

namespace {

RunState activeState(const QString &text)
{
    static const QHash<QString, RunState> known{
        {u"QUEUED"_s, RunState::Queued},        {u"PENDING"_s, RunState::Pending},
        {u"BLOCKED"_s, RunState::Blocked},      {u"RUNNING"_s, RunState::Running},
        {u"WAITING"_s, RunState::Retrying},     {u"WAITING_FOR_RETRY"_s, RunState::Retrying},
        {u"TERMINATING"_s, RunState::Stopping},
    };
    return known.value(text, RunState::Unknown);
}

RunState resultState(const QString &text)
{
    static const QHash<QString, RunState> known{
        {u"SUCCESS"_s, RunState::Succeeded},
        {u"SUCCESS_WITH_FAILURES"_s, RunState::SucceededWithFailures},
        {u"FAILED"_s, RunState::Failed},
        {u"TIMEDOUT"_s, RunState::TimedOut},
        {u"CANCELED"_s, RunState::Canceled},
        {u"MAXIMUM_CONCURRENT_RUNS_REACHED"_s, RunState::Skipped},
        {u"EXCLUDED"_s, RunState::Skipped},
        {u"DISABLED"_s, RunState::Skipped},
        {u"UPSTREAM_FAILED"_s, RunState::UpstreamFailed},
        {u"UPSTREAM_CANCELED"_s, RunState::UpstreamFailed},
    };
    return known.value(text, RunState::Unknown);
}

RunState terminationState(const QString &code, const QString &type)
{
    static const QHash<QString, RunState> known{
        {u"SUCCESS"_s, RunState::Succeeded},
        {u"SUCCESS_WITH_FAILURES"_s, RunState::SucceededWithFailures},
        {u"USER_CANCELED"_s, RunState::Canceled},
        {u"CANCELED"_s, RunState::Canceled},
        {u"SKIPPED"_s, RunState::Skipped},
        {u"DISABLED"_s, RunState::Skipped},
        {u"MAX_CONCURRENT_RUNS_EXCEEDED"_s, RunState::Skipped},
    };
    if (const auto found = known.constFind(code); found != known.constEnd())
        return *found;
    if (type == "SUCCESS"_L1)
        return RunState::Succeeded;
    // Every other code of the list is a way to fail, and so are those that come later.
    return code.isEmpty() && type.isEmpty() ? RunState::Unknown : RunState::Failed;
}

RunOutcome fromLegacy(const JsonReader &state)
{
    const QString cycle = state.string("life_cycle_state"_L1);
    const QString result = state.string("result_state"_L1);
    RunOutcome outcome;
    outcome.message = state.string("state_message"_L1);
    outcome.text = result.isEmpty() ? cycle : result;
    if (!result.isEmpty())
        outcome.state = resultState(result);
    else if (cycle == "SKIPPED"_L1)
        outcome.state = RunState::Skipped;
    else if (cycle == "INTERNAL_ERROR"_L1)
        outcome.state = RunState::Failed;
    else
        outcome.state = activeState(cycle);
    if (cycle == "TERMINATING"_L1)
        outcome.state = RunState::Stopping;
    return outcome;
}

} // namespace

bool isActive(RunState state)
{
    return state >= RunState::Queued && state <= RunState::Stopping;
}

bool isFailure(RunState state)
{
    return state == RunState::Failed || state == RunState::TimedOut;
}

RunOutcome readRunOutcome(const JsonReader &run)
{
    const RunOutcome legacy = fromLegacy(run.object("state"_L1));
    const JsonReader status = run.object("status"_L1);
    const QString state = status.string("state"_L1);
    if (state.isEmpty())
        return legacy;
    RunOutcome outcome;
    if (state != "TERMINATED"_L1) {
        outcome.state = activeState(state);
        outcome.text = state;
        outcome.message = status.object("queue_details"_L1).string("message"_L1);
        return outcome;
    }
    const JsonReader details = status.object("termination_details"_L1);
    const QString code = details.string("code"_L1);
    outcome.state = terminationState(code, details.string("type"_L1));
    outcome.text = code.isEmpty() ? state : code;
    outcome.message = details.string("message"_L1);
    if (outcome.message.isEmpty())
        outcome.message = legacy.message;
    // The codes do not tell a time-out from a cancelled run, nor a failed dependency from a skipped task.
    const bool finer = legacy.state == RunState::TimedOut || legacy.state == RunState::UpstreamFailed;
    if (finer || outcome.state == RunState::Unknown)
        outcome.state = legacy.state;
    return outcome;
}

qint64 readRunDuration(const JsonReader &run)
{
    const qint64 start = run.integer("start_time"_L1);
    const qint64 end = run.integer("end_time"_L1);
    if (end > 0 && start > 0)
        return qMax<qint64>(0, end - start);
    return qMax<qint64>(0, run.integer("run_duration"_L1));
}

} // namespace trowel
