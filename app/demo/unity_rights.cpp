// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/unity_rights.h"

#include <algorithm>

namespace trowel::demo {
namespace {

constexpr QLatin1String Everybody("account users");

bool speaksFor(const Person &person, const QString &principal)
{
    return principal == person.userName || principal == Everybody || person.isIn(principal);
}

bool isGranted(const UnityCatalog &unity, const Person &person, const Securable &on, const QStringList &anyOf)
{
    const auto grants = unity.grants(on.type, on.fullName);
    for (auto it = grants.begin(); it != grants.end(); ++it) {
        if (speaksFor(person, it.key()) && std::any_of(it->begin(), it->end(), [&](const QString &privilege) {
                return anyOf.isEmpty() || anyOf.contains(privilege);
            }))
            return true;
    }
    return false;
}

} // namespace

QList<Securable> chainOf(const UnityCatalog &unity, const Securable &object)
{
    QList<Securable> chain{object};
    if (object.type > Securable::Type::Schema) {
        if (const auto schema = unity.find(Securable::Type::Schema, object.parent()))
            chain.append(*schema);
    }
    if (object.type > Securable::Type::Catalog) {
        if (const auto catalog = unity.find(Securable::Type::Catalog, object.fullName.section(QLatin1Char('.'), 0, 0)))
            chain.append(*catalog);
    }
    return chain;
}

bool isOwner(const Person &person, const Securable &object)
{
    return object.owner == person.userName || person.isIn(object.owner);
}

bool manages(const UnityCatalog &unity, const Person &person, const Securable &object)
{
    const QList<Securable> chain = chainOf(unity, object);
    return std::any_of(chain.begin(), chain.end(), [&](const Securable &step) {
        return isOwner(person, step) || isGranted(unity, person, step, {QStringLiteral("MANAGE")});
    });
}

bool holds(const UnityCatalog &unity, const Person &person, const Securable &object, const QString &privilege)
{
    const QList<Securable> chain = chainOf(unity, object);
    return std::any_of(chain.begin(), chain.end(), [&](const Securable &step) {
        return isOwner(person, step) || isGranted(unity, person, step, {privilege, QStringLiteral("ALL_PRIVILEGES")});
    });
}

Sight sightOf(const UnityCatalog &unity, const Person &person, const Securable &object)
{
    if (person.isAdmin())
        return Sight::Full;
    const QList<Securable> chain = chainOf(unity, object);
    bool any = false;
    bool browse = false;
    for (const Securable &step : chain) {
        any = any || isOwner(person, step);
        const auto grants = unity.grants(step.type, step.fullName);
        for (auto it = grants.begin(); it != grants.end(); ++it) {
            if (!speaksFor(person, it.key()))
                continue;
            for (const QString &privilege : *it) {
                // What lets somebody through a catalog shows nothing of what lies in it.
                const bool passage =
                    privilege == QLatin1String("USE_CATALOG") || privilege == QLatin1String("USE_SCHEMA");
                if (privilege == QLatin1String("BROWSE"))
                    browse = true;
                else if (!passage || step.fullName == object.fullName || object.type == Securable::Type::Schema)
                    any = true;
            }
        }
    }
    return any ? Sight::Full : browse ? Sight::Browse : Sight::None;
}

bool knowsPrincipal(const People &people, const QString &name)
{
    return name == Everybody || people.person(name) != nullptr || people.hasGroup(name) ||
           people.principal(name) != nullptr;
}

QStringList grantable(Securable::Type type, const QString &tableType)
{
    using Type = Securable::Type;
    const char *words = "";
    switch (type) {
    case Type::Metastore:
        words = "CREATE_CATALOG CREATE_CLEAN_ROOM CREATE_CONNECTION CREATE_EXTERNAL_LOCATION CREATE_PROVIDER "
                "CREATE_RECIPIENT CREATE_SHARE CREATE_SERVICE_CREDENTIAL CREATE_STORAGE_CREDENTIAL "
                "SET_SHARE_PERMISSION USE_MARKETPLACE_ASSETS USE_PROVIDER USE_RECIPIENT USE_SHARE MANAGE_ALLOWLIST";
        break;
    case Type::ExternalLocation:
        words = "ALL_PRIVILEGES BROWSE CREATE_EXTERNAL_TABLE CREATE_EXTERNAL_VOLUME CREATE_MANAGED_STORAGE "
                "EXTERNAL_USE_LOCATION MANAGE READ_FILES WRITE_FILES";
        break;
    case Type::StorageCredential:
        words = "ALL_PRIVILEGES CREATE_EXTERNAL_LOCATION CREATE_EXTERNAL_TABLE MANAGE READ_FILES WRITE_FILES";
        break;
    case Type::ServiceCredential:
        words = "ALL_PRIVILEGES ACCESS CREATE_CONNECTION MANAGE";
        break;
    case Type::Connection:
        words = "ALL_PRIVILEGES CREATE_FOREIGN_CATALOG MANAGE USE_CONNECTION";
        break;
    case Type::Share:
        words = "SELECT";
        break;
    case Type::Catalog:
        words = "ALL_PRIVILEGES APPLY_TAG BROWSE CREATE_CONNECTION CREATE_SCHEMA MANAGE USE_CATALOG CREATE_FUNCTION "
                "CREATE_TABLE CREATE_VOLUME CREATE_MODEL CREATE_MATERIALIZED_VIEW EXECUTE EXTERNAL_USE_SCHEMA MODIFY "
                "REFRESH SELECT READ_VOLUME WRITE_VOLUME USE_SCHEMA";
        break;
    case Type::Schema:
        words = "ALL_PRIVILEGES APPLY_TAG CREATE_FUNCTION CREATE_TABLE CREATE_VOLUME CREATE_MODEL "
                "CREATE_MATERIALIZED_VIEW MANAGE USE_SCHEMA EXECUTE MODIFY REFRESH SELECT READ_VOLUME WRITE_VOLUME "
                "EXTERNAL_USE_SCHEMA";
        break;
    case Type::Table:
        words = tableType == QLatin1String("MATERIALIZED_VIEW") ? "ALL_PRIVILEGES APPLY_TAG MANAGE SELECT REFRESH"
                : tableType.endsWith(QLatin1String("VIEW"))     ? "ALL_PRIVILEGES APPLY_TAG MANAGE SELECT"
                                                                : "ALL_PRIVILEGES APPLY_TAG MANAGE SELECT MODIFY";
        break;
    case Type::Volume:
        words = "ALL_PRIVILEGES APPLY_TAG MANAGE READ_VOLUME WRITE_VOLUME";
        break;
    case Type::Function:
        words = "ALL_PRIVILEGES EXECUTE MANAGE";
        break;
    case Type::Model:
        words = "ALL_PRIVILEGES APPLY_TAG EXECUTE MANAGE";
        break;
    }
    return QString::fromLatin1(words).split(QLatin1Char(' '));
}

} // namespace trowel::demo
