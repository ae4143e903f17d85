// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <chrono>
#include <optional>

namespace trowel {

/// What the body of a failed answer says, in whichever shape it came. Texts are as sent: not redacted, not cut.
struct ErrorBody
{
    QString code; ///< empty where there is none; a numeric code counts as none
    QString message;
    QString requestId;                                   ///< of details[]
    std::optional<std::chrono::milliseconds> retryAfter; ///< of details[] RetryInfo
    bool isJson = false;                                 ///< a JSON object that said something
};

/// Tries the shapes in the order of the API's own clients: standard, API 1.2, SCIM, "CODE: text", HTML, anything else;
/// an empty body gives the reason phrase.
ErrorBody readErrorBody(const QByteArray &body, int status, const QByteArray &reason);

} // namespace trowel
