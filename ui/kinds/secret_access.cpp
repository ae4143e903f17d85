// SPDX-License-Identifier: GPL-3.0-or-later
// Who may use a scope: the drawer's tab, and the forms behind its verbs.
#include "core/services/secret_rules.h"
#include "ui/kinds/secret_actions.h"
#include "ui/kinds/secret_words.h"
#include "ui/model/prompter.h"
#include "ui/model/session.h"
#include "ui/pages/table_tab.h"

#include <QCoreApplication>

namespace trowel {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(SecretAccess)
};

// What the verbs of one tab work on. `entries` is what the tab shows now.
struct Access
{
    Session &session;
    Prompter &prompter;
    QString scope;
    std::shared_ptr<QList<SecretAcl>> entries = std::make_shared<QList<SecretAcl>>();

    Secrets service(const char *purpose) const { return secretService(session, purpose); }
    QString permissionOf(const QString &principal) const
    {
        for (const SecretAcl &acl : *entries) {
            if (acl.principal == principal)
                return acl.permission;
        }
        return {};
    }
    // Taking the last MANAGE away leaves the scope to the administrators.
    bool isLastManager(const QString &principal) const
    {
        return permissionOf(principal) == QLatin1String("MANAGE") &&
               std::none_of(entries->cbegin(), entries->cend(), [&](const SecretAcl &acl) {
                   return acl.principal != principal && acl.permission == QLatin1String("MANAGE");
               });
    }
};

QList<TabRow> rowsOf(const QList<SecretAcl> &acls)
{
    QList<TabRow> rows;
    for (const SecretAcl &acl : acls) {
        Cell who{acl.principal};
        who.icon = principalIcon(acl.principal);
        Cell meaning{permissionMeaning(acl.permission)};
        meaning.dim = true;
        rows += TabRow{acl.principal, {who, Cell{acl.permission}, meaning}};
    }
    return rows;
}

FormField permissionField(const QString &permission)
{
    FormField field;
    field.id = QStringLiteral("permission");
    field.label = Words::tr("Permission");
    field.type = FormField::Type::Choice;
    field.value = permission;
    QStringList permissions = secretPermissions();
    if (!permissions.contains(permission)) // one the server knows and we do not
        permissions += permission;
    for (const QString &one : std::as_const(permissions))
        field.choices += FormField::Choice{one, one};
    field.note = [](const FormValues &values) {
        return FormNote{permissionMeaning(values.value(QStringLiteral("permission")).toString())};
    };
    return field;
}

FormField principalField(const QString &principal)
{
    FormField field;
    field.id = QStringLiteral("principal");
    field.label = Words::tr("Principal");
    field.value = principal;
    field.placeholder = Words::tr("E-mail address, group, or application id");
    if (!principal.isEmpty())
        field.enabled = [](const FormValues &) { return false; };
    return field;
}

void showAccessForm(const Access &access, const QString &principal, const std::function<void()> &reload)
{
    const bool isNew = principal.isEmpty();
    FormSpec form;
    form.id = isNew ? QStringLiteral("addSecretAccess") : QStringLiteral("changeSecretAccess");
    form.title =
        isNew ? Words::tr("Add access to %1").arg(access.scope) : Words::tr("Change access to %1").arg(access.scope);
    form.verb = isNew ? Words::tr("Add") : Words::tr("Change");
    form.fields += principalField(principal);
    form.fields += permissionField(isNew ? QStringLiteral("READ") : access.permissionOf(principal));
    form.check = [access, isNew, principal](const FormValues &values) {
        QList<FieldProblem> problems;
        const QString who = values.value(QStringLiteral("principal")).toString();
        const QString permission = values.value(QStringLiteral("permission")).toString();
        if (const QString problem = checkPrincipal(who); isNew && !problem.isEmpty())
            problems += FieldProblem{QStringLiteral("principal"), problem};
        if (const QString has = access.permissionOf(who); isNew && !has.isEmpty())
            problems += FieldProblem{QStringLiteral("principal"),
                                     Words::tr("Has %1 already. Use Change… to give another permission.").arg(has)};
        if (!isNew && permission == access.permissionOf(principal))
            problems += FieldProblem{QStringLiteral("permission"), Words::tr("Choose a different permission."), true};
        return problems;
    };
    form.submit = [access, reload](const FormValues &values) {
        const SecretAcl acl{values.value(QStringLiteral("principal")).toString(),
                            values.value(QStringLiteral("permission")).toString()};
        return access.service("Change access to secret scope")
            .putAcl(access.scope, acl)
            .andThen([access, acl, reload](Nothing) {
                access.session.say(Message::Severity::Success,
                                   Words::tr("%1 now has %2 on %3").arg(acl.principal, acl.permission, access.scope),
                                   secretPlace(access.session, {}, access.scope));
                reload();
                return Nothing();
            });
    };
    access.prompter.showForm(form);
}

