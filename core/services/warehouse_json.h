// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/json/reader.h"
#include "core/services/warehouses.h"

namespace trowel {

/// The wire forms of warehouses (reference: SQL, "Warehouses"). Omitted members have the API's defaults: no health is
/// healthy, no auto_stop_mins is never. Wrong types fail with BadReply and name the member.
QList<WarehouseRow> readWarehouses(const JsonReader &answer); ///< one page; problems go to the reader
Result<Warehouse> readWarehouse(const QByteArray &body);
Result<QString> readWarehouseId(const QByteArray &body);

QByteArray writeWarehouse(const WarehouseSpec &spec);
/// A full replacement: what the server said before without its output-only members, plus every member of `spec`.
/// Fails when `before` holds no document.
Result<QByteArray> writeWarehouseEdit(const Warehouse &before, const WarehouseSpec &spec);

} // namespace trowel
