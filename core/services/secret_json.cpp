// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/services/secret_json.h"

#include "core/json/raw_elements.h"
#include "core/services/search_key.h"

#include <QJsonDocument>

namespace trowel {

using namespace Qt::StringLiterals;

namespace {

SecretObject::Backend readBackend(const QString &text)
{
    if (text.isEmpty() || text == "DATABRICKS"_L1)
        return SecretObject::Backend::Databricks;
    return text == "AZURE_KEYVAULT"_L1 ? SecretObject::Backend::KeyVault : SecretObject::Backend::Unknown;
}

SecretObject readScope(const JsonReader &json)
{
    SecretObject scope;
    scope.scope = json.requiredString("name"_L1);
    scope.backendText = json.string("backend_type"_L1, u"DATABRICKS"_s);
    scope.backend = readBackend(scope.backendText);
    scope.vault = json.object("keyvault_metadata"_L1).string("dns_name"_L1);
    scope.searchKey = makeSearchKey({scope.scope, scope.backendText, scope.vault});
    return scope;
}

SecretObject readKey(const JsonReader &json, const QString &scope, SecretObject::Backend backend)
{
    SecretObject key;
    key.type = SecretObject::Type::Key;
    key.scope = scope;
    key.backend = backend;
    key.key = json.requiredString("key"_L1);
    key.updatedMs = json.integer("last_updated_timestamp"_L1);
    key.searchKey = makeSearchKey({key.key});
    return key;
}

// The element that `wanted` accepts, with its bytes. Names are case-insensitive.
template <typename Read>
Result<SecretDetail> findIn(const QByteArray &body, QLatin1String list, const QString &name, Read read)
{
    const Result<JsonReader> answer = JsonReader::parse(body);
    if (!answer)
        return failure(answer.error());
    const QList<RawJson> elements = rawElements(body, QByteArrayView(list.data(), list.size()));
    std::optional<SecretDetail> found;
    qsizetype at = 0;
    answer->forEach(list, [&](const JsonReader &element) {
        SecretDetail detail;
        detail.object = read(element);
        detail.vaultResource = element.object("keyvault_metadata"_L1).string("resource_id"_L1);
        if (!found && detail.object.name().compare(name, Qt::CaseInsensitive) == 0) {
            detail.raw = elements.value(at);
            found = std::move(detail);
        }
        ++at;
    });
    if (const Result<Nothing> whole = answer->finish(Nothing()); !whole)
        return failure(whole.error());
    if (!found)
        return failure(Error::Kind::NotFound, u"%1 is no longer in the list."_s.arg(name));
    return *found;
}

} // namespace

QList<SecretObject> readSecretScopes(const JsonReader &answer)
{
    QList<SecretObject> scopes;
    answer.forEach("scopes"_L1, [&scopes](const JsonReader &scope) { scopes += readScope(scope); });
    return scopes;
}

QList<SecretObject> readSecretKeys(const JsonReader &answer, const QString &scope, SecretObject::Backend backend)
{
    QList<SecretObject> keys;
    answer.forEach("secrets"_L1, [&](const JsonReader &key) { keys += readKey(key, scope, backend); });
    return keys;
}

Result<SecretDetail> findSecretScope(const QByteArray &body, const QString &name)
{
    return findIn(body, "scopes"_L1, name, readScope);
}

Result<SecretDetail> findSecretKey(const QByteArray &body, const QString &scope, const QString &key,
                                   SecretObject::Backend backend)
{
    return findIn(body, "secrets"_L1, key, [&](const JsonReader &element) { return readKey(element, scope, backend); });
}

Result<QList<SecretAcl>> readSecretAcls(const QByteArray &body)
{
    return JsonReader::parse(body).and_then([](const JsonReader &json) {
        QList<SecretAcl> acls;
        // "items" on the wire; the documentation's text says "acls".
        for (const QLatin1String list : {"items"_L1, "acls"_L1}) {
            json.forEach(list, [&acls](const JsonReader &acl) {
                acls += SecretAcl{acl.requiredString("principal"_L1), acl.string("permission"_L1)};
            });
        }
        return json.finish(std::move(acls));
    });
}

QByteArray writeSecretScope(const SecretScopeSpec &spec)
{
    QJsonObject json{{u"scope"_s, spec.name}};
    if (spec.everybodyManages)
        json.insert("initial_manage_principal"_L1, u"users"_s);
    if (spec.keyVault) {
        json.insert("scope_backend_type"_L1, u"AZURE_KEYVAULT"_s);
        json.insert("backend_azure_keyvault"_L1,
                    QJsonObject{{u"resource_id"_s, spec.vaultResource}, {u"dns_name"_s, spec.vaultDns}});
    }
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

QByteArray writeMembers(const QList<QPair<QString, QString>> &members)
{
    QJsonObject json;
    for (const auto &[name, value] : members)
        json.insert(name, value);
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

} // namespace trowel
