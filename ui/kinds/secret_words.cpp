// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kinds/secret_words.h"

#include "ui/model/format.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace trowel {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Secrets)
};

constexpr QLatin1String kReadOnly("azure:");

Fact copyable(const QString &name, const QString &value)
{
    return Fact{name, value, Glyph::None, true, true};
}

FactSection scopeFacts(const SecretDetail &detail)
{
    const SecretObject &scope = detail.object;
    FactSection section{Words::tr("Secret scope"), {}};
    section.facts += Fact{Words::tr("Backend"), backendWords(scope)};
    Fact keys{Words::tr("Keys"), detail.keys ? QString::number(*detail.keys) : QString()};
    if (!detail.keys)
        keys.toolTip = Words::tr("Its keys could not be listed. That needs the permission READ.");
    section.facts += keys;
    return section;
}

FactSection keyFacts(const SecretObject &key)
{
    FactSection section{Words::tr("Secret"), {}};
    section.facts += Fact{Words::tr("Scope"), key.scope};
    section.facts += Fact{Words::tr("Last updated"), formatTime(key.updatedMs), Glyph::None, false, false, {},
                          formatUtc(key.updatedMs)};
    section.facts += Fact{Words::tr("Value"), Words::tr("Never shown")};
    return section;
}

} // namespace

QString secretListOf(const SecretObject &scope)
{
    return scope.isReadOnly() ? kReadOnly + scope.scope : scope.scope;
}

QString scopeOfList(const QString &list)
{
    return isReadOnlyList(list) ? list.mid(kReadOnly.size()) : list;
}

bool isReadOnlyList(const QString &list)
{
    return list.startsWith(kReadOnly);
}

SecretObject::Backend backendOfList(const QString &list)
{
    return isReadOnlyList(list) ? SecretObject::Backend::KeyVault : SecretObject::Backend::Databricks;
}

QString backendWords(const SecretObject &scope)
{
    switch (scope.backend) {
    case SecretObject::Backend::Databricks:
        return QStringLiteral("Databricks");
    case SecretObject::Backend::KeyVault:
        return QStringLiteral("Azure Key Vault");
    case SecretObject::Backend::Unknown:
        break;
    }
    return scope.backendText;
}

QString ageWords(qint64 epochMs, qint64 nowMs)
{
    if (epochMs <= 0)
        return orDash({});
    constexpr qint64 day = qint64(24) * 60 * 60 * 1000;
    const int days = int((nowMs - epochMs) / day);
    if (days < 1)
        return Words::tr("Under a day");
    if (days < 60)
        return Words::tr("%n days", nullptr, days);
    if (days < 730)
        return Words::tr("%n months", nullptr, days * 12 / 365);
    return Words::tr("%n years", nullptr, days / 365);
}

QString keyCountWords(qsizetype keys)
{
    return keys == 0 ? Words::tr("No keys") : Words::tr("%n keys", nullptr, int(keys));
}

QString principalIcon(const QString &principal)
{
    static const QRegularExpression applicationId(QRegularExpression::anchoredPattern(
        QStringLiteral("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}")));
    if (principal.contains(QLatin1Char('@')))
        return QStringLiteral("user");
    return applicationId.match(principal).hasMatch() ? QStringLiteral("robot") : QStringLiteral("group");
}

QString permissionMeaning(const QString &permission)
{
    if (permission == QLatin1String("READ"))
        return Words::tr("List keys and read values");
    if (permission == QLatin1String("WRITE"))
        return Words::tr("Also put and delete keys");
    if (permission == QLatin1String("MANAGE"))
        return Words::tr("Also change access and delete the scope");
    return {};
}

QString secretReference(const SecretObject &object)
{
    if (object.type == SecretObject::Type::Scope)
        return object.scope;
    return QStringLiteral("{{secrets/%1/%2}}").arg(object.scope, object.key);
}

ObjectDetail secretDetail(const SecretDetail &read, const QString &workspace)
{
    const SecretObject &object = read.object;
    const bool isScope = object.type == SecretObject::Type::Scope;
    ObjectDetail detail;
    detail.name = object.name();
    detail.icon = isScope ? QStringLiteral("scope") : QStringLiteral("key");
    detail.subtitle = isScope ? Words::tr("Secret scope in %1").arg(workspace)
                              : Words::tr("Secret of %1 in %2").arg(object.scope, workspace);
    detail.sections += isScope ? scopeFacts(read) : keyFacts(object);
    FactSection reference{isScope && object.backend == SecretObject::Backend::KeyVault ? Words::tr("Key vault")
                                                                                       : Words::tr("Reference"),
                          {}};
    if (!isScope) {
        reference.facts += copyable(Words::tr("In Spark"), secretReference(object));
        reference.facts +=
            copyable(Words::tr("In notebooks"),
                     QStringLiteral("dbutils.secrets.get(\"%1\", \"%2\")").arg(object.scope, object.key));
    } else if (!read.vaultResource.isEmpty() || !object.vault.isEmpty()) {
        reference.facts += copyable(Words::tr("Vault URI"), object.vault);
        reference.facts += copyable(Words::tr("Resource id"), read.vaultResource);
    } else {
        reference.facts += copyable(Words::tr("Name"), object.scope);
    }
    detail.sections += reference;
    detail.json = read.raw;
    return detail;
}

} // namespace trowel
