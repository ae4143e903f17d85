// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/pagination.h"
#include "core/json/raw_json.h"

#include <optional>

namespace trowel {

/// A secret scope, or a key in one, as lists need it (reference: secrets). Names are case-insensitive on the server.
struct SecretObject
{
    enum class Type { Scope, Key };
    enum class Backend {
        Databricks,
        KeyVault, ///< Azure Key Vault: read through, never written to
        Unknown   ///< one we do not know: see backendText
    };

    Type type = Type::Scope;
    QString scope;
    QString key; ///< empty for a scope
    Backend backend = Backend::Databricks;
    QString backendText; ///< as sent: "AZURE_KEYVAULT"; of a scope only
    QString vault;       ///< DNS name of the key vault; of a scope only
    qint64 updatedMs = 0;
    QByteArray searchKey; ///< case-folded UTF-8 of what a filter looks at

    bool operator==(const SecretObject &) const = default;
    const QString &name() const { return type == Type::Scope ? scope : key; }
    /// Unique among scopes and keys alike: "/" is in no name.
    QString id() const { return type == Type::Scope ? scope : scope + QLatin1Char('/') + key; }
    bool isReadOnly() const { return backend == Backend::KeyVault; }
};

/// Everything the server said about one scope or key. There is no call for a single one: it is looked up in its list.
struct SecretDetail
{
    SecretObject object;
    QString vaultResource;         ///< Azure resource id of the key vault
    std::optional<qsizetype> keys; ///< in a scope; nothing where they may not be listed
    RawJson raw;                   ///< its element of the list
};

/// Who may do what in a scope: MANAGE includes WRITE, WRITE includes READ.
struct SecretAcl
{
    QString principal;  ///< e-mail address, group name, or application id of a service principal
    QString permission; ///< "READ", "WRITE", "MANAGE", or what the server says
    bool operator==(const SecretAcl &) const = default;
};

/// What a form makes a scope of.
struct SecretScopeSpec
{
    QString name;
    bool everybodyManages = false; ///< MANAGE for the group `users` instead of for the creator
    bool keyVault = false;         ///< backed by Azure Key Vault; then the two members below
    QString vaultResource;
    QString vaultDns;
};

/// Endpoints of secrets. A small copyable handle.
///
/// Reading a value (`secrets/get`) is left out on purpose: an administrator needs to know which secrets there are and
/// who may use them, never what they are, and a value that is never asked for cannot end on a screen, in a clipboard or
/// in a memory dump. Values go one way, to the server.
class Secrets
{
public:
    static constexpr qsizetype valueLimit = qsizetype(128) * 1024; ///< bytes

    explicit Secrets(ApiClient api);

    Task<ListEnd> listScopes(PageSink<SecretObject> sink) const;
    /// `backend` is the scope's: the list of its keys does not name it.
    Task<ListEnd> listKeys(const QString &scope, SecretObject::Backend backend, PageSink<SecretObject> sink) const;
    Task<SecretDetail> scope(const QString &name) const;
    Task<SecretDetail> key(const QString &scope, const QString &key, SecretObject::Backend backend) const;
    /// Needs READ.
    Task<qsizetype> countKeys(const QString &scope) const;

    Task<Nothing> createScope(const SecretScopeSpec &spec) const;
    /// With all its keys and permissions.
    Task<Nothing> removeScope(const QString &name) const;

    /// Puts a value, replacing the one there is; needs WRITE. The value goes out as text, so that it is what it was
    /// typed. TooLarge above the limit, and then nothing is sent. The value appears in no log, record or error.
    Task<Nothing> putText(const QString &scope, const QString &key, const QString &value) const;
    /// The same for bytes, such as those of a file.
    Task<Nothing> putBytes(const QString &scope, const QString &key, const QByteArray &value) const;
    Task<Nothing> removeKey(const QString &scope, const QString &key) const;

    /// Needs MANAGE, as the two below do.
    Task<QList<SecretAcl>> acls(const QString &scope) const;
    /// Creates or replaces the entry of the principal.
    Task<Nothing> putAcl(const QString &scope, const SecretAcl &acl) const;
    Task<Nothing> removeAcl(const QString &scope, const QString &principal) const;

private:
    Task<Nothing> put(qsizetype size, const QString &written, const QByteArray &json) const;

    ApiClient m_api;
};

} // namespace trowel
