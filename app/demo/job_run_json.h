// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/jobs.h"

namespace trowel::demo {

/// A run as the lists and runs/get answer it; `tasks` is inserted by who wants it.
QJsonObject runToJson(const JobRun &run, const QString &host);
QJsonObject taskToJson(const JobRun &run, const TaskRun &task, const QString &host);
QJsonArray repairHistory(const JobRun &run);
/// runs/get-output of one task run.
QJsonObject outputToJson(const JobRun &run, const TaskRun &task, const QString &host);

} // namespace trowel::demo
