// SPDX-License-Identifier: GPL-3.0-or-later
// Which way the wire goes, seen from the proxy's end.
#include "core/http/network_factory.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

#include <gtest/gtest.h>

using namespace trowel;

namespace {

// Answers everything with an empty 200 and remembers the heads.
struct Listener : QTcpServer
{
    QList<QByteArray> heads;

    Listener()
    {
        EXPECT_TRUE(listen(QHostAddress::LocalHost));
        connect(this, &QTcpServer::newConnection, this, [this] {
            while (QTcpSocket *socket = nextPendingConnection()) {
                connect(socket, &QTcpSocket::readyRead, this, [this, socket] {
                    QByteArray seen = socket->property("seen").toByteArray() + socket->readAll();
                    if (seen.contains("\r\n\r\n")) {
                        heads += seen;
                        seen.clear();
                        socket->write("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
                    }
                    socket->setProperty("seen", seen);
                });
            }
        });
    }
};

struct NetworkFactoryTest : testing::Test
{
    SystemNetworkFactory factory;
    Listener proxy;

    ProxyChoice manual(const QString &user = {}) const
    {
        return {ProxyChoice::Kind::Manual, QStringLiteral("127.0.0.1"), proxy.serverPort(), user};
    }
    static QNetworkReply::NetworkError get(QNetworkAccessManager &manager, const QString &url)
    {
        const std::unique_ptr<QNetworkReply> reply(manager.get(QNetworkRequest(QUrl(url))));
        EXPECT_TRUE(QTest::qWaitFor([&] { return reply->isFinished(); }, 20000));
        return reply->error();
    }
};

} // namespace

TEST_F(NetworkFactoryTest, AManualProxyIsAskedForOtherMachines)
{
    factory.setProxy(manual());
    const auto manager = factory.create();
    EXPECT_EQ(get(*manager, QStringLiteral("http://workspace.invalid/api")), QNetworkReply::NoError);
    ASSERT_EQ(proxy.heads.size(), 1);
    EXPECT_TRUE(proxy.heads.first().startsWith("GET http://workspace.invalid/api ")) << proxy.heads.first().constData();
}

TEST_F(NetworkFactoryTest, ThisMachineIsReachedDirectly)
{
    Listener direct;
    factory.setProxy(manual());
    const auto manager = factory.create();
    for (const QString &host : {QStringLiteral("127.0.0.1"), QStringLiteral("localhost")})
        EXPECT_EQ(get(*manager, QStringLiteral("http://%1:%2/").arg(host).arg(direct.serverPort())),
                  QNetworkReply::NoError);
    EXPECT_TRUE(proxy.heads.isEmpty());
    EXPECT_EQ(direct.heads.size(), 2);
}

TEST_F(NetworkFactoryTest, AnotherChoiceReachesWhatWasMadeBefore)
{
    const auto manager = factory.create();
    factory.setProxy(manual());
    EXPECT_EQ(get(*manager, QStringLiteral("http://workspace.invalid/")), QNetworkReply::NoError);
    EXPECT_EQ(proxy.heads.size(), 1);
    factory.setProxy({ProxyChoice::Kind::None});
    EXPECT_NE(get(*manager, QStringLiteral("http://workspace.invalid/")), QNetworkReply::NoError);
    EXPECT_EQ(proxy.heads.size(), 1) << "nobody asked it again";
}

TEST_F(NetworkFactoryTest, AChoiceThatCannotBeUsedIsTheSystems)
{
    factory.setProxy({ProxyChoice::Kind::Manual, {}, 0});
    Listener direct;
    const auto manager = factory.create();
    EXPECT_EQ(get(*manager, QStringLiteral("http://127.0.0.1:%1/").arg(direct.serverPort())), QNetworkReply::NoError);
    EXPECT_EQ(direct.heads.size(), 1);
}

TEST(ProxyHost, IsANameOrAnAddressAlone)
{
    for (const char *good : {"proxy", "proxy.example.com", "10.0.0.7", "::1", "xn--bcher-kva.example"})
        EXPECT_TRUE(isProxyHost(QString::fromLatin1(good))) << good;
    for (const char *bad : {"", " ", "http://proxy", "proxy:8080", "user@proxy", "proxy/path", "a b", "a\nb", "["})
        EXPECT_FALSE(isProxyHost(QString::fromLatin1(bad))) << bad;
    EXPECT_FALSE(isProxyHost(QString(300, u'a')));
}
