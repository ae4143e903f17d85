// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/http_message.h"

#include <QHash>
#include <QJsonObject>
#include <QString>
#include <QStringList>

namespace trowel::demo {

struct Person;

/// A refusal in the words of the API, thrown by handlers and turned into the standard error body in one place.
struct ApiError
{
    int status;
    QString code;
    QString message;
    QString reason = {}; ///< of an ErrorInfo in the details; few families give one

    static ApiError invalid(const QString &message);            ///< 400 INVALID_PARAMETER_VALUE
    static ApiError malformed(const QString &message);          ///< 400 MALFORMED_REQUEST
    static ApiError denied(const QString &message);             ///< 403 PERMISSION_DENIED
    static ApiError missing(const QString &message);            ///< 404 RESOURCE_DOES_NOT_EXIST
    static ApiError exists(int status, const QString &message); ///< RESOURCE_ALREADY_EXISTS
};

/// One API call as a handler sees it: decoded path parts, query, body, and who asks.
class Call
{
public:
    Call(const HttpRequest &request, const Person *caller, QHash<QByteArray, QString> pathParts);

    const HttpRequest &request() const { return m_request; }
    /// Who asks; every route that needs no token must not use it.
    const Person &caller() const { return *m_caller; }
    QString pathPart(const QByteArray &name) const { return m_pathParts.value(name); }

    /// The body as an object. Empty bytes count as `{}`; anything else that is no object is MALFORMED_REQUEST.
    const QJsonObject &json() const;

    /// A parameter of a GET or DELETE: from the query, or from a JSON body as older clients send it.
    QString parameter(QLatin1String name) const;
    QString requiredParameter(QLatin1String name) const;
    bool flag(QLatin1String name) const;
    /// Absent gives the fallback, text that is no number INVALID_PARAMETER_VALUE.
    qint64 number(QLatin1String name, qint64 fallback) const;

private:
    const HttpRequest &m_request;
    const Person *m_caller;
    QHash<QByteArray, QString> m_pathParts;
    QHash<QString, QString> m_query;
    mutable std::optional<QJsonObject> m_json;
};

HttpReply jsonReply(const QJsonObject &object, int status = 200);
/// The standard error body: code, message and the id under which the request was logged.
HttpReply errorReply(int status, const QJsonValue &code, const QString &message, const QByteArray &requestId,
                     const QString &reason = {});

/// Percent-decoding of one path segment or query part; in a query `+` is a blank.
QString decoded(QByteArrayView encoded, bool plusIsBlank = false);

} // namespace trowel::demo
