// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/services/dbfs.h"
#include "ui/model/kind.h"

namespace trowel {

/// What can be done in DBFS: menus, tool bar and keys are made from it.
QList<Action<DbfsEntry>> dbfsActions();
/// Local files dropped on a folder.
void dropIntoDbfs(const ActionScope &scope, const QStringList &files);
Dbfs dbfsService(Session &session, Lane lane, const char *purpose);
/// "Folder", "CSV file".
QString dbfsTypeWords(const DbfsEntry &entry);

} // namespace trowel
