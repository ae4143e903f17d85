// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>

namespace trowel::demo {

/// The settings of a job but for its name, schedule and tags, by the name of its shape: "etl", "notebook", "python",
/// "sql", "ml", "chain", "tolerant", "wide" …
QJsonObject jobShape(const QString &shape, const QString &name, qint64 otherJob);

} // namespace trowel::demo
