// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/services/volume_files.h"
#include "ui/model/kind.h"

namespace trowel {

/// What can be done in volumes: menus, tool bar and keys are made from it.
QList<Action<VolumeEntry>> volumeActions();
/// Local files dropped on a directory.
void dropIntoVolume(const ActionScope &scope, const QStringList &files);
VolumeFiles volumeService(Session &session, Lane lane, const char *purpose);
/// "Catalog", "Managed volume", "Folder", "CSV file".
QString volumeTypeWords(const VolumeEntry &entry);
/// Inside a volume, where files can be.
bool holdsFiles(const QString &scope);

} // namespace trowel
