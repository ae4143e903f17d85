// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/rate_limiter.h"

#include "core/http/url.h"

#include <algorithm>
#include <cmath>

namespace trowel {

using namespace std::chrono_literals;
using Time = RateLimiter::Time;

namespace {

// How far a bucket may run ahead. A slow family gets no burst, so that its count over a minute holds exactly.
Time credit(Time interval, double perSecond)
{
    return Time(qint64(double(interval.count()) * (std::clamp(perSecond / 10, 1.0, double(RateLimiter::burst)) - 1)));
}

} // namespace

RateLimiter::RateLimiter(std::function<Time()> now) : m_now(std::move(now)) {}

Time RateLimiter::interval(double perSecond)
{
    return Time(qint64(std::ceil(1e9 / perSecond)));
}

double RateLimiter::familyRate(const RouteInfo &route, bool isRead)
{
    return isRead ? route.readsPerSecond : route.changesPerSecond;
}

QByteArray RateLimiter::familyKey(const RouteInfo &route, bool isRead)
{
    QByteArray key(route.family.data(), route.family.size());
    // Reads and changes with limits of their own are counted apart.
    return route.readsPerSecond == route.changesPerSecond ? key : key + (isRead ? "/r" : "/w");
}

Time RateLimiter::hostWait() const
{
    const Time now = m_now();
    const Time step = interval(m_limit);
    Time wait = std::max({0ns, m_host.due - credit(step, m_limit) - now, m_host.pausedUntil - now});
    // A bucket alone lets burst + rate through in one rolling second; the window does not.
    const auto window = size_t(limitPerSecond());
    if (m_sent.size() >= window)
        wait = std::max(wait, m_sent[m_sent.size() - window] + 1s + placeLasts - now);
    return wait;
}

Time RateLimiter::familyWait(const RouteInfo &route, bool isRead) const
{
    const Bucket bucket = m_families.value(familyKey(route, isRead));
    const Time now = m_now();
    Time wait = std::max(0ns, bucket.pausedUntil - now);
    if (const double rate = familyRate(route, isRead); rate > 0) {
        const Time step = interval(rate);
        wait = std::max(wait, bucket.due - credit(step, rate) - now);
    }
    return wait;
}

RateLimiter::Asker RateLimiter::join()
{
    m_askers.insert(++m_lastAsker, {});
    return m_lastAsker;
}

void RateLimiter::leave(Asker asker)
{
    m_askers.remove(asker);
}

void RateLimiter::setWaiting(Asker asker, bool waits)
{
    m_askers[asker].waits = waits;
}

int RateLimiter::waitingBefore(Asker asker) const
{
    const auto own = m_askers.constFind(asker);
    if (own == m_askers.constEnd())
        return 0;
    return int(std::count_if(m_askers.cbegin(), m_askers.cend(),
                             [&](const Turn &other) { return other.waits && other.served < own->served; }));
}

Time RateLimiter::wait(const RouteInfo &route, bool isRead, Asker asker) const
{
    return std::max(hostWait(), familyWait(route, isRead)) + waitingBefore(asker) * interval(m_limit);
}

bool RateLimiter::isPaused(const RouteInfo &route, bool isRead) const
{
    const Time now = m_now();
    return m_host.pausedUntil > now || m_families.value(familyKey(route, isRead)).pausedUntil > now;
}

bool RateLimiter::heldByFamily(const RouteInfo &route, bool isRead) const
{
    return familyWait(route, isRead) > hostWait();
}

bool RateLimiter::take(const RouteInfo &route, bool isRead, Asker asker)
{
    if (wait(route, isRead, asker) > 0ns)
        return false;
    if (asker != 0)
        m_askers[asker].served = ++m_lastServed;
    const Time now = m_now();
    m_host.due = std::max(m_host.due, now) + interval(m_limit);
    if (const double rate = familyRate(route, isRead); rate > 0) {
        Bucket &bucket = m_families[familyKey(route, isRead)];
        bucket.due = std::max(bucket.due, now) + interval(rate);
    }
    m_sent.push_back(now);
    while (m_sent.size() > size_t(maxPerSecond))
        m_sent.pop_front();
    return true;
}

void RateLimiter::refused(const RouteInfo &route, bool isRead, Time pause)
{
    const Time now = m_now();
    const QByteArray key = familyKey(route, isRead);
    Bucket &bucket = m_families[key];
    bucket.pausedUntil = std::max(bucket.pausedUntil, now + pause);
    if (now - m_slowedAt < 1s) {
        if (m_refusedFamily != key)
            pauseHost(pause);
        return; // what left before the first refusal came back says nothing new
    }
    m_slowedAt = now;
    m_refusedFamily = key;
    m_limit = std::max(1.0, m_limit / 2);
}

void RateLimiter::pauseHost(Time pause)
{
    m_host.pausedUntil = std::max(m_host.pausedUntil, m_now() + pause);
}

void RateLimiter::succeeded()
{
    // One request a second more for every second without a refusal.
    m_limit = std::min(double(maxPerSecond), m_limit + 1 / m_limit);
}

int RateLimiter::sentInLastSecond() const
{
    const Time from = m_now() - 1s;
    return int(std::count_if(m_sent.begin(), m_sent.end(), [from](Time sent) { return sent > from; }));
}

int RateLimiter::limitPerSecond() const
{
    return int(m_limit);
}

RateLimiters::RateLimiters(std::function<Time()> now) : m_now(std::move(now))
{
    if (!m_now)
        m_now = [] { return Time(std::chrono::steady_clock::now().time_since_epoch()); };
}

std::shared_ptr<RateLimiter> RateLimiters::forHost(const QUrl &host)
{
    auto &limiter = m_limiters[hostLabel(host)];
    if (!limiter)
        limiter = std::make_shared<RateLimiter>(m_now);
    return limiter;
}

} // namespace trowel
