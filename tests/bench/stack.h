// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/audit/audit_log.h"
#include "core/auth/token_authenticator.h"
#include "core/http/api_client.h"
#include "core/http/clock.h"
#include "core/http/network_factory.h"
#include "core/http/rate_limiter.h"
#include "core/http/request_queue.h"

#include <QEventLoop>
#include <QTemporaryDir>

#include <memory>

namespace trowel::bench {

/// The whole way of a request as the program has it, audit log on disk included, without a window.
class Stack
{
public:
    enum class Limit { AsInTheProgram, None };

    Stack(const QUrl &host, const QByteArray &token, Limit limit);

    ApiClient api() const { return ApiClient(*m_queue); }

private:
    QTemporaryDir m_home;
    SystemNetworkFactory m_network;
    SystemClock m_clock;
    std::unique_ptr<Authenticator> m_authenticator;
    AuditLog m_audit;
    std::unique_ptr<RequestQueue> m_queue;
};

/// How many of `count` calls failed; `send(n, done)` sends the nth, and at most `parallel` are on their way.
int runAll(int count, int parallel, const std::function<void(int n, std::function<void(bool ok)> done)> &send);

} // namespace trowel::bench
