// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>

namespace trowel::demo {

struct World;

/// What the control endpoint may do to the cluster named in `change["cluster"]`: `state`, `busy`, `idle_minutes`,
/// `start_fails`, `workers`. Answers what is now; without one of them it only looks. Throws ApiError.
QJsonObject changeCluster(World &world, const QJsonObject &change);

} // namespace trowel::demo
