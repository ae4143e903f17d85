// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/api.h"
#include "app/demo/job_run_json.h"
#include "app/demo/job_settings.h"
#include "app/demo/jobs_rights.h"

#include <algorithm>

namespace trowel::demo {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype PageOfTasks = 100;

QJsonArray tasksOf(const World &world, const JobRun &run, qsizetype from, qsizetype most)
{
    QJsonArray tasks;
    for (qsizetype i = from; i < qMin(run.tasks.size(), from + most); ++i)
        tasks += taskToJson(run, run.tasks[i], world.host);
    return tasks;
}

HttpReply list(const JobsCall &asked)
{
    World &world = asked.world;
    const Call &call = asked.call;
    world.jobs.advance(world.now());
    const JobPage page = pageOf(call, 25, 20);
    const bool active = call.flag("active_only"_L1), completed = call.flag("completed_only"_L1);
    if (active && completed)
        throw ApiError::invalid(u"active_only and completed_only cannot both be true."_s);
    const qint64 job = call.number("job_id"_L1, 0);
    if (job != 0)
        wantedJob(world, call, job, "CAN_VIEW"_L1);
    const QString type = call.parameter("run_type"_L1);
    const qint64 from = call.number("start_time_from"_L1, 0);
    const qint64 to = call.number("start_time_to"_L1, std::numeric_limits<qint64>::max());
    const auto fits = [&](const JobRun &run) {
        return (job == 0 || run.jobId == job) && (!active || run.isActive()) && (!completed || !run.isActive()) &&
               (type.isEmpty() || run.type == type) && run.startMs >= from && run.startMs <= to &&
               mayJob(world, call.caller(), run.jobId, "CAN_VIEW"_L1);
    };
    QList<const JobRun *> found;
    bool more = false;
    const auto take = [&](const JobRun &run) {
        if (!fits(run))
            return true;
        more = found.size() == page.limit;
        if (!more)
            found += &run;
        return !more;
    };
    const auto &all = world.jobs.runs();
    const Jobs::RunKey place{page.a, page.b};
    if (page.back) {
        for (auto it = all.upper_bound(place); it != all.end() && take(it->second);)
            ++it;
        std::reverse(found.begin(), found.end());
    } else {
        auto it = std::make_reverse_iterator(page.hasPlace ? all.lower_bound(place) : all.end());
        while (it != all.rend() && take(it->second))
            ++it;
    }
    QJsonObject json{{u"has_more"_s, page.back || more}};
    QJsonArray runs;
    for (const JobRun *run : std::as_const(found)) {
        QJsonObject one = runToJson(*run, world.host);
        if (call.flag("expand_tasks"_L1))
            one.insert("tasks"_L1, tasksOf(world, *run, 0, PageOfTasks));
        runs += one;
    }
    if (!runs.isEmpty()) {
        json.insert("runs"_L1, runs);
        if (page.back || more)
            json.insert("next_page_token"_L1, pageToken(false, found.last()->startMs, found.last()->id));
        if (page.back ? more : page.hasPlace)
            json.insert("prev_page_token"_L1, pageToken(true, found.first()->startMs, found.first()->id));
    }
    return jsonReply(json);
}

HttpReply get(const JobsCall &asked)
{
    const qint64 id = asked.call.requiredParameter("run_id"_L1).toLongLong();
    const JobRun &run = wantedRun(asked.world, asked.call, id, "CAN_VIEW"_L1);
    QJsonObject json = runToJson(run, asked.world.host);
    const qsizetype from = asked.call.number("page_token"_L1, 0);
    if (from < 0 || from > run.tasks.size())
        throw ApiError::invalid(u"The page token is not valid."_s);
    const bool paged = asked.newest && run.tasks.size() > PageOfTasks;
    json.insert("tasks"_L1, tasksOf(asked.world, run, from, paged ? PageOfTasks : run.tasks.size()));
    if (paged && from + PageOfTasks < run.tasks.size())
        json.insert("next_page_token"_L1, QString::number(from + PageOfTasks));
    if (asked.call.flag("include_history"_L1) && !run.repairs.isEmpty() && from == 0)
        json.insert("repair_history"_L1, repairHistory(run));
    return jsonReply(json);
}

// The newest run of the job that a run-job task names.
qint64 startedRun(const World &world, const TaskRun &task)
{
    const qint64 job = task.definition.value("run_job_task"_L1).toObject().value("job_id"_L1).toInteger();
    const auto &runs = world.jobs.runs();
    const auto newest = std::find_if(runs.rbegin(), runs.rend(),
                                     [job](const auto &entry) { return job > 0 && entry.second.jobId == job; });
    return newest == runs.rend() || task.startMs == 0 ? 0 : newest->second.id;
}

HttpReply output(const JobsCall &asked)
{
    const qint64 id = asked.call.requiredParameter("run_id"_L1).toLongLong();
    const JobRun &run = wantedRun(asked.world, asked.call, id, "CAN_VIEW"_L1);
    if (run.id == id && run.tasks.size() != 1)
        throw ApiError::invalid(u"Retrieving the output of runs with multiple tasks is not supported. Please retrieve "
                                "the output of each individual task run instead."_s);
    const auto task = std::find_if(run.tasks.begin(), run.tasks.end(),
                                   [&](const TaskRun &one) { return one.id == id || run.id == id; });
    return jsonReply(outputToJson(run, *task, asked.world.host, startedRun(asked.world, *task)));
}

HttpReply cancel(const JobsCall &asked)
{
    JobRun &run = wantedRun(asked.world, asked.call, idOf(asked.call.json(), "run_id"_L1), "CAN_MANAGE_RUN"_L1);
    asked.world.jobs.cancel(run, asked.world.now());
    return jsonReply({});
}

HttpReply cancelAll(const JobsCall &asked)
{
    const QJsonObject &body = asked.call.json();
    const bool queued = body.value("all_queued_runs"_L1).toBool();
    const qint64 job = body.contains("job_id"_L1) || !queued ? idOf(body, "job_id"_L1) : 0;
    if (job != 0)
        wantedJob(asked.world, asked.call, job, "CAN_MANAGE_RUN"_L1);
    asked.world.jobs.advance(asked.world.now());
    QList<qint64> ids;
    for (const auto &[key, run] : asked.world.jobs.runs()) {
        if (run.isActive() && (job == 0 || run.jobId == job) && (!queued || run.state == JobRun::State::Queued) &&
            mayJob(asked.world, asked.call.caller(), run.jobId, "CAN_MANAGE_RUN"_L1))
            ids += run.id;
    }
    for (const qint64 id : std::as_const(ids))
        asked.world.jobs.cancel(*asked.world.jobs.findRun(id), asked.world.now());
    return jsonReply({});
}

HttpReply remove(const JobsCall &asked)
{
    const JobRun &run = wantedRun(asked.world, asked.call, idOf(asked.call.json(), "run_id"_L1), "CAN_MANAGE_RUN"_L1);
    if (run.isActive())
        throw ApiError{400, u"INVALID_STATE"_s,
                       u"Run %1 is still active. Cancel it before it is deleted."_s.arg(run.id)};
    asked.world.jobs.removeRun(run.id);
    return jsonReply({});
}

QStringList failedTasks(const JobRun &run)
{
    QStringList keys;
    for (const TaskRun &task : run.tasks) {
        const bool good = task.result == "SUCCESS"_L1 || task.result == "EXCLUDED"_L1 || task.result == "DISABLED"_L1;
        if (run.last(task.key) == &task && !good)
            keys += task.key;
    }
    return keys;
}

void addDependents(const Job &job, QStringList *keys)
{
    for (bool moved = true; moved;) {
        moved = false;
        for (const QJsonValue &task : job.settings.value("tasks"_L1).toArray()) {
            const QString key = task["task_key"_L1].toString();
            for (const QJsonValue &on : task["depends_on"_L1].toArray()) {
                if (!keys->contains(key) && keys->contains(on["task_key"_L1].toString())) {
                    *keys += key;
                    moved = true;
                }
            }
        }
    }
}

HttpReply repair(const JobsCall &asked)
{
    const QJsonObject &body = asked.call.json();
    JobRun &run = wantedRun(asked.world, asked.call, idOf(body, "run_id"_L1), "CAN_MANAGE_RUN"_L1);
    if (run.isActive())
        throw ApiError::invalid(u"Run %1 is still active and cannot be repaired."_s.arg(run.id));
    const Job &job = wantedJob(asked.world, asked.call, run.jobId, "CAN_MANAGE_RUN"_L1);
    const qint64 latest = body.value("latest_repair_id"_L1).toVariant().toLongLong();
    if (latest != (run.repairs.isEmpty() ? 0 : run.repairs.last().id))
        throw ApiError::invalid(u"latest_repair_id must be the id of the latest repair of run %1."_s.arg(run.id));
    QStringList keys;
    for (const QJsonValue &key : body.value("rerun_tasks"_L1).toArray())
        keys += key.toString();
    const bool all = body.value("rerun_all_failed_tasks"_L1).toBool();
    if (all == !keys.isEmpty())
        throw ApiError::invalid(u"Exactly one of rerun_tasks and rerun_all_failed_tasks must be given."_s);
    if (all)
        keys = failedTasks(run);
    for (const QString &key : std::as_const(keys)) {
        if (run.last(key) == nullptr)
            throw ApiError::invalid(u"Task %1 is not part of run %2."_s.arg(key).arg(run.id));
    }
    if (keys.isEmpty())
        throw ApiError::invalid(u"Run %1 has no failed tasks to repair."_s.arg(run.id));
    if (body.value("rerun_dependent_tasks"_L1).toBool())
        addDependents(job, &keys);
    return jsonReply({{u"repair_id"_s, asked.world.jobs.repair(run, job, keys, asked.world.now())}});
}

HttpReply exportRun(const JobsCall &asked)
{
    const qint64 id = asked.call.requiredParameter("run_id"_L1).toLongLong();
    const JobRun &run = wantedRun(asked.world, asked.call, id, "CAN_VIEW"_L1);
    for (const TaskRun &task : run.tasks) {
        if ((task.id == id || run.tasks.size() == 1) && taskType(task.definition) == "notebook_task"_L1)
            return jsonReply(
                {{u"views"_s, QJsonArray{QJsonObject{
                                  {u"name"_s, task.key},
                                  {u"type"_s, u"NOTEBOOK"_s},
                                  {u"content"_s, u"<!DOCTYPE html><html><body>%1</body></html>"_s.arg(task.key)}}}}});
    }
    throw ApiError::invalid(u"Only runs of notebook tasks can be exported."_s);
}

HttpReply submit(const JobsCall &asked)
{
    QJsonObject settings = asked.call.json();
    const QString token = settings.take("idempotency_token"_L1).toString();
    if (const qint64 known = token.isEmpty() ? 0 : asked.world.jobs.tokens.value(token); known != 0)
        return jsonReply({{u"run_id"_s, known}});
    Job job; // a one-time run has a job id of its own and no job behind it
    job.id = asked.world.nextId();
    settings.insert("name"_L1, settings.take("run_name"_L1).toString(u"Untitled"_s));
    job.settings = checkedSettings(settings);
    RunStart how;
    how.runBy = asked.call.caller().userName;
    JobRun &run = asked.world.jobs.start(job, how, asked.world.now());
    run.type = u"SUBMIT_RUN"_s;
    asked.world.access.add(jobObjectId(job.id), {Grant::Who::User, how.runBy, u"IS_OWNER"_s});
    if (!token.isEmpty())
        asked.world.jobs.tokens.insert(token, run.id);
    return jsonReply({{u"run_id"_s, run.id}});
}

} // namespace

void addJobRunsApi(Router &router, World &world)
{
    addJobCalls(router, world, "runs/",
                {{"GET", "list", list},
                 {"GET", "get", get},
                 {"GET", "get-output", output},
                 {"GET", "export", exportRun},
                 {"POST", "cancel", cancel},
                 {"POST", "cancel-all", cancelAll},
                 {"POST", "delete", remove},
                 {"POST", "repair", repair},
                 {"POST", "submit", submit}});
}

} // namespace trowel::demo
