// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kinds/dbfs_actions.h"

#include "core/services/paths.h"
#include "core/transfer/dbfs_transfers.h"
#include "ui/kinds/columns.h"
#include "ui/kinds/file_actions.h"
#include "ui/kinds/file_words.h"
#include "ui/model/prompter.h"
#include "ui/model/session.h"

#include <QCoreApplication>

namespace trowel {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(DbfsActions)
};

using Row = DbfsEntry;

FileTreeVerbs verbs()
{
    FileTreeVerbs verbs;
    verbs.kind = QStringLiteral("dbfs");
    verbs.upload = [](Session &session, const QString &file, const QString &target, bool replace) {
        return std::make_unique<DbfsUpload>(dbfsService(session, Lane::Transfer, "Upload file"), file, target, replace);
    };
    verbs.download = [](Session &session, const QString &path, const QString &file) {
        return std::make_unique<DbfsDownload>(dbfsService(session, Lane::Transfer, "Download file"), path, file);
    };
    verbs.downloadFolder = [](Session &session, const QString &folder, const QString &localFolder) {
        return std::make_unique<FolderDownload>(folder, QStringLiteral("dbfs:") + folder, localFolder,
                                                dbfsFolder(dbfsService(session, Lane::Transfer, "Download folder")));
    };
    verbs.removeFolder = [](Session &session, const QString &folder) {
        return std::make_unique<DbfsRemoval>(dbfsService(session, Lane::Interactive, "Delete folder"), folder);
    };
    verbs.removeFile = [](Session &session, const QString &file) {
        return dbfsService(session, Lane::Interactive, "Delete file").remove(file, false);
    };
    verbs.makeFolder = [](Session &session, const QString &folder) {
        return dbfsService(session, Lane::Interactive, "Create folder").makeFolder(folder);
    };
    verbs.count = [](Session &session, const QString &folder, std::function<void(const FileCount &)> progress) {
        return dbfsService(session, Lane::Interactive, "Count what would be deleted")
            .count(folder, std::move(progress));
    };
    return verbs;
}

QList<FileItem> itemsOf(const QList<Row> &rows)
{
    QList<FileItem> items;
    for (const Row &row : rows)
        items += FileItem{row.path, row.name, dbfsTypeWords(row), row.folder};
    return items;
}

QString targetProblem(const ObjectStore &store, const Row &row, const QString &target)
{
    if (!target.startsWith(QLatin1Char('/')) || target.endsWith(QLatin1Char('/')))
        return Words::tr("Enter a whole path that begins with “/” and ends with a name.");
    if (target.contains(QLatin1String("//")) || target.contains(QLatin1String("/../")) ||
        target.contains(QLatin1String("/./")))
        return Words::tr("This is no path: a part of it is empty or only dots.");
    if (target == row.path)
        return Words::tr("Enter a different path.");
    if (row.folder && target.startsWith(row.path + QLatin1Char('/')))
        return Words::tr("A folder cannot be moved into itself.");
    if (store.find(target) >= 0)
        return Words::tr("There is something at that path already.");
    return {};
}

void moveEntry(const ActionScope &scope, const Row &row)
{
    Session &session = scope.session;
    auto store = scope.store.shared_from_this();
    FormSpec form;
    form.id = QStringLiteral("moveFile");
    form.title = Words::tr("Move or rename %1").arg(row.name);
    form.verb = Words::tr("Move");
    form.help = row.folder ? Words::tr("Everything in the folder goes with it. What refers to the old path no longer "
                                       "finds it.")
                           : Words::tr("What refers to the old path no longer finds the file.");
    FormField field;
    field.id = QStringLiteral("path");
    field.label = Words::tr("New path");
    field.value = row.path;
    form.fields += field;
    form.check = [store, row](const FormValues &values) -> QList<FieldProblem> {
        const QString problem = targetProblem(*store, row, values.value(QStringLiteral("path")).toString());
        return problem.isEmpty() ? QList<FieldProblem>() : QList<FieldProblem>{{QStringLiteral("path"), problem}};
    };
    form.submit = [&session, store, row](const FormValues &values) {
        const QString target = values.value(QStringLiteral("path")).toString();
        return dbfsService(session, Lane::Interactive, "Move file")
            .move(row.path, target)
            .andThen([&session, store, row, target](Nothing) {
                const QString folder = parentPath(target);
                session.say(Message::Severity::Success, Words::tr("%1 is now %2").arg(row.path, target),
                            Place{session.workspace().profile().id, QStringLiteral("dbfs"), folder, target});
                store->refreshAfterChange();
                session.refreshOpen(QStringLiteral("dbfs"), folder);
                return Nothing();
            });
    };
    scope.prompter.showForm(form);
}

void copyAll(const ActionScope &scope, const QList<Row> &rows, const QString &prefix)
{
    QStringList paths;
    for (const Row &row : rows)
        paths += prefix + row.path;
    scope.prompter.copy(paths.join(QLatin1Char('\n')), Words::tr("%n paths copied", nullptr, int(paths.size())));
}

} // namespace

Dbfs dbfsService(Session &session, Lane lane, const char *purpose)
{
    return Dbfs(session.workspace().api(lane).named(QLatin1String(purpose)));
}

QString dbfsTypeWords(const DbfsEntry &entry)
{
    return entry.folder ? Words::tr("Folder") : fileTypeWords(entry.name);
}

void dropIntoDbfs(const ActionScope &scope, const QStringList &files)
{
    uploadFiles(verbs(), scope, files);
}

QList<Action<Row>> dbfsActions()
{
    using On = ActionInfo::On;
    QList<Action<Row>> list = fileActions<Row>(verbs, itemsOf);
    list += Action<Row>(
        actionInfo("copyUri", Words::tr("Copy as dbfs:/…"), "copy", On::Some),
        [](const ActionScope &scope, const QList<Row> &rows) { copyAll(scope, rows, QStringLiteral("dbfs:")); });
    list += Action<Row>(
        actionInfo("copyMount", Words::tr("Copy as /dbfs/…"), "copy", On::Some),
        [](const ActionScope &scope, const QList<Row> &rows) { copyAll(scope, rows, QStringLiteral("/dbfs")); });
    ActionInfo moveInfo = actionInfo("move", Words::tr("Move or rename…"), "edit", On::One, Qt::Key_F2);
    moveInfo.inDrawer = moveInfo.separatorBefore = true;
    list +=
        Action<Row>(moveInfo, [](const ActionScope &scope, const QList<Row> &rows) { moveEntry(scope, rows.first()); });
    list += deleteFilesAction<Row>(verbs, itemsOf);
    return list;
}

} // namespace trowel
