// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/services/unity_catalog.h"
#include "ui/model/any_kind.h"

namespace trowel {

/// Asks, with what would go with each object, and deletes; `force` is a box to tick where the API knows it.
void deleteSecurables(const ActionScope &scope, const QList<CatalogObject> &rows);

} // namespace trowel
