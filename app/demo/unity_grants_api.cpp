// SPDX-License-Identifier: GPL-3.0-or-later
// Who may do what with an object of Unity Catalog.
#include "app/demo/api.h"
#include "app/demo/unity_call.h"

#include <algorithm>

namespace trowel::demo {
namespace {

using namespace unity;
using Assignments = UnityCatalog::Assignments;

Securable target(World &world, const Call &call)
{
    const QString word = call.pathPart("type");
    const Type type = typeOfWord(word).value_or(Type::Share);
    if (type == Type::Function && world.unity.find(Type::Model, call.pathPart("name").toLower()))
        return wanted(world, call, Type::Model, call.pathPart("name")); // grants take models for functions
    if (type == Type::Share || type == Type::Model)                     // shares have calls of their own
        throw ApiError::invalid(QStringLiteral("Invalid value for securable_type: %1").arg(word));
    if (type == Type::Metastore) {
        const auto store = world.unity.find(type, call.pathPart("name"));
        if (!store)
            throw missing(type, call.pathPart("name"));
        return *store;
    }
    return wanted(world, call, type, call.pathPart("name"));
}

void checkPaging(const Call &call)
{
    const qint64 most = call.number(QLatin1String("max_results"), 0);
    if (most < 0 || (most > 0 && most < 150))
        throw ApiError::invalid(QStringLiteral("max_results must be 0 or at least 150."));
}

bool isAskedFor(const Call &call, const QString &principal)
{
    const QString only = call.parameter(QLatin1String("principal"));
    return only.isEmpty() || only == principal;
}

HttpReply direct(World &world, const Call &call, const Securable &object)
{
    const Assignments grants = world.unity.grants(object.type, object.fullName);
    QJsonArray list;
    for (auto it = grants.begin(); it != grants.end(); ++it) {
        if (isAskedFor(call, it.key()))
            list.append(QJsonObject{{QStringLiteral("principal"), it.key()},
                                    {QStringLiteral("privileges"), QJsonArray::fromStringList(*it)}});
    }
    QJsonObject json;
    insertUnlessDefault(&json, "privilege_assignments", list);
    return jsonReply(json);
}

HttpReply effective(World &world, const Call &call, const Securable &object)
{
    QMap<QString, QJsonArray> all;
    for (const Securable &step : chainOf(world.unity, object)) {
        const Assignments grants = world.unity.grants(step.type, step.fullName);
        for (auto it = grants.begin(); it != grants.end(); ++it) {
            if (!isAskedFor(call, it.key()))
                continue;
            for (const QString &privilege : *it) {
                QJsonObject entry{{QStringLiteral("privilege"), privilege}};
                if (step.type != object.type) {
                    entry.insert(QStringLiteral("inherited_from_type"), QString(typeWord(step.type)).toUpper());
                    entry.insert(QStringLiteral("inherited_from_name"), step.fullName);
                }
                all[it.key()].append(entry);
            }
        }
    }
    QJsonArray list;
    for (auto it = all.begin(); it != all.end(); ++it)
        list.append(QJsonObject{{QStringLiteral("principal"), it.key()}, {QStringLiteral("privileges"), *it}});
    QJsonObject json;
    insertUnlessDefault(&json, "privilege_assignments", list);
    return jsonReply(json);
}

QStringList privileges(const QJsonValue &list)
{
    QStringList words;
    for (const QJsonValue &value : list.toArray())
        words.append(value.toString().toUpper().replace(QLatin1Char(' '), QLatin1Char('_')));
    return words;
}

void apply(World &world, const Securable &object, const QJsonObject &change, Assignments *grants)
{
    const QString principal = change.value(QLatin1String("principal")).toString();
    const QStringList add = privileges(change.value(QLatin1String("add")));
    const QStringList remove = privileges(change.value(QLatin1String("remove")));
    const bool known = object.type == Type::Share ? world.unity.recipients.contains(principal)
                                                  : knowsPrincipal(world.people, principal);
    if (!known)
        throw ApiError{404, QStringLiteral("PRINCIPAL_DOES_NOT_EXIST"),
                       QStringLiteral("Could not find principal with name %1").arg(principal)};
    const QStringList may = grantable(object.type, object.members.value(QLatin1String("table_type")).toString());
    for (const QString &privilege : add) {
        if (remove.contains(privilege))
            throw ApiError::invalid(
                QStringLiteral("Duplicate privileges to add and delete for principal %1.").arg(principal));
        if (!may.contains(privilege))
            throw ApiError::invalid(QStringLiteral("Privilege %1 is not applicable to this entity [%2:%3].")
                                        .arg(privilege, QString(typeWord(object.type)).toUpper(), object.fullName));
    }
    QStringList &has = (*grants)[principal];
    for (const QString &privilege : remove) {
        if (privilege == QLatin1String("ALL_PRIVILEGES"))
            has.clear();
        else
            has.removeAll(privilege);
    }
    for (const QString &privilege : add) {
        if (!has.contains(privilege))
            has.append(privilege);
    }
    if (has.isEmpty())
        grants->remove(principal);
}

HttpReply amendGrants(World &world, const Call &call, const Securable &object)
{
    if (!manages(world.unity, call.caller(), object) && !call.caller().isAdmin())
        throw ApiError::denied(
            QStringLiteral("User is not an owner of %1 '%2'.").arg(typeTitle(object.type), object.fullName));
    Assignments grants = world.unity.grants(object.type, object.fullName);
    for (const QJsonValue &change : call.json().value(QLatin1String("changes")).toArray())
        apply(world, object, change.toObject(), &grants);
    world.unity.setGrants(object.type, object.fullName, grants); // all of it or nothing
    Securable touched = object;
    touched.updatedMs = world.now();
    touched.updatedBy = call.caller().userName;
    world.unity.put(touched);
    if (call.json().value(QLatin1String("omit_permissions_in_response")).toBool())
        return jsonReply({});
    return direct(world, call, touched);
}

} // namespace

void addUnityGrantsApi(Router &router, World &world)
{
    const QByteArray one = "/{type}/{name}";
    add(router, world, "GET", "/permissions" + one, [&world](const Call &call) {
        checkPaging(call);
        return direct(world, call, target(world, call));
    });
    add(router, world, "PATCH", "/permissions" + one,
        [&world](const Call &call) { return amendGrants(world, call, target(world, call)); });
    add(router, world, "GET", "/effective-permissions" + one, [&world](const Call &call) {
        checkPaging(call);
        return effective(world, call, target(world, call));
    });
    const auto share = [&world](const Call &call) { return wanted(world, call, Type::Share, call.pathPart("name")); };
    add(router, world, "GET", "/shares/{name}/permissions", [&world, share](const Call &call) {
        checkPaging(call);
        return direct(world, call, share(call));
    });
    add(router, world, "PATCH", "/shares/{name}/permissions",
        [&world, share](const Call &call) { return amendGrants(world, call, share(call)); });
}

} // namespace trowel::demo
