// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace trowel {

/// What takes the place of a secret.
inline constexpr QLatin1String redactedMark("(redacted)");
/// How much of one redacted text is kept, in UTF-16 units; what is longer ends with "… (n bytes)" or "…".
inline constexpr qsizetype redactedTextLimit = qsizetype(64) * 1024;

/// A JSON body as it was sent (order, spacing and number spelling stay) with the values of secret names replaced, at
/// any depth and however the name is escaped. Maps such as `spark_conf` keep their keys and lose their values. What is
/// not a JSON object or array becomes "(n bytes)"; so does invalid UTF-8. Stops reading at the limit. Linear in the
/// size of the body, no recursion; any thread, as everything here.
QString redactJson(const QByteArray &body, qsizetype limit = redactedTextLimit);

/// The same by content type: forms (every token endpoint takes one), multipart and unknown types give "(n bytes)".
/// An empty type is read as JSON.
QString redactBody(const QByteArray &contentType, const QByteArray &body, qsizetype limit = redactedTextLimit);

/// The part of a URL behind "?", percent-encoded as it is, with the values of secret names replaced.
QString redactQuery(const QString &query, qsizetype limit = redactedTextLimit);

/// One header's value: credentials and cookies are replaced, `Location` loses the secrets of its query.
QString redactHeader(const QByteArray &name, const QByteArray &value, qsizetype limit = redactedTextLimit);

/// Any text from outside (a server's message, an error): tokens, JWTs, Bearer and Basic credentials and `secret=value`
/// pairs are replaced, line breaks and other control characters are written as escapes, so that a text stays one line.
QString redactText(const QString &text, qsizetype limit = redactedTextLimit);

} // namespace trowel
