// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/error_from_reply.h"

#include "core/audit/redact.h"
#include "core/http/error_body.h"

#include <QLocale>
#include <QRegularExpression>
#include <QUrl>
#include <QUrlQuery>

#include <algorithm>

namespace trowel {

using Kind = Error::Kind;

namespace {

constexpr qsizetype messageLimit = 2048;

struct CodeKind
{
    QLatin1String code;
    Kind kind;
};

// Codes whose meaning the status does not tell, or tells wrong.
constexpr CodeKind codeKinds[] = {
    {QLatin1String("RESOURCE_DOES_NOT_EXIST"), Kind::NotFound},
    {QLatin1String("NOT_FOUND"), Kind::NotFound},
    {QLatin1String("ENDPOINT_NOT_FOUND"), Kind::NotSupported},
    {QLatin1String("NOT_IMPLEMENTED"), Kind::NotSupported},
    {QLatin1String("INVALID_STATE"), Kind::BadRequest},
    {QLatin1String("INVALID_PARAMETER_VALUE"), Kind::BadRequest},
    {QLatin1String("ABORTED"), Kind::Conflict},
    {QLatin1String("ALREADY_EXISTS"), Kind::Conflict},
    {QLatin1String("RESOURCE_ALREADY_EXISTS"), Kind::Conflict},
    {QLatin1String("RESOURCE_CONFLICT"), Kind::Conflict},
    {QLatin1String("UNAUTHENTICATED"), Kind::Unauthenticated},
    {QLatin1String("PERMISSION_DENIED"), Kind::Forbidden},
    {QLatin1String("RESOURCE_EXHAUSTED"), Kind::Throttled},
    {QLatin1String("REQUEST_LIMIT_EXCEEDED"), Kind::Throttled},
    {QLatin1String("TEMPORARILY_UNAVAILABLE"), Kind::Unavailable},
};

Kind kindOfStatus(int status)
{
    switch (status) {
    case 401:
        return Kind::Unauthenticated;
    case 403:
        return Kind::Forbidden;
    case 404:
    case 410:
        return Kind::NotFound;
    case 409:
    case 412:
        return Kind::Conflict;
    case 407:
        return Kind::Proxy;
    case 408:
    case 504:
        return Kind::Server;
    case 413:
        return Kind::TooLarge;
    case 429:
        return Kind::Throttled;
    case 501:
        return Kind::NotSupported;
    case 503:
        return Kind::Unavailable;
    default:
        return status >= 500 ? Kind::Server : status >= 400 ? Kind::BadRequest : Kind::BadReply;
    }
}

// The service reports some missing objects as bad parameters (reference: generic facts, "Non-uniform answers").
bool isMissingObject(const Reply &reply, const Error &error)
{
    struct Override
    {
        const char *path;
        const char *message;
    };
    static const Override overrides[] = {
        {"^/api/2\\.\\d/clusters/get", "Cluster .* does not exist"},
        {"^/api/2\\.\\d/jobs/get", "Job .* does not exist"},
        {"^/api/2\\.\\d/jobs/runs/get", "(Run .* does not exist|Run: .* in job: .* doesn't exist)"},
    };
    if (reply.verb != Verb::Get || reply.status != 400 || error.code != u"INVALID_PARAMETER_VALUE")
        return false;
    const QString path = QString::fromLatin1(reply.path);
    return std::any_of(std::begin(overrides), std::end(overrides), [&](const Override &rule) {
        return QRegularExpression(QLatin1String(rule.path)).match(path).hasMatch() &&
               QRegularExpression(QLatin1String(rule.message)).match(error.message).hasMatch();
    });
}

// A 403 that says the token is bad. An address that is not allowed, or another workspace's token, is not helped by a
// new one.
bool saysBadToken(const QString &message)
{
    return message.contains(QLatin1String("invalid access token"), Qt::CaseInsensitive) ||
           message.contains(QLatin1String("invalid token"), Qt::CaseInsensitive) ||
           message.contains(QLatin1String("token is expired"), Qt::CaseInsensitive);
}

// A key vault that cannot be asked is answered with 401 too (reference: secrets, "Errors"): nothing is wrong with our
// token then.
bool isVaultRefusal(const Reply &reply, const QString &message)
{
    return reply.verb == Verb::Post && reply.path.endsWith("/secrets/scopes/create") &&
           message.contains(QLatin1String("vault"), Qt::CaseInsensitive);
}

Kind kindOf(const Reply &reply, const Error &error)
{
    if (reply.status == 401 && isVaultRefusal(reply, error.message))
        return Kind::Forbidden;
    if (isMissingObject(reply, error))
        return Kind::NotFound;
    const Kind byStatus = kindOfStatus(reply.status);
    if (reply.status == 403 && saysBadToken(error.message))
        return Kind::Unauthenticated;
    if (byStatus == Kind::Throttled || byStatus == Kind::Unauthenticated)
        return byStatus;
    for (const CodeKind &row : codeKinds) {
        if (error.code == row.code)
            return row.kind;
    }
    return byStatus;
}

Error redirectError(const Reply &reply)
{
    const QUrl target = QUrl::fromEncoded(reply.location);
    const QUrlQuery query(target);
    Error error = Error::make(Kind::BadReply, {});
    if (query.queryItemValue(QStringLiteral("error")) == u"private-link-validation-error") {
        error.kind = Kind::Forbidden;
        error.code = QStringLiteral("PRIVATE_LINK_VALIDATION_ERROR");
        error.message = QStringLiteral("The workspace accepts requests over its private link only.");
        return error;
    }
    // Without the query: it may carry a secret.
    const QString where = target.toString(QUrl::RemoveQuery | QUrl::RemoveFragment | QUrl::RemoveUserInfo);
    const bool login = target.path().contains(u"login");
    error.message = login ? QStringLiteral("The host answered with its login page (%1) instead of the API.")
                          : QStringLiteral("The host points to %1 instead of answering.");
    error.message = error.message.arg(where.isEmpty() ? QStringLiteral("another address") : where);
    return error;
}

} // namespace

QByteArray Reply::header(const QByteArray &name) const
{
    for (const auto &[have, value] : headers) {
        if (have.compare(name, Qt::CaseInsensitive) == 0)
            return value;
    }
    return {};
}

std::optional<std::chrono::milliseconds> parseRetryAfter(const QByteArray &value, const QDateTime &now)
{
    const QByteArray text = value.trimmed();
    bool isNumber = false;
    const qint64 seconds = text.toLongLong(&isNumber);
    if (isNumber)
        return std::chrono::seconds(std::clamp(seconds, qint64(0), qint64(86'400)));
    const QDateTime at = QLocale::c().toDateTime(QString::fromLatin1(text).remove(QLatin1String(" GMT")),
                                                 QStringLiteral("ddd, dd MMM yyyy hh:mm:ss"));
    if (!at.isValid())
        return std::nullopt;
    const QDateTime utc(at.date(), at.time(), Qt::UTC);
    return std::chrono::milliseconds(std::clamp(now.msecsTo(utc), qint64(0), qint64(86'400'000)));
}

std::optional<Error> errorFromReply(const Reply &reply, const QDateTime &now)
{
    Error error;
    const QByteArray start = reply.body.left(64).trimmed();
    if (reply.status >= 200 && reply.status < 300) {
        if (!reply.expectsJson || !start.startsWith('<'))
            return std::nullopt;
        error = Error::make(Kind::BadReply,
                            QStringLiteral("The host answered with a web page instead of JSON. Is it the address of a "
                                           "workspace, and is there a proxy in between?"));
    } else if (reply.status >= 300 && reply.status < 400) {
        error = redirectError(reply);
    } else {
        ErrorBody body = readErrorBody(reply.body, reply.status, reply.reason);
        for (const char *name :
             {"X-Databricks-Reason-Phrase", "x-databricks-error-or-redirect-message", "x-thriftserver-error-message"}) {
            const QByteArray phrase = reply.header(name);
            // The body may be a web page or nothing: then the header is what explains.
            if (!phrase.isEmpty() && !body.isJson)
                body.message = QString::fromUtf8(phrase);
        }
        error.message = body.message;
        error.code = body.code;
        error.requestId = body.requestId;
        error.retryAfter = body.retryAfter;
        error.kind = kindOf(reply, error);
    }
    error.httpStatus = reply.status;
    if (const QByteArray id = reply.header("X-Request-Id"); !id.isEmpty())
        error.requestId = redactText(QString::fromUtf8(id), 128);
    if (const auto after = parseRetryAfter(reply.header("Retry-After"), now))
        error.retryAfter = after;
    error.message = redactText(error.message.trimmed(), messageLimit);
    return error;
}

} // namespace trowel
