// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/api.h"
#include "app/demo/world.h"

#include <QJsonArray>

namespace trowel::demo {
namespace {

QJsonObject entitlement(const char *value)
{
    return {{QStringLiteral("value"), QLatin1String(value)}};
}

QString idOfGroup(const People &people, const QString &name)
{
    for (const Group &group : people.groups()) {
        if (group.name == name)
            return QString::number(group.id);
    }
    return {};
}

QJsonObject userToJson(const Person &person, const People &people)
{
    QJsonArray groups;
    for (const QString &name : person.groups + QStringList{QStringLiteral("users")}) {
        const QString id = idOfGroup(people, name);
        groups.append(QJsonObject{{QStringLiteral("display"), name},
                                  {QStringLiteral("type"), QStringLiteral("direct")},
                                  {QStringLiteral("value"), id},
                                  {QStringLiteral("$ref"), QStringLiteral("Groups/") + id}});
    }
    QJsonArray entitlements{entitlement("workspace-access"), entitlement("databricks-sql-access")};
    if (person.isAdmin() || person.isIn(QStringLiteral("engineers")))
        entitlements.append(entitlement("allow-cluster-create"));
    return {
        {QStringLiteral("schemas"),
         QJsonArray{QStringLiteral("urn:ietf:params:scim:schemas:core:2.0:User"),
                    QStringLiteral("urn:ietf:params:scim:schemas:extension:workspace:2.0:User")}},
        {QStringLiteral("id"), QString::number(person.id)}, // SCIM ids are text
        {QStringLiteral("userName"), person.userName},
        {QStringLiteral("displayName"), person.displayName()},
        {QStringLiteral("name"), QJsonObject{{QStringLiteral("givenName"), person.givenName},
                                             {QStringLiteral("familyName"), person.familyName}}},
        {QStringLiteral("emails"), QJsonArray{QJsonObject{{QStringLiteral("type"), QStringLiteral("work")},
                                                          {QStringLiteral("value"), person.userName},
                                                          {QStringLiteral("primary"), true}}}},
        {QStringLiteral("active"), person.active},
        {QStringLiteral("entitlements"), entitlements},
        {QStringLiteral("groups"), groups},
    };
}

QJsonObject groupToJson(const Group &group, const People &people)
{
    QJsonObject json{
        {QStringLiteral("id"), QString::number(group.id)},
        {QStringLiteral("displayName"), group.name},
        {QStringLiteral("meta"), QJsonObject{{QStringLiteral("resourceType"), QStringLiteral("WorkspaceGroup")}}}};
    QJsonArray members;
    for (const Person &person : people.persons()) {
        if (person.isIn(group.name))
            members.append(QJsonObject{{QStringLiteral("display"), person.displayName()},
                                       {QStringLiteral("value"), QString::number(person.id)},
                                       {QStringLiteral("$ref"), QStringLiteral("Users/%1").arg(person.id)}});
    }
    if (!members.isEmpty())
        json.insert(QStringLiteral("members"), members);
    return json;
}

QJsonObject principalToJson(const ServicePrincipal &principal)
{
    return {{QStringLiteral("id"), QString::number(principal.id)},
            {QStringLiteral("applicationId"), principal.applicationId},
            {QStringLiteral("displayName"), principal.displayName},
            {QStringLiteral("active"), true}};
}

/// Understands one comparison, `attr eq|ne|co|sw "value"`; true for every object when there is no filter.
bool passes(const QJsonObject &object, const QString &filter)
{
    if (filter.trimmed().isEmpty())
        return true;
    const QString attribute = filter.trimmed().section(QLatin1Char(' '), 0, 0);
    const QString op = filter.trimmed().section(QLatin1Char(' '), 1, 1).toLower();
    QString wanted = filter.trimmed().section(QLatin1Char(' '), 2);
    if (wanted.size() >= 2 && wanted.startsWith(QLatin1Char('"')) && wanted.endsWith(QLatin1Char('"')))
        wanted = wanted.mid(1, wanted.size() - 2);
    const QString value = object.value(attribute).toString();
    if (op == QLatin1String("eq"))
        return value.compare(wanted, Qt::CaseInsensitive) == 0;
    if (op == QLatin1String("ne"))
        return value.compare(wanted, Qt::CaseInsensitive) != 0;
    if (op == QLatin1String("co"))
        return value.contains(wanted, Qt::CaseInsensitive);
    if (op == QLatin1String("sw"))
        return value.startsWith(wanted, Qt::CaseInsensitive);
    throw ApiError{400, QStringLiteral("SCIM_400"), QStringLiteral("The filter is not understood: %1").arg(filter)};
}

/// Paging from 1, as SCIM counts; an empty page has no `Resources` at all.
HttpReply scimList(const Call &call, const QJsonArray &all)
{
    QJsonArray found;
    for (const QJsonValue &object : all) {
        if (passes(object.toObject(), call.parameter(QLatin1String("filter"))))
            found.append(object);
    }
    const qint64 start = std::max<qint64>(1, call.number(QLatin1String("startIndex"), 1));
    const qint64 count = std::clamp<qint64>(call.number(QLatin1String("count"), 10000), 0, 10000);
    QJsonArray page;
    for (qint64 i = start - 1; i < found.size() && page.size() < count; ++i)
        page.append(found.at(qsizetype(i)));
    QJsonObject json{
        {QStringLiteral("schemas"), QJsonArray{QStringLiteral("urn:ietf:params:scim:api:messages:2.0:ListResponse")}},
        {QStringLiteral("totalResults"), found.size()},
        {QStringLiteral("startIndex"), start},
        {QStringLiteral("itemsPerPage"), page.size()}};
    if (!page.isEmpty())
        json.insert(QStringLiteral("Resources"), page);
    return jsonReply(json);
}

QJsonArray principals(const World &world, const QString &kind)
{
    QJsonArray list;
    if (kind == QLatin1String("Users")) {
        for (const Person &person : world.people.persons())
            list.append(userToJson(person, world.people));
    } else if (kind == QLatin1String("Groups")) {
        for (const Group &group : world.people.groups())
            list.append(groupToJson(group, world.people));
    } else {
        for (const ServicePrincipal &principal : world.people.principals())
            list.append(principalToJson(principal));
    }
    return list;
}

HttpReply onePrincipal(const World &world, const QString &kind, const QString &id)
{
    for (const QJsonValue &object : principals(world, kind)) {
        if (object[QLatin1String("id")].toString() == id)
            return jsonReply(object.toObject());
    }
    return jsonReply(
        {{QStringLiteral("schemas"), QJsonArray{QStringLiteral("urn:ietf:params:scim:api:messages:2.0:Error")}},
         {QStringLiteral("detail"), QStringLiteral("%1 with id %2 not found.").arg(kind.chopped(1), id)},
         {QStringLiteral("status"), QStringLiteral("404")}},
        404);
}

HttpReply discovery(const World &world)
{
    return jsonReply({{QStringLiteral("oidc_endpoint"), QStringLiteral("http://%1/oidc").arg(world.host)},
                      {QStringLiteral("account_id"), QStringLiteral("3c9f0f52-7a35-4f0e-9a53-52b6f4a1d0e7")},
                      {QStringLiteral("workspace_id"), QString::number(World::WorkspaceId)},
                      {QStringLiteral("cloud"), QStringLiteral("AWS")},
                      {QStringLiteral("host_type"), QStringLiteral("WORKSPACE_HOST")}});
}

} // namespace

void addIdentityApi(Router &router, World &world)
{
    router.add(
        "GET", "/.well-known/databricks-config", [&world](const Call &) { return discovery(world); },
        Router::Access::Open);
    router.add("GET", "/api/2.0/preview/scim/v2/Me",
               [&world](const Call &call) { return jsonReply(userToJson(call.caller(), world.people)); });
    for (const char *kind : {"Users", "Groups", "ServicePrincipals"}) {
        const QByteArray base = QByteArray("/api/2.0/preview/scim/v2/") + kind;
        const QString name = QLatin1String(kind);
        router.add("GET", base, [&world, name](const Call &call) { return scimList(call, principals(world, name)); });
        router.add("GET", base + "/{id}",
                   [&world, name](const Call &call) { return onePrincipal(world, name, call.pathPart("id")); });
    }
}

} // namespace trowel::demo
