// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kinds/job_words.h"

#include "core/services/job_cron.h"
#include "ui/look/cell.h"
#include "ui/model/format.h"

#include <QCoreApplication>
#include <QHash>

#include <algorithm>

namespace trowel {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Jobs)
};

QString dayWords(const QString &field)
{
    static const QHash<QString, const char *> names{
        {QStringLiteral("SUN"), QT_TRANSLATE_NOOP("Jobs", "Sun")}, {QStringLiteral("1"), "Sun"},
        {QStringLiteral("MON"), QT_TRANSLATE_NOOP("Jobs", "Mon")}, {QStringLiteral("2"), "Mon"},
        {QStringLiteral("TUE"), QT_TRANSLATE_NOOP("Jobs", "Tue")}, {QStringLiteral("3"), "Tue"},
        {QStringLiteral("WED"), QT_TRANSLATE_NOOP("Jobs", "Wed")}, {QStringLiteral("4"), "Wed"},
        {QStringLiteral("THU"), QT_TRANSLATE_NOOP("Jobs", "Thu")}, {QStringLiteral("5"), "Thu"},
        {QStringLiteral("FRI"), QT_TRANSLATE_NOOP("Jobs", "Fri")}, {QStringLiteral("6"), "Fri"},
        {QStringLiteral("SAT"), QT_TRANSLATE_NOOP("Jobs", "Sat")}, {QStringLiteral("7"), "Sat"}};
    QStringList days;
    for (const QString &day : field.split(QLatin1Char(','))) {
        if (!names.contains(day))
            return {};
        days += Words::tr(names.value(day));
    }
    return days.join(QStringLiteral(", "));
}

// "0/30" or "*/30": every thirty.
int stepOf(const QString &field)
{
    if (!field.startsWith(QLatin1String("0/")) && !field.startsWith(QLatin1String("*/")))
        return 0;
    return field.mid(2).toInt();
}

QString cronWords(const QString &cron)
{
    const QStringList f = cronFields(cron);
    if (f.isEmpty() || f[0] != QLatin1String("0") || f[4] != QLatin1String("*") || f[6] != QLatin1String("*"))
        return cron;
    const auto any = [&f](int i) { return f[i] == QLatin1String("*") || f[i] == QLatin1String("?"); };
    bool minuteOk = false, hourOk = false;
    const int minute = f[1].toInt(&minuteOk), hour = f[2].toInt(&hourOk);
    const QString time =
        QStringLiteral("%1:%2").arg(hour, 2, 10, QLatin1Char('0')).arg(minute, 2, 10, QLatin1Char('0'));
    if (any(3) && any(5)) {
        if (minuteOk && hourOk)
            return Words::tr("Daily %1").arg(time);
        if (minuteOk && f[2] == QLatin1String("*"))
            return minute == 0 ? Words::tr("Hourly") : Words::tr("Hourly at :%1").arg(minute, 2, 10, QLatin1Char('0'));
        if (const int step = stepOf(f[1]); step > 0 && f[2] == QLatin1String("*"))
            return Words::tr("Every %1 min").arg(step);
        if (const int step = stepOf(f[2]); step > 0 && minuteOk)
            return Words::tr("Every %1 h").arg(step);
        return cron;
    }
    if (!minuteOk || !hourOk)
        return cron;
    if (any(3)) {
        if (f[5] == QLatin1String("MON-FRI") || f[5] == QLatin1String("2-6"))
            return Words::tr("Weekdays %1").arg(time);
        const QString days = dayWords(f[5]);
        return days.isEmpty() ? cron : Words::tr("Weekly, %1 %2").arg(days, time);
    }
    bool dayOk = false;
    const int day = f[3].toInt(&dayOk);
    return dayOk ? Words::tr("Monthly, day %1, %2").arg(day).arg(time) : cron;
}

