// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kinds/workspace_actions.h"

#include "core/services/workspace_names.h"
#include "core/transfer/workspace_transfers.h"
#include "ui/kinds/changed_objects.h"
#include "ui/kinds/columns.h"
#include "ui/kinds/workspace_words.h"
#include "ui/model/prompter.h"
#include "ui/model/session.h"

#include <QCoreApplication>
#include <QDir>

namespace trowel {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(WorkspaceActions)
};

using Row = WorkspaceObject;
using Store = RowStore<Row>;

WorkspaceFiles service(Session &session, const char *purpose, Lane lane = Lane::Interactive)
{
    return WorkspaceFiles(session.workspace().api(lane).named(QLatin1String(purpose)));
}

FormField nameField(const QString &label, const QString &value)
{
    FormField field;
    field.id = QStringLiteral("name");
    field.label = label;
    field.value = value;
    return field;
}

QList<FieldProblem> nameProblems(const ObjectStore &store, const QString &folder, const QString &name)
{
    if (const QString problem = checkObjectName(name); !problem.isEmpty())
        return {{QStringLiteral("name"), problem}};
    if (store.find(joinPath(folder, name)) >= 0)
        return {{QStringLiteral("name"), Words::tr("There is an object of that name in this folder.")}};
    return {};
}

void newFolder(const ActionScope &scope)
{
    Session &session = scope.session;
    auto store = scope.store.shared_from_this();
    FormSpec form;
    form.id = QStringLiteral("newFolder");
    form.title = Words::tr("New folder");
    form.verb = Words::tr("Create folder");
    form.help = Words::tr("In %1").arg(scope.scope);
    form.fields += nameField(Words::tr("Name"), {});
    form.check = [store, folder = scope.scope](const FormValues &values) {
        return nameProblems(*store, folder, values.value(QStringLiteral("name")).toString());
    };
    form.submit = [&session, store, folder = scope.scope](const FormValues &values) {
        const QString path = joinPath(folder, values.value(QStringLiteral("name")).toString());
        return service(session, "Create folder").makeFolder(path).andThen([&session, store, folder, path](Nothing) {
            session.say(Message::Severity::Success, Words::tr("%1 was created").arg(path),
                        workspacePlace(session, folder, path));
            store->refreshAfterChange();
            return Nothing();
        });
    };
    scope.prompter.showForm(form);
}

void rename(const ActionScope &scope, const Row &row)
{
    Session &session = scope.session;
    auto store = scope.store.shared_from_this();
    FormSpec form;
    form.id = QStringLiteral("renameObject");
    form.title = Words::tr("Rename %1").arg(row.name);
    form.verb = Words::tr("Rename");
    form.help =
        Words::tr("There is no call for renaming: the contents are copied under the new name, compared, and then "
                  "the old object is deleted. Its revision history, permissions, comments, schedule and object "
                  "id are lost, and what refers to the old path no longer finds it.");
    form.fields += nameField(Words::tr("New name"), row.name);
    form.check = [store, folder = parentPath(row.path), old = row.name](const FormValues &values) {
        const QString name = values.value(QStringLiteral("name")).toString();
        if (name == old)
            return QList<FieldProblem>{{QStringLiteral("name"), Words::tr("Enter a different name."), true}};
        return nameProblems(*store, folder, name);
    };
    form.submit = [&session, store, row](const FormValues &values) {
        const QString name = values.value(QStringLiteral("name")).toString();
        return service(session, "Rename object").rename(row, name).andThen([&session, store, row, name](Nothing) {
            const QString folder = parentPath(row.path);
            session.say(Message::Severity::Success, Words::tr("%1 is now called %2").arg(row.name, name),
                        workspacePlace(session, folder, joinPath(folder, name)));
            store->refreshAfterChange();
            return Nothing();
        });
    };
    scope.prompter.showForm(form);
}

QString whyNotRename(const Row &row)
{
    if (row.type == Row::Type::Notebook || row.type == Row::Type::File)
        return {};
    return Words::tr("Only notebooks and files can be renamed here; %1 is something else.").arg(row.name);
}

