// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/services/unity_catalog.h"
#include "ui/model/kind.h"

namespace trowel {

/// The name with the icon of its kind; dim where one may browse it and no more.
Cell securableNameCell(const CatalogObject &object);
/// Owner, comment and the time of the last change, as every list of Unity Catalog ends.
QList<Column<CatalogObject>> securableColumns(int ownerChars);

} // namespace trowel
