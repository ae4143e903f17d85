// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/services/warehouses.h"

namespace trowel {

/// What is wrong with one field of a form.
struct SpecProblem
{
    QLatin1String field; ///< the member's name in the API: "name", "cluster_size", "min_num_clusters", "channel" …
    QString sentence;    ///< English, one sentence
    bool operator==(const SpecProblem &) const = default;
};

/// What a form offers, in the order to show it (reference: SQL, "Spec fields"). A server may answer other texts: those
/// stay as they are and are valid for the warehouse that has them.
QStringList warehouseSizes();
QStringList warehouseTypes();
QStringList warehouseChannels();
QStringList warehouseSpotPolicies();

/// What the API would refuse, field by field, at most one sentence each; empty when everything is fine. With `before`
/// (an edit) values that were not touched are never complained about: the server gave them.
QList<SpecProblem> checkWarehouseSpec(const WarehouseSpec &spec, const WarehouseSpec *before = nullptr);

} // namespace trowel
