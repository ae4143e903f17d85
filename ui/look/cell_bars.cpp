// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/look/cell_paint.h"
#include "ui/look/style_paint.h"

#include <QPainter>
#include <QStyle>

namespace trowel::cell_paint {

namespace {

constexpr int kWidth = 7, kGap = 3, kLeast = 6;

void bar(QPainter *painter, const QRect &place, const CellBar &bar, const Tokens &t)
{
    using Shape = CellBar::Shape;
    using style_paint::roundedBox;
    const int height = qBound(kLeast, qRound(place.height() * qBound(0.0, bar.height, 1.0)), place.height());
    const QRect box(place.left(), place.bottom() + 1 - height, place.width(), height);
    const auto hollow = [&](const QColor &colour) {
        painter->setPen(QPen(colour, 1.2));
        painter->setBrush(Qt::NoBrush);
        painter->drawRoundedRect(QRectF(box).adjusted(0.6, 0.6, -0.6, -0.6), 1.5, 1.5);
    };
    switch (bar.shape) {
    case Shape::None:
        painter->fillRect(QRect(place.left(), place.bottom(), place.width(), 1), t.border);
        break;
    case Shape::Succeeded:
        roundedBox(painter, box, 1.5, t.ok);
        break;
    case Shape::Failed: { // broken, like an exclamation mark
        const QRect whole(place.left(), place.bottom() + 1 - qMax(height, 11), place.width(), qMax(height, 11));
        roundedBox(painter, whole.adjusted(0, 0, 0, -6), 1.5, t.failed);
        roundedBox(painter, QRect(whole.left(), whole.bottom() - 3, whole.width(), 4), 1.5, t.failed);
        break;
    }
    case Shape::TimedOut: // a T
        painter->fillRect(QRect(box.left(), box.top(), box.width(), 2), t.attention);
        painter->fillRect(QRect(box.left() + 3, box.top(), 2, box.height()), t.attention);
        break;
    case Shape::Canceled:
        hollow(t.off);
        break;
    case Shape::Skipped: // a dash on the floor
        painter->fillRect(QRect(place.left(), place.bottom() - 1, place.width(), 2), t.off);
        break;
    case Shape::Running: {
        hollow(t.moving);
        const int foot = qMax(3, box.height() / 2);
        roundedBox(painter, QRect(box.left(), box.bottom() + 1 - foot, box.width(), foot), 1.5, t.moving);
        break;
    }
    }
}

} // namespace

int barsWidth(qsizetype count)
{
    return int(count) * (kWidth + kGap) - kGap;
}

void bars(QPainter *painter, const QRect &rect, const QList<CellBar> &bars, const Tokens &t,
          Qt::LayoutDirection direction)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const int height = qMin(18, rect.height() - 8);
    int x = rect.left();
    for (const CellBar &one : bars) {
        const QRect place(x, rect.top() + (rect.height() - height) / 2, kWidth, height);
        bar(painter, QStyle::visualRect(direction, rect, place), one, t);
        x += kWidth + kGap;
    }
    painter->restore();
}

} // namespace trowel::cell_paint
