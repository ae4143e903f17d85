// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/services/unity_catalog.h"

#include "core/services/catalog_lists.h"
#include "core/services/unity_catalog_json.h"

namespace trowel {

using namespace Qt::StringLiterals;

namespace {

template <typename T>
Task<T> clear(const Task<T> &task)
{
    return task.orElse([](const Error &error) -> Result<T> { return failure(catalogError(error)); });
}

Task<CatalogObject> changed(const Task<Response> &task, SecurableKind kind)
{
    return clear(task.andThen([kind](const Response &answer) { return readCatalogObject(answer.body, kind); }));
}

QString collection(SecurableKind kind)
{
    switch (kind) {
    case SecurableKind::Catalog:
        return u"catalogs"_s;
    case SecurableKind::Schema:
        return u"schemas"_s;
    case SecurableKind::Volume:
        return u"volumes"_s;
    case SecurableKind::Function:
        return u"functions"_s;
    case SecurableKind::Model:
        return u"models"_s;
    case SecurableKind::ExternalLocation:
        return u"external-locations"_s;
    case SecurableKind::StorageCredential:
        return u"storage-credentials"_s;
    case SecurableKind::ServiceCredential:
        return u"credentials"_s;
    case SecurableKind::Connection:
        return u"connections"_s;
    case SecurableKind::Share:
        return u"shares"_s;
    case SecurableKind::Metastore: // only its summary may be read by everybody
    case SecurableKind::Table:
    case SecurableKind::View:
        break;
    }
    return u"tables"_s;
}

// What a GET needs besides the name.
Query queryOf(SecurableKind kind)
{
    if (kind == SecurableKind::Share)
        return {{u"include_shared_data"_s, u"true"_s}};
    if (kind == SecurableKind::Model)
        return {{u"include_browse"_s, u"true"_s}, {u"include_aliases"_s, u"true"_s}};
    // Lists show what one may only browse; it can be looked at as far as that goes.
    return {{u"include_browse"_s, u"true"_s}};
}

} // namespace

QString CatalogObject::key() const
{
    switch (kind) {
    case SecurableKind::Volume:
        return u"volume:"_s + fullName;
    case SecurableKind::Function:
        return u"function:"_s + fullName;
    case SecurableKind::Model:
        return u"model:"_s + fullName;
    case SecurableKind::Metastore:
        return u"metastore:"_s + fullName;
    case SecurableKind::ExternalLocation:
        return u"location:"_s + fullName;
    case SecurableKind::StorageCredential:
    case SecurableKind::ServiceCredential: // one name space
        return u"credential:"_s + fullName;
    case SecurableKind::Connection:
        return u"connection:"_s + fullName;
    case SecurableKind::Share:
        return u"share:"_s + fullName;
    case SecurableKind::Catalog:
    case SecurableKind::Schema:
    case SecurableKind::Table:
    case SecurableKind::View:
        break;
    }
    return fullName; // shared with the row: a million of them cost nothing
}

bool isOfMetastore(SecurableKind kind)
{
    return kind >= SecurableKind::Metastore;
}

UnityCatalog::UnityCatalog(ApiClient api) : m_api(std::move(api)) {}

Task<ListEnd> UnityCatalog::list(const QString &scope, PageSink<CatalogObject> sink) const
{
    if (scope.isEmpty())
        return clear(listCatalogs(m_api, std::move(sink)));
    if (!scope.contains(u'.'))
        return clear(listSchemas(m_api, scope, std::move(sink)));
    return clear(listContents(m_api, scope, sink));
}

Task<ListEnd> UnityCatalog::listMetastore(const PageSink<CatalogObject> &sink) const
{
    return clear(trowel::listMetastore(m_api, sink));
}

Task<CatalogObjectDetail> UnityCatalog::get(SecurableKind kind, const QString &fullName) const
{
    const Task<Response> answer = kind == SecurableKind::Metastore
                                      ? m_api.get(Route::UnityCatalog, {u"metastore_summary"_s}, {})
                                      : m_api.get(Route::UnityCatalog, {collection(kind), fullName}, queryOf(kind));
    return clear(answer.andThen([kind](const Response &read) { return readCatalogDetail(read.body, kind); }));
}

Task<QList<ModelVersion>> UnityCatalog::modelVersions(const QString &model) const
{
    // The list says nothing of aliases (reference: Unity Catalog, "Endpoint table"); they stand with the model, and
    // where that cannot be read the versions stand without them.
    const auto aliases = m_api.get(Route::UnityCatalog, {u"models"_s, model}, queryOf(SecurableKind::Model))
                             .andThen([](const Response &read) { return readModelAliases(read.body); })
                             .orElse([](const Error &error) -> Result<ModelAliases> {
                                 if (error.isCancelled())
                                     return failure(error);
                                 return ModelAliases();
                             });
    return clear(aliases.andThen([api = m_api, model](const ModelAliases &known) {
        return trowel::listModelVersions(api, model).andThen([known](QList<ModelVersion> versions) {
            for (ModelVersion &version : versions)
                version.aliases = known.value(version.version);
            return versions;
        });
    }));
}

Task<CatalogObject> UnityCatalog::create(const NewCatalog &catalog) const
{
    return changed(m_api.post(Route::UnityCatalog, {u"catalogs"_s}, writeNewCatalog(catalog)), SecurableKind::Catalog);
}

Task<CatalogObject> UnityCatalog::create(const NewSchema &schema) const
{
    return changed(m_api.post(Route::UnityCatalog, {u"schemas"_s}, writeNewSchema(schema)), SecurableKind::Schema);
}

Task<CatalogObject> UnityCatalog::create(const NewVolume &volume) const
{
    return changed(m_api.post(Route::UnityCatalog, {u"volumes"_s}, writeNewVolume(volume)), SecurableKind::Volume);
}

Task<CatalogObject> UnityCatalog::edit(SecurableKind kind, const QString &fullName, const CatalogEdit &edit) const
{
    // Sent once like every change: who gives an object away may not do it a second time.
    return changed(m_api.patch(Route::UnityCatalog, {collection(kind), fullName}, writeCatalogEdit(edit)), kind);
}

Task<CatalogObject> UnityCatalog::rename(SecurableKind kind, const QString &fullName, const QString &newName) const
{
    return changed(m_api.patch(Route::UnityCatalog, {collection(kind), fullName}, writeCatalogRename(newName)), kind);
}

Task<Nothing> UnityCatalog::remove(SecurableKind kind, const QString &fullName, bool force) const
{
    // A repeat after a lost answer would say 404 and look like a failure, so it is sent once. The answer may be empty.
    Request request;
    request.verb = Verb::Delete;
    request.route = Route::UnityCatalog;
    request.path = {collection(kind), fullName};
    if (force && knowsForce(kind))
        request.query = {{u"force"_s, u"true"_s}};
    return clear(m_api.send(std::move(request)).andThen([](const Response &) { return Nothing(); }));
}

bool knowsForce(SecurableKind kind)
{
    switch (kind) {
    case SecurableKind::Catalog:
    case SecurableKind::Schema:
    case SecurableKind::Function:
    case SecurableKind::ExternalLocation:
    case SecurableKind::StorageCredential:
    case SecurableKind::ServiceCredential:
        return true;
    default:
        return false;
    }
}

bool knowsRename(SecurableKind kind)
{
    return kind == SecurableKind::Catalog || kind == SecurableKind::Schema || kind == SecurableKind::Volume ||
           kind == SecurableKind::Model;
}

bool knowsComment(SecurableKind kind)
{
    // Tables and functions take an owner only; their comments are SQL's.
    return knowsRename(kind) || (isOfMetastore(kind) && knowsOwner(kind));
}

bool knowsOwner(SecurableKind kind)
{
    return kind != SecurableKind::Metastore && kind != SecurableKind::Connection;
}

QString parentScope(const QString &fullName)
{
    const qsizetype dot = fullName.lastIndexOf(u'.');
    return dot < 0 ? u""_s : fullName.left(dot);
}

} // namespace trowel
