// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/services/jobs.h"

namespace trowel {

/// The wire forms of jobs (reference: Jobs, 3 and 4). Ids have 63 bits and come as numbers or as texts.
QList<JobRow> readJobs(const JsonReader &answer); ///< one page; problems go to the reader
Result<Job> readJob(const RawJson &raw);
Result<qint64> readId(const QByteArray &body, QLatin1String member); ///< of a created job, a started run
RunBar readRunBar(const JsonReader &run);
/// One task, of a job or of a run.
JobTask readJobTask(const JsonReader &task);

QByteArray writeJobId(qint64 jobId);
QByteArray writeRunNow(qint64 jobId, const RunNow &how);
/// `settings` must be a JSON object; everything in it is sent as it is.
Result<QByteArray> writeReset(qint64 jobId, const QByteArray &settings);
/// The body of an update that turns schedule, trigger or continuous, whole, with its pause_status changed. Fails with
/// BadRequest where there is none of them.
Result<QByteArray> writePause(qint64 jobId, const QByteArray &settings, bool paused);

} // namespace trowel
