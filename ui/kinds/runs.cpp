// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/services/job_runs.h"
#include "ui/kinds/columns.h"
#include "ui/kinds/job_tabs.h"
#include "ui/kinds/job_words.h"
#include "ui/kinds/run_actions.h"
#include "ui/kinds/run_follow.h"
#include "ui/model/session.h"

#include <QCoreApplication>
#include <QSet>

#include <algorithm>
#include <limits>

namespace trowel {

namespace {

using Row = RunRow;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Runs)
};

JobRuns service(Session &session, Lane lane, const char *purpose)
{
    return JobRuns(session.workspace().api(lane).named(QLatin1String(purpose)));
}

Cell stateCell(const Row &row)
{
    return wordsCell(runStateWords(row.outcome));
}

Cell timeCell(qint64 ms)
{
    Cell cell{formatTime(ms)};
    cell.toolTip = formatUtc(ms);
    return cell;
}

Cell idCell(qint64 id)
{
    Cell cell{id == 0 ? orDash({}) : QString::number(id)};
    cell.mono = true;
    cell.elide = Qt::ElideMiddle;
    return cell;
}

// What still runs stands behind what has ended, the longest last.
qint64 durationOrder(const Row &row)
{
    const bool runs = row.outcome.state == RunState::Running || row.outcome.state == RunState::Stopping;
    return row.durationMs > 0 || !runs || row.startMs <= 0 ? row.durationMs
                                                           : std::numeric_limits<qint64>::max() - row.startMs;
}

QList<Column<Row>> columns()
{
    QList<Column<Row>> list;
    list += textColumn<Row>(
        {QStringLiteral("job"), Words::tr("Job"), 22, false, true},
        [](const Row &r) {
            Cell cell{r.name};
            cell.bold = r.isMoving();
            return cell;
        },
        [](const Row &r) { return fold(r.name); });
    list += textColumn<Row>({QStringLiteral("state"), Words::tr("State"), 19}, stateCell,
                            [](const Row &r) { return fold(stateCell(r).text); });
    list += numberColumn<Row>(
        {QStringLiteral("started"), Words::tr("Started"), 18}, [](const Row &r) { return timeCell(r.startMs); },
        [](const Row &r) { return r.startMs; }, false);
    list += numberColumn<Row>(
        {QStringLiteral("duration"), Words::tr("Duration"), 10}, [](const Row &r) { return Cell{runDurationWords(r)}; },
        durationOrder);
    list += textColumn<Row>(
        {QStringLiteral("trigger"), Words::tr("Started by"), 13},
        [](const Row &r) { return Cell{triggerWords(r.trigger)}; },
        [](const Row &r) { return fold(triggerWords(r.trigger)); });
    list += textColumn<Row>(
        {QStringLiteral("runBy"), Words::tr("Run by"), 26}, [](const Row &r) { return dimCell(r.runBy); },
        [](const Row &r) { return fold(r.runBy); });
    list += textColumn<Row>(
        {QStringLiteral("reason"), Words::tr("Reason"), 30, false, false, true},
        [](const Row &r) { return dimCell(r.outcome.message); }, [](const Row &r) { return fold(r.outcome.message); });
    list += numberColumn<Row>(
        {QStringLiteral("ended"), Words::tr("Ended"), 15, false, false, true},
        [](const Row &r) { return timeCell(r.endMs); }, [](const Row &r) { return r.endMs; }, false);
    list += numberColumn<Row>(
        {QStringLiteral("id"), Words::tr("Run id"), 20, false, false, true}, [](const Row &r) { return idCell(r.id); },
        [](const Row &r) { return r.id; }, false);
    list += numberColumn<Row>(
        {QStringLiteral("jobId"), Words::tr("Job id"), 20, false, false, true},
        [](const Row &r) { return idCell(r.jobId); }, [](const Row &r) { return r.jobId; }, false);
    return list;
}

QString summary(const QList<Row> &rows)
{
    const auto active = std::count_if(rows.cbegin(), rows.cend(), [](const Row &row) { return row.isMoving(); });
    const auto failed =
        std::count_if(rows.cbegin(), rows.cend(), [](const Row &row) { return isFailure(row.outcome.state); });
    return Words::tr("%1 active · %2 failed").arg(active).arg(failed);
}

/// Names of jobs as their runs tell them, for the titles of lists; and whose end was told, because a run may be watched
/// in two lists.
struct Known
{
    QHash<QString, QString> jobNames;
    QSet<std::pair<qint64, qint64>> told;
};

