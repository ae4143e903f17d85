// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/services/dbfs.h"

#include "ui/kinds/columns.h"
#include "ui/kinds/dbfs_actions.h"
#include "ui/kinds/file_words.h"
#include "ui/model/format.h"
#include "ui/model/session.h"
#include "ui/pages/head_preview.h"

#include <QCoreApplication>

namespace trowel {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Dbfs)
};

using Row = DbfsEntry;

Cell nameCell(const Row &row)
{
    Cell cell{row.name};
    cell.icon = row.folder ? QStringLiteral("folder") : fileIcon(row.name);
    return cell;
}

QList<Column<Row>> columns()
{
    QList<Column<Row>> list;
    // Folders before files, whatever their names.
    list += textColumn<Row>({QStringLiteral("name"), Words::tr("Name"), 32, false, true}, nameCell,
                            [](const Row &r) { return (r.folder ? "0" : "1") + fold(r.name); });
    list += numberColumn<Row>(
        {QStringLiteral("size"), Words::tr("Size"), 9}, [](const Row &r) { return fileSizeCell(r.size); },
        [](const Row &r) { return r.size; });
    list += numberColumn<Row>(
        {QStringLiteral("modified"), Words::tr("Modified"), 19},
        [](const Row &r) { return fileTimeCell(r.modifiedMs); }, [](const Row &r) { return r.modifiedMs; }, false);
    list += textColumn<Row>(
        {QStringLiteral("type"), Words::tr("Type"), 18}, [](const Row &r) { return dimCell(dbfsTypeWords(r)); },
        [](const Row &r) { return fold(dbfsTypeWords(r)); });
    return list;
}

ObjectDetail detailOf(const DbfsEntryDetail &read)
{
    const Row &entry = read.entry;
    ObjectDetail detail;
    detail.name = entry.name;
    detail.subtitle = QStringLiteral("dbfs:") + entry.path;
    detail.icon = nameCell(entry).icon;
    FactSection section{Words::tr("File"), {}};
    section.facts += Fact{Words::tr("Type"), dbfsTypeWords(entry)};
    if (!entry.folder)
        section.facts += fileSizeFact(entry.size);
    section.facts += fileTimeFact(Words::tr("Modified"), entry.modifiedMs);
    detail.sections += section;
    FactSection paths{Words::tr("Paths"), {}};
    paths.facts += Fact{Words::tr("For the API"), entry.path, Glyph::None, true, true};
    paths.facts += Fact{Words::tr("For Spark"), QStringLiteral("dbfs:") + entry.path, Glyph::None, true, true};
    paths.facts += Fact{Words::tr("On a cluster"), QStringLiteral("/dbfs") + entry.path, Glyph::None, true, true};
    detail.sections += paths;
    detail.json = read.raw;
    return detail;
}

QWidget *preview(Session &session, const Row &row, QWidget *parent)
{
    const auto read = [&session, path = row.path](qint64 length) {
        return dbfsService(session, Lane::Interactive, "Preview").read(path, 0, length);
    };
    return makeHeadPreview(session, row.name, row.size, read, parent);
}

} // namespace

std::unique_ptr<AnyKind> dbfsKind()
{
    Kind<Row> kind;
    kind.info.id = QStringLiteral("dbfs");
    kind.info.title = Words::tr("DBFS");
    kind.info.icon = QStringLiteral("dbfs");
    kind.info.rootScope = QStringLiteral("/");
    kind.info.tree = true;
    kind.info.emptyTitle = Words::tr("This folder is empty");
    kind.info.emptyText = Words::tr("Upload files, or drop them here from the file manager.");
    kind.info.emptyAction = QStringLiteral("upload");
    kind.key = [](const Row &row) { return row.path; };
    kind.name = [](const Row &row) { return row.name; };
    kind.searchKey = &Row::searchKey;
    kind.list = [](Session &session, const QString &scope, Lane lane, PageSink<Row> sink) {
        return dbfsService(session, lane, "List folder").list(scope, std::move(sink));
    };
    kind.node = nameCell;
    kind.columns = columns();
    kind.actions = dbfsActions();
    kind.childScope = [](const Row &row) { return row.folder ? row.path : QString(); };
    kind.scopeTitle = [](const QString &path) {
        return path == QLatin1String("/") ? Words::tr("DBFS") : path.section(QLatin1Char('/'), -1);
    };
    kind.scopePath = [](const QString &path) { return fileSteps(QStringLiteral("/"), path); };
    kind.detail = [](Session &session, const Row &row) {
        return dbfsService(session, Lane::Interactive, "Read file status").getStatus(row.path).andThen(detailOf);
    };
    kind.tabs = {DetailTab{QStringLiteral("preview"), Words::tr("Preview"), true}};
    kind.tabFits = [](const QString &, const Row &row) { return !row.folder; };
    kind.makeTab = [](const QString &, const ActionScope &scope, const Row &row, QWidget *parent) {
        return preview(scope.session, row, parent);
    };
    kind.reference = [](const Row &row) { return row.path; };
    kind.drop = dropIntoDbfs;
    return makeKind(std::move(kind));
}

} // namespace trowel
