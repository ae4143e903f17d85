// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/jobs.h"

#include <QSet>

#include <algorithm>

namespace trowel::demo {

using namespace Qt::StringLiterals;

namespace {

using TaskState = TaskRun::State;

bool isOver(const TaskRun &task)
{
    return task.state == TaskState::Terminated;
}

bool succeeded(const TaskRun &task)
{
    return task.result == "SUCCESS"_L1 || task.result == "EXCLUDED"_L1;
}

bool failed(const TaskRun &task)
{
    return task.result == "FAILED"_L1 || task.result == "TIMEDOUT"_L1;
}

QStringList dependencies(const QJsonObject &definition)
{
    QStringList keys;
    for (const QJsonValue &on : definition.value("depends_on"_L1).toArray())
        keys += on["task_key"_L1].toString();
    return keys;
}

void end(TaskRun &task, const QString &result, qint64 at)
{
    task.state = TaskState::Terminated;
    task.result = result;
    task.endMs = at;
    task.dueMs = 0;
    if (task.startMs == 0)
        task.startMs = at;
}

// Half to one and a half times the job's pace, the same for the same task.
qint64 lengthOf(const JobRun &run, const TaskRun &task)
{
    const qint64 share = 50 + qint64(qHash(task.key, 7) % 101);
    return run.behaviour.taskMs * share / 100;
}

// What run_if says about finished dependencies; empty when the task may run.
QString refusal(const QString &runIf, const QList<const TaskRun *> &on)
{
    if (on.isEmpty())
        return {};
    const auto good = std::count_if(on.begin(), on.end(), [](const TaskRun *task) { return succeeded(*task); });
    const auto bad = std::count_if(on.begin(), on.end(), [](const TaskRun *task) { return failed(*task); });
    const auto all = on.size();
    const bool cancelled =
        std::any_of(on.begin(), on.end(), [](const TaskRun *task) { return task->result.contains("CANCELED"_L1); });
    bool runs = good == all;
    if (runIf == "ALL_DONE"_L1)
        runs = true;
    else if (runIf == "AT_LEAST_ONE_SUCCESS"_L1)
        runs = good > 0;
    else if (runIf == "NONE_FAILED"_L1)
        runs = bad == 0;
    else if (runIf == "AT_LEAST_ONE_FAILED"_L1)
        return bad > 0 ? QString() : u"EXCLUDED"_s;
    else if (runIf == "ALL_FAILED"_L1)
        return bad == all ? QString() : u"EXCLUDED"_s;
    return runs ? QString() : cancelled ? u"UPSTREAM_CANCELED"_s : u"UPSTREAM_FAILED"_s;
}

QSet<QString> selectedTasks(const QJsonArray &tasks, const QStringList &only)
{
    QHash<QString, QStringList> up, down;
    QSet<QString> all;
    for (const QJsonValue &task : tasks) {
        const QString key = task["task_key"_L1].toString();
        all += key;
        up[key] = dependencies(task.toObject());
        for (const QString &on : std::as_const(up[key]))
            down[on] += key;
    }
    if (only.isEmpty())
        return all;
    QSet<QString> chosen;
    const auto follow = [&chosen](const QHash<QString, QStringList> &edges, const QString &from) {
        QStringList open{from};
        QSet<QString> seen;
        while (!open.isEmpty()) {
            const QString key = open.takeLast();
            if (seen.contains(key))
                continue;
            seen += key;
            open += edges.value(key);
        }
        chosen += seen;
    };
    for (QString key : only) {
        const bool upstream = key.startsWith(u'+'), downstream = key.endsWith(u'+');
        key.remove(u'+');
        chosen += key;
        if (upstream)
            follow(up, key);
        if (downstream)
            follow(down, key);
    }
    return chosen;
}

} // namespace

const TaskRun *JobRun::last(const QString &key) const
{
    const TaskRun *found = nullptr;
    for (const TaskRun &task : tasks) {
        if (task.key == key)
            found = &task;
    }
    return found;
}

void Jobs::clear()
{
    m_jobs.clear();
    m_runs.clear();
    m_runKeys.clear();
    m_runOfTask.clear();
    m_active.clear();
    tokens.clear();
}

Job &Jobs::add(const Job &job)
{
    const qint64 id = job.id != 0 ? job.id : m_nextId();
    Job &added = m_jobs[id] = job;
    added.id = id;
    return added;
}

Job *Jobs::find(qint64 id)
{
    const auto found = m_jobs.find(id);
    return found == m_jobs.end() ? nullptr : &found->second;
}

Job *Jobs::findByName(const QString &name)
{
    for (auto &[id, job] : m_jobs) {
        if (job.settings.value("name"_L1).toString() == name)
            return &job;
    }
    return nullptr;
}

void Jobs::remove(qint64 id, qint64 nowMs)
{
    for (const qint64 run : QList<qint64>(m_active)) {
        if (JobRun *found = findRun(run); found->jobId == id)
            cancel(*found, nowMs);
    }
    m_jobs.erase(id);
}

TaskRun Jobs::newTask(const QJsonObject &definition, int attempt)
{
    TaskRun task;
    task.id = m_nextId();
    task.key = definition.value("task_key"_L1).toString();
    task.definition = definition;
    task.attempt = attempt;
    return task;
}

JobRun &Jobs::start(const Job &job, const RunStart &how, qint64 nowMs, double factor)
{
    JobRun run;
    run.id = m_nextId();
    run.jobId = job.id;
    run.name = job.settings.value("name"_L1).toString();
    run.trigger = how.trigger;
    run.runBy = how.runBy;
    run.startMs = nowMs;
    run.behaviour = job.behaviour;
    run.factor = factor > 0 ? factor : m_factor;
    run.overriding = how.overriding;
    std::map<QString, QJsonObject> parameters; // the service sorts them by name
    for (const QJsonValue &parameter : job.settings.value("parameters"_L1).toArray())
        parameters[parameter["name"_L1].toString()] = {{u"default"_s, parameter["default"_L1]}};
    for (auto it = how.jobParameters.begin(); it != how.jobParameters.end(); ++it)
        parameters[it.key()].insert("value"_L1, *it);
    for (auto &[name, parameter] : parameters) {
        parameter.insert("name"_L1, name);
        if (!parameter.contains("value"_L1))
            parameter.insert("value"_L1, parameter.value("default"_L1));
        run.parameters += parameter;
    }
    const QJsonArray tasks = job.settings.value("tasks"_L1).toArray();
    const QSet<QString> chosen = selectedTasks(tasks, how.only);
    for (const QJsonValue &task : tasks) {
        run.tasks += newTask(task.toObject(), 0);
        TaskRun &made = run.tasks.last();
        m_runOfTask.insert(made.id, run.id);
        if (!chosen.contains(made.key) || made.definition.value("disabled"_L1).toBool())
            end(made, chosen.contains(made.key) ? u"DISABLED"_s : u"EXCLUDED"_s, nowMs);
    }
    const qint64 most = job.settings.value("max_concurrent_runs"_L1).toInteger(1);
    if (activeRuns(job.id) >= most) {
        const bool queue = how.queue.value_or(job.settings.value("queue"_L1)["enabled"_L1].toBool());
        run.state = queue && most > 0 ? JobRun::State::Queued : JobRun::State::Skipped;
        if (run.state == JobRun::State::Skipped) {
            run.endMs = nowMs;
            run.result = u"MAXIMUM_CONCURRENT_RUNS_REACHED"_s;
            run.tasks.clear();
        }
    }
    const RunKey key{run.startMs, run.id};
    m_runKeys.insert(run.id, key);
    JobRun &added = m_runs[key] = run;
    if (added.isActive())
        m_active += added.id;
    return added;
}

JobRun *Jobs::findRun(qint64 id)
{
    const auto key = m_runKeys.constFind(id);
    return key == m_runKeys.constEnd() ? nullptr : &m_runs.at(*key);
}

JobRun *Jobs::runOfTask(qint64 taskRunId)
{
    return findRun(m_runOfTask.value(taskRunId));
}

int Jobs::activeRuns(qint64 jobId) const
{
    return int(std::count_if(m_active.begin(), m_active.end(), [&](qint64 id) {
        const JobRun &run = m_runs.at(m_runKeys.value(id));
        return run.jobId == jobId && run.isActive() && run.state != JobRun::State::Queued;
    }));
}

void Jobs::cancel(JobRun &run, qint64 nowMs)
{
    if (!run.isActive())
        return;
    run.cancelled = true;
    run.state = JobRun::State::Terminating;
    for (TaskRun &task : run.tasks) {
        if (task.state == TaskState::Blocked || task.state == TaskState::Waiting) {
            end(task, u"CANCELED"_s, nowMs);
        } else if (!isOver(task)) {
            task.state = TaskState::Terminating;
            task.dueMs = nowMs + std::max<qint64>(1, qint64(2'000 / m_factor));
        }
    }
}

void Jobs::removeRun(qint64 id)
{
    JobRun *run = findRun(id);
    if (run == nullptr)
        return;
    for (const TaskRun &task : std::as_const(run->tasks))
        m_runOfTask.remove(task.id);
    m_runs.erase(m_runKeys.take(id));
    m_active.removeAll(id);
}

qint64 Jobs::repair(JobRun &run, const Job &job, const QStringList &keys, qint64 nowMs)
{
    Repair repair;
    repair.id = m_nextId();
    repair.startMs = nowMs;
    for (const QJsonValue &definition : job.settings.value("tasks"_L1).toArray()) {
        const QString key = definition["task_key"_L1].toString();
        if (!keys.contains(key))
            continue;
        const TaskRun *before = run.last(key);
        run.tasks += newTask(definition.toObject(), before == nullptr ? 0 : before->attempt + 1);
        m_runOfTask.insert(run.tasks.last().id, run.id);
        repair.taskRuns += run.tasks.last().id;
    }
    run.repairs += repair;
    run.state = JobRun::State::Pending;
    run.result.clear();
    run.endMs = 0;
    run.cancelled = false;
    run.factor = m_factor;
    run.behaviour = job.behaviour;
    if (!m_active.contains(run.id))
        m_active += run.id;
    return repair.id;
}

void Jobs::advance(qint64 nowMs)
{
    for (const qint64 id : QList<qint64>(m_active))
        step(m_runs.at(m_runKeys.value(id)), nowMs);
    m_active.removeIf([this](qint64 id) { return !m_runs.at(m_runKeys.value(id)).isActive(); });
}

void Jobs::step(JobRun &run, qint64 nowMs)
{
    if (run.state == JobRun::State::Queued) {
        const Job *job = find(run.jobId);
        const qint64 most = job == nullptr ? 1 : job->settings.value("max_concurrent_runs"_L1).toInteger(1);
        if (activeRuns(run.jobId) >= most)
            return;
        run.state = JobRun::State::Pending;
    }
    for (bool moved = true; moved;) {
        moved = false;
        for (qsizetype at = 0; at < run.tasks.size(); ++at)
            moved |= stepTask(run, at, nowMs);
    }
    finish(run);
}

bool Jobs::stepTask(JobRun &run, qsizetype at, qint64 nowMs)
{
    TaskRun &task = run.tasks[at];
    const auto after = [&run](qint64 ms) { return std::max<qint64>(1, qint64(double(ms) / run.factor)); };
    if (task.state == TaskState::Blocked) {
        QList<const TaskRun *> on;
        qint64 ready = run.repairs.isEmpty() || task.attempt == 0 ? run.startMs : run.repairs.last().startMs;
        for (const QString &key : dependencies(task.definition)) {
            const TaskRun *dependency = run.last(key);
            if (dependency == nullptr)
                continue;
            if (!isOver(*dependency))
                return false;
            on += dependency;
            ready = std::max(ready, dependency->endMs);
        }
        const QString no = refusal(task.definition.value("run_if"_L1).toString(), on);
        if (!no.isEmpty()) {
            end(task, no, ready);
            return true;
        }
        task.state = TaskState::Pending;
        task.startMs = ready;
        task.dueMs = ready + after(3'000);
        return true;
    }
    if (task.dueMs == 0 || task.dueMs > nowMs)
        return false;
    const qint64 due = task.dueMs;
    switch (task.state) {
    case TaskState::Pending:
        task.state = TaskState::Running;
        task.runningMs = due;
        task.dueMs = due + after(lengthOf(run, task));
        return true;
    case TaskState::Waiting:
        end(task, u"FAILED"_s, due);
        task.endMs = task.runningMs + after(lengthOf(run, task));
        {
            TaskRun again = newTask(task.definition, task.attempt + 1);
            again.state = TaskState::Pending;
            again.startMs = due;
            again.dueMs = due + after(3'000);
            m_runOfTask.insert(again.id, run.id);
            run.tasks.insert(at + 1, again);
        }
        return true;
    case TaskState::Running: {
        const bool fails = task.key == run.behaviour.failingTask && task.attempt < run.behaviour.failingAttempts;
        if (!fails) {
            end(task, u"SUCCESS"_s, due);
            return true;
        }
        task.error = run.behaviour.error;
        const int retries = task.definition.value("max_retries"_L1).toInt();
        const bool again = !run.behaviour.timesOut && (retries < 0 || task.attempt < retries);
        if (again) {
            task.state = TaskState::Waiting;
            task.dueMs = due + after(2'000);
        } else {
            end(task, run.behaviour.timesOut ? u"TIMEDOUT"_s : u"FAILED"_s, due);
        }
        return true;
    }
    case TaskState::Terminating:
        end(task, u"CANCELED"_s, due);
        return true;
    case TaskState::Blocked:
    case TaskState::Terminated:
        break;
    }
    return false;
}

void Jobs::finish(JobRun &run)
{
    QSet<QString> upstream;
    for (const TaskRun &task : std::as_const(run.tasks)) {
        for (const QString &on : dependencies(task.definition))
            upstream += on;
    }
    bool leafFailed = false, anyFailed = false, timedOut = false;
    qint64 endMs = run.startMs;
    for (const TaskRun &task : std::as_const(run.tasks)) {
        if (run.last(task.key) != &task)
            continue;
        if (!isOver(task)) {
            const bool started = std::any_of(run.tasks.cbegin(), run.tasks.cend(),
                                             [](const TaskRun &other) { return other.runningMs > 0 || isOver(other); });
            if (!run.cancelled)
                run.state = started ? JobRun::State::Running : JobRun::State::Pending;
            return;
        }
        endMs = std::max(endMs, task.endMs);
        const bool bad = failed(task) || task.result.startsWith("UPSTREAM"_L1);
        anyFailed |= bad;
        timedOut |= task.result == "TIMEDOUT"_L1;
        leafFailed |= bad && !upstream.contains(task.key);
    }
    run.state = JobRun::State::Terminated;
    run.endMs = endMs;
    run.result = run.cancelled ? u"CANCELED"_s
                 : timedOut    ? u"TIMEDOUT"_s
                 : leafFailed  ? u"FAILED"_s
                 : anyFailed   ? u"SUCCESS_WITH_FAILURES"_s
                               : u"SUCCESS"_s;
}

} // namespace trowel::demo
