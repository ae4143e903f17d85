// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QMap>
#include <QString>

#include <map>

namespace trowel::demo {

struct Person;

struct SecretScope
{
    struct Secret
    {
        QString key; ///< as it was first put
        QByteArray value;
        qint64 updatedMs = 0;
    };
    struct Acl
    {
        QString principal;
        QString permission; ///< READ, WRITE, MANAGE
    };

    QString name;
    QString vaultResource; ///< of a scope that shows an Azure key vault; empty for one of Databricks
    QString vaultDns;
    QMap<QString, Secret> secrets; ///< by folded key
    QList<Acl> acls;               ///< in the order in which they were made

    bool isKeyVault() const { return !vaultResource.isEmpty(); }
};

/// The secret scopes of the workspace. Names of scopes and keys are case-insensitive.
class SecretScopes
{
public:
    static constexpr qsizetype MostScopes = 1000;
    static constexpr qsizetype MostSecrets = 1000; ///< in one scope
    static constexpr qsizetype LargestValue = 128 * 1024;

    void clear() { m_scopes.clear(); }
    const std::map<QString, SecretScope> &all() const { return m_scopes; } ///< by folded name
    SecretScope *find(const QString &name);
    SecretScope &add(const SecretScope &scope);
    void remove(const QString &name) { m_scopes.erase(name.toCaseFolded()); }

    static void put(SecretScope &scope, const QString &key, const QByteArray &value, qint64 nowMs);
    /// Puts the entry of the principal or replaces it.
    static void setAcl(SecretScope &scope, const SecretScope::Acl &acl);
    /// The strongest permission a person has: 0 none, 1 READ, 2 WRITE, 3 MANAGE. Administrators manage every scope.
    static int rank(const SecretScope &scope, const Person &person);
    /// 1 READ, 2 WRITE, 3 MANAGE, 0 for what is none of them.
    static int rankOf(const QString &permission);

private:
    std::map<QString, SecretScope> m_scopes;
};

} // namespace trowel::demo
