// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/api_client.h"
#include "core/http/audit_sink.h"
#include "core/http/authenticator.h"
#include "core/http/network_factory.h"
#include "core/http/rate_limiter.h"
#include "core/http/request_queue.h"
#include "tests/support/fake_clock.h"

#include <QCoreApplication>
#include <QTest>

namespace trowel {

inline const QByteArray testToken = "dapi0123456789abcdef0123456789abcdef";

struct FakeAuthenticator final : Authenticator
{
    Task<QByteArray> authorization() override { return Task<QByteArray>::ready("Bearer " + token); }
    Task<Nothing> renew() override
    {
        ++renewals;
        return canRenew ? Task<Nothing>::ready(Nothing{})
                        : Task<Nothing>::ready(failure(Error::Kind::Unauthenticated, QStringLiteral("no")));
    }
    QByteArray method() const override { return "pat"; }

    QByteArray token = testToken;
    bool canRenew = true;
    int renewals = 0;
};

struct FakeAudit final : AuditSink
{
    Task<Nothing> attempt(const AuditAttempt &entry) override
    {
        attempts.append(entry);
        if (holdBack) {
            held = Promise<Nothing>();
            return held->task();
        }
        return Task<Nothing>::ready(result);
    }
    void outcome(const AuditOutcome &entry) override { outcomes.append(entry); }

    QList<AuditAttempt> attempts;
    QList<AuditOutcome> outcomes;
    Result<Nothing> result = Nothing{};
    bool holdBack = false;
    std::optional<Promise<Nothing>> held;
};

/// A queue with everything around it faked but the wire. Time moves by `clock`, random numbers are one half.
struct TestQueue
{
    explicit TestQueue(const QUrl &host, std::function<const RouteInfo &(Route)> routes = routeInfo)
        : limiter(std::make_shared<RateLimiter>([this] { return clock.now(); }))
        , queue(QueueSetup{.workspace = QStringLiteral("test"),
                           .host = host,
                           .workspaceId = QStringLiteral("4711"),
                           .limiter = limiter,
                           .network = network,
                           .authenticator = authenticator,
                           .audit = audit,
                           .clock = clock,
                           .retry = RetryPolicy([] { return 0.5; }),
                           .routes = std::move(routes)})
    {
        QObject::connect(&queue, &RequestQueue::requestChanged, &queue, [this](const RequestRecord &record) {
            records.append(record);
            last = record;
        });
    }

    /// Spins until `done`, moving the clock on in steps so that rates and pauses pass.
    template <typename F>
    bool until(F done, std::chrono::milliseconds step = std::chrono::milliseconds(0))
    {
        return QTest::qWaitFor(
            [&] {
                clock.advance(step);
                QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
                return bool(done());
            },
            10'000);
    }

    FakeClock clock;
    FakeAuthenticator authenticator;
    FakeAudit audit;
    SystemNetworkFactory network;
    std::shared_ptr<RateLimiter> limiter;
    QList<RequestRecord> records;
    RequestRecord last;
    RequestQueue queue; // the last: it reports until its end
};

} // namespace trowel
