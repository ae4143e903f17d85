// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/call.h"
#include "app/demo/world.h"

namespace trowel::demo {

/// The canonical form of a path as a client sent it; throws what DBFS says to one that is none, to a volume's, and when
/// DBFS is switched off.
QString dbfsPath(const World &world, const QString &asked);
/// The file or folder at a path; throws RESOURCE_DOES_NOT_EXIST.
FileNode &dbfsNode(World &world, const QString &asked);
/// Throws RESOURCE_ALREADY_EXISTS for what is in the way of a new file.
void dbfsMakeRoom(World &world, const QString &path, bool overwrite);
ApiError dbfsExists(const QString &path);

} // namespace trowel::demo
