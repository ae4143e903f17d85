// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/file_tree.h"

namespace trowel::demo {

/// What is in the volumes, each under its path "/Volumes/catalog/schema/volume". Which volumes there are, Unity
/// Catalog knows: a root is made when somebody first looks.
class VolumeFiles
{
public:
    explicit VolumeFiles(std::function<qint64()> now) : m_now(std::move(now)) {}

    /// Makes the root of a volume; one that is there stays as it is.
    FileTree &add(const QString &volume);
    /// The volume of this name, or all below a catalog or a schema of this name ("logistics.raw").
    void drop(const QString &fullName);
    void rename(const QString &fullName, const QString &newFullName);

private:
    std::function<qint64()> m_now;
    std::map<QString, std::unique_ptr<FileTree>> m_volumes;
};

} // namespace trowel::demo
