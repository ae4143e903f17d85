// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/services/clusters.h"

#include "ui/kinds/cluster_actions.h"
#include "ui/kinds/cluster_tabs.h"
#include "ui/kinds/cluster_words.h"
#include "ui/kinds/columns.h"
#include "ui/model/session.h"

#include <QCoreApplication>

#include <algorithm>
#include <climits>

namespace trowel {

namespace {

using Row = ClusterRow;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Clusters)
};

Cell nameCell(const Row &row)
{
    Cell cell{row.name};
    cell.bold = row.state == Row::State::Running || row.state == Row::State::Resizing;
    return cell;
}

Cell stateCell(const Row &row)
{
    return wordsCell(stateWords(row));
}

Cell monoCell(const QString &text, Qt::TextElideMode elide = Qt::ElideRight)
{
    Cell cell{orDash(text)};
    cell.mono = !text.isEmpty();
    cell.elide = elide;
    return cell;
}

Cell runtimeCell(const Row &row)
{
    Cell cell{runtimeWords(row.runtime)};
    cell.toolTip = row.runtime;
    return cell;
}

Cell autoTerminationCell(const Row &row)
{
    if (row.autoTerminationMinutes > 0)
        return Cell{formatMinutes(row.autoTerminationMinutes)};
    if (row.source != QLatin1String("UI") && row.source != QLatin1String("API") && !row.source.isEmpty()) {
        Cell cell{Words::tr("With its run")};
        cell.dim = true;
        return cell;
    }
    Cell cell{Words::tr("Never")};
    cell.glyphAfter = Glyph::Warning;
    cell.toolTip = Words::tr("It runs until somebody terminates it.");
    return cell;
}

Cell startedCell(const Row &row)
{
    Cell cell = dimCell(formatTime(row.startedMs));
    cell.toolTip = formatUtc(row.startedMs);
    return cell;
}

Cell pinnedCell(const Row &row)
{
    Cell cell{row.pinned ? Words::tr("Pinned") : orDash({})};
    if (row.pinned)
        cell.icon = QStringLiteral("pin");
    return cell;
}

Column<Row> words(const char *id, const QString &title, int chars, QString (*text)(const Row &), bool dim = false)
{
    return textColumn<Row>(
        {QLatin1String(id), title, chars}, [text, dim](const Row &r) { return dim ? dimCell(text(r)) : Cell{text(r)}; },
        [text](const Row &r) { return fold(text(r)); });
}

// 9 before 15; what begins with no number comes last.
QByteArray runtimeOrder(const Row &row)
{
    bool isNumber = false;
    const int major = row.runtime.section(QLatin1Char('.'), 0, 0).toInt(&isNumber);
    const QByteArray first = isNumber ? QByteArray::number(major).rightJustified(4, '0') : QByteArrayLiteral("~");
    return first + fold(runtimeWords(row.runtime));
}

QList<Column<Row>> columns()
{
    QList<Column<Row>> list;
    list += textColumn<Row>({QStringLiteral("name"), Words::tr("Name"), 24, false, true}, nameCell,
                            [](const Row &r) { return r.searchKey; });
    list += textColumn<Row>({QStringLiteral("state"), Words::tr("State"), 17}, stateCell,
                            [](const Row &r) { return fold(stateWords(r).text); });
    list += numberColumn<Row>(
        {QStringLiteral("workers"), Words::tr("Workers"), 13}, [](const Row &r) { return Cell{workersWords(r)}; },
        [](const Row &r) { return qint64(r.workers) * 1'000'000 + r.maxWorkers; });
    list += textColumn<Row>(
        {QStringLiteral("nodeType"), Words::tr("Node type"), 13}, [](const Row &r) { return Cell{orDash(r.nodeType)}; },
        [](const Row &r) { return fold(r.nodeType); });
    list += textColumn<Row>({QStringLiteral("runtime"), Words::tr("Runtime"), 13}, runtimeCell, runtimeOrder);
    list +=
        words("accessMode", Words::tr("Access mode"), 14, [](const Row &r) { return accessModeWords(r.accessMode); });
    list += numberColumn<Row>(
        {QStringLiteral("autoTermination"), Words::tr("Auto termination"), 19}, autoTerminationCell,
        [](const Row &r) { return r.autoTerminationMinutes > 0 ? r.autoTerminationMinutes : INT_MAX; });
    list += words("source", Words::tr("Made by"), 14, [](const Row &r) { return sourceWords(r.source); });
    list += words(
        "creator", Words::tr("Creator"), 24, [](const Row &r) { return r.creator; }, true);
    list += numberColumn<Row>(
        {QStringLiteral("started"), Words::tr("Started"), 18}, startedCell, [](const Row &r) { return r.startedMs; },
        false);
    Column<Row> pinned = numberColumn<Row>(
        {QStringLiteral("pinned"), Words::tr("Pinned"), 9, false, false, true}, pinnedCell,
        [](const Row &r) { return r.pinned ? 0 : 1; }, false);
    list += pinned;
    list += textColumn<Row>(
        {QStringLiteral("id"), Words::tr("Id"), 20, false, false, true},
        [](const Row &r) { return monoCell(r.id, Qt::ElideMiddle); }, [](const Row &r) { return r.id.toUtf8(); });
    return list;
}

