// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QDBusConnection;

namespace trowel {

/// What the system says of sleep and of the network: logind's PrepareForSleep, NetworkManager's State, both over D-Bus
/// where they are. Where they are not it says nothing, and failing requests tell. Never believed more than that: who
/// listens asks the host. Main thread.
class SystemWatch final : public QObject
{
    Q_OBJECT
public:
    /// `bus` is the system's; tests bring one of their own.
    explicit SystemWatch(const QDBusConnection &bus, QObject *parent = nullptr);
    /// On the system's bus.
    static SystemWatch *onSystemBus(QObject *parent);

signals:
    void goesToSleep();
    void woke();
    /// The network came or went. Not what comes between, such as connecting.
    void networkChanged(bool isThere);

private slots:
    void onSleep(bool begins);
    void onNetwork(uint state);

private:
    bool m_asleep = false;
    int m_network = -1; ///< 1 there, 0 not, -1 not known yet
};

} // namespace trowel
