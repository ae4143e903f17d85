// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/rate_limit.h"

#include <algorithm>
#include <cmath>

namespace trowel::demo {

void RateLimit::configure(int perSecond, int burst)
{
    m_perSecond = std::max(0, perSecond);
    m_burst = std::max(1, burst);
    m_tokens = m_burst;
    m_lastMs = -1;
}

int RateLimit::take(qint64 nowMs)
{
    if (m_perSecond == 0)
        return 0;
    if (m_lastMs >= 0)
        m_tokens = std::min(m_burst, m_tokens + double(nowMs - m_lastMs) * m_perSecond / 1000.0);
    m_lastMs = nowMs;
    if (m_tokens >= 1) {
        m_tokens -= 1;
        return 0;
    }
    return std::max(1, int(std::ceil((1 - m_tokens) / m_perSecond)));
}

} // namespace trowel::demo
