// SPDX-License-Identifier: GPL-3.0-or-later
// The catalogs, schemas and volumes that lead to the files of volumes, as far as there are files.
#include "app/demo/api.h"
#include "app/demo/world.h"

#include <QJsonArray>

namespace trowel::demo {
namespace {

// The distinct parts at one depth of the volumes' paths below `prefix`.
QStringList namesBelow(World &world, const QString &prefix)
{
    QStringList names;
    for (const QString &path : world.volumes->volumes()) {
        const QString name = path.mid(prefix.size()).section(QLatin1Char('/'), 0, 0);
        if (path.startsWith(prefix) && !names.contains(name))
            names += name;
    }
    return names;
}

QJsonObject described(const QString &fullName, const char *typeKey, const char *type)
{
    return {{QStringLiteral("name"), fullName.section(QLatin1Char('.'), -1)},
            {QStringLiteral("full_name"), fullName},
            {QLatin1String(typeKey), QLatin1String(type)},
            {QStringLiteral("owner"), QStringLiteral("engineers")},
            {QStringLiteral("created_at"), qint64(1'751'870'000'123)}};
}

HttpReply listed(const char *key, const QStringList &fullNames, const char *typeKey, const char *type)
{
    QJsonArray rows;
    for (const QString &name : fullNames)
        rows.append(described(name, typeKey, type));
    return jsonReply({{QLatin1String(key), rows}});
}

QStringList qualified(const QString &parent, const QStringList &names)
{
    QStringList full;
    for (const QString &name : names)
        full += parent.isEmpty() ? name : parent + QLatin1Char('.') + name;
    return full;
}

} // namespace

void addVolumeParentsApi(Router &router, World &world)
{
    router.add("GET", "/api/2.1/unity-catalog/catalogs", [&world](const Call &) {
        return listed("catalogs", namesBelow(world, QStringLiteral("/Volumes/")), "catalog_type", "MANAGED_CATALOG");
    });
    router.add("GET", "/api/2.1/unity-catalog/schemas", [&world](const Call &call) {
        const QString catalog = call.requiredParameter(QLatin1String("catalog_name"));
        return listed("schemas", qualified(catalog, namesBelow(world, QStringLiteral("/Volumes/%1/").arg(catalog))),
                      "catalog_type", "MANAGED_CATALOG");
    });
    router.add("GET", "/api/2.1/unity-catalog/volumes", [&world](const Call &call) {
        const QString catalog = call.requiredParameter(QLatin1String("catalog_name"));
        const QString schema = call.requiredParameter(QLatin1String("schema_name"));
        return listed("volumes",
                      qualified(catalog + QLatin1Char('.') + schema,
                                namesBelow(world, QStringLiteral("/Volumes/%1/%2/").arg(catalog, schema))),
                      "volume_type", "MANAGED");
    });
    router.add("GET", "/api/2.1/unity-catalog/catalogs/{name}", [](const Call &call) {
        return jsonReply(described(call.pathPart("name"), "catalog_type", "MANAGED_CATALOG"));
    });
    router.add("GET", "/api/2.1/unity-catalog/schemas/{name}", [](const Call &call) {
        return jsonReply(described(call.pathPart("name"), "catalog_type", "MANAGED_CATALOG"));
    });
    router.add("GET", "/api/2.1/unity-catalog/volumes/{name}", [&world](const Call &call) {
        const QString name = call.pathPart("name");
        if (world.volumes->find(QStringLiteral("/Volumes/") +
                                QString(name).replace(QLatin1Char('.'), QLatin1Char('/'))) == nullptr)
            throw ApiError{404, QStringLiteral("NOT_FOUND"), QStringLiteral("Volume '%1' does not exist.").arg(name)};
        return jsonReply(described(name, "volume_type", "MANAGED"));
    });
}

} // namespace trowel::demo
