// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/services/paths.h"

namespace trowel {

using namespace Qt::StringLiterals;

QString parentPath(const QString &path)
{
    QStringView trimmed(path);
    while (trimmed.endsWith(u'/'))
        trimmed.chop(1);
    const qsizetype slash = trimmed.lastIndexOf(u'/');
    return slash <= 0 ? u"/"_s : trimmed.left(slash).toString();
}

QString joinPath(const QString &folder, const QString &name)
{
    return folder.endsWith(u'/') ? folder + name : folder + u'/' + name;
}

QString lastPart(const QString &path)
{
    QStringView trimmed(path);
    while (trimmed.endsWith(u'/'))
        trimmed.chop(1);
    return trimmed.mid(trimmed.lastIndexOf(u'/') + 1).toString();
}

} // namespace trowel
