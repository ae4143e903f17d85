// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/faults.h"

#include "app/demo/call.h"

#include <QRegularExpression>

namespace trowel::demo {
namespace {

constexpr struct
{
    const char *word;
    Fault::Kind kind;
} KindWords[] = {
    {"status", Fault::Kind::Status}, {"reset", Fault::Kind::Reset},
    {"close", Fault::Kind::Close},   {"hang", Fault::Kind::Hang},
    {"timeout", Fault::Kind::Hang},  {"truncate", Fault::Kind::Truncate},
    {"drip", Fault::Kind::Drip},     {"invalid-json", Fault::Kind::InvalidJson},
    {"html", Fault::Kind::Html},     {"bad-token", Fault::Kind::BadToken},
};

bool matches(const QString &pattern, const QString &call)
{
    const auto expression = QRegularExpression::escape(pattern).replace(QLatin1String("\\*"), QLatin1String(".*"));
    return QRegularExpression(QRegularExpression::anchoredPattern(expression)).match(call).hasMatch();
}

/// The error a real server gives with such a status.
HttpReply refusal(const Fault &fault, const QByteArray &requestId)
{
    static constexpr struct
    {
        int status;
        const char *code;
        const char *message;
    } Table[] = {
        {400, "BAD_REQUEST", "The request is not acceptable."},
        {403, "PERMISSION_DENIED", "You do not have permission for this operation."},
        {404, "RESOURCE_DOES_NOT_EXIST", "The object does not exist."},
        {409, "RESOURCE_CONFLICT", "The object was changed meanwhile."},
        {429, "REQUEST_LIMIT_EXCEEDED", "Workspace RPC token bucket limit has been exceeded."},
        {500, "INTERNAL_ERROR", "Internal error happened"},
        {501, "NOT_IMPLEMENTED", "The operation is not available in this workspace."},
        {503, "TEMPORARILY_UNAVAILABLE", "The service at the request path is temporarily unavailable."},
        {504, "DEADLINE_EXCEEDED", "The service at the request path is taking too long to respond."},
    };
    HttpReply reply;
    if (fault.status == 401) {
        reply = errorReply(
            401, 401, QStringLiteral("Credential was not sent or was of an unsupported type for this API."), requestId);
    } else {
        reply = errorReply(fault.status, QStringLiteral("INTERNAL_ERROR"), QStringLiteral("A fault"), requestId);
        for (const auto &row : Table) {
            if (row.status == fault.status)
                reply = errorReply(row.status, QLatin1String(row.code), QLatin1String(row.message), requestId);
        }
    }
    if (!fault.body.isEmpty())
        reply.body = fault.body;
    if ((fault.status == 429 || fault.status == 503) && fault.retryAfter >= 0)
        reply.headers.append({"Retry-After", QByteArray::number(fault.retryAfter)});
    return reply;
}

/// Applies "name=value" or a bare word; false when it is not understood.
bool applyWord(Fault *fault, const QString &word, const QString &value)
{
    bool ok = true;
    if (word == QLatin1String("before") || word == QLatin1String("after"))
        fault->when = word == QLatin1String("after") ? Fault::When::After : Fault::When::Before;
    else if (word == QLatin1String("times"))
        fault->times = value.toInt(&ok);
    else if (word == QLatin1String("offset"))
        fault->offset = value.toInt(&ok);
    else if (word == QLatin1String("interval"))
        fault->interval = std::chrono::milliseconds(value.toInt(&ok));
    else if (word == QLatin1String("retry-after"))
        fault->retryAfter = value == QLatin1String("none") ? -1 : value.toInt(&ok);
    else if (word == QLatin1String("body"))
        fault->body = value.toUtf8();
    else
        return false;
    return ok;
}

bool applyKind(Fault *fault, const QString &word, const QString &value)
{
    for (const auto &row : KindWords) {
        if (word != QLatin1String(row.word))
            continue;
        fault->kind = row.kind;
        if (row.kind != Fault::Kind::Status)
            return value.isEmpty();
        bool ok = false;
        fault->status = value.toInt(&ok);
        return ok && fault->status >= 200 && fault->status < 600;
    }
    return false;
}

} // namespace

std::optional<Fault> Fault::fromWords(const QStringList &words, QString *problem)
{
    if (words.size() < 2) {
        *problem = QStringLiteral("a fault needs a pattern and a kind");
        return std::nullopt;
    }
    Fault fault;
    fault.pattern = words.first();
    for (qsizetype i = 1; i < words.size(); ++i) {
        const QString word = words[i].section(QLatin1Char('='), 0, 0);
        const QString value = words[i].section(QLatin1Char('='), 1);
        if (i == 1 ? !applyKind(&fault, word, value) : !applyWord(&fault, word, value)) {
            *problem = QStringLiteral("\"%1\" is not understood in a fault").arg(words[i]);
            return std::nullopt;
        }
    }
    return fault;
}

std::optional<Fault> Fault::fromJson(const QJsonObject &json, QString *problem)
{
    QStringList words{json.value(QLatin1String("pattern")).toString()};
    QString kind = json.value(QLatin1String("kind")).toString(QStringLiteral("status"));
    if (kind == QLatin1String("status"))
        kind += QLatin1Char('=') + json.value(QLatin1String("status")).toVariant().toString();
    words << kind << json.value(QLatin1String("when")).toString(QStringLiteral("before"));
    for (const auto *name : {"times", "offset", "interval", "retry-after", "body"}) {
        if (const QJsonValue value = json.value(QLatin1String(name)); !value.isUndefined())
            words << QLatin1String(name) + QLatin1Char('=') + value.toVariant().toString();
    }
    if (words.first().isEmpty()) {
        *problem = QStringLiteral("a fault needs a pattern");
        return std::nullopt;
    }
    return fromWords(words, problem);
}

QJsonObject Fault::toJson() const
{
    QJsonObject json{{QStringLiteral("pattern"), pattern},
                     {QStringLiteral("when"), when == When::After ? QStringLiteral("after") : QStringLiteral("before")},
                     {QStringLiteral("times"), times},
                     {QStringLiteral("offset"), offset}};
    for (const auto &row : KindWords) {
        if (row.kind == kind && !json.contains(QStringLiteral("kind")))
            json.insert(QStringLiteral("kind"), QLatin1String(row.word));
    }
    if (kind == Kind::Status)
        json.insert(QStringLiteral("status"), status);
    return json;
}

QJsonArray Faults::toJson() const
{
    QJsonArray list;
    for (const Fault &fault : m_faults)
        list.append(fault.toJson());
    return list;
}

std::optional<Fault> Faults::strike(const QByteArray &method, const QByteArray &path)
{
    if (m_faults.isEmpty())
        return std::nullopt;
    const QString call = QString::fromLatin1(method) + QLatin1Char(' ') + decoded(path);
    for (Fault &fault : m_faults) {
        if (fault.times == 0 || !matches(fault.pattern, call))
            continue;
        if (fault.offset > 0) {
            --fault.offset;
            continue;
        }
        if (fault.times > 0)
            --fault.times;
        return fault;
    }
    return std::nullopt;
}

Delivery Faults::apply(const Fault &fault, const HttpReply &reply, const QByteArray &requestId)
{
    Delivery delivery{.reply = reply};
    switch (fault.kind) {
    case Fault::Kind::Status:
        delivery.reply = refusal(fault, requestId);
        break;
    case Fault::Kind::Reset:
        delivery.way = Delivery::Way::Reset;
        break;
    case Fault::Kind::Close:
        delivery.way = Delivery::Way::Close;
        break;
    case Fault::Kind::Hang:
        delivery.way = Delivery::Way::Hang;
        break;
    case Fault::Kind::Truncate:
        delivery.way = Delivery::Way::Truncate;
        break;
    case Fault::Kind::Drip:
        delivery.way = Delivery::Way::Drip;
        delivery.interval = fault.interval;
        break;
    case Fault::Kind::InvalidJson:
        delivery.reply = {.status = 200};
        delivery.reply.body = R"({"warehouses":[{"id":"7f3a9c1e2b4d6f80","name":)";
        break;
    case Fault::Kind::Html:
        delivery.reply = {.status = 200};
        delivery.reply.contentType = "text/html; charset=utf-8";
        delivery.reply.body =
            "<!doctype html><html><head><title>Sign in</title></head><body><h1>Sign in</h1></body></html>";
        break;
    case Fault::Kind::BadToken:
        delivery.reply = errorReply(
            403, 403, QStringLiteral("Invalid access token. [ReqId: %1]").arg(QLatin1String(requestId)), requestId);
        delivery.reply.headers.emplaceBack("X-Databricks-Reason-Phrase", "Invalid access token.");
        break;
    }
    return delivery;
}

} // namespace trowel::demo