CellBar::Shape shapeOf(RunState state)
{
    using Shape = CellBar::Shape;
    switch (state) {
    case RunState::Succeeded:
    case RunState::SucceededWithFailures:
        return Shape::Succeeded;
    case RunState::Failed:
    case RunState::UpstreamFailed:
        return Shape::Failed;
    case RunState::TimedOut:
        return Shape::TimedOut;
    case RunState::Canceled:
        return Shape::Canceled;
    case RunState::Skipped:
        return Shape::Skipped;
    case RunState::Unknown:
        return Shape::None;
    default:
        return Shape::Running;
    }
}

} // namespace

RunStateWords runStateWords(RunState state, const QString &serverWord, const QString &message)
{
    switch (state) {
    case RunState::Queued:
        return {Glyph::Queued, Words::tr("Queued"), message};
    case RunState::Pending:
        return {Glyph::Pending, Words::tr("Pending"), message};
    case RunState::Blocked:
        return {Glyph::Pending, Words::tr("Blocked"), Words::tr("It waits for other tasks.")};
    case RunState::Running:
        return {Glyph::InProgress, Words::tr("Running"), message};
    case RunState::Retrying:
        return {Glyph::Retrying, Words::tr("Retrying"), message};
    case RunState::Stopping:
        return {Glyph::Stopping, Words::tr("Stopping"), message};
    case RunState::Succeeded:
        return {Glyph::Succeeded, Words::tr("Succeeded"), message};
    case RunState::SucceededWithFailures:
        return {Glyph::Degraded, Words::tr("With failures"), message};
    case RunState::Failed:
        return {Glyph::Failed, Words::tr("Failed"), message.isEmpty() ? sentenceCase(serverWord) : message};
    case RunState::TimedOut:
        return {Glyph::TimedOut, Words::tr("Timed out"), message};
    case RunState::Canceled:
        return {Glyph::Canceled, Words::tr("Canceled"), message};
    case RunState::Skipped:
        return {Glyph::Skipped, Words::tr("Skipped"), message.isEmpty() ? sentenceCase(serverWord) : message};
    case RunState::UpstreamFailed:
        return {Glyph::Skipped, Words::tr("Upstream failed"), message};
    case RunState::Unknown:
        break;
    }
    return {Glyph::Unknown, serverWord.isEmpty() ? Words::tr("Unknown") : serverWord, message};
}

RunStateWords runStateWords(const RunOutcome &outcome)
{
    return runStateWords(outcome.state, outcome.text, outcome.message);
}

QString scheduleWords(const JobTrigger &trigger)
{
    using By = JobTrigger::By;
    switch (trigger.by) {
    case By::Manual:
        return Words::tr("Manual");
    case By::Schedule:
        return cronWords(trigger.cron);
    case By::Periodic:
        if (trigger.unit == QLatin1String("MINUTES"))
            return Words::tr("Every %1 min").arg(trigger.every);
        if (trigger.unit == QLatin1String("HOURS"))
            return Words::tr("Every %1 h").arg(trigger.every);
        if (trigger.unit == QLatin1String("DAYS"))
            return Words::tr("Every %n days", nullptr, trigger.every);
        if (trigger.unit == QLatin1String("WEEKS"))
            return Words::tr("Every %n weeks", nullptr, trigger.every);
        return QStringLiteral("%1 %2").arg(trigger.every).arg(trigger.unit);
    case By::Continuous:
        return Words::tr("Continuous");
    case By::FileArrival:
        return Words::tr("When files arrive");
    case By::TableUpdate:
        return Words::tr("When tables change");
    case By::Other:
        break;
    }
    return Words::tr("Other trigger");
}

QString triggerWords(const QString &trigger)
{
    static const QHash<QString, const char *> words{
        {QStringLiteral("PERIODIC"), QT_TRANSLATE_NOOP("Jobs", "Schedule")},
        {QStringLiteral("ONE_TIME"), QT_TRANSLATE_NOOP("Jobs", "By hand")},
        {QStringLiteral("RETRY"), QT_TRANSLATE_NOOP("Jobs", "Retry")},
        {QStringLiteral("RUN_JOB_TASK"), QT_TRANSLATE_NOOP("Jobs", "Another job")},
        {QStringLiteral("FILE_ARRIVAL"), QT_TRANSLATE_NOOP("Jobs", "File arrival")},
        {QStringLiteral("CONTINUOUS"), QT_TRANSLATE_NOOP("Jobs", "Continuous")},
        {QStringLiteral("CONTINUOUS_RESTART"), QT_TRANSLATE_NOOP("Jobs", "Continuous, restarted")},
        {QStringLiteral("TABLE"), QT_TRANSLATE_NOOP("Jobs", "Table update")}};
    return words.contains(trigger) ? Words::tr(words.value(trigger)) : orDash(trigger);
}

