// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/look/theme_watcher.h"

#include "ui/look/palette.h"
#include "ui/look/style.h"

#include <QApplication>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>
#include <QGuiApplication>
#include <QStyle>
#include <QToolTip>

namespace trowel {

namespace {

constexpr QLatin1String portalService("org.freedesktop.portal.Desktop");
constexpr QLatin1String portalPath("/org/freedesktop/portal/desktop");
constexpr QLatin1String portalSettings("org.freedesktop.portal.Settings");
constexpr QLatin1String appearance("org.freedesktop.appearance");
constexpr QLatin1String colorScheme("color-scheme");

/// The portal wraps the value of Read in a variant once more.
uint schemeOf(QVariant value)
{
    while (value.canConvert<QDBusVariant>())
        value = value.value<QDBusVariant>().variant();
    return value.toUInt();
}

} // namespace

ThemeWatcher::ThemeWatcher(ThemeChoice choice, QObject *parent)
    : QObject(parent), m_choice(choice), m_fallback(themeOf(QGuiApplication::palette())), m_theme(m_fallback)
{
    decide();
    askPortal();
}

void ThemeWatcher::setChoice(ThemeChoice choice)
{
    m_choice = choice;
    decide();
}

void ThemeWatcher::setDesktopScheme(uint scheme)
{
    if (scheme == 1)
        m_desktop = Theme::Dark;
    else if (scheme == 2)
        m_desktop = Theme::Light;
    else
        m_desktop.reset();
    decide();
}

void ThemeWatcher::settingChanged(const QString &group, const QString &key, const QDBusVariant &value)
{
    if (group == appearance && key == colorScheme)
        setDesktopScheme(schemeOf(value.variant()));
}

void ThemeWatcher::askPortal()
{
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return;
    // Without a service name: with one, Qt looks its owner up and waits for the answer.
    bus.connect(QString(), portalPath, portalSettings, QStringLiteral("SettingChanged"), this,
                SLOT(settingChanged(QString, QString, QDBusVariant)));
    QDBusMessage call =
        QDBusMessage::createMethodCall(portalService, portalPath, portalSettings, QStringLiteral("Read"));
    call << QString(appearance) << QString(colorScheme);
    auto *pending = new QDBusPendingCallWatcher(bus.asyncCall(call), this);
    connect(pending, &QDBusPendingCallWatcher::finished, this, [this](QDBusPendingCallWatcher *done) {
        const QDBusPendingReply<QDBusVariant> reply = *done;
        if (reply.isValid())
            setDesktopScheme(schemeOf(reply.value().variant()));
        done->deleteLater();
    });
}

void ThemeWatcher::decide()
{
    Theme next = m_desktop.value_or(m_fallback);
    if (m_choice != ThemeChoice::System)
        next = m_choice == ThemeChoice::Dark ? Theme::Dark : Theme::Light;
    if (next == m_theme)
        return;
    m_theme = next;
    emit themeChanged(next);
}

void applyTheme(QApplication &app, Theme theme)
{
    const QString current = app.style()->name();
    const bool native = current.startsWith(QLatin1String("windows")) || current.startsWith(QLatin1String("mac"));
    if (!native && !qobject_cast<LookStyle *>(app.style()))
        app.setStyle(new LookStyle);
    const QPalette palette = makePalette(theme);
    app.setPalette(palette);
    QToolTip::setPalette(palette);
}

} // namespace trowel
