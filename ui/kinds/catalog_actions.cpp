// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kinds/catalog_actions.h"

#include "ui/kinds/catalog_delete.h"
#include "ui/kinds/catalog_forms.h"
#include "ui/kinds/catalog_words.h"
#include "ui/kinds/columns.h"
#include "ui/model/prompter.h"
#include "ui/model/session.h"

#include <QCoreApplication>

namespace trowel {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(CatalogActions)
};

using Row = CatalogObject;
using Store = RowStore<Row>;

std::shared_ptr<Store> storeOf(const ActionScope &scope)
{
    return std::static_pointer_cast<Store>(scope.store.shared_from_this());
}

// The server answers with the whole object, under the name it has given it.
void showCreated(Session &session, const std::shared_ptr<Store> &store, const QString &scope, const Row &made)
{
    session.say(Message::Severity::Success, Words::tr("%1 was created").arg(made.fullName),
                catalogPlace(session, scope, made.key()));
    store->put(made);
}

template <typename Make>
void create(const ActionScope &scope, FormSpec form, Make make)
{
    Session &session = scope.session;
    form.submit = [&session, store = storeOf(scope), in = scope.scope, make](const FormValues &values) {
        return make(session, values).andThen([&session, store, in](const Row &made) {
            showCreated(session, store, in, made);
            return Nothing();
        });
    };
    scope.prompter.showForm(form);
}

void newCatalog(const ActionScope &scope)
{
    create(scope, newCatalogForm(), [](Session &session, const FormValues &values) {
        return catalogService(session, Lane::Interactive, "Create catalog").create(newCatalogOf(values));
    });
}

void newSchema(const ActionScope &scope)
{
    create(scope, newSchemaForm(scope.scope), [catalog = scope.scope](Session &session, const FormValues &values) {
        return catalogService(session, Lane::Interactive, "Create schema").create(newSchemaOf(values, catalog));
    });
}

void newVolume(const ActionScope &scope)
{
    create(scope, newVolumeForm(scope.scope), [schema = scope.scope](Session &session, const FormValues &values) {
        return catalogService(session, Lane::Interactive, "Create volume").create(newVolumeOf(values, schema));
    });
}

void showEdit(Session &session, Prompter &prompter, const std::shared_ptr<Store> &store,
              const CatalogObjectDetail &before)
{
    FormSpec form = editSecurableForm(before);
    form.submit = [&session, store, before](const FormValues &values) {
        const CatalogEdit edit = catalogEditOf(values, before);
        if (edit.isEmpty())
            return Task<Nothing>::ready(Nothing());
        return catalogService(session, Lane::Interactive, "Edit comment and owner")
            .edit(before.object.kind, before.object.fullName, edit)
            .andThen([&session, store](const Row &now) {
                session.say(Message::Severity::Success, Words::tr("%1 was changed").arg(now.fullName),
                            placeOf(session, now));
                store->put(now);
                return Nothing();
            });
    };
    prompter.showForm(form);
}

void edit(const ActionScope &scope, const Row &row)
{
    Session &session = scope.session;
    Prompter &prompter = scope.prompter;
    auto store = storeOf(scope);
    // Read first: a list cuts long comments, and somebody else may have changed it.
    catalogService(session, Lane::Interactive, "Read before editing")
        .get(row.kind, row.fullName)
        .onDone(&session, [&session, &prompter, store, row](const Result<CatalogObjectDetail> &before) {
            if (before)
                return showEdit(session, prompter, store, *before);
            session.say(Message::Severity::Failure, Words::tr("%1 could not be read").arg(row.fullName),
                        placeOf(session, row), {}, before.error());
        });
}

void rename(const ActionScope &scope, const Row &row)
{
    Session &session = scope.session;
    FormSpec form = renameSecurableForm(row);
    form.submit = [&session, store = storeOf(scope), row](const FormValues &values) {
        return catalogService(session, Lane::Interactive, "Rename")
            .rename(row.kind, row.fullName, values.value(QStringLiteral("name")).toString())
            .andThen([&session, store, row](const Row &now) {
                session.say(Message::Severity::Success,
                            Words::tr("%1 is now called %2").arg(row.fullName, now.fullName), placeOf(session, now));
                store->remove(row.key());
                store->put(now);
                return Nothing();
            });
    };
    scope.prompter.showForm(form);
}

