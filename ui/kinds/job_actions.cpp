// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kinds/job_actions.h"

#include "core/services/job_runs.h"
#include "ui/kinds/changed_objects.h"
#include "ui/kinds/columns.h"
#include "ui/kinds/job_form.h"
#include "ui/kinds/job_words.h"
#include "ui/kinds/run_follow.h"
#include "ui/model/prompter.h"
#include "ui/model/session.h"

#include <QCoreApplication>
#include <QUuid>

#include <algorithm>

namespace trowel {

namespace {

using Row = JobRow;
using Store = RowStore<Row>;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Jobs)
};

Place placeOf(Session &session, const QString &key = {})
{
    return {session.workspace().profile().id, QStringLiteral("jobs"), {}, key};
}

Jobs service(Session &session, const QString &purpose)
{
    return Jobs(session.workspace().api(Lane::Interactive).named(purpose));
}

// At most 64 characters; the same at every repeat of the same click.
QByteArray newToken()
{
    return "trowel-" + QUuid::createUuid().toByteArray(QUuid::WithoutBraces);
}

// The run is on its way: its bar appears at once, and it is watched until it ends.
void started(Session &session, const std::shared_ptr<ObjectStore> &store, const Row &job, qint64 runId)
{
    RunRow run;
    run.id = runId;
    run.jobId = job.id;
    run.name = job.name;
    run.outcome.state = RunState::Pending;
    run.outcome.text = QStringLiteral("PENDING");
    run.startMs = QDateTime::currentMSecsSinceEpoch();
    run.trigger = QStringLiteral("ONE_TIME");
    run.runBy = session.workspace().identity().userName;
    followRun(session, run);
    std::static_pointer_cast<Store>(store)->mutate(job.key(), [&run](Row &row) {
        row.runs.prepend(RunBar{run.id, run.startMs, 0, RunState::Pending});
        row.runs = row.runs.mid(0, 10);
    });
}

void runNow(const ActionScope &scope, const QList<Row> &rows)
{
    Session &session = scope.session;
    auto store = scope.store.shared_from_this();
    ChangeWords words;
    words.purpose = QStringLiteral("Run job now");
    words.one = Words::tr("A run of %1 was started");
    words.many = Words::tr("Runs of %1 jobs were started");
    words.oneFailed = Words::tr("%1 could not be run");
    words.manyFailed = Words::tr("%1 of %2 jobs could not be run");
    QHash<QString, QByteArray> tokens;
    QHash<QString, Row> jobs;
    for (const Row &row : rows) {
        tokens.insert(row.key(), newToken());
        jobs.insert(row.key(), row);
    }
    session.change(
        placeOf(session), changedObjects(rows, &Row::key, &Row::name),
        [&session, store, tokens, jobs, words](const QString &key) {
            RunNow how;
            how.idempotencyToken = tokens.value(key); // the same at Retry: never two runs for one click
            const Row job = jobs.value(key);
            return service(session, words.purpose).runNow(job.id, how).andThen([&session, store, job](qint64 runId) {
                started(session, store, job, runId);
                return Nothing();
            });
        },
        words,
        [store](const QString &key, const Result<Nothing> &result) {
            if (!result) // it may have been started all the same
                store->refreshRow(key, Lane::Interactive);
        });
}

void tellUnread(Session &session, const Row &row, const Error &error)
{
    session.say(Message::Severity::Failure, Words::tr("%1 could not be read").arg(row.name),
                placeOf(session, row.key()), {}, error);
}

void runWith(const ActionScope &scope, const Row &row)
{
    Session &session = scope.session;
    Prompter &prompter = scope.prompter;
    auto store = scope.store.shared_from_this();
    service(session, QStringLiteral("Read job"))
        .get(row.id)
        .onDone(&session, [&session, &prompter, store, row](const Result<Job> &job) {
            if (!job)
                return tellUnread(session, row, job.error());
            FormSpec form = runForm(*job);
            const QByteArray token = newToken();
            form.submit = [&session, store, read = *job, token](const FormValues &values) {
                RunNow how;
                how.idempotencyToken = token;
                for (const JobParameter &parameter : read.parameters) {
                    const QString value = values.value(QStringLiteral("parameter.") + parameter.name).toString();
                    if (value != parameter.value)
                        how.parameters += JobParameter{parameter.name, value};
                }
                for (const QString &line : values.value(QStringLiteral("more")).toStringList())
                    how.parameters +=
                        JobParameter{line.section(QLatin1Char('='), 0, 0), line.section(QLatin1Char('='), 1)};
                how.only = filledLines(values.value(QStringLiteral("only")).toString());
                return service(session, QStringLiteral("Run job now"))
                    .runNow(read.row.id, how)
                    .andThen([&session, store, read](qint64 runId) {
                        session.say(Message::Severity::Success, Words::tr("A run of %1 was started").arg(read.row.name),
                                    placeOf(session, read.row.key()));
                        started(session, store, read.row, runId);
                        return Nothing();
                    });
            };
            prompter.showForm(form);
        });
}

