// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/services/unity_catalog.h"
#include "ui/look/cell.h"
#include "ui/model/object_detail.h"
#include "ui/model/place.h"

namespace trowel {

class Session;

/// Names of our icons: "catalog", "schema", "table" …
QString iconOf(SecurableKind kind);
/// "Catalog", "Schema", … as in headings.
QString kindWords(SecurableKind kind);
/// "Managed table", "Python function", "PostgreSQL connection"; what the server says where it says something new.
QString typeWords(const CatalogObject &object);
/// "Delta", "Returns decimal(18,2)"; empty for none.
QString formatWords(const CatalogObject &object);
/// "Open" or "Isolated" of a catalog, or what the server says.
QString isolationWords(const QString &mode);
/// "3 schemas, 212 tables, 4 volumes".
QString countWords(const CatalogCount &count);
/// Privileges as SQL writes them: "USE SCHEMA".
QString privilegeWords(const QString &privilege);

/// 0 for the list of catalogs, 1 for the schemas of one, 2 for what is in a schema.
int scopeDepth(const QString &scope);
/// "", "main", "main.sales".
QStringList scopeSteps(const QString &scope);
Place catalogPlace(Session &session, const QString &scope, const QString &object = {});
/// Where the object is listed, with it selected.
Place placeOf(Session &session, const CatalogObject &object);

ObjectDetail catalogDetail(const CatalogObjectDetail &read);

} // namespace trowel
