// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/model/object_store.h"

namespace trowel {

QSet<QString> ObjectStore::keys() const
{
    QSet<QString> keys;
    keys.reserve(m_count);
    for (qsizetype i = 0; i < size(); ++i) {
        if (!isHole(i))
            keys.insert(keyAt(i));
    }
    return keys;
}

void ObjectStore::setState(State state, std::optional<Error> error)
{
    m_state = state;
    m_error = std::move(error);
    emit stateChanged();
}

} // namespace trowel
