// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/look/cell_paint.h"

#include "ui/look/fonts.h"
#include "ui/look/style_paint.h"

#include <QCoreApplication>
#include <QFontMetrics>
#include <QPainter>
#include <QStyle>

namespace trowel {

QString environmentTag(Environment environment)
{
    switch (environment) {
    case Environment::Demo:
        return QCoreApplication::translate("Environment", "DEMO");
    case Environment::Dev:
        return QCoreApplication::translate("Environment", "DEV");
    case Environment::Test:
        return QCoreApplication::translate("Environment", "TEST");
    case Environment::Prod:
        break;
    }
    return QCoreApplication::translate("Environment", "PROD");
}

namespace cell_paint {

using style_paint::roundedBox;

void progress(QPainter *painter, const QRect &rect, double share, const Tokens &t, Qt::LayoutDirection direction)
{
    const QString text = QStringLiteral("%1 %").arg(int(qBound(0.0, share, 1.0) * 100));
    const int room = painter->fontMetrics().horizontalAdvance(QStringLiteral("100 %")) + 8;
    const auto visual = [&](const QRect &part) { return QStyle::visualRect(direction, rect, part); };
    const QRect bar(rect.left(), rect.center().y() - 2, qMax(0, rect.width() - room), 6);
    roundedBox(painter, visual(bar), 3, t.line);
    const int filled = int(bar.width() * qBound(0.0, share, 1.0));
    if (filled > 0)
        roundedBox(painter, visual(QRect(bar.left(), bar.top(), qMax(6, filled), 6)), 3, t.accent);
    painter->setPen(t.text);
    painter->drawText(rect, int(QStyle::visualAlignment(direction, Qt::AlignRight | Qt::AlignVCenter)), text);
}

QSize chipSize(const QFont &base, const QString &text)
{
    const QFontMetrics metrics(scaledFont(base, 0.92));
    return {metrics.horizontalAdvance(text) + 16, metrics.height() + 4};
}

void chip(QPainter *painter, const QRect &rect, const QFont &base, const QString &text, const QColor &ground,
          const Tokens &t)
{
    roundedBox(painter, rect, rect.height() / 2.0, ground);
    painter->setFont(scaledFont(base, 0.92));
    painter->setPen(t.text);
    painter->drawText(rect, Qt::AlignCenter, text);
}

void chips(QPainter *painter, const QRect &rect, const QStringList &chips, const Tokens &t, bool selected,
           Qt::LayoutDirection direction)
{
    const QFont base = painter->font();
    const QColor ground = selected ? mixed(t.selection, t.text, 0.08) : t.chip();
    int x = rect.left();
    for (const QString &text : chips) {
        const QSize size = chipSize(base, text);
        if (x + size.width() > rect.right() + 1) {
            painter->setFont(base);
            painter->setPen(t.text2);
            const QRect rest(x, rect.top(), qMax(0, rect.right() - x), rect.height());
            painter->drawText(QStyle::visualRect(direction, rect, rest),
                              int(QStyle::visualAlignment(direction, Qt::AlignLeft | Qt::AlignVCenter)),
                              QStringLiteral("…"));
            return;
        }
        const QRect place(QPoint(x, rect.top() + (rect.height() - size.height()) / 2), size);
        chip(painter, QStyle::visualRect(direction, rect, place), base, text, ground, t);
        x += size.width() + 5;
    }
}

QSize tagSize(const QFont &base, Environment environment)
{
    const QFontMetrics metrics(textFont(TextSize::Tag, base));
    return {metrics.horizontalAdvance(environmentTag(environment)) + 13, metrics.height() + 3};
}

void tag(QPainter *painter, const QRect &rect, const QFont &base, Environment environment, const Tokens &t)
{
    roundedBox(painter, rect, tagRadius, t.environment(environment));
    painter->setFont(textFont(TextSize::Tag, base));
    painter->setPen(t.envText);
    painter->drawText(rect, Qt::AlignCenter, environmentTag(environment));
}

} // namespace cell_paint

} // namespace trowel
