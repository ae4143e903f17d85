// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/async/result.h"
#include "core/http/request.h"

#include <QDateTime>

namespace trowel {

/// What came back, before anybody judged it.
struct Reply
{
    int status = 0;      ///< 0 where none arrived
    QByteArray reason;   ///< HTTP reason phrase
    QByteArray body;     ///< decompressed
    QByteArray location; ///< of a redirect
    Verb verb = Verb::Get;
    QByteArray path; ///< of the request, for the overrides
    bool expectsJson = true;
    QList<QPair<QByteArray, QByteArray>> headers;

    QByteArray header(const QByteArray &name) const;
};

/// The one classifier of answers: all error shapes of the API (reference: generic facts, "Error bodies"; auth, "Error
/// parsing chain"), redirects to a login page and HTML in place of JSON. Nothing for a 2xx that is what it promises.
/// `now` is for a Retry-After that is a date.
std::optional<Error> errorFromReply(const Reply &reply, const QDateTime &now);

/// Seconds or an HTTP date; nothing when it is neither. Never negative.
std::optional<std::chrono::milliseconds> parseRetryAfter(const QByteArray &value, const QDateTime &now);

} // namespace trowel
