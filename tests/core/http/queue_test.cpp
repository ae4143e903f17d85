// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/queue_rig.h"

#include <gtest/gtest.h>

using namespace trowel;
using namespace std::chrono_literals;
using Kind = Error::Kind;
using State = RequestRecord::State;
using Rig = QueueRig;

TEST(RequestQueue, OneChangeFromEndToEnd)
{
    Rig s;
    EXPECT_TRUE(s.wait(s.start()).has_value());
    ASSERT_EQ(s.server.requests().size(), 1);
    EXPECT_TRUE(s.server.requests()[0].startsWith("POST /api/2.0/sql/warehouses/a/start HTTP/1.1"));
    EXPECT_TRUE(s.server.requests()[0].contains("X-Databricks-Workspace-Id: 4711"));
    EXPECT_EQ(s.test.last.state, State::Done);
    ASSERT_EQ(s.test.audit.attempts.size(), 1);
    ASSERT_EQ(s.test.audit.outcomes.size(), 1);
    EXPECT_EQ(s.test.audit.outcomes[0].outcome, QStringLiteral("done"));
    EXPECT_EQ(s.test.queue.load().onWire, 0);
}

TEST(RequestQueue, EncodesEveryPartOnce)
{
    Rig s;
    const auto answer = s.wait(s.api.get(Route::Warehouses, {QStringLiteral("a/b %é")},
                                         {{QStringLiteral("page_token"), QStringLiteral("a+/=")}}));
    EXPECT_TRUE(answer.has_value());
    EXPECT_TRUE(s.server.requests().value(0).startsWith(
        "GET /api/2.0/sql/warehouses/a%2Fb%20%25%C3%A9?page_token=a%2B%2F%3D HTTP"))
        << s.server.requests().value(0).constData();
}

TEST(RequestQueue, RefusesPartsThatNameSomethingElse)
{
    Rig s;
    for (const QString &part : {QString(), QStringLiteral("."), QStringLiteral("..")})
        EXPECT_EQ(s.wait(s.api.del(Route::Warehouses, {part})).error().kind, Kind::BadRequest);
    EXPECT_EQ(s.server.connections(), 0);
}

