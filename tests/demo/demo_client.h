// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/demo_thread.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTcpSocket>

#include <gtest/gtest.h>

namespace trowel::test {

struct RawReply
{
    int status = 0;                             ///< 0: the connection ended before a header
    QHash<QByteArray, QByteArray> headers = {}; ///< names in lower case
    QByteArray body = {};
    bool complete = false; ///< as many bytes of body as announced

    QJsonObject json() const { return QJsonDocument::fromJson(body).object(); }
    QString code() const { return json().value(QLatin1String("error_code")).toVariant().toString(); }
    QString message() const { return json().value(QLatin1String("message")).toString(); }
};

/// A client that shows the bytes: blocking, on one connection. The server has a thread of its own.
class RawClient
{
public:
    explicit RawClient(const QUrl &url)
    {
        m_socket.connectToHost(url.host(), quint16(url.port()));
        m_socket.waitForConnected(Patience);
    }

    void send(const QByteArray &bytes)
    {
        m_socket.write(bytes);
        while (m_socket.bytesToWrite() > 0 && m_socket.waitForBytesWritten(Patience)) {
        }
    }

    /// The next reply; `hasBody` is false for the answer to a HEAD.
    RawReply read(bool hasBody = true)
    {
        RawReply reply;
        while (!m_buffer.contains("\r\n\r\n")) {
            if (!more())
                return reply;
        }
        const QList<QByteArray> lines = m_buffer.left(m_buffer.indexOf("\r\n\r\n")).split('\n');
        m_buffer.remove(0, m_buffer.indexOf("\r\n\r\n") + 4);
        reply.status = lines.first().split(' ').value(1).toInt();
        for (const QByteArray &line : lines.mid(1))
            reply.headers.insert(line.left(line.indexOf(':')).toLower(), line.mid(line.indexOf(':') + 1).trimmed());
        const qsizetype length = hasBody ? reply.headers.value("content-length").toLongLong() : 0;
        while (m_buffer.size() < length && more()) {
        }
        reply.complete = m_buffer.size() >= length;
        reply.body = m_buffer.left(length);
        m_buffer.remove(0, reply.body.size());
        return reply;
    }

    /// True when the server ends the connection before it sends another byte.
    bool ends()
    {
        m_buffer.clear();
        return !more() && m_socket.state() == QAbstractSocket::UnconnectedState;
    }
    /// True when nothing at all comes within the time.
    bool staysSilent(int ms)
    {
        return !m_socket.waitForReadyRead(ms) && m_socket.state() == QAbstractSocket::ConnectedState;
    }
    QByteArray readSome()
    {
        more();
        return m_buffer;
    }

private:
    static constexpr int Patience = 10'000;

    bool more()
    {
        const bool arrived = m_socket.bytesAvailable() > 0 || m_socket.waitForReadyRead(Patience);
        m_buffer += m_socket.readAll();
        return arrived;
    }

    QTcpSocket m_socket;
    QByteArray m_buffer;
};

inline QByteArray request(const QByteArray &method, const QByteArray &target, const QByteArray &token,
                          const QByteArray &body = {}, const QByteArray &headers = {})
{
    QByteArray bytes = method + ' ' + target + " HTTP/1.1\r\nHost: demo\r\n" + headers;
    if (!token.isEmpty())
        bytes += "Authorization: Bearer " + token + "\r\n";
    if (!body.isEmpty() || method == "POST" || method == "PUT")
        bytes += "Content-Length: " + QByteArray::number(body.size()) + "\r\n";
    return bytes + "\r\n" + body;
}

/// A demo with an administrator ("admin") and somebody who may only look ("reader"), without a rate limit unless the
/// test sets one; machines run fifty times as fast.
class DemoTest : public testing::Test
{
protected:
    static DemoOptions quickOptions()
    {
        DemoOptions options;
        options.users = {{.token = "admin"}, {.token = "reader"}};
        options.ratePerSecond = 0;
        options.timeFactor = 50;
        return options;
    }

    explicit DemoTest(const DemoOptions &options = quickOptions()) : demo(options)
    {
        EXPECT_TRUE(demo.start()) << qPrintable(demo.errorString());
    }

    RawReply call(const QByteArray &method, const QByteArray &target, const QJsonObject &body = {},
                  const QByteArray &token = "admin")
    {
        RawClient client(demo.url());
        client.send(request(method, target, token,
                            body.isEmpty() ? QByteArray() : QJsonDocument(body).toJson(QJsonDocument::Compact)));
        return client.read();
    }

    RawReply get(const QByteArray &target, const QByteArray &token = "admin") { return call("GET", target, {}, token); }

    /// Asks until the condition holds; false after some seconds.
    bool eventually(const std::function<bool()> &condition);

    DemoThread demo;
};

QJsonObject object(const char *json);

} // namespace trowel::test
