// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/deflate.h"
#include "tests/demo/demo_client.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QTest>

namespace trowel::test {
namespace {

class HttpServer : public DemoTest
{
protected:
    static constexpr const char *Me = "/api/2.0/preview/scim/v2/Me";
};

TEST_F(HttpServer, keepsTheConnectionAndAnswersPipelinedRequestsInOrder)
{
    RawClient client(demo.url());
    client.send(request("GET", Me, "admin") + request("GET", "/api/2.0/nothing", "admin") +
                request("GET", Me, "reader"));
    EXPECT_EQ(client.read().status, 200);
    EXPECT_EQ(client.read().status, 404);
    const RawReply last = client.read();
    EXPECT_TRUE(last.json().value(QLatin1String("userName")).toString().startsWith(QLatin1String("amara")));
    client.send(request("GET", Me, "admin"));
    EXPECT_EQ(client.read().status, 200);
}

TEST_F(HttpServer, putsTheServiceHeadersOnEverything)
{
    for (const QByteArray &target : {QByteArray(Me), QByteArray("/api/2.0/nothing")}) {
        const RawReply reply = get(target);
        EXPECT_EQ(reply.headers.value("server"), "databricks");
        EXPECT_EQ(reply.headers.value("x-databricks-org-id"), "7004600182736455");
        EXPECT_EQ(reply.headers.value("x-request-id").size(), 36);
        EXPECT_EQ(reply.headers.value("content-type"), "application/json");
        EXPECT_TRUE(reply.headers.contains("strict-transport-security"));
        EXPECT_TRUE(reply.headers.contains("server-timing"));
    }
}

TEST_F(HttpServer, answersHeadWithoutABody)
{
    RawClient client(demo.url());
    client.send(request("HEAD", Me, "admin"));
    const RawReply head = client.read(false);
    EXPECT_EQ(head.status, 200);
    EXPECT_GT(head.headers.value("content-length").toInt(), 100);
    client.send(request("GET", Me, "admin"));
    EXPECT_EQ(client.read().status, 200) << "the connection is still in step";
}

TEST_F(HttpServer, compressesWhenAsked)
{
    RawClient client(demo.url());
    client.send(request("GET", "/api/2.0/sql/warehouses", "admin", {}, "Accept-Encoding: deflate, gzip\r\n"));
    const RawReply packed = client.read();
    EXPECT_EQ(packed.headers.value("content-encoding"), "gzip");
    EXPECT_EQ(packed.headers.value("vary"), "Accept-Encoding");
    const auto body = demo::inflateRaw(QByteArrayView(packed.body).sliced(10).chopped(8), 1'000'000);
    ASSERT_TRUE(body);
    EXPECT_GE(QJsonDocument::fromJson(*body)[QLatin1String("warehouses")].toArray().size(), 14);
    client.send(request("GET", "/api/2.0/sql/warehouses", "admin", {}, "Accept-Encoding: gzip;q=0\r\n"));
    EXPECT_FALSE(client.read().headers.contains("content-encoding"));
}

TEST_F(HttpServer, asksForTheBodyOfACarefulClient)
{
    RawClient client(demo.url());
    client.send("POST /api/2.0/workspace/mkdirs HTTP/1.1\r\nHost: d\r\nAuthorization: Bearer admin\r\n"
                "Expect: 100-continue\r\nContent-Length: 24\r\n\r\n");
    EXPECT_EQ(client.read(false).status, 100);
    client.send(R"({"path":"/Shared/fresh"})");
    EXPECT_EQ(client.read().status, 200);
    EXPECT_TRUE(demo.workspace()->workspaceContent(QStringLiteral("/Shared/fresh")));
}

TEST_F(HttpServer, takesChunkedBodies)
{
    RawClient client(demo.url());
    client.send("POST /api/2.0/workspace/mkdirs HTTP/1.1\r\nHost: d\r\nAuthorization: Bearer admin\r\n"
                "Transfer-Encoding: chunked\r\n\r\n9\r\n{\"path\":\"\r\ne\r\n/Shared/chunks\"\r\n1\r\n}\r\n0\r\n\r\n");
    EXPECT_EQ(client.read().status, 400) << "the second chunk is longer than it says";
    EXPECT_TRUE(client.ends());
    RawClient again(demo.url());
    again.send("POST /api/2.0/workspace/mkdirs HTTP/1.1\r\nHost: d\r\nAuthorization: Bearer admin\r\n"
               "Transfer-Encoding: chunked\r\n\r\n9\r\n{\"path\":\"\r\n10\r\n/Shared/chunks\"}\r\n0\r\n\r\n");
    EXPECT_EQ(again.read().status, 200);
}

TEST_F(HttpServer, refusesGarbageAndCloses)
{
    RawClient client(demo.url());
    client.send("what is this?\r\n\r\n");
    const RawReply reply = client.read();
    EXPECT_EQ(reply.status, 400);
    EXPECT_EQ(reply.headers.value("connection"), "close");
    EXPECT_TRUE(client.ends());
    EXPECT_EQ(get(Me).status, 200) << "others are served as before";
}

TEST_F(HttpServer, readsAnOversizedBodyBeforeItRefuses)
{
    RawClient client(demo.url());
    client.send(
        "POST /api/2.0/workspace/import HTTP/1.1\r\nHost: d\r\nAuthorization: Bearer admin\r\nContent-Length: " +
        QByteArray::number(257 * 1024 * 1024) + "\r\n\r\n");
    const QByteArray megabyte(1024 * 1024, 'x');
    for (int i = 0; i < 257; ++i)
        client.send(megabyte);
    EXPECT_EQ(client.read().status, 413);
    client.send(request("GET", Me, "admin"));
    EXPECT_EQ(client.read().status, 200);
}

TEST_F(HttpServer, closesWhenTheClientWantsThat)
{
    RawClient client(demo.url());
    client.send(request("GET", Me, "admin", {}, "Connection: close\r\n"));
    const RawReply reply = client.read();
    EXPECT_EQ(reply.status, 200);
    EXPECT_EQ(reply.headers.value("connection"), "close");
    EXPECT_TRUE(client.ends());
}

TEST_F(HttpServer, survivesClientsThatLeaveDuringADelay)
{
    demo.workspace()->setState(object(R"({"latency_ms":60})"));
    for (int i = 0; i < 5; ++i) {
        RawClient client(demo.url());
        client.send(request("GET", Me, "admin"));
    }
    EXPECT_EQ(get(Me).status, 200);
}

TEST_F(HttpServer, servesQtsOwnClient)
{
    QNetworkAccessManager manager;
    QNetworkRequest wanted(demo.url().resolved(QUrl(QStringLiteral("/api/2.0/sql/warehouses"))));
    wanted.setRawHeader("Authorization", "Bearer admin");
    const std::unique_ptr<QNetworkReply> reply(manager.get(wanted));
    EXPECT_TRUE(QTest::qWaitFor([&] { return reply->isFinished(); }, 10'000));
    EXPECT_EQ(reply->error(), QNetworkReply::NoError);
    EXPECT_GE(QJsonDocument::fromJson(reply->readAll())[QLatin1String("warehouses")].toArray().size(), 14);
}

TEST(DemoThread, startsStopsAndStartsAgain)
{
    DemoThread demo;
    ASSERT_TRUE(demo.start());
    EXPECT_TRUE(demo.token().startsWith("dapi"));
    const QUrl first = demo.url();
    DemoThread second(DemoOptions{.port = quint16(first.port())});
    EXPECT_FALSE(second.start()) << "the port is taken";
    EXPECT_FALSE(second.errorString().isEmpty());
    EXPECT_EQ(second.workspace(), nullptr);
    demo.stop();
    EXPECT_EQ(demo.workspace(), nullptr);
    ASSERT_TRUE(demo.start());
    EXPECT_NE(demo.workspace(), nullptr);
}

} // namespace
} // namespace trowel::test
