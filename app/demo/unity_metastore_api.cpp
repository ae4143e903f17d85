// SPDX-License-Identifier: GPL-3.0-or-later
// The metastore and what belongs to it directly: external locations, credentials, connections and shares.
#include "app/demo/api.h"
#include "app/demo/unity_call.h"

#include <algorithm>

namespace trowel::demo {
namespace {

using namespace unity;

constexpr qint64 ServerPage = 100;

struct Family
{
    const char *path;
    const char *member;
    Type type;
    bool knowsForce;
};

constexpr Family Families[] = {
    {"/external-locations", "external_locations", Type::ExternalLocation, true},
    {"/storage-credentials", "storage_credentials", Type::StorageCredential, true},
    {"/connections", "connections", Type::Connection, false},
    {"/shares", "shares", Type::Share, false},
};

QJsonObject metastore(const World &world)
{
    const auto store = world.unity.find(Type::Metastore, UnityCatalog::metastoreId());
    QJsonObject json = store->members;
    json.insert(QStringLiteral("metastore_id"), UnityCatalog::metastoreId());
    json.insert(QStringLiteral("owner"), store->owner);
    json.insert(QStringLiteral("created_at"), store->createdMs);
    return json;
}

void addMetastore(Router &router, World &world)
{
    add(router, world, "GET", "/metastore_summary", [&world](const Call &) { return jsonReply(metastore(world)); });
    add(router, world, "GET", "/current-metastore-assignment", [](const Call &) {
        return jsonReply({{QStringLiteral("metastore_id"), UnityCatalog::metastoreId()},
                          {QStringLiteral("workspace_id"), World::WorkspaceId},
                          {QStringLiteral("default_catalog_name"), QStringLiteral("hive_metastore")}});
    });
    add(router, world, "GET", "/metastores", [&world](const Call &) {
        return jsonReply({{QStringLiteral("metastores"), QJsonArray{metastore(world)}}});
    });
    add(router, world, "GET", "/metastores/{id}", [&world](const Call &call) {
        if (call.pathPart("id") != UnityCatalog::metastoreId())
            throw missing(Type::Metastore, call.pathPart("id"));
        return jsonReply(metastore(world));
    });
}

// How many external locations and external volumes would no longer be reached.
qint64 dependents(const World &world, const Securable &object)
{
    const auto count = [&world](Type type, const auto &depends) {
        const QList<Securable> all = world.unity.next(type, {}, {}, std::numeric_limits<int>::max());
        return std::count_if(all.begin(), all.end(), depends);
    };
    if (object.type == Type::ExternalLocation) {
        const QString url = object.members.value(QLatin1String("url")).toString();
        return count(Type::Volume, [&url](const Securable &volume) {
            return volume.members.value(QLatin1String("storage_location")).toString().startsWith(url);
        });
    }
    if (object.type == Type::StorageCredential)
        return count(Type::ExternalLocation, [&object](const Securable &location) {
            return location.members.value(QLatin1String("credential_name")).toString() == object.fullName;
        });
    return 0;
}

HttpReply dropUnused(World &world, const Call &call, const Securable &object, bool knowsForce)
{
    const qint64 used = dependents(world, object);
    if (used > 0 && !(knowsForce && call.flag(QLatin1String("force"))))
        throw ApiError{400, QStringLiteral("INVALID_PARAMETER_VALUE"),
                       QStringLiteral("%1 '%2' has %3 dependent objects. Use force to delete it all the same.")
                           .arg(typeTitle(object.type), object.fullName)
                           .arg(used)};
    return drop(world, call, object, nullptr);
}

QJsonObject entry(World &world, const Call &call, const Securable &object, bool full)
{
    QJsonObject json = toJson(world, call, object, full);
    if (object.type != Type::Connection)
        json.remove(QStringLiteral("full_name"));
    // What a share holds is told to who asks for it.
    if (object.type == Type::Share && !(full && call.flag(QLatin1String("include_shared_data"))))
        json.remove(QStringLiteral("objects"));
    return json;
}

HttpReply listOf(World &world, const Call &call, const char *member, const QList<Type> &types)
{
    Listing listing;
    listing.member = QLatin1String(member);
    listing.serverPage = ServerPage;
    listing.next = [&world, types](const QString &after, qint64 most) {
        QList<Securable> page;
        for (const Type type : types)
            page += world.unity.next(type, {}, after, most);
        std::sort(page.begin(), page.end(),
                  [](const Securable &a, const Securable &b) { return a.fullName < b.fullName; });
        return page.mid(0, most);
    };
    listing.place = [](const Securable &object) { return object.fullName; };
    listing.entry = [&world, &call](const Securable &object) { return entry(world, call, object, false); };
    return list(world, call, listing);
}

void addOne(Router &router, World &world, const QByteArray &path, const std::function<Securable(const Call &)> &named,
            bool knowsForce)
{
    const QByteArray one = path + "/{name}";
    add(router, world, "GET", one,
        [&world, named](const Call &call) { return jsonReply(entry(world, call, named(call), true)); });
    add(router, world, "PATCH", one, [&world, named](const Call &call) {
        const Securable object = named(call);
        if (object.type == Type::Connection && !call.json().contains(QLatin1String("options")))
            throw ApiError::invalid(QStringLiteral("UpdateConnection Missing required field: options"));
        return amend(world, call, object,
                     {QStringLiteral("comment"), QStringLiteral("new_name"), QStringLiteral("isolation_mode"),
                      QStringLiteral("read_only"), QStringLiteral("options")});
    });
    add(router, world, "DELETE", one,
        [&world, named, knowsForce](const Call &call) { return dropUnused(world, call, named(call), knowsForce); });
}

// One list and one name space for both purposes.
void addCredentials(Router &router, World &world)
{
    add(router, world, "GET", "/credentials", [&world](const Call &call) {
        const QString purpose = call.parameter(QLatin1String("purpose"));
        QList<Type> types;
        if (purpose != QLatin1String("STORAGE"))
            types.append(Type::ServiceCredential);
        if (purpose != QLatin1String("SERVICE"))
            types.append(Type::StorageCredential);
        return listOf(world, call, "credentials", types);
    });
    const auto named = [&world](const Call &call) {
        const QString name = call.pathPart("name");
        const Type type = world.unity.find(Type::StorageCredential, name.toLower()) ? Type::StorageCredential
                                                                                    : Type::ServiceCredential;
        return wanted(world, call, type, name);
    };
    addOne(router, world, "/credentials", named, true);
}

} // namespace

void addUnityMetastoreApi(Router &router, World &world)
{
    addMetastore(router, world);
    addCredentials(router, world);
    for (const Family &family : Families) {
        add(router, world, "GET", family.path,
            [&world, family](const Call &call) { return listOf(world, call, family.member, {family.type}); });
        const auto named = [&world, type = family.type](const Call &call) {
            return wanted(world, call, type, call.pathPart("name"));
        };
        addOne(router, world, family.path, named, family.knowsForce);
    }
}

} // namespace trowel::demo
