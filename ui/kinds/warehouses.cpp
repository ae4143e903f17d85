// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/services/warehouses.h"

#include "core/services/warehouse_rules.h"
#include "ui/kinds/changed_objects.h"
#include "ui/kinds/columns.h"
#include "ui/kinds/warehouse_timeline.h"
#include "ui/kinds/warehouse_words.h"
#include "ui/model/prompter.h"
#include "ui/model/session.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QHash>

#include <algorithm>
#include <climits>

namespace trowel {

namespace {

using Row = WarehouseRow;
using Store = RowStore<Row>;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Warehouses)
};

Place placeOf(Session &session, const QString &id)
{
    return {session.workspace().profile().id, QStringLiteral("warehouses"), {}, id};
}

Warehouses service(Session &session, Lane lane, const QString &purpose = {})
{
    return Warehouses(session.workspace().api(lane).named(purpose));
}

Cell nameCell(const Row &row)
{
    Cell cell{row.name};
    cell.bold = row.state == Row::State::Running;
    return cell;
}

Cell stateCell(const Row &row)
{
    return wordsCell(stateWords(row));
}

Cell autoStopCell(const Row &row)
{
    Cell cell{formatMinutes(row.autoStopMinutes)};
    if (row.autoStopMinutes <= 0) {
        cell.glyphAfter = Glyph::Warning;
        cell.toolTip = Words::tr("It runs until somebody stops it.");
    }
    return cell;
}

QList<Column<Row>> columns()
{
    QList<Column<Row>> list;
    list += textColumn<Row>({QStringLiteral("name"), Words::tr("Name"), 24, false, true}, nameCell,
                            [](const Row &r) { return r.searchKey; });
    list += textColumn<Row>({QStringLiteral("state"), Words::tr("State"), 17}, stateCell,
                            [](const Row &r) { return fold(stateWords(r).text); });
    const QStringList sizes = warehouseSizes();
    Column<Row> size;
    size.info = {QStringLiteral("size"), Words::tr("Size"), 10};
    size.cell = [](const Row &r) { return Cell{orDash(r.size)}; };
    size.number = [sizes](const Row &r) { return sizes.indexOf(r.size); }; // by power, not by letter
    list += size;
    list += textColumn<Row>(
        {QStringLiteral("type"), Words::tr("Type"), 11},
        [](const Row &r) { return Cell{typeWords(r.type, r.serverless)}; },
        [](const Row &r) { return fold(typeWords(r.type, r.serverless)); });
    list += numberColumn<Row>(
        {QStringLiteral("clusters"), Words::tr("Clusters"), 9},
        [](const Row &r) { return Cell{QStringLiteral("%1 / %2").arg(r.clusters).arg(r.maxClusters)}; },
        [](const Row &r) { return qint64(r.clusters) * 1000 + r.maxClusters; });
    list += numberColumn<Row>({QStringLiteral("autoStop"), Words::tr("Auto stop"), 11}, autoStopCell,
                              [](const Row &r) { return r.autoStopMinutes > 0 ? r.autoStopMinutes : INT_MAX; });
    list += textColumn<Row>(
        {QStringLiteral("creator"), Words::tr("Creator"), 28}, [](const Row &r) { return dimCell(r.creator); },
        [](const Row &r) { return fold(r.creator); });
    list += numberColumn<Row>(
        {QStringLiteral("sessions"), Words::tr("Sessions"), 9},
        [](const Row &r) { return Cell{QString::number(r.sessions)}; }, [](const Row &r) { return r.sessions; });
    Column<Row> id = textColumn<Row>(
        {QStringLiteral("id"), Words::tr("Id"), 17, false, false, true},
        [](const Row &r) {
            Cell cell{r.id};
            cell.mono = true;
            cell.elide = Qt::ElideMiddle;
            return cell;
        },
        [](const Row &r) { return r.id.toUtf8(); });
    list += id;
    return list;
}

