// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/notifier.h"

#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>

namespace trowel {

namespace {

constexpr QLatin1String service("org.freedesktop.Notifications");
constexpr QLatin1String kNotifyPath("/org/freedesktop/Notifications");
constexpr int kMomentMs = 300;
constexpr qsizetype kLines = 4, kMostShown = 100;
constexpr int kDesktopDecides = -1;

} // namespace

Notifier::Notifier(const QDBusConnection &bus, QObject *parent) : QObject(parent), m_bus(bus)
{
    m_moment.setSingleShot(true);
    m_moment.setInterval(kMomentMs);
    connect(&m_moment, &QTimer::timeout, this, &Notifier::show);
    if (!m_bus.isConnected())
        return;
    // Without a service name: with one, Qt looks its owner up and waits for the answer. Ids are checked below.
    m_bus.connect(QString(), kNotifyPath, service, QStringLiteral("ActionInvoked"), this,
                  SLOT(actionInvoked(uint, QString)));
    m_bus.connect(QString(), kNotifyPath, service, QStringLiteral("NotificationClosed"), this,
                  SLOT(closed(uint, uint)));
}

void Notifier::tell(const QString &title, const QString &text, const Place &place)
{
    if (!m_bus.isConnected())
        return;
    m_waiting += Said{title, text, place};
    if (!m_moment.isActive())
        m_moment.start();
}

void Notifier::show()
{
    const QList<Said> said = std::exchange(m_waiting, {});
    if (said.isEmpty())
        return;
    const bool one = said.size() == 1;
    QStringList lines;
    for (const Said &each : said.first(std::min(said.size(), kLines)))
        lines += one ? each.text : each.title;
    if (said.size() > kLines)
        lines += tr("and %n more", nullptr, int(said.size() - kLines));
    const QString title = one ? said.first().title : tr("%n messages", nullptr, int(said.size()));
    // The body is markup where the desktop knows any.
    const QString body = lines.join(QLatin1Char('\n')).toHtmlEscaped();
    QDBusMessage call = QDBusMessage::createMethodCall(service, kNotifyPath, service, QStringLiteral("Notify"));
    const QVariantMap hints{{QStringLiteral("desktop-entry"), QStringLiteral("io.github.trowel.Trowel")}};
    call << QStringLiteral("Trowel") << uint(0) << QStringLiteral("io.github.trowel.Trowel") << title << body
         << QStringList{QStringLiteral("default"), tr("Show")} << hints << kDesktopDecides;
    const Place place = one ? said.first().place : Place();
    auto *pending = new QDBusPendingCallWatcher(m_bus.asyncCall(call), this);
    connect(pending, &QDBusPendingCallWatcher::finished, this, [this, place](QDBusPendingCallWatcher *done) {
        done->deleteLater();
        const QDBusPendingReply<uint> id = *done;
        if (!id.isValid())
            return; // nobody shows notifications here
        if (m_shown.size() >= kMostShown)
            m_shown.clear(); // a service that never says what became of them
        m_shown.insert(id.value(), place);
    });
}

void Notifier::actionInvoked(uint id, const QString &action)
{
    if (!m_shown.contains(id) || action != QLatin1String("default"))
        return;
    emit activated(m_shown.take(id));
}

void Notifier::closed(uint id, uint /*reason*/)
{
    m_shown.remove(id);
}

} // namespace trowel
