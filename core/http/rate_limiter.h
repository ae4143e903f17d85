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
/// by all workspaces of a host, over everything that is sent. Pure: time comes from outside. Main thread.
class RateLimiter
{
public:
    using Time = std::chrono::nanoseconds;

    static constexpr int maxPerSecond = 30;
    static constexpr int burst = 3;

    /// `now` never goes back.
    explicit RateLimiter(std::function<Time()> now);

    /// Whether a request of that family may leave now; takes its place if so.
    bool take(const RouteInfo &route, bool isRead);
    /// How long until asking again makes sense; zero when it may leave now.
    Time wait(const RouteInfo &route, bool isRead) const;
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
    Time familyWait(const RouteInfo &route, bool isRead) const;

    std::function<Time()> m_now;
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
