// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/json/reader.h"
#include "core/services/dbfs.h"

namespace trowel {

QList<DbfsEntry> readDbfsEntries(const JsonReader &answer);
Result<DbfsEntryDetail> readDbfsEntry(const QByteArray &body);
/// The content of a read; refuses one whose length is not what the answer says.
Result<QByteArray> readDbfsBlock(const QByteArray &body);
Result<qint64> readDbfsHandle(const QByteArray &body);
/// `members` and the content as base64 under `key`.
QByteArray writeDbfsContent(const QJsonObject &members, QLatin1String key, const QByteArray &content);

} // namespace trowel
