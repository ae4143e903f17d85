// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>

namespace trowel {

/// The sizes of text, each with its weight, as shares of the system's font.
enum class TextSize {
    Tag,     ///< environment tags
    Caption, ///< heads, hints, status bar
    Body,
    Strong,  ///< body, semibold: headings of sections of facts
    Section, ///< 1.08
    Drawer,  ///< 1.15: drawer titles, the line of an empty state
    Page,    ///< 1.25
    Welcome  ///< 1.6
};

QFont scaledFont(const QFont &base, qreal factor, QFont::Weight weight = QFont::Normal);
/// A size over the application's font, or over `base`.
QFont textFont(TextSize size);
QFont textFont(TextSize size, const QFont &base);
/// The system's fixed font, a little smaller so that it looks as large as the text around it.
QFont monoFont();
QFont monoFont(const QFont &base);

} // namespace trowel
