// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/services/unity_catalog.h"

namespace trowel {

/// The lists behind UnityCatalog::list and what counting needs, each page by page with the page size of the server
/// (reference: Unity Catalog, "List paging").
Task<ListEnd> listCatalogs(const ApiClient &api, PageSink<CatalogObject> sink);
Task<ListEnd> listSchemas(const ApiClient &api, const QString &catalog, PageSink<CatalogObject> sink);
Task<ListEnd> listTables(const ApiClient &api, const QString &schema, PageSink<CatalogObject> sink);
Task<ListEnd> listVolumes(const ApiClient &api, const QString &schema, PageSink<CatalogObject> sink);
Task<ListEnd> listFunctions(const ApiClient &api, const QString &schema, PageSink<CatalogObject> sink);
Task<ListEnd> listModels(const ApiClient &api, const QString &schema, PageSink<CatalogObject> sink);
/// The newest first.
Task<QList<ModelVersion>> listModelVersions(const ApiClient &api, const QString &model);
/// Tables, volumes, functions and models at the same time into one sink. All are read to their end; then the first that
/// failed fails it, with words that say which lists are missing. Cancelling stops all.
Task<ListEnd> listContents(const ApiClient &api, const QString &schema, const PageSink<CatalogObject> &sink);
/// The metastore's summary, external locations, credentials, connections and shares in the same way.
Task<ListEnd> listMetastore(const ApiClient &api, const PageSink<CatalogObject> &sink);

} // namespace trowel
