// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/services/workspace_files.h"
#include "ui/look/cell.h"
#include "ui/model/form.h"
#include "ui/model/object_detail.h"

namespace trowel {

/// "notebook", "folder", "file", "code", "repo", "home" …
QString iconOf(const WorkspaceObject &object);
/// "Notebook", "Folder", "Git folder", or what the server says.
QString typeWords(const WorkspaceObject &object);
/// "Python", "SQL", "Scala", "R".
QString languageWords(const QString &language);
/// "3 folders, 12 notebooks and 4 files".
QString countWords(const TreeCount &count);
ObjectDetail workspaceDetail(const WorkspaceObjectDetail &detail);
/// The formats an object can be exported in, the best first.
QList<WorkspaceFormat> exportFormats(const WorkspaceObject &object);
/// "Source", "Jupyter notebook (.ipynb)", …
QString formatWords(WorkspaceFormat format);
/// The parts of a path with the root first: "/", "/Users", "/Users/ada".
QStringList pathSteps(const QString &path);

} // namespace trowel
