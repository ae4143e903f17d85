// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/pagination.h"
#include "core/json/raw_json.h"

#include <QMap>

#include <optional>

namespace trowel {

/// What an object of Unity Catalog is (reference: Unity Catalog, "Objects"). Views are tables to the API. From the
/// metastore on they lie in no catalog.
enum class SecurableKind : quint8 {
    Catalog,
    Schema,
    Table,
    View,
    Volume,
    Function,
    Model, ///< registered models; grants take them for functions
    Metastore,
    ExternalLocation,
    StorageCredential,
    ServiceCredential,
    Connection,
    Share
};
/// The metastore or what belongs to it directly: no catalog, and in none.
bool isOfMetastore(SecurableKind kind);

/// One object of Unity Catalog as lists need it. There may be a million: whatever is the same in many rows of a page is
/// shared between them, and long comments are cut.
struct CatalogObject
{
    SecurableKind kind = SecurableKind::Catalog;
    bool browseOnly = false;
    QString fullName;     ///< "finance.reports.exports"; names hold no dots
    QString type;         ///< as sent: MANAGED_CATALOG, EXTERNAL, VIEW, SQL, POSTGRESQL …; may be empty
    QString trait;        ///< tables: data source format; catalogs: isolation mode; functions: what they return;
                          ///< the metastore: its id; what belongs to it: the URL, role or host it stands for
    QString owner;        ///< may be empty
    QString comment;      ///< its beginning; may be empty
    qint64 updatedMs = 0; ///< epoch milliseconds, UTC; 0 unknown
    QByteArray searchKey; ///< case-folded UTF-8; begins with the name

    bool operator==(const CatalogObject &) const = default;
    QString name() const { return isOfMetastore(kind) ? fullName : fullName.mid(fullName.lastIndexOf(u'.') + 1); }
    bool isContainer() const { return kind == SecurableKind::Catalog || kind == SecurableKind::Schema; }
    /// Unique in a list: a table, a volume and a function of one schema may have the same name.
    QString key() const;
};

/// A column of a table or view, or a parameter of a function.
struct TableColumn
{
    QString name;
    QString type; ///< as SQL writes it: "decimal(18,2)"
    bool nullable = true;
    QString comment;
    int partition = -1; ///< place among the partitioning columns from 0; -1 for none
    QString mask;       ///< full name of the function that masks it; may be empty
};

struct CatalogProperty
{
    QString key;
    QString value;
    bool operator==(const CatalogProperty &) const = default;
};

/// Everything the server said about one object.
struct CatalogObjectDetail
{
    CatalogObject object;
    QString comment; ///< all of it
    /// Texts, numbers and switches of the answer by the names of the API, members of objects behind a dot:
    /// "storage_location", "row_filter.function_name".
    QMap<QString, QString> members;
    QList<TableColumn> columns; ///< of functions: the parameters
    QList<CatalogProperty> properties;
    QStringList aliases; ///< of a model: "champion → 3"
    QString definition;  ///< of views and functions; may be empty
    QString language;    ///< of the definition: "SQL", "PYTHON"
    RawJson raw;
};

/// One version of a registered model.
struct ModelVersion
{
    qint64 version = 0;
    QString status; ///< as sent: READY, PENDING_REGISTRATION, FAILED_REGISTRATION
    QStringList aliases;
    QString comment;
    QString createdBy;
    qint64 createdMs = 0; ///< epoch milliseconds, UTC
    QString runId;
};

struct NewCatalog
{
    QString name;
    QString comment = {};
    QString storageRoot = {}; ///< empty: the metastore's
};

struct NewSchema
{
    QString catalog;
    QString name;
    QString comment = {};
    QString storageRoot = {}; ///< empty: the catalog's
};

struct NewVolume
{
    QString schema; ///< full name
    QString name;
    QString comment = {};
    QString type = QStringLiteral("MANAGED");
    QString storageLocation = {}; ///< EXTERNAL only; a managed one must not name it
};

/// What a change sets; what is missing stays. Only what differs should be sent: who administers the metastore without
/// owning the object may change its owner and nothing else.
struct CatalogEdit
{
    std::optional<QString> owner = {};
    std::optional<QString> comment = {};   ///< where knowsComment
    std::optional<QString> isolation = {}; ///< catalogs only: OPEN or ISOLATED
    bool isEmpty() const { return !owner && !comment && !isolation; }
};

/// What a deletion would take with it.
struct CatalogCount
{
    qint64 schemas = 0;
    qint64 tables = 0; ///< and views
    qint64 volumes = 0;
    qint64 functions = 0;
    qint64 models = 0;
    bool complete = true; ///< false when a part could not be read or there were too many schemas
    qint64 total() const { return schemas + tables + volumes + functions + models; }
};

/// Endpoints of Unity Catalog. A small copyable handle. Where a workspace has no metastore every call fails with
/// NotSupported and the server's words.
class UnityCatalog
{
public:
    explicit UnityCatalog(ApiClient api);

    /// What lies in `scope`: the catalogs (empty), the schemas of a catalog, or everything in a schema. Tables,
    /// volumes, functions and models of a schema are four lists; when one of them fails the others are read to their
    /// end and the error says what is missing.
    Task<ListEnd> list(const QString &scope, PageSink<CatalogObject> sink) const;
    /// The metastore, and the external locations, credentials, connections and shares that belong to it; they fail like
    /// the lists of a schema.
    Task<ListEnd> listMetastore(const PageSink<CatalogObject> &sink) const;
    /// Of a metastore the one of this workspace, whatever its name.
    Task<CatalogObjectDetail> get(SecurableKind kind, const QString &fullName) const;

    /// The newest first.
    Task<QList<ModelVersion>> modelVersions(const QString &model) const;

    /// Each gives the object as the server named it: it writes names in lower case. Not safe to repeat.
    Task<CatalogObject> create(const NewCatalog &catalog) const;
    Task<CatalogObject> create(const NewSchema &schema) const;
    Task<CatalogObject> create(const NewVolume &volume) const;
    Task<CatalogObject> edit(SecurableKind kind, const QString &fullName, const CatalogEdit &edit) const;
    /// Catalogs, schemas, volumes and models; gives the object under its new name.
    Task<CatalogObject> rename(SecurableKind kind, const QString &fullName, const QString &newName) const;
    /// `force` also takes what lies in a catalog or schema, and locations and credentials that are in use. Not for
    /// metastores.
    Task<Nothing> remove(SecurableKind kind, const QString &fullName, bool force) const;
    /// Counts what lies in a catalog or schema; `progress` sees the counts grow. Fails only when nothing can be read.
    Task<CatalogCount> count(SecurableKind kind, const QString &fullName,
                             std::function<void(const CatalogCount &)> progress = {}) const;

private:
    ApiClient m_api;
};

/// Whether DELETE takes `force` for it, and whether PATCH takes `new_name`, `comment` and `owner`. A connection takes
/// an owner only with all its options, of which the secret ones are never told.
bool knowsForce(SecurableKind kind);
bool knowsRename(SecurableKind kind);
bool knowsComment(SecurableKind kind);
bool knowsOwner(SecurableKind kind);
/// The scope an object is listed in: "" for a catalog, "main.sales" for "main.sales.trips".
QString parentScope(const QString &fullName);

} // namespace trowel