TEST(RequestQueue, WhoAsksAfterItHasGoneIsCancelled)
{
    std::optional<ApiClient> left;
    {
        const Rig s;
        left = s.api;
    }
    QObject context;
    std::optional<Result<Response>> got;
    left->get(Route::Warehouses).onDone(&context, [&got](Result<Response> answer) { got = std::move(answer); });
    ASSERT_TRUE(QTest::qWaitFor([&] { return got.has_value(); }, 10'000));
    ASSERT_FALSE(got->has_value());
    EXPECT_TRUE(got->error().isCancelled());
}

TEST(RequestQueue, IdenticalReadsShareACallAndLeaveAlone)
{
    Rig s(silent);
    const auto first = s.list();
    const auto second = s.list();
    ASSERT_TRUE(s.test.until([&] { return s.server.requests().size() == 1; }));
    const auto third = s.list();
    first.cancel();
    EXPECT_TRUE(first.isSettled());
    EXPECT_FALSE(second.isSettled());
    EXPECT_EQ(s.test.queue.load().onWire, 1);
    second.cancel();
    third.cancel();
    EXPECT_EQ(s.test.last.state, State::Cancelled);
    EXPECT_EQ(s.test.queue.load().onWire, 0);
    EXPECT_EQ(s.server.requests().size(), 1);
}

TEST(RequestQueue, WhoeverLeavesASharedReadIsCancelled)
{
    Rig s(silent);
    const auto first = s.watch(s.list());
    const auto leaving = s.list();
    const auto left = s.watch(leaving);
    ASSERT_TRUE(s.test.until([&] { return s.server.requests().size() == 1; }));
    leaving.cancel();
    ASSERT_TRUE(s.test.until([&] { return left->has_value(); }));
    EXPECT_EQ((*left)->error().kind, Kind::Cancelled);
    EXPECT_FALSE(first->has_value());
}

TEST(RequestQueue, AReadFromBeforeAChangeIsNotShared)
{
    Rig s(silent);
    const auto before = s.list();
    ASSERT_TRUE(s.test.until([&] { return s.server.requests().size() == 1; }));
    const auto change = s.start();
    ASSERT_TRUE(s.test.until([&] { return s.server.requests().size() == 2; }, 50ms));
    const auto after = s.list();
    EXPECT_TRUE(s.test.until([&] { return s.server.requests().size() == 3; }, 50ms));
}

TEST(RequestQueue, CancelInEveryState)
{
    Rig s(silent);
    const auto queued = s.list();
    queued.cancel();
    EXPECT_TRUE(queued.isSettled());
    EXPECT_EQ(s.test.last.state, State::Cancelled);

    s.test.audit.holdBack = true;
    const auto writing = s.start();
    ASSERT_TRUE(s.test.until([&] { return s.test.audit.attempts.size() == 1; }, 50ms));
    writing.cancel();
    EXPECT_EQ(s.test.last.state, State::Cancelled);
    EXPECT_EQ(s.test.audit.outcomes.value(0).outcome, QStringLiteral("cancelled"));
    EXPECT_EQ(s.server.requests().size(), 0);
    s.test.audit.holdBack = false;

    const auto onWire = s.start();
    ASSERT_TRUE(s.test.until([&] { return s.server.requests().size() == 1; }, 50ms));
    onWire.cancel();
    EXPECT_EQ(s.test.last.state, State::Cancelled);
    EXPECT_EQ(s.test.audit.outcomes.value(1).outcome, QStringLiteral("outcome unknown"));

    s.server.setAnswer(always(MeanServer::reply(429, {}, "Retry-After: 100\r\n")));
    const auto refused = s.start();
    ASSERT_TRUE(s.test.until([&] { return s.test.last.state == State::Retrying; }, 50ms));
    refused.cancel();
    EXPECT_EQ(s.test.last.state, State::Cancelled);
    EXPECT_EQ(s.test.last.status, 429) << "that is known";
    EXPECT_EQ(s.test.queue.load().waiting, 0);
    EXPECT_EQ(s.test.queue.load().onWire, 0);
}

TEST(RequestQueue, AChangeGoesOnWhenItsAskerGoes)
{
    Rig s;
    {
        QObject page;
        s.start().onDone(&page, [](const Result<Response> &) {});
    }
    EXPECT_TRUE(s.test.until([&] { return s.test.last.state == State::Done; }, 10ms));
}

TEST(RequestQueue, WithoutAnAuditEntryNothingIsChanged)
{
    Rig s;
    s.test.audit.result = failure(Kind::Storage, QStringLiteral("disk full"));
    EXPECT_EQ(s.wait(s.start()).error().kind, Kind::Storage);
    EXPECT_EQ(s.server.requests().size(), 0);
    EXPECT_TRUE(s.wait(s.list()).has_value());
}

TEST(RequestQueue, A429PausesAndEveryRequestIsRepeated)
{
    Rig s(inTurn({MeanServer::reply(429, {}, "Retry-After: 5\r\n"), MeanServer::reply(200, "{}")}));
    const auto result = s.watch(s.start());
    ASSERT_TRUE(s.test.until([&] { return s.test.last.state == State::Retrying; }, 10ms));
    const auto pausedAt = s.test.clock.now();
    EXPECT_EQ(s.test.last.waitsFor, QStringLiteral("Retry-After"));
    ASSERT_TRUE(s.test.until([&] { return result->has_value(); }, 100ms));
    EXPECT_GE(s.test.clock.now() - pausedAt, 4900ms);
    EXPECT_TRUE((*result)->has_value());
    EXPECT_EQ(s.test.last.attempt, 2);
    EXPECT_EQ(s.test.last.history.size(), 2);
    EXPECT_EQ(s.test.audit.attempts.size(), 2);
    EXPECT_EQ(s.test.audit.outcomes.value(0).outcome, QStringLiteral("retried"));
}

TEST(RequestQueue, AnAttemptThatIsCalledOffDoesNotClaimTheAnswerOfAnother)
{
    Rig s(inTurn({MeanServer::reply(429, {}, "Retry-After: 1\r\nX-Request-Id: first\r\n"), QByteArray()}));
    const auto change = s.start();
    ASSERT_TRUE(s.test.until([&] { return s.server.requests().size() == 2; }, 50ms));
    change.cancel();
    ASSERT_EQ(s.test.audit.outcomes.size(), 2);
    EXPECT_EQ(s.test.audit.outcomes[0].status, 429);
    EXPECT_EQ(s.test.audit.outcomes[1].outcome, QStringLiteral("outcome unknown"));
    EXPECT_EQ(s.test.audit.outcomes[1].status, 0);
    EXPECT_EQ(s.test.audit.outcomes[1].serverRequestId, QString());
}

TEST(RequestQueue, WhatOnlySoundsLikeALimitIsNotRepeatedWithoutEnd)
{
    Rig s(always(MeanServer::reply(400, R"({"error_code":"RESOURCE_EXHAUSTED","message":"no room"})")));
    EXPECT_FALSE(s.wait(s.list(), 100ms).has_value());
    EXPECT_LE(s.server.requests().size(), 5);
}

TEST(RequestQueue, A503RepeatsReadsAndLeavesChangesToThePerson)
{
    Rig s(always(MeanServer::reply(503, {})));
    EXPECT_EQ(s.wait(s.start(), 100ms).error().kind, Kind::Unavailable);
    EXPECT_EQ(s.server.requests().size(), 1);
    EXPECT_EQ(s.wait(s.list(), 100ms).error().kind, Kind::Unavailable);
    EXPECT_EQ(s.server.requests().size(), 5);
}

TEST(RequestQueue, RenewsOnceAndRepeatsOnce)
{
    Rig s(inTurn({MeanServer::reply(401, {}), MeanServer::reply(200, "{}")}));
    EXPECT_TRUE(s.wait(s.start()).has_value());
    EXPECT_EQ(s.test.authenticator.renewals, 1);

    Rig bad(always(MeanServer::reply(403, "{\"error_code\":403,\"message\":\"Invalid access token.\"}")));
    int signedOut = 0;
    QObject::connect(&bad.test.queue, &RequestQueue::unauthenticated, [&] { ++signedOut; });
    EXPECT_EQ(bad.wait(bad.list()).error().kind, Kind::Unauthenticated);
    EXPECT_EQ(bad.server.requests().size(), 2);
    EXPECT_EQ(signedOut, 1);
}

TEST(RequestQueue, WaitsForTheSignIn)
{
    Rig s;
    s.test.queue.hold();
    const auto waiting = s.watch(s.list());
    Request me;
    me.route = Route::Scim;
    me.path = {QStringLiteral("Me")};
    me.signsIn = true;
    EXPECT_TRUE(s.wait(s.api.send(me)).has_value());
    EXPECT_FALSE(waiting->has_value());
    s.test.queue.signedOut(Error::make(Kind::Unauthenticated, {}));
    EXPECT_EQ(s.wait(s.start()).error().kind, Kind::Unauthenticated);
    EXPECT_FALSE(waiting->has_value());
    s.test.queue.release();
    EXPECT_TRUE(s.test.until([&] { return waiting->has_value(); }, 10ms));
}

TEST(RequestQueue, NoSecretInRecordsOrAudit)
{
    Rig s(always(MeanServer::reply(400, "{\"error_code\":\"X\",\"message\":\"bad token " + testToken + "\"}")));
    Request request;
    request.verb = Verb::Post;
    request.route = Route::Permissions;
    request.query = {{QStringLiteral("token"), QString::fromLatin1(testToken)}};
    request.body = "{\"token_value\":\"hunter2\",\"name\":\"n\"}";
    EXPECT_FALSE(s.wait(s.api.send(request)).has_value());
    QString all;
    for (const RequestRecord &record : s.test.records) {
        all += record.path + record.requestBody + record.answer + record.history.join(u' ') + record.asCurl();
        if (record.error)
            all += record.error->message;
    }
    for (const AuditAttempt &entry : s.test.audit.attempts)
        all += entry.path + entry.query + entry.body;
    for (const AuditOutcome &entry : s.test.audit.outcomes)
        all += entry.detail;
    EXPECT_FALSE(all.contains(QString::fromLatin1(testToken)));
    EXPECT_FALSE(all.contains(u"hunter2"));
    EXPECT_TRUE(all.contains(u"$DATABRICKS_TOKEN"));
}

TEST(RequestQueue, AClickBeatsWhatWaits)
{
    Rig s(silent);
    QList<Task<Response>> tasks;
    for (int i = 0; i < 40; ++i)
        tasks.append(s.api.inLane(Lane::Transfer).get(Route::Warehouses, {QString::number(i)}));
    ASSERT_TRUE(s.test.until([&] { return s.server.requests().size() == 10; }, 50ms));
    tasks.append(s.api.get(Route::Warehouses, {QStringLiteral("click")}));
    ASSERT_TRUE(s.test.until([&] { return s.server.requests().size() == 11; }, 50ms));
    EXPECT_TRUE(s.server.requests().last().contains("/click "));
}
