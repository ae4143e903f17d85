// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/services/warehouse_history.h"
#include "ui/model/any_kind.h"

#include <QUuid>

#include <memory>

namespace trowel {

/// What was seen of the warehouses of each workspace, by profile.
using SeenWarehouses = QHash<QUuid, WarehouseHistory>;

/// The drawer's picture of one warehouse's states while it was watched; goes on as the list is read. Owned by `parent`.
QWidget *makeWarehouseTimeline(const std::shared_ptr<const SeenWarehouses> &seen, const ActionScope &scope,
                               const WarehouseRow &row, QWidget *parent);

} // namespace trowel
