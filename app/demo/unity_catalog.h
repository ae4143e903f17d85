// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QJsonArray>
#include <QJsonObject>
#include <QMap>
#include <QSet>
#include <QStringList>

#include <array>
#include <map>
#include <optional>

namespace trowel::demo {

/// One object of Unity Catalog.
struct Securable
{
    /// Up to shares they belong to the metastore, behind catalogs each lies in the ones before it.
    enum class Type {
        Metastore,
        ExternalLocation,
        StorageCredential,
        ServiceCredential,
        Connection,
        Share,
        Catalog,
        Schema,
        Table,
        Volume,
        Function,
        Model
    };
    static constexpr size_t TypeCount = size_t(Type::Model) + 1;

    Type type = Type::Catalog;
    QString fullName; ///< of the metastore its id
    QString owner;    ///< a person or a group
    QString comment = {};
    qint64 createdMs = 0;
    qint64 updatedMs = 0;
    QString createdBy = {};
    QString updatedBy = {};
    QJsonObject members = {}; ///< what only this type has, as the API names it

    QString name() const { return fullName.section(QLatin1Char('.'), -1); }
    QString parent() const { return fullName.section(QLatin1Char('.'), 0, -2); }
};

/// "catalog", as in the paths of permissions.
QLatin1String typeWord(Securable::Type type);
std::optional<Securable::Type> typeOfWord(const QString &word);
/// "Catalog", as in messages.
QLatin1String typeTitle(Securable::Type type);

/// The objects of the metastore in memory. Tables of a generated schema are made when somebody looks and kept only
/// when somebody changes them.
class UnityCatalog
{
public:
    using Type = Securable::Type;
    /// Principal to privileges.
    using Assignments = QMap<QString, QStringList>;

    static QString metastoreId();
    static QString uuidOf(const QString &text);

    void clear();
    std::optional<Securable> find(Type type, const QString &fullName) const;
    void put(const Securable &object);
    /// With everything in it, and all grants on that.
    void remove(const Securable &object);
    void rename(const Securable &object, const QString &newFullName);
    bool isEmpty(const Securable &container) const;

    /// The next `most` objects of `parent` behind the name `after`, in order.
    QList<Securable> next(Type type, const QString &parent, const QString &after, qint64 most) const;
    /// Every table of a catalog behind `after` (a full name), schema by schema.
    QList<Securable> nextTables(const QString &catalog, const QString &after, qint64 most) const;

    /// The schema has that many further tables.
    void generateTables(const QString &schema, int count) { m_generated.insert(schema, count); }

    Assignments grants(Type type, const QString &fullName) const { return m_grants.value({int(type), fullName}); }
    void setGrants(Type type, const QString &fullName, const Assignments &grants);

    /// "schema/finance.reports": owner, comment, members and grants; empty when there is none.
    QJsonObject describe(const QString &securable) const;

    QStringList recipients;   ///< of shares
    bool assigned = true;     ///< false: the workspace has no metastore
    bool emptyPages = false;  ///< every list begins with an empty page that hands out a token
    qint64 generatedAtMs = 0; ///< when generated tables were made

private:
    Securable generated(const QString &schema, int number) const;
    static int numberOf(const QString &name);

    std::array<std::map<QString, Securable>, Securable::TypeCount> m_objects;
    QHash<QString, int> m_generated; // by schema
    QSet<QString> m_dropped;         // generated tables that are gone
    QHash<std::pair<int, QString>, Assignments> m_grants;
};

} // namespace trowel::demo
