// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kinds/job_form.h"

#include "core/services/job_rules.h"
#include "core/services/job_spec.h"
#include "ui/kinds/job_words.h"
#include "ui/model/format.h"

#include <QCoreApplication>
#include <QTimeZone>

#include <algorithm>

namespace trowel {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(JobForm)
};

using Type = FormField::Type;
using Choice = FormField::Choice;

FormField field(const char *id, const QString &section, const QString &label, Type type, const QVariant &value)
{
    FormField made;
    made.id = QLatin1String(id);
    made.section = section;
    made.label = label;
    made.type = type;
    made.value = value;
    return made;
}

QString text(const FormValues &values, const char *id)
{
    return values.value(QLatin1String(id)).toString();
}

std::function<bool(const FormValues &)> when(const char *id, const QStringList &among)
{
    return [id, among](const FormValues &values) { return among.contains(text(values, id)); };
}

void keepUnknown(QList<Choice> &choices, const QString &value, const QString &words)
{
    const bool known =
        std::any_of(choices.cbegin(), choices.cend(), [&](const Choice &choice) { return choice.value == value; });
    if (!known && !value.isEmpty())
        choices += Choice{value, words};
}

QList<FormField> startFields(const JobSpec &spec)
{
    const QString section = Words::tr("Schedule");
    FormField by = field("started_by", section, Words::tr("Starts"), Type::Choice, spec.startedBy);
    by.choices = {{QStringLiteral("manual"), Words::tr("By hand")},
                  {QStringLiteral("schedule"), Words::tr("By a schedule")},
                  {QStringLiteral("periodic"), Words::tr("At intervals")},
                  {QStringLiteral("continuous"), Words::tr("Continuously")}};
    keepUnknown(by.choices, spec.startedBy, Words::tr("By another trigger"));
    FormField cron = field("cron", section, Words::tr("Cron expression"), Type::Text, spec.cron);
    cron.hint = Words::tr("Quartz: second, minute, hour, day, month, day of week");
    cron.shown = when("started_by", {QStringLiteral("schedule")});
    FormField zone = field("zone", section, Words::tr("Time zone"), Type::Choice, spec.zone);
    for (const QByteArray &id : QTimeZone::availableTimeZoneIds()) {
        if (id == "UTC" || (id.contains('/') && !id.startsWith("Etc/")))
            zone.choices += Choice{QString::fromLatin1(id), QString::fromLatin1(id)};
    }
    keepUnknown(zone.choices, spec.zone, spec.zone);
    zone.editable = true;
    zone.shown = cron.shown;
    FormField every = field("every", section, Words::tr("Every"), Type::Number, spec.every);
    every.maximum = 100000;
    every.shown = when("started_by", {QStringLiteral("periodic")});
    FormField unit = field("unit", section, Words::tr("Unit"), Type::Choice, spec.unit);
    unit.choices = {{QStringLiteral("MINUTES"), Words::tr("Minutes")},
                    {QStringLiteral("HOURS"), Words::tr("Hours")},
                    {QStringLiteral("DAYS"), Words::tr("Days")},
                    {QStringLiteral("WEEKS"), Words::tr("Weeks")}};
    keepUnknown(unit.choices, spec.unit, sentenceCase(spec.unit));
    unit.shown = every.shown;
    FormField paused = field("paused", section, Words::tr("Paused"), Type::Check, spec.paused);
    paused.enabled =
        when("started_by", {QStringLiteral("schedule"), QStringLiteral("periodic"), QStringLiteral("continuous")});
    return {by, cron, zone, every, unit, paused};
}