// A change that turns the row to `state` at once; the watcher follows it from there. A refusal reads the row again.
void change(const ActionScope &scope, const QList<Row> &rows, Row::State state, const ChangeWords &words,
            Task<Nothing> (Warehouses::*call)(const QString &) const)
{
    Session &session = scope.session;
    auto store = std::static_pointer_cast<Store>(scope.store.shared_from_this());
    QHash<QString, Row> before;
    for (const Row &row : rows) {
        before.insert(row.id, row);
        store->mutate(row.id, [state](Row &r) {
            r.state = state;
            r.health = Row::Health::Healthy;
        });
    }
    session.change(
        placeOf(session, {}), changedObjects(rows, &Row::id, &Row::name),
        [&session, call, words](const QString &id) {
            return (service(session, Lane::Interactive, words.purpose).*call)(id);
        },
        words,
        [store, before, state](const QString &id, const Result<Nothing> &result) {
            // Back to what it was, or reading it again would tell that it has stopped; and reading may have to wait.
            if (!result)
                store->mutate(id, [&](Row &r) { r = before.value(id); });
            else if (state == Row::State::Deleting)
                return; // the watcher sees it go
            store->refreshRow(id, Lane::Interactive);
        });
}

void start(const ActionScope &scope, const QList<Row> &rows)
{
    ChangeWords words;
    words.purpose = QStringLiteral("Start SQL warehouse");
    words.many = Words::tr("%1 SQL warehouses are starting");
    words.oneFailed = Words::tr("%1 could not be started");
    words.manyFailed = Words::tr("%1 of %2 SQL warehouses could not be started");
    change(scope, rows, Row::State::Starting, words, &Warehouses::start);
}

void stop(const ActionScope &scope, const QList<Row> &rows)
{
    ChangeWords words;
    words.purpose = QStringLiteral("Stop SQL warehouse");
    words.many = Words::tr("%1 SQL warehouses are stopping");
    words.oneFailed = Words::tr("%1 could not be stopped");
    words.manyFailed = Words::tr("%1 of %2 SQL warehouses could not be stopped");
    change(scope, rows, Row::State::Stopping, words, &Warehouses::stop);
}

