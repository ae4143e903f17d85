// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/front_door.h"

#include <QElapsedTimer>
#include <QUuid>

namespace trowel::demo {
namespace {

/// Compares in a time that tells nothing about the place of the first difference.
bool sameSecret(const QByteArray &a, const QByteArray &b)
{
    int difference = a.size() == b.size() ? 0 : 1;
    for (qsizetype i = 0; i < std::min(a.size(), b.size()); ++i)
        difference |= a[i] ^ b[i];
    return difference == 0;
}

/// "/sql/statements" of "/api/2.0/sql/statements", as the service names an endpoint it does not know.
QString withoutVersion(const QByteArray &path)
{
    return path.startsWith("/api/") ? decoded(path.mid(std::max<qsizetype>(0, path.indexOf('/', 5)))) : decoded(path);
}

} // namespace

struct FrontDoor::Visit
{
    const HttpRequest &request;
    QByteArray path;
    QByteArray call; // "METHOD /path"
    QByteArray requestId;
    Router::Match match;
    int executedStatus = 0;
};

FrontDoor::FrontDoor(World &world, const DemoOptions &options)
    : m_world(world), m_options(options), m_rateLimit(options.ratePerSecond, options.burst)
{
    for (const Fault &fault : options.faults)
        m_faults.add(fault);
}

Delivery FrontDoor::handle(const HttpRequest &request)
{
    QElapsedTimer timer;
    timer.start();
    const QByteArray path = request.rawPath();
    Visit visit{.request = request,
                .path = path,
                .call = request.method + ' ' + decoded(path).toUtf8(),
                .requestId = QUuid::createUuid().toByteArray(QUuid::WithoutBraces),
                .match = m_router.find(request.method, path)};
    const bool isControl = path.startsWith("/__demo/");
    if (!isControl)
        m_calls.arrived(visit.call, m_world.now());

    Delivery delivery;
    if (const int wait = isControl ? 0 : m_rateLimit.take(m_world.now()); wait > 0) {
        m_calls.throttled(visit.call);
        delivery.reply = throttled(visit, wait);
    } else {
        delivery = admit(visit);
    }
    if (!isControl) {
        delivery.delay = m_options.latency;
        m_calls.answered({m_world.now(), visit.call, request.rawQuery(), visit.requestId, request.header("User-Agent"),
                          visit.executedStatus});
    }
    delivery.reply.headers += Headers{
        {"Server", "databricks"},
        {"X-Request-Id", visit.requestId},
        {"X-Databricks-Org-Id", QByteArray::number(World::WorkspaceId)},
        {"Server-Timing", "request_ttfb_msec;dur=" + QByteArray::number(timer.elapsed())},
        {"Strict-Transport-Security", "max-age=31536000; includeSubDomains; preload"},
    };
    return delivery;
}

Delivery FrontDoor::admit(Visit &visit)
{
    const bool isControl = visit.path.startsWith("/__demo/");
    const bool isOpen = visit.match.route != nullptr && visit.match.route->access == Router::Access::Open;
    const Person *person = nullptr;
    if (!isOpen) {
        HttpReply refusal;
        person = personOfToken(visit.request, &refusal, visit.requestId);
        if (person == nullptr)
            return {.reply = refusal};
    }
    const auto fault = isControl ? std::nullopt : m_faults.strike(visit.request.method, visit.path);
    if (fault)
        m_calls.faulted(visit.call);
    if (fault && fault->when == Fault::When::Before) {
        HttpReply nothing;
        nothing.body = "{}";
        return Faults::apply(*fault, nothing, visit.requestId);
    }
    HttpReply reply;
    try {
        if (visit.match.route == nullptr) {
            reply = unknownEndpoint(visit);
        } else {
            if (!isControl)
                m_calls.executed(visit.call);
            reply = visit.match.route->handler(Call(visit.request, person, visit.match.pathParts));
        }
    } catch (const ApiError &error) {
        reply = errorReply(error.status, error.code, error.message, visit.requestId, error.reason);
    }
    visit.executedStatus = reply.status;
    return fault ? Faults::apply(*fault, reply, visit.requestId) : Delivery{.reply = reply};
}

HttpReply FrontDoor::unknownEndpoint(const Visit &visit)
{
    if (visit.path.startsWith("/api/2.0/sql/") && !visit.match.knownPath)
        return {.status = 404}; // the SQL gateway has no words for it
    return errorReply(
        404, QStringLiteral("ENDPOINT_NOT_FOUND"),
        QStringLiteral("No API found for '%1 %2'").arg(QLatin1String(visit.request.method), withoutVersion(visit.path)),
        visit.requestId);
}

HttpReply FrontDoor::throttled(const Visit &visit, int seconds) const
{
    HttpReply reply =
        errorReply(429, QStringLiteral("REQUEST_LIMIT_EXCEEDED"),
                   QStringLiteral("Workspace RPC token bucket limit has been exceeded."), visit.requestId);
    if (m_options.sendRetryAfter)
        reply.headers.append({"Retry-After", QByteArray::number(seconds)});
    return reply;
}

const Person *FrontDoor::personOfToken(const HttpRequest &request, HttpReply *refusal,
                                       const QByteArray &requestId) const
{
    const QByteArray header = request.header("Authorization");
    if (header.size() < 8 || header.left(7).compare("Bearer ", Qt::CaseInsensitive) != 0) {
        *refusal = errorReply(
            401, 401, QStringLiteral("Credential was not sent or was of an unsupported type for this API."), requestId);
        refusal->headers.emplaceBack("X-Databricks-Reason-Phrase", "Credential was not sent.");
        return nullptr;
    }
    const QByteArray token = header.mid(7).trimmed();
    const Person *person = nullptr;
    for (const DemoOptions::User &user : m_options.users) {
        if (sameSecret(user.token, token))
            person = m_world.people.person(user.userName);
    }
    if (person == nullptr || !person->active) {
        *refusal = errorReply(
            403, 403, QStringLiteral("Invalid access token. [ReqId: %1]").arg(QLatin1String(requestId)), requestId);
        refusal->headers.emplaceBack("X-Databricks-Reason-Phrase", "Invalid access token.");
        return nullptr;
    }
    return person;
}

} // namespace trowel::demo
