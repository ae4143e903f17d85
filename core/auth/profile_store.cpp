// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/profile_store.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSaveFile>

#include <optional>

namespace trowel {
namespace {

constexpr qint64 largestFile = 4 * 1024 * 1024;
const QLatin1String environments[] = {QLatin1String("demo"), QLatin1String("dev"), QLatin1String("test"),
                                      QLatin1String("prod")};

Error storageError(const QString &path, const QString &words)
{
    return Error::make(Error::Kind::Storage, QStringLiteral("%1: %2").arg(path, words));
}

std::optional<Profile> profileFrom(const QJsonObject &object)
{
    Profile profile;
    profile.id = QUuid::fromString(object[QLatin1String("id")].toString());
    profile.name = object[QLatin1String("name")].toString();
    const auto host = normaliseHost(object[QLatin1String("host")].toString());
    if (profile.id.isNull() || !host)
        return std::nullopt;
    profile.host = *host;
    const QString environment = object[QLatin1String("environment")].toString();
    for (int i = 0; i < 4; ++i) {
        if (environment == environments[i])
            profile.environment = Environment(i);
    }
    profile.workspaceId = object[QLatin1String("workspace_id")].toString();
    profile.lastUsed = QDateTime::fromString(object[QLatin1String("last_used")].toString(), Qt::ISODateWithMs);
    return profile;
}

QJsonObject merged(QJsonObject object, const Profile &profile)
{
    object[QLatin1String("id")] = profile.id.toString(QUuid::WithoutBraces);
    object[QLatin1String("name")] = profile.name;
    object[QLatin1String("host")] = QString::fromLatin1(profile.host.toEncoded());
    object[QLatin1String("environment")] = environments[int(profile.environment)];
    object[QLatin1String("workspace_id")] = profile.workspaceId;
    if (profile.lastUsed.isValid())
        object[QLatin1String("last_used")] = profile.lastUsed.toUTC().toString(Qt::ISODateWithMs);
    else
        object.remove(QLatin1String("last_used"));
    return object;
}

} // namespace

ProfileStore::ProfileStore(const QString &path) : m_path(path) {}

Result<ProfileStore::Loaded> ProfileStore::load()
{
    m_document = {};
    m_known.clear();
    m_strange.clear();
    QFile file(m_path);
    if (!file.exists())
        return Loaded{};
    if (!file.open(QIODevice::ReadOnly))
        return failure(storageError(m_path, file.errorString()));
    const bool fits = file.size() <= largestFile;
    const QJsonDocument document = fits ? QJsonDocument::fromJson(file.read(largestFile)) : QJsonDocument();
    file.close();
    if (!document.isObject() || !document[QLatin1String("profiles")].isArray()) {
        const QString stamp = QDateTime::currentDateTimeUtc().toString(QStringLiteral("yyyyMMdd-HHmmss-zzz"));
        const QString aside = m_path + QStringLiteral(".broken-") + stamp;
        if (!QFile::rename(m_path, aside))
            return failure(storageError(m_path, QStringLiteral("it is damaged and cannot be set aside")));
        return Loaded{{}, QStringLiteral("The list of workspaces was damaged; it lies in %1 now.").arg(aside)};
    }
    m_document = document.object();
    Loaded loaded;
    const QJsonArray list = m_document[QLatin1String("profiles")].toArray();
    for (const QJsonValue &value : list) {
        const auto profile = profileFrom(value.toObject());
        if (!profile || m_known.contains(profile->id)) {
            m_strange.append(value);
            continue;
        }
        m_known.insert(profile->id, value.toObject());
        loaded.profiles.append(*profile);
    }
    if (!m_strange.isEmpty())
        loaded.warning = QStringLiteral("%1 entries of %2 were not understood.").arg(m_strange.size()).arg(m_path);
    return loaded;
}

Result<Nothing> ProfileStore::save(const QList<Profile> &profiles)
{
    const QString folder = QFileInfo(m_path).absolutePath();
    if (!QDir(folder).exists()) {
        if (!QDir().mkpath(folder))
            return failure(storageError(folder, QStringLiteral("the folder cannot be made")));
        QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    }
    QJsonArray list;
    for (const Profile &profile : profiles)
        list.append(merged(m_known.value(profile.id), profile));
    for (const QJsonValue &value : std::as_const(m_strange))
        list.append(value);
    m_document[QLatin1String("profiles")] = list;
    QSaveFile file(m_path);
    file.setDirectWriteFallback(false);
    const QByteArray bytes = QJsonDocument(m_document).toJson();
    const bool good = file.open(QIODevice::WriteOnly) && file.setPermissions(QFile::ReadOwner | QFile::WriteOwner) &&
                      file.write(bytes) == bytes.size() && file.commit();
    if (!good)
        return failure(storageError(m_path, file.errorString()));
    return Nothing{};
}

} // namespace trowel
