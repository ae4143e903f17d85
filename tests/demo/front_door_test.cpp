// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/rate_limit.h"
#include "tests/demo/demo_client.h"

namespace trowel::test {
namespace {

constexpr const char *Me = "/api/2.0/preview/scim/v2/Me";

class FrontDoor : public DemoTest
{
};

TEST_F(FrontDoor, letsInWhoHasAToken)
{
    const RawReply none = get(Me, "");
    EXPECT_EQ(none.status, 401);
    EXPECT_EQ(none.json().value(QLatin1String("error_code")), 401) << "a number, not a text";
    const RawReply wrong = get(Me, "dapi-wrong");
    EXPECT_EQ(wrong.status, 403);
    EXPECT_EQ(wrong.json().value(QLatin1String("error_code")), 403);
    EXPECT_EQ(
        wrong.message(),
        QStringLiteral("Invalid access token. [ReqId: %1]").arg(QLatin1String(wrong.headers.value("x-request-id"))));
    EXPECT_EQ(wrong.headers.value("x-databricks-reason-phrase"), "Invalid access token.");
    EXPECT_EQ(get("/.well-known/databricks-config", "").status, 200) << "the one call that needs none";
    EXPECT_EQ(get("/__demo/calls", "").status, 401) << "the control endpoint does";
}

TEST_F(FrontDoor, namesUnknownEndpoints)
{
    const RawReply reply = call("PUT", "/api/2.0/clusters/nothing");
    EXPECT_EQ(reply.status, 404);
    EXPECT_EQ(reply.code(), QStringLiteral("ENDPOINT_NOT_FOUND"));
    EXPECT_EQ(reply.message(), QStringLiteral("No API found for 'PUT /clusters/nothing'"));
    EXPECT_TRUE(get("/api/2.0/sql/nothing").body.isEmpty()) << "the SQL gateway says nothing";
    const QString detail = reply.json()[QLatin1String("details")][0][QLatin1String("request_id")].toString();
    EXPECT_EQ(detail.toLatin1(), reply.headers.value("x-request-id"));
}

TEST_F(FrontDoor, refusesABodyThatIsNoJson)
{
    RawClient client(demo.url());
    client.send(request("POST", "/api/2.0/workspace/mkdirs", "admin", "{\"path\":"));
    const RawReply reply = client.read();
    EXPECT_EQ(reply.status, 400);
    EXPECT_EQ(reply.code(), QStringLiteral("MALFORMED_REQUEST"));
}

TEST_F(FrontDoor, toleratesASlashAtTheEnd)
{
    EXPECT_EQ(get("/api/2.0/sql/warehouses/?unknown=1").status, 200);
}

TEST_F(FrontDoor, countsWhatArrivesAndWhatIsExecuted)
{
    get(Me);
    get(Me, "wrong");
    const demo::CallCount count = demo.workspace()->calls(QByteArray("GET ") + Me);
    EXPECT_EQ(count.arrived, 2);
    EXPECT_EQ(count.executed, 1);
    const QJsonObject calls = get("/__demo/calls").json();
    EXPECT_EQ(calls[QLatin1String("total")][QLatin1String("arrived")], 2) << "control calls are not counted";
    EXPECT_EQ(calls[QLatin1String("log")].toArray().size(), 2);
    call("DELETE", "/__demo/calls");
    EXPECT_EQ(demo.workspace()->totalCalls().arrived, 0);
}

TEST_F(FrontDoor, throttlesAboveTheLimit)
{
    demo.workspace()->setState(object(R"({"rate":1,"burst":3})"));
    RawClient client(demo.url());
    QList<int> seen;
    for (int i = 0; i < 5; ++i) {
        client.send(request("GET", Me, "admin"));
        const RawReply reply = client.read();
        seen.append(reply.status);
        if (reply.status == 429) {
            EXPECT_EQ(reply.headers.value("retry-after"), "1");
            EXPECT_EQ(reply.code(), QStringLiteral("REQUEST_LIMIT_EXCEEDED"));
        }
    }
    EXPECT_EQ(seen.mid(0, 3), (QList<int>{200, 200, 200}));
    EXPECT_TRUE(seen.contains(429));
    EXPECT_EQ(get("/__demo/calls").status, 200) << "the control endpoint has no limit";
    const demo::CallCount total = demo.workspace()->totalCalls();
    EXPECT_EQ(total.throttled, seen.count(429));
    EXPECT_EQ(total.executed, seen.count(200)) << "what was refused was not executed";
    EXPECT_EQ(demo.workspace()->peakRequestsPerSecond(), 5);
}

TEST_F(FrontDoor, canLeaveOutRetryAfter)
{
    demo.workspace()->setState(object(R"({"rate":1,"burst":1,"retry_after":false})"));
    RawClient client(demo.url());
    client.send(request("GET", Me, "admin") + request("GET", Me, "admin"));
    client.read();
    const RawReply second = client.read();
    EXPECT_EQ(second.status, 429);
    EXPECT_FALSE(second.headers.contains("retry-after"));
}

TEST(RateLimit, fillsUpAgainWithTime)
{
    demo::RateLimit limit(30, 30);
    for (int i = 0; i < 30; ++i)
        EXPECT_EQ(limit.take(1000), 0);
    EXPECT_EQ(limit.take(1000), 1);
    EXPECT_EQ(limit.take(1033), 1) << "not yet a whole one";
    EXPECT_EQ(limit.take(1034), 0);
    for (int i = 0; i < 30; ++i)
        EXPECT_EQ(limit.take(60'000), 0) << "never more than the burst";
    EXPECT_GT(limit.take(60'000), 0);
    demo::RateLimit off(0, 1);
    EXPECT_EQ(off.take(0) + off.take(0) + off.take(0), 0);
}

} // namespace
} // namespace trowel::test