QString taskTypeWords(const QString &type)
{
    static const QHash<QString, const char *> words{
        {QStringLiteral("notebook_task"), QT_TRANSLATE_NOOP("Jobs", "Notebook")},
        {QStringLiteral("spark_python_task"), QT_TRANSLATE_NOOP("Jobs", "Python file")},
        {QStringLiteral("python_wheel_task"), QT_TRANSLATE_NOOP("Jobs", "Python wheel")},
        {QStringLiteral("spark_jar_task"), QT_TRANSLATE_NOOP("Jobs", "JAR")},
        {QStringLiteral("spark_submit_task"), QT_TRANSLATE_NOOP("Jobs", "Spark submit")},
        {QStringLiteral("sql_task"), QT_TRANSLATE_NOOP("Jobs", "SQL")},
        {QStringLiteral("dbt_task"), QT_TRANSLATE_NOOP("Jobs", "dbt")},
        {QStringLiteral("pipeline_task"), QT_TRANSLATE_NOOP("Jobs", "Pipeline")},
        {QStringLiteral("run_job_task"), QT_TRANSLATE_NOOP("Jobs", "Run job")},
        {QStringLiteral("condition_task"), QT_TRANSLATE_NOOP("Jobs", "Condition")},
        {QStringLiteral("for_each_task"), QT_TRANSLATE_NOOP("Jobs", "For each")},
        {QStringLiteral("dashboard_task"), QT_TRANSLATE_NOOP("Jobs", "Dashboard")}};
    return words.contains(type) ? Words::tr(words.value(type)) : orDash(type);
}

QString runDurationWords(const RunRow &run)
{
    if (run.durationMs > 0)
        return formatDuration(run.durationMs);
    const bool runs = run.outcome.state == RunState::Running || run.outcome.state == RunState::Stopping;
    if (!runs || run.startMs <= 0)
        return orDash({});
    return formatDuration(qMax<qint64>(0, QDateTime::currentMSecsSinceEpoch() - run.startMs));
}

QString taskDurationWords(const TaskRun &task)
{
    if (task.startMs <= 0 || task.outcome.state == RunState::Blocked)
        return orDash({});
    const qint64 end = task.endMs > 0 ? task.endMs : QDateTime::currentMSecsSinceEpoch();
    return end <= task.startMs ? orDash({}) : formatDuration(end - task.startMs);
}

Cell runBarsCell(const JobRow &job)
{
    Cell cell;
    qint64 longest = 1;
    for (const RunBar &run : job.runs)
        longest = std::max(longest, run.durationMs);
    QStringList lines;
    for (qsizetype i = std::max<qsizetype>(10, job.runs.size()) - 1; i >= 0; --i) {
        if (i >= job.runs.size()) {
            cell.bars += CellBar{};
            continue;
        }
        const RunBar &run = job.runs[i];
        cell.bars += CellBar{shapeOf(run.state),
                             isActive(run.state) ? 0.45 : 0.35 + 0.65 * double(run.durationMs) / double(longest)};
        const QString line = QStringLiteral("%1  %2").arg(formatTime(run.startMs), runStateWords(run.state).text);
        lines.prepend(run.durationMs > 0 ? QStringLiteral("%1  %2").arg(line, formatDuration(run.durationMs)) : line);
    }
    if (!job.runsRead)
        lines.prepend(Words::tr("The recent runs could not be read."));
    else if (lines.isEmpty())
        lines += Words::tr("No recent run");
    cell.toolTip = lines.join(QLatin1Char('\n'));
    cell.accessible = lines.join(QStringLiteral("; "));
    return cell;
}

} // namespace trowel
