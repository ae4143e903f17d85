// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kinds/job_tabs.h"
#include "ui/kinds/job_words.h"
#include "ui/kinds/run_output_view.h"
#include "ui/model/format.h"
#include "ui/model/session.h"
#include "ui/pages/async_preview.h"
#include "ui/pages/table_tab.h"
#include "ui/pages/task_timeline.h"

#include <QCoreApplication>

#include <algorithm>

namespace trowel {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Runs)
};

Task<Run> readRun(Session &session, qint64 id)
{
    return JobRuns(session.workspace().api().named(QStringLiteral("Read job run"))).get(id);
}

QWidget *tasksTab(Session &session, const RunRow &run, QWidget *parent)
{
    TableTab table;
    table.id = QStringLiteral("runTasks");
    table.name = Words::tr("Tasks of the run of %1").arg(run.name);
    table.columns = {{QStringLiteral("task"), Words::tr("Task"), 16, false, true},
                     {QStringLiteral("state"), Words::tr("State"), 18},
                     {QStringLiteral("started"), Words::tr("Started"), 18},
                     {QStringLiteral("duration"), Words::tr("Duration"), 10, true}};
    table.empty = Words::tr("No task has run");
    table.load = [&session, id = run.id] {
        return readRun(session, id).andThen([](const Run &read) {
            QList<TabRow> rows;
            for (const TaskRun &task : read.tasks) {
                const RunStateWords words = runStateWords(task.outcome);
                Cell key{task.key};
                key.bold = isFailure(task.outcome.state);
                if (task.attempt > 0)
                    key.tail = Words::tr("attempt %1").arg(task.attempt + 1);
                Cell state{words.text};
                state.glyph = words.glyph;
                state.toolTip = words.toolTip;
                const bool begun = task.outcome.state != RunState::Blocked;
                Cell started{begun ? formatTime(task.startMs) : orDash({})};
                started.toolTip = begun ? formatUtc(task.startMs) : QString();
                Cell duration{taskDurationWords(task)};
                duration.right = true;
                rows += TabRow{QString::number(task.id), {key, state, started, duration}};
            }
            return rows;
        });
    };
    return makeTableTab(std::move(table), session, parent);
}

QWidget *ganttTab(Session &session, const RunRow &run, QWidget *parent)
{
    auto read = std::make_shared<Run>();
    const auto fetch = [&session, read, id = run.id] {
        return readRun(session, id).andThen([read](const Run &whole) {
            *read = whole;
            return QByteArray();
        });
    };
    const auto show = [read](const QByteArray &) -> QWidget * {
        QList<TimelineBar> bars;
        for (const TaskRun &task : read->tasks) {
            const RunStateWords words = runStateWords(task.outcome);
            const bool begun = task.outcome.state != RunState::Blocked;
            bars += TimelineBar{QString::number(task.id),
                                task.attempt > 0 ? Words::tr("%1, attempt %2").arg(task.key).arg(task.attempt + 1)
                                                 : task.key,
                                words.glyph,
                                words.text,
                                begun ? task.startMs : 0,
                                task.setupMs,
                                task.endMs};
        }
        std::stable_sort(bars.begin(), bars.end(), [](const TimelineBar &a, const TimelineBar &b) {
            return (a.startMs > 0 ? a.startMs : LLONG_MAX) < (b.startMs > 0 ? b.startMs : LLONG_MAX);
        });
        return new TaskTimeline(bars, QDateTime::currentMSecsSinceEpoch());
    };
    return new AsyncPreview(fetch, show, session.workspace().profile().host.host(), parent);
}

QWidget *outputTab(const ActionScope &scope, const RunRow &run, QWidget *parent)
{
    Session &session = scope.session;
    auto read = std::make_shared<Run>();
    const auto fetch = [&session, read, id = run.id] {
        return readRun(session, id).andThen([read](const Run &whole) {
            *read = whole;
            return QByteArray();
        });
    };
    const auto show = [read, &session, &prompter = scope.prompter](const QByteArray &) -> QWidget * {
        return new RunOutputView(*read, session, prompter);
    };
    return new AsyncPreview(fetch, show, session.workspace().profile().host.host(), parent);
}

} // namespace

QList<DetailTab> runTabs()
{
    return {{QStringLiteral("tasks"), Words::tr("Tasks")},
            {QStringLiteral("gantt"), Words::tr("Timeline")},
            {QStringLiteral("output"), Words::tr("Output")}};
}

QWidget *makeRunTab(const QString &tab, const ActionScope &scope, const RunRow &run, QWidget *parent)
{
    if (tab == QLatin1String("tasks"))
        return tasksTab(scope.session, run, parent);
    return tab == QLatin1String("gantt") ? ganttTab(scope.session, run, parent) : outputTab(scope, run, parent);
}

} // namespace trowel
