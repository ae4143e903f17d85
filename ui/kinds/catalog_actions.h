// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/services/unity_catalog.h"
#include "ui/model/kind.h"

namespace trowel {

/// What can be done with catalogs, schemas and what is in them.
QList<Action<CatalogObject>> catalogActions();
/// What can be done with what belongs to the metastore itself.
QList<Action<CatalogObject>> metastoreActions();

/// Tabs of the drawer: "columns", "definition", "versions" and "grants"; nullptr where the object has none.
bool catalogTabFits(const QString &tab, const CatalogObject &object);
QWidget *makeCatalogTab(const QString &tab, const ActionScope &scope, const CatalogObject &object, QWidget *parent);
QWidget *makeGrantsTab(const ActionScope &scope, const CatalogObject &object, QWidget *parent);

Task<CatalogObject> readSecurable(Session &session, Lane lane, const CatalogObject &object);
Task<ObjectDetail> readSecurableDetail(Session &session, const CatalogObject &object);
UnityCatalog catalogService(Session &session, Lane lane, const char *purpose);

} // namespace trowel
