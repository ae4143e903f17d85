// SPDX-License-Identifier: GPL-3.0-or-later
// A whole workspace, as the program connects it, against the embedded demo and against servers that misbehave.
#include "app/demo/demo_thread.h"
#include "core/auth/token_authenticator.h"
#include "core/http/audit_sink.h"
#include "core/http/network_factory.h"
#include "core/http/rate_limiter.h"
#include "core/workspace.h"
#include "tests/support/mean_server.h"

#include <QTest>

#include <gtest/gtest.h>

using namespace trowel;
using Kind = Error::Kind;
using SignIn = Workspace::SignIn;
using State = RequestRecord::State;

namespace {

struct NoAudit final : AuditSink
{
    Task<Nothing> attempt(const AuditAttempt &entry) override
    {
        attempts.append(entry);
        return Task<Nothing>::ready(Nothing{});
    }
    void outcome(const AuditOutcome &entry) override { outcomes.append(entry); }
    QList<AuditAttempt> attempts;
    QList<AuditOutcome> outcomes;
};

struct WorkspaceTest : testing::Test
{
    std::unique_ptr<Workspace> connectTo(const QUrl &host, const QByteArray &token)
    {
        Profile profile;
        profile.name = QStringLiteral("Test");
        profile.host = host;
        auto authenticator = TokenAuthenticator::make(token);
        EXPECT_TRUE(authenticator.has_value());
        auto workspace =
            std::make_unique<Workspace>(profile, std::move(*authenticator), limiters.forHost(host), network, audit);
        QObject::connect(workspace.get(), &Workspace::requestChanged, &context,
                         [this](const RequestRecord &record) { records.insert(record.id, record); });
        return workspace;
    }

