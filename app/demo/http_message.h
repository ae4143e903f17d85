// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QPair>

#include <optional>

namespace trowel::demo {

/// Header fields in the order of the wire; names compare without case.
using Headers = QList<QPair<QByteArray, QByteArray>>;

std::optional<QByteArray> headerValue(const Headers &headers, QByteArrayView name);

/// One complete request as it came from the wire; the body is already freed of its chunks.
struct HttpRequest
{
    QByteArray method;
    QByteArray target; ///< as sent: path and query, still percent-encoded
    Headers headers;
    QByteArray body;
    bool keepAlive = true;

    QByteArray header(QByteArrayView name) const { return headerValue(headers, name).value_or(QByteArray()); }
    /// The path of the target, still percent-encoded, without the query.
    QByteArray rawPath() const { return target.mid(0, target.indexOf('?')); }
    /// The query of the target, still percent-encoded.
    QByteArray rawQuery() const { return target.contains('?') ? target.mid(target.indexOf('?') + 1) : QByteArray(); }
};

/// One answer. `Content-Length`, `Date`, `Connection` and compression are the wire's business, not the handler's.
struct HttpReply
{
    int status = 200;
    Headers headers = {};
    QByteArray contentType = "application/json";
    QByteArray body = {};
    qint64 announcedLength = -1; ///< of a body that need not be made, because the answer to a HEAD has none
};

/// The words that go with a status code; "Status" for an unknown one.
QByteArray reasonPhrase(int status);

} // namespace trowel::demo
