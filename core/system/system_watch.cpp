// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/system/system_watch.h"

#include <QDBusConnection>

namespace trowel {

namespace {

// NMState of NetworkManager's D-Bus interface.
constexpr uint kAsleep = 10, kDisconnected = 20, kConnectedLocal = 50, kConnectedSite = 60, kConnectedGlobal = 70;

} // namespace

SystemWatch::SystemWatch(const QDBusConnection &bus, QObject *parent) : QObject(parent)
{
    QDBusConnection listening(bus); // a handle on the same connection
    if (!listening.isConnected())
        return;
    listening.connect(QStringLiteral("org.freedesktop.login1"), QStringLiteral("/org/freedesktop/login1"),
                      QStringLiteral("org.freedesktop.login1.Manager"), QStringLiteral("PrepareForSleep"), this,
                      SLOT(onSleep(bool)));
    listening.connect(
        QStringLiteral("org.freedesktop.NetworkManager"), QStringLiteral("/org/freedesktop/NetworkManager"),
        QStringLiteral("org.freedesktop.NetworkManager"), QStringLiteral("StateChanged"), this, SLOT(onNetwork(uint)));
}

SystemWatch *SystemWatch::onSystemBus(QObject *parent)
{
    return new SystemWatch(QDBusConnection::systemBus(), parent);
}

void SystemWatch::onSleep(bool begins)
{
    if (begins == m_asleep)
        return;
    m_asleep = begins;
    if (begins)
        emit goesToSleep();
    else
        emit woke();
}

void SystemWatch::onNetwork(uint state)
{
    const bool there = state >= kConnectedSite && state <= kConnectedGlobal;
    const bool gone = state == kAsleep || state == kDisconnected || state == kConnectedLocal;
    if ((!there && !gone) || m_network == int(there))
        return;
    m_network = int(there);
    emit networkChanged(there);
}

} // namespace trowel
