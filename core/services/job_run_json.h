// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/services/job_runs.h"

namespace trowel {

/// The wire forms of runs (reference: Jobs, 5, 8 and 9).
QList<RunRow> readRuns(const JsonReader &answer); ///< one page; problems go to the reader
Result<Run> readRun(const RawJson &raw);
Result<RunOutput> readRunOutput(const QByteArray &body);
Result<qint64> readRepairId(const QByteArray &body);

QByteArray writeRunId(qint64 runId);
QByteArray writeCancelAll(qint64 jobId);
QByteArray writeRepair(const RepairRun &how);

} // namespace trowel
