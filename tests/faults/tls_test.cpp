// SPDX-License-Identifier: GPL-3.0-or-later
// Hosts that cannot prove who they are get nothing.
#include "core/http/executor.h"
#include "core/http/network_factory.h"
#include "tests/support/fake_clock.h"
#include "tests/support/fixture.h"
#include "tests/support/mean_server.h"

#include <QSslConfiguration>
#include <QSslKey>
#include <QSslServer>
#include <QSslSocket>
#include <QTest>

#include <gtest/gtest.h>

using namespace trowel;
using Kind = Error::Kind;

namespace {

// Speaks TLS with a certificate nobody trusts and keeps what it is told.
struct SelfSigned
{
    SelfSigned()
    {
        QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
        configuration.setLocalCertificate(QSslCertificate(fixture("tls/self_signed.pem")));
        configuration.setPrivateKey(QSslKey(fixture("tls/self_signed_key.pem"), QSsl::Rsa));
        server.setSslConfiguration(configuration);
        EXPECT_TRUE(server.listen(QHostAddress::LocalHost));
        QObject::connect(&server, &QSslServer::startedEncryptionHandshake, &server, [this] { ++handshakes; });
        QObject::connect(&server, &QTcpServer::pendingConnectionAvailable, &server, [this] {
            while (QTcpSocket *socket = server.nextPendingConnection())
                QObject::connect(socket, &QTcpSocket::readyRead, &server,
                                 [this, socket] { heard += socket->readAll(); });
        });
    }
    QSslServer server;
    int handshakes = 0;
    QByteArray heard;
};

Result<Response> ask(quint16 port, Verb verb)
{
    SystemNetworkFactory network;
    FakeClock clock;
    QUrl host(QStringLiteral("https://127.0.0.1"));
    host.setPort(port);
    Executor executor(network, host, clock);
    WireRequest wire;
    wire.request.verb = verb;
    wire.path = "/api/2.0/thing";
    wire.authorization = "Bearer secret-token";
    std::optional<Result<Response>> result;
    QObject context;
    executor.send(wire).onDone(&context, [&](Result<Response> r) { result = std::move(r); });
    EXPECT_TRUE(QTest::qWaitFor([&] { return result.has_value(); }, 10'000));
    return result.value_or(failure(Kind::Internal, QStringLiteral("no answer")));
}

} // namespace

TEST(Tls, ACertificateNobodyTrustsEndsBeforeAnythingIsSaid)
{
    ASSERT_TRUE(QSslSocket::supportsSsl());
    for (const Verb verb : {Verb::Get, Verb::Post}) {
        SelfSigned host;
        const auto answer = ask(host.server.serverPort(), verb);
        ASSERT_FALSE(answer.has_value());
        EXPECT_EQ(int(answer.error().kind), int(Kind::Tls)) << answer.error().message.toStdString();
        EXPECT_TRUE(answer.error().message.contains(u"certificate", Qt::CaseInsensitive))
            << answer.error().message.toStdString();
        EXPECT_GT(host.handshakes, 0) << "it was asked at all";
        EXPECT_FALSE(QTest::qWaitFor([&] { return !host.heard.isEmpty(); }, 100)) << host.heard.toStdString();
    }
}

TEST(Tls, AHostThatSpeaksNoTlsHearsNoToken)
{
    QByteArray heard;
    QTcpServer plain;
    ASSERT_TRUE(plain.listen(QHostAddress::LocalHost));
    QObject::connect(&plain, &QTcpServer::newConnection, &plain, [&] {
        QTcpSocket *socket = plain.nextPendingConnection();
        QObject::connect(socket, &QTcpSocket::readyRead, &plain, [&heard, socket] {
            heard += socket->readAll();
            socket->write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}");
        });
    });
    const auto answer = ask(plain.serverPort(), Verb::Post);
    ASSERT_FALSE(answer.has_value());
    EXPECT_EQ(int(answer.error().kind), int(Kind::Tls)) << answer.error().message.toStdString();
    EXPECT_FALSE(heard.isEmpty()) << "its side of the handshake";
    EXPECT_FALSE(heard.contains("secret-token"));
}
