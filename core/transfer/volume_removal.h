// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/services/volume_files.h"

namespace trowel {

/// Deletes a directory with everything in it: the API deletes empty ones only. Looks for everything first, then deletes
/// the files, then the directories, the deepest first. What cannot be deleted does not stop the rest; the error names
/// the first. `progress` counts objects.
Task<Nothing> removeVolumeTree(const VolumeFiles &files, const QString &directory, const Progress &progress);

} // namespace trowel
