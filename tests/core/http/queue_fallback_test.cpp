// SPDX-License-Identifier: GPL-3.0-or-later
// Workspaces that know only the older base of a family.
#include "tests/support/queue_rig.h"

using namespace trowel;
using namespace std::chrono_literals;

namespace {

const RouteInfo &twoBases(Route route)
{
    static const RouteInfo row{Route::Warehouses,
                               QLatin1String("things"),
                               QLatin1String("/api/2.2/things"),
                               QLatin1String("/api/2.1/things"),
                               0,
                               0,
                               true};
    return route == Route::Warehouses ? row : routeInfo(route);
}

const QByteArray unknown = MeanServer::reply(404, R"({"error_code":"ENDPOINT_NOT_FOUND","message":"No API found"})");

struct OlderWorkspace
{
    Result<Response> wait(const Task<Response> &task)
    {
        std::optional<Result<Response>> result;
        task.onDone(&context, [&](Result<Response> r) { result = std::move(r); });
        EXPECT_TRUE(test.until([&] { return result.has_value(); }, 10ms));
        return result.value_or(failure(Error::Kind::Internal, QStringLiteral("still waiting")));
    }
    QByteArrayList lines() const
    {
        QByteArrayList found;
        for (const QByteArray &request : server.requests())
            found.append(request.left(request.indexOf(" HTTP")));
        return found;
    }

    MeanServer server{[](QTcpSocket *socket, const QByteArray &request) {
        const bool known = request.contains(" /api/2.1/things") && !request.contains("/nowhere");
        socket->write(known ? MeanServer::reply(200, "{}") : unknown);
    }};
    TestQueue test{server.url(), twoBases};
    ApiClient api{test.queue};
    QObject context;
};

} // namespace

TEST(QueueFallback, AsksTheOlderBaseAndRemembersIt)
{
    OlderWorkspace s;
    EXPECT_TRUE(s.wait(s.api.post(Route::Warehouses, {QStringLiteral("a")}, "{}")).has_value());
    EXPECT_EQ(s.lines(), (QByteArrayList{"POST /api/2.2/things/a", "POST /api/2.1/things/a"}));
    EXPECT_TRUE(s.server.requests().last().endsWith("{}")) << "the body comes along";
    EXPECT_EQ(s.test.last.path, QStringLiteral("/api/2.1/things/a")) << "Activity shows what was sent";
    ASSERT_EQ(s.test.audit.attempts.size(), 2);
    EXPECT_EQ(s.test.audit.attempts[1].path, QStringLiteral("/api/2.1/things/a"));
    EXPECT_TRUE(s.wait(s.api.get(Route::Warehouses)).has_value());
    EXPECT_EQ(s.lines().mid(2), (QByteArrayList{"GET /api/2.1/things"}));
}

TEST(QueueFallback, ACallThatNeitherKnowsChangesNothingForTheOthers)
{
    OlderWorkspace s;
    const auto nowhere = s.wait(s.api.get(Route::Warehouses, {QStringLiteral("nowhere")}));
    ASSERT_FALSE(nowhere.has_value());
    EXPECT_EQ(nowhere.error().kind, Error::Kind::NotSupported);
    EXPECT_EQ(s.server.requests().size(), 2);
    s.server.setAnswer(always(MeanServer::reply(200, "{}")));
    EXPECT_TRUE(s.wait(s.api.get(Route::Warehouses, {QStringLiteral("a")})).has_value());
    EXPECT_EQ(s.lines().last(), "GET /api/2.2/things/a");
}

TEST(QueueFallback, TwoOnTheirWayAtOnce)
{
    OlderWorkspace s;
    const auto first = s.api.get(Route::Warehouses, {QStringLiteral("a")});
    const auto second = s.api.get(Route::Warehouses, {QStringLiteral("b")});
    EXPECT_TRUE(s.wait(first).has_value());
    EXPECT_TRUE(s.wait(second).has_value());
    EXPECT_EQ(s.server.requests().size(), 4);
}
