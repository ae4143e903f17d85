// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/async/task.h"
#include "core/http/clock.h"
#include "core/http/request.h"

#include <QUrl>

#include <chrono>
#include <memory>
#include <vector>

class QNetworkAccessManager;

namespace trowel {

class NetworkFactory;

/// What the wire needs beside the request.
struct WireRequest
{
    Request request;
    QByteArray path;          ///< percent-encoded, with the route's base
    QByteArray query;         ///< percent-encoded
    QByteArray authorization; ///< secret; empty for none
    QByteArray authMethod;    ///< for the user agent
    QByteArray workspaceId;   ///< empty: no routing header
};

struct ExecutorLimits
{
    std::chrono::milliseconds inactivity{60'000};
    std::chrono::milliseconds deadline{300'000};
    std::chrono::milliseconds transferDeadline{3'600'000}; ///< for requests of the transfer lane
    std::chrono::milliseconds idle{30'000};                ///< after that a change does not trust an open connection
    int managers = 3;                                      ///< one manager stops at six connections
};

/// Puts one request on the wire, once, and makes one Response or Error of what comes back. Follows no redirect, sends
/// the authorization to the profile's own origin only. A change that may have been executed without anybody knowing
/// ends in OutcomeUnknown; Connection, for a change, says that it never left. Main thread.
class Executor
{
public:
    Executor(NetworkFactory &network, QUrl host, Clock &clock, ExecutorLimits limits = {});
    ~Executor();
    Executor(const Executor &) = delete;
    Executor &operator=(const Executor &) = delete;

    Task<Response> send(const WireRequest &wire);
    /// Trusts no connection that is open: what is on the wire stays there, everything else gets a new one.
    void dropConnections();

private:
    struct Manager
    {
        std::unique_ptr<QNetworkAccessManager> network;
        std::shared_ptr<int> active = std::make_shared<int>(0);
        QDateTime lastUsed;
    };
    Manager &pickManager(bool isChange);

    NetworkFactory &m_network;
    QUrl m_host;
    Clock &m_clock;
    ExecutorLimits m_limits;
    std::vector<Manager> m_managers;
    std::vector<Manager> m_retired; // until what they have on the wire is over
};

} // namespace trowel