QString summary(const QList<Row> &rows)
{
    const auto running = std::count_if(rows.cbegin(), rows.cend(), [](const Row &row) {
        return row.state == Row::State::Running || row.state == Row::State::Resizing;
    });
    return Words::tr("%n running", nullptr, int(running));
}

// Told when a watched cluster has come to rest, whoever started it.
void settled(Session &session, const Row &row)
{
    const bool failed =
        row.state == Row::State::Error || (row.state == Row::State::Terminated && row.reason.isFailure());
    QString text;
    if (failed)
        text = Words::tr("%1 has failed").arg(row.name);
    else if (row.state == Row::State::Running)
        text = Words::tr("%1 is running").arg(row.name);
    else if (row.state == Row::State::Terminated)
        text = Words::tr("%1 has terminated").arg(row.name);
    else
        return;
    session.say(failed ? Message::Severity::Failure : Message::Severity::Success, text, clusterPlace(session, row.id),
                failed ? QStringList{stateWords(row).toolTip} : QStringList());
}

void describe(Kind<Row> &kind)
{
    kind.info.id = QStringLiteral("clusters");
    kind.info.title = Words::tr("Clusters");
    kind.info.icon = QStringLiteral("cluster");
    kind.info.emptyTitle = Words::tr("No clusters yet");
    kind.info.emptyText = Words::tr("A cluster runs notebooks and jobs on machines of your cloud account.");
    kind.info.emptyAction = QStringLiteral("new");
    kind.info.refreshSeconds = 30;
    kind.key = [](const Row &row) { return row.id; };
    kind.name = [](const Row &row) { return row.name; };
    kind.searchKey = &Row::searchKey;
    kind.isMoving = [](const Row &row) { return row.isMoving(); };
    kind.settled = settled;
    kind.node = [](const Row &row) {
        Cell cell = nameCell(row);
        cell.glyph = stateWords(row).glyph;
        return cell;
    };
    kind.columns = columns();
    kind.actions = clusterActions();
    kind.summary = summary;
    kind.webPath = [](const Row *row) {
        return row ? QStringLiteral("/compute/clusters/%1").arg(row->id) : QStringLiteral("/compute/clusters");
    };
    kind.reference = [](const Row &row) { return row.id; };
}

bool hasFailed(const Row &row)
{
    return row.state == Row::State::Error || (row.state == Row::State::Terminated && row.reason.isFailure());
}

KindState<Row> inState(const char *id, Row::State state)
{
    const ClusterStateWords words = stateWords(state);
    return {QLatin1String(id), words.text, words.glyph, [state](const Row &row) { return row.state == state; }};
}

KindState<Row> ofSource(const char *id, const QString &text, std::function<bool(const Row &)> holds)
{
    return {QLatin1String(id), text, Glyph::None, std::move(holds), Words::tr("Source")};
}

QList<KindState<Row>> states()
{
    QList<KindState<Row>> list;
    list += inState("running", Row::State::Running);
    list += KindState<Row>{QStringLiteral("changing"), Words::tr("Starting or ending"), Glyph::Starting,
                           [](const Row &row) { return row.isMoving(); }};
    list += KindState<Row>{QStringLiteral("terminated"), Words::tr("Terminated"), Glyph::Stopped,
                           [](const Row &row) { return row.state == Row::State::Terminated && !hasFailed(row); }};
    list += KindState<Row>{QStringLiteral("failed"), Words::tr("Failed"), Glyph::Failed, hasFailed};
    const auto is = [](const char *source) {
        return [name = QLatin1String(source)](const Row &row) { return row.source == name; };
    };
    list += ofSource("ui", sourceWords(QStringLiteral("UI")), is("UI"));
    list += ofSource("api", sourceWords(QStringLiteral("API")), is("API"));
    list += ofSource("job", sourceWords(QStringLiteral("JOB")), is("JOB"));
    list += ofSource("otherSource", Words::tr("Other"), [](const Row &row) {
        return row.source != QLatin1String("UI") && row.source != QLatin1String("API") &&
               row.source != QLatin1String("JOB");
    });
    return list;
}

} // namespace

std::unique_ptr<AnyKind> clustersKind()
{
    Kind<Row> kind;
    describe(kind);
    kind.states = states();
    kind.list = [](Session &session, const QString &, Lane lane, PageSink<Row> sink) {
        return clusterService(session, lane, QStringLiteral("List clusters")).list(std::move(sink));
    };
    kind.get = [](Session &session, Lane lane, const Row &row) {
        return clusterService(session, lane, QStringLiteral("Watch cluster"))
            .get(row.id)
            .andThen([](const Cluster &cluster) { return cluster.row; });
    };
    kind.detail = [](Session &session, const Row &row) {
        const QString workspace = session.workspace().profile().name;
        return clusterService(session, Lane::Interactive, QStringLiteral("Read cluster"))
            .get(row.id)
            .andThen([workspace](const Cluster &cluster) { return clusterDetail(cluster, workspace); });
    };
    kind.tabs = {DetailTab{QStringLiteral("events"), Words::tr("Events")},
                 DetailTab{QStringLiteral("timeline"), Words::tr("Timeline")}};
    kind.makeTab = [](const QString &tab, const ActionScope &scope, const Row &row, QWidget *parent) {
        return tab == QLatin1String("events") ? makeClusterEvents(scope.session, row, parent)
                                              : makeClusterTimelineTab(scope.session, row, parent);
    };
    return makeKind(std::move(kind));
}

} // namespace trowel
