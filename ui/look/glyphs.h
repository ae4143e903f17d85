// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QPixmap>
#include <QString>

class QPainter;
class QRectF;

namespace trowel {

/// The state glyphs of the house: 14 px, shape and colour tell the same thing (look: "State").
enum class Glyph {
    None,
    Running,
    Succeeded,
    Starting,
    InProgress,
    Pending,
    Queued,
    Stopping,
    Restarting,
    Retrying,
    Deleting,
    Loading,
    Degraded,
    Warning,
    TimedOut,
    Failed,
    Stopped,
    Canceled,
    Skipped,
    Unknown
};

struct Tokens;

/// The word of a glyph, for screen readers and tool tips; empty for None. Shown words come from the kind.
QString glyphName(Glyph glyph);
/// The state colour of a glyph.
QColor glyphColor(Glyph glyph, const Tokens &tokens);
/// Paints the glyph into `rect`, crisp at the painter's pixel ratio.
void paintGlyph(QPainter *painter, const QRectF &rect, Glyph glyph, const Tokens &tokens);
/// The glyph as a picture of `size` device independent pixels; kept in QPixmapCache. Null for None.
QPixmap glyphPixmap(Glyph glyph, const Tokens &tokens, qreal pixelRatio, int size = 14);

} // namespace trowel
