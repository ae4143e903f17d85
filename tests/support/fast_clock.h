// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/clock.h"

namespace trowel::test {

/// Real time, so many times as fast: back-offs and Retry-After pass in a fraction, in the right order.
class FastClock final : public Clock
{
public:
    explicit FastClock(int factor = 50) : m_factor(factor) {}
    std::chrono::nanoseconds now() const override { return m_real.now() * m_factor; }
    QDateTime utc() const override { return m_real.utc(); }
    void after(std::chrono::nanoseconds delay, QObject *context, std::function<void()> f) override
    {
        m_real.after(delay / m_factor, context, std::move(f));
    }

private:
    SystemClock m_real;
    int m_factor;
};

} // namespace trowel::test