QList<FormField> taskFields(const JobTaskSpec &task)
{
    const QString section = Words::tr("Task");
    FormField key = field("task_key", section, Words::tr("Task key"), Type::Text, task.key);
    FormField type = field("type", section, Words::tr("Runs"), Type::Choice, task.type);
    for (const char *known : {"notebook_task", "spark_python_task", "sql_task", "run_job_task"})
        type.choices += Choice{QLatin1String(known), taskTypeWords(QLatin1String(known))};
    keepUnknown(type.choices, task.type, Words::tr("Something else"));
    FormField path = field("path", section, Words::tr("Path"), Type::Text, task.path);
    path.hint = Words::tr("of the notebook or file in the workspace");
    path.shown = [](const FormValues &values) {
        const QString now = text(values, "type");
        return now == QLatin1String("notebook_task") || now == QLatin1String("spark_python_task") ||
               (now == QLatin1String("sql_task") && text(values, "query_id").trimmed().isEmpty());
    };
    FormField query = field("query_id", section, Words::tr("Query id"), Type::Text, task.queryId);
    query.hint = Words::tr("instead of a file");
    query.shown = when("type", {QStringLiteral("sql_task")});
    FormField warehouse = field("warehouse_id", section, Words::tr("SQL warehouse id"), Type::Text, task.warehouseId);
    warehouse.shown = query.shown;
    FormField job = field("run_job_id", section, Words::tr("Job id"), Type::Text, task.runJobId);
    job.shown = when("type", {QStringLiteral("run_job_task")});
    FormField parameters =
        field("task_parameters", section, Words::tr("Arguments"), Type::Lines, task.parameters.join(QLatin1Char('\n')));
    parameters.hint = Words::tr("One per line: name=value, or plain for a Python file");
    parameters.shown = [](const FormValues &values) { return text(values, "type") != QLatin1String("other"); };

    const QString compute = Words::tr("Compute");
    const auto computes = [](const char *with) {
        return [with](const FormValues &values) {
            const QString now = text(values, "type");
            const bool needs = now == QLatin1String("notebook_task") || now == QLatin1String("spark_python_task");
            return needs && (*with == '\0' || text(values, "compute") == QLatin1String(with));
        };
    };
    FormField on = field("compute", compute, Words::tr("Runs on"), Type::Choice, task.compute);
    on.choices = {{QStringLiteral("serverless"), Words::tr("Serverless")},
                  {QStringLiteral("existing"), Words::tr("An existing cluster")},
                  {QStringLiteral("new"), Words::tr("A new job cluster")}};
    keepUnknown(on.choices, task.compute, Words::tr("What the settings name"));
    on.shown = computes("");
    FormField cluster = field("cluster_id", compute, Words::tr("Cluster id"), Type::Text, task.clusterId);
    cluster.shown = computes("existing");
    FormField runtime = field("runtime", compute, Words::tr("Runtime"), Type::Text, task.runtime);
    runtime.shown = computes("new");
    FormField node = field("node_type", compute, Words::tr("Node type"), Type::Text, task.nodeType);
    node.shown = computes("new");
    FormField workers = field("workers", compute, Words::tr("Workers"), Type::Number, task.workers);
    workers.maximum = 10000;
    workers.shown = computes("new");
    FormField retries = field("max_retries", compute, Words::tr("Retries"), Type::Number, task.maxRetries);
    retries.hint = Words::tr("-1 for ever");
    retries.minimum = -1;
    return {key, type, path, query, warehouse, job, parameters, on, cluster, runtime, node, workers, retries};
}

FormValues valuesOf(const JobSpec &spec)
{
    FormValues values{{QStringLiteral("name"), spec.name},
                      {QStringLiteral("description"), spec.description},
                      {QStringLiteral("started_by"), spec.startedBy},
                      {QStringLiteral("cron"), spec.cron},
                      {QStringLiteral("zone"), spec.zone},
                      {QStringLiteral("every"), spec.every},
                      {QStringLiteral("unit"), spec.unit},
                      {QStringLiteral("paused"), spec.paused},
                      {QStringLiteral("max_concurrent_runs"), spec.maxConcurrentRuns},
                      {QStringLiteral("queue"), spec.queue},
                      {QStringLiteral("timeout"), spec.timeoutMinutes},
                      {QStringLiteral("parameters"), spec.parameters},
                      {QStringLiteral("tags"), spec.tags},
                      {QStringLiteral("failure_mails"), spec.failureMails}};
    if (spec.tasks > 1)
        return values;
    const JobTaskSpec &task = spec.task;
    values.insert(QStringLiteral("task_key"), task.key);
    values.insert(QStringLiteral("type"), task.type);
    values.insert(QStringLiteral("path"), task.path);
    values.insert(QStringLiteral("query_id"), task.queryId);
    values.insert(QStringLiteral("warehouse_id"), task.warehouseId);
    values.insert(QStringLiteral("run_job_id"), task.runJobId);
    values.insert(QStringLiteral("task_parameters"), task.parameters.join(QLatin1Char('\n')));
    values.insert(QStringLiteral("compute"), task.compute);
    values.insert(QStringLiteral("cluster_id"), task.clusterId);
    values.insert(QStringLiteral("runtime"), task.runtime);
    values.insert(QStringLiteral("node_type"), task.nodeType);
    values.insert(QStringLiteral("workers"), task.workers);
    values.insert(QStringLiteral("max_retries"), task.maxRetries);
    return values;
}

