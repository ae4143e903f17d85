// SPDX-License-Identifier: GPL-3.0-or-later
// Catalogs and schemas.
#include "app/demo/api.h"
#include "app/demo/unity_call.h"

namespace trowel::demo {
namespace {

using namespace unity;

constexpr qint64 ServerPage = 100;

QString text(const Call &call, const char *member)
{
    return call.json().value(QLatin1String(member)).toString();
}

HttpReply createCatalog(World &world, const Call &call)
{
    const auto store = world.unity.find(Type::Metastore, UnityCatalog::metastoreId());
    if (!call.caller().isAdmin())
        requirePrivilege(world, call, *store, "CREATE_CATALOG");
    const QString name = validName(text(call, "name"), "CreateCatalog", "CatalogInfo");
    Securable catalog = created(world, call, Type::Catalog, name);
    const bool foreign = !text(call, "connection_name").isEmpty();
    const bool shared = !text(call, "share_name").isEmpty();
    catalog.members = {{QStringLiteral("catalog_type"), foreign  ? QStringLiteral("FOREIGN_CATALOG")
                                                        : shared ? QStringLiteral("DELTASHARING_CATALOG")
                                                                 : QStringLiteral("MANAGED_CATALOG")},
                       {QStringLiteral("isolation_mode"), QStringLiteral("OPEN")},
                       {QStringLiteral("securable_type"), QStringLiteral("CATALOG")}};
    for (const char *member :
         {"properties", "options", "connection_name", "provider_name", "share_name", "storage_root"}) {
        if (call.json().contains(QLatin1String(member)))
            catalog.members.insert(QLatin1String(member), call.json().value(QLatin1String(member)));
    }
    world.unity.put(catalog);
    if (!foreign && !shared) { // a new catalog comes with a schema of this name
        Securable schema = created(world, call, Type::Schema, name + QStringLiteral(".default"));
        schema.comment = QStringLiteral("Default schema (auto-created)");
        schema.members = {{QStringLiteral("catalog_type"), QStringLiteral("MANAGED_CATALOG")},
                          {QStringLiteral("schema_id"), UnityCatalog::uuidOf(schema.fullName)}};
        world.unity.put(schema);
    }
    return jsonReply(toJson(world, call, catalog, true));
}

HttpReply createSchema(World &world, const Call &call)
{
    const Securable catalog = wanted(world, call, Type::Catalog, text(call, "catalog_name"));
    requirePrivilege(world, call, catalog, "CREATE_SCHEMA");
    const QString name = validName(text(call, "name"), "CreateSchema", "SchemaInfo");
    Securable schema = created(world, call, Type::Schema, catalog.fullName + QLatin1Char('.') + name);
    schema.members = {{QStringLiteral("catalog_type"), catalog.members.value(QLatin1String("catalog_type"))},
                      {QStringLiteral("schema_id"), UnityCatalog::uuidOf(schema.fullName)},
                      {QStringLiteral("enable_predictive_optimization"), QStringLiteral("INHERIT")}};
    for (const char *member : {"properties", "storage_root"}) {
        if (call.json().contains(QLatin1String(member)))
            schema.members.insert(QLatin1String(member), call.json().value(QLatin1String(member)));
    }
    world.unity.put(schema);
    return jsonReply(toJson(world, call, schema, true));
}

void addContainer(Router &router, World &world, const char *family, Type type)
{
    const QByteArray base = QByteArray("/") + family;
    const QByteArray one = base + "/{name}";
    const auto named = [&world, type](const Call &call) { return wanted(world, call, type, call.pathPart("name")); };
    add(router, world, "GET", one,
        [&world, named](const Call &call) { return jsonReply(toJson(world, call, named(call), true)); });
    add(router, world, "PATCH", one, [&world, named, type](const Call &call) {
        QStringList members{QStringLiteral("comment"), QStringLiteral("new_name"), QStringLiteral("properties"),
                            QStringLiteral("enable_predictive_optimization")};
        if (type == Type::Catalog)
            members += {QStringLiteral("isolation_mode"), QStringLiteral("options")};
        return amend(world, call, named(call), members);
    });
    add(router, world, "DELETE", one, [&world, named, type](const Call &call) {
        return drop(world, call, named(call), type == Type::Catalog ? "CATALOG_NOT_EMPTY" : "SCHEMA_NOT_EMPTY");
    });
}

} // namespace

void addUnityCatalogsApi(Router &router, World &world)
{
    const auto list = [&world](const Call &call, Type type, const char *member, const QString &parent) {
        Listing listing;
        listing.member = QLatin1String(member);
        listing.serverPage = ServerPage;
        listing.next = [&world, type, parent](const QString &after, qint64 most) {
            return world.unity.next(type, parent, after, most);
        };
        listing.place = [](const Securable &object) { return object.name(); };
        listing.entry = [&world, &call](const Securable &object) { return toJson(world, call, object, false); };
        return unity::list(world, call, listing);
    };
    add(router, world, "GET", "/catalogs",
        [list](const Call &call) { return list(call, Type::Catalog, "catalogs", {}); });
    add(router, world, "GET", "/schemas", [&world, list](const Call &call) {
        const QString catalog = call.requiredParameter(QLatin1String("catalog_name"));
        return list(call, Type::Schema, "schemas", wanted(world, call, Type::Catalog, catalog).fullName);
    });
    add(router, world, "POST", "/catalogs", [&world](const Call &call) { return createCatalog(world, call); });
    add(router, world, "POST", "/schemas", [&world](const Call &call) { return createSchema(world, call); });
    addContainer(router, world, "catalogs", Type::Catalog);
    addContainer(router, world, "schemas", Type::Schema);
}

} // namespace trowel::demo
