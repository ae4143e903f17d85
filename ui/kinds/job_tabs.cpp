// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kinds/job_tabs.h"

#include "ui/kinds/columns.h"
#include "ui/kinds/job_words.h"
#include "ui/model/prompter.h"
#include "ui/model/session.h"
#include "ui/pages/async_preview.h"
#include "ui/pages/table_tab.h"
#include "ui/pages/task_graph.h"

#include <QCoreApplication>

namespace trowel {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Jobs)
};

ApiClient api(Session &session, const char *purpose)
{
    return session.workspace().api().named(QLatin1String(purpose));
}

QString dependencies(const JobTask &task)
{
    QStringList names;
    for (const JobTask::Dependency &on : task.dependsOn)
        names += on.outcome.isEmpty() ? on.task : QStringLiteral("%1 = %2").arg(on.task, on.outcome);
    return orDash(names.join(QStringLiteral(", ")));
}

QWidget *tasksTab(Session &session, const JobRow &job, QWidget *parent)
{
    TableTab table;
    table.id = QStringLiteral("jobTasks");
    table.name = Words::tr("Tasks of %1").arg(job.name);
    table.columns = {{QStringLiteral("task"), Words::tr("Task"), 16, false, true},
                     {QStringLiteral("type"), Words::tr("Type"), 11},
                     {QStringLiteral("after"), Words::tr("After"), 14},
                     {QStringLiteral("runs"), Words::tr("Runs"), 24}};
    table.empty = Words::tr("The job has no task");
    table.load = [&session, id = job.id] {
        return Jobs(api(session, "Read job")).get(id).andThen([](const Job &read) {
            QList<TabRow> rows;
            for (const JobTask &task : read.tasks) {
                Cell key{task.key};
                key.dim = task.disabled;
                key.toolTip = task.description;
                Cell target{orDash(task.target)};
                target.elide = Qt::ElideMiddle;
                rows += TabRow{task.key, {key, Cell{taskTypeWords(task.type)}, dimCell(dependencies(task)), target}};
            }
            return rows;
        });
    };
    return makeTableTab(std::move(table), session, parent);
}

struct Graphed
{
    Job job;
    Run run; ///< the last one; without an id there is none
};

QWidget *graphTab(Session &session, const JobRow &job, QWidget *parent)
{
    auto read = std::make_shared<Graphed>();
    const qint64 last = job.runs.isEmpty() ? 0 : job.runs.first().runId;
    const auto fetch = [&session, read, id = job.id, last] {
        return Jobs(api(session, "Read job")).get(id).andThen([&session, read, last](const Job &whole) {
            read->job = whole;
            if (last == 0)
                return Task<QByteArray>::ready(QByteArray());
            return JobRuns(api(session, "Read job run"))
                .get(last)
                .andThen([read](const Run &run) {
                    read->run = run;
                    return QByteArray();
                })
                // The graph is there without the states of a run that is gone.
                .orElse([](const Error &) { return Task<QByteArray>::ready(QByteArray()); });
        });
    };
    const auto show = [read](const QByteArray &) -> QWidget * {
        QHash<QString, RunStateWords> states;
        for (const TaskRun &task : read->run.lastAttempts())
            states.insert(task.key, runStateWords(task.outcome));
        QList<GraphNode> nodes;
        for (const JobTask &task : read->job.tasks) {
            GraphNode node;
            node.key = node.text = task.key;
            if (states.contains(task.key)) {
                node.glyph = states.value(task.key).glyph;
                node.state = states.value(task.key).text;
            }
            node.note = QStringLiteral("%1 %2").arg(taskTypeWords(task.type), task.target).trimmed();
            for (const JobTask::Dependency &on : task.dependsOn)
                node.dependsOn += on.task;
            nodes += node;
        }
        return new TaskGraph(nodes);
    };
    return new AsyncPreview(fetch, show, session.workspace().profile().host.host(), parent);
}

QWidget *runsTab(const ActionScope &scope, const JobRow &job, QWidget *parent)
{
    Session &session = scope.session;
    TableTab table;
    table.id = QStringLiteral("jobRuns");
    table.name = Words::tr("Runs of %1").arg(job.name);
    table.columns = {{QStringLiteral("started"), Words::tr("Started"), 18, false, true},
                     {QStringLiteral("state"), Words::tr("State"), 16},
                     {QStringLiteral("duration"), Words::tr("Duration"), 10, true},
                     {QStringLiteral("trigger"), Words::tr("Started by"), 12}};
    table.empty = Words::tr("No run in the last 60 days");
    table.load = [&session, id = job.id] {
        auto rows = std::make_shared<QList<TabRow>>();
        // Two pages: the list of runs has them all.
        return JobRuns(api(session, "List runs of job"))
            .list(
                id,
                [rows](const QList<RunRow> &runs) {
                    for (const RunRow &run : runs) {
                        const RunStateWords words = runStateWords(run.outcome);
                        Cell started{formatTime(run.startMs)};
                        started.toolTip = formatUtc(run.startMs);
                        Cell state{words.text};
                        state.glyph = words.glyph;
                        state.toolTip = words.toolTip;
                        Cell duration{runDurationWords(run)};
                        duration.right = true;
                        *rows += TabRow{run.key(), {started, state, duration, dimCell(triggerWords(run.trigger))}};
                    }
                },
                2)
            .andThen([rows](const ListEnd &) { return *rows; });
    };
    const Place all{session.workspace().profile().id, QStringLiteral("runs"), job.key(), {}};
    Prompter &prompter = scope.prompter;
    table.activate = [&prompter, all](const QString &key) {
        Place one = all;
        one.object = key;
        prompter.open(one);
    };
    TabVerb open;
    open.id = QStringLiteral("showAllRuns");
    open.text = Words::tr("Show all runs");
    open.icon = QStringLiteral("clock");
    open.needsRow = false;
    open.run = [&prompter, all](const QStringList &, const std::function<void()> &) { prompter.open(all); };
    table.verbs = {open};
    return makeTableTab(std::move(table), session, parent);
}

} // namespace

QList<DetailTab> jobTabs()
{
    return {{QStringLiteral("tasks"), Words::tr("Tasks")},
            {QStringLiteral("graph"), Words::tr("Graph")},
            {QStringLiteral("runs"), Words::tr("Runs")}};
}

QWidget *makeJobTab(const QString &tab, const ActionScope &scope, const JobRow &job, QWidget *parent)
{
    if (tab == QLatin1String("tasks"))
        return tasksTab(scope.session, job, parent);
    return tab == QLatin1String("graph") ? graphTab(scope.session, job, parent) : runsTab(scope, job, parent);
}

} // namespace trowel
