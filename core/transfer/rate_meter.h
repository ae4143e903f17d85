// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <deque>

namespace trowel {

/// Bytes per second over the last two seconds. Times come from the caller, in milliseconds of any steady clock.
class RateMeter
{
public:
    static constexpr qint64 window = 2000; ///< milliseconds

    void clear() { m_points.clear(); }
    /// `bytes` is the total so far, not the difference.
    void add(qint64 now, qint64 bytes);
    /// 0 until two points are known, and when nothing moved within the window.
    double perSecond(qint64 now) const;

private:
    struct Point
    {
        qint64 when;
        qint64 bytes;
    };
    std::deque<Point> m_points; // the first one may be older than the window: it is where counting starts
};

} // namespace trowel