void setPaused(const ActionScope &scope, const QList<Row> &rows, bool paused)
{
    Session &session = scope.session;
    auto store = std::static_pointer_cast<Store>(scope.store.shared_from_this());
    ChangeWords words;
    words.purpose = paused ? QStringLiteral("Pause job") : QStringLiteral("Resume job");
    words.one = paused ? Words::tr("%1 is paused") : Words::tr("%1 runs by its schedule again");
    words.many = paused ? Words::tr("%1 jobs are paused") : Words::tr("%1 jobs run by their schedules again");
    words.oneFailed = paused ? Words::tr("%1 could not be paused") : Words::tr("%1 could not be resumed");
    words.manyFailed =
        paused ? Words::tr("%1 of %2 jobs could not be paused") : Words::tr("%1 of %2 jobs could not be resumed");
    QHash<QString, Row> before;
    for (const Row &row : rows) {
        before.insert(row.key(), row);
        store->mutate(row.key(), [paused](Row &r) {
            r.trigger.paused = paused;
            if (paused)
                r.nextMs = 0;
        });
    }
    session.change(
        placeOf(session), changedObjects(rows, &Row::key, &Row::name),
        [&session, paused, words](const QString &key) {
            return service(session, words.purpose).setPaused(key.toLongLong(), paused);
        },
        words,
        [store, before](const QString &key, const Result<Nothing> &result) {
            if (!result)
                store->mutate(key, [&before, &key](Row &r) { r.trigger = before.value(key).trigger; });
            store->refreshRow(key, Lane::Interactive);
        });
}

void create(const ActionScope &scope)
{
    Session &session = scope.session;
    auto store = scope.store.shared_from_this();
    FormSpec form = jobForm({}, false);
    form.submit = [&session, store](const FormValues &values) {
        const QString name = values.value(QStringLiteral("name")).toString();
        return service(session, QStringLiteral("Create job"))
            .create(values.value(QStringLiteral("json")).toString().toUtf8())
            .andThen([&session, store, name](qint64 id) {
                session.say(Message::Severity::Success, Words::tr("%1 was created").arg(name),
                            placeOf(session, QString::number(id)));
                store->refreshAfterChange();
                return Nothing();
            });
    };
    scope.prompter.showForm(form);
}

void edit(const ActionScope &scope, const Row &row)
{
    Session &session = scope.session;
    Prompter &prompter = scope.prompter;
    auto store = scope.store.shared_from_this();
    // The whole settings are read first: what the form does not know goes back as it came.
    service(session, QStringLiteral("Read job"))
        .get(row.id)
        .onDone(&session, [&session, &prompter, store, row](const Result<Job> &job) {
            if (!job)
                return tellUnread(session, row, job.error());
            FormSpec form = jobForm(job->settings, true);
            form.submit = [&session, store, row](const FormValues &values) {
                return service(session, QStringLiteral("Edit job"))
                    .reset(row.id, values.value(QStringLiteral("json")).toString().toUtf8())
                    .andThen([&session, store, row](Nothing) {
                        session.say(Message::Severity::Success, Words::tr("%1 was changed").arg(row.name),
                                    placeOf(session, row.key()));
                        store->refreshRow(row.key(), Lane::Interactive);
                        return Nothing();
                    });
            };
            prompter.showForm(form);
        });
}

void askFirst(const ActionScope &scope, const Confirmation &question, const std::function<void()> &then)
{
    // The store stays as long as somebody may still say yes.
    auto store = scope.store.shared_from_this();
    scope.prompter.confirm(question).onDone(&scope.session, [then, store](const Result<Nothing> &yes) {
        if (yes)
            then();
    });
}

void addObjects(Confirmation &question, const QList<Row> &rows, const std::function<QString(const Row &)> &goes)
{
    question.objectHeading = Words::tr("Job");
    question.stateHeading = Words::tr("Last run");
    question.goesHeading = Words::tr("What goes with it");
    for (const Row &row : rows) {
        const RunStateWords words = row.runs.isEmpty() ? RunStateWords{Glyph::None, Words::tr("None"), {}}
                                                       : runStateWords(row.runs.first().state);
        question.objects += Confirmation::Object{row.name, words.text, int(words.glyph), goes(row)};
    }
}

