// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/http_server.h"

namespace trowel::demo {

HttpServer::HttpServer(HttpHandler handler, HttpLimits limits, QObject *parent)
    : QTcpServer(parent), m_handler(std::move(handler)), m_limits(limits)
{
    setListenBacklogSize(256);
}

bool HttpServer::start(quint16 port)
{
    // Never another interface: the demo has a token, but no encryption.
    return listen(QHostAddress::LocalHost, port);
}

void HttpServer::stop()
{
    close();
    qDeleteAll(findChildren<HttpConnection *>(Qt::FindDirectChildrenOnly));
}

void HttpServer::incomingConnection(qintptr descriptor)
{
    new HttpConnection(descriptor, m_handler, m_limits, this); // deletes itself when the client leaves
}

} // namespace trowel::demo
