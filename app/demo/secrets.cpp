// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/secrets.h"

#include "app/demo/people.h"

#include <algorithm>

namespace trowel::demo {

SecretScope *SecretScopes::find(const QString &name)
{
    const auto found = m_scopes.find(name.toCaseFolded());
    return found == m_scopes.end() ? nullptr : &found->second;
}

SecretScope &SecretScopes::add(const SecretScope &scope)
{
    return m_scopes.insert_or_assign(scope.name.toCaseFolded(), scope).first->second;
}

void SecretScopes::put(SecretScope &scope, const QString &key, const QByteArray &value, qint64 nowMs)
{
    SecretScope::Secret &secret = scope.secrets[key.toCaseFolded()];
    if (secret.key.isEmpty())
        secret.key = key;
    secret.value = value;
    secret.updatedMs = nowMs;
}

void SecretScopes::setAcl(SecretScope &scope, const SecretScope::Acl &acl)
{
    const auto known = std::find_if(scope.acls.begin(), scope.acls.end(),
                                    [&](const SecretScope::Acl &a) { return a.principal == acl.principal; });
    if (known == scope.acls.end())
        scope.acls.append(acl);
    else
        known->permission = acl.permission;
}

int SecretScopes::rank(const SecretScope &scope, const Person &person)
{
    if (person.isAdmin())
        return rankOf(QStringLiteral("MANAGE"));
    int best = 0;
    for (const SecretScope::Acl &acl : scope.acls) {
        if (acl.principal == person.userName || person.isIn(acl.principal))
            best = std::max(best, rankOf(acl.permission));
    }
    return best;
}

int SecretScopes::rankOf(const QString &permission)
{
    static const QStringList Order{QString(), QStringLiteral("READ"), QStringLiteral("WRITE"),
                                   QStringLiteral("MANAGE")};
    return std::max(0, int(Order.indexOf(permission)));
}

} // namespace trowel::demo
