// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/pagination.h"
#include "core/json/raw_json.h"
#include "core/services/job_states.h"

namespace trowel {

/// One run of a job as lists need it (reference: Jobs, 5).
struct RunRow
{
    qint64 id = 0;
    qint64 jobId = 0; ///< 0 where the server names none
    QString name;     ///< of the job when it ran
    RunOutcome outcome;
    qint64 startMs = 0;
    qint64 endMs = 0;      ///< 0 while it runs
    qint64 durationMs = 0; ///< 0 while it runs
    qint64 queueMs = 0;    ///< waited in the queue
    QString trigger;       ///< "PERIODIC", "ONE_TIME" …
    QString type;          ///< "JOB_RUN", "SUBMIT_RUN" …
    QString runBy;
    QByteArray searchKey;

    QString key() const { return QString::number(id); }
    bool isMoving() const { return isActive(outcome.state); }
    bool operator==(const RunRow &) const = default;
};

/// One attempt of one task in a run.
struct TaskRun
{
    qint64 id = 0; ///< what runs/get-output asks for
    QString key;
    int attempt = 0;
    RunOutcome outcome;
    qint64 startMs = 0;
    qint64 endMs = 0;
    qint64 setupMs = 0;
    qint64 executionMs = 0;
    QString type;
    QString target;
    QString clusterId;
    QStringList dependsOn;
};

/// A job parameter in a run.
struct RunParameter
{
    QString name;
    QString value; ///< that was used
    QString fallback;
};

/// Everything the server said about one run.
struct Run
{
    RunRow row;
    QList<TaskRun> tasks; ///< all attempts, in the server's order
    QList<RunParameter> parameters;
    qint64 latestRepairId = 0; ///< needed to repair again
    int repairs = 0;
    QString pageUrl;
    RawJson raw;

    /// The last attempt of every task.
    QList<TaskRun> lastAttempts() const;
};

/// What one task run has left behind. Each may be empty.
struct RunOutput
{
    QString error;
    QString trace;
    QString logs; ///< the last 5 MB
    bool logsTruncated = false;
    QString result; ///< of dbutils.notebook.exit
    bool resultTruncated = false;
    QString query;          ///< of a SQL task
    QString resultLink;     ///< where the web interface shows the result of a query or an alert
    QString alertState;     ///< "OK", "TRIGGERED", "UNKNOWN"; of a SQL alert
    bool dashboard = false; ///< a dashboard was refreshed: the web interface shows it
    bool artifacts = false; ///< a dbt task has left some; their link signs in by itself and is not kept
    qint64 startedRun = 0;  ///< by a run-job task; 0 for none
    QString info;
};

/// What a repair runs again.
struct RepairRun
{
    qint64 runId = 0;
    QStringList tasks; ///< empty: all that failed
    bool dependent = true;
    qint64 latestRepairId = 0; ///< 0 for the first repair
};

/// Endpoints of job runs. A small copyable handle.
class JobRuns
{
public:
    explicit JobRuns(ApiClient api);

    /// Runs of one job, or with 0 of the whole workspace, newest first. Reads the newest `most` pages of 25: a
    /// workspace keeps runs for 60 days.
    Task<ListEnd> list(qint64 jobId, PageSink<RunRow> sink, int most = 40) const;
    Task<Run> get(qint64 runId) const;
    /// Of a *task* run.
    Task<RunOutput> output(qint64 taskRunId) const;
    /// Asynchronous: the run is stopping then. Repeating it does no harm.
    Task<Nothing> cancel(qint64 runId) const;
    /// All active runs of a job.
    Task<Nothing> cancelAll(qint64 jobId) const;
    /// Fails while the run is active.
    Task<Nothing> remove(qint64 runId) const;
    /// Gives the id of the repair. Not safe to repeat.
    Task<qint64> repair(const RepairRun &how) const;

private:
    Task<Nothing> change(const QStringList &call, const QByteArray &body, bool idempotent) const;

    ApiClient m_api;
};

} // namespace trowel
