// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/call.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace trowel::demo {

ApiError ApiError::invalid(const QString &message)
{
    return {400, QStringLiteral("INVALID_PARAMETER_VALUE"), message};
}

ApiError ApiError::malformed(const QString &message)
{
    return {400, QStringLiteral("MALFORMED_REQUEST"), message};
}

ApiError ApiError::denied(const QString &message)
{
    return {403, QStringLiteral("PERMISSION_DENIED"), message};
}

ApiError ApiError::missing(const QString &message)
{
    return {404, QStringLiteral("RESOURCE_DOES_NOT_EXIST"), message};
}

ApiError ApiError::exists(int status, const QString &message)
{
    return {status, QStringLiteral("RESOURCE_ALREADY_EXISTS"), message};
}

QString decoded(QByteArrayView encoded, bool plusIsBlank)
{
    QByteArray text = encoded.toByteArray();
    if (plusIsBlank)
        text.replace('+', ' ');
    return QString::fromUtf8(QByteArray::fromPercentEncoding(text));
}

Call::Call(const HttpRequest &request, const Person *caller, QHash<QByteArray, QString> pathParts)
    : m_request(request), m_caller(caller), m_pathParts(std::move(pathParts))
{
    for (const QByteArray &pair : request.rawQuery().split('&')) {
        const qsizetype equals = pair.indexOf('=');
        const QString name = decoded(QByteArrayView(pair).first(equals < 0 ? pair.size() : equals), true);
        if (!name.isEmpty() && !m_query.contains(name))
            m_query.insert(name, equals < 0 ? QString() : decoded(QByteArrayView(pair).sliced(equals + 1), true));
    }
}

const QJsonObject &Call::json() const
{
    if (m_json)
        return *m_json;
    if (m_request.body.trimmed().isEmpty())
        return m_json.emplace();
    const QJsonDocument document = QJsonDocument::fromJson(m_request.body);
    if (!document.isObject())
        throw ApiError::malformed(
            QStringLiteral("Invalid JSON given in the body of the request - failed to parse given JSON"));
    return m_json.emplace(document.object());
}

QString Call::parameter(QLatin1String name) const
{
    if (const auto found = m_query.constFind(QString(name)); found != m_query.constEnd())
        return *found;
    // Only where there is no body of its own meaning: an upload's bytes are not parameters.
    const bool legacy = m_request.method == "GET" || m_request.method == "DELETE";
    return legacy && !m_request.body.isEmpty() ? json().value(name).toVariant().toString() : QString();
}

QString Call::requiredParameter(QLatin1String name) const
{
    const QString value = parameter(name);
    if (value.isEmpty())
        throw ApiError::invalid(QStringLiteral("Missing required field: %1").arg(name));
    return value;
}

bool Call::flag(QLatin1String name) const
{
    return parameter(name).compare(QLatin1String("true"), Qt::CaseInsensitive) == 0;
}

qint64 Call::number(QLatin1String name, qint64 fallback) const
{
    const QString text = parameter(name);
    bool ok = true;
    const qint64 value = text.isEmpty() ? fallback : text.toLongLong(&ok);
    if (!ok)
        throw ApiError::invalid(QStringLiteral("Invalid value for parameter %1: %2").arg(name, text));
    return value;
}

HttpReply jsonReply(const QJsonObject &object, int status)
{
    HttpReply reply{.status = status};
    reply.body = QJsonDocument(object).toJson(QJsonDocument::Compact);
    return reply;
}

HttpReply errorReply(int status, const QJsonValue &code, const QString &message, const QByteArray &requestId,
                     const QString &reason)
{
    const QJsonObject requestInfo{
        {QStringLiteral("@type"), QStringLiteral("type.googleapis.com/google.rpc.RequestInfo")},
        {QStringLiteral("request_id"), QString::fromLatin1(requestId)},
        {QStringLiteral("serving_data"), QString()},
    };
    QJsonObject body{{QStringLiteral("error_code"), code}, {QStringLiteral("message"), message}};
    QJsonArray details{requestInfo};
    if (!reason.isEmpty())
        details.prepend(
            QJsonObject{{QStringLiteral("@type"), QStringLiteral("type.googleapis.com/google.rpc.ErrorInfo")},
                        {QStringLiteral("reason"), reason},
                        {QStringLiteral("domain"), QStringLiteral("databricks.com")}});
    if (code.isString()) // the numeric form comes from the front door, which knows no details
        body.insert(QStringLiteral("details"), details);
    return jsonReply(body, status);
}

} // namespace trowel::demo
