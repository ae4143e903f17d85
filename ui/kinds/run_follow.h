// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace trowel {

class Session;
struct RunRow;

/// Puts a run into the lists of runs that are held, so that it is watched until it ends and its end is told, even where
/// no list of runs is open.
void followRun(Session &session, const RunRow &run);
/// Reads the job's row again where the list of jobs has been read.
void refreshJob(Session &session, qint64 jobId);

} // namespace trowel
