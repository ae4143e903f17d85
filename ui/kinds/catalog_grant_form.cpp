// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kinds/catalog_grants.h"
#include "ui/kinds/catalog_words.h"

#include <QCoreApplication>

namespace trowel {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(CatalogGrants)
};

constexpr QLatin1String kPrefix("privilege.");
constexpr QChar kCut(0x1f);

QStringList otherPrivileges(const FormValues &values)
{
    QStringList words;
    for (const QString &word : values.value(QStringLiteral("other")).toString().split(QLatin1Char(','))) {
        if (const QString privilege = privilegeWord(word); !privilege.isEmpty())
            words += privilege;
    }
    return words;
}

FormField check(const QString &privilege)
{
    FormField field;
    field.id = kPrefix + privilege;
    field.section = Words::tr("Privileges");
    field.label = privilegeWords(privilege);
    field.type = FormField::Type::Check;
    field.value = false;
    if (privilege == QLatin1String("ALL_PRIVILEGES"))
        field.hint = Words::tr("Everything but MANAGE");
    else if (privilege == QLatin1String("MANAGE"))
        field.hint = Words::tr("Acts like an owner");
    else if (privilege == QLatin1String("BROWSE"))
        field.hint = Words::tr("Sees that it is there");
    return field;
}

} // namespace

Securable securableOf(const CatalogObject &object)
{
    switch (object.kind) {
    case SecurableKind::Catalog:
        return {QStringLiteral("catalog"), object.fullName};
    case SecurableKind::Schema:
        return {QStringLiteral("schema"), object.fullName};
    case SecurableKind::Volume:
        return {QStringLiteral("volume"), object.fullName};
    case SecurableKind::Function:
    case SecurableKind::Model:
        return {QStringLiteral("function"), object.fullName};
    case SecurableKind::Metastore:
        return {QStringLiteral("metastore"), object.trait}; // its id
    case SecurableKind::ExternalLocation:
        return {QStringLiteral("external_location"), object.fullName};
    case SecurableKind::StorageCredential:
        return {QStringLiteral("storage_credential"), object.fullName};
    case SecurableKind::ServiceCredential:
        return {QStringLiteral("credential"), object.fullName};
    case SecurableKind::Connection:
        return {QStringLiteral("connection"), object.fullName};
    case SecurableKind::Share:
        return {QStringLiteral("share"), object.fullName};
    case SecurableKind::Table:
    case SecurableKind::View:
        break;
    }
    return {QStringLiteral("table"), object.fullName};
}

namespace {

QString reachWords(const CatalogObject &object)
{
    if (object.isContainer())
        return Words::tr("On %1 and everything in it, also what comes later.").arg(object.fullName);
    if (object.kind == SecurableKind::Metastore)
        return Words::tr("On the metastore %1 itself. Nothing of it reaches its catalogs.").arg(object.fullName);
    if (isOfMetastore(object.kind))
        return Words::tr("On %1.").arg(object.fullName);
    return Words::tr("On %1. Whoever gets it also needs USE CATALOG and USE SCHEMA above it.").arg(object.fullName);
}

} // namespace

FormSpec grantForm(const CatalogObject &object, const QStringList &principals)
{
    FormSpec form;
    form.id = QStringLiteral("grantPrivileges");
    form.title = Words::tr("Grant privileges");
    form.verb = Words::tr("Grant");
    form.help = reachWords(object);
    FormField principal;
    principal.id = QStringLiteral("principal");
    principal.label = Words::tr("Principal");
    principal.type = FormField::Type::Choice;
    principal.editable = true;
    principal.value = QString();
    principal.placeholder =
        object.kind == SecurableKind::Share ? Words::tr("Recipient") : Words::tr("User, group or application id");
    for (const QString &known : principals)
        principal.choices += FormField::Choice{known, known};
    form.fields += principal;
    for (const QString &privilege : knownPrivileges(securableOf(object).type, object.type))
        form.fields += check(privilege);
    FormField other;
    other.id = QStringLiteral("other");
    other.section = Words::tr("Privileges");
    other.label = Words::tr("Others");
    other.value = QString();
    other.placeholder = Words::tr("More of them, separated by commas");
    form.fields += other;
    form.check = [share = object.kind == SecurableKind::Share](const FormValues &values) {
        QList<FieldProblem> problems;
        const GrantChange change = grantOf(values);
        if (change.principal.isEmpty())
            problems += FieldProblem{QStringLiteral("principal"),
                                     share ? Words::tr("Enter a recipient.")
                                           : Words::tr("Enter a user, a group or an application id.")};
        if (change.add.isEmpty())
            problems += FieldProblem{QStringLiteral("other"), Words::tr("Choose one privilege at least.")};
        return problems;
    };
    return form;
}

GrantChange grantOf(const FormValues &values)
{
    GrantChange change;
    change.principal = values.value(QStringLiteral("principal")).toString().trimmed();
    for (auto it = values.begin(); it != values.end(); ++it) {
        if (it.key().startsWith(kPrefix) && it->toBool())
            change.add += it.key().mid(kPrefix.size());
    }
    for (const QString &privilege : otherPrivileges(values)) {
        if (!change.add.contains(privilege))
            change.add += privilege;
    }
    return change;
}

QString grantKey(const PrivilegeGrant &grant)
{
    return QStringList{grant.principal, grant.privilege, grant.fromType, grant.fromName}.join(kCut);
}

PrivilegeGrant grantOfKey(const QString &key)
{
    const QStringList parts = key.split(kCut);
    return {parts.value(0), parts.value(1), parts.value(2), parts.value(3)};
}

} // namespace trowel
