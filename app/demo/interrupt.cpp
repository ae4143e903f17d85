// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/interrupt.h"

#ifdef Q_OS_UNIX
#include <QSocketNotifier>

#include <sys/socket.h>

#include <csignal>

#include <unistd.h>
#endif

namespace trowel::demo {

#ifdef Q_OS_UNIX
namespace {

// A signal handler may do next to nothing: it writes a byte, the event loop reads it.
int s_pair[2] = {-1, -1};

void onSignal(int)
{
    const char byte = 1;
    [[maybe_unused]] const auto written = ::write(s_pair[0], &byte, 1);
}

} // namespace

Interrupt::Interrupt(std::function<void()> onInterrupt) : m_onInterrupt(std::move(onInterrupt))
{
    if (::socketpair(AF_UNIX, SOCK_STREAM, 0, s_pair) != 0)
        return;
    auto *notifier = new QSocketNotifier(s_pair[1], QSocketNotifier::Read, this);
    connect(notifier, &QSocketNotifier::activated, this, &Interrupt::read);
    std::signal(SIGINT, onSignal);
    std::signal(SIGTERM, onSignal);
}

Interrupt::~Interrupt()
{
    std::signal(SIGINT, SIG_DFL);
    std::signal(SIGTERM, SIG_DFL);
    ::close(s_pair[0]);
    ::close(s_pair[1]);
}

void Interrupt::read()
{
    char byte = 0;
    if (::read(s_pair[1], &byte, 1) == 1)
        m_onInterrupt();
}
#else
Interrupt::Interrupt(std::function<void()> onInterrupt) : m_onInterrupt(std::move(onInterrupt)) {}

Interrupt::~Interrupt() = default;

void Interrupt::read() {}
#endif

} // namespace trowel::demo
