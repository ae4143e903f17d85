// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/people.h"

#include <algorithm>

namespace trowel::demo {

const Person *People::person(const QString &userName) const
{
    const auto found = std::find_if(m_persons.begin(), m_persons.end(),
                                    [&](const Person &person) { return person.userName == userName; });
    return found == m_persons.end() ? nullptr : &*found;
}

bool People::hasGroup(const QString &name) const
{
    return std::any_of(m_groups.begin(), m_groups.end(), [&](const Group &group) { return group.name == name; });
}

const ServicePrincipal *People::principal(const QString &applicationId) const
{
    const auto found = std::find_if(m_principals.begin(), m_principals.end(), [&](const ServicePrincipal &principal) {
        return principal.applicationId == applicationId;
    });
    return found == m_principals.end() ? nullptr : &*found;
}

} // namespace trowel::demo
