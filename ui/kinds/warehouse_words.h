// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/services/warehouses.h"
#include "ui/look/glyphs.h"
#include "ui/model/form.h"
#include "ui/model/object_detail.h"

#include <optional>

namespace trowel {

/// How a warehouse's state is shown: health wins over state where it is worse.
struct WarehouseStateWords
{
    Glyph glyph;
    QString text;
    QString toolTip;
};

WarehouseStateWords stateWords(const WarehouseRow &row);
/// "Serverless", "Pro", "Classic", or what the server says.
QString typeWords(const QString &type, bool serverless);
/// "Current", "Preview", … of CHANNEL_NAME_…
QString channelWords(const QString &channel, const QString &version);
/// Facts of the drawer.
ObjectDetail warehouseDetail(const Warehouse &warehouse, const QString &workspaceName);
/// The form to create a warehouse, or to edit one.
FormSpec warehouseForm(const WarehouseSpec &spec, bool edit);
WarehouseSpec specOf(const FormValues &values);

} // namespace trowel