void settled(Session &session, const Row &row, Known &known)
{
    const std::pair end(row.id, row.endMs);
    if (known.told.contains(end))
        return;
    known.told.insert(end);
    refreshJob(session, row.jobId);
    const Place place{session.workspace().profile().id, QStringLiteral("runs"), QString::number(row.jobId), row.key()};
    const auto say = [&](Message::Severity severity, const QString &text) {
        session.say(severity, text.arg(row.name), place,
                    row.outcome.message.isEmpty() ? QStringList() : QStringList{row.outcome.message});
    };
    switch (row.outcome.state) {
    case RunState::Succeeded:
        return say(Message::Severity::Success, Words::tr("The run of %1 succeeded"));
    case RunState::SucceededWithFailures:
        return say(Message::Severity::Success, Words::tr("The run of %1 succeeded, some of its tasks failed"));
    case RunState::Failed:
    case RunState::UpstreamFailed:
        return say(Message::Severity::Failure, Words::tr("The run of %1 failed"));
    case RunState::TimedOut:
        return say(Message::Severity::Failure, Words::tr("The run of %1 timed out"));
    case RunState::Canceled:
        return say(Message::Severity::Success, Words::tr("The run of %1 was canceled"));
    case RunState::Skipped:
        return say(Message::Severity::Failure, Words::tr("The run of %1 was skipped"));
    default:
        return;
    }
}

KindState<Row> state(const char *id, const QString &text, Glyph glyph, bool (*is)(RunState))
{
    return {QLatin1String(id), text, glyph, [is](const Row &row) { return is(row.outcome.state); }};
}

QList<KindState<Row>> states()
{
    return {state("active", Words::tr("Active"), Glyph::InProgress, isActive),
            state("succeeded", Words::tr("Succeeded"), Glyph::Succeeded,
                  [](RunState s) { return s == RunState::Succeeded; }),
            state("withFailures", Words::tr("With failures"), Glyph::Degraded,
                  [](RunState s) { return s == RunState::SucceededWithFailures; }),
            state("failed", Words::tr("Failed or timed out"), Glyph::Failed, isFailure),
            state("canceled", Words::tr("Canceled or skipped"), Glyph::Canceled,
                  [](RunState s) { return s == RunState::Canceled || s == RunState::Skipped; })};
}

} // namespace

std::unique_ptr<AnyKind> runsKind()
{
    auto known = std::make_shared<Known>();
    Kind<Row> kind;
    kind.info.id = QStringLiteral("runs");
    kind.info.title = Words::tr("Job runs");
    kind.info.icon = QStringLiteral("play");
    kind.info.drawerWidth = 430;
    kind.info.emptyTitle = Words::tr("No runs in the last 60 days");
    kind.info.emptyText = Words::tr("Runs appear here when a job starts, by its schedule or by hand.");
    kind.info.watchEach = 1000;
    kind.key = [](const Row &row) { return row.key(); };
    kind.name = [](const Row &row) { return row.name; };
    kind.searchKey = &Row::searchKey;
    kind.list = [known](Session &session, const QString &scope, Lane lane, const PageSink<Row> &sink) {
        const auto take = [known, scope, sink](QList<Row> rows) {
            if (!scope.isEmpty() && !rows.isEmpty())
                known->jobNames.insert(scope, rows.first().name);
            sink(std::move(rows));
        };
        return service(session, lane, "List job runs").list(scope.toLongLong(), take);
    };
    kind.get = [](Session &session, Lane lane, const Row &row) {
        return service(session, lane, "Watch job run").get(row.id).andThen([](const Run &run) { return run.row; });
    };
    kind.isMoving = [](const Row &row) { return row.isMoving(); };
    kind.settled = [known](Session &session, const Row &row) { settled(session, row, *known); };
    kind.node = [](const Row &row) {
        Cell cell = stateCell(row);
        cell.text = Words::tr("%1, %2").arg(row.name, formatTimeWithin(row.startMs));
        return cell;
    };
    kind.columns = columns();
    kind.actions = runActions();
    kind.states = states();
    kind.summary = summary;
    kind.scopeTitle = [known](const QString &scope) {
        return Words::tr("Runs of %1").arg(known->jobNames.value(scope, scope));
    };
    kind.scopePath = [](const QString &scope) {
        return scope.isEmpty() ? QStringList() : QStringList{QString(), scope};
    };
    kind.detail = [](Session &session, const Row &row) {
        const QString workspace = session.workspace().profile().name;
        return service(session, Lane::Interactive, "Read job run").get(row.id).andThen([workspace](const Run &run) {
            return runDetail(run, workspace);
        });
    };
    kind.tabs = runTabs();
    kind.makeTab = makeRunTab;
    kind.webPath = [](const Row *row) {
        return row ? QStringLiteral("/jobs/%1/runs/%2").arg(row->jobId).arg(row->id) : QStringLiteral("/jobs/runs");
    };
    kind.reference = [](const Row &row) { return row.key(); };
    return makeKind(std::move(kind));
}

} // namespace trowel
