// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/auth/profile.h"

#include <QColor>

class QFontMetrics;
class QPalette;
class QWidget;

namespace trowel {

enum class Theme { Light, Dark };

/// Every colour of the house. Two constant tables exist; which one applies follows from a palette, so that a widget
/// never keeps a colour of its own and changes with the palette.
struct Tokens
{
    Theme theme;
    QColor window, base, raised, hover, selection, selectionInactive;
    QColor text, text2, disabled, highlightedText;
    QColor line, rowLine, border, shadow, scrollThumb;
    QColor accent, accentText, link;
    QColor toolTip, toolTipText;
    QColor ok, moving, attention, failed, off;           ///< state: always with a glyph and a word
    QColor failedTint, attentionTint, dangerText;        ///< dangerText: on a button filled with `failed`
    QColor envDemo, envDev, envTest, envProd, envText;   ///< envText: on an environment's colour
    QColor code, keyword, string, number, comment, name; ///< for the text view

    [[nodiscard]] bool dark() const { return theme == Theme::Dark; }
    [[nodiscard]] QColor environment(Environment environment) const;
    /// text 2 where it stands on a selected row.
    [[nodiscard]] QColor text2OnSelection() const;
    /// The ground of a chip: tags of an object.
    [[nodiscard]] QColor chip() const;
};

/// The table of a theme.
const Tokens &tokens(Theme theme);
/// The table that fits a palette: dark when its window is.
const Tokens &tokens(const QPalette &palette);
/// The table for a widget; without one that of the application.
const Tokens &tokensFor(const QWidget *widget);

Theme themeOf(const QPalette &palette);
/// `a` moved towards `b` by `share`, 0 to 1.
QColor mixed(const QColor &a, const QColor &b, qreal share);

/// Spacing in pixels.
namespace space {
constexpr int xs = 4, s = 8, m = 12, l = 16, xl = 20, xxl = 28;
}

constexpr int iconSize = 16;
constexpr int glyphSize = 14;
constexpr qreal controlRadius = 5;
constexpr qreal messageRadius = 6;
constexpr qreal tagRadius = 4;

/// Heights and widths in pixels that follow the font.
struct Measures
{
    explicit Measures(const QFontMetrics &metrics);

    int row, logRow, buttonRow, treeRow; ///< of lists, logs, lists with buttons in rows, the navigator
    int header, fact, control, toolButton, tab, pageHeader, toolBar, dialogButtons, statusBar, menuItem;
    int formLabel, factLabel, numberField; ///< widths of label columns and of a field for a number
};

} // namespace trowel
