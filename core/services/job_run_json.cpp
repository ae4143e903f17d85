// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/services/job_run_json.h"

#include "core/services/job_json.h"
#include "core/services/search_key.h"

#include <QJsonDocument>

#include <algorithm>

namespace trowel {

using namespace Qt::StringLiterals;

namespace {

QByteArray compact(const QJsonObject &json)
{
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

RunRow readRow(const JsonReader &json)
{
    RunRow row;
    row.id = json.integer("run_id"_L1);
    if (row.id == 0)
        json.report("run_id"_L1, u"missing"_s);
    row.jobId = json.integer("job_id"_L1);
    row.name = json.string("run_name"_L1, u"Untitled"_s);
    row.outcome = readRunOutcome(json);
    row.startMs = json.integer("start_time"_L1);
    row.endMs = json.integer("end_time"_L1);
    row.durationMs = isActive(row.outcome.state) ? 0 : readRunDuration(json);
    row.queueMs = json.integer("queue_duration"_L1);
    row.trigger = json.string("trigger"_L1);
    row.type = json.string("run_type"_L1);
    row.runBy = json.string("creator_user_name"_L1);
    row.searchKey = makeSearchKey({row.name, row.key(), row.jobId ? QString::number(row.jobId) : QString(), row.runBy,
                                   row.trigger, row.outcome.text, row.outcome.message});
    return row;
}

TaskRun readTaskRun(const JsonReader &json)
{
    const JobTask definition = readJobTask(json);
    TaskRun task;
    task.id = json.integer("run_id"_L1);
    task.key = definition.key.isEmpty() ? json.string("run_name"_L1) : definition.key;
    task.attempt = int(std::clamp(json.integer("attempt_number"_L1), qint64(0), qint64(100'000)));
    task.outcome = readRunOutcome(json);
    task.startMs = json.integer("start_time"_L1);
    task.endMs = json.integer("end_time"_L1);
    task.setupMs = json.integer("setup_duration"_L1);
    task.executionMs = json.integer("execution_duration"_L1);
    task.type = definition.type;
    task.target = definition.target;
    task.clusterId = json.object("cluster_instance"_L1).string("cluster_id"_L1);
    for (const JobTask::Dependency &on : definition.dependsOn)
        task.dependsOn += on.task;
    return task;
}

} // namespace

QList<RunRow> readRuns(const JsonReader &answer)
{
    QList<RunRow> rows;
    answer.forEach("runs"_L1, [&rows](const JsonReader &run) { rows += readRow(run); });
    return rows;
}

Result<Run> readRun(const RawJson &raw)
{
    return JsonReader::parse(raw.bytes).and_then([&raw](const JsonReader &json) {
        Run run;
        run.row = readRow(json);
        const QLatin1String list = json.has("tasks"_L1) ? "tasks"_L1 : "iterations"_L1;
        json.forEach(list, [&run](const JsonReader &task) { run.tasks += readTaskRun(task); });
        json.forEach("job_parameters"_L1, [&run](const JsonReader &parameter) {
            const QString fallback = parameter.string("default"_L1);
            run.parameters +=
                RunParameter{parameter.string("name"_L1), parameter.string("value"_L1, fallback), fallback};
        });
        json.forEach("repair_history"_L1, [&run](const JsonReader &repair) {
            if (repair.string("type"_L1) != "REPAIR"_L1)
                return;
            ++run.repairs;
            run.latestRepairId = repair.integer("id"_L1);
        });
        run.pageUrl = json.string("run_page_url"_L1);
        run.raw = raw;
        return json.finish(std::move(run));
    });
}

Result<RunOutput> readRunOutput(const QByteArray &body)
{
    return JsonReader::parse(body).and_then([](const JsonReader &json) {
        RunOutput output;
        output.error = json.string("error"_L1);
        output.trace = json.string("error_trace"_L1);
        output.logs = json.string("logs"_L1);
        output.logsTruncated = json.boolean("logs_truncated"_L1);
        const JsonReader notebook = json.object("notebook_output"_L1);
        output.result = notebook.string("result"_L1);
        output.resultTruncated = notebook.boolean("truncated"_L1);
        const JsonReader sql = json.object("sql_output"_L1);
        for (const QLatin1String kind : {"query_output"_L1, "file_output"_L1, "alert_output"_L1}) {
            const JsonReader part = sql.object(kind);
            if (output.query.isEmpty())
                output.query = part.string("query_text"_L1);
            if (output.resultLink.isEmpty())
                output.resultLink = part.string("output_link"_L1);
            if (output.alertState.isEmpty())
                output.alertState = part.string("alert_state"_L1);
        }
        output.dashboard = json.has("dashboard_output"_L1) || sql.has("dashboard_output"_L1);
        output.artifacts = !json.object("dbt_output"_L1).string("artifacts_link"_L1).isEmpty();
        output.startedRun = json.object("run_job_output"_L1).integer("run_id"_L1);
        output.info = json.string("info"_L1);
        return json.finish(std::move(output));
    });
}

Result<qint64> readRepairId(const QByteArray &body)
{
    return readId(body, "repair_id"_L1);
}

QByteArray writeRunId(qint64 runId)
{
    return compact({{u"run_id"_s, runId}});
}

QByteArray writeCancelAll(qint64 jobId)
{
    return compact({{u"job_id"_s, jobId}});
}

QByteArray writeRepair(const RepairRun &how)
{
    QJsonObject json{{u"run_id"_s, how.runId}};
    if (how.tasks.isEmpty())
        json.insert("rerun_all_failed_tasks"_L1, true);
    else
        json.insert("rerun_tasks"_L1, QJsonArray::fromStringList(how.tasks));
    json.insert("rerun_dependent_tasks"_L1, how.dependent);
    if (how.latestRepairId != 0)
        json.insert("latest_repair_id"_L1, how.latestRepairId);
    return compact(json);
}

} // namespace trowel
