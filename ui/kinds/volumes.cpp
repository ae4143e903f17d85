// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/services/volume_files.h"
#include "ui/kinds/columns.h"
#include "ui/kinds/file_words.h"
#include "ui/kinds/volume_actions.h"
#include "ui/model/format.h"
#include "ui/model/session.h"
#include "ui/pages/head_preview.h"

#include <QCoreApplication>

namespace trowel {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Volumes)
};

using Row = VolumeEntry;
using Type = VolumeEntry::Type;

const QString &root()
{
    static const QString path = QStringLiteral("/Volumes");
    return path;
}

QString iconOf(const Row &row)
{
    switch (row.type) {
    case Type::Catalog:
        return QStringLiteral("catalog");
    case Type::Schema:
        return QStringLiteral("schema");
    case Type::Volume:
        return QStringLiteral("volume");
    case Type::Directory:
        return QStringLiteral("folder");
    case Type::File:
        break;
    }
    return fileIcon(row.name);
}

Cell nameCell(const Row &row)
{
    Cell cell{row.name};
    cell.icon = iconOf(row);
    return cell;
}

QList<Column<Row>> columns()
{
    QList<Column<Row>> list;
    // Folders before files, whatever their names.
    list += textColumn<Row>({QStringLiteral("name"), Words::tr("Name"), 32, false, true}, nameCell,
                            [](const Row &r) { return (r.isContainer() ? "0" : "1") + fold(r.name); });
    list += numberColumn<Row>(
        {QStringLiteral("size"), Words::tr("Size"), 9}, [](const Row &r) { return fileSizeCell(r.size); },
        [](const Row &r) { return r.size; });
    list += numberColumn<Row>(
        {QStringLiteral("modified"), Words::tr("Modified"), 19},
        [](const Row &r) { return fileTimeCell(r.modifiedMs); }, [](const Row &r) { return r.modifiedMs; }, false);
    list += textColumn<Row>(
        {QStringLiteral("type"), Words::tr("Type"), 18}, [](const Row &r) { return dimCell(volumeTypeWords(r)); },
        [](const Row &r) { return fold(volumeTypeWords(r)); });
    list += textColumn<Row>(
        {QStringLiteral("owner"), Words::tr("Owner"), 16}, [](const Row &r) { return dimCell(r.owner); },
        [](const Row &r) { return fold(r.owner); });
    list += textColumn<Row>(
        {QStringLiteral("comment"), Words::tr("Comment"), 24}, [](const Row &r) { return dimCell(r.comment); },
        [](const Row &r) { return fold(r.comment); });
    return list;
}

// Files and folders have no owner and no comment, what is above them has no size.
bool columnFits(const QString &column, const QString &scope)
{
    if (column == QLatin1String("size"))
        return holdsFiles(scope);
    if (column == QLatin1String("owner") || column == QLatin1String("comment"))
        return !holdsFiles(scope);
    return true;
}

ObjectDetail detailOf(const VolumeEntryDetail &read)
{
    const Row &entry = read.entry;
    ObjectDetail detail;
    detail.name = entry.name;
    detail.subtitle = entry.path;
    detail.icon = iconOf(entry);
    FactSection section{volumeTypeWords(entry), {}};
    section.facts += Fact{Words::tr("Type"), volumeTypeWords(entry)};
    if (entry.type == Type::File)
        section.facts += fileSizeFact(entry.size);
    if (read.head && !read.head->contentType.isEmpty())
        section.facts += Fact{Words::tr("Content type"), read.head->contentType};
    section.facts += fileTimeFact(Words::tr("Modified"), entry.modifiedMs);
    if (volumeDepth(entry.path) <= 3) {
        section.facts += Fact{Words::tr("Owner"), entry.owner};
        section.facts += Fact{Words::tr("Comment"), entry.comment};
    }
    detail.sections += section;
    FactSection paths{Words::tr("Paths"), {}};
    paths.facts += Fact{Words::tr("Path"), entry.path, Glyph::None, true, true};
    if (holdsFiles(entry.path))
        paths.facts += Fact{Words::tr("For Spark"), QStringLiteral("dbfs:") + entry.path, Glyph::None, true, true};
    if (!read.storageLocation.isEmpty())
        paths.facts += Fact{Words::tr("Storage location"), read.storageLocation, Glyph::None, true, true};
    detail.sections += paths;
    detail.json = read.raw;
    return detail;
}

QWidget *preview(Session &session, const Row &row, QWidget *parent)
{
    const auto read = [&session, path = row.path](qint64 length) {
        return volumeService(session, Lane::Interactive, "Preview").read(path, VolumeRange{0, length, {}});
    };
    return makeHeadPreview(session, row.name, row.size, read, parent);
}

// The volume's page, for what is in it too.
QString webPath(const Row *row)
{
    if (row == nullptr)
        return QStringLiteral("/explore/data");
    const QString names = row->path.section(QLatin1Char('/'), 2, 4);
    return (volumeDepth(row->path) >= 3 ? QStringLiteral("/explore/data/volumes/%1")
                                        : QStringLiteral("/explore/data/%1"))
        .arg(names);
}

} // namespace

std::unique_ptr<AnyKind> volumesKind()
{
    Kind<Row> kind;
    kind.info.id = QStringLiteral("volumes");
    kind.info.title = Words::tr("Volumes");
    kind.info.icon = QStringLiteral("volume");
    kind.info.rootScope = root();
    kind.info.tree = true;
    kind.info.emptyTitle = Words::tr("There is nothing here");
    kind.info.emptyText = Words::tr("In a volume, upload files or drop them here from the file manager.");
    kind.info.emptyAction = QStringLiteral("upload");
    kind.key = [](const Row &row) { return row.path; };
    kind.name = [](const Row &row) { return row.name; };
    kind.searchKey = &Row::searchKey;
    kind.list = [](Session &session, const QString &scope, Lane lane, PageSink<Row> sink) {
        return volumeService(session, lane, "List directory").list(scope, std::move(sink));
    };
    kind.node = nameCell;
    kind.columns = columns();
    kind.columnFits = columnFits;
    kind.actions = volumeActions();
    kind.childScope = [](const Row &row) { return row.isContainer() ? row.path : QString(); };
    kind.scopeTitle = [](const QString &path) {
        return path == root() ? Words::tr("Volumes") : path.section(QLatin1Char('/'), -1);
    };
    kind.scopePath = [](const QString &path) { return fileSteps(root(), path); };
    kind.detail = [](Session &session, const Row &row) {
        return volumeService(session, Lane::Interactive, "Read details").detail(row).andThen(detailOf);
    };
    kind.tabs = {DetailTab{QStringLiteral("preview"), Words::tr("Preview"), true}};
    kind.tabFits = [](const QString &, const Row &row) { return row.type == Type::File; };
    kind.makeTab = [](const QString &, const ActionScope &scope, const Row &row, QWidget *parent) {
        return preview(scope.session, row, parent);
    };
    kind.webPath = webPath;
    kind.reference = [](const Row &row) { return row.path; };
    kind.drop = dropIntoVolume;
    return makeKind(std::move(kind));
}

} // namespace trowel
