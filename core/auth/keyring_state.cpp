// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/keyring_state.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>

namespace trowel {
namespace {

Result<KeyringState> understood(const QDBusPendingReply<QDBusVariant> &reply)
{
    using Is = KeyringState::Is;
    if (!reply.isError()) {
        const bool locked = reply.value().variant().toBool();
        return KeyringState{locked ? Is::Locked : Is::Unlocked,
                            locked ? QStringLiteral("The keyring is locked.") : QString()};
    }
    const QString words = reply.error().message();
    switch (reply.error().type()) {
    case QDBusError::NoReply:
    case QDBusError::TimedOut:
    case QDBusError::Timeout:
        return failure(Error::Kind::Keychain, QStringLiteral("The keychain does not answer."));
    case QDBusError::ServiceUnknown:
        return KeyringState{Is::NoService, words};
    case QDBusError::Disconnected:
    case QDBusError::NoServer:
        return KeyringState{Is::NoBus, words};
    case QDBusError::UnknownObject:
    case QDBusError::UnknownMethod: // what gnome-keyring says of an object that is not there
    case QDBusError::UnknownInterface:
        return KeyringState{Is::NoKeyring, words};
    default:
        return KeyringState{Is::NoService, words};
    }
}

} // namespace

Task<KeyringState> askKeyring(std::chrono::milliseconds limit)
{
    const QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return Task<KeyringState>::ready(KeyringState{KeyringState::Is::NoBus, bus.lastError().message()});
    auto call = QDBusMessage::createMethodCall(
        QStringLiteral("org.freedesktop.secrets"), QStringLiteral("/org/freedesktop/secrets/aliases/default"),
        QStringLiteral("org.freedesktop.DBus.Properties"), QStringLiteral("Get"));
    call << QStringLiteral("org.freedesktop.Secret.Collection") << QStringLiteral("Locked");
    auto *watcher = new QDBusPendingCallWatcher(bus.asyncCall(call, int(limit.count())));
    const Promise<KeyringState> promise;
    QObject::connect(watcher, &QDBusPendingCallWatcher::finished, watcher, [promise, watcher] {
        promise.settle(understood(*watcher));
        watcher->deleteLater();
    });
    return promise.task();
}

} // namespace trowel
