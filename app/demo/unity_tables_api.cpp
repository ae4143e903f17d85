// SPDX-License-Identifier: GPL-3.0-or-later
// What lies in a schema: tables and views, volumes, functions, models.
#include "app/demo/api.h"
#include "app/demo/seed_columns.h"
#include "app/demo/unity_call.h"

#include <QRegularExpression>

namespace trowel::demo {
namespace {

using namespace unity;

constexpr qint64 TablesPage = 50; // not documented; some server has it so
constexpr qint64 VolumesPage = 10'000;

QString schemaOf(World &world, const Call &call)
{
    const QString catalog = call.requiredParameter(QLatin1String("catalog_name"));
    const QString schema = call.requiredParameter(QLatin1String("schema_name"));
    return wanted(world, call, Type::Schema, catalog + QLatin1Char('.') + schema).fullName;
}

HttpReply listOf(World &world, const Call &call, Type type, const char *member, qint64 page, bool wholeWithout)
{
    Listing listing;
    listing.member = QLatin1String(member);
    listing.serverPage = page;
    listing.wholeWithout = wholeWithout;
    listing.next = [&world, type, schema = schemaOf(world, call)](const QString &after, qint64 most) {
        return world.unity.next(type, schema, after, most);
    };
    listing.place = [](const Securable &object) { return object.name(); };
    listing.entry = [&world, &call](const Securable &object) { return toJson(world, call, object, false); };
    return list(world, call, listing);
}

// SQL LIKE: % for any text, _ for one character.
QRegularExpression like(const QString &pattern)
{
    QString form = QRegularExpression::escape(pattern.isEmpty() ? QStringLiteral("%") : pattern);
    form.replace(QLatin1String("\\%"), QLatin1String("%")); // older Qt escapes them
    form.replace(QLatin1String("\\_"), QLatin1String("_"));
    form.replace(QLatin1Char('%'), QLatin1String(".*")).replace(QLatin1Char('_'), QLatin1Char('.'));
    return QRegularExpression(QRegularExpression::anchoredPattern(form), QRegularExpression::CaseInsensitiveOption);
}

HttpReply summaries(World &world, const Call &call)
{
    const QString catalog =
        wanted(world, call, Type::Catalog, call.requiredParameter(QLatin1String("catalog_name"))).fullName;
    const QRegularExpression schemas = like(call.parameter(QLatin1String("schema_name_pattern")));
    const QRegularExpression tables = like(call.parameter(QLatin1String("table_name_pattern")));
    Listing listing;
    listing.member = QLatin1String("tables");
    listing.serverPage = 10'000;
    listing.wholeWithout = false;
    listing.next = [&](const QString &after, qint64 most) {
        QList<Securable> page;
        QString from = after;
        while (page.size() < most) {
            const QList<Securable> part = world.unity.nextTables(catalog, from, most);
            for (const Securable &table : part) {
                const QString schema = table.fullName.section(QLatin1Char('.'), 1, 1);
                if (page.size() < most && schemas.match(schema).hasMatch() && tables.match(table.name()).hasMatch())
                    page.append(table);
            }
            if (part.size() < most)
                break;
            from = part.last().fullName;
        }
        return page;
    };
    listing.place = [](const Securable &object) { return object.fullName; };
    listing.entry = [](const Securable &object) {
        return QJsonObject{{QStringLiteral("full_name"), object.fullName},
                           {QStringLiteral("table_type"), object.members.value(QLatin1String("table_type"))}};
    };
    return list(world, call, listing);
}

HttpReply createVolume(World &world, const Call &call)
{
    const QJsonObject &body = call.json();
    const auto text = [&body](const char *member) { return body.value(QLatin1String(member)).toString(); };
    const Securable schema =
        wanted(world, call, Type::Schema, text("catalog_name") + QLatin1Char('.') + text("schema_name"));
    requirePrivilege(world, call, schema, "CREATE_VOLUME");
    const QString name = validName(text("name"), "CreateVolume", "VolumeInfo");
    const QString type = text("volume_type");
    if (type != QLatin1String("MANAGED") && type != QLatin1String("EXTERNAL"))
        throw ApiError::invalid(QStringLiteral("CreateVolume Missing required field: volume_type"));
    if (type == QLatin1String("MANAGED") && !text("storage_location").isEmpty())
        throw ApiError::invalid(QStringLiteral("CreateVolume storage_location can not be provided."));
    if (type == QLatin1String("EXTERNAL") && text("storage_location").isEmpty())
        throw ApiError::invalid(QStringLiteral("CreateVolume Missing required field: storage_location"));
    Securable volume = created(world, call, Type::Volume, schema.fullName + QLatin1Char('.') + name);
    const QString id = UnityCatalog::uuidOf(QStringLiteral("volume %1 %2").arg(volume.fullName).arg(volume.createdMs));
    volume.members = {{QStringLiteral("volume_type"), type},
                      {QStringLiteral("volume_id"), id},
                      {QStringLiteral("storage_location"), type == QLatin1String("MANAGED")
                                                               ? managedLocation(QStringLiteral("volumes"), id)
                                                               : text("storage_location")}};
    world.unity.put(volume);
    return jsonReply(toJson(world, call, volume, true));
}

// Versions have a call of their own; aliases are told to who asks for them.
QJsonObject modelToJson(World &world, const Call &call, const Securable &model, bool full)
{
    QJsonObject json = toJson(world, call, model, full);
    json.remove(QStringLiteral("versions"));
    if (!full || !call.flag(QLatin1String("include_aliases")))
        json.remove(QStringLiteral("aliases"));
    return json;
}

// Of a schema, or without one of the whole metastore.
HttpReply listModels(World &world, const Call &call)
{
    const QString schema = call.parameter(QLatin1String("catalog_name")).isEmpty() ? QString() : schemaOf(world, call);
    Listing listing;
    listing.member = QLatin1String("registered_models");
    listing.serverPage = schema.isEmpty() ? 100 : VolumesPage;
    listing.wholeWithout = false;
    listing.next = [&world, schema](const QString &after, qint64 most) {
        return world.unity.next(Type::Model, schema, after, most);
    };
    listing.place = [schema](const Securable &model) { return schema.isEmpty() ? model.fullName : model.name(); };
    listing.entry = [&world, &call](const Securable &model) { return modelToJson(world, call, model, false); };
    return list(world, call, listing);
}

using ToJson = QJsonObject (*)(World &, const Call &, const Securable &, bool);

void addOne(Router &router, World &world, const char *family, Type type, const QStringList &members,
            ToJson json = toJson)
{
    const QByteArray one = QByteArray("/") + family + "/{name}";
    const auto named = [&world, type](const Call &call) { return wanted(world, call, type, call.pathPart("name")); };
    add(router, world, "GET", one,
        [&world, named, json](const Call &call) { return jsonReply(json(world, call, named(call), true)); });
    add(router, world, "PATCH", one,
        [&world, named, members](const Call &call) { return amend(world, call, named(call), members); });
    add(router, world, "DELETE", one,
        [&world, named](const Call &call) { return drop(world, call, named(call), nullptr); });
}

} // namespace

void addUnityTablesApi(Router &router, World &world)
{
    add(router, world, "GET", "/tables",
        [&world](const Call &call) { return listOf(world, call, Type::Table, "tables", TablesPage, true); });
    add(router, world, "GET", "/table-summaries", [&world](const Call &call) { return summaries(world, call); });
    add(router, world, "GET", "/tables/{name}/exists", [&world](const Call &call) {
        const bool there = world.unity.find(Type::Table, call.pathPart("name").toLower()).has_value();
        return jsonReply(there ? QJsonObject{{QStringLiteral("table_exists"), true}} : QJsonObject());
    });
    add(router, world, "GET", "/volumes",
        [&world](const Call &call) { return listOf(world, call, Type::Volume, "volumes", VolumesPage, false); });
    add(router, world, "POST", "/volumes", [&world](const Call &call) { return createVolume(world, call); });
    add(router, world, "GET", "/functions",
        [&world](const Call &call) { return listOf(world, call, Type::Function, "functions", 100, true); });
    add(router, world, "GET", "/models", [&world](const Call &call) { return listModels(world, call); });
    add(router, world, "GET", "/models/{name}/versions", [&world](const Call &call) {
        const Securable model = wanted(world, call, Type::Model, call.pathPart("name"));
        return jsonReply({{QStringLiteral("model_versions"), model.members.value(QLatin1String("versions"))}});
    });
    addOne(router, world, "models", Type::Model, {QStringLiteral("comment"), QStringLiteral("new_name")}, modelToJson);
    addOne(router, world, "tables", Type::Table, {});
    addOne(router, world, "volumes", Type::Volume, {QStringLiteral("comment"), QStringLiteral("new_name")});
    addOne(router, world, "functions", Type::Function, {});
}

} // namespace trowel::demo
