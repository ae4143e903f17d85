// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/model/place.h"

#include <QDBusConnection>
#include <QHash>
#include <QObject>
#include <QTimer>

namespace trowel {

/// Tells the desktop what ended while nobody looked (org.freedesktop.Notifications over D-Bus). What comes within one
/// moment is one notification; a click on it asks for its object. Where there is no bus or no service nothing happens.
/// Never waits for an answer. Main thread.
class Notifier final : public QObject
{
    Q_OBJECT
public:
    explicit Notifier(const QDBusConnection &bus, QObject *parent = nullptr);

    void tell(const QString &title, const QString &text, const Place &place);
    /// How long further ones are waited for before it is shown.
    void setMoment(int ms) { m_moment.setInterval(ms); }

signals:
    /// One was clicked; the place is empty when it was about several things.
    void activated(const trowel::Place &place);

private slots:
    void actionInvoked(uint id, const QString &action);
    void closed(uint id, uint reason);

private:
    struct Said
    {
        QString title;
        QString text;
        Place place;
    };
    void show();

    QDBusConnection m_bus;
    QTimer m_moment;
    QList<Said> m_waiting;
    QHash<uint, Place> m_shown;
};

} // namespace trowel
