// SPDX-License-Identifier: GPL-3.0-or-later
// What the queue does while nobody can be reached, and after a sleep.
#include "tests/support/queue_rig.h"

#include <QSignalSpy>

using namespace trowel;
using namespace std::chrono_literals;
using Kind = Error::Kind;
using State = RequestRecord::State;

namespace {

const Error kGone = Error::make(Kind::Connection, QStringLiteral("nobody there"));

Request probe()
{
    Request request;
    request.path = {QStringLiteral("Me")};
    request.probes = true;
    return request;
}

} // namespace

TEST(QueueOffline, ReadsWaitAndGoOnByThemselves)
{
    QueueRig rig;
    rig.test.queue.outOfReach(kGone);
    const auto list = rig.watch(rig.list());
    EXPECT_TRUE(rig.test.until([&] { return rig.test.last.waitsFor == QStringLiteral("network"); }));
    rig.test.clock.advance(1h);
    QCoreApplication::processEvents();
    EXPECT_FALSE(list->has_value());
    EXPECT_EQ(rig.server.requests().size(), 0);
    rig.test.queue.withinReach();
    EXPECT_TRUE(rig.test.until([&] { return list->has_value(); }, 10ms));
    EXPECT_TRUE((*list)->has_value());
    EXPECT_EQ(rig.server.requests().size(), 1);
}

TEST(QueueOffline, OnlyAProbeLeaves)
{
    QueueRig rig;
    rig.test.queue.outOfReach(kGone);
    const auto list = rig.watch(rig.list());
    EXPECT_TRUE(rig.wait(rig.test.queue.submit(probe())).has_value());
    EXPECT_FALSE(list->has_value());
    ASSERT_EQ(rig.server.requests().size(), 1);
    EXPECT_TRUE(rig.server.requests().first().startsWith("GET /api/2.0/preview/scim/v2/Me "));
}

TEST(QueueOffline, AChangeThatWaitsSaysThatItNeverLeft)
{
    QueueRig rig;
    rig.test.queue.hold(); // it waits for the sign-in
    const auto start = rig.watch(rig.start());
    QCoreApplication::processEvents();
    rig.test.queue.outOfReach(kGone);
    EXPECT_TRUE(rig.test.until([&] { return start->has_value(); }));
    ASSERT_FALSE((*start)->has_value());
    EXPECT_EQ((*start)->error().kind, Kind::NotSent);
    EXPECT_EQ((*start)->error().message, kGone.message);
    rig.test.queue.withinReach();
    rig.test.queue.release();
    EXPECT_TRUE(rig.wait(rig.list()).has_value());
    EXPECT_EQ(rig.server.requests().size(), 1) << "the change never leaves";
}

TEST(QueueOffline, AChangeAskedForMeanwhileHasItsChance)
{
    QueueRig rig;
    QSignalSpy wanted(&rig.test.queue, &RequestQueue::reachWanted);
    rig.test.queue.outOfReach(kGone);
    const auto lost = rig.watch(rig.start());
    EXPECT_EQ(wanted.size(), 1);
    QCoreApplication::processEvents();
    EXPECT_FALSE(lost->has_value()) << "first somebody looks";
    rig.test.queue.outOfReach(kGone); // in vain
    EXPECT_TRUE(rig.test.until([&] { return lost->has_value(); }));
    EXPECT_EQ((*lost)->error().kind, Kind::NotSent);
    const Task<Response> good = rig.start();
    rig.test.queue.withinReach();
    EXPECT_TRUE(rig.wait(good).has_value());
    EXPECT_EQ(rig.server.requests().size(), 1);
}

TEST(QueueOffline, ReadsInTheBackgroundDoNotAskForTheNetwork)
{
    QueueRig rig;
    QSignalSpy wanted(&rig.test.queue, &RequestQueue::reachWanted);
    rig.test.queue.outOfReach(kGone);
    const auto refresh = rig.watch(rig.api.inLane(Lane::Refresh).get(Route::Warehouses));
    EXPECT_EQ(wanted.size(), 0);
    const auto click = rig.watch(rig.api.get(Route::Warehouses, {QStringLiteral("a")}));
    EXPECT_EQ(wanted.size(), 1);
}

TEST(QueueOffline, WhatMayHaveBeenDoneIsNotCalledUnsent)
{
    // A change that may be repeated: the connection broke behind it, so it waits for its next attempt.
    QueueRig rig([](QTcpSocket *socket, const QByteArray &) { MeanServer::reset(socket); });
    Request put;
    put.verb = Verb::Put;
    put.route = Route::Warehouses;
    put.path = {QStringLiteral("a")};
    put.idempotent = true;
    const auto result = rig.watch(rig.test.queue.submit(put));
    EXPECT_TRUE(rig.test.until([&] { return rig.test.last.state == State::Retrying; }));
    rig.test.queue.outOfReach(kGone);
    EXPECT_TRUE(rig.test.until([&] { return result->has_value(); }));
    EXPECT_EQ((*result)->error().kind, Kind::OutcomeUnknown);
    EXPECT_EQ(rig.server.requests().size(), 1);
}

