// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/unity_call.h"

#include <QRegularExpression>

#include <limits>

namespace trowel::demo::unity {
namespace {

constexpr qint64 LargestPage = 1000;

QString codePrefix(Type type)
{
    switch (type) {
    case Type::Catalog:
        return QStringLiteral("CATALOG");
    case Type::Schema:
        return QStringLiteral("SCHEMA");
    case Type::Table:
        return QStringLiteral("TABLE");
    case Type::Metastore:
        return QStringLiteral("METASTORE");
    case Type::ExternalLocation:
        return QStringLiteral("EXTERNAL_LOCATION");
    case Type::StorageCredential:
        return QStringLiteral("STORAGE_CREDENTIAL");
    default:
        return {};
    }
}

QString placeOfToken(const QString &token)
{
    const QByteArray text = QByteArray::fromBase64(token.toLatin1());
    if (!text.startsWith("u/"))
        throw ApiError::invalid(QStringLiteral("The page token is not valid."));
    return QString::fromUtf8(text.mid(2));
}

QString tokenOf(const QString &place)
{
    return QString::fromLatin1(("u/" + place.toUtf8()).toBase64());
}

// A model may have the name of a volume beside it.
bool leadsToFiles(Type type)
{
    return type == Type::Catalog || type == Type::Schema || type == Type::Volume;
}

} // namespace

ApiError missing(Type type, const QString &fullName)
{
    const QString prefix = codePrefix(type);
    return {404,
            prefix.isEmpty() ? QStringLiteral("RESOURCE_DOES_NOT_EXIST") : prefix + QStringLiteral("_DOES_NOT_EXIST"),
            QStringLiteral("%1 '%2' does not exist.").arg(typeTitle(type), fullName)};
}

ApiError exists(Type type, const QString &fullName)
{
    const QString text = QStringLiteral("%1 '%2' already exists").arg(typeTitle(type), fullName);
    const QString prefix = codePrefix(type);
    if (prefix.isEmpty())
        return {409, QStringLiteral("ALREADY_EXISTS"), text};
    return {400, prefix + QStringLiteral("_ALREADY_EXISTS"), text};
}

ApiError lacks(const QString &privilege, const Securable &object)
{
    return ApiError::denied(QStringLiteral("User does not have %1 on %2 '%3'.")
                                .arg(QString(privilege).replace(QLatin1Char('_'), QLatin1Char(' ')),
                                     typeTitle(object.type), object.fullName));
}

Securable wanted(World &world, const Call &call, Type type, const QString &fullName)
{
    const QString name = fullName.toLower();
    // What lies in something that is missing is missing for that reason.
    if (type > Type::Catalog) {
        const QString catalog = name.section(QLatin1Char('.'), 0, 0);
        if (!world.unity.find(Type::Catalog, catalog))
            throw missing(Type::Catalog, catalog);
    }
    if (type > Type::Schema) {
        const QString schema = name.section(QLatin1Char('.'), 0, 1);
        if (!world.unity.find(Type::Schema, schema))
            throw missing(Type::Schema, schema);
    }
    const auto found = world.unity.find(type, name);
    if (!found)
        throw missing(type, name);
    const Sight sight = sightOf(world.unity, call.caller(), *found);
    if (sight == Sight::None || (sight == Sight::Browse && call.request().method != "GET"))
        throw lacks(type == Type::Catalog  ? QStringLiteral("USE_CATALOG")
                    : type == Type::Schema ? QStringLiteral("USE_SCHEMA")
                                           : QStringLiteral("BROWSE"),
                    *found);
    return *found;
}

void requirePrivilege(World &world, const Call &call, const Securable &object, const char *privilege)
{
    if (!holds(world.unity, call.caller(), object, QLatin1String(privilege)))
        throw lacks(QLatin1String(privilege), object);
}

QString validName(const QString &name, const char *rpc, const char *info)
{
    static const QRegularExpression Form(
        QRegularExpression::anchoredPattern(QStringLiteral("[^\\s./\\x00-\\x1f]{1,255}")));
    if (!Form.match(name).hasMatch())
        throw ApiError::invalid(
            QStringLiteral("Invalid input: RPC %1 Field managedcatalog.%2.name: name \"%3\" is not a "
                           "valid name. Valid names cannot contain spaces, periods, forward slashes, "
                           "or control characters.")
                .arg(QLatin1String(rpc), QLatin1String(info), name));
    return name.toLower();
}

QJsonObject toJson(World &world, const Call &call, const Securable &object, bool full)
{
    QJsonObject json = object.members;
    json.insert(QStringLiteral("name"), object.name());
    json.insert(QStringLiteral("full_name"), object.fullName);
    json.insert(QStringLiteral("metastore_id"), UnityCatalog::metastoreId());
    json.insert(QStringLiteral("owner"), object.owner);
    insertUnlessDefault(&json, "comment", object.comment);
    insertUnlessDefault(&json, "created_at", object.createdMs);
    insertUnlessDefault(&json, "created_by", object.createdBy);
    insertUnlessDefault(&json, "updated_at", object.updatedMs);
    insertUnlessDefault(&json, "updated_by", object.updatedBy);
    if (object.type > Type::Catalog)
        json.insert(QStringLiteral("catalog_name"), object.fullName.section(QLatin1Char('.'), 0, 0));
    if (object.type > Type::Schema)
        json.insert(QStringLiteral("schema_name"), object.fullName.section(QLatin1Char('.'), 1, 1));
    if (!full) {
        for (const char *detail : {"view_dependencies", "table_constraints"})
            json.remove(QLatin1String(detail));
        if (call.flag(QLatin1String("omit_columns")))
            json.remove(QStringLiteral("columns"));
        if (call.flag(QLatin1String("omit_properties")))
            json.remove(QStringLiteral("properties"));
        if (call.flag(QLatin1String("omit_username"))) {
            for (const char *who : {"owner", "created_by", "updated_by"})
                json.remove(QLatin1String(who));
        }
    }
    if (sightOf(world.unity, call.caller(), object) == Sight::Browse) {
        for (const char *hidden : {"columns", "properties", "view_definition", "view_dependencies", "storage_location",
                                   "storage_root", "routine_definition"})
            json.remove(QLatin1String(hidden));
        json.insert(QStringLiteral("browse_only"), true);
    }
    return json;
}

HttpReply list(World &world, const Call &call, const Listing &listing)
{
    const qint64 asked = call.number(QLatin1String("max_results"), -1);
    const bool given = !call.parameter(QLatin1String("max_results")).isEmpty();
    if (given && asked < 0)
        throw ApiError::invalid(QStringLiteral("max_results must not be negative."));
    qint64 size = listing.serverPage;
    if (!given && listing.wholeWithout)
        size = std::numeric_limits<int>::max();
    else if (given && asked > 0)
        size = std::min(asked, std::max(LargestPage, listing.serverPage));
    const QString token = call.parameter(QLatin1String("page_token"));
    QJsonObject json;
    if (token.isEmpty() && world.unity.emptyPages && given) {
        // A page on which nothing was left; the list goes on behind it.
        return jsonReply({{QStringLiteral("next_page_token"), tokenOf(QString())}});
    }
    const QList<Securable> slice = listing.next(token.isEmpty() ? QString() : placeOfToken(token), size);
    const bool browse = call.flag(QLatin1String("include_browse"));
    QJsonArray entries;
    for (const Securable &object : slice) {
        const Sight sight = sightOf(world.unity, call.caller(), object);
        if (sight == Sight::Full || (sight == Sight::Browse && browse))
            entries.append(listing.entry(object));
    }
    insertUnlessDefault(&json, listing.member.data(), entries);
    // Whether anything follows is not looked up: a full last page still hands out a token.
    if (slice.size() >= size)
        json.insert(QStringLiteral("next_page_token"), tokenOf(listing.place(slice.last())));
    return jsonReply(json);
}

Securable created(World &world, const Call &call, Type type, const QString &fullName)
{
    if (world.unity.find(type, fullName))
        throw exists(type, fullName);
    Securable object;
    object.type = type;
    object.fullName = fullName;
    object.owner = object.createdBy = object.updatedBy = call.caller().userName;
    object.comment = call.json().value(QLatin1String("comment")).toString();
    object.createdMs = object.updatedMs = world.now();
    return object;
}

HttpReply amend(World &world, const Call &call, const Securable &object, const QStringList &members)
{
    const QJsonObject &body = call.json();
    const bool mine = manages(world.unity, call.caller(), object);
    // Who administers the metastore without owning the object may give it away and nothing else.
    for (auto it = body.begin(); it != body.end(); ++it) {
        const bool ownerOnly = it.key() == QLatin1String("owner") && call.caller().isAdmin();
        if (!mine && !ownerOnly)
            throw ApiError::denied(
                QStringLiteral("User is not an owner of %1 '%2'.").arg(typeTitle(object.type), object.fullName));
    }
    Securable after = object;
    if (const QString owner = body.value(QLatin1String("owner")).toString(); !owner.isEmpty()) {
        if (!knowsPrincipal(world.people, owner))
            throw ApiError{404, QStringLiteral("PRINCIPAL_DOES_NOT_EXIST"),
                           QStringLiteral("Could not find principal with name %1").arg(owner)};
        after.owner = owner;
    }
    const bool comments = members.contains(QLatin1String("comment"));
    if (comments && body.contains(QLatin1String("comment")))
        after.comment = body.value(QLatin1String("comment")).toString();
    for (const QString &member : members) {
        if (member != QLatin1String("comment") && member != QLatin1String("new_name") && body.contains(member))
            after.members.insert(member, body.value(member));
    }
    after.updatedMs = world.now();
    after.updatedBy = call.caller().userName;
    const QString wish = body.value(QLatin1String("new_name")).toString();
    if (members.contains(QLatin1String("new_name")) && !wish.isEmpty()) {
        const QString name = validName(wish, "Update", "NewName");
        const QString full = object.parent().isEmpty() ? name : object.parent() + QLatin1Char('.') + name;
        if (full != object.fullName) {
            if (world.unity.find(object.type, full))
                throw exists(object.type, full);
            world.unity.rename(object, full);
            if (leadsToFiles(object.type))
                world.volumes->rename(object.fullName, full);
            after.fullName = full;
        }
    }
    world.unity.put(after);
    return jsonReply(toJson(world, call, after, true));
}

HttpReply drop(World &world, const Call &call, const Securable &object, const char *notEmpty)
{
    if (!manages(world.unity, call.caller(), object) && !call.caller().isAdmin())
        throw ApiError::denied(
            QStringLiteral("User is not an owner of %1 '%2'.").arg(typeTitle(object.type), object.fullName));
    if (object.members.value(QLatin1String("catalog_type")).toString() == QLatin1String("SYSTEM_CATALOG"))
        throw ApiError::denied(QStringLiteral("%1 '%2' belongs to the system and cannot be deleted.")
                                   .arg(typeTitle(object.type), object.fullName));
    if (notEmpty != nullptr && !call.flag(QLatin1String("force")) && !world.unity.isEmpty(object))
        throw ApiError{400, QLatin1String(notEmpty),
                       QStringLiteral("%1 '%2' is not empty. Use force to delete it with everything in it.")
                           .arg(typeTitle(object.type), object.fullName)};
    world.unity.remove(object);
    if (leadsToFiles(object.type))
        world.volumes->drop(object.fullName);
    return jsonReply({});
}

void add(Router &router, World &world, const QByteArray &method, const QByteArray &pattern,
         std::function<HttpReply(const Call &)> handler)
{
    router.add(method, "/api/2.1/unity-catalog" + pattern, [&world, handler = std::move(handler)](const Call &call) {
        if (!world.unity.assigned)
            throw ApiError{404, QStringLiteral("METASTORE_DOES_NOT_EXIST"),
                           QStringLiteral("No metastore assigned for the current workspace.")};
        return handler(call);
    });
}

} // namespace trowel::demo::unity
