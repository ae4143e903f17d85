// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kinds/run_actions.h"

#include "ui/kinds/changed_objects.h"
#include "ui/kinds/columns.h"
#include "ui/kinds/job_form.h"
#include "ui/kinds/job_words.h"
#include "ui/kinds/run_follow.h"
#include "ui/model/prompter.h"
#include "ui/model/session.h"

#include <QCoreApplication>
#include <QHash>

namespace trowel {

namespace {

using Row = RunRow;
using Store = RowStore<Row>;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Runs)
};

JobRuns service(Session &session, const QString &purpose)
{
    return JobRuns(session.workspace().api(Lane::Interactive).named(purpose));
}

Place placeOf(const ActionScope &scope, const QString &key = {})
{
    return {scope.session.workspace().profile().id, QStringLiteral("runs"), scope.scope, key};
}

QString nameOf(const Row &row)
{
    return Words::tr("%1, %2").arg(row.name, formatTimeWithin(row.startMs));
}

void ask(const ActionScope &scope, Confirmation question, const QList<Row> &rows, const std::function<void()> &then)
{
    question.objectHeading = Words::tr("Run");
    question.stateHeading = Words::tr("State");
    for (const Row &row : rows) {
        const RunStateWords words = runStateWords(row.outcome);
        question.objects += Confirmation::Object{nameOf(row), words.text, int(words.glyph), {}};
    }
    // The store stays as long as somebody may still say yes.
    auto store = scope.store.shared_from_this();
    scope.prompter.confirm(question).onDone(&scope.session, [then, store](const Result<Nothing> &yes) {
        if (yes)
            then();
    });
}

void cancel(const ActionScope &scope, const QList<Row> &rows)
{
    Confirmation question;
    question.id = QStringLiteral("cancelRuns");
    question.title = Words::tr("Cancel runs");
    const int n = int(rows.size());
    question.question =
        n == 1 ? Words::tr("Cancel the run of %1?").arg(rows.first().name) : Words::tr("Cancel %n runs?", nullptr, n);
    question.explanation = Words::tr("Tasks that run are stopped where they are. A canceled run can be repaired.");
    question.verb = n == 1 ? Words::tr("Cancel run") : Words::tr("Cancel %n runs", nullptr, n);
    question.dismiss = Words::tr("Keep running");
    Session &session = scope.session;
    auto store = std::static_pointer_cast<Store>(scope.store.shared_from_this());
    const Place place = placeOf(scope);
    ask(scope, question, rows, [&session, store, place, rows] {
        ChangeWords words;
        words.purpose = QStringLiteral("Cancel run");
        words.oneFailed = Words::tr("The run %1 could not be canceled");
        words.manyFailed = Words::tr("%1 of %2 runs could not be canceled");
        QHash<QString, Row> before;
        for (const Row &row : rows) {
            before.insert(row.key(), row);
            store->mutate(row.key(), [](Row &r) {
                r.outcome = {RunState::Stopping, QStringLiteral("TERMINATING"), {}};
            });
        }
        session.change(
            place, changedObjects(rows, &Row::key, nameOf),
            [&session, words](const QString &key) { return service(session, words.purpose).cancel(key.toLongLong()); },
            words,
            [store, before](const QString &key, const Result<Nothing> &result) {
                if (result)
                    return;
                store->mutate(key, [&before, &key](Row &r) { r.outcome = before.value(key).outcome; });
                store->refreshRow(key, Lane::Interactive);
            });
    });
}

void remove(const ActionScope &scope, const QList<Row> &rows)
{
    Confirmation question;
    question.id = QStringLiteral("deleteRuns");
    question.title = Words::tr("Delete runs");
    const int n = int(rows.size());
    question.question = n == 1 ? Words::tr("Delete the run of %1 permanently?").arg(rows.first().name)
                               : Words::tr("Delete %n runs permanently?", nullptr, n);
    question.explanation = Words::tr("Its output and its history are gone. This cannot be undone. The job stays.");
    question.verb = n == 1 ? Words::tr("Delete run") : Words::tr("Delete %n runs", nullptr, n);
    Session &session = scope.session;
    auto store = std::static_pointer_cast<Store>(scope.store.shared_from_this());
    const Place place = placeOf(scope);
    ask(scope, question, rows, [&session, store, place, rows] {
        ChangeWords words;
        words.purpose = QStringLiteral("Delete run");
        words.one = Words::tr("The run %1 was deleted");
        words.many = Words::tr("%1 runs were deleted");
        words.oneFailed = Words::tr("The run %1 could not be deleted");
        words.manyFailed = Words::tr("%1 of %2 runs could not be deleted");
        QHash<QString, qint64> jobs;
        for (const Row &row : rows)
            jobs.insert(row.key(), row.jobId);
        session.change(
            place, changedObjects(rows, &Row::key, nameOf),
            [&session, words](const QString &key) { return service(session, words.purpose).remove(key.toLongLong()); },
            words,
            [&session, store, jobs](const QString &key, const Result<Nothing> &result) {
                if (!result)
                    return store->refreshRow(key, Lane::Interactive);
                store->remove(key);
                refreshJob(session, jobs.value(key));
            });
    });
}

