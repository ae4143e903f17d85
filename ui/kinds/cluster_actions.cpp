// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kinds/cluster_actions.h"

#include "ui/kinds/changed_objects.h"
#include "ui/kinds/cluster_why_not.h"
#include "ui/kinds/cluster_words.h"
#include "ui/kinds/columns.h"
#include "ui/model/prompter.h"
#include "ui/model/session.h"

#include <QCoreApplication>
#include <QHash>

namespace trowel {

namespace {

using Row = ClusterRow;
using Store = RowStore<Row>;
using Call = Task<Nothing> (Clusters::*)(const QString &) const;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Clusters)
};

// A change that makes the rows look done at once; the watcher follows them from there. A refusal reads the row again.
void change(const ActionScope &scope, const QList<Row> &rows, const std::function<void(Row &)> &look,
            const ChangeWords &words, Call call)
{
    Session &session = scope.session;
    auto store = std::static_pointer_cast<Store>(scope.store.shared_from_this());
    QHash<QString, Row> before;
    for (const Row &row : rows) {
        before.insert(row.id, row);
        store->mutate(row.id, look);
    }
    session.change(
        clusterPlace(session, {}), changedObjects(rows, &Row::id, &Row::name),
        [&session, call, words](const QString &id) {
            return (clusterService(session, Lane::Interactive, words.purpose).*call)(id);
        },
        words,
        [store, before](const QString &id, const Result<Nothing> &result) {
            // Refused at the door, and reading waits until somebody has signed in again.
            if (!result && result.error().kind == Error::Kind::Unauthenticated)
                store->mutate(id, [&](Row &r) { r = before.value(id); });
            store->refreshRow(id, Lane::Interactive);
        });
}

std::function<void(Row &)> towards(Row::State state)
{
    return [state](Row &row) {
        row.state = state;
        row.reason = {};
        row.stateMessage.clear();
    };
}

ChangeWords words(const char *purpose, const QString &oneFailed, const QString &manyFailed)
{
    ChangeWords made;
    made.purpose = QLatin1String(purpose);
    made.oneFailed = oneFailed;
    made.manyFailed = manyFailed;
    return made;
}

void start(const ActionScope &scope, const QList<Row> &rows)
{
    change(scope, rows, towards(Row::State::Pending),
           words("Start cluster", Words::tr("%1 could not be started"),
                 Words::tr("%1 of %2 clusters could not be started")),
           &Clusters::start);
}

void restartAsked(const ActionScope &scope, const QList<Row> &rows)
{
    change(scope, rows, towards(Row::State::Restarting),
           words("Restart cluster", Words::tr("%1 could not be restarted"),
                 Words::tr("%1 of %2 clusters could not be restarted")),
           &Clusters::restart);
}

void terminateAsked(const ActionScope &scope, const QList<Row> &rows)
{
    change(scope, rows, towards(Row::State::Terminating),
           words("Terminate cluster", Words::tr("%1 could not be terminated"),
                 Words::tr("%1 of %2 clusters could not be terminated")),
           &Clusters::terminate);
}

void removeAsked(const ActionScope &scope, const QList<Row> &rows)
{
    ChangeWords said = words("Delete cluster", Words::tr("%1 could not be deleted"),
                             Words::tr("%1 of %2 clusters could not be deleted"));
    said.one = Words::tr("%1 was deleted");
    said.many = Words::tr("%1 clusters were deleted");
    change(scope, rows, towards(Row::State::Terminating), said, &Clusters::deletePermanently);
}

void pin(const ActionScope &scope, const QList<Row> &rows)
{
    ChangeWords said =
        words("Pin cluster", Words::tr("%1 could not be pinned"), Words::tr("%1 of %2 clusters could not be pinned"));
    said.one = Words::tr("%1 is pinned");
    said.many = Words::tr("%1 clusters are pinned");
    change(
        scope, rows, [](Row &row) { row.pinned = true; }, said, &Clusters::pin);
}

void unpin(const ActionScope &scope, const QList<Row> &rows)
{
    ChangeWords said = words("Unpin cluster", Words::tr("%1 could not be unpinned"),
                             Words::tr("%1 of %2 clusters could not be unpinned"));
    said.one = Words::tr("%1 is no longer pinned");
    said.many = Words::tr("%1 clusters are no longer pinned");
    change(
        scope, rows, [](Row &row) { row.pinned = false; }, said, &Clusters::unpin);
}

Confirmation questionAbout(const QList<Row> &rows)
{
    Confirmation question;
    question.objectHeading = Words::tr("Cluster");
    question.stateHeading = Words::tr("State");
    question.goesHeading = Words::tr("What goes with it");
    for (const Row &row : rows) {
        const ClusterStateWords state = stateWords(row);
        const bool runs = row.state == Row::State::Running || row.state == Row::State::Resizing;
        question.objects += Confirmation::Object{row.name, state.text, int(state.glyph),
                                                 runs ? Words::tr("All that runs on it") : Words::tr("Nothing else")};
    }
    return question;
}

void ask(const ActionScope &scope, const QList<Row> &rows, const Confirmation &question,
         void (*then)(const ActionScope &, const QList<Row> &))
{
    // The store stays as long as somebody may still say yes.
    auto store = scope.store.shared_from_this();
    const ActionScope again = scope;
    scope.prompter.confirm(question).onDone(&scope.session, [again, rows, store, then](const Result<Nothing> &yes) {
        if (yes)
            then(again, rows);
    });
}

