// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/services/jobs.h"

#include "ui/kinds/columns.h"
#include "ui/kinds/job_actions.h"
#include "ui/kinds/job_tabs.h"
#include "ui/kinds/job_words.h"
#include "ui/model/session.h"

#include <QCoreApplication>

#include <algorithm>
#include <climits>

namespace trowel {

namespace {

using Row = JobRow;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Jobs)
};

Jobs service(Session &session, Lane lane, const char *purpose)
{
    return Jobs(session.workspace().api(lane).named(QLatin1String(purpose)));
}

/// The last strips of every workspace, so that a list that is read again shows them at once.
struct Strips
{
    QHash<QUuid, QHash<qint64, QList<RunBar>>> byWorkspace;
};

// The jobs page by page, and behind them the newest runs of the whole workspace: one short list instead of a call for
// each of 10,000 jobs. Where the runs cannot be read the jobs are there all the same.
Task<ListEnd> list(const std::shared_ptr<Strips> &strips, Session &session, const QString &scope, Lane lane,
                   const PageSink<Row> &sink)
{
    const QUuid workspace = session.workspace().profile().id;
    auto rows = std::make_shared<QList<Row>>();
    const auto take = [strips, workspace, rows, sink](QList<Row> page) {
        const QHash<qint64, QList<RunBar>> known = strips->byWorkspace.value(workspace);
        for (Row &row : page)
            row.runs = known.value(row.id);
        *rows += page;
        sink(std::move(page));
    };
    return service(session, lane, "List jobs")
        .list(jobNameOfScope(scope), take)
        .andThen([strips, workspace, rows, sink, &session](const ListEnd &end) {
            if (rows->isEmpty())
                return Task<ListEnd>::ready(end);
            return service(session, Lane::Refresh, "List recent runs for the strips")
                .recentRuns()
                .andThen([strips, workspace, rows, sink, end](const QHash<qint64, QList<RunBar>> &runs) {
                    strips->byWorkspace[workspace] = runs;
                    QList<Row> changed;
                    for (Row &row : *rows) {
                        if (row.runs == runs.value(row.id))
                            continue;
                        row.runs = runs.value(row.id);
                        changed += row;
                    }
                    if (!changed.isEmpty())
                        sink(changed);
                    return end;
                })
                .orElse([rows, sink, end](const Error &) {
                    for (Row &row : *rows)
                        row.runsRead = false;
                    sink(*rows);
                    return Task<ListEnd>::ready(end);
                });
        });
}

Task<Row> get(Session &session, Lane lane, const Row &before)
{
    return service(session, lane, "Read job").get(before.id).andThen([&session, lane, before](const Job &job) {
        return service(session, lane, "List runs of job")
            .runsOf(before.id)
            .andThen([row = job.row](const QList<RunBar> &runs) {
                Row whole = row;
                whole.runs = runs;
                return whole;
            })
            .orElse([row = job.row, before](const Error &) {
                Row whole = row;
                whole.runs = before.runs;
                whole.runsRead = false;
                return Task<Row>::ready(whole);
            });
    });
}

Cell nameCell(const Row &row)
{
    Cell cell{row.name};
    cell.bold = row.isRunning();
    return cell;
}

Cell lastRunCell(const Row &row)
{
    if (row.runs.isEmpty())
        return dimCell({});
    Cell cell = wordsCell(runStateWords(row.runs.first().state));
    cell.toolTip =
        QStringLiteral("%1\n%2").arg(formatTime(row.runs.first().startMs), formatUtc(row.runs.first().startMs));
    return cell;
}

Cell scheduleCell(const Row &row)
{
    const QString words = scheduleWords(row.trigger);
    if (row.trigger.paused) {
        Cell cell = dimCell(Words::tr("Paused, %1").arg(words));
        cell.toolTip = row.trigger.cron.isEmpty() ? cell.text : row.trigger.cron;
        return cell;
    }
    Cell cell{words};
    if (row.trigger.by == JobTrigger::By::Schedule)
        cell.toolTip = QStringLiteral("%1 %2").arg(row.trigger.cron, row.trigger.zone);
    return cell;
}