void cancelRuns(const ActionScope &scope, const QList<Row> &rows)
{
    Confirmation question;
    question.id = QStringLiteral("cancelJobRuns");
    question.title = Words::tr("Cancel runs");
    const int n = int(rows.size());
    question.question = n == 1 ? Words::tr("Cancel all active runs of %1?").arg(rows.first().name)
                               : Words::tr("Cancel all active runs of %n jobs?", nullptr, n);
    question.explanation = Words::tr("Tasks that run are stopped where they are. The runs can be repaired afterwards.");
    question.verb = Words::tr("Cancel runs");
    question.dismiss = Words::tr("Keep running");
    addObjects(question, rows, [](const Row &row) {
        const auto active =
            std::count_if(row.runs.cbegin(), row.runs.cend(), [](const RunBar &run) { return isActive(run.state); });
        return active == 0 ? Words::tr("Nothing to cancel") : Words::tr("%n runs end", nullptr, int(active));
    });
    Session &session = scope.session;
    auto store = scope.store.shared_from_this();
    askFirst(scope, question, [&session, store, rows] {
        ChangeWords words;
        words.purpose = QStringLiteral("Cancel all runs of job");
        words.one = Words::tr("The runs of %1 are being canceled");
        words.many = Words::tr("The runs of %1 jobs are being canceled");
        words.oneFailed = Words::tr("The runs of %1 could not be canceled");
        words.manyFailed = Words::tr("The runs of %1 of %2 jobs could not be canceled");
        session.change(
            placeOf(session), changedObjects(rows, &Row::key, &Row::name),
            [&session, words](const QString &key) {
                return JobRuns(session.workspace().api().named(words.purpose)).cancelAll(key.toLongLong());
            },
            words,
            [&session, store](const QString &key, const Result<Nothing> &) {
                store->refreshRow(key, Lane::Interactive);
                session.refreshOpen(QStringLiteral("runs"), key);
            });
    });
}

void remove(const ActionScope &scope, const QList<Row> &rows)
{
    Confirmation question;
    question.id = QStringLiteral("deleteJobs");
    question.title = Words::tr("Delete jobs");
    const int n = int(rows.size());
    question.question = n == 1 ? Words::tr("Delete %1 permanently?").arg(rows.first().name)
                               : Words::tr("Delete %n jobs permanently?", nullptr, n);
    question.explanation =
        Words::tr("Settings, schedule and permissions are gone; active runs are canceled. This cannot "
                  "be undone. Notebooks and files stay.");
    question.verb = n == 1 ? Words::tr("Delete job") : Words::tr("Delete %n jobs", nullptr, n);
    addObjects(question, rows, [](const Row &row) {
        QStringList goes;
        if (row.trigger.by != JobTrigger::By::Manual)
            goes += Words::tr("Schedule: %1").arg(scheduleWords(row.trigger));
        if (row.isRunning())
            goes += Words::tr("An active run is canceled");
        return goes.isEmpty() ? Words::tr("Nothing else") : goes.join(QStringLiteral("; "));
    });
    Session &session = scope.session;
    auto store = std::static_pointer_cast<Store>(scope.store.shared_from_this());
    askFirst(scope, question, [&session, store, rows] {
        ChangeWords words;
        words.purpose = QStringLiteral("Delete job");
        words.one = Words::tr("%1 was deleted");
        words.many = Words::tr("%1 jobs were deleted");
        words.oneFailed = Words::tr("%1 could not be deleted");
        words.manyFailed = Words::tr("%1 of %2 jobs could not be deleted");
        session.change(
            placeOf(session), changedObjects(rows, &Row::key, &Row::name),
            [&session, words](const QString &key) { return service(session, words.purpose).remove(key.toLongLong()); },
            words,
            [store](const QString &key, const Result<Nothing> &result) {
                if (result)
                    store->remove(key);
                else // perhaps it was executed, and only the answer is lost
                    store->refreshRow(key, Lane::Interactive);
            });
    });
}

void findByName(const ActionScope &scope)
{
    Session &session = scope.session;
    Prompter &prompter = scope.prompter;
    FormSpec form;
    form.id = QStringLiteral("findJob");
    form.title = Words::tr("Find jobs by name");
    form.verb = Words::tr("Find");
    form.help = Words::tr("The server looks for jobs of exactly this name, whatever the case. The filter of the list "
                          "looks at parts of names, in what has been read.");
    FormField name;
    name.id = QStringLiteral("name");
    name.label = Words::tr("Name");
    name.value = jobNameOfScope(scope.scope);
    form.fields += name;
    form.check = [](const FormValues &values) {
        QList<FieldProblem> problems;
        if (values.value(QStringLiteral("name")).toString().trimmed().isEmpty())
            problems += FieldProblem{QStringLiteral("name"), Words::tr("Type the whole name of a job.")};
        return problems;
    };
    form.submit = [&session, &prompter](const FormValues &values) {
        Place place = placeOf(session);
        place.scope = scopeOfJobName(values.value(QStringLiteral("name")).toString().trimmed());
        prompter.open(place);
        return Task<Nothing>::ready(Nothing());
    };
    prompter.showForm(form);
}