void removeNow(const ActionScope &scope, const QList<Row> &rows)
{
    Session &session = scope.session;
    auto store = std::static_pointer_cast<Store>(scope.store.shared_from_this());
    const QList<Session::ChangedObject> objects = changedObjects(rows, &Row::path, &Row::name);
    QStringList containers;
    for (const Row &row : rows) {
        if (row.isContainer())
            containers += row.path;
    }
    ChangeWords words;
    words.one = Words::tr("%1 was deleted");
    words.many = Words::tr("%1 objects were deleted");
    words.oneFailed = Words::tr("%1 could not be deleted");
    words.manyFailed = Words::tr("%1 of %2 objects could not be deleted");
    session.change(
        workspacePlace(session, scope.scope), objects,
        [&session, containers](const QString &path) {
            return service(session, "Delete object").remove(path, containers.contains(path));
        },
        words,
        [store](const QString &path, const Result<Nothing> &result) {
            // A failed recursive deletion may have taken a part of the folder with it.
            if (result)
                store->remove(path);
            else
                store->refreshAfterChange();
        });
}

void remove(const ActionScope &scope, const QList<Row> &rows)
{
    Session &session = scope.session;
    const int n = int(rows.size());
    Confirmation question;
    question.id = QStringLiteral("deleteObjects");
    question.title = Words::tr("Delete from the workspace");
    question.question = n == 1 ? Words::tr("Delete %1 permanently?").arg(rows.first().name)
                               : Words::tr("Delete %n objects permanently?", nullptr, n);
    question.explanation =
        Words::tr("Folders go with everything in them. Deleting by the API does not use the trash and "
                  "cannot be undone.");
    question.verb = n == 1 ? Words::tr("Delete") : Words::tr("Delete %n objects", nullptr, n);
    question.objectHeading = Words::tr("Object");
    question.stateHeading = Words::tr("Type");
    question.goesHeading = Words::tr("What goes with it");
    for (const Row &row : rows)
        question.objects += Confirmation::Object{row.name, typeWords(row), 0, Words::tr("Nothing else")};
    question.inspect = [&session, rows](int at, const std::function<void(const QString &)> &progress) {
        const Row &row = rows.at(at);
        if (!row.isContainer())
            return Task<QString>::ready(Words::tr("Nothing else"));
        return service(session, "Count what would be deleted")
            .count(row.path, [progress](const TreeCount &count) { progress(countWords(count)); })
            .andThen([](const TreeCount &count) { return countWords(count); });
    };
    const ActionScope again = scope;
    auto store = scope.store.shared_from_this();
    scope.prompter.confirm(question).onDone(&session, [again, rows, store](const Result<Nothing> &yes) {
        if (yes)
            removeNow(again, rows);
    });
}

} // namespace

QList<Action<Row>> workspaceActions()
{
    using On = ActionInfo::On;
    QList<Action<Row>> list;

    ActionInfo import = actionInfo("import", Words::tr("Import…"), "upload", On::List, Qt::CTRL | Qt::Key_I);
    import.inToolBar = import.onBackground = true;
    list += Action<Row>(import, [](const ActionScope &scope, const QList<Row> &) {
        const ActionScope again = scope;
        auto store = scope.store.shared_from_this();
        scope.prompter.chooseFiles(Words::tr("Import into %1").arg(scope.scope))
            .onDone(&scope.session, [again, store](const Result<QStringList> &files) {
                if (files && !files->isEmpty())
                    importFiles(again, *files);
            });
    });
    ActionInfo folder =
        actionInfo("newFolder", Words::tr("New folder…"), "folder", On::List, Qt::CTRL | Qt::SHIFT | Qt::Key_N);
    folder.inToolBar = folder.onBackground = true;
    list += Action<Row>(folder, [](const ActionScope &scope, const QList<Row> &) { newFolder(scope); });

    appendExportActions(list);

    ActionInfo renameInfo = actionInfo("rename", Words::tr("Rename…"), "edit", On::One, Qt::Key_F2);
    renameInfo.inDrawer = renameInfo.separatorBefore = true;
    list += Action<Row>(
        renameInfo, [](const ActionScope &scope, const QList<Row> &rows) { rename(scope, rows.first()); },
        whyNotRename);
    ActionInfo deleteInfo = actionInfo("delete", Words::tr("Delete…"), "trash", On::Some, QKeySequence::Delete);
    deleteInfo.destructive = true;
    list += Action<Row>(deleteInfo, remove);
    return list;
}

} // namespace trowel