qint64 lastDuration(const Row &row)
{
    return row.runs.isEmpty() ? 0 : row.runs.first().durationMs;
}

QList<Column<Row>> columns()
{
    QList<Column<Row>> list;
    list += textColumn<Row>({QStringLiteral("name"), Words::tr("Name"), 22, false, true}, nameCell,
                            [](const Row &r) { return fold(r.name); });
    Column<Row> strip = numberColumn<Row>(
        {QStringLiteral("runs"), Words::tr("Last 10 runs"), 15}, runBarsCell,
        [](const Row &r) {
            return qint64(
                std::count_if(r.runs.cbegin(), r.runs.cend(), [](const RunBar &run) { return isFailure(run.state); }));
        },
        false);
    list += strip;
    list += textColumn<Row>({QStringLiteral("state"), Words::tr("Last run"), 18}, lastRunCell,
                            [](const Row &r) { return fold(lastRunCell(r).text); });
    list += numberColumn<Row>(
        {QStringLiteral("duration"), Words::tr("Duration"), 10},
        [](const Row &r) { return Cell{lastDuration(r) > 0 ? formatDuration(lastDuration(r)) : orDash({})}; },
        lastDuration);
    list += textColumn<Row>({QStringLiteral("schedule"), Words::tr("Schedule"), 18}, scheduleCell,
                            [](const Row &r) { return fold(scheduleCell(r).text); });
    list += numberColumn<Row>(
        {QStringLiteral("next"), Words::tr("Next run"), 18},
        [](const Row &r) {
            Cell cell{formatTime(r.nextMs)};
            cell.toolTip = formatUtc(r.nextMs);
            return cell;
        },
        [](const Row &r) { return r.nextMs > 0 ? r.nextMs : LLONG_MAX; }, false);
    list += numberColumn<Row>(
        {QStringLiteral("tasks"), Words::tr("Tasks"), 6},
        [](const Row &r) {
            return Cell{QStringLiteral("%1%2").arg(r.tasks).arg(QLatin1String(r.moreTasks ? "+" : ""))};
        },
        [](const Row &r) { return r.tasks; });
    list += textColumn<Row>(
        {QStringLiteral("creator"), Words::tr("Creator"), 26}, [](const Row &r) { return dimCell(r.creator); },
        [](const Row &r) { return fold(r.creator); });
    list += textColumn<Row>(
        {QStringLiteral("tags"), Words::tr("Tags"), 24, false, false, true},
        [](const Row &r) {
            Cell cell;
            cell.chips = r.tags;
            if (r.tags.isEmpty())
                cell.text = orDash({});
            return cell;
        },
        [](const Row &r) { return fold(r.tags.join(QLatin1Char(' '))); });
    list += numberColumn<Row>(
        {QStringLiteral("created"), Words::tr("Created"), 15, false, false, true},
        [](const Row &r) {
            Cell cell = dimCell(formatTime(r.createdMs));
            cell.toolTip = formatUtc(r.createdMs);
            return cell;
        },
        [](const Row &r) { return r.createdMs; }, false);
    list += numberColumn<Row>(
        {QStringLiteral("id"), Words::tr("Id"), 20, false, false, true},
        [](const Row &r) {
            Cell cell{r.key()};
            cell.mono = true;
            cell.elide = Qt::ElideMiddle;
            return cell;
        },
        [](const Row &r) { return r.id; }, false);
    return list;
}

QString summary(const QList<Row> &rows)
{
    const auto running = std::count_if(rows.cbegin(), rows.cend(), [](const Row &row) { return row.isRunning(); });
    const auto failed = std::count_if(rows.cbegin(), rows.cend(), [](const Row &row) {
        return !row.runs.isEmpty() && isFailure(row.runs.first().state);
    });
    const QString first = Words::tr("%n running", nullptr, int(running));
    return failed == 0 ? first : Words::tr("%1 · %2").arg(first, Words::tr("%n failed", nullptr, int(failed)));
}

bool lastRun(const Row &row, const std::function<bool(RunState)> &is)
{
    return !row.runs.isEmpty() && is(row.runs.first().state);
}