TEST(QueueOffline, TellsWhetherAnybodyAnswered)
{
    QueueRig rig(inTurn({MeanServer::reply(403, R"({"error_code":"PERMISSION_DENIED","message":"no"})")}));
    QSignalSpy nobody(&rig.test.queue, &RequestQueue::foundNobody);
    QSignalSpy answered(&rig.test.queue, &RequestQueue::answered);
    EXPECT_FALSE(rig.wait(rig.list()).has_value());
    EXPECT_EQ(answered.size(), 1) << "a refusal is an answer";
    EXPECT_EQ(nobody.size(), 0);
    rig.server.setAnswer([](QTcpSocket *socket, const QByteArray &) { MeanServer::reset(socket); });
    EXPECT_FALSE(rig.wait(rig.start()).has_value());
    EXPECT_EQ(nobody.size(), 1);
    EXPECT_EQ(answered.size(), 1);
}

TEST(QueueOffline, AProbeIsNotRepeated)
{
    QueueRig rig([](QTcpSocket *socket, const QByteArray &) { MeanServer::reset(socket); });
    const auto result = rig.wait(rig.test.queue.submit(probe()));
    ASSERT_FALSE(result.has_value());
    EXPECT_EQ(result.error().kind, Kind::Connection);
    EXPECT_EQ(rig.test.last.attempt, 1);
}

TEST(QueueOffline, AfterASleepReadsLeaveAgainOnNewConnections)
{
    QueueRig rig(silent);
    const auto list = rig.watch(rig.list());
    EXPECT_TRUE(rig.test.until([&] { return rig.server.requests().size() == 1; }));
    EXPECT_EQ(rig.server.connections(), 1);
    rig.server.setAnswer(always(MeanServer::reply(200, "{}")));
    rig.test.queue.woke();
    EXPECT_TRUE(rig.test.until([&] { return list->has_value(); }, 10ms));
    EXPECT_TRUE((*list)->has_value());
    EXPECT_EQ(rig.server.requests().size(), 2);
    EXPECT_EQ(rig.server.connections(), 2);
    EXPECT_EQ(rig.test.queue.load().onWire, 0);
}

TEST(QueueOffline, AQuestionByPostIsARead)
{
    QueueRig rig(silent);
    const auto ask = [&rig](const QByteArray &body) {
        Request request;
        request.verb = Verb::Post;
        request.route = Route::Clusters;
        request.path = {QStringLiteral("events")};
        request.body = body;
        request.onlyAsks = true;
        return rig.watch(rig.api.send(std::move(request)));
    };
    const auto first = ask(R"({"cluster_id":"a"})");
    const auto same = ask(R"({"cluster_id":"a"})");
    const auto other = ask(R"({"cluster_id":"b"})");
    EXPECT_TRUE(rig.test.until([&] { return rig.server.requests().size() == 2; }, 50ms)) << "two questions";
    rig.server.setAnswer(always(MeanServer::reply(200, "{}")));
    rig.test.queue.woke();
    EXPECT_TRUE(rig.test.until([&] { return first->has_value() && same->has_value() && other->has_value(); }, 10ms));
    EXPECT_TRUE((*first)->has_value() && (*same)->has_value() && (*other)->has_value());
    ASSERT_EQ(rig.server.requests().size(), 4);
    EXPECT_TRUE(rig.server.requests()[2].startsWith("POST ") && rig.server.requests()[2].contains("cluster_id"))
        << rig.server.requests()[2].constData();
}

TEST(QueueOffline, AfterASleepAChangeOnTheWireIsNotSentAgain)
{
    QueueRig rig(silent);
    const auto start = rig.watch(rig.start());
    EXPECT_TRUE(rig.test.until([&] { return rig.server.requests().size() == 1; }));
    rig.test.queue.woke();
    rig.server.setAnswer(always(MeanServer::reply(200, "{}")));
    EXPECT_TRUE(rig.wait(rig.list()).has_value());
    EXPECT_FALSE(start->has_value()) << "it ends as it may";
    EXPECT_TRUE(rig.test.until([&] { return start->has_value(); }, 10s));
    EXPECT_EQ((*start)->error().kind, Kind::OutcomeUnknown);
    EXPECT_EQ(rig.server.requests().size(), 2);
}