QString whyNotSwitch(const Row &row)
{
    if (row.trigger.by == JobTrigger::By::Manual)
        return Words::tr("%1 has no schedule.").arg(row.name);
    return row.trigger.pausable ? QString()
                                : Words::tr("%1 has several triggers; they are paused in its JSON.").arg(row.name);
}

QString whyNotPause(const Row &row)
{
    if (const QString why = whyNotSwitch(row); !why.isEmpty())
        return why;
    return row.trigger.paused ? Words::tr("%1 is paused already.").arg(row.name) : QString();
}

QString whyNotResume(const Row &row)
{
    if (const QString why = whyNotSwitch(row); !why.isEmpty())
        return why;
    return row.trigger.paused ? QString() : Words::tr("%1 is not paused.").arg(row.name);
}

} // namespace

QString scopeOfJobName(const QString &name)
{
    return QStringLiteral("name=") + name;
}

QString jobNameOfScope(const QString &scope)
{
    return scope.startsWith(QLatin1String("name=")) ? scope.mid(5) : QString();
}

QList<Action<JobRow>> jobActions()
{
    QList<Action<Row>> list;
    const auto add = [&list](ActionInfo info, Action<Row>::Run run, Action<Row>::WhyNot why = {}) {
        list += Action<Row>(std::move(info), std::move(run), std::move(why));
    };
    ActionInfo run = actionInfo("run", Words::tr("Run now"), "play", ActionInfo::On::Some,
                                QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_S));
    run.inToolBar = run.inDrawer = true;
    add(run, runNow);
    ActionInfo with = actionInfo("runWith", Words::tr("Run with parameters…"), "play", ActionInfo::On::One);
    add(with, [](const ActionScope &scope, const QList<Row> &rows) { runWith(scope, rows.first()); });
    ActionInfo cancel = actionInfo("cancelRuns", Words::tr("Cancel runs…"), "stop", ActionInfo::On::Some,
                                   QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_T));
    cancel.inToolBar = cancel.destructive = true;
    add(cancel, cancelRuns);
    ActionInfo pause = actionInfo("pause", Words::tr("Pause schedule"), "pause", ActionInfo::On::Some);
    pause.separatorBefore = pause.inDrawer = true;
    add(
        pause, [](const ActionScope &scope, const QList<Row> &rows) { setPaused(scope, rows, true); }, whyNotPause);
    add(
        actionInfo("resume", Words::tr("Resume schedule"), "play", ActionInfo::On::Some),
        [](const ActionScope &scope, const QList<Row> &rows) { setPaused(scope, rows, false); }, whyNotResume);
    ActionInfo runs = actionInfo("runs", Words::tr("Show runs"), "clock", ActionInfo::On::One,
                                 QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_R));
    runs.separatorBefore = true;
    add(runs, [](const ActionScope &scope, const QList<Row> &rows) {
        scope.prompter.open(
            {scope.session.workspace().profile().id, QStringLiteral("runs"), rows.first().key(), QString()});
    });
    ActionInfo find = actionInfo("find", Words::tr("Find by name at the server…"), "search", ActionInfo::On::List);
    find.onBackground = true;
    add(find, [](const ActionScope &scope, const QList<Row> &) { findByName(scope); });
    ActionInfo made = actionInfo("new", Words::tr("New…"), "plus", ActionInfo::On::List, QKeySequence::New);
    made.inToolBar = made.onBackground = made.separatorBefore = true;
    add(made, [](const ActionScope &scope, const QList<Row> &) { create(scope); });
    ActionInfo change =
        actionInfo("edit", Words::tr("Edit…"), "edit", ActionInfo::On::One, QKeySequence(Qt::CTRL | Qt::Key_E));
    change.inDrawer = true;
    add(change, [](const ActionScope &scope, const QList<Row> &rows) { edit(scope, rows.first()); });
    ActionInfo gone = actionInfo("delete", Words::tr("Delete…"), "trash", ActionInfo::On::Some, QKeySequence::Delete);
    gone.destructive = gone.separatorBefore = true;
    add(gone, remove);
    return list;
}

} // namespace trowel
