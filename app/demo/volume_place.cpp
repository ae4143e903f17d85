// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/volume_place.h"

#include "app/demo/unity_rights.h"

#include <QDateTime>
#include <QLocale>

namespace trowel::demo {
namespace {

// As Unity Catalog has it; administrators of the demo may look and write everywhere.
void require(World &world, const Person &person, const QString &volumeName, bool writes)
{
    const auto volume = world.unity.find(Securable::Type::Volume, volumeName);
    if (!volume)
        throw ApiError{404, QStringLiteral("NOT_FOUND"), QStringLiteral("Volume '%1' does not exist.").arg(volumeName)};
    const QString right = writes ? QStringLiteral("WRITE") : QStringLiteral("READ");
    if (!person.isAdmin() && !holds(world.unity, person, *volume, right + QStringLiteral("_VOLUME")))
        throw ApiError::denied(QStringLiteral("User does not have %1 VOLUME on Volume '%2'.").arg(right, volumeName));
}

} // namespace

VolumePlace volumePlace(World &world, const Call &call, bool writes)
{
    VolumePlace place;
    place.path = canonicalFilePath(QLatin1Char('/') + call.pathPart("path"));
    const QStringList parts = place.path.split(QLatin1Char('/'), Qt::SkipEmptyParts);
    if (parts.value(0) != QLatin1String("Volumes") || parts.size() < 4)
        throw ApiError::invalid(
            QStringLiteral("Invalid path: expected /Volumes/<catalog>/<schema>/<volume>/<path>, got /%1")
                .arg(call.pathPart("path")));
    place.inside = QLatin1Char('/') + parts.mid(4).join(QLatin1Char('/'));
    require(world, call.caller(), parts.mid(1, 3).join(QLatin1Char('.')), writes);
    place.tree = &world.volumes->add(QLatin1Char('/') + parts.mid(0, 4).join(QLatin1Char('/')));
    return place;
}

ApiError fileMissing(const QString &path)
{
    return {404, QStringLiteral("NOT_FOUND"), QStringLiteral("The file being accessed is not found: %1").arg(path),
            QStringLiteral("FILES_API_FILE_NOT_FOUND")};
}

ApiError directoryMissing(const QString &path)
{
    return {404, QStringLiteral("NOT_FOUND"), QStringLiteral("The directory being accessed is not found: %1").arg(path),
            QStringLiteral("FILES_API_DIRECTORY_IS_NOT_FOUND")};
}

QByteArray httpDate(qint64 epochMs)
{
    return QLocale::c()
        .toString(QDateTime::fromMSecsSinceEpoch(epochMs, Qt::UTC), QStringLiteral("ddd, dd MMM yyyy HH:mm:ss 'GMT'"))
        .toLatin1();
}

} // namespace trowel::demo