void removeAccess(const Access &access, const QStringList &principals, const std::function<void()> &reload)
{
    const int n = int(principals.size());
    Confirmation question;
    question.id = QStringLiteral("removeSecretAccess");
    question.title = Words::tr("Remove access");
    question.question = n == 1 ? Words::tr("Remove the access of %1 to %2?").arg(principals.first(), access.scope)
                               : Words::tr("Remove %n entries from the access to %1?", nullptr, n).arg(access.scope);
    question.explanation = Words::tr("What they may do through other entries, such as those of their groups, stays.");
    for (const QString &principal : principals) {
        if (access.isLastManager(principal))
            question.explanation +=
                QLatin1Char(' ') +
                Words::tr("%1 is the last one with MANAGE: afterwards only administrators of the workspace can "
                          "change the access.")
                    .arg(principal);
    }
    question.verb = n == 1 ? Words::tr("Remove access") : Words::tr("Remove %n entries", nullptr, n);
    question.objectHeading = Words::tr("Principal");
    question.stateHeading = Words::tr("Permission");
    QList<Session::ChangedObject> objects;
    for (const QString &principal : principals) {
        question.objects += Confirmation::Object{principal, access.permissionOf(principal)};
        objects += Session::ChangedObject{principal, principal};
    }
    access.prompter.confirm(question).onDone(&access.session, [access, objects, reload](const Result<Nothing> &yes) {
        if (!yes)
            return;
        ChangeWords words;
        words.one = Words::tr("The access of %1 was removed");
        words.many = Words::tr("The access of %1 principals was removed");
        words.oneFailed = Words::tr("The access of %1 could not be removed");
        words.manyFailed = Words::tr("The access of %1 of %2 principals could not be removed");
        access.session.change(
            secretPlace(access.session, {}, access.scope), objects,
            [access](const QString &principal) {
                return access.service("Remove access to secret scope").removeAcl(access.scope, principal);
            },
            words, [reload](const QString &, const Result<Nothing> &) { reload(); });
    });
}

} // namespace

QWidget *makeSecretAccessTab(const ActionScope &scope, const SecretObject &object, QWidget *parent)
{
    const Access access{scope.session, scope.prompter, object.scope};
    TableTab tab;
    tab.id = QStringLiteral("access");
    tab.name = Words::tr("Who may use it");
    tab.columns = {ColumnInfo{QStringLiteral("principal"), Words::tr("Principal"), 20, false, true},
                   ColumnInfo{QStringLiteral("permission"), Words::tr("Permission"), 11},
                   ColumnInfo{QStringLiteral("meaning"), Words::tr("May"), 22}};
    tab.empty = Words::tr("Nobody but the administrators of the workspace.");
    tab.load = [access] {
        return access.service("Read access to secret scope")
            .acls(access.scope)
            .andThen([entries = access.entries](const QList<SecretAcl> &acls) {
                *entries = acls;
                return rowsOf(acls);
            });
    };
    using Reload = std::function<void()>;
    tab.verbs += TabVerb{QStringLiteral("add"),
                         Words::tr("Add…"),
                         QStringLiteral("plus"),
                         false,
                         false,
                         [access](const QStringList &, const Reload &reload) { showAccessForm(access, {}, reload); }};
    tab.verbs += TabVerb{
        QStringLiteral("change"),
        Words::tr("Change…"),
        QStringLiteral("edit"),
        true,
        false,
        [access](const QStringList &keys, const Reload &reload) { showAccessForm(access, keys.first(), reload); },
        [](const QStringList &keys) {
            return keys.size() > 1 ? Words::tr("Select one entry to change it.") : QString();
        }};
    tab.verbs +=
        TabVerb{QStringLiteral("remove"),
                Words::tr("Remove"),
                QStringLiteral("trash"),
                true,
                true,
                [access](const QStringList &keys, const Reload &reload) { removeAccess(access, keys, reload); }};
    return makeTableTab(std::move(tab), scope.session, parent);
}

} // namespace trowel