JobSpec specOf(const FormValues &values)
{
    JobSpec spec;
    spec.name = text(values, "name").trimmed();
    spec.description = text(values, "description");
    spec.startedBy = text(values, "started_by");
    spec.cron = text(values, "cron").trimmed();
    spec.zone = text(values, "zone").trimmed();
    spec.every = values.value(QStringLiteral("every")).toInt();
    spec.unit = text(values, "unit");
    spec.paused = values.value(QStringLiteral("paused")).toBool();
    spec.maxConcurrentRuns = values.value(QStringLiteral("max_concurrent_runs")).toInt();
    spec.queue = values.value(QStringLiteral("queue")).toBool();
    spec.timeoutMinutes = values.value(QStringLiteral("timeout")).toInt();
    spec.parameters = values.value(QStringLiteral("parameters")).toStringList();
    spec.tags = values.value(QStringLiteral("tags")).toStringList();
    spec.failureMails = text(values, "failure_mails");
    spec.tasks = values.contains(QStringLiteral("task_key")) ? 1 : 2;
    JobTaskSpec &task = spec.task;
    task.key = text(values, "task_key").trimmed();
    task.type = text(values, "type");
    task.path = text(values, "path").trimmed();
    task.queryId = text(values, "query_id").trimmed();
    task.warehouseId = text(values, "warehouse_id").trimmed();
    task.runJobId = text(values, "run_job_id").trimmed();
    task.parameters = filledLines(text(values, "task_parameters"));
    task.compute = text(values, "compute");
    task.clusterId = text(values, "cluster_id").trimmed();
    task.runtime = text(values, "runtime").trimmed();
    task.nodeType = text(values, "node_type").trimmed();
    task.workers = values.value(QStringLiteral("workers")).toInt();
    task.maxRetries = values.value(QStringLiteral("max_retries")).toInt();
    return spec;
}

} // namespace

QStringList filledLines(const QString &lines)
{
    QStringList filled;
    for (const QString &line : lines.split(QLatin1Char('\n'))) {
        if (!line.trimmed().isEmpty())
            filled += line.trimmed();
    }
    return filled;
}

FormSpec jobForm(const QByteArray &settings, bool edit)
{
    const JobSpec spec = edit ? readJobSpec(settings).value_or(JobSpec()) : JobSpec();
    FormSpec form;
    form.id = edit ? QStringLiteral("editJob") : QStringLiteral("createJob");
    form.title = edit ? Words::tr("Edit %1").arg(spec.name) : Words::tr("Create job");
    form.verb = edit ? Words::tr("Save") : Words::tr("Create");
    const QString general = Words::tr("General");
    form.fields += field("name", general, Words::tr("Name"), Type::Text, spec.name);
    form.fields += field("description", general, Words::tr("Description"), Type::Text, spec.description);
    if (spec.tasks <= 1)
        form.fields += taskFields(spec.task);
    else
        form.help = Words::tr("The job has %n tasks. They are edited as JSON.", nullptr, spec.tasks);
    form.fields += startFields(spec);
    const QString runs = Words::tr("Runs");
    FormField concurrent =
        field("max_concurrent_runs", runs, Words::tr("At the same time"), Type::Number, spec.maxConcurrentRuns);
    concurrent.hint = Words::tr("runs at most, 0 to skip all");
    form.fields += concurrent;
    form.fields += field("queue", runs, Words::tr("Queue further runs"), Type::Check, spec.queue);
    FormField timeout = field("timeout", runs, Words::tr("Time limit"), Type::Number, spec.timeoutMinutes);
    timeout.suffix = Words::tr(" min");
    timeout.hint = Words::tr("0 for none");
    form.fields += timeout;
    const QString further = Words::tr("More");
    form.fields += field("parameters", further, Words::tr("Parameters"), Type::Tags, spec.parameters);
    FormField mails = field("failure_mails", further, Words::tr("Email on failure"), Type::Text, spec.failureMails);
    mails.hint = Words::tr("e-mail addresses, separated by commas");
    form.fields += mails;
    form.fields += field("tags", further, Words::tr("Tags"), Type::Tags, spec.tags);

    FormJson json;
    json.base = edit ? settings : writeJobSpec(QByteArrayLiteral("{}"), spec);
    json.write = [](const QByteArray &before, const FormValues &values) {
        JobSpec typed = specOf(values);
        // What lines cannot show, such as an argument of several lines, is no change.
        if (const Result<JobSpec> there = readJobSpec(before);
            there && typed.task.parameters == specOf(valuesOf(*there)).task.parameters)
            typed.task.parameters = there->task.parameters;
        return writeJobSpec(before, typed);
    };
    json.read = [](const QByteArray &now) {
        const Result<JobSpec> read = readJobSpec(now);
        return read ? valuesOf(*read) : FormValues();
    };
    form.json = json;
    // What the server gave is never complained about.
    form.check = [given = edit ? checkJobSettings(settings) : QList<JobProblem>()](const FormValues &values) {
        QList<FieldProblem> problems;
        for (const JobProblem &problem : checkJobSettings(values.value(QStringLiteral("json")).toString().toUtf8())) {
            if (given.contains(problem))
                continue;
            const bool own = values.contains(problem.field);
            problems += FieldProblem{own ? problem.field : QStringLiteral("json"), problem.sentence};
        }
        return problems;
    };
    return form;
}

