// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/api.h"
#include "app/demo/job_settings.h"
#include "app/demo/jobs_rights.h"

namespace trowel::demo {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype PageOfTasks = 100;

/// What is asked of one call, and under which version.
QJsonObject jobToJson(const Job &job, const QJsonObject &settings)
{
    QJsonObject json{{u"job_id"_s, job.id}, {u"created_time"_s, job.createdMs}, {u"settings"_s, settings}};
    if (!job.creator.isEmpty()) // absent once the person is deleted
        json.insert("creator_user_name"_L1, job.creator);
    return json;
}

QJsonObject listed(const Job &job, bool expand, bool newest)
{
    QJsonObject settings = job.settings;
    if (!expand) {
        for (const QLatin1String key : {"tasks"_L1, "job_clusters"_L1, "environments"_L1, "parameters"_L1})
            settings.remove(key);
        return jobToJson(job, settings);
    }
    QJsonArray tasks = settings.value("tasks"_L1).toArray();
    const bool more = newest && tasks.size() > PageOfTasks;
    if (more) {
        QJsonArray first;
        for (qsizetype i = 0; i < PageOfTasks; ++i)
            first += tasks.at(i);
        settings.insert("tasks"_L1, first);
    }
    QJsonObject json = jobToJson(job, settings);
    if (more)
        json.insert("has_more"_L1, true);
    return json;
}

HttpReply list(const JobsCall &asked)
{
    const JobPage page = pageOf(asked.call, 100, 20);
    const QString name = asked.call.parameter("name"_L1);
    const bool expand = asked.call.flag("expand_tasks"_L1);
    const auto fits = [&](const Job &job) {
        return (name.isEmpty() || job.settings.value("name"_L1).toString().compare(name, Qt::CaseInsensitive) == 0) &&
               mayJob(asked.world, asked.call.caller(), job.id, "CAN_VIEW"_L1);
    };
    const auto &all = asked.world.jobs.all();
    QList<const Job *> found;
    bool more = false;
    const auto take = [&](const Job &job) {
        if (!fits(job))
            return true;
        more = found.size() == page.limit;
        if (!more)
            found += &job;
        return !more;
    };
    if (page.back) {
        for (auto it = all.upper_bound(page.a); it != all.end() && take(it->second);)
            ++it;
        std::reverse(found.begin(), found.end());
    } else {
        auto it = std::make_reverse_iterator(page.hasPlace ? all.lower_bound(page.a) : all.end());
        while (it != all.rend() && take(it->second))
            ++it;
    }
    QJsonObject json{{u"has_more"_s, page.back || more}};
    QJsonArray jobs;
    for (const Job *job : std::as_const(found))
        jobs += listed(*job, expand, asked.newest);
    if (!jobs.isEmpty()) {
        json.insert("jobs"_L1, jobs);
        if (page.back || more)
            json.insert("next_page_token"_L1, pageToken(false, found.last()->id, 0));
        if (page.back ? more : page.hasPlace)
            json.insert("prev_page_token"_L1, pageToken(true, found.first()->id, 0));
    }
    return jsonReply(json);
}

HttpReply get(const JobsCall &asked)
{
    const QString idText = asked.call.requiredParameter("job_id"_L1);
    const Job &job = wantedJob(asked.world, asked.call, idText.toLongLong(), "CAN_VIEW"_L1);
    QJsonObject settings = job.settings;
    const QJsonArray tasks = settings.value("tasks"_L1).toArray();
    const qsizetype from = asked.call.number("page_token"_L1, 0);
    if (from < 0)
        throw ApiError::invalid(u"The page token is not valid."_s);
    QJsonObject json = jobToJson(job, settings);
    json.insert("run_as_user_name"_L1, settings.value("run_as"_L1)["user_name"_L1].toString(job.creator));
    if (asked.newest && tasks.size() > PageOfTasks) {
        QJsonArray part;
        for (qsizetype i = from; i < qMin(from + PageOfTasks, tasks.size()); ++i)
            part += tasks.at(i);
        settings.insert("tasks"_L1, part);
        if (from > 0) { // arrays that were complete are empty on later pages
            for (const QLatin1String key : {"job_clusters"_L1, "parameters"_L1, "environments"_L1})
                settings.remove(key);
        }
        json.insert("settings"_L1, settings);
        if (from + PageOfTasks < tasks.size())
            json.insert("next_page_token"_L1, QString::number(from + PageOfTasks));
    }
    return jsonReply(json);
}

HttpReply create(const JobsCall &asked)
{
    const Person &caller = asked.call.caller();
    if (!caller.isAdmin() && !caller.isIn(u"engineers"_s))
        throw ApiError::denied(u"%1 does not have permission to create jobs."_s.arg(caller.userName));
    Job job;
    job.settings = checkedSettings(asked.call.json());
    job.creator = caller.userName;
    job.createdMs = asked.world.now();
    if (asked.world.jobs.all().size() >= 20'000) // the service stops at 10,000; the large scale needs room
        throw ApiError{400, u"QUOTA_EXCEEDED"_s, u"The quota for the number of jobs has been reached."_s};
    const Job &added = asked.world.jobs.add(job);
    asked.world.access.add(jobObjectId(added.id), {Grant::Who::User, caller.userName, u"IS_OWNER"_s});
    return jsonReply({{u"job_id"_s, added.id}});
}

HttpReply update(const JobsCall &asked)
{
    const QJsonObject &body = asked.call.json();
    Job &job = wantedJob(asked.world, asked.call, idOf(body, "job_id"_L1), "CAN_MANAGE"_L1);
    job.settings = checkedSettings(mergedSettings(job.settings, body.value("new_settings"_L1).toObject(),
                                                  body.value("fields_to_remove"_L1).toArray()));
    return jsonReply({});
}

HttpReply reset(const JobsCall &asked)
{
    const QJsonObject &body = asked.call.json();
    Job &job = wantedJob(asked.world, asked.call, idOf(body, "job_id"_L1), "CAN_MANAGE"_L1);
    if (!body.value("new_settings"_L1).isObject())
        throw ApiError::invalid(u"Missing required field: new_settings"_s);
    QJsonObject settings = checkedSettings(body.value("new_settings"_L1).toObject());
    if (!settings.contains("run_as"_L1) && job.settings.contains("run_as"_L1))
        settings.insert("run_as"_L1, job.settings.value("run_as"_L1)); // a known quirk: the identity stays
    job.settings = settings;
    return jsonReply({});
}

HttpReply remove(const JobsCall &asked)
{
    const qint64 id = idOf(asked.call.json(), "job_id"_L1);
    wantedJob(asked.world, asked.call, id, "CAN_MANAGE"_L1);
    asked.world.jobs.remove(id, asked.world.now());
    asked.world.access.forget(jobObjectId(id));
    return jsonReply({});
}

HttpReply runNow(const JobsCall &asked)
{
    const QJsonObject &body = asked.call.json();
    const QString token = body.value("idempotency_token"_L1).toString();
    if (token.size() > 64)
        throw ApiError::invalid(u"idempotency_token must not be longer than 64 characters."_s);
    Job &job = wantedJob(asked.world, asked.call, idOf(body, "job_id"_L1), "CAN_MANAGE_RUN"_L1);
    if (const qint64 known = token.isEmpty() ? 0 : asked.world.jobs.tokens.value(token); known != 0) {
        if (asked.world.jobs.findRun(known) == nullptr)
            throw ApiError::invalid(u"The run with the idempotency token %1 was deleted."_s.arg(token));
        return jsonReply({{u"run_id"_s, known}, {u"number_in_job"_s, known}});
    }
    if (job.settings.contains("continuous"_L1) && asked.world.jobs.activeRuns(job.id) > 0)
        throw ApiError{409, u"CONFLICT"_s,
                       u"A concurrent request to run the continuous job is already in progress. Please wait for it to "
                       "complete before issuing a new request."_s};
    RunStart how;
    how.runBy = asked.call.caller().userName;
    how.jobParameters = body.value("job_parameters"_L1).toObject();
    for (const QLatin1String legacy : {"notebook_params"_L1, "python_params"_L1, "jar_params"_L1, "sql_params"_L1,
                                       "python_named_params"_L1, "spark_submit_params"_L1, "dbt_commands"_L1}) {
        if (body.contains(legacy))
            how.overriding.insert(legacy, body.value(legacy));
    }
    if (how.overriding.contains("notebook_params"_L1) && how.overriding.contains("jar_params"_L1))
        throw ApiError::invalid(u"notebook_params and jar_params cannot be specified together."_s);
    for (const QJsonValue &key : body.value("only"_L1).toArray())
        how.only += key.toString();
    if (body.contains("queue"_L1))
        how.queue = body.value("queue"_L1)["enabled"_L1].toBool();
    const qint64 id = asked.world.jobs.start(job, how, asked.world.now()).id;
    if (!token.isEmpty())
        asked.world.jobs.tokens.insert(token, id);
    return jsonReply({{u"run_id"_s, id}, {u"number_in_job"_s, id}});
}

} // namespace

void addJobsApi(Router &router, World &world)
{
    addJobCalls(router, world, "",
                {{"GET", "list", list},
                 {"GET", "get", get},
                 {"POST", "create", create},
                 {"POST", "update", update},
                 {"POST", "reset", reset},
                 {"POST", "delete", remove},
                 {"POST", "run-now", runNow}});
}

} // namespace trowel::demo
