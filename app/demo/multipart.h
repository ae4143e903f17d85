// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>

#include <optional>

namespace trowel::demo {

/// The parts of a `multipart/form-data` body by their names; nothing when the body does not fit its boundary.
std::optional<QHash<QByteArray, QByteArray>> parseMultipart(const QByteArray &contentType, const QByteArray &body);

} // namespace trowel::demo
