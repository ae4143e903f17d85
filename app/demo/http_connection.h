// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/http_parser.h"

#include <QObject>
#include <QTcpSocket>

#include <chrono>
#include <functional>

namespace trowel::demo {

/// What goes over the wire for one request: the reply, when, and what is done to it on the way.
struct Delivery
{
    enum class Way {
        Plain,    ///< the reply, whole
        Reset,    ///< a TCP reset instead of a reply
        Close,    ///< an orderly end of the connection instead of a reply
        Hang,     ///< nothing, ever
        Truncate, ///< announces more body than it sends, then closes
        Drip      ///< header at once, body in many small pieces
    };
    HttpReply reply = {};
    Way way = Way::Plain;
    std::chrono::milliseconds delay{0};    ///< before the first byte
    std::chrono::milliseconds interval{0}; ///< between the pieces of a drip
};

using HttpHandler = std::function<Delivery(const HttpRequest &)>;

/// One client: reads requests, has each answered in turn (a pipelined one waits for the answer before it), keeps the
/// connection. Owned by the server's QTcpServer; deletes itself when the client leaves. Timers have the connection as
/// their context, so an answer that comes late for a client that left does nothing.
class HttpConnection final : public QObject
{
    Q_OBJECT

public:
    HttpConnection(qintptr descriptor, HttpHandler handler, HttpLimits limits, QObject *parent);

private:
    void read();
    void answerNext();
    void deliver(const HttpRequest &request, const Delivery &delivery);
    void send(const HttpRequest &request, const Delivery &delivery);
    void drip(const QByteArray &rest, qsizetype piece, std::chrono::milliseconds interval);
    void refuse();
    void finishAnswer();
    void resume();
    void reset();
    void close();

    QTcpSocket m_socket;
    HttpHandler m_handler;
    HttpParser m_parser;
    bool m_busy = false;    // an answer is under way
    bool m_closing = false; // after the answer under way the connection ends
};

} // namespace trowel::demo
