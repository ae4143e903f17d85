// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/people.h"

#include <QHash>

namespace trowel::demo {

struct Grant
{
    enum class Who { User, Group, ServicePrincipal };
    Who who = Who::User;
    QString name; ///< user name, group name, or application id
    QString level;
};

/// Who may do what with which object: the direct entries of every object, kept under the object's id of the permissions
/// API ("/sql/warehouses/7f3a…", "/directories/7012…"). Inheritance is the caller's: it names the chain of objects.
class Access
{
public:
    QList<Grant> direct(const QString &objectId) const { return m_grants.value(objectId); }
    void setDirect(const QString &objectId, const QList<Grant> &grants);
    void add(const QString &objectId, const Grant &grant);
    void forget(const QString &objectId) { m_grants.remove(objectId); }

    /// The place in `levels` (weak to strong) of the strongest level `person` has on any object of the chain, -1 for
    /// none. Administrators have the strongest of all.
    int rank(const Person &person, const QStringList &chain, const QStringList &levels) const;

private:
    QHash<QString, QList<Grant>> m_grants;
};

} // namespace trowel::demo
