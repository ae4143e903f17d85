// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kinds/secret_actions.h"

#include "ui/kinds/changed_objects.h"
#include "ui/kinds/columns.h"
#include "ui/kinds/secret_words.h"
#include "ui/model/prompter.h"
#include "ui/model/session.h"

#include <QCoreApplication>

namespace trowel {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(SecretActions)
};

using Row = SecretObject;
using Store = RowStore<Row>;

// Keys and scopes are never selected together: a list holds the ones or the others.
bool areScopes(const QList<Row> &rows)
{
    return rows.first().type == Row::Type::Scope;
}

QString whyNotWrite(const Row &row)
{
    return row.isReadOnly() ? Words::tr("Azure Key Vault keeps the secrets of this scope. Change them in Azure.")
                            : QString();
}

QString whyNotDelete(const Row &row)
{
    return row.type == Row::Type::Key ? whyNotWrite(row) : QString();
}

void removeNow(const ActionScope &scope, const QList<Row> &rows)
{
    Session &session = scope.session;
    auto store = std::static_pointer_cast<Store>(scope.store.shared_from_this());
    const bool scopes = areScopes(rows);
    const QList<Session::ChangedObject> objects = changedObjects(rows, &Row::id, &Row::name);
    QHash<QString, Row> byId;
    for (const Row &row : rows) {
        byId.insert(row.id(), row);
    }
    ChangeWords words;
    words.one = Words::tr("%1 was deleted");
    words.oneFailed = Words::tr("%1 could not be deleted");
    words.many = scopes ? Words::tr("%1 secret scopes were deleted") : Words::tr("%1 secrets were deleted");
    words.manyFailed = scopes ? Words::tr("%1 of %2 secret scopes could not be deleted")
                              : Words::tr("%1 of %2 secrets could not be deleted");
    session.change(
        secretPlace(session, scope.scope), objects,
        [&session, byId](const QString &id) {
            const Row row = byId.value(id);
            return row.type == Row::Type::Scope ? secretService(session, "Delete secret scope").removeScope(row.scope)
                                                : secretService(session, "Delete secret").removeKey(row.scope, row.key);
        },
        words,
        [store](const QString &id, const Result<Nothing> &result) {
            if (result)
                store->remove(id);
            else // it may be gone all the same
                store->refreshAfterChange();
        });
}

Confirmation deleteScopesQuestion(Session &session, const QList<Row> &rows)
{
    const int n = int(rows.size());
    Confirmation question;
    question.id = QStringLiteral("deleteSecretScopes");
    question.title = Words::tr("Delete secret scopes");
    question.question = n == 1 ? Words::tr("Delete the scope %1 permanently?").arg(rows.first().scope)
                               : Words::tr("Delete %n secret scopes permanently?", nullptr, n);
    question.explanation =
        Words::tr("All keys and access rules are deleted. Jobs, clusters and notebooks that read them will fail. This "
                  "cannot be undone. Of an Azure Key Vault scope the vault and its secrets stay.");
    question.verb = n == 1 ? Words::tr("Delete scope") : Words::tr("Delete %n scopes", nullptr, n);
    question.objectHeading = Words::tr("Secret scope");
    question.stateHeading = Words::tr("Backend");
    question.goesHeading = Words::tr("What goes with it");
    for (const Row &row : rows)
        question.objects += Confirmation::Object{row.scope, backendWords(row), 0, {}};
    question.inspect = [&session, rows](int at, const std::function<void(const QString &)> &) {
        const Row &row = rows.at(at);
        if (row.isReadOnly())
            return Task<QString>::ready(Words::tr("Nothing in Azure"));
        return secretService(session, "Count what would be deleted")
            .countKeys(row.scope)
            .andThen([](qsizetype keys) { return keyCountWords(keys); })
            .orElse([](const Error &error) {
                // MANAGE includes READ: who may not count may hardly delete. The server decides.
                return error.kind == Error::Kind::Forbidden
                           ? Result<QString>(Words::tr("Not known: you may not list its keys"))
                           : Result<QString>(failure(error));
            });
    };
    return question;
}

