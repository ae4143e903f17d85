// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <tl/expected.hpp>

#include <chrono>
#include <optional>

namespace trowel {

/// Why something did not work, as a value. Made for wire answers in one function (`errorFromReply`), for everything
/// else where it happens; texts for people are made from it in `ui/shell/error_text` only.
struct Error
{
    enum class Kind {
        Cancelled,       ///< the person or the asker changed their mind; never shown as a failure
        HostNotFound,    ///< DNS
        Tls,             ///< certificate or handshake
        Proxy,           ///< the proxy refused or was not found
        Connection,      ///< refused, reset or lost before an answer; the request may be repeated if it is safe
        NotSent,         ///< a change that never left, because the host cannot be reached now
        Timeout,         ///< no answer in time
        OutcomeUnknown,  ///< a change was sent and nobody knows whether it was executed
        Unauthenticated, ///< 401, or 403 that says the token is bad
        Forbidden,       ///< signed in, but not allowed
        NotFound,
        Conflict,
        BadRequest,
        Throttled,    ///< 429: refused before it was executed
        Unavailable,  ///< 503
        Server,       ///< other 5xx
        NotSupported, ///< 501, or a family the server does not know
        BadReply,     ///< an answer that is not what the API promises: HTML, truncated, wrong types
        TooLarge,     ///< larger than the limit of the call
        Storage,      ///< a local file or database
        Keychain,
        Internal ///< our own mistake, such as a promise nobody kept
    };

    Kind kind = Kind::Internal;
    QString message;    ///< the server's own words where there are any, else ours in English; may be empty
    QString code;       ///< the server's `error_code`, e.g. RESOURCE_DOES_NOT_EXIST; may be empty
    int httpStatus = 0; ///< 0 where no status arrived
    QString requestId;  ///< `X-Request-Id`; may be empty
    std::optional<std::chrono::milliseconds> retryAfter = std::nullopt;

    bool isCancelled() const { return kind == Kind::Cancelled; }
    /// Nothing came back from the host: offline, DNS, TLS, proxy, connection or time-out.
    bool isNetwork() const { return kind >= Kind::HostNotFound && kind <= Kind::Timeout; }

    static Error cancelled() { return {.kind = Kind::Cancelled, .message = {}, .code = {}, .requestId = {}}; }
    static Error make(Kind kind, const QString &message)
    {
        return {.kind = kind, .message = message, .code = {}, .requestId = {}};
    }
};

/// A value or why there is none. The one header that names tl::expected.
template <typename T>
using Result = tl::expected<T, Error>;

/// The value of a result that only says "it worked".
struct Nothing
{
};

inline auto failure(Error error)
{
    return tl::unexpected<Error>(std::move(error));
}

inline auto failure(Error::Kind kind, const QString &message)
{
    return tl::unexpected<Error>(Error::make(kind, message));
}

} // namespace trowel
