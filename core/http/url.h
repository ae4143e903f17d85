// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/async/result.h"
#include "core/http/request.h"

#include <QUrl>

namespace trowel {

/// `parts` behind `base`, every part percent-encoded as one, "/" in it too. An empty part and "." or ".." are refused:
/// they would name another object than the one meant, up to a whole collection.
Result<QByteArray> encodedPath(QLatin1String base, const QStringList &parts);
/// Names and values encoded once, everything but letters, digits and "-._~"; empty for an empty query.
QByteArray encodedQuery(const Query &query);
/// The whole address on `host` (scheme, host, port).
QUrl requestUrl(const QUrl &host, const QByteArray &path, const QByteArray &query);

/// "host:port" for people and logs, with the scheme where it is not https.
QString hostLabel(const QUrl &host);
/// The one place that decides where a secret may go: the profile's own scheme, host and port, by https, or http on
/// loopback.
bool mayCarrySecret(const QUrl &url, const QUrl &own);

} // namespace trowel
