// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/services/workspace_files.h"

class QWidget;

namespace trowel {

class Session;

/// What is inside a notebook or a file of the workspace, fetched when it is first shown. nullptr for what has no
/// content to look at, such as a folder.
QWidget *makeWorkspacePreview(Session &session, const WorkspaceObject &object, QWidget *parent);

} // namespace trowel
