// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/json/reader.h"
#include "core/services/volume_files.h"

namespace trowel {

/// One page of the list of catalogs, schemas or volumes whose paths begin with `parent`.
QList<VolumeEntry> readVolumeParents(const JsonReader &answer, VolumeEntry::Type type, const QString &parent);
/// One catalog, schema or volume.
Result<VolumeEntryDetail> readVolumeParent(const QByteArray &body, const VolumeEntry &row);
/// One page of a directory.
QList<VolumeEntry> readDirectoryEntries(const JsonReader &answer, const QString &directory);

} // namespace trowel
