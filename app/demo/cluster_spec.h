// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>

namespace trowel::demo {

/// The members of a create or edit that belong to the spec, checked and with the service's defaults; unknown ones are
/// left out, as the service does. `caller` becomes the user of a dedicated cluster that names none. Throws ApiError.
QJsonObject clusterSpecFromJson(const QJsonObject &json, const QString &caller);
/// num_workers or autoscale of a resize, and nothing else.
QJsonObject clusterSizeFromJson(const QJsonObject &json);

} // namespace trowel::demo
