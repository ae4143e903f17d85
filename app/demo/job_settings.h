// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonArray>
#include <QJsonObject>

namespace trowel::demo {

/// The settings of a new or replaced job with the defaults the service fills in. Throws ApiError for what it refuses.
QJsonObject checkedSettings(QJsonObject settings);
/// An update: members replaced, arrays merged by their key, `remove` taken away ("schedule", "tasks/clean").
QJsonObject mergedSettings(QJsonObject settings, const QJsonObject &changes, const QJsonArray &remove);
/// The member that says what a task does; empty for none.
QString taskType(const QJsonObject &task);

} // namespace trowel::demo
