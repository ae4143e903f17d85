// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kinds/job_words.h"
#include "ui/model/format.h"

#include <QCoreApplication>

namespace trowel {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Jobs)
};

Fact timeFact(const QString &name, qint64 ms)
{
    Fact fact{name, formatTime(ms)};
    fact.toolTip = formatUtc(ms);
    return fact;
}

Fact idFact(const QString &name, const QString &id)
{
    return Fact{name, id, Glyph::None, true, true};
}

QString pairs(const QList<JobParameter> &parameters)
{
    QStringList lines;
    for (const JobParameter &parameter : parameters)
        lines += QStringLiteral("%1 = %2").arg(parameter.name, parameter.value);
    return lines.join(QStringLiteral(", "));
}

} // namespace

ObjectDetail jobDetail(const Job &job, const QString &workspaceName)
{
    ObjectDetail detail;
    detail.name = job.row.name;
    detail.subtitle = Words::tr("Job in %1").arg(workspaceName);
    detail.icon = QStringLiteral("job");

    FactSection start{Words::tr("Schedule"), {}};
    Fact when{Words::tr("Starts"), scheduleWords(job.row.trigger)};
    when.toolTip = job.row.trigger.cron;
    start.facts += when;
    if (job.row.trigger.by != JobTrigger::By::Manual)
        start.facts += Fact{Words::tr("State"), job.row.trigger.paused ? Words::tr("Paused") : Words::tr("Active")};
    if (!job.row.trigger.zone.isEmpty())
        start.facts += Fact{Words::tr("Time zone"), job.row.trigger.zone};
    if (job.row.nextMs > 0)
        start.facts += timeFact(Words::tr("Next run"), job.row.nextMs);
    detail.sections += start;

    FactSection settings{Words::tr("Settings"), {}};
    settings.facts += Fact{Words::tr("Description"), orDash(job.description)};
    settings.facts += Fact{Words::tr("Tasks"), QString::number(job.tasks.size())};
    settings.facts += Fact{Words::tr("Parameters"), orDash(pairs(job.parameters))};
    settings.facts += Fact{Words::tr("Concurrent runs"), Words::tr("At most %1").arg(job.maxConcurrentRuns)};
    settings.facts += Fact{Words::tr("Queue"), job.queue ? Words::tr("On") : Words::tr("Off")};
    settings.facts += Fact{Words::tr("Time limit"),
                           job.timeoutSeconds > 0 ? formatDuration(job.timeoutSeconds * 1000) : Words::tr("None")};
    settings.facts += Fact{Words::tr("Email on failure"), orDash(job.failureMails.join(QStringLiteral(", ")))};
    settings.facts += Fact{Words::tr("Tags"), orDash(job.row.tags.join(QStringLiteral(", ")))};
    if (!job.gitUrl.isEmpty())
        settings.facts += Fact{Words::tr("Git source"), QStringLiteral("%1 %2").arg(job.gitUrl, job.gitRef)};
    detail.sections += settings;

    FactSection about{Words::tr("About"), {}};
    about.facts += idFact(Words::tr("Job id"), job.row.key());
    about.facts += Fact{Words::tr("Runs as"), orDash(job.runAs)};
    about.facts += Fact{Words::tr("Creator"), orDash(job.row.creator)};
    about.facts += timeFact(Words::tr("Created"), job.row.createdMs);
    detail.sections += about;
    detail.json = job.raw;
    return detail;
}

ObjectDetail runDetail(const Run &run, const QString &workspaceName)
{
    const RunStateWords state = runStateWords(run.row.outcome);
    ObjectDetail detail;
    detail.name = run.row.name;
    detail.subtitle = Words::tr("Job run in %1").arg(workspaceName);
    detail.glyph = state.glyph;
    detail.icon = QStringLiteral("play");
    if (isFailure(run.row.outcome.state))
        detail.warning = run.row.outcome.message;

    FactSection now{Words::tr("Run"), {}};
    now.facts += Fact{Words::tr("State"), state.text, state.glyph, false, false, {}, state.toolTip};
    if (!run.row.outcome.message.isEmpty() && detail.warning.isEmpty())
        now.facts += Fact{Words::tr("Reason"), run.row.outcome.message};
    if (!isActive(run.row.outcome.state) && !run.row.outcome.text.isEmpty())
        now.facts += Fact{Words::tr("Code"),   sentenceCase(run.row.outcome.text), Glyph::None, false, false, {},
                          run.row.outcome.text};
    now.facts += timeFact(Words::tr("Started"), run.row.startMs);
    now.facts += timeFact(Words::tr("Ended"), run.row.endMs);
    now.facts += Fact{Words::tr("Duration"), runDurationWords(run.row)};
    if (run.row.queueMs > 0)
        now.facts += Fact{Words::tr("In the queue"), formatDuration(run.row.queueMs)};
    const QList<TaskRun> tasks = run.lastAttempts();
    const auto ran = std::count_if(tasks.cbegin(), tasks.cend(),
                                   [](const TaskRun &task) { return task.outcome.state == RunState::Succeeded; });
    now.facts += Fact{Words::tr("Tasks"), Words::tr("%1 of %2 succeeded").arg(ran).arg(tasks.size())};
    if (run.repairs > 0)
        now.facts += Fact{Words::tr("Repaired"), Words::tr("%n times", nullptr, run.repairs)};
    detail.sections += now;

    FactSection parameters{Words::tr("Parameters"), {}};
    for (const RunParameter &parameter : run.parameters) {
        Fact fact{parameter.name, orDash(parameter.value)};
        if (parameter.value != parameter.fallback)
            fact.toolTip = Words::tr("Instead of %1").arg(orDash(parameter.fallback));
        parameters.facts += fact;
    }
    if (!parameters.facts.isEmpty())
        detail.sections += parameters;

    FactSection about{Words::tr("About"), {}};
    about.facts += idFact(Words::tr("Run id"), run.row.key());
    if (run.row.jobId != 0)
        about.facts += idFact(Words::tr("Job id"), QString::number(run.row.jobId));
    about.facts += Fact{Words::tr("Started by"), triggerWords(run.row.trigger)};
    about.facts += Fact{Words::tr("Run by"), orDash(run.row.runBy)};
    detail.sections += about;
    detail.json = run.raw;
    return detail;
}

} // namespace trowel
