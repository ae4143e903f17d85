// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/volume_files.h"

namespace trowel::demo {

FileTree &VolumeFiles::add(const QString &volume)
{
    std::unique_ptr<FileTree> &place = m_volumes[volume];
    if (!place)
        place = std::make_unique<FileTree>(m_now);
    return *place;
}

FileTree *VolumeFiles::find(const QString &volume)
{
    const auto found = m_volumes.find(volume);
    return found != m_volumes.end() ? found->second.get() : nullptr;
}

QStringList VolumeFiles::volumes() const
{
    QStringList paths;
    for (const auto &volume : m_volumes)
        paths += volume.first;
    return paths;
}

} // namespace trowel::demo
