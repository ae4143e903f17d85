// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/unity_catalog.h"

#include "app/demo/seed_columns.h"

#include <QUuid>

namespace trowel::demo {
namespace {

// In the order of the types.
constexpr std::array<const char *, Securable::TypeCount> Words{"metastore",
                                                               "external_location",
                                                               "storage_credential",
                                                               "credential",
                                                               "connection",
                                                               "share",
                                                               "catalog",
                                                               "schema",
                                                               "table",
                                                               "volume",
                                                               "function",
                                                               "model"};
constexpr std::array<const char *, Securable::TypeCount> Titles{"Metastore",
                                                                "External Location",
                                                                "Storage Credential",
                                                                "Credential",
                                                                "Connection",
                                                                "Share",
                                                                "Catalog",
                                                                "Schema",
                                                                "Table",
                                                                "Volume",
                                                                "Function",
                                                                "Registered Model"};

constexpr QLatin1String GeneratedPrefix("signal_");
constexpr int GeneratedDigits = 7;

bool isBelow(const QString &name, const QString &container)
{
    return name.size() > container.size() && name.startsWith(container) && name[container.size()] == QLatin1Char('.');
}

} // namespace

QLatin1String typeWord(Securable::Type type)
{
    return QLatin1String(Words[size_t(type)]);
}

std::optional<Securable::Type> typeOfWord(const QString &word)
{
    for (size_t at = 0; at < Words.size(); ++at) {
        if (word.compare(QLatin1String(Words[at]), Qt::CaseInsensitive) == 0)
            return Securable::Type(at);
    }
    return std::nullopt;
}

QLatin1String typeTitle(Securable::Type type)
{
    return QLatin1String(Titles[size_t(type)]);
}

QString UnityCatalog::metastoreId()
{
    return QStringLiteral("b7e0a1c2-5d34-4f6e-9a81-2c3d4e5f6071");
}

QString UnityCatalog::uuidOf(const QString &text)
{
    return QUuid::createUuidV5(QUuid(QStringLiteral("{%1}").arg(metastoreId())), text).toString(QUuid::WithoutBraces);
}

void UnityCatalog::clear()
{
    for (auto &objects : m_objects)
        objects.clear();
    m_generated.clear();
    m_dropped.clear();
    m_grants.clear();
    recipients.clear();
    assigned = true;
    emptyPages = false;
}

int UnityCatalog::numberOf(const QString &name)
{
    bool ok = false;
    const int number = name.startsWith(GeneratedPrefix) ? name.mid(GeneratedPrefix.size()).toInt(&ok) : -1;
    return ok && name.size() == GeneratedPrefix.size() + GeneratedDigits ? number : -1;
}

Securable UnityCatalog::generated(const QString &schema, int number) const
{
    static constexpr const char *Signals[] = {"axle load",    "reefer temperature", "tyre pressure", "door contact",
                                              "engine hours", "fuel level",         "gps fix",       "driver card"};
    const QString name = GeneratedPrefix + QStringLiteral("%1").arg(number, GeneratedDigits, 10, QLatin1Char('0'));
    Securable table;
    table.type = Type::Table;
    table.fullName = schema + QLatin1Char('.') + name;
    table.owner = QStringLiteral("operations");
    table.comment = QStringLiteral("Readings of one sensor: %1").arg(QLatin1String(Signals[number % 8]));
    table.createdMs = generatedAtMs - qint64(number % 700) * 86'400'000;
    table.updatedMs = table.createdMs + qint64(number % 90) * 3'600'000;
    table.createdBy = table.updatedBy = QStringLiteral("ewan.mackay@haldenfreight.example");
    table.members = tableMembers(table.fullName, number % 9 == 0 ? "EXTERNAL" : "MANAGED",
                                 "at timestamp! When it was read|value double|unit string|truck_id bigint! ");
    return table;
}

std::optional<Securable> UnityCatalog::find(Type type, const QString &fullName) const
{
    const auto &objects = m_objects[size_t(type)];
    if (const auto found = objects.find(fullName); found != objects.end())
        return found->second;
    if (type != Type::Table || m_dropped.contains(fullName))
        return std::nullopt;
    const QString schema = fullName.section(QLatin1Char('.'), 0, -2);
    const int number = numberOf(fullName.section(QLatin1Char('.'), -1));
    if (number < 0 || number >= m_generated.value(schema))
        return std::nullopt;
    return generated(schema, number);
}

void UnityCatalog::put(const Securable &object)
{
    m_objects[size_t(object.type)][object.fullName] = object;
    m_dropped.remove(object.fullName);
}

void UnityCatalog::remove(const Securable &object)
{
    const QString gone = object.fullName;
    m_objects[size_t(object.type)].erase(gone);
    m_grants.remove({int(object.type), gone});
    if (object.type == Type::Table && numberOf(object.name()) >= 0)
        m_dropped.insert(gone);
    if (object.type != Type::Catalog && object.type != Type::Schema)
        return;
    for (auto &objects : m_objects)
        std::erase_if(objects, [&](const auto &entry) { return isBelow(entry.first, gone); });
    m_grants.removeIf([&](const auto &entry) { return isBelow(entry.key().second, gone); });
    m_generated.removeIf([&](const auto &entry) { return entry.key() == gone || isBelow(entry.key(), gone); });
}

void UnityCatalog::rename(const Securable &object, const QString &newFullName)
{
    const QString old = object.fullName;
    const auto renamed = [&](const QString &name) { return newFullName + name.mid(old.size()); };
    const bool container = object.type == Type::Catalog || object.type == Type::Schema;
    for (size_t type = 0; type < m_objects.size(); ++type) {
        QList<Securable> moved;
        std::erase_if(m_objects[type], [&](const auto &entry) {
            const bool moves =
                (Type(type) == object.type && entry.first == old) || (container && isBelow(entry.first, old));
            if (moves)
                moved.append(entry.second);
            return moves;
        });
        for (Securable &one : moved) {
            one.fullName = renamed(one.fullName);
            m_objects[type][one.fullName] = one;
        }
    }
    const auto grants = m_grants;
    for (auto it = grants.begin(); it != grants.end(); ++it) {
        const auto &[type, name] = it.key();
        if ((Type(type) == object.type && name == old) || (container && isBelow(name, old))) {
            m_grants.remove(it.key());
            m_grants.insert({type, renamed(name)}, it.value());
        }
    }
    const auto counts = m_generated;
    for (auto it = counts.begin(); container && it != counts.end(); ++it) {
        if (it.key() == old || isBelow(it.key(), old)) {
            m_generated.remove(it.key());
            m_generated.insert(renamed(it.key()), it.value());
        }
    }
}

bool UnityCatalog::isEmpty(const Securable &container) const
{
    if (container.type == Type::Schema && m_generated.contains(container.fullName))
        return false;
    for (const auto &objects : m_objects) {
        const auto first = objects.lower_bound(container.fullName + QLatin1Char('.'));
        if (first != objects.end() && isBelow(first->first, container.fullName))
            return false;
    }
    return true;
}

QList<Securable> UnityCatalog::next(Type type, const QString &parent, const QString &after, qint64 most) const
{
    QList<Securable> page;
    if (type == Type::Table && m_generated.contains(parent)) {
        const int count = m_generated.value(parent);
        for (int i = after.isEmpty() ? 0 : numberOf(after) + 1; i < count && page.size() < most; ++i) {
            const Securable table = generated(parent, i);
            if (const auto now = find(type, table.fullName))
                page.append(*now);
        }
        return page;
    }
    const auto &objects = m_objects[size_t(type)];
    const QString prefix = parent.isEmpty() ? QString() : parent + QLatin1Char('.');
    auto at = after.isEmpty() ? objects.lower_bound(prefix) : objects.upper_bound(prefix + after);
    for (; at != objects.end() && at->first.startsWith(prefix) && page.size() < most; ++at)
        page.append(at->second);
    return page;
}

QList<Securable> UnityCatalog::nextTables(const QString &catalog, const QString &after, qint64 most) const
{
    QList<Securable> page;
    QString schemaAfter;
    QString tableAfter = after.section(QLatin1Char('.'), 2);
    const QString from = after.section(QLatin1Char('.'), 1, 1);
    for (;;) {
        const QList<Securable> schema = next(Type::Schema, catalog, schemaAfter, 1);
        if (schema.isEmpty() || page.size() >= most)
            return page;
        schemaAfter = schema.first().name();
        if (schemaAfter < from)
            continue;
        page += next(Type::Table, schema.first().fullName, schemaAfter == from ? tableAfter : QString(),
                     most - page.size());
    }
}

QJsonObject UnityCatalog::describe(const QString &securable) const
{
    const auto type = typeOfWord(securable.section(QLatin1Char('/'), 0, 0));
    const QString name = securable.section(QLatin1Char('/'), 1);
    const auto found = type ? find(*type, name) : std::nullopt;
    if (!found)
        return {};
    QJsonObject json{{QStringLiteral("full_name"), found->fullName},
                     {QStringLiteral("owner"), found->owner},
                     {QStringLiteral("comment"), found->comment},
                     {QStringLiteral("members"), found->members}};
    QJsonObject privileges;
    const Assignments assignments = grants(*type, name);
    for (auto it = assignments.begin(); it != assignments.end(); ++it)
        privileges.insert(it.key(), QJsonArray::fromStringList(*it));
    json.insert(QStringLiteral("grants"), privileges);
    return json;
}

void UnityCatalog::setGrants(Type type, const QString &fullName, const Assignments &grants)
{
    if (grants.isEmpty())
        m_grants.remove({int(type), fullName});
    else
        m_grants.insert({int(type), fullName}, grants);
}

} // namespace trowel::demo
