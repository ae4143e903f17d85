// SPDX-License-Identifier: GPL-3.0-or-later
// Menus, heads, tabs, bars.
#include "ui/look/fonts.h"
#include "ui/look/style.h"
#include "ui/look/style_paint.h"

#include <QPainter>
#include <QStyleOption>

namespace trowel::style_paint {

void menuItem(QPainter *painter, const QStyleOptionMenuItem *option)
{
    const Tokens &t = tokens(option->palette);
    const QRect r = option->rect;
    const auto visual = [&](const QRect &rect) { return QStyle::visualRect(option->direction, r, rect); };
    if (option->menuItemType == QStyleOptionMenuItem::Separator) {
        painter->fillRect(QRect(r.left() + 8, r.center().y(), r.width() - 16, 1), t.line);
        return;
    }
    const bool enabled = option->state & QStyle::State_Enabled;
    if ((option->state & QStyle::State_Selected) && enabled)
        roundedBox(painter, r.adjusted(4, 0, -4, 0), tagRadius, t.selection);
    const QColor colour = enabled ? t.text : t.disabled;
    const QRect mark = visual(QRect(r.left() + 12, r.top() + (r.height() - iconSize) / 2, iconSize, iconSize));
    if (option->checkType != QStyleOptionMenuItem::NotCheckable) {
        if (option->checked)
            drawIcon(painter, mark, QStringLiteral("check"), colour);
    } else if (!option->icon.isNull()) {
        option->icon.paint(painter, mark, Qt::AlignCenter, enabled ? QIcon::Normal : QIcon::Disabled);
    }
    // What can be ticked keeps its icon, behind the tick: a state in a quick filter.
    const bool both = option->checkType != QStyleOptionMenuItem::NotCheckable && !option->icon.isNull();
    const int textLeft = menuTextLeft + (both ? menuIconAfterCheck : 0);
    if (both)
        option->icon.paint(
            painter,
            visual(QRect(r.left() + menuTextLeft, r.top() + (r.height() - glyphSize) / 2, glyphSize, glyphSize)),
            Qt::AlignCenter, enabled ? QIcon::Normal : QIcon::Disabled);
    const QStringList parts = option->text.split(QLatin1Char('\t'));
    const auto align = [&](Qt::Alignment side) {
        return int(QStyle::visualAlignment(option->direction, side | Qt::AlignVCenter)) | Qt::TextShowMnemonic;
    };
    painter->setFont(option->font);
    painter->setPen(colour);
    painter->drawText(visual(r.adjusted(textLeft, 0, -16, 0)), align(Qt::AlignLeft), parts.first());
    if (parts.size() > 1) {
        painter->setPen(enabled ? t.text2 : t.disabled);
        painter->drawText(visual(r.adjusted(0, 0, -16, 0)), align(Qt::AlignRight), parts.at(1));
    }
    if (option->menuItemType == QStyleOptionMenuItem::SubMenu)
        drawIcon(painter, visual(QRect(r.right() - 26, r.top(), iconSize, r.height())),
                 option->direction == Qt::RightToLeft ? QStringLiteral("back") : QStringLiteral("chevron-right"),
                 enabled ? t.text2 : t.disabled);
}

void menuBarItem(QPainter *painter, const QStyleOptionMenuItem *option)
{
    const Tokens &t = tokens(option->palette);
    painter->fillRect(option->rect, t.window);
    if (option->state & (QStyle::State_Selected | QStyle::State_Sunken))
        roundedBox(painter, option->rect, controlRadius, t.selectionInactive);
    painter->setPen(option->state & QStyle::State_Enabled ? t.text : t.disabled);
    painter->drawText(option->rect, Qt::AlignCenter | Qt::TextShowMnemonic, option->text);
}

void headerSection(QPainter *painter, const QStyleOption *option)
{
    const Tokens &t = tokens(option->palette);
    const QRect r = option->rect;
    painter->fillRect(r, t.base);
    painter->fillRect(QRect(r.left(), r.bottom(), r.width(), 1), t.line);
}

void headerLabel(QPainter *painter, const QStyleOptionHeader *option)
{
    const Tokens &t = tokens(option->palette);
    const bool sorted = option->sortIndicator != QStyleOptionHeader::None;
    const bool first =
        option->position == QStyleOptionHeader::Beginning || option->position == QStyleOptionHeader::OnlyOneSection;
    const bool last =
        option->position == QStyleOptionHeader::End || option->position == QStyleOptionHeader::OnlyOneSection;
    const QRect inner = option->rect.adjusted(first ? 16 : 10, 0, last ? -16 : -10, 0);
    const bool right = option->textAlignment & Qt::AlignRight;
    painter->save();
    painter->setFont(scaledFont(painter->font(), 0.92, sorted ? QFont::DemiBold : QFont::Medium));
    painter->setPen(sorted ? t.text : t.text2);
    const QFontMetrics metrics = painter->fontMetrics();
    const int arrow = sorted ? 15 : 0;
    const QString text = metrics.elidedText(option->text, Qt::ElideRight, inner.width() - arrow);
    const int width = metrics.horizontalAdvance(text);
    // The arrow stands behind the word; in a right-aligned column before it, so that head and numbers end together.
    const QRect word(right ? inner.right() + 1 - width : inner.left(), inner.top(), width, inner.height());
    painter->drawText(QStyle::visualRect(option->direction, option->rect, word), Qt::AlignVCenter | Qt::AlignLeft,
                      text);
    if (sorted) {
        const QRect place(right ? word.left() - arrow : word.right() + 4, inner.top(), 12, inner.height());
        drawIcon(painter, QStyle::visualRect(option->direction, option->rect, place),
                 option->sortIndicator == QStyleOptionHeader::SortDown ? QStringLiteral("chevron-up")
                                                                       : QStringLiteral("chevron-down"),
                 t.text, 12);
    }
    painter->restore();
}

void tabShape(QPainter *painter, const QStyleOptionTab *option, const QWidget *widget)
{
    const Tokens &t = tokens(option->palette);
    const bool selected = option->state & QStyle::State_Selected;
    const QRect r = option->rect;
    if (tabLook(widget) == TabLook::Page) {
        if (selected)
            painter->fillRect(r, t.base);
        else
            painter->fillRect(QRect(r.left(), r.bottom(), r.width(), 1), t.line);
        const int edge = option->direction == Qt::RightToLeft ? r.left() : r.right();
        painter->fillRect(QRect(edge, r.top(), 1, r.height()), t.line);
    } else if (selected) {
        painter->fillRect(QRect(r.left() + 10, r.bottom() - 1, r.width() - 20, 2), t.accent);
    }
}

void progressBar(QPainter *painter, const QStyleOptionProgressBar *option)
{
    const Tokens &t = tokens(option->palette);
    const QRect r = option->rect;
    QRectF groove(r.left(), r.center().y() - 2, r.width(), 6);
    if (option->textVisible && !option->text.isEmpty()) {
        const int room = option->fontMetrics.horizontalAdvance(QStringLiteral("100 %")) + space::m;
        groove.setWidth(qMax(0, r.width() - room));
        painter->setPen(t.text);
        painter->drawText(QStyle::visualRect(option->direction, r, r),
                          int(QStyle::visualAlignment(option->direction, Qt::AlignRight | Qt::AlignVCenter)),
                          option->text);
    }
    roundedBox(painter, groove, 3, t.line);
    const qreal range = option->maximum - option->minimum;
    // Minimum and maximum alike mean that the end is not known: a piece in the middle, without a share.
    const qreal share = range > 0 ? qBound(0.0, (option->progress - option->minimum) / range, 1.0) : 0.3;
    if (share > 0)
        roundedBox(painter,
                   QRectF(range > 0 ? groove.left() : groove.left() + groove.width() * 0.35, groove.top(),
                          qMax(6.0, groove.width() * share), 6),
                   3, t.accent);
}

void scrollBar(QPainter *painter, const QStyleOptionSlider *option, const QRect &thumb)
{
    const Tokens &t = tokens(option->palette);
    painter->fillRect(option->rect, option->palette.color(QPalette::Base));
    if (option->maximum <= option->minimum)
        return;
    const bool lively = option->state & (QStyle::State_MouseOver | QStyle::State_Sunken);
    const QRectF shape = option->orientation == Qt::Horizontal
                             ? QRectF(thumb.x() + 2, thumb.y() + 3, thumb.width() - 4, 6)
                             : QRectF(thumb.x() + 3, thumb.y() + 2, 6, thumb.height() - 4);
    roundedBox(painter, shape, 3, lively ? mixed(t.scrollThumb, t.text2, 0.4) : t.scrollThumb);
}

} // namespace trowel::style_paint
