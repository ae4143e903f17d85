// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/error_body.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include <cmath>

namespace trowel {

namespace {

// More than any error needs; what is longer is a page that the regular expressions need not see.
constexpr qsizetype readAtMost = qsizetype(64) * 1024;

QString reasonText(int status, const QByteArray &reason)
{
    return reason.isEmpty() ? QStringLiteral("HTTP status %1").arg(status) : QString::fromUtf8(reason);
}

QString text(const QJsonValue &value)
{
    return value.isString() ? value.toString() : QString();
}

void readDetails(const QJsonArray &details, ErrorBody *error)
{
    for (const QJsonValue &value : details) {
        const QJsonObject detail = value.toObject();
        const QString type = text(detail[u"@type"]);
        if (type.endsWith(u"RequestInfo")) {
            error->requestId = text(detail[u"request_id"]);
        } else if (type.endsWith(u"RetryInfo")) {
            QString delay = text(detail[u"retry_delay"]); // "3s", "1.5s"
            delay.chop(delay.endsWith(u's') ? 1 : 0);
            bool isNumber = false;
            const double seconds = delay.toDouble(&isNumber);
            if (isNumber && std::isfinite(seconds) && seconds >= 0 && seconds < 86'400)
                error->retryAfter = std::chrono::milliseconds(qint64(seconds * 1000));
        }
    }
}

std::optional<ErrorBody> fromJson(const QJsonObject &object, int status)
{
    ErrorBody error;
    error.isJson = true;
    error.code = text(object[u"error_code"]);
    error.message = text(object[u"message"]);
    // API 1.2 has a text, OAuth a code with a description, Azure an object.
    const QJsonValue plain = object[u"error"];
    if (plain.isString() && error.message.isEmpty()) {
        const QString description = text(object[u"error_description"]);
        error.message = description.isEmpty() ? plain.toString() : description;
        if (!description.isEmpty())
            error.code = plain.toString();
    } else if (plain.isObject() && error.message.isEmpty()) {
        error.code = text(plain[u"code"]);
        error.message = text(plain[u"message"]);
    }
    const bool isScim = object.contains(u"schemas") || object.contains(u"scimType");
    if (error.message.isEmpty() && (isScim || object.contains(u"detail"))) {
        const QString detail = text(object[u"detail"]);
        error.message = detail == u"null" ? QStringLiteral("SCIM API Internal Error")
                                          : (text(object[u"scimType"]) + u' ' + detail).trimmed();
        QString scimStatus = object[u"status"].toVariant().toString();
        if (scimStatus.isEmpty())
            scimStatus = QString::number(status);
        error.code = QStringLiteral("SCIM_") + scimStatus.left(16);
    }
    if (error.code.isEmpty() && error.message.isEmpty() && !object.contains(u"error_code"))
        return std::nullopt;
    readDetails(object[u"details"].toArray(), &error);
    return error;
}

std::optional<ErrorBody> fromHtml(const QString &page, int status, const QByteArray &reason)
{
    static const QRegularExpression tags[] = {
        QRegularExpression(QStringLiteral("<pre[^>]*>(.*?)</pre>"),
                           QRegularExpression::CaseInsensitiveOption | QRegularExpression::DotMatchesEverythingOption),
        QRegularExpression(QStringLiteral("<title[^>]*>(.*?)</title>"),
                           QRegularExpression::CaseInsensitiveOption | QRegularExpression::DotMatchesEverythingOption)};
    for (const QRegularExpression &tag : tags) {
        const QRegularExpressionMatch match = tag.match(page);
        if (!match.hasMatch())
            continue;
        static const QRegularExpression edges(QStringLiteral("^[\\s.]+|[\\s.]+$"));
        ErrorBody error;
        error.message = match.captured(1).remove(edges);
        error.code = reasonText(status, reason).toUpper().replace(u' ', u'_');
        return error;
    }
    return std::nullopt;
}

} // namespace

ErrorBody readErrorBody(const QByteArray &body, int status, const QByteArray &reason)
{
    if (body.trimmed().isEmpty())
        return {.code = {}, .message = reasonText(status, reason), .requestId = {}, .retryAfter = {}};
    const QJsonDocument document = QJsonDocument::fromJson(body);
    if (document.isObject()) {
        if (auto error = fromJson(document.object(), status)) {
            if (error->message.isEmpty())
                error->message = reasonText(status, reason);
            return *error;
        }
    }
    const QString page = QString::fromUtf8(body.left(readAtMost));
    static const QRegularExpression plain(QStringLiteral("^([A-Z_]+): (.*)$"),
                                          QRegularExpression::DotMatchesEverythingOption);
    if (const auto match = plain.match(page.trimmed()); match.hasMatch())
        return {.code = match.captured(1), .message = match.captured(2), .requestId = {}, .retryAfter = {}};
    if (auto error = fromHtml(page, status, reason))
        return *error;
    return {.code = QStringLiteral("UNKNOWN"), .message = page, .requestId = {}, .retryAfter = {}};
}

} // namespace trowel