FormSpec runForm(const Job &job)
{
    FormSpec form;
    form.id = QStringLiteral("runJob");
    form.title = Words::tr("Run %1").arg(job.row.name);
    form.verb = Words::tr("Run now");
    const QString section = Words::tr("Parameters of this run");
    for (const JobParameter &parameter : job.parameters) {
        FormField made;
        made.id = QStringLiteral("parameter.") + parameter.name;
        made.section = section;
        made.label = parameter.name;
        made.value = parameter.value;
        form.fields += made;
    }
    FormField more = field("more", section, job.parameters.isEmpty() ? Words::tr("Parameters") : Words::tr("More"),
                           Type::Tags, QStringList());
    form.fields += more;
    FormField only = field("only", Words::tr("Tasks"), Words::tr("Only these tasks"), Type::Lines, QString());
    only.hint = Words::tr("One per line; empty for all; key+ includes what depends on it");
    form.fields += only;
    QStringList keys;
    for (const JobTask &task : job.tasks)
        keys += task.key;
    form.check = [keys](const FormValues &values) {
        QList<FieldProblem> problems;
        QStringList names;
        for (const QString &line : values.value(QStringLiteral("more")).toStringList()) {
            const QString name = line.section(QLatin1Char('='), 0, 0);
            const bool twice = names.contains(name) || values.contains(QStringLiteral("parameter.") + name);
            if ((name.trimmed().isEmpty() || twice) && problems.isEmpty())
                problems += FieldProblem{QStringLiteral("more"), twice ? Words::tr("%1 is there twice.").arg(name)
                                                                       : Words::tr("A parameter needs a name.")};
            names += name;
        }
        for (QString key : filledLines(text(values, "only"))) {
            key.remove(QLatin1Char('+'));
            const bool told = std::any_of(problems.cbegin(), problems.cend(), [](const FieldProblem &problem) {
                return problem.field == QLatin1String("only");
            });
            if (!keys.contains(key) && !told)
                problems += FieldProblem{QStringLiteral("only"), Words::tr("There is no task %1.").arg(key)};
        }
        return problems;
    };
    return form;
}

FormSpec repairForm(const Run &run)
{
    FormSpec form;
    form.id = QStringLiteral("repairRun");
    form.title = Words::tr("Repair run of %1").arg(run.row.name);
    form.verb = Words::tr("Repair run");
    form.help = Words::tr("The run keeps its id and its parameters; the tasks run with the settings the job has now.");
    QStringList keys, failed;
    for (const TaskRun &task : run.lastAttempts()) {
        keys += task.key;
        if (task.outcome.state != RunState::Succeeded && task.outcome.state != RunState::Skipped)
            failed += task.key;
    }
    FormField what = field("what", {}, Words::tr("Run again"), Type::Choice,
                           failed.isEmpty() ? QStringLiteral("chosen") : QStringLiteral("failed"));
    if (!failed.isEmpty())
        what.choices += Choice{QStringLiteral("failed"),
                               Words::tr("All %n tasks that did not succeed", nullptr, int(failed.size()))};
    what.choices += Choice{QStringLiteral("chosen"), Words::tr("These tasks")};
    form.fields += what;
    FormField tasks = field("tasks", {}, Words::tr("Tasks"), Type::Lines, failed.join(QLatin1Char('\n')));
    tasks.hint = Words::tr("One per line");
    tasks.shown = when("what", {QStringLiteral("chosen")});
    form.fields += tasks;
    form.fields += field("dependent", {}, Words::tr("And what depends on them"), Type::Check, true);
    form.check = [keys](const FormValues &values) {
        if (text(values, "what") != QLatin1String("chosen"))
            return QList<FieldProblem>();
        const QStringList chosen = filledLines(text(values, "tasks"));
        if (chosen.isEmpty())
            return QList<FieldProblem>{{QStringLiteral("tasks"), Words::tr("Name a task at least.")}};
        for (const QString &key : chosen) {
            if (!keys.contains(key))
                return QList<FieldProblem>{{QStringLiteral("tasks"), Words::tr("There is no task %1.").arg(key)}};
        }
        return QList<FieldProblem>();
    };
    return form;
}

} // namespace trowel
