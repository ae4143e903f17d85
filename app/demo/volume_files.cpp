// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/volume_files.h"

namespace trowel::demo {
namespace {

QString pathOf(QString fullName)
{
    return QStringLiteral("/Volumes/") + fullName.replace(QLatin1Char('.'), QLatin1Char('/'));
}

bool isBelow(const QString &path, const QString &fullName)
{
    const QString above = pathOf(fullName);
    return path == above || path.startsWith(above + QLatin1Char('/'));
}

} // namespace

FileTree &VolumeFiles::add(const QString &volume)
{
    std::unique_ptr<FileTree> &place = m_volumes[volume];
    if (!place)
        place = std::make_unique<FileTree>(m_now);
    return *place;
}

void VolumeFiles::drop(const QString &fullName)
{
    std::erase_if(m_volumes, [&](const auto &volume) { return isBelow(volume.first, fullName); });
}

void VolumeFiles::rename(const QString &fullName, const QString &newFullName)
{
    std::map<QString, std::unique_ptr<FileTree>> moved;
    const qsizetype length = pathOf(fullName).size();
    for (auto &[path, tree] : m_volumes) {
        if (isBelow(path, fullName))
            moved[pathOf(newFullName) + path.mid(length)] = std::move(tree);
    }
    drop(fullName);
    m_volumes.merge(moved);
}

} // namespace trowel::demo
