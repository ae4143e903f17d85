// SPDX-License-Identifier: GPL-3.0-or-later
// In which order and when calls leave, whatever holds them up on the way.
#include "tests/support/queue_rig.h"

using namespace trowel;
using namespace std::chrono_literals;
using Kind = Error::Kind;
using State = RequestRecord::State;

namespace {

// A disk that answers when the test says, to several changes at once.
struct SlowDisk final : AuditSink
{
    Task<Nothing> attempt(const AuditAttempt &) override
    {
        Promise<Nothing> written;
        waiting.append(written);
        return written.task();
    }
    void outcome(const AuditOutcome &) override {}
    void answer()
    {
        for (const auto &written : std::exchange(waiting, {}))
            written.settle(Nothing{});
    }
    QList<Promise<Nothing>> waiting;
};

QByteArrayList namesOf(const QByteArrayList &requests)
{
    QByteArrayList names;
    for (const QByteArray &request : requests)
        names.append(request.split(' ').value(1).split('/').value(5));
    return names;
}

} // namespace

TEST(QueueOrder, ADiskThatStallsMakesNoBurst)
{
    MeanServer server(silent);
    TestQueue world(server.url());
    SlowDisk disk;
    RequestQueue queue(QueueSetup{.workspace = QStringLiteral("slow"),
                                  .host = server.url(),
                                  .workspaceId = {},
                                  .limiter = world.limiter,
                                  .network = world.network,
                                  .authenticator = world.authenticator,
                                  .audit = disk,
                                  .clock = world.clock});
    const ApiClient api(queue);
    QList<Task<Response>> tasks;
    for (int i = 0; i < 10; ++i)
        tasks.append(api.post(Route::Warehouses, {QString::number(i)}));
    ASSERT_TRUE(world.until([&] { return disk.waiting.size() == 10; }, 40ms));
    EXPECT_EQ(server.requests().size(), 0);

    // The clock stands still: as many may leave as the limiter lets go at once.
    world.clock.advance(10s);
    disk.answer();
    ASSERT_TRUE(world.until([&] { return server.requests().size() == RateLimiter::burst; }));
    EXPECT_FALSE(QTest::qWaitFor([&] { return server.requests().size() > RateLimiter::burst; }, 200));
    EXPECT_EQ(queue.load().onWire, RateLimiter::burst);
    EXPECT_EQ(queue.load().waiting, 10 - RateLimiter::burst);

    ASSERT_TRUE(world.until([&] { return server.requests().size() == 10; }, 10ms));
    EXPECT_TRUE(disk.waiting.isEmpty()) << "written down twice";
    queue.cancelAll();
}

TEST(QueueOrder, WhatIsReadyButWaitsCanBeCancelled)
{
    QueueRig s(silent);
    s.test.audit.holdBack = true;
    const auto change = s.start();
    ASSERT_TRUE(s.test.until([&] { return s.test.audit.held.has_value(); }));
    s.test.clock.advance(1s);
    s.test.limiter->pauseHost(10s);
    s.test.audit.held->settle(Nothing{});
    ASSERT_TRUE(s.test.until([&] { return s.test.queue.load().waiting == 1; }));
    EXPECT_EQ(s.test.queue.load().onWire, 0);
    change.cancel();
    EXPECT_EQ(s.test.last.state, State::Cancelled);
    EXPECT_EQ(s.test.audit.attempts.size(), 1);
    ASSERT_EQ(s.test.audit.outcomes.size(), 1);
    EXPECT_EQ(s.test.audit.outcomes[0].outcome, QStringLiteral("cancelled"));
    EXPECT_EQ(s.server.requests().size(), 0);
}

TEST(QueueOrder, WhatBecomesReadyWhileSignedOutDoesNotLeave)
{
    QueueRig s;
    s.test.audit.holdBack = true;
    const auto change = s.watch(s.start());
    ASSERT_TRUE(s.test.until([&] { return s.test.audit.held.has_value(); }));
    s.test.queue.signedOut(Error::make(Kind::Unauthenticated, QStringLiteral("gone")));
    s.test.audit.held->settle(Nothing{});
    ASSERT_TRUE(s.test.until([&] { return change->has_value(); }));
    ASSERT_FALSE((*change)->has_value());
    EXPECT_EQ((*change)->error().message, QStringLiteral("gone"));
    EXPECT_EQ(s.server.requests().size(), 0);
    EXPECT_EQ(s.test.queue.load().onWire, 0);
}

TEST(QueueOrder, AChangeThatIsRefusedWhileSignedOutDoesNotWaitForTheNextSignIn)
{
    QTcpSocket *held = nullptr;
    QueueRig s([&](QTcpSocket *socket, const QByteArray &) { held = socket; });
    const auto change = s.watch(s.start());
    ASSERT_TRUE(s.test.until([&] { return held != nullptr; }));
    s.test.queue.signedOut(Error::make(Kind::Unauthenticated, QStringLiteral("gone")));
    held->write(MeanServer::reply(429, {}, "Retry-After: 1\r\n"));
    ASSERT_TRUE(s.test.until([&] { return change->has_value(); }, 10ms));
    ASSERT_FALSE((*change)->has_value());
    EXPECT_EQ((*change)->error().message, QStringLiteral("gone"));
    EXPECT_EQ(s.test.queue.load().waiting, 0);
}

