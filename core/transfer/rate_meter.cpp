// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transfer/rate_meter.h"

#include <algorithm>

namespace trowel {

void RateMeter::add(qint64 now, qint64 bytes)
{
    if (!m_points.empty() && bytes < m_points.back().bytes)
        m_points.clear(); // a repeat begins at 0 again
    if (!m_points.empty() && m_points.back().when == now)
        m_points.back().bytes = bytes;
    else
        m_points.push_back({now, bytes});
    while (m_points.size() > 2 && m_points[1].when <= now - window)
        m_points.pop_front();
}

double RateMeter::perSecond(qint64 now) const
{
    if (m_points.size() < 2)
        return 0;
    // Where counting starts: the last point before the window, its bytes spread evenly up to the next one.
    const qint64 from = std::max(now - window, m_points.front().when);
    const auto after = std::find_if(m_points.begin(), m_points.end(), [from](const Point &p) { return p.when > from; });
    if (after == m_points.end() || after == m_points.begin())
        return 0;
    const Point &left = *(after - 1);
    const double share = double(from - left.when) / double(after->when - left.when);
    const double start = double(left.bytes) + share * double(after->bytes - left.bytes);
    const qint64 span = now - from;
    return span > 0 ? (double(m_points.back().bytes) - start) * 1000.0 / double(span) : 0;
}

} // namespace trowel
