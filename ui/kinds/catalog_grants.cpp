// SPDX-License-Identifier: GPL-3.0-or-later
// The tab with who may do what with an object, by what was given on it and by what comes from above.
#include "ui/kinds/catalog_grants.h"

#include "ui/kinds/catalog_actions.h"
#include "ui/kinds/catalog_words.h"
#include "ui/model/prompter.h"
#include "ui/model/session.h"
#include "ui/pages/table_tab.h"

#include <QCoreApplication>

#include <algorithm>

namespace trowel {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(CatalogGrants)
};

Grants service(Session &session, const char *purpose)
{
    return Grants(session.workspace().api(Lane::Interactive).named(QLatin1String(purpose)));
}

// A mail address is a person, a UUID an application; what is left is a group.
QString principalIcon(const QString &principal)
{
    if (principal.contains(QLatin1Char('@')))
        return QStringLiteral("user");
    return QUuid(principal).isNull() ? QStringLiteral("group") : QStringLiteral("robot");
}

QString fromIcon(const QString &type)
{
    const QString word = type.toLower();
    return word == QLatin1String("catalog") || word == QLatin1String("schema") ? word : QStringLiteral("grants");
}

TabRow rowOf(const PrivilegeGrant &grant)
{
    Cell principal{grant.principal};
    principal.icon = principalIcon(grant.principal);
    Cell privilege{privilegeWords(grant.privilege)};
    Cell from{Words::tr("Granted here")};
    if (grant.isInherited()) {
        from.text = grant.fromName.isEmpty() ? grant.fromType : grant.fromName.section(QLatin1Char('.'), -1);
        from.icon = fromIcon(grant.fromType);
        from.accessible = Words::tr("Inherited from %1 %2").arg(grant.fromType.toLower(), grant.fromName);
        from.toolTip = from.accessible;
        principal.dim = privilege.dim = from.dim = true;
    }
    return {grantKey(grant), {principal, privilege, from}};
}

QList<TabRow> rowsOf(const GrantList &list)
{
    QList<TabRow> rows;
    for (const PrivilegeGrant &grant : list.direct)
        rows += rowOf(grant);
    for (const PrivilegeGrant &grant : list.inherited)
        rows += rowOf(grant);
    if (list.inheritedUnknown) {
        Cell note{Words::tr("What is inherited could not be read: %1").arg(list.inheritedUnknown->message)};
        note.error = true;
        note.toolTip = note.text;
        rows += TabRow{QString(), {note, Cell{QString()}, Cell{QString()}}};
    }
    return rows;
}

void add(Session &session, Prompter &prompter, const CatalogObject &object, const GrantList &known,
         const std::function<void()> &reload)
{
    QStringList principals;
    for (const PrivilegeGrant &grant : known.direct + known.inherited)
        principals += grant.principal;
    if (object.kind != SecurableKind::Share) // that goes to recipients
        principals += QStringLiteral("account users");
    principals.sort(Qt::CaseInsensitive);
    principals.removeDuplicates();
    FormSpec form = grantForm(object, principals);
    form.submit = [&session, object, reload](const FormValues &values) {
        const GrantChange change = grantOf(values);
        return service(session, "Grant privileges")
            .change(securableOf(object), {change})
            .andThen([&session, object, change, reload](Nothing) {
                QStringList words;
                for (const QString &privilege : change.add)
                    words += privilegeWords(privilege);
                session.say(Message::Severity::Success,
                            Words::tr("%1 was given %2 on %3")
                                .arg(change.principal, words.join(QStringLiteral(", ")), object.fullName),
                            placeOf(session, object));
                reload();
                return Nothing();
            });
    };
    prompter.showForm(form);
}

void revokeNow(Session &session, const CatalogObject &object, const QList<PrivilegeGrant> &grants,
               const std::function<void()> &reload)
{
    // One call a principal: each succeeds or fails for itself.
    QMap<QString, QStringList> byPrincipal;
    for (const PrivilegeGrant &grant : grants)
        byPrincipal[grant.principal] += grant.privilege;
    QList<Session::ChangedObject> objects;
    for (auto it = byPrincipal.begin(); it != byPrincipal.end(); ++it)
        objects += Session::ChangedObject{it.key(), it.key()};
    ChangeWords words;
    words.one = Words::tr("Privileges of %1 on %2 were revoked").arg(QStringLiteral("%1"), object.fullName);
    words.many = Words::tr("Privileges of %1 principals on %2 were revoked").arg(QStringLiteral("%1"), object.fullName);
    words.oneFailed = Words::tr("Privileges of %1 could not be revoked");
    words.manyFailed = Words::tr("Privileges of %1 of %2 principals could not be revoked");
    session.change(
        placeOf(session, object), objects,
        [&session, object, byPrincipal](const QString &principal) {
            return service(session, "Revoke privileges")
                .change(securableOf(object), {GrantChange{principal, {}, byPrincipal.value(principal)}});
        },
        words, [reload](const QString &, const Result<Nothing> &) { reload(); });
}

