// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/jobs.h"

namespace trowel::demo {

/// A run as the lists and runs/get answer it; `tasks` is inserted by who wants it.
QJsonObject runToJson(const JobRun &run, const QString &host);
QJsonObject taskToJson(const JobRun &run, const TaskRun &task, const QString &host);
QJsonArray repairHistory(const JobRun &run);
/// runs/get-output: what a task run has left behind; `startedRun` is the one a run-job task has started, 0 for none.
QJsonObject outputToJson(const JobRun &run, const TaskRun &task, const QString &host, qint64 startedRun);

} // namespace trowel::demo
