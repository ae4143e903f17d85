// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/services/unity_catalog.h"
#include "ui/model/form.h"

namespace trowel {

/// Forms of Unity Catalog without their `submit`: what is asked, and what is said at the field.
FormSpec newCatalogForm();
FormSpec newSchemaForm(const QString &catalog);
FormSpec newVolumeForm(const QString &schema);
FormSpec editSecurableForm(const CatalogObjectDetail &before);
FormSpec renameSecurableForm(const CatalogObject &object);

NewCatalog newCatalogOf(const FormValues &values);
NewSchema newSchemaOf(const FormValues &values, const QString &catalog);
NewVolume newVolumeOf(const FormValues &values, const QString &schema);
/// Only what differs.
CatalogEdit catalogEditOf(const FormValues &values, const CatalogObjectDetail &before);

/// What is wrong with a name, in a sentence; empty when the server will take it.
QString checkSecurableName(const QString &name);

} // namespace trowel