void create(const ActionScope &scope)
{
    Session &session = scope.session;
    auto store = scope.store.shared_from_this();
    FormSpec form = warehouseForm({}, false);
    form.submit = [&session, store](const FormValues &values) {
        const WarehouseSpec spec = specOf(values);
        return service(session, Lane::Interactive, QStringLiteral("Create SQL warehouse"))
            .create(spec)
            .andThen([&session, store, spec](const QString &id) {
                session.say(Message::Severity::Success, Words::tr("%1 was created and is starting").arg(spec.name),
                            placeOf(session, id));
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
    // The whole object is read first: what the form does not know goes back as it came.
    service(session, Lane::Interactive, QStringLiteral("Edit SQL warehouse"))
        .get(row.id)
        .onDone(&session, [&session, &prompter, store, row](const Result<Warehouse> &before) {
            if (!before) {
                session.say(Message::Severity::Failure, Words::tr("%1 could not be read").arg(row.name),
                            placeOf(session, row.id), {}, before.error());
                return;
            }
            FormSpec form = warehouseForm(before->spec, true);
            form.submit = [&session, store, read = *before](const FormValues &values) {
                const WarehouseSpec spec = specOf(values);
                return service(session, Lane::Interactive, QStringLiteral("Edit SQL warehouse"))
                    .edit(read, spec)
                    .andThen([&session, store, spec, id = read.row.id](Nothing) {
                        session.say(Message::Severity::Success, Words::tr("%1 was changed").arg(spec.name),
                                    placeOf(session, id));
                        store->refreshRow(id, Lane::Interactive);
                        return Nothing();
                    });
            };
            prompter.showForm(form);
        });
}

void removeAsked(const ActionScope &scope, const QList<Row> &rows)
{
    ChangeWords words;
    words.purpose = QStringLiteral("Delete SQL warehouse");
    words.one = Words::tr("%1 was deleted");
    words.many = Words::tr("%1 SQL warehouses were deleted");
    words.oneFailed = Words::tr("%1 could not be deleted");
    words.manyFailed = Words::tr("%1 of %2 SQL warehouses could not be deleted");
    change(scope, rows, Row::State::Deleting, words, &Warehouses::remove);
}

void remove(const ActionScope &scope, const QList<Row> &rows)
{
    Confirmation question;
    question.id = QStringLiteral("deleteWarehouses");
    question.title = Words::tr("Delete SQL warehouses");
    const int n = int(rows.size());
    question.question = n == 1 ? Words::tr("Delete %1 permanently?").arg(rows.first().name)
                               : Words::tr("Delete %n SQL warehouses permanently?", nullptr, n);
    question.explanation =
        Words::tr("Running queries are aborted. Configuration, permissions and connection addresses are "
                  "deleted. This cannot be undone.");
    question.verb = n == 1 ? Words::tr("Delete SQL warehouse") : Words::tr("Delete %n SQL warehouses", nullptr, n);
    question.objectHeading = Words::tr("SQL warehouse");
    question.stateHeading = Words::tr("State");
    question.goesHeading = Words::tr("What goes with it");
    for (const Row &row : rows) {
        const WarehouseStateWords words = stateWords(row);
        const QString goes = row.sessions > 0 ? Words::tr("%n open sessions end", nullptr, row.sessions)
                             : row.state == Row::State::Running ? Words::tr("It is stopped first")
                                                                : Words::tr("Nothing else");
        question.objects += Confirmation::Object{row.name, words.text, int(words.glyph), goes};
    }
    Session &session = scope.session;
    const ActionScope again = scope;
    // The store stays as long as somebody may still say yes.
    auto store = scope.store.shared_from_this();
    scope.prompter.confirm(question).onDone(&session, [again, rows, store](const Result<Nothing> &yes) {
        if (yes)
            removeAsked(again, rows);
    });
}

QString whyNotStart(const Row &row)
{
    switch (row.state) {
    case Row::State::Stopped:
    case Row::State::Unknown:
        return {};
    case Row::State::Stopping:
        return Words::tr("%1 is still stopping.").arg(row.name);
    case Row::State::Deleting:
    case Row::State::Deleted:
        return Words::tr("%1 is being deleted.").arg(row.name);
    default:
        return Words::tr("%1 runs already.").arg(row.name);
    }
}

QString whyNotStop(const Row &row)
{
    switch (row.state) {
    case Row::State::Running:
    case Row::State::Starting:
    case Row::State::Unknown:
        return {};
    case Row::State::Deleting:
    case Row::State::Deleted:
        return Words::tr("%1 is being deleted.").arg(row.name);
    default:
        return Words::tr("%1 is stopped already.").arg(row.name);
    }
}

QString whyNotChange(const Row &row)
{
    return row.state == Row::State::Deleting || row.state == Row::State::Deleted
               ? Words::tr("%1 is being deleted.").arg(row.name)
               : QString();
}

QList<Action<Row>> actions()
{
    QList<Action<Row>> list;
    ActionInfo startInfo = actionInfo("start", Words::tr("Start"), "play", ActionInfo::On::Some);
    startInfo.inToolBar = startInfo.inDrawer = true;
    startInfo.shortcut = QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_S);
    list += Action<Row>(startInfo, start, whyNotStart);
    ActionInfo stopInfo = actionInfo("stop", Words::tr("Stop"), "stop", ActionInfo::On::Some);
    stopInfo.inToolBar = stopInfo.inDrawer = true;
    stopInfo.shortcut = QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_T);
    list += Action<Row>(stopInfo, stop, whyNotStop);
    ActionInfo newInfo = actionInfo("new", Words::tr("New…"), "plus", ActionInfo::On::List);
    newInfo.inToolBar = newInfo.onBackground = true;
    newInfo.shortcut = QKeySequence::New;
    list += Action<Row>(newInfo, [](const ActionScope &scope, const QList<Row> &) { create(scope); });
    ActionInfo editInfo = actionInfo("edit", Words::tr("Edit…"), "edit", ActionInfo::On::One);
    editInfo.inDrawer = true;
    editInfo.shortcut = QKeySequence(Qt::CTRL | Qt::Key_E);
    list += Action<Row>(
        editInfo, [](const ActionScope &scope, const QList<Row> &rows) { edit(scope, rows.first()); }, whyNotChange);
    ActionInfo deleteInfo = actionInfo("delete", Words::tr("Delete…"), "trash", ActionInfo::On::Some);
    deleteInfo.shortcut = QKeySequence::Delete;
    deleteInfo.destructive = deleteInfo.separatorBefore = true;
    list += Action<Row>(deleteInfo, remove, whyNotChange);
    return list;
}

QString summary(const QList<Row> &rows)
{
    const auto running =
        std::count_if(rows.cbegin(), rows.cend(), [](const Row &row) { return row.state == Row::State::Running; });
    return Words::tr("%n running", nullptr, int(running));
}

// Told when a watched warehouse has come to rest, whoever started it.
void settled(Session &session, const Row &row)
{
    const WarehouseStateWords words = stateWords(row);
    const bool failed = row.health == Row::Health::Failed;
    QString text;
    if (failed)
        text = Words::tr("%1 could not start").arg(row.name);
    else if (row.state == Row::State::Running)
        text = Words::tr("%1 is running").arg(row.name);
    else if (row.state == Row::State::Stopped)
        text = Words::tr("%1 has stopped").arg(row.name);
    else
        return;
    session.say(failed ? Message::Severity::Failure : Message::Severity::Success, text, placeOf(session, row.id),
                failed ? QStringList{row.healthSummary} : QStringList());
}

} // namespace

