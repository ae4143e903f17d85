// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/clock.h"

#include <QTimer>

namespace trowel {

std::chrono::nanoseconds SystemClock::now() const
{
    return std::chrono::steady_clock::now().time_since_epoch();
}

QDateTime SystemClock::utc() const
{
    return QDateTime::currentDateTimeUtc();
}

void SystemClock::after(std::chrono::nanoseconds delay, QObject *context, std::function<void()> f)
{
    // Rounded up: a timer that fires early would only be set again.
    QTimer::singleShot(std::chrono::ceil<std::chrono::milliseconds>(delay), Qt::PreciseTimer, context, std::move(f));
}

} // namespace trowel
