// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/services/workspace_files.h"

namespace trowel {

/// Why an object cannot be renamed without loss: one English sentence, empty for notebooks and files, which can.
QString renameProblem(const WorkspaceObject &object, const QString &newName);

/// The steps behind WorkspaceFiles::rename: look at both names, export, import under the new one, compare kind,
/// language and bytes, make sure that nobody changed the original meanwhile, delete it. Goes on when the asker leaves.
Task<Nothing> renameObject(const WorkspaceFiles &files, const WorkspaceObject &object, const QString &newName);

} // namespace trowel
