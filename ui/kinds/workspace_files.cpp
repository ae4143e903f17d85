// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/services/workspace_files.h"

#include "ui/kinds/columns.h"
#include "ui/kinds/workspace_actions.h"
#include "ui/kinds/workspace_words.h"
#include "ui/model/format.h"
#include "ui/model/session.h"
#include "ui/pages/previews.h"

#include <QCoreApplication>

namespace trowel {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(WorkspaceFiles)
};

using Row = WorkspaceObject;

WorkspaceFiles service(Session &session, Lane lane, const char *purpose)
{
    return WorkspaceFiles(session.workspace().api(lane).named(QLatin1String(purpose)));
}

Cell nameCell(const Row &row)
{
    Cell cell{row.name};
    cell.icon = iconOf(row);
    return cell;
}

// Folders before everything else, whatever their names.
QByteArray nameKey(const Row &row)
{
    return (row.isContainer() ? "0" : "1") + fold(row.name);
}

Cell timeCell(qint64 epochMs)
{
    Cell cell = dimCell(epochMs > 0 ? formatTime(epochMs) : QString());
    cell.toolTip = formatUtc(epochMs);
    return cell;
}

QList<Column<Row>> columns()
{
    QList<Column<Row>> list;
    list += textColumn<Row>({QStringLiteral("name"), Words::tr("Name"), 28, false, true}, nameCell, nameKey);
    list += textColumn<Row>(
        {QStringLiteral("type"), Words::tr("Type"), 11}, [](const Row &r) { return dimCell(typeWords(r)); },
        [](const Row &r) { return fold(typeWords(r)); });
    list += textColumn<Row>(
        {QStringLiteral("language"), Words::tr("Language"), 10},
        [](const Row &r) {
            Cell cell = dimCell(languageWords(r.language));
            if (r.language.isEmpty())
                cell.text.clear(); // folders and files have none: a dash would be noise
            return cell;
        },
        [](const Row &r) { return fold(r.language); });
    list += numberColumn<Row>(
        {QStringLiteral("modified"), Words::tr("Modified"), 19}, [](const Row &r) { return timeCell(r.modifiedMs); },
        [](const Row &r) { return r.modifiedMs; }, false);
    ColumnInfo created{QStringLiteral("created"), Words::tr("Created"), 19};
    created.hidden = true;
    list += numberColumn<Row>(
        created, [](const Row &r) { return timeCell(r.createdMs); }, [](const Row &r) { return r.createdMs; }, false);
    list += numberColumn<Row>(
        {QStringLiteral("size"), Words::tr("Size"), 9},
        [](const Row &r) { return r.size >= 0 ? dimCell(formatBytes(r.size)) : Cell{}; },
        [](const Row &r) { return r.size; });
    return list;
}

QString scopeTitle(const QString &path)
{
    return path == QLatin1String("/") ? Words::tr("Workspace") : path.section(QLatin1Char('/'), -1);
}

} // namespace

Place workspacePlace(Session &session, const QString &folder, const QString &object)
{
    return {session.workspace().profile().id, QStringLiteral("workspace"), folder, object};
}

std::unique_ptr<AnyKind> workspaceKind()
{
    Kind<Row> kind;
    kind.info.id = QStringLiteral("workspace");
    kind.info.title = Words::tr("Workspace");
    kind.info.icon = QStringLiteral("folder");
    kind.info.rootScope = QStringLiteral("/");
    kind.info.tree = true;
    kind.info.emptyTitle = Words::tr("This folder is empty");
    kind.info.emptyText = Words::tr("Import files, or drop them here from the file manager.");
    kind.info.emptyAction = QStringLiteral("import");
    kind.key = [](const Row &row) { return row.path; };
    kind.name = [](const Row &row) { return row.name; };
    kind.searchKey = &Row::searchKey;
    kind.list = [](Session &session, const QString &scope, Lane lane, PageSink<Row> sink) {
        return service(session, lane, "List folder").list(scope, std::move(sink));
    };
    kind.node = nameCell;
    kind.columns = columns();
    kind.actions = workspaceActions();
    kind.childScope = [](const Row &row) { return row.isContainer() ? row.path : QString(); };
    kind.scopeTitle = scopeTitle;
    kind.scopePath = pathSteps;
    kind.detail = [](Session &session, const Row &row) {
        return service(session, Lane::Interactive, "Read object").getStatus(row.path).andThen(workspaceDetail);
    };
    kind.tabs = {DetailTab{QStringLiteral("preview"), Words::tr("Preview"), true}};
    kind.tabFits = [](const QString &, const Row &row) { return !row.isContainer(); };
    kind.makeTab = [](const QString &, const ActionScope &scope, const Row &row, QWidget *parent) {
        return makeWorkspacePreview(scope.session, row, parent);
    };
    kind.webPath = [](const Row *row) {
        return row ? QStringLiteral("/#workspace%1").arg(row->path) : QStringLiteral("/browse");
    };
    kind.reference = [](const Row &row) { return row.path; };
    kind.drop = importFiles;
    return makeKind(std::move(kind));
}

} // namespace trowel
