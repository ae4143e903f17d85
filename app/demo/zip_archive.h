// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>

namespace trowel::demo {

struct ZipEntry
{
    QString name; ///< with `/` between the parts; a folder ends with one
    QByteArray content;
};

QByteArray writeZip(const QList<ZipEntry> &entries);

/// Nothing when the bytes are no zip archive, are damaged, or expand to more than `limit` bytes in all.
std::optional<QList<ZipEntry>> readZip(const QByteArray &bytes, qsizetype limit);

} // namespace trowel::demo
