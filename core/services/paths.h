// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace trowel {

/// The parent folder of an absolute path; "/" for the root.
QString parentPath(const QString &path);
QString joinPath(const QString &folder, const QString &name);
/// What stands behind the last slash; slashes at the end do not count. Empty for the root.
QString lastPart(const QString &path);

} // namespace trowel
