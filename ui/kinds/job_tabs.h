// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/services/job_runs.h"
#include "core/services/jobs.h"
#include "ui/model/any_kind.h"

namespace trowel {

/// The drawer's own tabs of a job: "tasks", "graph", "runs".
QList<DetailTab> jobTabs();
QWidget *makeJobTab(const QString &tab, const ActionScope &scope, const JobRow &job, QWidget *parent);
/// And of a run: "tasks", "gantt", "output".
QList<DetailTab> runTabs();
QWidget *makeRunTab(const QString &tab, const ActionScope &scope, const RunRow &run, QWidget *parent);

} // namespace trowel
