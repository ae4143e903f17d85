// SPDX-License-Identifier: GPL-3.0-or-later
// Making and deleting in a file tree.
#include "ui/kinds/file_verbs.h"

#include "core/services/paths.h"
#include "core/services/workspace_names.h"
#include "ui/kinds/columns.h"
#include "ui/kinds/file_words.h"
#include "ui/model/prompter.h"
#include "ui/model/session.h"

#include <QCoreApplication>

namespace trowel {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(FileVerbs)
};

Place placeIn(Session &session, const QString &kind, const QString &folder, const QString &object = {})
{
    return {session.workspace().profile().id, kind, folder, object};
}

void deleteFolder(const FileTreeVerbs &verbs, Session &session, const std::shared_ptr<ObjectStore> &store,
                  const FileItem &item)
{
    Transfer &transfer = session.transfers().add(verbs.removeFolder(session, item.path));
    // What a deletion that ended early took with it, only the server knows.
    QObject::connect(&transfer, &Transfer::changed, &session, [&transfer, store] {
        if (transfer.isEnded())
            store->refreshAfterChange();
    });
}

void deletePlainFiles(const FileTreeVerbs &verbs, Session &session, const std::shared_ptr<ObjectStore> &store,
                      const QString &folder, const QList<Session::ChangedObject> &files)
{
    ChangeWords words;
    words.one = Words::tr("%1 was deleted");
    words.many = Words::tr("%1 files were deleted");
    words.oneFailed = Words::tr("%1 could not be deleted");
    words.manyFailed = Words::tr("%1 of %2 files could not be deleted");
    auto open = std::make_shared<qsizetype>(files.size());
    session.change(
        placeIn(session, verbs.kind, folder), files,
        [&session, verbs](const QString &path) { return verbs.removeFile(session, path); }, words,
        [store, open](const QString &, const Result<Nothing> &) {
            if (--*open <= 0) // one reading for all of them; a retry reads again
                store->refreshAfterChange();
        });
}

void deleteNow(const FileTreeVerbs &verbs, Session &session, const std::shared_ptr<ObjectStore> &store,
               const QString &folder, const QList<FileItem> &items)
{
    QList<Session::ChangedObject> files;
    for (const FileItem &item : items) {
        if (item.folder)
            deleteFolder(verbs, session, store, item);
        else
            files += Session::ChangedObject{item.path, item.name};
    }
    if (!files.isEmpty())
        deletePlainFiles(verbs, session, store, folder, files);
}

} // namespace

void makeFileFolder(const FileTreeVerbs &verbs, const ActionScope &scope)
{
    Session &session = scope.session;
    auto store = scope.store.shared_from_this();
    const QString folder = scope.scope;
    FormSpec form;
    form.id = QStringLiteral("newFileFolder");
    form.title = Words::tr("New folder");
    form.verb = Words::tr("Create folder");
    form.help = Words::tr("In %1").arg(folder);
    FormField field;
    field.id = QStringLiteral("name");
    field.label = Words::tr("Name");
    field.value = QString();
    form.fields += field;
    form.check = [store, folder](const FormValues &values) -> QList<FieldProblem> {
        const QString name = values.value(QStringLiteral("name")).toString();
        if (const QString problem = checkObjectName(name); !problem.isEmpty())
            return {{QStringLiteral("name"), problem}};
        if (store->find(joinPath(folder, name)) >= 0)
            return {{QStringLiteral("name"), Words::tr("There is something of that name in this folder.")}};
        return {};
    };
    form.submit = [&session, verbs, store, folder](const FormValues &values) {
        const QString path = joinPath(folder, values.value(QStringLiteral("name")).toString());
        return verbs.makeFolder(session, path).andThen([&session, verbs, store, folder, path](Nothing) {
            session.say(Message::Severity::Success, Words::tr("%1 was created").arg(path),
                        placeIn(session, verbs.kind, folder, path));
            store->refreshAfterChange();
            return Nothing();
        });
    };
    scope.prompter.showForm(form);
}

void deleteFiles(const FileTreeVerbs &verbs, const ActionScope &scope, const QList<FileItem> &items)
{
    Session &session = scope.session;
    const int n = int(items.size());
    Confirmation question;
    question.id = QStringLiteral("deleteFiles");
    question.title = Words::tr("Delete from %1").arg(scope.scope);
    question.question = n == 1 ? Words::tr("Delete %1 permanently?").arg(items.first().name)
                               : Words::tr("Delete %n objects permanently?", nullptr, n);
    question.explanation = Words::tr("Folders go with everything in them. There is no trash: this cannot be undone.");
    question.verb = n == 1 ? Words::tr("Delete") : Words::tr("Delete %n objects", nullptr, n);
    question.objectHeading = Words::tr("Object");
    question.stateHeading = Words::tr("Type");
    question.goesHeading = Words::tr("What goes with it");
    for (const FileItem &item : items)
        question.objects += Confirmation::Object{item.name, item.type, 0, Words::tr("Nothing else")};
    question.inspect = [&session, verbs, items](int at, const std::function<void(const QString &)> &progress) {
        const FileItem &item = items.at(at);
        if (!item.folder)
            return Task<QString>::ready(Words::tr("Nothing else"));
        return verbs.count(session, item.path, [progress](const FileCount &count) { progress(fileCountWords(count)); })
            .andThen([](const FileCount &count) { return fileCountWords(count); });
    };
    auto store = scope.store.shared_from_this();
    scope.prompter.confirm(question).onDone(
        &session, [&session, verbs, items, store, folder = scope.scope](const Result<Nothing> &yes) {
            if (yes)
                deleteNow(verbs, session, store, folder, items);
        });
}

FileActionInfos fileActionInfos()
{
    using On = ActionInfo::On;
    FileActionInfos infos;
    infos.upload = actionInfo("upload", Words::tr("Upload…"), "upload", On::List, Qt::CTRL | Qt::Key_I);
    infos.upload.inToolBar = infos.upload.onBackground = true;
    infos.newFolder =
        actionInfo("newFolder", Words::tr("New folder…"), "folder", On::List, Qt::CTRL | Qt::SHIFT | Qt::Key_N);
    infos.newFolder.inToolBar = infos.newFolder.onBackground = true;
    infos.download =
        actionInfo("download", Words::tr("Download"), "download", On::Some, Qt::CTRL | Qt::SHIFT | Qt::Key_D);
    infos.download.inToolBar = infos.download.inDrawer = true;
    infos.remove = actionInfo("delete", Words::tr("Delete…"), "trash", On::Some, QKeySequence::Delete);
    infos.remove.destructive = true;
    return infos;
}

} // namespace trowel
