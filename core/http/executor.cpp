// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/executor.h"

#include "core/http/exchange.h"
#include "core/http/network_factory.h"
#include "core/http/one_shot_body.h"
#include "core/http/url.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QRandomGenerator>
#include <QSysInfo>

#include <algorithm>

namespace trowel {

namespace {

constexpr qint64 slowestUpload = 64 * 1024; // bytes per second

QByteArray userAgent(const QByteArray &authMethod)
{
    QByteArray agent =
        "trowel/" TROWEL_VERSION " qt/" + QByteArray(qVersion()) + " os/" + QSysInfo::kernelType().toLatin1();
    if (!authMethod.isEmpty())
        agent += " auth/" + authMethod;
    return agent;
}

QByteArray traceParent()
{
    quint64 words[3];
    QRandomGenerator::global()->fillRange(words);
    const auto hex = [](quint64 word) { return QByteArray::number(word, 16).rightJustified(16, '0'); };
    return "00-" + hex(words[0]) + hex(words[1]) + '-' + hex(words[2]) + "-01";
}

QNetworkRequest networkRequest(const WireRequest &wire, const QUrl &url, const QUrl &host, const ExecutorLimits &limits)
{
    QNetworkRequest request(url);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    request.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    request.setTransferTimeout(
        int(std::min(limits.inactivity, wire.request.patience.value_or(limits.inactivity)).count()));
    request.setRawHeader("Accept-Encoding", "gzip"); // said by ourselves: Qt leaves the unpacking to us
    request.setRawHeader("Accept", wire.request.answerIsContent ? "*/*" : "application/json");
    request.setRawHeader("User-Agent", userAgent(wire.authMethod));
    request.setRawHeader("traceparent", traceParent());
    // It may come from a pasted address: a line break would begin a header, or a request, of its own.
    const bool sendable =
        std::all_of(wire.workspaceId.begin(), wire.workspaceId.end(), [](char c) { return c > ' ' && c < '\x7f'; });
    if (!wire.workspaceId.isEmpty() && sendable)
        request.setRawHeader("X-Databricks-Workspace-Id", wire.workspaceId);
    if (!wire.authorization.isEmpty() && mayCarrySecret(url, host))
        request.setRawHeader("Authorization", wire.authorization);
    for (const auto &[name, value] : wire.request.headers)
        request.setRawHeader(name, value);
    if (wire.request.hasBody()) {
        request.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
        request.setHeader(QNetworkRequest::ContentLengthHeader, wire.request.bodySize());
        if (wire.request.bodySize() > 0 || wire.request.verb != Verb::Delete)
            request.setHeader(QNetworkRequest::ContentTypeHeader, wire.request.contentType);
    }
    return request;
}

// A body can be read only once, so that no change is sent twice.
std::unique_ptr<OneShotBody> bodyOf(const Request &what)
{
    if (!what.hasBody())
        return {};
    return what.bodyFile.isEmpty() ? std::make_unique<OneShotBody>(what.body)
                                   : std::make_unique<OneShotBody>(what.bodyFile, what.bodyFileSize);
}

QNetworkReply *start(QNetworkAccessManager &network, const QNetworkRequest &request, const Request &what,
                     std::unique_ptr<OneShotBody> body)
{
    if (what.verb == Verb::Get)
        return network.get(request);
    if (what.verb == Verb::Head)
        return network.head(request);
    QNetworkReply *reply = nullptr;
    if (what.verb == Verb::Post)
        reply = network.post(request, body.get());
    else if (what.verb == Verb::Put)
        reply = network.put(request, body.get());
    else
        reply = network.sendCustomRequest(request, QByteArray(verbName(what.verb).data()), body.get());
    body.release()->setParent(reply);
    return reply;
}

} // namespace

Executor::Executor(NetworkFactory &network, QUrl host, Clock &clock, ExecutorLimits limits)
    : m_network(network), m_host(std::move(host)), m_clock(clock), m_limits(limits)
{
}

Executor::~Executor()
{
    // Before the managers, which delete their replies first.
    for (const auto *managers : {&m_managers, &m_retired}) {
        for (const Manager &manager : *managers)
            qDeleteAll(manager.network->findChildren<Exchange *>(Qt::FindDirectChildrenOnly));
    }
}

void Executor::dropConnections()
{
    for (Manager &manager : m_managers)
        m_retired.push_back(std::move(manager));
    m_managers.clear();
}

Executor::Manager &Executor::pickManager(bool isChange)
{
    std::erase_if(m_retired, [](const Manager &manager) { return *manager.active == 0; });
    const auto least = [](const Manager &a, const Manager &b) { return *a.active < *b.active; };
    auto best = std::min_element(m_managers.begin(), m_managers.end(), least);
    if (m_managers.size() < size_t(m_limits.managers) && (best == m_managers.end() || *best->active >= 6)) {
        m_managers.push_back(Manager{.network = m_network.create(), .lastUsed = m_clock.utc()});
        best = std::prev(m_managers.end());
    }
    // A connection that died while the machine slept would end the change in "outcome unknown". By the wall clock: the
    // steady one stands still in sleep.
    const QDateTime now = m_clock.utc();
    if (isChange && *best->active == 0 && std::abs(best->lastUsed.msecsTo(now)) > m_limits.idle.count())
        best->network->clearConnectionCache();
    best->lastUsed = now;
    return *best;
}

Task<Response> Executor::send(const WireRequest &wire)
{
    const QUrl url = requestUrl(m_host, wire.path, wire.query);
    if (!url.isValid())
        return Task<Response>::ready(failure(Error::Kind::Internal, QStringLiteral("The address is not valid.")));
    std::unique_ptr<OneShotBody> body = bodyOf(wire.request);
    if (body && !body->problem().isEmpty())
        return Task<Response>::ready(failure(Error::Kind::Storage, body->problem()));
    Manager &manager = pickManager(wire.request.hasBody());
    QNetworkReply *reply =
        start(*manager.network, networkRequest(wire, url, m_host, m_limits), wire.request, std::move(body));
    // A large body may take its time as long as something moves.
    const bool isTransfer = wire.request.lane == Lane::Transfer;
    const std::chrono::milliseconds deadline =
        wire.request.patience.value_or((isTransfer ? m_limits.transferDeadline : m_limits.deadline) +
                                       std::chrono::milliseconds(wire.request.bodySize() * 1000 / slowestUpload));
    auto *exchange = new Exchange(reply, wire.request, wire.path, m_clock, deadline);
    exchange->setParent(manager.network.get());
    ++*manager.active;
    QObject::connect(exchange, &QObject::destroyed, exchange, [active = manager.active] { --*active; });
    return exchange->task();
}

} // namespace trowel