void revoke(Session &session, Prompter &prompter, const CatalogObject &object, const QStringList &keys,
            const std::function<void()> &reload)
{
    QList<PrivilegeGrant> grants;
    for (const QString &key : keys) {
        const PrivilegeGrant grant = grantOfKey(key);
        if (!grant.isInherited() && !grant.privilege.isEmpty())
            grants += grant;
    }
    if (grants.isEmpty())
        return;
    Confirmation question;
    question.id = QStringLiteral("revokePrivileges");
    question.title = Words::tr("Revoke privileges");
    const int n = int(grants.size());
    question.question = Words::tr("Revoke %n privileges on %1?", nullptr, n).arg(object.fullName);
    question.explanation = isOfMetastore(object.kind) ? Words::tr("What was done with them stays as it is.")
                                                      : Words::tr("What is inherited from above stays in force.");
    const bool all = std::any_of(grants.cbegin(), grants.cend(), [](const PrivilegeGrant &grant) {
        return grant.privilege == QLatin1String("ALL_PRIVILEGES");
    });
    if (all)
        question.explanation +=
            QLatin1Char(' ') + Words::tr("Revoking ALL PRIVILEGES takes everything that was granted here.");
    question.verb = Words::tr("Revoke");
    question.objectHeading = Words::tr("Principal");
    question.stateHeading = Words::tr("Privilege");
    for (const PrivilegeGrant &grant : std::as_const(grants))
        question.objects += Confirmation::Object{grant.principal, privilegeWords(grant.privilege)};
    prompter.confirm(question).onDone(&session, [&session, object, grants, reload](const Result<Nothing> &yes) {
        if (yes)
            revokeNow(session, object, grants, reload);
    });
}

QString whyNotRevoke(const QStringList &keys)
{
    for (const QString &key : keys) {
        const PrivilegeGrant grant = grantOfKey(key);
        if (grant.isInherited())
            return Words::tr("It is inherited from %1: revoke it there.").arg(grant.fromName);
        if (grant.privilege.isEmpty())
            return Words::tr("This is no grant.");
    }
    return {};
}

} // namespace

QWidget *makeGrantsTab(const ActionScope &scope, const CatalogObject &object, QWidget *parent)
{
    Session &session = scope.session;
    Prompter &prompter = scope.prompter;
    auto known = std::make_shared<GrantList>();
    TableTab tab;
    tab.id = QStringLiteral("grants");
    tab.name = Words::tr("Grants on %1").arg(object.name());
    tab.columns = {ColumnInfo{QStringLiteral("principal"), Words::tr("Principal"), 22, false, true},
                   ColumnInfo{QStringLiteral("privilege"), Words::tr("Privilege"), 18},
                   ColumnInfo{QStringLiteral("from"), Words::tr("From"), 15}};
    tab.load = [&session, object, known] {
        return service(session, "List grants").all(securableOf(object)).andThen([known](const GrantList &list) {
            *known = list;
            return rowsOf(list);
        });
    };
    tab.empty = isOfMetastore(object.kind)
                    ? Words::tr("Nothing is granted here. The owner may do everything all the same.")
                    : Words::tr("Nothing is granted here or above. The owner may do everything all the same.");
    TabVerb addVerb;
    addVerb.id = QStringLiteral("grant");
    addVerb.text = Words::tr("Add…");
    addVerb.icon = QStringLiteral("plus");
    addVerb.needsRow = false;
    addVerb.run = [&session, &prompter, object, known](const QStringList &, const std::function<void()> &reload) {
        add(session, prompter, object, *known, reload);
    };
    TabVerb revokeVerb;
    revokeVerb.id = QStringLiteral("revoke");
    revokeVerb.text = Words::tr("Revoke…");
    revokeVerb.icon = QStringLiteral("trash");
    revokeVerb.destructive = true;
    revokeVerb.run = [&session, &prompter, object](const QStringList &keys, const std::function<void()> &reload) {
        revoke(session, prompter, object, keys, reload);
    };
    revokeVerb.whyNot = whyNotRevoke;
    tab.verbs = {addVerb, revokeVerb};
    return makeTableTab(std::move(tab), session, parent);
}

} // namespace trowel
