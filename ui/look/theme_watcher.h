// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/look/tokens.h"

#include <QObject>

#include <optional>

class QApplication;
class QDBusVariant;

namespace trowel {

enum class ThemeChoice { System, Light, Dark };

/// Decides between light and dark: the person's choice, else the desktop portal's `color-scheme`, else the lightness of
/// the palette the program was started with. Make it before the first applyTheme, which replaces that palette. The
/// portal is asked over D-Bus without waiting; its answer and every later change arrive as themeChanged. GUI thread.
class ThemeWatcher final : public QObject
{
    Q_OBJECT
public:
    explicit ThemeWatcher(ThemeChoice choice, QObject *parent = nullptr);

    [[nodiscard]] Theme theme() const { return m_theme; }
    [[nodiscard]] ThemeChoice choice() const { return m_choice; }
    void setChoice(ThemeChoice choice);
    /// The portal's value: 1 prefers dark, 2 prefers light, everything else has no preference.
    void setDesktopScheme(uint scheme);

signals:
    void themeChanged(trowel::Theme theme);

private slots:
    void settingChanged(const QString &group, const QString &key, const QDBusVariant &value);

private:
    void askPortal();
    void decide();

    ThemeChoice m_choice;
    Theme m_fallback;
    std::optional<Theme> m_desktop;
    Theme m_theme;
};

/// Sets palette and, where Fusion is the style of the platform, the house's style.
/// Qt tells the widgets on the next turn of the event loop.
void applyTheme(QApplication &app, Theme theme);

} // namespace trowel
