// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/file_tree.h"

#include <QStringList>

namespace trowel::demo {

/// What is in the volumes, each under its path "/Volumes/catalog/schema/volume". Unity Catalog's view of the volumes
/// themselves is elsewhere.
class VolumeFiles
{
public:
    explicit VolumeFiles(std::function<qint64()> now) : m_now(std::move(now)) {}

    /// Makes the root of a volume; one that is there stays as it is.
    FileTree &add(const QString &volume);
    void drop(const QString &volume) { m_volumes.erase(volume); }
    FileTree *find(const QString &volume);
    QStringList volumes() const;

private:
    std::function<qint64()> m_now;
    std::map<QString, std::unique_ptr<FileTree>> m_volumes;
};

} // namespace trowel::demo
