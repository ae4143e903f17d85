// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/http_connection.h"

#include <QTcpServer>

namespace trowel::demo {

/// An HTTP/1.1 server on 127.0.0.1. Lives and answers in one thread; the handler is called there, synchronously, after
/// a request has arrived whole.
class HttpServer final : public QTcpServer
{
    Q_OBJECT

public:
    explicit HttpServer(HttpHandler handler, HttpLimits limits = {}, QObject *parent = nullptr);

    /// Port 0 takes any free one; `serverPort` tells which. False, with `errorString`, when it is taken.
    bool start(quint16 port);
    /// Stops listening and drops every client without an answer.
    void stop();

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    HttpHandler m_handler;
    HttpLimits m_limits;
};

} // namespace trowel::demo