void repair(const ActionScope &scope, const Row &row)
{
    Session &session = scope.session;
    Prompter &prompter = scope.prompter;
    auto store = std::static_pointer_cast<Store>(scope.store.shared_from_this());
    const Place place = placeOf(scope, row.key());
    // Which tasks there are, and the id of the last repair: the API wants it named.
    service(session, QStringLiteral("Read job run"))
        .get(row.id)
        .onDone(&session, [&session, &prompter, store, place, row](const Result<Run> &run) {
            if (!run) {
                session.say(Message::Severity::Failure, Words::tr("The run %1 could not be read").arg(nameOf(row)),
                            place, {}, run.error());
                return;
            }
            FormSpec form = repairForm(*run);
            form.submit = [&session, store, place, read = *run](const FormValues &values) {
                RepairRun how;
                how.runId = read.row.id;
                how.latestRepairId = read.latestRepairId;
                how.dependent = values.value(QStringLiteral("dependent")).toBool();
                if (values.value(QStringLiteral("what")).toString() == QLatin1String("chosen"))
                    how.tasks = filledLines(values.value(QStringLiteral("tasks")).toString());
                return service(session, QStringLiteral("Repair run"))
                    .repair(how)
                    .andThen([&session, store, place, read](qint64) {
                        session.say(Message::Severity::Success,
                                    Words::tr("The run %1 is being repaired").arg(nameOf(read.row)), place);
                        Row again = read.row;
                        again.outcome = {RunState::Pending, QStringLiteral("PENDING"), {}};
                        again.endMs = again.durationMs = 0;
                        store->put(again);
                        followRun(session, again);
                        refreshJob(session, again.jobId);
                        return Nothing();
                    });
            };
            prompter.showForm(form);
        });
}

QString whyNotCancel(const Row &row)
{
    return row.isMoving() ? QString() : Words::tr("The run of %1 is over.").arg(row.name);
}

QString whyNotWhileActive(const Row &row)
{
    return row.isMoving() ? Words::tr("The run of %1 is still active.").arg(row.name) : QString();
}

QString whyNotShowJob(const Row &row)
{
    return row.jobId == 0 || row.type == QLatin1String("SUBMIT_RUN") ? Words::tr("A one-time run has no job behind it.")
                                                                     : QString();
}

} // namespace

QList<Action<RunRow>> runActions()
{
    QList<Action<Row>> list;
    ActionInfo stop = actionInfo("cancel", Words::tr("Cancel run…"), "stop", ActionInfo::On::Some,
                                 QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_T));
    stop.inToolBar = stop.inDrawer = stop.destructive = true;
    list += Action<Row>(stop, cancel, whyNotCancel);
    ActionInfo mend = actionInfo("repair", Words::tr("Repair run…"), "restart", ActionInfo::On::One,
                                 QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_E));
    mend.inToolBar = mend.inDrawer = true;
    list += Action<Row>(
        mend, [](const ActionScope &scope, const QList<Row> &rows) { repair(scope, rows.first()); }, whyNotWhileActive);
    ActionInfo job = actionInfo("showJob", Words::tr("Show job"), "job", ActionInfo::On::One);
    job.separatorBefore = job.inDrawer = true;
    list += Action<Row>(
        job,
        [](const ActionScope &scope, const QList<Row> &rows) {
            scope.prompter.open({scope.session.workspace().profile().id,
                                 QStringLiteral("jobs"),
                                 {},
                                 QString::number(rows.first().jobId)});
        },
        whyNotShowJob);
    ActionInfo gone = actionInfo("delete", Words::tr("Delete…"), "trash", ActionInfo::On::Some, QKeySequence::Delete);
    gone.destructive = gone.separatorBefore = true;
    list += Action<Row>(gone, remove, whyNotWhileActive);
    return list;
}

} // namespace trowel
