// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/api_client.h"
#include "core/json/raw_json.h"

namespace trowel {

/// One object whose arrays come in pages (reference: generic facts, style C): reads on until no token comes, and gives
/// one document. What came in one answer stays as the server sent it, byte for byte.
Task<RawJson> fetchWholeObject(const ApiClient &api, Route route, const QStringList &path, const Query &query);

/// `next` continues `whole`: arrays of the pages are put one behind the other, at the top and inside "settings".
QJsonObject joinedPages(QJsonObject whole, const QJsonObject &next);

} // namespace trowel
