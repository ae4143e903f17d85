// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/async/task.h"
#include "core/http/clock.h"

#include <QDateTime>
#include <QObject>

#include <functional>
#include <memory>
#include <optional>

namespace trowel {

/// Whether the host of one workspace can be reached. A request that found nobody is only a doubt: one probe tells
/// whether it is the host. While nobody is there one probe after another asks, ever more seldom, however many pages
/// wait. Knows nothing of the wire: the probe comes from outside, time from the clock. Main thread.
class Reachability final : public QObject
{
    Q_OBJECT
public:
    enum class State {
        Online,
        Doubtful, ///< a probe is on its way; everything else goes on
        Waking,   ///< asleep or just woken up: everything waits for the probe
        Offline   ///< the probe found nobody
    };
    /// Asks the host for anything. An answer of any kind, a refusal too, means that it is there.
    using Probe = std::function<Task<Nothing>()>;

    static constexpr std::chrono::seconds firstDelay{1};
    static constexpr std::chrono::seconds longestDelay{30};
    static constexpr std::chrono::seconds fallsAsleepWithin{30}; ///< by the steady clock, which stands still meanwhile

    Reachability(Clock &clock, Probe probe, QObject *parent = nullptr);
    ~Reachability() override;

    State state() const { return m_state; }
    bool isOffline() const { return m_state == State::Offline; }
    /// Whether requests have to wait.
    bool holdsBack() const { return m_state == State::Offline || m_state == State::Waking; }
    /// Why; set in Offline only.
    const std::optional<Error> &error() const { return m_error; }
    /// UTC; in Offline only.
    QDateTime since() const { return m_since; }
    /// UTC; invalid while a probe is on its way and while nobody has to ask.
    QDateTime nextProbe() const { return m_nextProbe; }

    /// A request found nobody.
    void foundNobody(const Error &error);
    /// Somebody answered, whatever.
    void answered();
    /// The system says that the network came or went. It may be mistaken for this host (loopback, VPN), so it is asked.
    void networkChanged();
    /// The computer is about to sleep; when it does not after all, or does not say so, everything goes on in a while.
    void sleeps();
    /// The computer woke up: connections are dead, and the network is often not there yet.
    void woke();
    /// Asks now instead of later: somebody wants something. Does nothing while Online. Where a probe is on its way
    /// already it left before somebody wanted it: when it fails, another one decides.
    void probeNow();

signals:
    /// Something of the above is different, or a probe failed once more.
    void changed();

private:
    void probe();
    void probed(const Result<Nothing> &result);
    void after(std::chrono::milliseconds delay, void (Reachability::*f)());
    void becomeOnline();
    void askLater();

    struct Later
    {
        void operator()(QObject *object) const { object->deleteLater(); }
    };

    Clock &m_clock;
    Probe m_probe;
    State m_state = State::Online;
    std::optional<Error> m_error;
    QDateTime m_since;
    QDateTime m_nextProbe;
    int m_failed = 0;     // probes in a row
    bool m_again = false; // somebody has asked since the probe left
    // What comes back for an object that was let go says nothing any more.
    std::unique_ptr<QObject, Later> m_probing;
    std::unique_ptr<QObject, Later> m_wait;
};

} // namespace trowel
