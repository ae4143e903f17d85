// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayList>
#include <QObject>
#include <QTcpServer>
#include <QTcpSocket>
#include <QUrl>

#include <sys/socket.h>

#include <functional>
#include <memory>

namespace trowel {

/// A server that does to its connections what a test says, byte by byte, and remembers what arrived.
class MeanServer final : public QObject
{
public:
    /// Called with every complete request (head and body) of a connection.
    using Answer = std::function<void(QTcpSocket *socket, const QByteArray &request)>;

    explicit MeanServer(Answer answer) : m_answer(std::move(answer))
    {
        m_server.listen(QHostAddress::LocalHost);
        connect(&m_server, &QTcpServer::newConnection, this, &MeanServer::accept);
    }

    QUrl url() const
    {
        QUrl url;
        url.setScheme(QStringLiteral("http"));
        url.setHost(QStringLiteral("127.0.0.1"));
        url.setPort(m_server.serverPort());
        return url;
    }
    const QByteArrayList &requests() const { return m_requests; }
    int connections() const { return m_connections; }
    void setAnswer(Answer answer) { m_answer = std::move(answer); }

    static QByteArray reply(int status, const QByteArray &body, const QByteArray &headers = {})
    {
        return "HTTP/1.1 " + QByteArray::number(status) +
               " Status\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n" + headers + "\r\n" + body;
    }
    /// A real RST, not a FIN.
    static void reset(QTcpSocket *socket);

private:
    void accept();
    void read(QTcpSocket *socket, QByteArray *buffer);

    Answer m_answer;
    QTcpServer m_server;
    QByteArrayList m_requests;
    int m_connections = 0;
};

inline void MeanServer::accept()
{
    while (QTcpSocket *socket = m_server.nextPendingConnection()) {
        ++m_connections;
        auto buffer = std::make_shared<QByteArray>();
        connect(socket, &QTcpSocket::readyRead, this, [this, socket, buffer] { read(socket, buffer.get()); });
        connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
    }
}

inline void MeanServer::read(QTcpSocket *socket, QByteArray *buffer)
{
    *buffer += socket->readAll();
    for (;;) {
        const qsizetype head = buffer->indexOf("\r\n\r\n");
        if (head < 0)
            return;
        qsizetype length = 0;
        const QByteArrayList lines = buffer->left(head).split('\n');
        for (const QByteArray &line : lines) {
            if (line.toLower().startsWith("content-length:"))
                length = line.mid(15).trimmed().toLongLong();
        }
        if (buffer->size() < head + 4 + length)
            return;
        const QByteArray request = buffer->left(head + 4 + length);
        buffer->remove(0, request.size());
        m_requests.append(request);
        m_answer(socket, request);
    }
}

inline void MeanServer::reset(QTcpSocket *socket)
{
    const linger hard{.l_onoff = 1, .l_linger = 0};
    setsockopt(int(socket->socketDescriptor()), SOL_SOCKET, SO_LINGER, &hard, sizeof hard);
    socket->abort();
}

/// Answers everything the same way.
inline MeanServer::Answer always(const QByteArray &bytes)
{
    return [bytes](QTcpSocket *socket, const QByteArray &) { socket->write(bytes); };
}

} // namespace trowel
