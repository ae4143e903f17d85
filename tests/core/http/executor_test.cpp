// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/executor.h"
#include "core/http/network_factory.h"
#include "tests/support/fake_clock.h"
#include "tests/support/mean_server.h"

#include <QTest>

#include <gtest/gtest.h>

using namespace trowel;
using namespace std::chrono_literals;

namespace {

struct Wire
{
    explicit Wire(MeanServer::Answer answer, ExecutorLimits limits = {})
        : server(std::move(answer)), executor(factory, server.url(), clock, limits)
    {
    }

    Task<Response> send(Request request)
    {
        WireRequest wire;
        wire.request = std::move(request);
        wire.path = "/api/2.0/thing";
        wire.authorization = "Bearer secret-token";
        wire.authMethod = "pat";
        return executor.send(wire);
    }
    std::optional<Result<Response>> get(Request request, std::chrono::milliseconds step = 0ms)
    {
        std::optional<Result<Response>> result;
        QObject context;
        send(std::move(request)).onDone(&context, [&](Result<Response> r) { result = std::move(r); });
        const bool done = QTest::qWaitFor(
            [&] {
                clock.advance(step);
                return result.has_value();
            },
            10'000);
        EXPECT_TRUE(done);
        if (!result)
            result = failure(Error::Kind::Internal, QStringLiteral("no answer"));
        return result;
    }

    SystemNetworkFactory factory;
    FakeClock clock;
    MeanServer server;
    Executor executor;
};

Request change(Verb verb, const QByteArray &body = {})
{
    Request request;
    request.verb = verb;
    request.body = body;
    return request;
}

struct Form
{
    Verb verb;
    QByteArray body;
};

const QList<Form> forms = {{Verb::Post, {}},
                           {Verb::Post, "{}"},
                           {Verb::Post, QByteArray(300'000, 'x')},
                           {Verb::Put, {}},
                           {Verb::Put, "{}"},
                           {Verb::Put, QByteArray(300'000, 'x')},
                           {Verb::Patch, {}},
                           {Verb::Patch, "{}"},
                           {Verb::Delete, {}},
                           {Verb::Delete, "{\"a\":1}"},
                           {Verb::Patch, QByteArray(300'000, 'x')}};

void expectOnce(bool hard, bool reused)
{
    for (const Form &form : forms) {
        Wire wire(always(MeanServer::reply(200, "{}")));
        if (reused) {
            EXPECT_TRUE(wire.get(Request())->has_value());
        }
        const qsizetype before = wire.server.requests().size();
        wire.server.setAnswer([hard](QTcpSocket *socket, const QByteArray &) {
            if (hard)
                MeanServer::reset(socket);
            else
                socket->disconnectFromHost();
        });
        const auto result = wire.get(change(form.verb, form.body));
        ASSERT_FALSE(result->has_value());
        EXPECT_EQ(result->error().kind, Error::Kind::OutcomeUnknown) << int(form.verb) << ' ' << form.body.size();
        EXPECT_EQ(wire.server.requests().size() - before, 1) << int(form.verb) << ' ' << form.body.size();
    }
}

} // namespace

TEST(Executor, EveryChangeArrivesOnceWhenTheConnectionIsReset)
{
    expectOnce(true, false);
    expectOnce(true, true);
}

TEST(Executor, EveryChangeArrivesOnceWhenTheConnectionIsClosed)
{
    expectOnce(false, false);
    expectOnce(false, true);
}

TEST(Executor, SendsWhatTheHouseSends)
{
    Wire wire(always(MeanServer::reply(200, "{\"ok\":true}", "X-Request-Id: r1\r\n")));
    const auto result = wire.get(change(Verb::Post, "{\"a\":1}"));
    ASSERT_TRUE(result->has_value());
    EXPECT_EQ((*result)->body, "{\"ok\":true}");
    EXPECT_EQ((*result)->requestId, QStringLiteral("r1"));
    const QByteArray sent = wire.server.requests().value(0);
    EXPECT_TRUE(sent.startsWith("POST /api/2.0/thing HTTP/1.1\r\n")) << sent.constData();
    EXPECT_TRUE(sent.contains("Authorization: Bearer secret-token\r\n")) << sent.constData();
    EXPECT_TRUE(sent.contains("User-Agent: trowel/")) << sent.constData();
    EXPECT_TRUE(sent.contains(" auth/pat\r\n"));
    EXPECT_TRUE(sent.contains("traceparent: 00-"));
    EXPECT_TRUE(sent.endsWith("\r\n\r\n{\"a\":1}"));
}

TEST(Executor, FollowsNoRedirectAndKeepsTheToken)
{
    MeanServer other(always(MeanServer::reply(200, "{}")));
    Wire wire(always(MeanServer::reply(302, {}, "Location: " + other.url().toEncoded() + "/login.html?x=1\r\n")));
    const auto result = wire.get(Request());
    ASSERT_FALSE(result->has_value());
    EXPECT_EQ(result->error().kind, Error::Kind::BadReply);
    EXPECT_TRUE(result->error().message.contains(u"login.html")) << result->error().message.toStdString();
    EXPECT_FALSE(result->error().message.contains(u"x=1"));
    EXPECT_EQ(other.connections(), 0);
}

TEST(Executor, ARedirectedChangeIsABadReply)
{
    Wire wire(always(MeanServer::reply(307, {}, "Location: https://elsewhere.example/\r\n")));
    const auto result = wire.get(change(Verb::Post, "{}"));
    ASSERT_FALSE(result->has_value());
    EXPECT_EQ(result->error().kind, Error::Kind::BadReply);
    EXPECT_EQ(result->error().httpStatus, 307);
}

TEST(Executor, HtmlInPlaceOfJsonIsABadReply)
{
    Wire wire(always(MeanServer::reply(200, "<!doctype html><title>Sign in</title>")));
    EXPECT_EQ(wire.get(Request())->error().kind, Error::Kind::BadReply);
}

TEST(Executor, StatusBeforeQtsError)
{
    Wire wire(always(MeanServer::reply(429, "{\"error_code\":\"REQUEST_LIMIT_EXCEEDED\",\"message\":\"slow\"}",
                                       "Retry-After: 7\r\n")));
    const Error error = wire.get(Request())->error();
    EXPECT_EQ(error.kind, Error::Kind::Throttled);
    EXPECT_EQ(error.retryAfter, std::optional<std::chrono::milliseconds>(7s));
}

TEST(Executor, ATruncatedAnswerIsNoAnswer)
{
    const auto cut = [](QTcpSocket *socket, const QByteArray &) {
        socket->write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"a\":");
        socket->disconnectFromHost();
    };
    EXPECT_EQ(Wire(cut).get(Request())->error().kind, Error::Kind::Connection);
    EXPECT_EQ(Wire(cut).get(change(Verb::Post))->error().kind, Error::Kind::OutcomeUnknown);
}

TEST(Executor, LimitsTheAnswer)
{
    Request request;
    request.maxResponseBytes = 1000;
    EXPECT_EQ(Wire(always(MeanServer::reply(200, QByteArray(1001, ' ')))).get(request)->error().kind,
              Error::Kind::TooLarge);
    EXPECT_TRUE(Wire(always(MeanServer::reply(200, QByteArray(1000, ' ')))).get(request)->has_value());
    Request post = change(Verb::Post);
    post.maxResponseBytes = 1000;
    EXPECT_EQ(Wire(always(MeanServer::reply(200, QByteArray(1001, ' ')))).get(post)->error().kind,
              Error::Kind::OutcomeUnknown)
        << "the server did it";
    EXPECT_EQ(Wire(always(MeanServer::reply(400, QByteArray(1001, ' ')))).get(post)->error().kind,
              Error::Kind::TooLarge);
}

TEST(Executor, AWorkspaceIdCannotBeginAHeader)
{
    Wire wire(always(MeanServer::reply(200, "{}")));
    const auto sentWith = [&wire](const QByteArray &id) {
        std::optional<Result<Response>> result;
        QObject context;
        WireRequest request;
        request.path = "/api/2.0/thing";
        request.authorization = "Bearer secret-token";
        request.workspaceId = id;
        wire.executor.send(request).onDone(&context, [&](Result<Response> r) { result = std::move(r); });
        EXPECT_TRUE(QTest::qWaitFor([&] { return result.has_value(); }, 10'000));
        return wire.server.requests().last();
    };
    EXPECT_TRUE(sentWith("12345").contains("X-Databricks-Workspace-Id: 12345\r\n"));
    EXPECT_FALSE(sentWith("1\r\nX-Evil: 1").contains("Evil"));
    EXPECT_FALSE(sentWith("1 2").contains("Workspace-Id"));
}

TEST(Executor, ReadsLargeAnswersWhole)
{
    const QByteArray large(5'000'000, 'x');
    const auto result = Wire(always(MeanServer::reply(200, large))).get(Request());
    ASSERT_TRUE(result->has_value());
    EXPECT_EQ((*result)->body.size(), large.size());
}

TEST(Executor, AHangingAnswerTimesOut)
{
    const auto hang = [](QTcpSocket *, const QByteArray &) {};
    EXPECT_EQ(Wire(hang, {.inactivity = 50ms}).get(Request())->error().kind, Error::Kind::Timeout);
    EXPECT_EQ(Wire(hang, {.inactivity = 50ms}).get(change(Verb::Delete))->error().kind, Error::Kind::OutcomeUnknown);
}

TEST(Executor, ADrippingAnswerMeetsTheDeadline)
{
    const auto drip = [](QTcpSocket *socket, const QByteArray &) {
        socket->write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{");
    };
    EXPECT_EQ(Wire(drip).get(Request(), 1s)->error().kind, Error::Kind::Timeout);
}

TEST(Executor, NobodyListensMeansNothingLeft)
{
    QUrl gone;
    {
        gone = MeanServer({}).url();
    }
    SystemNetworkFactory factory;
    FakeClock clock;
    Executor executor(factory, gone, clock);
    WireRequest wire;
    wire.request = change(Verb::Post);
    wire.path = "/x";
    std::optional<Result<Response>> result;
    QObject context;
    executor.send(wire).onDone(&context, [&](Result<Response> r) { result = std::move(r); });
    ASSERT_TRUE(QTest::qWaitFor([&] { return result.has_value(); }, 10'000));
    EXPECT_EQ(result->error().kind, Error::Kind::Connection);
}

TEST(Executor, CancelReachesTheWire)
{
    bool closed = false;
    Wire wire([&](QTcpSocket *socket, const QByteArray &) {
        QObject::connect(socket, &QTcpSocket::disconnected, [&] { closed = true; });
    });
    const Task<Response> task = wire.send(Request());
    ASSERT_TRUE(QTest::qWaitFor([&] { return wire.server.requests().size() == 1; }, 10'000));
    task.cancel();
    EXPECT_TRUE(task.isSettled());
    EXPECT_TRUE(QTest::qWaitFor([&] { return closed; }, 10'000));
}

TEST(Executor, MoreHeadersThanQtReadsEndAsAnErrorThatSaysSo)
{
    // Qt 6.4 stops reading such an answer without a word, so the time limit is the first to notice.
    QByteArray headers;
    for (int i = 0; i < 150; ++i)
        headers += "X-Custom-" + QByteArray::number(i) + ": 1\r\n";
    const QByteArray answer = MeanServer::reply(200, "{}", headers);
    const auto read = Wire(always(answer), {.inactivity = 300ms}).get(Request());
    ASSERT_FALSE(read->has_value());
    EXPECT_EQ(read->error().kind, Error::Kind::Timeout);
    EXPECT_FALSE(read->error().message.isEmpty());
    const auto sent = Wire(always(answer), {.inactivity = 300ms}).get(change(Verb::Post, "{}"));
    ASSERT_FALSE(sent->has_value());
    EXPECT_EQ(sent->error().kind, Error::Kind::OutcomeUnknown) << "it may have been done";
}

TEST(Executor, DroppedConnectionsAreNotUsedAgain)
{
    Wire wire(always(MeanServer::reply(200, "{}")));
    ASSERT_TRUE(wire.get(Request())->has_value());
    ASSERT_TRUE(wire.get(Request())->has_value());
    ASSERT_EQ(wire.server.connections(), 1);
    wire.executor.dropConnections();
    ASSERT_TRUE(wire.get(Request())->has_value());
    EXPECT_EQ(wire.server.connections(), 2);
}

TEST(Executor, ACallWithLittlePatienceEndsEarlier)
{
    Request request;
    request.patience = 50ms;
    const auto hang = [](QTcpSocket *, const QByteArray &) {};
    EXPECT_EQ(Wire(hang, {.inactivity = 60s}).get(request)->error().kind, Error::Kind::Timeout);
}
