// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/access.h"

#include <algorithm>

namespace trowel::demo {

void Access::setDirect(const QString &objectId, const QList<Grant> &grants)
{
    if (grants.isEmpty())
        m_grants.remove(objectId);
    else
        m_grants.insert(objectId, grants);
}

void Access::add(const QString &objectId, const Grant &grant)
{
    QList<Grant> &grants = m_grants[objectId];
    for (Grant &known : grants) {
        if (known.who == grant.who && known.name == grant.name) {
            known.level = grant.level;
            return;
        }
    }
    grants.append(grant);
}

int Access::rank(const Person &person, const QStringList &chain, const QStringList &levels) const
{
    if (person.isAdmin())
        return int(levels.size()) - 1;
    qsizetype best = -1;
    for (const QString &objectId : chain) {
        const auto grants = m_grants.constFind(objectId);
        if (grants == m_grants.constEnd())
            continue;
        for (const Grant &grant : *grants) {
            const bool meant = grant.who == Grant::Who::User
                                   ? grant.name == person.userName
                                   : grant.who == Grant::Who::Group && person.isIn(grant.name);
            if (meant)
                best = std::max(best, levels.indexOf(grant.level));
        }
    }
    return int(best);
}

} // namespace trowel::demo
