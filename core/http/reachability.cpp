// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/reachability.h"

#include <algorithm>

namespace trowel {

using std::chrono::milliseconds;

Reachability::Reachability(Clock &clock, Probe probe, QObject *parent)
    : QObject(parent), m_clock(clock), m_probe(std::move(probe))
{
}

Reachability::~Reachability()
{
    // At once: what is on the event loop for them would find nobody here.
    delete m_probing.release();
    delete m_wait.release();
}

void Reachability::foundNobody(const Error &error)
{
    if (m_state != State::Online)
        return;
    m_error = error;
    m_state = State::Doubtful;
    probe();
}

void Reachability::answered()
{
    // While it only wakes up, an answer of before may still come in.
    if (m_state == State::Doubtful || m_state == State::Offline)
        becomeOnline();
}

void Reachability::networkChanged()
{
    if (m_state == State::Online)
        foundNobody(Error::make(Error::Kind::Connection, QStringLiteral("The network of this computer has changed.")));
    else
        probeNow();
}

void Reachability::sleeps()
{
    m_probing.reset();
    m_nextProbe = {};
    if (m_state != State::Offline)
        m_state = State::Waking;
    after(fallsAsleepWithin, &Reachability::woke);
    emit changed();
}

void Reachability::woke()
{
    m_probing.reset(); // went out before; its connection is dead
    m_wait.reset();
    m_failed = 0;
    if (m_state != State::Offline)
        m_state = State::Waking;
    probe();
    emit changed();
}

void Reachability::probeNow()
{
    if (m_state != State::Offline)
        return;
    if (m_probing)
        m_again = true;
    else
        probe();
}

void Reachability::probe()
{
    if (m_probing)
        return;
    m_wait.reset();
    m_nextProbe = {};
    m_again = false;
    m_probing.reset(new QObject);
    m_probe().onDone(m_probing.get(), [this, probe = m_probing.get()](const Result<Nothing> &result) {
        if (probe == m_probing.get())
            probed(result);
    });
}

void Reachability::probed(const Result<Nothing> &result)
{
    m_probing.reset();
    if (result || !(result.error().isNetwork() || result.error().isCancelled()))
        return becomeOnline();
    if (result.error().isCancelled() && m_state != State::Offline)
        return becomeOnline(); // somebody called it off: the next request tells
    if (!result.error().isCancelled())
        m_error = result.error();
    if (m_again)
        return probe();
    if (m_state != State::Offline) {
        m_state = State::Offline;
        m_since = m_clock.utc();
    }
    askLater();
    emit changed();
}

void Reachability::askLater()
{
    const milliseconds delay =
        std::min<milliseconds>(longestDelay, milliseconds(firstDelay) * (1 << std::min(m_failed, 5)));
    ++m_failed;
    m_nextProbe = m_clock.utc().addMSecs(delay.count());
    after(delay, &Reachability::probe);
}

void Reachability::after(milliseconds delay, void (Reachability::*f)())
{
    m_wait.reset(new QObject);
    m_clock.after(delay, m_wait.get(), [this, wait = m_wait.get(), f] {
        if (wait == m_wait.get())
            (this->*f)();
    });
}

void Reachability::becomeOnline()
{
    const bool wasHolding = holdsBack();
    m_probing.reset();
    m_wait.reset();
    m_state = State::Online;
    m_error.reset();
    m_since = {};
    m_nextProbe = {};
    m_failed = 0;
    if (wasHolding)
        emit changed();
}

} // namespace trowel
