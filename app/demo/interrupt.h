// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <functional>

namespace trowel::demo {

/// Calls a function from the event loop when the process gets SIGINT or SIGTERM. At most one at a time.
class Interrupt final : public QObject
{
public:
    explicit Interrupt(std::function<void()> onInterrupt);
    ~Interrupt() override;

private:
    void read();

    std::function<void()> m_onInterrupt;
};

} // namespace trowel::demo
