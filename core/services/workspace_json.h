// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/json/reader.h"
#include "core/services/workspace_files.h"

namespace trowel {

/// The wire forms of workspace objects (reference: workspace, sections 2 to 4).
QList<WorkspaceObject> readWorkspaceObjects(const JsonReader &answer); ///< a folder; problems go to the reader
Result<WorkspaceObjectDetail> readWorkspaceObject(const QByteArray &body);
/// An empty file has an empty or missing `content`; an answer without any member is no export.
Result<WorkspaceExport> readWorkspaceExport(const QByteArray &body);

QByteArray writeWorkspaceImport(const WorkspaceImport &what);

} // namespace trowel
