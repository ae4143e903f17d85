// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>

#include <chrono>
#include <functional>

class QObject;

namespace trowel {

/// Time as the request pipeline sees it; tests bring their own. Main thread.
class Clock
{
public:
    virtual ~Clock() = default;
    /// Never goes back.
    virtual std::chrono::nanoseconds now() const = 0;
    virtual QDateTime utc() const = 0;
    /// Calls `f` once, unless `context` dies first.
    virtual void after(std::chrono::nanoseconds delay, QObject *context, std::function<void()> f) = 0;
};

class SystemClock final : public Clock
{
public:
    std::chrono::nanoseconds now() const override;
    QDateTime utc() const override;
    void after(std::chrono::nanoseconds delay, QObject *context, std::function<void()> f) override;
};

} // namespace trowel
