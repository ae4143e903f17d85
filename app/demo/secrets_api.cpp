// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/api.h"
#include "app/demo/world.h"

#include <QJsonArray>
#include <QRegularExpression>

#include <algorithm>

namespace trowel::demo {
namespace {

QString member(const Call &call, QLatin1String name)
{
    const QJsonValue value = call.json().value(name);
    if (!value.isString() && !value.isUndefined() && !value.isNull())
        throw ApiError::malformed(QStringLiteral("Could not parse request object: expected a string for %1").arg(name));
    return value.toString();
}

QString requiredMember(const Call &call, QLatin1String name)
{
    const QString value = member(call, name);
    if (value.isEmpty())
        throw ApiError::invalid(QStringLiteral("Missing required field: %1").arg(name));
    return value;
}

void requireName(const QString &name, const char *what, const QRegularExpression &form)
{
    if (!form.match(name).hasMatch())
        throw ApiError::invalid(QStringLiteral("%1 is not a valid %2 name: alphanumeric characters, dashes, "
                                               "underscores and periods are allowed, at most 128 of them.")
                                    .arg(name, QLatin1String(what)));
}

SecretScope &existing(World &world, const QString &name)
{
    SecretScope *scope = world.secrets.find(name);
    if (scope == nullptr)
        throw ApiError::missing(QStringLiteral("Scope %1 does not exist!").arg(name));
    return *scope;
}

SecretScope &allowed(World &world, const Call &call, const QString &name, const char *permission)
{
    SecretScope &scope = existing(world, name);
    if (SecretScopes::rank(scope, call.caller()) < SecretScopes::rankOf(QLatin1String(permission)))
        throw ApiError::denied(QStringLiteral("User %1 does not have %2 permission on scope %3")
                                   .arg(call.caller().userName, QLatin1String(permission), scope.name));
    return scope;
}

void requireWritable(const SecretScope &scope)
{
    if (scope.isKeyVault())
        throw ApiError{
            400, QStringLiteral("BAD_REQUEST"),
            QStringLiteral("Cannot write secrets to or delete them from the Azure KeyVault scope %1.").arg(scope.name)};
}

SecretScope::Secret &secretIn(SecretScope &scope, const QString &key)
{
    const auto found = scope.secrets.find(key.toCaseFolded());
    if (found == scope.secrets.end())
        throw ApiError::missing(
            QStringLiteral("Secret does not exist with scope: %1 and key: %2").arg(scope.name, key));
    return *found;
}

/// The key vault a scope is to show, checked as the cloud does: its form, then whether the vault can be asked.
void readVault(const Call &call, SecretScope &scope)
{
    const QJsonObject vault = call.json().value(QLatin1String("backend_azure_keyvault")).toObject();
    scope.vaultResource = vault.value(QLatin1String("resource_id")).toString();
    scope.vaultDns = vault.value(QLatin1String("dns_name")).toString();
    static const QRegularExpression Form(
        QRegularExpression::anchoredPattern(
            QStringLiteral("/subscriptions/[^/]+/resourceGroups/[^/]+/providers/Microsoft\\.KeyVault/vaults/([^/]+)")),
        QRegularExpression::CaseInsensitiveOption);
    const QRegularExpressionMatch match = Form.match(scope.vaultResource);
    const QString dns = QStringLiteral("https://%1.vault.azure.net").arg(match.captured(1));
    if (!match.hasMatch() || scope.vaultDns.isEmpty())
        throw ApiError::invalid(QStringLiteral("backend_azure_keyvault needs a resource_id and a dns_name."));
    if (scope.vaultDns.compare(dns, Qt::CaseInsensitive) != 0 &&
        scope.vaultDns.compare(dns + QLatin1Char('/'), Qt::CaseInsensitive) != 0)
        throw ApiError{401, QStringLiteral("UNAUTHENTICATED"),
                       QStringLiteral("Unable to verify the Azure KeyVault %1.").arg(scope.vaultDns)};
}

HttpReply createScope(World &world, const Call &call)
{
    SecretScope scope;
    scope.name = requiredMember(call, QLatin1String("scope"));
    if (call.caller().isIn(QStringLiteral("auditors")) && !call.caller().isAdmin())
        throw ApiError::denied(QStringLiteral("user does not have permission to create secret scopes"));
    static const QRegularExpression Form(QStringLiteral("\\A[A-Za-z0-9._@-]{1,128}\\z"));
    requireName(scope.name, "scope", Form);
    if (scope.name.startsWith(QLatin1String("databricks-internal"), Qt::CaseInsensitive))
        throw ApiError{403, QStringLiteral("CUSTOMER_UNAUTHORIZED"),
                       QStringLiteral("Scope %1 is reserved for internal use.").arg(scope.name)};
    const QString manager = member(call, QLatin1String("initial_manage_principal"));
    if (!manager.isEmpty() && manager != QLatin1String("users"))
        throw ApiError::invalid(QStringLiteral("The only supported initial_manage_principal is users."));
    const QString backend = member(call, QLatin1String("scope_backend_type"));
    // An unknown word counts as absent, as everywhere in the API.
    if (backend == QLatin1String("AZURE_KEYVAULT"))
        readVault(call, scope);
    if (world.secrets.find(scope.name) != nullptr)
        throw ApiError::exists(400, QStringLiteral("Scope %1 already exists!").arg(scope.name));
    if (qsizetype(world.secrets.all().size()) >= SecretScopes::MostScopes)
        throw ApiError{
            400, QStringLiteral("RESOURCE_LIMIT_EXCEEDED"),
            QStringLiteral("The workspace has %1 secret scopes; no more are allowed.").arg(SecretScopes::MostScopes)};
    scope.acls = {{manager.isEmpty() ? call.caller().userName : manager, QStringLiteral("MANAGE")}};
    world.secrets.add(scope);
    return jsonReply({});
}

HttpReply listScopes(World &world, const Call &)
{
    QJsonArray scopes;
    for (const auto &[folded, scope] : world.secrets.all()) {
        QJsonObject json{{QStringLiteral("name"), scope.name},
                         {QStringLiteral("backend_type"),
                          scope.isKeyVault() ? QStringLiteral("AZURE_KEYVAULT") : QStringLiteral("DATABRICKS")}};
        if (scope.isKeyVault())
            json.insert(QStringLiteral("keyvault_metadata"),
                        QJsonObject{{QStringLiteral("resource_id"), scope.vaultResource},
                                    {QStringLiteral("dns_name"), scope.vaultDns}});
        scopes.append(json);
    }
    return scopes.isEmpty() ? jsonReply({}) : jsonReply({{QStringLiteral("scopes"), scopes}});
}

HttpReply deleteScope(World &world, const Call &call)
{
    const QString name = requiredMember(call, QLatin1String("scope"));
    allowed(world, call, name, "MANAGE");
    world.secrets.remove(name);
    return jsonReply({});
}

QByteArray valueOf(const Call &call)
{
    const QJsonObject &json = call.json();
    const bool text = json.contains(QLatin1String("string_value"));
    if (text == json.contains(QLatin1String("bytes_value")))
        throw ApiError::malformed(QStringLiteral("Exactly one of string_value and bytes_value must be given."));
    if (text)
        return member(call, QLatin1String("string_value")).toUtf8();
    const auto decoded = QByteArray::fromBase64Encoding(member(call, QLatin1String("bytes_value")).toLatin1(),
                                                        QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded)
        throw ApiError::invalid(QStringLiteral("bytes_value must be base64-encoded"));
    return *decoded;
}

HttpReply put(World &world, const Call &call)
{
    SecretScope &scope = allowed(world, call, requiredMember(call, QLatin1String("scope")), "WRITE");
    requireWritable(scope);
    const QString key = requiredMember(call, QLatin1String("key"));
    static const QRegularExpression Form(QStringLiteral("\\A[A-Za-z0-9._-]{1,128}\\z"));
    requireName(key, "secret", Form);
    const QByteArray value = valueOf(call);
    if (value.size() > SecretScopes::LargestValue) // never quotes what was sent
        throw ApiError::invalid(
            QStringLiteral("The value of a secret may have at most %1 bytes.").arg(SecretScopes::LargestValue));
    if (!scope.secrets.contains(key.toCaseFolded()) && scope.secrets.size() >= SecretScopes::MostSecrets)
        throw ApiError{
            400, QStringLiteral("RESOURCE_LIMIT_EXCEEDED"),
            QStringLiteral("Scope %1 has %2 secrets; no more are allowed.").arg(scope.name).arg(scope.secrets.size())};
    SecretScopes::put(scope, key, value, world.now());
    return jsonReply({});
}

HttpReply deleteSecret(World &world, const Call &call)
{
    SecretScope &scope = allowed(world, call, requiredMember(call, QLatin1String("scope")), "WRITE");
    requireWritable(scope);
    secretIn(scope, requiredMember(call, QLatin1String("key")));
    scope.secrets.remove(requiredMember(call, QLatin1String("key")).toCaseFolded());
    return jsonReply({});
}

HttpReply list(World &world, const Call &call)
{
    const SecretScope &scope = allowed(world, call, call.requiredParameter(QLatin1String("scope")), "READ");
    QJsonArray secrets;
    for (const SecretScope::Secret &secret : scope.secrets)
        secrets.append(QJsonObject{{QStringLiteral("key"), secret.key},
                                   {QStringLiteral("last_updated_timestamp"), secret.updatedMs}});
    return secrets.isEmpty() ? jsonReply({}) : jsonReply({{QStringLiteral("secrets"), secrets}});
}

HttpReply get(World &world, const Call &call)
{
    SecretScope &scope = allowed(world, call, call.requiredParameter(QLatin1String("scope")), "READ");
    const SecretScope::Secret &secret = secretIn(scope, call.requiredParameter(QLatin1String("key")));
    return jsonReply(
        {{QStringLiteral("key"), secret.key}, {QStringLiteral("value"), QString::fromLatin1(secret.value.toBase64())}});
}

QJsonObject toJson(const SecretScope::Acl &acl)
{
    return {{QStringLiteral("principal"), acl.principal}, {QStringLiteral("permission"), acl.permission}};
}

/// The place of a principal's entry, which must be there.
qsizetype aclAt(const SecretScope &scope, const QString &principal)
{
    const auto found = std::find_if(scope.acls.begin(), scope.acls.end(),
                                    [&](const SecretScope::Acl &acl) { return acl.principal == principal; });
    if (found == scope.acls.end())
        throw ApiError::missing(
            QStringLiteral("No ACL for principal %1 exists in scope %2").arg(principal, scope.name));
    return found - scope.acls.begin();
}

HttpReply putAcl(World &world, const Call &call)
{
    SecretScope &scope = allowed(world, call, requiredMember(call, QLatin1String("scope")), "MANAGE");
    const QString principal = requiredMember(call, QLatin1String("principal"));
    const QString permission = requiredMember(call, QLatin1String("permission"));
    if (SecretScopes::rankOf(permission) == 0)
        throw ApiError::invalid(QStringLiteral("%1 is not a valid permission.").arg(permission));
    const People &people = world.people;
    if (people.person(principal) == nullptr && !people.hasGroup(principal) && people.principal(principal) == nullptr)
        throw ApiError::invalid(QStringLiteral("Principal %1 does not exist.").arg(principal));
    SecretScopes::setAcl(scope, {principal, permission});
    return jsonReply({});
}

HttpReply deleteAcl(World &world, const Call &call)
{
    SecretScope &scope = allowed(world, call, requiredMember(call, QLatin1String("scope")), "MANAGE");
    scope.acls.removeAt(aclAt(scope, requiredMember(call, QLatin1String("principal"))));
    return jsonReply({});
}

HttpReply getAcl(World &world, const Call &call)
{
    const SecretScope &scope = allowed(world, call, call.requiredParameter(QLatin1String("scope")), "MANAGE");
    return jsonReply(toJson(scope.acls.at(aclAt(scope, call.requiredParameter(QLatin1String("principal"))))));
}

HttpReply listAcls(World &world, const Call &call)
{
    const SecretScope &scope = allowed(world, call, call.requiredParameter(QLatin1String("scope")), "MANAGE");
    QJsonArray items;
    for (const SecretScope::Acl &acl : scope.acls)
        items.append(toJson(acl));
    return items.isEmpty() ? jsonReply({}) : jsonReply({{QStringLiteral("items"), items}});
}

} // namespace

void addSecretsApi(Router &router, World &world)
{
    using Function = HttpReply (*)(World &, const Call &);
    const auto add = [&](const QByteArray &method, const QByteArray &path, Function function) {
        router.add(method, "/api/2.0/secrets/" + path,
                   [&world, function](const Call &call) { return function(world, call); });
    };
    add("POST", "scopes/create", createScope);
    add("GET", "scopes/list", listScopes);
    add("POST", "scopes/delete", deleteScope);
    add("POST", "put", put);
    add("POST", "delete", deleteSecret);
    add("GET", "list", list);
    add("GET", "get", get);
    add("POST", "acls/put", putAcl);
    add("POST", "acls/delete", deleteAcl);
    add("GET", "acls/get", getAcl);
    add("GET", "acls/list", listAcls);
}

} // namespace trowel::demo
