// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/services/job_spec.h"

#include <QJsonDocument>

namespace trowel {

using namespace Qt::StringLiterals;

namespace {

QStringList linesOf(const QJsonObject &map)
{
    QStringList lines;
    for (auto it = map.begin(); it != map.end(); ++it)
        lines += u"%1=%2"_s.arg(it.key(), it->toString());
    return lines;
}

QJsonObject mapOf(const QStringList &lines)
{
    QJsonObject map;
    for (const QString &line : lines)
        map.insert(line.section(u'=', 0, 0), line.section(u'=', 1));
    return map;
}

QJsonArray parametersOf(const QStringList &lines)
{
    QJsonArray list;
    for (const QString &line : lines)
        list += QJsonObject{{u"name"_s, line.section(u'=', 0, 0)}, {u"default"_s, line.section(u'=', 1)}};
    return list;
}

QString idText(const QJsonValue &value)
{
    return value.isString()         ? value.toString()
           : value.toInteger() != 0 ? QString::number(value.toInteger())
                                    : QString();
}

QStringList knownTypes()
{
    return {u"notebook_task"_s, u"spark_python_task"_s, u"sql_task"_s, u"run_job_task"_s};
}

JobTaskSpec readTask(const QJsonObject &json)
{
    JobTaskSpec task;
    task.key = json.value("task_key"_L1).toString(task.key);
    task.type = u"other"_s;
    for (const QString &type : knownTypes()) {
        if (json.value(type).isObject())
            task.type = type;
    }
    const QJsonObject body = json.value(task.type).toObject();
    if (task.type == "notebook_task"_L1) {
        task.path = body.value("notebook_path"_L1).toString();
        task.parameters = linesOf(body.value("base_parameters"_L1).toObject());
    } else if (task.type == "spark_python_task"_L1) {
        task.path = body.value("python_file"_L1).toString();
        for (const QJsonValue &argument : body.value("parameters"_L1).toArray())
            task.parameters += argument.toString();
    } else if (task.type == "sql_task"_L1) {
        task.path = body.value("file"_L1).toObject().value("path"_L1).toString();
        task.queryId = body.value("query"_L1).toObject().value("query_id"_L1).toString();
        task.parameters = linesOf(body.value("parameters"_L1).toObject());
    } else if (task.type == "run_job_task"_L1) {
        task.runJobId = idText(body.value("job_id"_L1));
        task.parameters = linesOf(body.value("job_parameters"_L1).toObject());
    }
    task.warehouseId = body.value("warehouse_id"_L1).toString();
    const QJsonObject cluster = json.value("new_cluster"_L1).toObject();
    task.clusterId = json.value("existing_cluster_id"_L1).toString();
    if (!task.clusterId.isEmpty())
        task.compute = u"existing"_s;
    else if (!cluster.isEmpty())
        task.compute = u"new"_s;
    else if (json.contains("job_cluster_key"_L1) || json.contains("environment_key"_L1))
        task.compute = u"other"_s;
    task.runtime = cluster.value("spark_version"_L1).toString(task.runtime);
    task.nodeType = cluster.value("node_type_id"_L1).toString();
    task.workers = cluster.value("num_workers"_L1).toInt(task.workers);
    task.maxRetries = json.value("max_retries"_L1).toInt();
    return task;
}

void writeBody(QJsonObject &json, const JobTaskSpec &task)
{
    for (const QString &type : knownTypes()) {
        if (type != task.type)
            json.remove(type);
    }
    QJsonObject body = json.value(task.type).toObject();
    const auto map = [&body, &task](QLatin1String key) {
        if (task.parameters.isEmpty())
            body.remove(key);
        else
            body.insert(key, mapOf(task.parameters));
    };
    if (task.type == "notebook_task"_L1) {
        body.insert("notebook_path"_L1, task.path);
        map("base_parameters"_L1);
    } else if (task.type == "spark_python_task"_L1) {
        body.insert("python_file"_L1, task.path);
        body.insert("parameters"_L1, QJsonArray::fromStringList(task.parameters));
        if (task.parameters.isEmpty())
            body.remove("parameters"_L1);
    } else if (task.type == "sql_task"_L1) {
        body.insert("warehouse_id"_L1, task.warehouseId);
        QJsonObject file = body.value("file"_L1).toObject();
        file.insert("path"_L1, task.path);
        body.remove("file"_L1);
        body.remove("query"_L1);
        if (task.queryId.isEmpty())
            body.insert("file"_L1, file);
        else
            body.insert("query"_L1, QJsonObject{{u"query_id"_s, task.queryId}});
        map("parameters"_L1);
    } else if (task.type == "run_job_task"_L1) {
        body.insert("job_id"_L1, task.runJobId.toLongLong());
        map("job_parameters"_L1);
    }
    json.insert(task.type, body);
}

QJsonObject writeTask(QJsonObject json, const JobTaskSpec &task)
{
    JobTaskSpec before;
    before.type.clear(); // a new task has none yet
    if (!json.isEmpty())
        before = readTask(json);
    json.insert("task_key"_L1, task.key);
    JobTaskSpec sameBody = before;
    sameBody.key = task.key;
    sameBody.compute = task.compute;
    sameBody.clusterId = task.clusterId;
    sameBody.runtime = task.runtime;
    sameBody.nodeType = task.nodeType;
    sameBody.workers = task.workers;
    sameBody.maxRetries = task.maxRetries;
    if (task.type != "other"_L1 && !(sameBody == task))
        writeBody(json, task);
    if (task.maxRetries != before.maxRetries)
        json.insert("max_retries"_L1, task.maxRetries);
    const bool computes = task.type == "notebook_task"_L1 || task.type == "spark_python_task"_L1;
    const QString compute = computes || task.type == "other"_L1 ? task.compute : u"serverless"_s;
    if (compute == "other"_L1)
        return json;
    json.remove("job_cluster_key"_L1);
    if (compute != "serverless"_L1 || !computes)
        json.remove("environment_key"_L1);
    if (compute == "existing"_L1)
        json.insert("existing_cluster_id"_L1, task.clusterId);
    else
        json.remove("existing_cluster_id"_L1);
    if (compute == "new"_L1) {
        QJsonObject cluster = json.value("new_cluster"_L1).toObject();
        cluster.insert("spark_version"_L1, task.runtime);
        cluster.insert("node_type_id"_L1, task.nodeType);
        if (!cluster.contains("autoscale"_L1))
            cluster.insert("num_workers"_L1, task.workers);
        json.insert("new_cluster"_L1, cluster);
    } else {
        json.remove("new_cluster"_L1);
    }
    return json;
}

void readStart(const QJsonObject &json, JobSpec &spec)
{
    const auto paused = [](const QJsonObject &of) { return of.value("pause_status"_L1).toString() == "PAUSED"_L1; };
    if (const QJsonObject schedule = json.value("schedule"_L1).toObject(); !schedule.isEmpty()) {
        spec.startedBy = u"schedule"_s;
        spec.cron = schedule.value("quartz_cron_expression"_L1).toString();
        spec.zone = schedule.value("timezone_id"_L1).toString();
        spec.paused = paused(schedule);
    } else if (const QJsonValue continuous = json.value("continuous"_L1); continuous.isObject()) {
        spec.startedBy = u"continuous"_s;
        spec.paused = paused(continuous.toObject());
    } else if (const QJsonObject trigger = json.value("trigger"_L1).toObject(); !trigger.isEmpty()) {
        const QJsonObject periodic = trigger.value("periodic"_L1).toObject();
        spec.startedBy = periodic.isEmpty() ? u"other"_s : u"periodic"_s;
        spec.every = periodic.value("interval"_L1).toInt(spec.every);
        spec.unit = periodic.value("unit"_L1).toString(spec.unit);
        spec.paused = paused(trigger);
    } else if (json.contains("triggers"_L1)) {
        spec.startedBy = u"other"_s;
    }
}

void writeStart(QJsonObject &json, const JobSpec &spec)
{
    if (spec.startedBy == "other"_L1)
        return;
    const QString pause = spec.paused ? u"PAUSED"_s : u"UNPAUSED"_s;
    const auto take = [&json](QLatin1String key) { return json.take(key).toObject(); };
    QJsonObject schedule = take("schedule"_L1), continuous = take("continuous"_L1), trigger = take("trigger"_L1);
    json.remove("triggers"_L1);
    if (spec.startedBy == "schedule"_L1) {
        schedule.insert("quartz_cron_expression"_L1, spec.cron);
        schedule.insert("timezone_id"_L1, spec.zone);
        schedule.insert("pause_status"_L1, pause);
        json.insert("schedule"_L1, schedule);
    } else if (spec.startedBy == "continuous"_L1) {
        continuous.insert("pause_status"_L1, pause);
        json.insert("continuous"_L1, continuous);
    } else if (spec.startedBy == "periodic"_L1) {
        trigger.insert("periodic"_L1, QJsonObject{{u"interval"_s, spec.every}, {u"unit"_s, spec.unit}});
        trigger.insert("pause_status"_L1, pause);
        json.insert("trigger"_L1, trigger);
    }
}

JobSpec specOf(const QJsonObject &json)
{
    JobSpec spec;
    spec.name = json.value("name"_L1).toString();
    spec.description = json.value("description"_L1).toString();
    readStart(json, spec);
    spec.maxConcurrentRuns = json.value("max_concurrent_runs"_L1).toInt(1);
    spec.queue = json.value("queue"_L1).toObject().value("enabled"_L1).toBool();
    spec.timeoutMinutes = json.value("timeout_seconds"_L1).toInt() / 60;
    for (const QJsonValue &parameter : json.value("parameters"_L1).toArray())
        spec.parameters += u"%1=%2"_s.arg(parameter.toObject().value("name"_L1).toString(),
                                          parameter.toObject().value("default"_L1).toString());
    spec.tags = linesOf(json.value("tags"_L1).toObject());
    QStringList mails;
    for (const QJsonValue &mail : json.value("email_notifications"_L1).toObject().value("on_failure"_L1).toArray())
        mails += mail.toString();
    spec.failureMails = mails.join(u", "_s);
    const QJsonArray tasks = json.value("tasks"_L1).toArray();
    spec.tasks = int(tasks.size());
    if (!tasks.isEmpty())
        spec.task = readTask(tasks.first().toObject());
    return spec;
}

} // namespace

Result<JobSpec> readJobSpec(const QByteArray &settings)
{
    return JsonReader::parse(settings).map([](const JsonReader &json) { return specOf(json.json()); });
}

QByteArray writeJobSpec(const QByteArray &settings, const JobSpec &spec)
{
    QJsonObject json = QJsonDocument::fromJson(settings).object();
    const JobSpec before = specOf(json);
    const auto text = [&json](QLatin1String key, const QString &value) {
        if (value.isEmpty())
            json.remove(key);
        else
            json.insert(key, value);
    };
    text("name"_L1, spec.name);
    text("description"_L1, spec.description);
    if (before.startedBy != spec.startedBy || before.paused != spec.paused || before.cron != spec.cron ||
        before.zone != spec.zone || before.every != spec.every || before.unit != spec.unit)
        writeStart(json, spec);
    if (before.maxConcurrentRuns != spec.maxConcurrentRuns)
        json.insert("max_concurrent_runs"_L1, spec.maxConcurrentRuns);
    if (before.queue != spec.queue)
        json.insert("queue"_L1, QJsonObject{{u"enabled"_s, spec.queue}});
    if (before.timeoutMinutes != spec.timeoutMinutes)
        json.insert("timeout_seconds"_L1, qint64(spec.timeoutMinutes) * 60);
    if (before.parameters != spec.parameters) {
        json.insert("parameters"_L1, parametersOf(spec.parameters));
        if (spec.parameters.isEmpty())
            json.remove("parameters"_L1);
    }
    if (before.tags != spec.tags) {
        json.insert("tags"_L1, mapOf(spec.tags));
        if (spec.tags.isEmpty())
            json.remove("tags"_L1);
    }
    if (before.failureMails != spec.failureMails) {
        QJsonObject mails = json.value("email_notifications"_L1).toObject();
        QStringList list;
        for (const QString &mail : spec.failureMails.split(u',', Qt::SkipEmptyParts))
            list += mail.trimmed();
        mails.insert("on_failure"_L1, QJsonArray::fromStringList(list));
        if (list.isEmpty())
            mails.remove("on_failure"_L1);
        json.insert("email_notifications"_L1, mails);
    }
    QJsonArray tasks = json.value("tasks"_L1).toArray();
    if (tasks.size() <= 1 && spec.tasks <= 1 && !(tasks.size() == 1 && before.task == spec.task)) {
        tasks = {writeTask(tasks.isEmpty() ? QJsonObject() : tasks.first().toObject(), spec.task)};
        json.insert("tasks"_L1, tasks);
    }
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

} // namespace trowel