void restart(const ActionScope &scope, const QList<Row> &rows)
{
    const int n = int(rows.size());
    Confirmation question = questionAbout(rows);
    question.id = QStringLiteral("restartClusters");
    question.title = Words::tr("Restart clusters");
    question.question =
        n == 1 ? Words::tr("Restart %1?").arg(rows.first().name) : Words::tr("Restart %n clusters?", nullptr, n);
    question.explanation = Words::tr("Commands and job runs are canceled; what notebooks hold in memory is gone. "
                                     "Restarting takes a few minutes.");
    question.verb = n == 1 ? Words::tr("Restart cluster") : Words::tr("Restart %n clusters", nullptr, n);
    question.destructive = false;
    ask(scope, rows, question, restartAsked);
}

void terminate(const ActionScope &scope, const QList<Row> &rows)
{
    const int n = int(rows.size());
    Confirmation question = questionAbout(rows);
    question.id = QStringLiteral("terminateClusters");
    question.title = Words::tr("Terminate clusters");
    question.question =
        n == 1 ? Words::tr("Terminate %1?").arg(rows.first().name) : Words::tr("Terminate %n clusters?", nullptr, n);
    question.explanation = n == 1
                               ? Words::tr("Commands and job runs are canceled; what notebooks hold in memory is gone. "
                                           "The configuration stays: it can be started again.")
                               : Words::tr("Commands and job runs are canceled; what notebooks hold in memory is gone. "
                                           "The configurations stay: they can be started again.");
    question.verb = n == 1 ? Words::tr("Terminate cluster") : Words::tr("Terminate %n clusters", nullptr, n);
    question.destructive = false;
    ask(scope, rows, question, terminateAsked);
}

void remove(const ActionScope &scope, const QList<Row> &rows)
{
    const int n = int(rows.size());
    Confirmation question = questionAbout(rows);
    question.id = QStringLiteral("deleteClusters");
    question.title = Words::tr("Delete clusters");
    question.question = n == 1 ? Words::tr("Delete %1 permanently?").arg(rows.first().name)
                               : Words::tr("Delete %n clusters permanently?", nullptr, n);
    question.explanation =
        n == 1 ? Words::tr("Configuration, permissions and events are deleted. Jobs that use this cluster will fail. "
                           "This cannot be undone.")
               : Words::tr("Configuration, permissions and events are deleted. Jobs that use these clusters will fail. "
                           "This cannot be undone.");
    question.verb = n == 1 ? Words::tr("Delete cluster") : Words::tr("Delete %n clusters", nullptr, n);
    ask(scope, rows, question, removeAsked);
}

template <void (*Open)(const ActionScope &, const Row &)>
void onFirst(const ActionScope &scope, const QList<Row> &rows)
{
    Open(scope, rows.first());
}

} // namespace

Place clusterPlace(Session &session, const QString &id)
{
    return {session.workspace().profile().id, QStringLiteral("clusters"), {}, id};
}

Clusters clusterService(Session &session, Lane lane, const QString &purpose)
{
    return Clusters(session.workspace().api(lane).named(purpose));
}

QList<Action<Row>> clusterActions()
{
    using On = ActionInfo::On;
    QList<Action<Row>> list;
    ActionInfo startInfo = actionInfo("start", Words::tr("Start"), "play", On::Some, Qt::CTRL | Qt::SHIFT | Qt::Key_S);
    startInfo.inToolBar = startInfo.inDrawer = true;
    list += Action<Row>(startInfo, start, whyNotClusterStart);
    ActionInfo stopInfo =
        actionInfo("terminate", Words::tr("Terminate…"), "stop", On::Some, Qt::CTRL | Qt::SHIFT | Qt::Key_T);
    stopInfo.inToolBar = stopInfo.inDrawer = true;
    list += Action<Row>(stopInfo, terminate, whyNotClusterTerminate);
    ActionInfo restartInfo =
        actionInfo("restart", Words::tr("Restart…"), "restart", On::Some, Qt::CTRL | Qt::SHIFT | Qt::Key_R);
    restartInfo.inToolBar = true;
    list += Action<Row>(restartInfo, restart, whyNotClusterRunning);
    ActionInfo newInfo = actionInfo("new", Words::tr("New…"), "plus", On::List, QKeySequence::New);
    newInfo.inToolBar = newInfo.onBackground = true;
    list += Action<Row>(newInfo, [](const ActionScope &scope, const QList<Row> &) { createCluster(scope); });
    ActionInfo editInfo = actionInfo("edit", Words::tr("Edit…"), "edit", On::One, Qt::CTRL | Qt::Key_E);
    editInfo.inDrawer = true;
    list += Action<Row>(editInfo, onFirst<editCluster>, whyNotClusterEdit);
    list += Action<Row>(actionInfo("resize", Words::tr("Resize…"), "transfer", On::One), onFirst<resizeCluster>,
                        whyNotClusterResize);
    list += Action<Row>(actionInfo("copy", Words::tr("New from this…"), "copy", On::One), onFirst<copyCluster>);
    ActionInfo pinInfo = actionInfo("pin", Words::tr("Pin"), "pin", On::Some);
    pinInfo.separatorBefore = true;
    list += Action<Row>(pinInfo, pin, whyNotClusterPin);
    list += Action<Row>(actionInfo("unpin", Words::tr("Unpin"), "pin", On::Some), unpin, whyNotClusterUnpin);
    ActionInfo deleteInfo =
        actionInfo("delete", Words::tr("Delete permanently…"), "trash", On::Some, QKeySequence::Delete);
    deleteInfo.destructive = deleteInfo.separatorBefore = true;
    list += Action<Row>(deleteInfo, remove, whyNotClusterDelete);
    return list;
}

} // namespace trowel
