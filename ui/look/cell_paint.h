// SPDX-License-Identifier: GPL-3.0-or-later
// Pieces of a cell that small widgets draw as well.
#pragma once

#include "ui/look/cell.h"
#include "ui/look/tokens.h"

#include <QFont>
#include <QRect>
#include <QStringList>

class QPainter;

namespace trowel {

/// The short word of an environment, in capitals: the one place where there are any.
QString environmentTag(Environment environment);

namespace cell_paint {

void progress(QPainter *painter, const QRect &rect, double share, const Tokens &t, Qt::LayoutDirection direction);
void chips(QPainter *painter, const QRect &rect, const QStringList &chips, const Tokens &t, bool selected,
           Qt::LayoutDirection direction);
/// A run history: bars of 7 pixels, 3 apart.
void bars(QPainter *painter, const QRect &rect, const QList<CellBar> &bars, const Tokens &t,
          Qt::LayoutDirection direction);
int barsWidth(qsizetype count);
QSize chipSize(const QFont &base, const QString &text);
void chip(QPainter *painter, const QRect &rect, const QFont &base, const QString &text, const QColor &ground,
          const Tokens &t);
QSize tagSize(const QFont &base, Environment environment);
void tag(QPainter *painter, const QRect &rect, const QFont &base, Environment environment, const Tokens &t);

} // namespace cell_paint

} // namespace trowel
