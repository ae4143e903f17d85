// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/clock.h"

#include <QObject>
#include <QPointer>

#include <map>

namespace trowel {

/// Time that moves only when a test says so.
class FakeClock final : public Clock
{
public:
    std::chrono::nanoseconds now() const override { return m_now; }
    QDateTime utc() const override
    {
        return m_start.addMSecs(std::chrono::duration_cast<std::chrono::milliseconds>(m_now).count());
    }
    void after(std::chrono::nanoseconds delay, QObject *context, std::function<void()> f) override
    {
        m_timers.emplace(m_now + delay, Timer{context, std::move(f)});
    }

    /// Moves on, calling what falls due on the way.
    void advance(std::chrono::nanoseconds by)
    {
        const auto end = m_now + by;
        while (!m_timers.empty() && m_timers.begin()->first <= end) {
            const auto [at, timer] = *m_timers.begin();
            m_timers.erase(m_timers.begin());
            m_now = std::max(m_now, at);
            if (timer.context)
                timer.f();
        }
        m_now = end;
    }

private:
    struct Timer
    {
        QPointer<QObject> context;
        std::function<void()> f;
    };
    std::chrono::nanoseconds m_now{std::chrono::hours(1)};
    QDateTime m_start{QDate(2026, 5, 4), QTime(9, 0), Qt::UTC};
    std::multimap<std::chrono::nanoseconds, Timer> m_timers;
};

} // namespace trowel
