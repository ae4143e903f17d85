// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/http_connection.h"

#include "app/demo/deflate.h"

#include <QDateTime>
#include <QLocale>
#include <QTimer>

#include <algorithm>

#ifdef Q_OS_UNIX
#include <sys/socket.h>
#endif

namespace trowel::demo {
namespace {

constexpr qsizetype ReadPiece = 64 * 1024;
constexpr qsizetype WorthCompressing = 512;
constexpr int DripPieces = 20;

bool acceptsGzip(const HttpRequest &request)
{
    for (const QByteArray &part : request.header("Accept-Encoding").toLower().split(',')) {
        const QList<QByteArray> words = part.trimmed().split(';');
        if (words.first().trimmed() == "gzip")
            return words.size() < 2 || words[1].simplified().replace(' ', "") != "q=0";
    }
    return false;
}

bool isText(const QByteArray &contentType)
{
    return contentType.startsWith("application/json") || contentType.startsWith("text/");
}

QByteArray httpDate()
{
    return QLocale::c()
        .toString(QDateTime::currentDateTimeUtc(), QStringLiteral("ddd, dd MMM yyyy HH:mm:ss 'GMT'"))
        .toLatin1();
}

struct Wire
{
    QByteArray head;
    QByteArray body;
};

Wire toWire(const HttpRequest &request, const HttpReply &reply, qsizetype extraLength, bool keepAlive)
{
    Wire wire{"HTTP/1.1 " + QByteArray::number(reply.status) + ' ' + reasonPhrase(reply.status) + "\r\n", reply.body};
    for (const auto &[name, value] : reply.headers)
        wire.head += name + ": " + value + "\r\n";
    if (isText(reply.contentType) && !wire.body.isEmpty()) {
        wire.head += "Vary: Accept-Encoding\r\n";
        if (wire.body.size() >= WorthCompressing && acceptsGzip(request)) {
            wire.body = gzip(wire.body);
            wire.head += "Content-Encoding: gzip\r\n";
        }
    }
    const bool announced = request.method == "HEAD" && reply.announcedLength >= 0;
    if (!wire.body.isEmpty() || announced)
        wire.head += "Content-Type: " + reply.contentType + "\r\n";
    if (reply.status != 204)
        wire.head += "Content-Length: " +
                     QByteArray::number(announced ? reply.announcedLength : wire.body.size() + extraLength) + "\r\n";
    wire.head += "Date: " + httpDate() + "\r\n";
    if (!keepAlive)
        wire.head += "Connection: close\r\n";
    wire.head += "\r\n";
    if (request.method == "HEAD" || reply.status == 204)
        wire.body.clear();
    return wire;
}

} // namespace

HttpConnection::HttpConnection(qintptr descriptor, HttpHandler handler, HttpLimits limits, QObject *parent)
    : QObject(parent), m_handler(std::move(handler)), m_parser(limits)
{
    m_socket.setSocketDescriptor(descriptor);
    // Without it a small answer waits for the acknowledgement of the one before (40 ms on Linux).
    m_socket.setSocketOption(QAbstractSocket::LowDelayOption, 1);
    m_socket.setReadBufferSize(1024 * 1024);
    connect(&m_socket, &QTcpSocket::readyRead, this, &HttpConnection::read);
    connect(&m_socket, &QTcpSocket::disconnected, this, &QObject::deleteLater);
    QTimer::singleShot(0, this, &HttpConnection::read); // what arrived before the signal was connected
}

void HttpConnection::read()
{
    // While an answer is under way the bytes stay in the socket: a client that only sends cannot fill the memory.
    while (!m_busy && !m_closing && m_socket.bytesAvailable() > 0) {
        m_parser.feed(m_socket.read(ReadPiece));
        answerNext();
    }
    if (m_closing)
        m_socket.readAll();
}

void HttpConnection::answerNext()
{
    while (!m_busy && !m_closing) {
        switch (m_parser.next()) {
        case HttpParser::Event::NeedMore:
            return;
        case HttpParser::Event::WantContinue:
            m_socket.write("HTTP/1.1 100 Continue\r\n\r\n");
            break;
        case HttpParser::Event::Request: {
            const HttpRequest request = m_parser.take();
            deliver(request, m_handler(request));
            break;
        }
        case HttpParser::Event::TooLarge: {
            HttpReply reply{.status = 413};
            reply.body = R"({"error_code":"BAD_REQUEST","message":"The request body is too large."})";
            deliver(m_parser.take(), {.reply = reply});
            break;
        }
        case HttpParser::Event::Failed:
            refuse();
            return;
        }
    }
}

void HttpConnection::deliver(const HttpRequest &request, const Delivery &delivery)
{
    m_busy = true;
    if (delivery.delay.count() <= 0)
        send(request, delivery);
    else
        QTimer::singleShot(delivery.delay, Qt::PreciseTimer, this, [=, this] {
            send(request, delivery);
            resume();
        });
}

void HttpConnection::send(const HttpRequest &request, const Delivery &delivery)
{
    switch (delivery.way) {
    case Delivery::Way::Reset:
        reset();
        return;
    case Delivery::Way::Close:
        close();
        return;
    case Delivery::Way::Hang:
        return; // busy for ever; the client has to give up
    case Delivery::Way::Truncate: {
        const Wire wire = toWire(request, delivery.reply, 64, true);
        m_socket.write(wire.head + wire.body.left(wire.body.size() / 2));
        close();
        return;
    }
    case Delivery::Way::Drip: {
        const Wire wire = toWire(request, delivery.reply, 0, request.keepAlive);
        m_closing = !request.keepAlive;
        m_socket.write(wire.head);
        drip(wire.body, std::max<qsizetype>(1, wire.body.size() / DripPieces), delivery.interval);
        return;
    }
    case Delivery::Way::Plain:
        break;
    }
    const Wire wire = toWire(request, delivery.reply, 0, request.keepAlive);
    m_closing = !request.keepAlive;
    // One write: apart, the body would wait for the acknowledgement of the header.
    m_socket.write(wire.head + wire.body);
    finishAnswer();
}

void HttpConnection::drip(const QByteArray &rest, qsizetype piece, std::chrono::milliseconds interval)
{
    m_socket.write(rest.left(piece));
    const QByteArray later = rest.mid(piece);
    if (later.isEmpty()) {
        finishAnswer();
        return;
    }
    QTimer::singleShot(interval, Qt::PreciseTimer, this, [=, this] {
        drip(later, piece, interval);
        resume();
    });
}

void HttpConnection::refuse()
{
    // After bytes that are no HTTP nothing says where the next request would begin.
    HttpRequest request;
    request.keepAlive = false;
    HttpReply reply{.status = m_parser.failureStatus()};
    reply.body = R"({"error_code":"MALFORMED_REQUEST","message":")" + m_parser.failureText() + "\"}";
    deliver(request, {.reply = reply});
}

void HttpConnection::finishAnswer()
{
    m_busy = false;
    if (m_closing)
        close();
}

void HttpConnection::resume()
{
    answerNext();
    read();
}

void HttpConnection::reset()
{
#ifdef Q_OS_UNIX
    const struct linger now = {.l_onoff = 1, .l_linger = 0};
    ::setsockopt(int(m_socket.socketDescriptor()), SOL_SOCKET, SO_LINGER, &now, sizeof now);
#endif
    m_socket.abort();
    deleteLater();
}

void HttpConnection::close()
{
    m_closing = true;
    m_socket.disconnectFromHost();
}

} // namespace trowel::demo
