// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/call.h"
#include "app/demo/world.h"

namespace trowel::demo {

/// Levels of workspace objects, weak to strong.
QStringList workspaceLevels();
/// "/notebooks/7018…": the object's id in the permissions API.
QString workspaceObjectId(const Node &node);
/// The object itself, then every folder above it: rights are inherited from folders.
QStringList workspaceChain(const Node &node);
/// The person whose home folder this is, empty for another folder.
QString homeOwner(const Node &node);
/// System folders that nobody can delete, and the homes.
bool isProtected(const Node &node);

bool mayOn(const World &world, const Person &person, const Node &node, const char *level);
/// Throws PERMISSION_DENIED unless the caller has the level.
void requireOn(const World &world, const Call &call, const Node &node, const char *level);
/// The object at a path as it was sent; throws when it is no path, or missing, or hidden from the caller.
Node &nodeAt(World &world, const Call &call, const QString &path);

} // namespace trowel::demo
