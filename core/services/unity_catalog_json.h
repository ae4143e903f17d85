// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/json/reader.h"
#include "core/services/unity_catalog.h"

namespace trowel {

/// The wire forms of Unity Catalog (reference: "Objects", "Create / update bodies"). Missing and null members are
/// unknown, words we do not know stay as sent. Wrong types fail with BadReply and name the member.

/// One page; `member` is where the rows are: "tables". A table that is a view says so itself.
QList<CatalogObject> readCatalogObjects(const JsonReader &answer, QLatin1String member, SecurableKind kind);
QList<ModelVersion> readModelVersions(const JsonReader &answer);
/// By number of version.
using ModelAliases = QHash<qint64, QStringList>;
Result<ModelAliases> readModelAliases(const QByteArray &model);
Result<CatalogObject> readCatalogObject(const QByteArray &body, SecurableKind kind);
Result<CatalogObjectDetail> readCatalogDetail(const QByteArray &body, SecurableKind kind);

QByteArray writeNewCatalog(const NewCatalog &catalog);
QByteArray writeNewSchema(const NewSchema &schema);
QByteArray writeNewVolume(const NewVolume &volume);
QByteArray writeCatalogEdit(const CatalogEdit &edit);
QByteArray writeCatalogRename(const QString &newName);

/// Where the server means "this workspace has no Unity Catalog" by one of its several answers, NotSupported with its
/// words; anything else as it is.
Error catalogError(Error error);

} // namespace trowel
