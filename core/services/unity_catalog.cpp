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
    default:
        return u"tables"_s;
    }
}

} // namespace

QString CatalogObject::key() const
{
    switch (kind) {
    case SecurableKind::Volume:
        return u"volume:"_s + fullName;
    case SecurableKind::Function:
        return u"function:"_s + fullName;
    default:
        return fullName; // shared with the row: a million of them cost nothing
    }
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

Task<CatalogObjectDetail> UnityCatalog::get(SecurableKind kind, const QString &fullName) const
{
    // Lists show what one may only browse; it can be looked at as far as that goes.
    return clear(m_api.get(Route::UnityCatalog, {collection(kind), fullName}, {{u"include_browse"_s, u"true"_s}})
                     .andThen([kind](const Response &answer) { return readCatalogDetail(answer.body, kind); }));
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
    return kind == SecurableKind::Catalog || kind == SecurableKind::Schema || kind == SecurableKind::Function;
}

bool knowsRename(SecurableKind kind)
{
    return kind == SecurableKind::Catalog || kind == SecurableKind::Schema || kind == SecurableKind::Volume;
}

bool knowsComment(SecurableKind kind)
{
    return knowsRename(kind); // tables and functions take an owner only; their comments are SQL's
}

QString parentScope(const QString &fullName)
{
    const qsizetype dot = fullName.lastIndexOf(u'.');
    return dot < 0 ? u""_s : fullName.left(dot);
}

} // namespace trowel
