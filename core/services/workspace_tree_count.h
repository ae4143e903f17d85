// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/services/workspace_files.h"

namespace trowel {

/// The children of one folder.
using ListFolder = std::function<Task<QList<WorkspaceObject>>(const QString &path)>;

/// Counts what lies below `root`, breadth first, at most four folders at a time. A folder that cannot be read, and the
/// end at `limit` objects, make the count incomplete; only a root that cannot be read fails. Every folder is read once,
/// whatever the server says lies in it. Cancelling stops every read.
Task<TreeCount> countTree(const QString &root, ListFolder list, std::function<void(const TreeCount &)> progress = {},
                          qint64 limit = 100'000);

} // namespace trowel
