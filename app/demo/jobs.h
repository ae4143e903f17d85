// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QJsonArray>
#include <QJsonObject>

#include <functional>
#include <map>

namespace trowel::demo {

/// How the runs of a job go in the demo; nothing of it is seen by clients but through the runs.
struct JobBehaviour
{
    QString failingTask = {}; ///< its first attempts fail
    int failingAttempts = 0;  ///< that many
    QString error = {};       ///< "AnalysisException: …"
    qint64 taskMs = 12'000;   ///< how long a task runs, about
    bool timesOut = false;    ///< the failing task ends by its time limit
};

struct Job
{
    qint64 id = 0;
    QString creator;
    qint64 createdMs = 0;
    QJsonObject settings;
    JobBehaviour behaviour;
};

/// One attempt of a task.
struct TaskRun
{
    enum class State { Blocked, Pending, Waiting, Running, Terminating, Terminated };

    qint64 id = 0;
    QString key;
    QJsonObject definition;
    int attempt = 0;
    State state = State::Blocked;
    QString result = {}; ///< legacy word once terminated: SUCCESS, FAILED, CANCELED, UPSTREAM_FAILED, TIMEDOUT …
    qint64 startMs = 0;
    qint64 runningMs = 0; ///< when it began to run
    qint64 endMs = 0;
    qint64 dueMs = 0; ///< when the present state ends by itself; 0: it does not
    QString error = {};
};

struct Repair
{
    qint64 id = 0;
    qint64 startMs = 0;
    QList<qint64> taskRuns;
};

struct JobRun
{
    enum class State { Queued, Pending, Running, Terminating, Terminated, Skipped };

    qint64 id = 0;
    qint64 jobId = 0;
    QString name;
    QString trigger;
    QString type = QStringLiteral("JOB_RUN");
    QString runBy;
    State state = State::Pending;
    QString result = {};
    qint64 startMs = 0;
    qint64 endMs = 0;
    QList<TaskRun> tasks;
    QJsonArray parameters;
    QJsonObject overriding;
    QList<Repair> repairs;
    JobBehaviour behaviour;
    double factor = 1; ///< durations are divided by it
    bool cancelled = false;

    bool isActive() const { return state != State::Terminated && state != State::Skipped; }
    /// The last attempt of a task; null for none.
    const TaskRun *last(const QString &key) const;
};

/// What a run is started with.
struct RunStart
{
    QString trigger = QStringLiteral("ONE_TIME");
    QString runBy = {};
    QJsonObject jobParameters = {};
    QJsonObject overriding = {};
    QStringList only = {};
    std::optional<bool> queue = {};
};

/// All jobs and their runs. Nothing runs by itself: `advance` brings every run to the given time, and is called before
/// anything is read.
class Jobs
{
public:
    using RunKey = std::pair<qint64, qint64>; ///< start and id: the order of the lists

    void setIds(std::function<qint64()> nextId) { m_nextId = std::move(nextId); }
    void setTimeFactor(double factor) { m_factor = factor > 0 ? factor : 1; }
    void clear();

    Job &add(const Job &job);
    Job *find(qint64 id);
    Job *findByName(const QString &name);
    void remove(qint64 id, qint64 nowMs);
    const std::map<qint64, Job> &all() const { return m_jobs; }

    JobRun &start(const Job &job, const RunStart &how, qint64 nowMs, double factor = 0);
    JobRun *findRun(qint64 id);
    /// The run a task run belongs to.
    JobRun *runOfTask(qint64 taskRunId);
    const std::map<RunKey, JobRun> &runs() const { return m_runs; }
    int activeRuns(qint64 jobId) const;
    void cancel(JobRun &run, qint64 nowMs);
    void removeRun(qint64 id);
    /// Runs tasks again with the job's settings of now; gives the id of the repair.
    qint64 repair(JobRun &run, const Job &job, const QStringList &tasks, qint64 nowMs);
    void advance(qint64 nowMs);

    QHash<QString, qint64> tokens; ///< idempotency tokens and the runs they started

private:
    void step(JobRun &run, qint64 nowMs);
    bool stepTask(JobRun &run, qsizetype at, qint64 nowMs);
    void finish(JobRun &run);
    TaskRun newTask(const QJsonObject &definition, int attempt);

    std::map<qint64, Job> m_jobs; // ids grow: the newest is the last
    std::map<RunKey, JobRun> m_runs;
    QHash<qint64, RunKey> m_runKeys;
    QHash<qint64, qint64> m_runOfTask;
    QList<qint64> m_active;
    std::function<qint64()> m_nextId;
    double m_factor = 1;
};

} // namespace trowel::demo
