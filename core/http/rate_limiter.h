// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/route.h"

#include <QByteArray>
#include <QHash>
#include <QUrl>

#include <chrono>
#include <deque>
#include <functional>
#include <memory>

namespace trowel {

/// When the next request to one host may leave: at most 30 in any rolling second, bursts of at most 3, families of the
/// route table tighter. A 429 pauses its family and slows the host (by half), every success speeds it up again. Shared
/// by all workspaces of a host, over everything that is sent; those that wait take turns. Pure: time comes from
/// outside. Main thread.
class RateLimiter
{
public:
    using Time = std::chrono::nanoseconds;

    static constexpr int maxPerSecond = 30;
    static constexpr int burst = 3;
    /// A request may leave that much after its place was given, not later; the window is wider by it.
    static constexpr std::chrono::milliseconds placeLasts{5};

    /// `now` never goes back.
    explicit RateLimiter(std::function<Time()> now);

    /// One of those who share the host: a queue.
    using Asker = quint64;
    Asker join();
    void leave(Asker asker);
    /// Whether the asker has something that could leave but for the host's rate. Whoever waits and was served longest
    /// ago comes first, so that a queue of thousands does not keep another one from its click.
    void setWaiting(Asker asker, bool waits);

    /// Whether a request of that family may leave now; takes its place if so. Asker 0 stands in no line.
    bool take(const RouteInfo &route, bool isRead, Asker asker = 0);
    /// How long until asking again makes sense; zero when it may leave now.
    Time wait(const RouteInfo &route, bool isRead, Asker asker = 0) const;
    /// Whether that wait is the pause a server asked for.
    bool isPaused(const RouteInfo &route, bool isRead) const;
    /// Whether it is the family, not the host, that holds the request back.
    bool heldByFamily(const RouteInfo &route, bool isRead) const;

    /// The server refused with 429: the family pauses, the host slows down. When two families are refused within a
    /// second it is the host's own limit, and the whole host pauses.
    void refused(const RouteInfo &route, bool isRead, Time pause);
    /// The host asked for a pause (503 with Retry-After).
    void pauseHost(Time pause);
    void succeeded();

    int sentInLastSecond() const;
    /// The limit of the host now, as slowed by 429.
    int limitPerSecond() const;

private:
    // A bucket by the time its next place is due ("virtual scheduling").
    struct Bucket
    {
        Time due{0};
        Time pausedUntil{0};
    };
    static Time interval(double perSecond);
    static QByteArray familyKey(const RouteInfo &route, bool isRead);
    static double familyRate(const RouteInfo &route, bool isRead);
    Time hostWait() const;
    int waitingBefore(Asker asker) const;
    Time familyWait(const RouteInfo &route, bool isRead) const;

    struct Turn
    {
        bool waits = false;
        quint64 served = 0; // the later, the larger
    };

    std::function<Time()> m_now;
    QHash<Asker, Turn> m_askers;
    Asker m_lastAsker = 0;
    quint64 m_lastServed = 0;
    double m_limit = maxPerSecond;
    Bucket m_host;
    QHash<QByteArray, Bucket> m_families;
    std::deque<Time> m_sent; // the last 30
    Time m_slowedAt{-1'000'000'000};
    QByteArray m_refusedFamily;
};

/// The limiters of all hosts; owned by the application.
class RateLimiters
{
public:
    explicit RateLimiters(std::function<RateLimiter::Time()> now = {});
    std::shared_ptr<RateLimiter> forHost(const QUrl &host);

private:
    std::function<RateLimiter::Time()> m_now;
    QHash<QString, std::shared_ptr<RateLimiter>> m_limiters;
};

} // namespace trowel
