// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/services/job_runs.h"
#include "core/services/jobs.h"
#include "ui/model/object_detail.h"

namespace trowel {

struct Cell;

/// How a state of a run reads.
struct RunStateWords
{
    Glyph glyph = Glyph::Unknown;
    QString text;
    QString toolTip; ///< why; may be empty
};
RunStateWords runStateWords(RunState state, const QString &serverWord = {}, const QString &message = {});
RunStateWords runStateWords(const RunOutcome &outcome);

/// "Daily 02:00", "Every 6 h", "Continuous", "Manual"; an expression without such words stays as it is.
QString scheduleWords(const JobTrigger &trigger);
/// "Schedule", "By hand" … for the trigger of a run.
QString triggerWords(const QString &trigger);
/// "Notebook" for "notebook_task".
QString taskTypeWords(const QString &type);
/// How long a run took, or takes until now.
QString runDurationWords(const RunRow &run);
QString taskDurationWords(const TaskRun &task);
/// The strip of the last ten runs, the newest on the right.
Cell runBarsCell(const JobRow &job);

ObjectDetail jobDetail(const Job &job, const QString &workspaceName);
ObjectDetail runDetail(const Run &run, const QString &workspaceName);

} // namespace trowel