QString whyNotEdit(const Row &row)
{
    if (knowsOwner(row.kind))
        return {};
    if (row.kind == SecurableKind::Connection)
        return Words::tr("The API changes a connection only with all its options, and it never tells the secret ones.");
    return Words::tr("A metastore is changed in the account console: it belongs to all workspaces that share it.");
}

QString whyNotDelete(const Row &row)
{
    if (row.kind == SecurableKind::Metastore)
        return Words::tr("A metastore is deleted in the account console: all workspaces that share it would lose it.");
    return {};
}

QString whyNotRename(const Row &row)
{
    if (knowsRename(row.kind))
        return {};
    return Words::tr("%1 is renamed in SQL: the API knows no call for it.").arg(row.name());
}

void openFiles(const ActionScope &scope, const Row &row)
{
    const QString kind = QStringLiteral("volumes");
    if (!scope.session.kind(kind))
        return;
    const QString path =
        QStringLiteral("/Volumes/") + QString(row.fullName).replace(QLatin1Char('.'), QLatin1Char('/'));
    scope.prompter.open({scope.session.workspace().profile().id, kind, path, {}});
}

QString whyNotOpenFiles(const Row &row)
{
    return row.kind == SecurableKind::Volume ? QString() : Words::tr("Only volumes hold files.");
}

Action<Row> onList(const char *id, const QString &text, const char *icon, int depth, void (*run)(const ActionScope &))
{
    ActionInfo info = actionInfo(id, text, icon, ActionInfo::On::List, QKeySequence::New);
    info.inToolBar = info.onBackground = true;
    Action<Row> action(info, [run](const ActionScope &scope, const QList<Row> &) { run(scope); });
    action.fits = [depth](const QString &scope) { return scopeDepth(scope) == depth; };
    return action;
}

Action<Row> editAction()
{
    ActionInfo info = actionInfo("edit", Words::tr("Edit comment and owner…"), "edit", ActionInfo::On::One,
                                 QKeySequence(Qt::CTRL | Qt::Key_E));
    info.inDrawer = true;
    return {info, [](const ActionScope &scope, const QList<Row> &rows) { edit(scope, rows.first()); }, whyNotEdit};
}

Action<Row> deleteAction()
{
    ActionInfo info = actionInfo("delete", Words::tr("Delete…"), "trash", ActionInfo::On::Some, QKeySequence::Delete);
    info.destructive = info.separatorBefore = true;
    return {info, deleteSecurables, whyNotDelete};
}

} // namespace

UnityCatalog catalogService(Session &session, Lane lane, const char *purpose)
{
    return UnityCatalog(session.workspace().api(lane).named(QLatin1String(purpose)));
}

Task<Row> readSecurable(Session &session, Lane lane, const Row &object)
{
    return catalogService(session, lane, "Read object")
        .get(object.kind, object.fullName)
        .andThen([](const CatalogObjectDetail &detail) { return detail.object; });
}

Task<ObjectDetail> readSecurableDetail(Session &session, const Row &object)
{
    return catalogService(session, Lane::Interactive, "Read object")
        .get(object.kind, object.fullName)
        .andThen(catalogDetail);
}

QList<Action<Row>> catalogActions()
{
    using On = ActionInfo::On;
    QList<Action<Row>> list;
    list += onList("newCatalog", Words::tr("New catalog…"), "plus", 0, newCatalog);
    list += onList("newSchema", Words::tr("New schema…"), "plus", 1, newSchema);
    list += onList("newVolume", Words::tr("New volume…"), "plus", 2, newVolume);

    ActionInfo filesInfo = actionInfo("openFiles", Words::tr("Open files"), "folder", On::One, Qt::CTRL | Qt::Key_O);
    filesInfo.inToolBar = true;
    Action<Row> files(
        filesInfo, [](const ActionScope &scope, const QList<Row> &rows) { openFiles(scope, rows.first()); },
        whyNotOpenFiles);
    files.fits = [](const QString &scope) { return scopeDepth(scope) == 2; };
    list += files;

    list += editAction();
    ActionInfo renameInfo = actionInfo("rename", Words::tr("Rename…"), "edit", On::One, Qt::Key_F2);
    list += Action<Row>(
        renameInfo, [](const ActionScope &scope, const QList<Row> &rows) { rename(scope, rows.first()); },
        whyNotRename);
    list += deleteAction();
    return list;
}

QList<Action<Row>> metastoreActions()
{
    return {editAction(), deleteAction()};
}

} // namespace trowel