TEST(QueueOrder, WhatIsRefusedTogetherComesBackInOrder)
{
    QList<QTcpSocket *> sockets;
    QueueRig s([&](QTcpSocket *socket, const QByteArray &) { sockets.append(socket); });
    QList<Task<Response>> tasks;
    for (int i = 0; i < 3; ++i)
        tasks.append(s.api.post(Route::Warehouses, {QString::number(i)}));
    ASSERT_TRUE(s.test.until([&] { return sockets.size() == 3; }));
    const QByteArrayList first = namesOf(s.server.requests());
    for (int i = 0; i < 3; ++i)
        sockets[first.indexOf(QByteArray::number(i))]->write(MeanServer::reply(429, {}, "Retry-After: 1\r\n"));
    ASSERT_TRUE(s.test.until([&] { return s.server.requests().size() == 6; }, 20ms));
    // By the order of leaving: three connections may arrive in any.
    QStringList again;
    for (const RequestRecord &record : s.test.records) {
        if (record.state == State::OnWire && record.attempt == 2)
            again.append(record.path.section(u'/', -1));
    }
    EXPECT_EQ(again, (QStringList{QStringLiteral("0"), QStringLiteral("1"), QStringLiteral("2")}));
}

TEST(QueueOrder, ALaneThatIsPassedOverGetsItsTurn)
{
    QueueRig s;
    QObject context;
    int clicks = 0;
    const auto list = s.watch(s.api.inLane(Lane::Transfer).get(Route::Workspace, {QStringLiteral("transfer")}));
    // Somebody who never stops clicking.
    std::function<void()> click = [&] {
        ++clicks;
        s.api.get(Route::Warehouses, {QStringLiteral("c%1").arg(clicks)})
            .onDone(&context, [&](const Result<Response> &) { click(); });
    };
    for (int i = 0; i < 12; ++i)
        click();
    EXPECT_TRUE(s.test.until([&] { return list->has_value() || clicks > 400; }, 5ms));
    EXPECT_TRUE(list->has_value());
    EXPECT_LT(clicks, 100);
}

TEST(QueueRenewal, SeveralRefusalsShareOneRenewal)
{
    QList<QTcpSocket *> sockets;
    QueueRig s([&](QTcpSocket *socket, const QByteArray &) { sockets.append(socket); });
    QList<std::shared_ptr<std::optional<Result<Response>>>> results;
    for (int i = 0; i < 3; ++i)
        results.append(s.watch(s.api.get(Route::Warehouses, {QString::number(i)})));
    ASSERT_TRUE(s.test.until([&] { return sockets.size() == 3; }));
    s.server.setAnswer(always(MeanServer::reply(200, "{}")));
    for (QTcpSocket *socket : std::as_const(sockets))
        socket->write(MeanServer::reply(401, {}));
    ASSERT_TRUE(s.test.until(
        [&] { return std::all_of(results.begin(), results.end(), [](const auto &r) { return r->has_value(); }); },
        10ms));
    for (const auto &result : results)
        EXPECT_TRUE((*result)->has_value());
    EXPECT_EQ(s.test.authenticator.renewals, 1);
    EXPECT_EQ(s.server.requests().size(), 6);
}

namespace {

struct LateAuthenticator final : Authenticator
{
    Task<QByteArray> authorization() override { return Task<QByteArray>::ready(QByteArray("Bearer x")); }
    Task<Nothing> renew() override { return renewal.task(); }
    QByteArray method() const override { return "late"; }
    Promise<Nothing> renewal;
};

} // namespace

TEST(QueueRenewal, CancelledWhileItRenews)
{
    MeanServer server(always(MeanServer::reply(401, {})));
    TestQueue world(server.url());
    LateAuthenticator late;
    RequestQueue queue(QueueSetup{.workspace = QStringLiteral("late"),
                                  .host = server.url(),
                                  .workspaceId = {},
                                  .limiter = world.limiter,
                                  .network = world.network,
                                  .authenticator = late,
                                  .audit = world.audit,
                                  .clock = world.clock});
    const ApiClient api(queue);
    RequestRecord last;
    QObject::connect(&queue, &RequestQueue::requestChanged, &queue, [&](const RequestRecord &r) { last = r; });
    const auto gone = api.get(Route::Warehouses);
    ASSERT_TRUE(world.until([&] { return last.waitsFor == u"sign-in"; }));
    EXPECT_EQ(queue.load().onWire, 0);
    gone.cancel();
    EXPECT_EQ(last.state, State::Cancelled);
    server.setAnswer(always(MeanServer::reply(200, "{}")));
    late.renewal.settle(Nothing{});
    EXPECT_FALSE(QTest::qWaitFor([&] { return server.requests().size() > 1; }, 100));
    QObject context;
    std::optional<Result<Response>> next;
    api.get(Route::Warehouses).onDone(&context, [&](Result<Response> r) { next = std::move(r); });
    ASSERT_TRUE(world.until([&] { return next.has_value(); }, 10ms));
    EXPECT_TRUE(next->has_value());
}