    template <typename T>
    std::shared_ptr<std::optional<Result<T>>> watch(const Task<T> &task)
    {
        auto result = std::make_shared<std::optional<Result<T>>>();
        task.onDone(&context, [result](Result<T> r) { *result = std::move(r); });
        return result;
    }
    template <typename T>
    Result<T> wait(const Task<T> &task)
    {
        const auto result = watch(task);
        EXPECT_TRUE(QTest::qWaitFor([&] { return result->has_value(); }, 20'000));
        return result->value_or(failure(Kind::Internal, QStringLiteral("still waiting")));
    }

    static MeanServer::Answer aWorkspace(const QByteArray &me, const QByteArray &orgId)
    {
        return [me, orgId](QTcpSocket *socket, const QByteArray &request) {
            const bool isMe = request.startsWith("GET /api/2.0/preview/scim/v2/Me ");
            socket->write(MeanServer::reply(200, isMe ? me : "{}", "X-Databricks-Org-Id: " + orgId + "\r\n"));
        };
    }

    SystemNetworkFactory network;
    RateLimiters limiters;
    NoAudit audit;
    QObject context;
    QHash<quint64, RequestRecord> records;
};

struct DemoTest : WorkspaceTest
{
    void SetUp() override { ASSERT_TRUE(demo.start()) << demo.errorString().toStdString(); }
    int arrived(const QByteArray &call) { return demo.workspace()->calls(call).arrived; }
    DemoThread demo;
};

const QByteArray listCall = "GET /api/2.0/sql/warehouses";

} // namespace

TEST_F(DemoTest, SignsInAndSaysWhoThatIs)
{
    const auto workspace = connectTo(demo.url(), demo.token());
    EXPECT_EQ(workspace->signInState(), SignIn::SigningIn);
    int changes = 0;
    QObject::connect(workspace.get(), &Workspace::signInChanged, &context, [&] { ++changes; });
    const auto early = watch(workspace->api().get(Route::Warehouses));
    const auto who = wait(workspace->signIn());
    ASSERT_TRUE(who.has_value()) << who.error().message.toStdString();
    EXPECT_FALSE(who->userName.isEmpty());
    EXPECT_FALSE(who->displayName.isEmpty());
    EXPECT_TRUE(who->isAdmin);
    EXPECT_FALSE(who->workspaceId.isEmpty());
    EXPECT_EQ(workspace->identity().userName, who->userName);
    EXPECT_EQ(workspace->profile().workspaceId, who->workspaceId);
    EXPECT_EQ(workspace->signInState(), SignIn::SignedIn);
    EXPECT_GE(changes, 1);
    ASSERT_TRUE(QTest::qWaitFor([&] { return early->has_value(); }, 10'000)) << "what waited goes on";
    EXPECT_TRUE((*early)->has_value());
    EXPECT_EQ(audit.attempts.last().who, who->userName);
}

TEST_F(DemoTest, AWrongTokenIsSignedOutInTheServersWords)
{
    const auto workspace = connectTo(demo.url(), "dapi00000000000000000000000000000000");
    const auto read = watch(workspace->api().get(Route::Warehouses));
    const auto change = watch(workspace->api().post(Route::Warehouses, {QStringLiteral("a"), QStringLiteral("start")}));
    const auto who = wait(workspace->signIn());
    ASSERT_FALSE(who.has_value());
    EXPECT_EQ(int(who.error().kind), int(Kind::Unauthenticated));
    EXPECT_EQ(workspace->signInState(), SignIn::SignedOut);
    ASSERT_TRUE(workspace->signInError().has_value());
    EXPECT_EQ(workspace->signInError()->message, who.error().message);
    EXPECT_FALSE(who.error().message.isEmpty());
    EXPECT_NE(who.error().httpStatus, 0) << "not the words of the program";
    ASSERT_TRUE(QTest::qWaitFor([&] { return change->has_value(); }, 10'000));
    EXPECT_EQ(int((*change)->error().kind), int(Kind::Unauthenticated));
    EXPECT_FALSE(read->has_value()) << "a read waits";
    EXPECT_EQ(int(wait(workspace->api().del(Route::Warehouses, {QStringLiteral("a")})).error().kind),
              int(Kind::Unauthenticated));
    EXPECT_EQ(demo.workspace()->totalCalls().arrived, 1) << "nothing but the sign-in";
}

TEST_F(WorkspaceTest, WhatWaitedGoesOnAfterTheNextSignIn)
{
    const QByteArray refusal = MeanServer::reply(401, R"({"error_code":"UNAUTHENTICATED","message":"Token expired"})");
    MeanServer server(always(refusal));
    const auto workspace = connectTo(server.url(), "dapi1");
    EXPECT_FALSE(wait(workspace->signIn()).has_value());
    const auto read = watch(workspace->api().get(Route::Warehouses));
    EXPECT_EQ(workspace->signInError()->message, QStringLiteral("Token expired"));
    server.setAnswer(aWorkspace(R"({"userName":"a@b.example"})", "1"));
    ASSERT_TRUE(wait(workspace->signIn()).has_value());
    EXPECT_FALSE(workspace->signInError().has_value());
    ASSERT_TRUE(QTest::qWaitFor([&] { return read->has_value(); }, 10'000));
    EXPECT_TRUE((*read)->has_value());

    // Refused in the middle of the work: signed out, in the server's words.
    server.setAnswer(always(refusal));
    EXPECT_FALSE(wait(workspace->api().get(Route::Warehouses)).has_value());
    EXPECT_EQ(workspace->signInState(), SignIn::SignedOut);
    EXPECT_EQ(workspace->signInError()->message, QStringLiteral("Token expired"));
}

TEST_F(WorkspaceTest, WorkspaceIdsAreTextAndSentAfterwards)
{
    MeanServer server(
        aWorkspace(R"({"userName":"a@b.example","groups":[{"display":"users"},{"display":"Admins of nothing"}]})",
                   "9223372036854775807"));
    const auto workspace = connectTo(server.url(), "dapi1");
    const auto who = wait(workspace->signIn());
    ASSERT_TRUE(who.has_value());
    EXPECT_EQ(who->workspaceId, QStringLiteral("9223372036854775807"));
    EXPECT_FALSE(who->isAdmin);
    EXPECT_EQ(who->displayName, QStringLiteral("a@b.example")) << "the name to sign in with, where there is no other";
    EXPECT_FALSE(server.requests().value(0).contains("X-Databricks-Workspace-Id"));
    EXPECT_TRUE(wait(workspace->api().get(Route::Warehouses)).has_value());
    EXPECT_TRUE(server.requests().last().contains("X-Databricks-Workspace-Id: 9223372036854775807\r\n"));
    EXPECT_EQ(workspace->webUrl(QStringLiteral("sql/warehouses#x")).toString(),
              server.url().toString() + QStringLiteral("/sql/warehouses?o=9223372036854775807#x"));
}

TEST_F(WorkspaceTest, AWorkspaceIdThatIsNoneIsNotSent)
{
    MeanServer server(aWorkspace(R"({"userName":"a@b.example"})", "12 <script>"));
    const auto workspace = connectTo(server.url(), "dapi1");
    const auto who = wait(workspace->signIn());
    ASSERT_TRUE(who.has_value());
    EXPECT_EQ(who->workspaceId, QString());
    EXPECT_TRUE(wait(workspace->api().get(Route::Warehouses)).has_value());
    EXPECT_FALSE(server.requests().last().contains("X-Databricks-Workspace-Id"));
}

TEST_F(WorkspaceTest, AnAnswerThatNamesNobodyIsNoSignIn)
{
    for (const QByteArray &me : {QByteArray("{}"), QByteArray("[]"), QByteArray("<html>"), QByteArray()}) {
        MeanServer server(aWorkspace(me, "1"));
        const auto workspace = connectTo(server.url(), "dapi1");
        EXPECT_FALSE(wait(workspace->signIn()).has_value()) << me.toStdString();
        EXPECT_EQ(workspace->signInState(), SignIn::SignedOut);
    }
}

TEST_F(WorkspaceTest, CancelAllStopsWhatWaitsAndLeavesTheChangeOnTheWire)
{
    MeanServer server(aWorkspace(R"({"userName":"a@b.example"})", "1"));
    const auto workspace = connectTo(server.url(), "dapi1");
    ASSERT_TRUE(wait(workspace->signIn()).has_value());
    QTcpSocket *held = nullptr;
    server.setAnswer([&](QTcpSocket *socket, const QByteArray &request) {
        if (request.startsWith("POST"))
            held = socket;
    });
    const auto change = watch(workspace->api().post(Route::Warehouses, {QStringLiteral("a"), QStringLiteral("start")}));
    const auto read = watch(workspace->api().get(Route::Warehouses));
    ASSERT_TRUE(QTest::qWaitFor([&] { return server.requests().size() == 3; }, 10'000));
    const auto queued = watch(workspace->api().del(Route::Warehouses, {QStringLiteral("b")}));
    workspace->cancelAll();
    ASSERT_TRUE(QTest::qWaitFor([&] { return read->has_value() && queued->has_value(); }, 10'000));
    EXPECT_TRUE((*read)->error().isCancelled());
    EXPECT_TRUE((*queued)->error().isCancelled());
    EXPECT_FALSE(change->has_value());
    held->write(MeanServer::reply(200, "{}"));
    ASSERT_TRUE(QTest::qWaitFor([&] { return change->has_value(); }, 10'000));
    EXPECT_TRUE((*change)->has_value());
    EXPECT_EQ(server.requests().size(), 3);
}

TEST_F(WorkspaceTest, DestroyedWithEverythingUnderWay)
{
    MeanServer server(aWorkspace(R"({"userName":"a@b.example"})", "1"));
    auto workspace = connectTo(server.url(), "dapi1");
    ASSERT_TRUE(wait(workspace->signIn()).has_value());
    server.setAnswer([](QTcpSocket *, const QByteArray &) {});
    const auto change = watch(workspace->api().post(Route::Warehouses, {QStringLiteral("a"), QStringLiteral("start")}));
    const auto read = watch(workspace->api().get(Route::Warehouses));
    ASSERT_TRUE(QTest::qWaitFor([&] { return server.requests().size() == 3; }, 10'000));
    const auto queued = watch(workspace->api().post(Route::Warehouses, {QStringLiteral("b"), QStringLiteral("stop")}));
    workspace.reset();
    ASSERT_TRUE(
        QTest::qWaitFor([&] { return change->has_value() && read->has_value() && queued->has_value(); }, 10'000));
    EXPECT_FALSE((*change)->has_value());
    EXPECT_TRUE((*read)->error().isCancelled());
    QStringList ends;
    for (const AuditOutcome &outcome : std::as_const(audit.outcomes))
        ends.append(outcome.outcome);
    EXPECT_EQ(ends.count(QStringLiteral("outcome unknown")), 1) << ends.join(u' ').toStdString();
    for (const RequestRecord &record : std::as_const(records))
        EXPECT_TRUE(record.isOver()) << "Activity would show it for ever: " << record.path.toStdString();
}

TEST_F(WorkspaceTest, DestroyedWhileSigningIn)
{
    MeanServer server([](QTcpSocket *, const QByteArray &) {});
    auto workspace = connectTo(server.url(), "dapi1");
    const auto who = watch(workspace->signIn());
    ASSERT_TRUE(QTest::qWaitFor([&] { return server.requests().size() == 1; }, 10'000));
    workspace.reset();
    ASSERT_TRUE(QTest::qWaitFor([&] { return who->has_value(); }, 10'000));
    EXPECT_FALSE((*who)->has_value());
}

TEST_F(DemoTest, TwoWorkspacesOfOneHostShareItsRate)
{
    const auto first = connectTo(demo.url(), demo.token());
    const auto second = connectTo(demo.url(), demo.token());
    ASSERT_TRUE(wait(first->signIn()).has_value());
    ASSERT_TRUE(wait(second->signIn()).has_value());
    int done = 0;
    int failed = 0;
    int bySecond = 0;
    int bySecondHalfway = -1;
    constexpr int each = 100;
    for (int i = 0; i < each; ++i) {
        for (Workspace *workspace : {first.get(), second.get()}) {
            // Different queries, so that no two are merged.
            workspace->api()
                .get(Route::Warehouses, {}, {{QStringLiteral("page_size"), QString::number(i + 1)}})
                .onDone(&context, [&, workspace](const Result<Response> &result) {
                    failed += result ? 0 : 1;
                    bySecond += workspace == second.get() ? 1 : 0;
                    if (++done == each)
                        bySecondHalfway = bySecond;
                });
        }
    }
    ASSERT_TRUE(QTest::qWaitFor([&] { return done == 2 * each; }, 60'000));
    EXPECT_EQ(failed, 0);
    EXPECT_EQ(arrived(listCall), 2 * each) << "none was repeated";
    EXPECT_EQ(demo.workspace()->totalCalls().throttled, 0);
    // Thirty are let go in any second; on the way to a busy server the last of one second and the first of the next
    // may move a little closer.
    EXPECT_LE(demo.workspace()->peakRequestsPerSecond(), 33);
    EXPECT_GE(bySecondHalfway, each / 5) << "one workspace starved the other";
    EXPECT_LE(bySecondHalfway, each - each / 5) << "one workspace starved the other";
}
