// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/auth/profile.h"
#include "ui/look/glyphs.h"

#include <QList>
#include <QMetaType>
#include <QString>
#include <QStringList>
#include <Qt>

#include <optional>

namespace trowel {

/// One bar of a run history (look: "Run history"): shape as well as colour. What the bars mean is told by the cell's
/// tool tip and its accessible text.
struct CellBar
{
    enum class Shape { None, Succeeded, Failed, TimedOut, Canceled, Skipped, Running };
    Shape shape = Shape::None;
    double height = 1; ///< 0 to 1 of the highest
    bool operator==(const CellBar &) const = default;
};

/// What a cell of a list or a node of the navigator shows. Models answer it for CellRole; CellDelegate paints it.
struct Cell
{
    QString text;
    Glyph glyph = Glyph::None; ///< before the text
    QString icon = {};         ///< before the text, where there is no glyph
    bool bold = false;         ///< it runs
    bool dim = false;          ///< text 2: people, dates, what is beside the point
    bool mono = false;
    bool link = false;
    bool error = false; ///< the failed colour: 4xx and 5xx
    bool right = false;
    Qt::TextElideMode elide = Qt::ElideRight;
    Glyph glyphAfter = Glyph::None; ///< behind the text
    QString tail = {};              ///< at the right edge in the navigator, behind the text in lists
    double progress = -1;           ///< 0 to 1 draws a bar instead of the text
    QStringList chips = {};
    QList<CellBar> bars = {};            ///< instead of the text, the newest last
    QString toolTip = {};                ///< instead of the whole text of what is cut
    QString accessible = {};             ///< what a screen reader says instead of glyph and text
    std::optional<Environment> tag = {}; ///< an environment tag at the far edge
};

/// The role under which models answer a Cell.
constexpr int CellRole = Qt::UserRole + 1;

} // namespace trowel

Q_DECLARE_METATYPE(trowel::Cell)
