// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

#include <utility>

namespace trowel::demo {

struct Person
{
    qint64 id = 0;
    QString userName;
    QString givenName;
    QString familyName;
    QStringList groups; ///< besides `users`, of which everybody is a member
    bool active = true;

    QString displayName() const { return givenName + QLatin1Char(' ') + familyName; }
    bool isAdmin() const { return groups.contains(QLatin1String("admins")); }
    bool isIn(const QString &group) const { return group == QLatin1String("users") || groups.contains(group); }
};

struct Group
{
    qint64 id = 0;
    QString name;
};

struct ServicePrincipal
{
    qint64 id = 0;
    QString applicationId; ///< a UUID: the name by which permissions know it
    QString displayName;
};

/// Who there is in the workspace. Read-only once seeded.
class People
{
public:
    People(QList<Person> persons, QList<Group> groups, QList<ServicePrincipal> principals)
        : m_persons(std::move(persons)), m_groups(std::move(groups)), m_principals(std::move(principals))
    {
    }

    const QList<Person> &persons() const { return m_persons; }
    const QList<Group> &groups() const { return m_groups; }
    const QList<ServicePrincipal> &principals() const { return m_principals; }
    const Person *person(const QString &userName) const;
    bool hasGroup(const QString &name) const;
    const ServicePrincipal *principal(const QString &applicationId) const;

private:
    QList<Person> m_persons;
    QList<Group> m_groups;
    QList<ServicePrincipal> m_principals;
};

} // namespace trowel::demo
