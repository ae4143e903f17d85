// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/api.h"
#include "app/demo/world.h"

#include <QJsonArray>
#include <QRandomGenerator>
#include <QRegularExpression>

#include <algorithm>

namespace trowel::demo {
namespace {

constexpr qint64 DefaultPage = 100; // neither default nor maximum is documented
constexpr qint64 LargestPage = 1000;
QStringList levels()
{
    return {QStringLiteral("CAN_VIEW"), QStringLiteral("CAN_USE"), QStringLiteral("CAN_MONITOR"),
            QStringLiteral("CAN_MANAGE"), QStringLiteral("IS_OWNER")};
}

QString objectId(const Warehouse &warehouse)
{
    return QStringLiteral("/sql/warehouses/") + warehouse.id;
}

bool may(const World &world, const Person &person, const Warehouse &warehouse, const char *level)
{
    return world.access.rank(person, {objectId(warehouse)}, levels()) >= levels().indexOf(QLatin1String(level));
}

QJsonObject healthToJson(const WarehouseHealth &health)
{
    QJsonObject json;
    insertUnlessDefault(&json, "status", health.status);
    insertUnlessDefault(&json, "summary", health.summary);
    insertUnlessDefault(&json, "details", health.details);
    if (!health.failureCode.isEmpty()) {
        QJsonObject reason{{QStringLiteral("code"), health.failureCode}, {QStringLiteral("type"), health.failureType}};
        if (!health.failureText.isEmpty())
            reason.insert(QStringLiteral("parameters"),
                          QJsonObject{{QStringLiteral("databricks_error_message"), health.failureText}});
        json.insert(QStringLiteral("failure_reason"), reason);
    }
    return json;
}

QJsonObject toJson(const Warehouse &warehouse, const QString &host)
{
    const QString httpPath = QStringLiteral("/sql/1.0/warehouses/") + warehouse.id;
    QJsonObject json{{QStringLiteral("id"), warehouse.id},
                     {QStringLiteral("auto_resume"), true},
                     {QStringLiteral("state"), stateName(warehouse.state)}};
    addSpec(&json, warehouse.spec);
    insertUnlessDefault(&json, "num_clusters", warehouse.clusters);
    insertUnlessDefault(&json, "num_active_sessions", warehouse.sessions);
    insertUnlessDefault(&json, "health", healthToJson(warehouse.health));
    json.insert(QStringLiteral("jdbc_url"),
                QStringLiteral("jdbc:spark://%1:443/default;transportMode=http;ssl=1;AuthMech=3;httpPath=%2;")
                    .arg(host, httpPath));
    json.insert(QStringLiteral("odbc_params"), QJsonObject{{QStringLiteral("hostname"), host},
                                                           {QStringLiteral("path"), httpPath},
                                                           {QStringLiteral("port"), 443},
                                                           {QStringLiteral("protocol"), QStringLiteral("https")}});
    return json;
}

Warehouse &wanted(World &world, const Call &call, const char *level)
{
    static const QRegularExpression Form(QRegularExpression::anchoredPattern(QStringLiteral("[0-9a-f]{16}")));
    const QString id = call.pathPart("id");
    if (!Form.match(id).hasMatch())
        throw ApiError::invalid(QStringLiteral("%1 is not a valid endpoint id.").arg(id));
    world.warehouses.advance(world.now());
    Warehouse *found = world.warehouses.find(id);
    if (found == nullptr)
        throw ApiError::missing(QStringLiteral("SQL warehouse %1 does not exist.").arg(id));
    if (!may(world, call.caller(), *found, level))
        throw ApiError::denied(QStringLiteral("%1 does not have %2 permission on SQL warehouse %3.")
                                   .arg(call.caller().userName, QLatin1String(level), id));
    return *found;
}

void requireLiving(const Warehouse &warehouse)
{
    if (warehouse.state == Warehouse::State::Deleting || warehouse.state == Warehouse::State::Deleted)
        throw ApiError{400, QStringLiteral("INVALID_STATE"),
                       QStringLiteral("SQL warehouse %1 is being deleted.").arg(warehouse.id)};
}

void requireFreeName(World &world, const QString &name, const QString &id)
{
    const Warehouse *other = world.warehouses.findByName(name);
    if (other != nullptr && other->id != id)
        throw ApiError::exists(400, QStringLiteral("SQL warehouse with name `%1` already exists").arg(name));
}

/// The place of the last warehouse of a page, so that one deleted meanwhile shifts nothing.
QString pageToken(qint64 order)
{
    return QString::fromLatin1(("w/" + QByteArray::number(order)).toBase64());
}

qint64 orderOfToken(const QString &token)
{
    const QByteArray text = QByteArray::fromBase64(token.toLatin1());
    bool ok = false;
    const qint64 order = text.mid(2).toLongLong(&ok);
    if (!text.startsWith("w/") || !ok)
        throw ApiError::invalid(QStringLiteral("The page token is not valid."));
    return order;
}

HttpReply list(World &world, const Call &call)
{
    world.warehouses.advance(world.now());
    const qint64 asked = call.number(QLatin1String("page_size"), DefaultPage);
    if (asked < 0)
        throw ApiError::invalid(QStringLiteral("page_size must not be negative."));
    qint64 size = std::min(asked == 0 ? DefaultPage : asked, LargestPage);
    if (world.olderVersionsOnly)
        size = std::numeric_limits<qint64>::max();
    const QString token = world.olderVersionsOnly ? QString() : call.parameter(QLatin1String("page_token"));
    const qint64 after = token.isEmpty() ? 0 : orderOfToken(token);
    QJsonArray page;
    QJsonObject json;
    qint64 last = 0;
    for (const Warehouse &warehouse : world.warehouses.all()) {
        if (warehouse.order <= after || warehouse.state == Warehouse::State::Deleted ||
            !may(world, call.caller(), warehouse, "CAN_VIEW"))
            continue;
        if (page.size() == size) {
            json.insert(QStringLiteral("next_page_token"), pageToken(last));
            break;
        }
        page.append(toJson(warehouse, world.host));
        last = warehouse.order;
    }
    insertUnlessDefault(&json, "warehouses", page);
    return jsonReply(json);
}

HttpReply create(World &world, const Call &call)
{
    if (!call.caller().isAdmin() && !call.caller().isIn(QStringLiteral("engineers")))
        throw ApiError::denied(
            QStringLiteral("%1 does not have permission to create SQL warehouses.").arg(call.caller().userName));
    world.warehouses.advance(world.now());
    WarehouseSpec before;
    before.creator = call.caller().userName;
    WarehouseSpec spec = specFromJson(call.json(), before);
    if (std::ssize(world.warehouses.all()) >= 20000) // the service stops at 1,000; the large scales need room
        throw ApiError{400, QStringLiteral("QUOTA_EXCEEDED"), QStringLiteral("There are too many SQL warehouses.")};
    const QString id = QStringLiteral("%1").arg(QRandomGenerator::system()->generate64(), 16, 16, QLatin1Char('0'));
    if (spec.name.isEmpty())
        spec.name = id;
    requireFreeName(world, spec.name, id);
    const Warehouse &created = world.warehouses.create(spec, id, world.now());
    world.access.add(objectId(created), {Grant::Who::User, call.caller().userName, QStringLiteral("IS_OWNER")});
    return jsonReply({{QStringLiteral("id"), created.id}});
}

HttpReply edit(World &world, const Call &call)
{
    Warehouse &warehouse = wanted(world, call, "CAN_MANAGE");
    requireLiving(warehouse);
    const WarehouseSpec spec = specFromJson(call.json(), warehouse.spec);
    requireFreeName(world, spec.name, warehouse.id);
    world.warehouses.edit(warehouse, spec, world.now());
    return jsonReply({});
}

HttpReply setConfig(World &world, const Call &call)
{
    QJsonObject config = call.json();
    if (config.value(QLatin1String("security_policy")).toString().isEmpty())
        config.insert(QStringLiteral("security_policy"), QStringLiteral("NONE"));
    world.warehouseConfig = config;
    return jsonReply({});
}

void requireAdmin(const Call &call)
{
    if (!call.caller().isAdmin())
        throw ApiError::denied(QStringLiteral("Only workspace admins can see or change this configuration."));
}

} // namespace

void addWarehousesApi(Router &router, World &world)
{
    // `endpoints` is the name the same API had before 2022.
    for (const char *base : {"/api/2.0/sql/warehouses", "/api/2.0/sql/endpoints"}) {
        const QByteArray one = QByteArray(base) + "/{id}";
        router.add("GET", base, [&world](const Call &call) { return list(world, call); });
        router.add("POST", base, [&world](const Call &call) { return create(world, call); });
        router.add("GET", one, [&world](const Call &call) {
            return jsonReply(toJson(wanted(world, call, "CAN_VIEW"), world.host));
        });
        router.add("POST", one + "/edit", [&world](const Call &call) { return edit(world, call); });
        router.add("DELETE", one, [&world](const Call &call) {
            world.warehouses.remove(wanted(world, call, "CAN_MANAGE"), world.now());
            return jsonReply({});
        });
        router.add("POST", one + "/start", [&world](const Call &call) {
            Warehouse &warehouse = wanted(world, call, "CAN_USE");
            requireLiving(warehouse);
            world.warehouses.start(warehouse, world.now());
            return jsonReply({});
        });
        router.add("POST", one + "/stop", [&world](const Call &call) {
            Warehouse &warehouse = wanted(world, call, "CAN_MANAGE");
            requireLiving(warehouse);
            world.warehouses.stop(warehouse, world.now());
            return jsonReply({});
        });
    }
    router.add("GET", "/api/2.0/sql/config/warehouses", [&world](const Call &call) {
        requireAdmin(call);
        return jsonReply(world.warehouseConfig);
    });
    router.add("PUT", "/api/2.0/sql/config/warehouses", [&world](const Call &call) {
        requireAdmin(call);
        return setConfig(world, call);
    });
}

} // namespace trowel::demo
