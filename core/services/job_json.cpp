// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/services/job_json.h"

#include "core/services/job_cron.h"
#include "core/services/search_key.h"

#include <QDateTime>
#include <QJsonDocument>

#include <algorithm>
#include <limits>

namespace trowel {

using namespace Qt::StringLiterals;

namespace {

QByteArray compact(const QJsonObject &json)
{
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

int bounded(qint64 value)
{
    constexpr qint64 least = std::numeric_limits<int>::min(), most = std::numeric_limits<int>::max();
    return int(std::clamp(value, least, most));
}

JobTrigger readTrigger(const JsonReader &settings)
{
    using By = JobTrigger::By;
    JobTrigger trigger;
    const auto pause = [&trigger](const JsonReader &of) {
        trigger.paused = of.string("pause_status"_L1) == "PAUSED"_L1;
    };
    if (settings.has("schedule"_L1)) {
        const JsonReader schedule = settings.object("schedule"_L1);
        trigger.by = By::Schedule;
        trigger.cron = schedule.string("quartz_cron_expression"_L1);
        trigger.zone = schedule.string("timezone_id"_L1);
        pause(schedule);
    } else if (settings.has("continuous"_L1)) {
        trigger.by = By::Continuous;
        pause(settings.object("continuous"_L1));
    } else if (settings.has("trigger"_L1)) {
        const JsonReader json = settings.object("trigger"_L1);
        trigger.by = json.has("file_arrival"_L1)                           ? By::FileArrival
                     : json.has("table_update"_L1) || json.has("table"_L1) ? By::TableUpdate
                     : json.has("periodic"_L1)                             ? By::Periodic
                                                                           : By::Other;
        const JsonReader periodic = json.object("periodic"_L1);
        trigger.every = bounded(periodic.integer("interval"_L1));
        trigger.unit = periodic.string("unit"_L1);
        pause(json);
    } else if (settings.has("triggers"_L1)) {
        trigger.by = By::Other;
        trigger.pausable = false;
    }
    return trigger;
}

JobRow readRow(const JsonReader &json)
{
    JobRow row;
    row.id = json.integer("job_id"_L1);
    if (row.id == 0)
        json.report("job_id"_L1, u"missing"_s);
    const JsonReader settings = json.object("settings"_L1);
    row.name = settings.string("name"_L1, u"Untitled"_s);
    row.trigger = readTrigger(settings);
    if (row.trigger.by == JobTrigger::By::Schedule && !row.trigger.paused)
        row.nextMs = nextCronFire(row.trigger.cron, row.trigger.zone, QDateTime::currentMSecsSinceEpoch());
    settings.forEach("tasks"_L1, [&row](const JsonReader &) { ++row.tasks; });
    row.moreTasks = json.boolean("has_more"_L1);
    row.creator = json.string("creator_user_name"_L1);
    row.createdMs = json.integer("created_time"_L1);
    const QJsonObject tags = settings.object("tags"_L1).json();
    for (auto it = tags.begin(); it != tags.end(); ++it) {
        const QString value = it->toString();
        row.tags += value.isEmpty() ? it.key() : u"%1=%2"_s.arg(it.key(), value);
    }
    row.searchKey = makeSearchKey({row.name, row.key(), row.creator, row.tags.join(u' ')});
    return row;
}

// The member that says what a task does: "notebook_task". One we do not know is found by its ending.
QString typeOf(const QJsonObject &task)
{
    for (auto it = task.begin(); it != task.end(); ++it) {
        if (it.key().endsWith("_task"_L1) && it->isObject())
            return it.key();
    }
    return {};
}

QString targetOf(const JsonReader &body)
{
    for (const QLatin1String key : {"notebook_path"_L1, "python_file"_L1, "package_name"_L1, "main_class_name"_L1,
                                    "pipeline_id"_L1, "dashboard_id"_L1, "project_directory"_L1, "inputs"_L1}) {
        if (const QString text = body.string(key); !text.isEmpty())
            return text;
    }
    if (const qint64 job = body.integer("job_id"_L1); job != 0)
        return QString::number(job);
    for (const QLatin1String inner : {"query"_L1, "file"_L1, "dashboard"_L1, "alert"_L1}) {
        const JsonReader object = body.object(inner);
        for (const QLatin1String key : {"query_id"_L1, "path"_L1, "dashboard_id"_L1, "alert_id"_L1}) {
            if (const QString text = object.string(key); !text.isEmpty())
                return text;
        }
    }
    if (body.has("op"_L1))
        return u"%1 %2 %3"_s.arg(body.string("left"_L1), body.string("op"_L1), body.string("right"_L1));
    return {};
}

} // namespace

JobTask readJobTask(const JsonReader &json)
{
    JobTask task;
    task.key = json.string("task_key"_L1);
    task.description = json.string("description"_L1);
    task.type = typeOf(json.json());
    if (!task.type.isEmpty()) {
        // A copy of its own: a type we do not know may hold anything without making the whole job unreadable.
        const QByteArray body = compact(json.json().value(task.type).toObject());
        if (const Result<JsonReader> own = JsonReader::parse(body))
            task.target = targetOf(*own);
    }
    json.forEach("depends_on"_L1, [&task](const JsonReader &on) {
        task.dependsOn += JobTask::Dependency{on.string("task_key"_L1), on.string("outcome"_L1)};
    });
    task.runIf = json.string("run_if"_L1);
    for (const QLatin1String key : {"existing_cluster_id"_L1, "job_cluster_key"_L1, "environment_key"_L1}) {
        if (task.compute.isEmpty())
            task.compute = json.string(key);
    }
    if (task.compute.isEmpty() && json.has("new_cluster"_L1))
        task.compute = json.object("new_cluster"_L1).string("node_type_id"_L1, u"new_cluster"_s);
    task.maxRetries = bounded(json.integer("max_retries"_L1));
    task.disabled = json.boolean("disabled"_L1);
    return task;
}

RunBar readRunBar(const JsonReader &run)
{
    return {run.integer("run_id"_L1), run.integer("start_time"_L1), readRunDuration(run), readRunOutcome(run).state};
}

QList<JobRow> readJobs(const JsonReader &answer)
{
    QList<JobRow> rows;
    answer.forEach("jobs"_L1, [&rows](const JsonReader &job) { rows += readRow(job); });
    return rows;
}

Result<Job> readJob(const RawJson &raw)
{
    return JsonReader::parse(raw.bytes).and_then([&raw](const JsonReader &json) {
        Job job;
        job.row = readRow(json);
        const JsonReader settings = json.object("settings"_L1);
        job.settings = compact(settings.json());
        job.description = settings.string("description"_L1);
        job.runAs = json.string("run_as_user_name"_L1);
        settings.forEach("tasks"_L1, [&job](const JsonReader &task) { job.tasks += readJobTask(task); });
        settings.forEach("parameters"_L1, [&job](const JsonReader &parameter) {
            job.parameters += JobParameter{parameter.string("name"_L1), parameter.string("default"_L1)};
        });
        job.maxConcurrentRuns = bounded(settings.integer("max_concurrent_runs"_L1, 1));
        job.timeoutSeconds = settings.integer("timeout_seconds"_L1);
        job.queue = settings.object("queue"_L1).boolean("enabled"_L1);
        job.failureMails = settings.object("email_notifications"_L1).strings("on_failure"_L1);
        const JsonReader git = settings.object("git_source"_L1);
        job.gitUrl = git.string("git_url"_L1);
        for (const QLatin1String key : {"git_branch"_L1, "git_tag"_L1, "git_commit"_L1}) {
            if (job.gitRef.isEmpty())
                job.gitRef = git.string(key);
        }
        job.raw = raw;
        return json.finish(std::move(job));
    });
}

Result<qint64> readId(const QByteArray &body, QLatin1String member)
{
    return JsonReader::parse(body).and_then([member](const JsonReader &json) {
        const qint64 id = json.integer(member);
        if (id == 0)
            json.report(member, u"missing"_s);
        return json.finish(id);
    });
}

QByteArray writeJobId(qint64 jobId)
{
    return compact({{u"job_id"_s, jobId}});
}

QByteArray writeRunNow(qint64 jobId, const RunNow &how)
{
    QJsonObject json{{u"job_id"_s, jobId}};
    if (!how.idempotencyToken.isEmpty())
        json.insert("idempotency_token"_L1, QString::fromLatin1(how.idempotencyToken));
    if (!how.parameters.isEmpty()) {
        QJsonObject parameters;
        for (const JobParameter &parameter : how.parameters)
            parameters.insert(parameter.name, parameter.value);
        json.insert("job_parameters"_L1, parameters);
    }
    if (!how.only.isEmpty())
        json.insert("only"_L1, QJsonArray::fromStringList(how.only));
    return compact(json);
}

Result<QByteArray> writeReset(qint64 jobId, const QByteArray &settings)
{
    return JsonReader::parse(settings).map([jobId](const JsonReader &json) {
        return compact({{u"job_id"_s, jobId}, {u"new_settings"_s, json.json()}});
    });
}

Result<QByteArray> writePause(qint64 jobId, const QByteArray &settings, bool paused)
{
    return JsonReader::parse(settings).and_then([jobId, paused](const JsonReader &json) -> Result<QByteArray> {
        for (const QLatin1String key : {"schedule"_L1, "trigger"_L1, "continuous"_L1}) {
            if (!json.has(key))
                continue;
            QJsonObject trigger = json.json().value(key).toObject();
            trigger.insert("pause_status"_L1, paused ? u"PAUSED"_s : u"UNPAUSED"_s);
            return compact({{u"job_id"_s, jobId}, {u"new_settings"_s, QJsonObject{{key, trigger}}}});
        }
        return failure(Error::Kind::BadRequest, u"The job has no schedule and no trigger."_s);
    });
}

} // namespace trowel
