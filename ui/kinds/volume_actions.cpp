// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kinds/volume_actions.h"

#include "core/transfer/volume_transfers.h"
#include "ui/kinds/columns.h"
#include "ui/kinds/file_actions.h"
#include "ui/kinds/file_words.h"
#include "ui/model/format.h"
#include "ui/model/prompter.h"
#include "ui/model/session.h"

#include <QCoreApplication>

namespace trowel {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(VolumeActions)
};

using Row = VolumeEntry;
using Type = VolumeEntry::Type;

FileTreeVerbs verbs()
{
    FileTreeVerbs verbs;
    verbs.kind = QStringLiteral("volumes");
    verbs.upload = [](Session &session, const QString &file, const QString &target, bool replace) {
        return std::make_unique<VolumeUpload>(volumeService(session, Lane::Transfer, "Upload file"), file, target,
                                              replace);
    };
    verbs.download = [](Session &session, const QString &path, const QString &file) {
        return std::make_unique<VolumeDownload>(volumeService(session, Lane::Transfer, "Download file"), path, file);
    };
    verbs.downloadFolder = [](Session &session, const QString &folder, const QString &localFolder) {
        return std::make_unique<FolderDownload>(
            folder, folder, localFolder, volumeFolder(volumeService(session, Lane::Transfer, "Download folder")));
    };
    verbs.removeFolder = [](Session &session, const QString &folder) {
        return std::make_unique<VolumeRemoval>(volumeService(session, Lane::Interactive, "Delete directory"), folder);
    };
    verbs.removeFile = [](Session &session, const QString &file) {
        return volumeService(session, Lane::Interactive, "Delete file").removeFile(file);
    };
    verbs.makeFolder = [](Session &session, const QString &folder) {
        return volumeService(session, Lane::Interactive, "Create directory").makeDirectory(folder);
    };
    verbs.count = [](Session &session, const QString &folder, std::function<void(const FileCount &)> progress) {
        return volumeService(session, Lane::Interactive, "Count what would be deleted")
            .count(folder, std::move(progress));
    };
    return verbs;
}

QList<FileItem> itemsOf(const QList<Row> &rows)
{
    QList<FileItem> items;
    for (const Row &row : rows)
        items += FileItem{row.path, row.name, volumeTypeWords(row), row.type == Type::Directory};
    return items;
}

QString whyNotDelete(const Row &row)
{
    if (row.type == Type::File || row.type == Type::Directory)
        return {};
    return Words::tr("Catalogs, schemas and volumes are deleted under Catalogs; here only what is in a volume.");
}

void copyUris(const ActionScope &scope, const QList<Row> &rows)
{
    QStringList paths;
    for (const Row &row : rows)
        paths += QStringLiteral("dbfs:") + row.path;
    scope.prompter.copy(paths.join(QLatin1Char('\n')), Words::tr("%n paths copied", nullptr, int(paths.size())));
}

} // namespace

VolumeFiles volumeService(Session &session, Lane lane, const char *purpose)
{
    return VolumeFiles(session.workspace().api(lane).named(QLatin1String(purpose)));
}

QString volumeTypeWords(const VolumeEntry &entry)
{
    switch (entry.type) {
    case Type::Catalog:
        return Words::tr("Catalog");
    case Type::Schema:
        return Words::tr("Schema");
    case Type::Volume:
        if (entry.typeText == QLatin1String("MANAGED"))
            return Words::tr("Managed volume");
        if (entry.typeText == QLatin1String("EXTERNAL"))
            return Words::tr("External volume");
        return entry.typeText.isEmpty() ? Words::tr("Volume") : Words::tr("Volume, %1").arg(entry.typeText);
    case Type::Directory:
        return Words::tr("Folder");
    case Type::File:
        break;
    }
    return fileTypeWords(entry.name);
}

bool holdsFiles(const QString &scope)
{
    return volumeDepth(scope) >= 3;
}

void dropIntoVolume(const ActionScope &scope, const QStringList &files)
{
    if (holdsFiles(scope.scope))
        return uploadFiles(verbs(), scope, files);
    scope.session.say(Message::Severity::Info, Words::tr("Files go into a volume; open one and drop them there"),
                      Place{scope.session.workspace().profile().id, QStringLiteral("volumes"), scope.scope, {}});
}

QList<Action<Row>> volumeActions()
{
    using On = ActionInfo::On;
    QList<Action<Row>> list = fileActions<Row>(verbs, itemsOf);
    list += Action<Row>(actionInfo("copyUri", Words::tr("Copy as dbfs:/…"), "copy", On::Some), copyUris);
    list += deleteFilesAction<Row>(verbs, itemsOf);
    list.last().info.separatorBefore = true;
    list.last().whyNot = whyNotDelete;
    for (Action<Row> &action : list)
        action.fits = holdsFiles;
    return list;
}

} // namespace trowel
