// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/job_run_json.h"

#include "app/demo/job_settings.h"
#include "app/demo/world.h"

namespace trowel::demo {

using namespace Qt::StringLiterals;

namespace {

const QString WorkloadFailed = u"Workload failed, see run output for details"_s;

QString wordOf(TaskRun::State state)
{
    constexpr const char *Names[] = {"BLOCKED", "PENDING", "WAITING", "RUNNING", "TERMINATING", "TERMINATED"};
    return QLatin1String(Names[int(state)]);
}

QString wordOf(JobRun::State state)
{
    constexpr const char *Names[] = {"QUEUED", "PENDING", "RUNNING", "TERMINATING", "TERMINATED", "SKIPPED"};
    return QLatin1String(Names[int(state)]);
}

struct Termination
{
    QString code;
    QString type;
};

Termination terminationOf(const QString &result)
{
    if (result == "SUCCESS"_L1 || result == "SUCCESS_WITH_FAILURES"_L1)
        return {result, u"SUCCESS"_s};
    if (result == "CANCELED"_L1)
        return {u"USER_CANCELED"_s, u"SUCCESS"_s};
    if (result == "TIMEDOUT"_L1)
        return {u"CANCELED"_s, u"CLIENT_ERROR"_s};
    if (result == "MAXIMUM_CONCURRENT_RUNS_REACHED"_L1)
        return {u"MAX_CONCURRENT_RUNS_EXCEEDED"_s, u"CLIENT_ERROR"_s};
    if (result == "DISABLED"_L1)
        return {result, u"SUCCESS"_s};
    if (result == "EXCLUDED"_L1 || result.startsWith("UPSTREAM"_L1))
        return {u"SKIPPED"_s, u"SUCCESS"_s};
    return {u"RUN_EXECUTION_ERROR"_s, u"CLIENT_ERROR"_s};
}

QJsonObject statusOf(const QString &state, const QString &result, const QString &message)
{
    const bool over = state == "TERMINATED"_L1 || state == "SKIPPED"_L1;
    QJsonObject status{{u"state"_s, over ? u"TERMINATED"_s : state}};
    if (over) {
        const Termination termination = terminationOf(result);
        status.insert(
            "termination_details"_L1,
            QJsonObject{{u"code"_s, termination.code}, {u"type"_s, termination.type}, {u"message"_s, message}});
    } else if (state == "QUEUED"_L1) {
        status.insert("queue_details"_L1,
                      QJsonObject{{u"code"_s, u"MAX_CONCURRENT_RUNS_REACHED"_s},
                                  {u"message"_s, u"Queued due to reaching maximum concurrent runs."_s}});
    }
    return status;
}

QString messageOf(const JobRun &run)
{
    if (run.state == JobRun::State::Skipped)
        return u"Run skipped: the job already has its maximum of concurrent runs."_s;
    if (run.result == "CANCELED"_L1)
        return u"Run cancelled."_s;
    for (const TaskRun &task : run.tasks) {
        if (run.last(task.key) != &task)
            continue;
        if (task.result == "FAILED"_L1)
            return u"Task %1 failed with message: %2."_s.arg(task.key, WorkloadFailed);
        if (task.result == "TIMEDOUT"_L1)
            return u"Task %1 ran into its time limit."_s.arg(task.key);
    }
    return {};
}

QString pageUrl(const QString &host, qint64 jobId, qint64 runId)
{
    return u"http://%1/?o=%2#job/%3/run/%4"_s.arg(host).arg(World::WorkspaceId).arg(jobId).arg(runId);
}

} // namespace

QJsonObject runToJson(const JobRun &run, const QString &host)
{
    const QString message = messageOf(run);
    QJsonObject state{{u"life_cycle_state"_s, wordOf(run.state)},
                      {u"state_message"_s, message},
                      {u"user_cancelled_or_timedout"_s, run.cancelled || run.result == "TIMEDOUT"_L1}};
    if (!run.isActive())
        state.insert("result_state"_L1, run.result);
    if (run.result == "FAILED"_L1) // measured: a run with a failed task looks as if the service had broken
        state.insert("life_cycle_state"_L1, u"INTERNAL_ERROR"_s);
    QJsonObject json{{u"run_id"_s, run.id},
                     {u"job_id"_s, run.jobId},
                     {u"job_run_id"_s, run.id},
                     {u"number_in_job"_s, run.id},
                     {u"original_attempt_run_id"_s, run.id},
                     {u"run_name"_s, run.name},
                     {u"run_type"_s, run.type},
                     {u"trigger"_s, run.trigger},
                     {u"creator_user_name"_s, run.runBy},
                     {u"start_time"_s, run.startMs},
                     {u"end_time"_s, run.endMs},
                     {u"setup_duration"_s, 0},
                     {u"execution_duration"_s, 0},
                     {u"cleanup_duration"_s, 0},
                     {u"state"_s, state},
                     {u"status"_s, statusOf(wordOf(run.state), run.result, message)},
                     {u"run_page_url"_s, pageUrl(host, run.jobId, run.id)},
                     {u"format"_s, u"MULTI_TASK"_s},
                     {u"overriding_parameters"_s, run.overriding}};
    if (run.endMs > 0)
        json.insert("run_duration"_L1, run.endMs - run.startMs);
    if (!run.parameters.isEmpty())
        json.insert("job_parameters"_L1, run.parameters);
    return json;
}

QJsonObject taskToJson(const JobRun &run, const TaskRun &task, const QString &host)
{
    QJsonObject json = task.definition;
    const QString message = task.result == "FAILED"_L1              ? WorkloadFailed
                            : task.result == "TIMEDOUT"_L1          ? u"The task ran into its time limit."_s
                            : task.result.startsWith("UPSTREAM"_L1) ? u"An upstream task did not succeed."_s
                                                                    : QString();
    const QString word = wordOf(task.state);
    QJsonObject state{{u"life_cycle_state"_s, word == "WAITING"_L1 ? u"WAITING_FOR_RETRY"_s : word},
                      {u"state_message"_s, message},
                      {u"user_cancelled_or_timedout"_s, task.result == "CANCELED"_L1}};
    if (!task.result.isEmpty())
        state.insert("result_state"_L1, task.result);
    json.insert("run_id"_L1, task.id);
    json.insert("attempt_number"_L1, task.attempt);
    json.insert("start_time"_L1, task.startMs);
    json.insert("end_time"_L1, task.endMs);
    json.insert("setup_duration"_L1, task.runningMs > 0 ? task.runningMs - task.startMs : 0);
    json.insert("execution_duration"_L1, task.runningMs > 0 && task.endMs > 0 ? task.endMs - task.runningMs : 0);
    json.insert("cleanup_duration"_L1, 0);
    json.insert("state"_L1, state);
    json.insert("status"_L1, statusOf(word, task.result, message));
    json.insert("run_page_url"_L1, pageUrl(host, run.jobId, task.id));
    if (task.runningMs > 0 && taskType(task.definition) != "sql_task"_L1)
        json.insert("cluster_instance"_L1,
                    QJsonObject{{u"cluster_id"_s, u"1105-%1-job"_s.arg(run.jobId % 1000000, 6, 10, QLatin1Char('0'))},
                                {u"spark_context_id"_s, QString::number(run.id)}});
    return json;
}

QJsonArray repairHistory(const JobRun &run)
{
    QJsonArray history;
    const auto item = [&](const QString &type, qint64 start, const QList<qint64> &tasks) {
        QJsonArray ids;
        for (const qint64 id : tasks)
            ids += id;
        return QJsonObject{{u"type"_s, type},
                           {u"start_time"_s, start},
                           {u"end_time"_s, run.endMs},
                           {u"state"_s, QJsonObject{{u"life_cycle_state"_s, wordOf(run.state)}}},
                           {u"status"_s, statusOf(wordOf(run.state), run.result, messageOf(run))},
                           {u"task_run_ids"_s, ids}};
    };
    QList<qint64> repaired;
    for (const Repair &repair : run.repairs)
        repaired += repair.taskRuns;
    QList<qint64> first;
    for (const TaskRun &task : run.tasks) {
        if (!repaired.contains(task.id))
            first += task.id;
    }
    history += item(u"ORIGINAL"_s, run.startMs, first);
    for (const Repair &repair : run.repairs) {
        QJsonObject json = item(u"REPAIR"_s, repair.startMs, repair.taskRuns);
        json.insert("id"_L1, repair.id);
        history += json;
    }
    return history;
}

QJsonObject outputToJson(const JobRun &run, const TaskRun &task, const QString &host, qint64 startedRun)
{
    QJsonObject json{{u"metadata"_s, taskToJson(run, task, host)}};
    const QString type = taskType(task.definition);
    const bool failed = task.result == "FAILED"_L1;
    if (failed) {
        json.insert("error"_L1, task.error);
        json.insert("error_trace"_L1,
                    u"Traceback (most recent call last):\n  File \"<command-1>\", line 42, in <module>\n"
                    "    merged = orders.join(customers, \"customer_id\")\n  File "
                    "\"/databricks/spark/python/pyspark/sql/dataframe.py\", line 1902, in join\n    jdf = "
                    "self._jdf.join(other._jdf, on, how)\n%1\n"_s.arg(task.error));
    }
    if (type == "notebook_task"_L1)
        json.insert(
            "notebook_output"_L1,
            task.result == "SUCCESS"_L1
                ? QJsonObject{{u"result"_s, u"{\"rows\":%1}"_s.arg(1000 + task.id % 9000)}, {u"truncated"_s, false}}
                : QJsonObject());
    if (type == "spark_python_task"_L1 || type == "python_wheel_task"_L1 || type == "spark_jar_task"_L1) {
        json.insert("logs"_L1, u"%1 started\nreading 12 partitions\n%2"_s.arg(task.key, failed ? task.error + u'\n'
                                                                                               : u"done\n"_s));
        json.insert("logs_truncated"_L1, false);
    }
    if (type == "sql_task"_L1 && task.startMs > 0) {
        const QJsonObject sql = task.definition.value(type).toObject();
        const QString query = sql.value("query"_L1).toObject().value("query_id"_L1).toString();
        QJsonObject part{{u"warehouse_id"_s, sql.value("warehouse_id"_L1)},
                         {u"query_text"_s,
                          u"SELECT region, sum(amount) AS revenue\nFROM finance.reports.daily_revenue\n"
                          "GROUP BY region"_s}};
        if (!query.isEmpty())
            part.insert("output_link"_L1, u"%1/sql/editor/%2"_s.arg(host, query));
        json.insert("sql_output"_L1, QJsonObject{{query.isEmpty() ? u"file_output"_s : u"query_output"_s, part}});
    }
    if (startedRun > 0)
        json.insert("run_job_output"_L1, QJsonObject{{u"run_id"_s, startedRun}});
    return json;
}

} // namespace trowel::demo
