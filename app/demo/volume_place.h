// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/call.h"
#include "app/demo/world.h"

namespace trowel::demo {

/// Where in which volume a call of the Files API points.
struct VolumePlace
{
    QString path;   ///< "/Volumes/logistics/raw/landing/in/a.csv"
    QString inside; ///< "/in/a.csv"; "/" for the volume's root
    FileTree *tree = nullptr;

    FileNode *node() const { return tree->find(inside); }
};

/// Throws what the Files API says to a path that is none, a volume that is missing, and a caller without the right.
VolumePlace volumePlace(World &world, const Call &call, bool writes);
ApiError fileMissing(const QString &path);
ApiError directoryMissing(const QString &path);
/// "Tue, 14 Jul 2026 09:12:31 GMT".
QByteArray httpDate(qint64 epochMs);

} // namespace trowel::demo
