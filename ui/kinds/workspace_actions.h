// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/services/workspace_files.h"
#include "ui/model/kind.h"

namespace trowel {

/// What can be done in the workspace tree: menus, tool bar and keys are made from it.
QList<Action<WorkspaceObject>> workspaceActions();
/// The part of them that moves contents to and fro.
void appendExportActions(QList<Action<WorkspaceObject>> &list);
/// Asks how local files are to be imported into a folder, then starts a transfer each.
void importFiles(const ActionScope &scope, const QStringList &files);

/// The place of an object or, with an empty name, of a folder's list.
Place workspacePlace(Session &session, const QString &folder, const QString &object = {});

} // namespace trowel