std::unique_ptr<AnyKind> warehousesKind()
{
    Kind<Row> kind;
    kind.info.id = QStringLiteral("warehouses");
    kind.info.title = Words::tr("SQL warehouses");
    kind.info.icon = QStringLiteral("warehouse");
    kind.info.emptyTitle = Words::tr("No SQL warehouses yet");
    kind.info.emptyText = Words::tr("A SQL warehouse runs the queries of dashboards, alerts and connected tools.");
    kind.info.emptyAction = QStringLiteral("new");
    kind.info.refreshSeconds = 30;
    kind.key = [](const Row &row) { return row.id; };
    kind.name = [](const Row &row) { return row.name; };
    kind.searchKey = &Row::searchKey;
    const auto seen = std::make_shared<SeenWarehouses>();
    kind.list = [seen](Session &session, const QString &, Lane lane, const PageSink<Row> &sink) {
        const QUuid workspace = session.workspace().profile().id;
        return service(session, lane, QStringLiteral("List SQL warehouses"))
            .list([seen, workspace, sink](const QList<Row> &rows) {
                for (const Row &row : rows)
                    (*seen)[workspace].saw(row, QDateTime::currentMSecsSinceEpoch());
                sink(rows);
            });
    };
    kind.get = [seen](Session &session, Lane lane, const Row &row) {
        const QUuid workspace = session.workspace().profile().id;
        return service(session, lane, QStringLiteral("Watch SQL warehouse"))
            .get(row.id)
            .andThen([seen, workspace](const Warehouse &warehouse) {
                (*seen)[workspace].saw(warehouse.row, QDateTime::currentMSecsSinceEpoch());
                return warehouse.row;
            });
    };
    kind.tabs = {DetailTab{QStringLiteral("timeline"), Words::tr("Timeline")}};
    kind.makeTab = [seen](const QString &, const ActionScope &scope, const Row &row, QWidget *parent) {
        return makeWarehouseTimeline(seen, scope, row, parent);
    };
    kind.isMoving = [](const Row &row) { return row.isMoving(); };
    kind.settled = settled;
    kind.node = [](const Row &row) {
        Cell cell = nameCell(row);
        cell.glyph = stateWords(row).glyph;
        return cell;
    };
    kind.columns = columns();
    kind.actions = actions();
    const auto isUnwell = [](const Row &row) {
        return row.health == Row::Health::Degraded || row.health == Row::Health::Failed;
    };
    // By the word that the row shows: a degraded one is not listed as running.
    kind.states +=
        KindState<Row>{QStringLiteral("running"), Words::tr("Running"), Glyph::Running,
                       [isUnwell](const Row &row) { return row.state == Row::State::Running && !isUnwell(row); }};
    kind.states += statesBy(&Row::state, {{Row::State::Starting, "starting", Words::tr("Starting"), Glyph::Starting},
                                          {Row::State::Stopping, "stopping", Words::tr("Stopping"), Glyph::Stopping},
                                          {Row::State::Stopped, "stopped", Words::tr("Stopped"), Glyph::Stopped}});
    kind.states +=
        KindState<Row>{QStringLiteral("unhealthy"), Words::tr("Degraded or failed"), Glyph::Degraded, isUnwell};
    kind.summary = summary;
    kind.detail = [](Session &session, const Row &row) {
        const QString workspace = session.workspace().profile().name;
        return service(session, Lane::Interactive, QStringLiteral("Read SQL warehouse"))
            .get(row.id)
            .andThen([workspace](const Warehouse &warehouse) { return warehouseDetail(warehouse, workspace); });
    };
    kind.webPath = [](const Row *row) {
        return row ? QStringLiteral("/sql/warehouses/%1").arg(row->id) : QStringLiteral("/sql/warehouses");
    };
    kind.reference = [](const Row &row) { return row.id; };
    return makeKind(std::move(kind));
}

} // namespace trowel
