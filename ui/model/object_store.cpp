// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/model/object_store.h"

namespace trowel {

void ObjectStore::setState(State state, std::optional<Error> error)
{
    m_state = state;
    m_error = std::move(error);
    emit stateChanged();
}

} // namespace trowel