KindState<Row> state(const char *id, const QString &text, Glyph glyph, std::function<bool(const Row &)> holds,
                     const QString &group = {})
{
    return {QLatin1String(id), text, glyph, std::move(holds), group};
}

QList<KindState<Row>> states()
{
    QList<KindState<Row>> list;
    list += state("running", Words::tr("Running"), Glyph::InProgress, [](const Row &row) { return row.isRunning(); });
    list += state("succeeded", Words::tr("Succeeded"), Glyph::Succeeded,
                  [](const Row &row) { return lastRun(row, [](RunState s) { return s == RunState::Succeeded; }); });
    list += state("failed", Words::tr("Failed"), Glyph::Failed, [](const Row &row) {
        return lastRun(row, [](RunState s) { return isFailure(s) || s == RunState::SucceededWithFailures; });
    });
    list += state("noRun", Words::tr("No recent run"), Glyph::None,
                  [](const Row &row) { return row.runsRead && row.runs.isEmpty(); });
    const QString schedule = Words::tr("Schedule");
    list += state(
        "active", Words::tr("Active"), Glyph::None,
        [](const Row &row) { return row.trigger.by != JobTrigger::By::Manual && !row.trigger.paused; }, schedule);
    list += state(
        "paused", Words::tr("Paused"), Glyph::None,
        [](const Row &row) { return row.trigger.by != JobTrigger::By::Manual && row.trigger.paused; }, schedule);
    list += state(
        "manual", Words::tr("Manual"), Glyph::None,
        [](const Row &row) { return row.trigger.by == JobTrigger::By::Manual; }, schedule);
    return list;
}

} // namespace

std::unique_ptr<AnyKind> jobsKind()
{
    Kind<Row> kind;
    kind.info.id = QStringLiteral("jobs");
    kind.info.title = Words::tr("Jobs");
    kind.info.icon = QStringLiteral("job");
    kind.info.drawerWidth = 430;
    kind.info.emptyTitle = Words::tr("No jobs yet");
    kind.info.emptyText = Words::tr("A job runs notebooks, files and queries by a schedule or when it is asked to.");
    kind.info.emptyAction = QStringLiteral("new");
    kind.key = [](const Row &row) { return row.key(); };
    kind.name = [](const Row &row) { return row.name; };
    kind.searchKey = &Row::searchKey;
    auto strips = std::make_shared<Strips>();
    kind.list = [strips](Session &session, const QString &scope, Lane lane, const PageSink<Row> &sink) {
        return list(strips, session, scope, lane, sink);
    };
    kind.get = get;
    kind.node = [](const Row &row) {
        Cell cell = nameCell(row);
        if (row.runs.isEmpty())
            cell.icon = QStringLiteral("job");
        else
            cell.glyph = runStateWords(row.runs.first().state).glyph;
        return cell;
    };
    kind.columns = columns();
    kind.actions = jobActions();
    kind.states = states();
    kind.summary = summary;
    kind.scopeTitle = [](const QString &scope) { return Words::tr("Jobs named “%1”").arg(jobNameOfScope(scope)); };
    kind.scopePath = [](const QString &scope) {
        return scope.isEmpty() ? QStringList() : QStringList{QString(), scope};
    };
    kind.detail = [](Session &session, const Row &row) {
        const QString workspace = session.workspace().profile().name;
        return service(session, Lane::Interactive, "Read job").get(row.id).andThen([workspace, row](const Job &job) {
            ObjectDetail detail = jobDetail(job, workspace);
            if (!row.runs.isEmpty())
                detail.glyph = runStateWords(row.runs.first().state).glyph;
            return detail;
        });
    };
    kind.tabs = jobTabs();
    kind.makeTab = makeJobTab;
    kind.webPath = [](const Row *row) {
        return row ? QStringLiteral("/jobs/%1").arg(row->id) : QStringLiteral("/jobs");
    };
    kind.reference = [](const Row &row) { return row.key(); };
    return makeKind(std::move(kind));
}

} // namespace trowel
