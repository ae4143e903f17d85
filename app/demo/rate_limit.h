// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace trowel::demo {

/// The server's own token bucket. `take` either takes a token or says after how many whole seconds to come back.
class RateLimit
{
public:
    RateLimit(int perSecond, int burst) { configure(perSecond, burst); }

    /// Zero requests a second switch the limit off. The bucket is full afterwards.
    void configure(int perSecond, int burst);
    /// 0: go on. Otherwise the seconds for `Retry-After`, at least 1.
    int take(qint64 nowMs);

private:
    int m_perSecond = 0;
    double m_burst = 0;
    double m_tokens = 0;
    qint64 m_lastMs = -1;
};

} // namespace trowel::demo
