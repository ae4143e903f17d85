// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/pagination.h"
#include "core/json/raw_json.h"
#include "core/services/job_states.h"

#include <QHash>

namespace trowel {

/// What starts the runs of a job.
struct JobTrigger
{
    enum class By : quint8 { Manual, Schedule, Periodic, Continuous, FileArrival, TableUpdate, Other };

    By by = By::Manual;
    bool paused = false;
    bool pausable = true; ///< false of several triggers at once: no single switch stops them
    QString cron;         ///< Quartz
    QString zone;         ///< "Europe/Berlin"
    int every = 0;
    QString unit; ///< "HOURS", of a periodic one
    bool operator==(const JobTrigger &) const = default;
};

/// One job as lists need it (reference: Jobs, 3 and 4).
struct JobRow
{
    qint64 id = 0;
    QString name;
    JobTrigger trigger;
    qint64 nextMs = 0; ///< when it will run next by its schedule; 0 for never or not known
    int tasks = 0;
    bool moreTasks = false; ///< the list names the first 100 only
    QString creator;
    QString runAs;
    qint64 createdMs = 0;
    QStringList tags;     ///< "team=finance"
    QList<RunBar> runs;   ///< newest first, at most ten
    bool runsRead = true; ///< false where the runs could not be read
    QByteArray searchKey;

    QString key() const { return QString::number(id); }
    bool isRunning() const { return !runs.isEmpty() && isActive(runs.first().state); }
    bool operator==(const JobRow &) const = default;
};

/// A name and its default, or a value.
struct JobParameter
{
    QString name;
    QString value;
    bool operator==(const JobParameter &) const = default;
};

/// One task of a job.
struct JobTask
{
    struct Dependency
    {
        QString task;
        QString outcome; ///< "true" or "false" of a condition; usually empty
    };
    QString key;
    QString description;
    QString type;   ///< "notebook_task"; the member that names it, also one we do not know
    QString target; ///< path, file, query, job: what it runs
    QList<Dependency> dependsOn;
    QString runIf;
    QString compute; ///< cluster id, job cluster key, environment key; empty for serverless
    int maxRetries = 0;
    bool disabled = false;
};

/// Everything the server said about one job.
struct Job
{
    JobRow row;
    QString description;
    QString runAs;
    QList<JobTask> tasks;
    QList<JobParameter> parameters;
    int maxConcurrentRuns = 1;
    qint64 timeoutSeconds = 0; ///< 0 for none
    bool queue = false;
    QStringList failureMails;
    QString gitUrl;
    QString gitRef;
    QByteArray settings; ///< the JSON of `settings`, whole
    RawJson raw;
};

/// What a run is started with.
struct RunNow
{
    QList<JobParameter> parameters; ///< job parameters that differ from their defaults
    QStringList only;               ///< task keys; empty for all
    QByteArray idempotencyToken;    ///< at most 64 characters; makes a repeat harmless
};

/// Endpoints of jobs. A small copyable handle.
class Jobs
{
public:
    explicit Jobs(ApiClient api);

    /// With `name` the server gives only jobs of exactly that name, whatever the case.
    Task<ListEnd> list(const QString &name, PageSink<JobRow> sink) const;
    /// The newest runs of the whole workspace by job, newest first, ten at most: one list instead of a call for each
    /// job. Looks at `pages` × 25 runs.
    Task<QHash<qint64, QList<RunBar>>> recentRuns(int pages = 40) const;
    /// The newest runs of one job.
    Task<QList<RunBar>> runsOf(qint64 jobId) const;
    Task<Job> get(qint64 jobId) const;
    /// `settings` is the JSON of the new job. Not safe to repeat. Gives the id.
    Task<qint64> create(const QByteArray &settings) const;
    /// Replaces the whole settings.
    Task<Nothing> reset(qint64 jobId, const QByteArray &settings) const;
    /// Pauses or resumes what starts the job: reads it first, because a trigger is replaced as a whole. Fails with
    /// BadRequest for a job that only people start.
    Task<Nothing> setPaused(qint64 jobId, bool paused) const;
    /// Gives the id of the run. The token makes it safe to repeat.
    Task<qint64> runNow(qint64 jobId, const RunNow &how) const;
    Task<Nothing> remove(qint64 jobId) const;

private:
    Task<Nothing> change(const QString &call, const QByteArray &body) const;

    ApiClient m_api;
};

} // namespace trowel