Confirmation deleteKeysQuestion(const QList<Row> &rows)
{
    const int n = int(rows.size());
    Confirmation question;
    question.id = QStringLiteral("deleteSecrets");
    question.title = Words::tr("Delete secrets");
    question.question = n == 1 ? Words::tr("Delete the secret %1 permanently?").arg(rows.first().key)
                               : Words::tr("Delete %n secrets permanently?", nullptr, n);
    question.explanation =
        (n == 1 ? Words::tr("In the scope %1. Jobs, clusters and notebooks that read it will fail. The value cannot "
                            "be recovered.")
                : Words::tr("In the scope %1. Jobs, clusters and notebooks that read them will fail. The values "
                            "cannot be recovered."))
            .arg(rows.first().scope);
    question.verb = n == 1 ? Words::tr("Delete secret") : Words::tr("Delete %n secrets", nullptr, n);
    question.objectHeading = Words::tr("Key");
    for (const Row &row : rows)
        question.objects += Confirmation::Object{row.key};
    return question;
}

void remove(const ActionScope &scope, const QList<Row> &rows)
{
    const ActionScope again = scope;
    auto store = scope.store.shared_from_this();
    scope.prompter.confirm(areScopes(rows) ? deleteScopesQuestion(scope.session, rows) : deleteKeysQuestion(rows))
        .onDone(&scope.session, [again, rows, store](const Result<Nothing> &yes) {
            if (yes)
                removeNow(again, rows);
        });
}

} // namespace

Secrets secretService(Session &session, const char *purpose, Lane lane)
{
    return Secrets(session.workspace().api(lane).named(QLatin1String(purpose)));
}

Place secretPlace(Session &session, const QString &list, const QString &key)
{
    return {session.workspace().profile().id, QStringLiteral("secrets"), list, key};
}

QList<Action<Row>> secretActions()
{
    using On = ActionInfo::On;
    const auto inScopes = [](const QString &list) { return list.isEmpty(); };
    const auto inKeys = [](const QString &list) { return !list.isEmpty(); };
    QList<Action<Row>> list;

    ActionInfo createInfo = actionInfo("newScope", Words::tr("New scope…"), "plus", On::List, QKeySequence::New);
    createInfo.inToolBar = createInfo.onBackground = true;
    Action<Row> create(createInfo, [](const ActionScope &scope, const QList<Row> &) { createSecretScope(scope); });
    create.fits = inScopes;
    list += create;

    ActionInfo putInfo = actionInfo("put", Words::tr("Put secret…"), "plus", On::List, QKeySequence::New);
    putInfo.inToolBar = putInfo.onBackground = true;
    Action<Row> put(putInfo, [](const ActionScope &scope, const QList<Row> &) { putSecret(scope, scope.scope); });
    put.fits = [](const QString &scope) { return !scope.isEmpty() && !isReadOnlyList(scope); };
    list += put;

    ActionInfo intoInfo = actionInfo("putInto", Words::tr("Put secret…"), "key", On::One);
    intoInfo.inToolBar = intoInfo.inDrawer = true;
    Action<Row> into(
        intoInfo,
        [](const ActionScope &scope, const QList<Row> &rows) { putSecret(scope, secretListOf(rows.first())); },
        whyNotWrite);
    into.fits = inScopes;
    list += into;

    ActionInfo replaceInfo = actionInfo("replace", Words::tr("Replace value…"), "edit", On::One, Qt::CTRL | Qt::Key_E);
    replaceInfo.inToolBar = replaceInfo.inDrawer = true;
    Action<Row> replace(
        replaceInfo,
        [](const ActionScope &scope, const QList<Row> &rows) { putSecret(scope, scope.scope, rows.first().key); },
        whyNotWrite);
    replace.fits = inKeys;
    list += replace;

    ActionInfo deleteInfo = actionInfo("delete", Words::tr("Delete…"), "trash", On::Some, QKeySequence::Delete);
    deleteInfo.inToolBar = deleteInfo.inDrawer = true;
    deleteInfo.destructive = deleteInfo.separatorBefore = true;
    list += Action<Row>(deleteInfo, remove, whyNotDelete);
    return list;
}

} // namespace trowel
