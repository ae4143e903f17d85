// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/look/fonts.h"
#include "ui/look/icons.h"
#include "ui/look/style.h"
#include "ui/look/style_paint.h"

#include <QPainter>
#include <QStyleOption>

namespace trowel::style_paint {

namespace {

bool filled(ButtonKind kind)
{
    return kind == ButtonKind::Primary || kind == ButtonKind::Danger;
}

QColor textOn(ButtonKind kind, const QStyleOption *option)
{
    const Tokens &t = tokens(option->palette);
    if (!(option->state & QStyle::State_Enabled))
        return t.disabled;
    if (kind == ButtonKind::Danger)
        return t.dangerText;
    return kind == ButtonKind::Primary ? t.accentText : t.text;
}

/// The icon in the colour of the text beside it: an icon tinted for the window would vanish on a filled button.
QPixmap recoloured(const QIcon &source, const QSize &size, qreal ratio, const QColor &colour)
{
    QPixmap picture = source.pixmap(size, ratio);
    QPainter painter(&picture);
    painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
    painter.fillRect(QRect({}, size), colour);
    return picture;
}

qreal ratioOf(QPainter *painter)
{
    return painter->device() ? painter->device()->devicePixelRatio() : 1;
}

} // namespace

void roundedBox(QPainter *painter, const QRectF &rect, qreal radius, const QBrush &fill, const QPen &pen)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setBrush(fill);
    painter->setPen(pen);
    const qreal inset = pen.style() == Qt::NoPen ? 0 : pen.widthF() / 2;
    painter->drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), radius, radius);
    painter->restore();
}

void focusRing(QPainter *painter, const QRectF &rect, qreal radius, const QColor &colour, qreal width)
{
    roundedBox(painter, rect, radius, Qt::NoBrush, QPen(colour, width));
}

void drawIcon(QPainter *painter, const QRect &cell, const QString &name, const QColor &colour, int size)
{
    const QPoint at(cell.x() + (cell.width() - size) / 2, cell.y() + (cell.height() - size) / 2);
    painter->drawPixmap(at, iconPixmap(name, colour, ratioOf(painter), size));
}

void fieldFrame(QPainter *painter, const QStyleOption *option, const QWidget *widget)
{
    const Tokens &t = tokens(option->palette);
    const bool enabled = option->state & QStyle::State_Enabled;
    const bool error = hasFieldError(widget);
    const bool focus = option->state & QStyle::State_HasFocus;
    QPen pen(enabled ? t.border : t.line, 1);
    if (error || (focus && enabled))
        pen = QPen(error ? t.failed : t.accent, 2);
    roundedBox(painter, option->rect, controlRadius, enabled ? t.base : t.window, pen);
}

void buttonBevel(QPainter *painter, const QStyleOptionButton *option, const QWidget *widget)
{
    const Tokens &t = tokens(option->palette);
    const ButtonKind kind = buttonKind(widget);
    const bool enabled = option->state & QStyle::State_Enabled;
    const bool hover = enabled && (option->state & QStyle::State_MouseOver);
    const bool down = option->state & (QStyle::State_Sunken | QStyle::State_On);
    const QRectF r = option->rect;
    if (filled(kind)) {
        const QColor colour = kind == ButtonKind::Danger ? t.failed : t.accent;
        const QColor shown = down ? colour.darker(112) : hover ? colour.darker(106) : colour;
        roundedBox(painter, r, controlRadius, enabled ? shown : t.selectionInactive);
    } else if (kind == ButtonKind::Ghost) {
        if (hover || down)
            roundedBox(painter, r, controlRadius, down ? t.selectionInactive : t.hover);
    } else {
        roundedBox(painter, r, controlRadius,
                   down    ? t.selectionInactive
                   : hover ? t.hover
                           : t.raised,
                   QPen(enabled ? t.border : t.line, 1));
    }
    if (!(option->state & QStyle::State_HasFocus))
        return;
    if (filled(kind))
        focusRing(painter, r.adjusted(2, 2, -2, -2), 3.5, textOn(kind, option), 1.5);
    else
        focusRing(painter, r, controlRadius, t.accent);
}

void buttonLabel(QPainter *painter, const QStyleOptionButton *option, const QWidget *widget)
{
    const QColor colour = textOn(buttonKind(widget), option);
    const bool menu = option->features & QStyleOptionButton::HasMenu;
    const QSize textSize = option->fontMetrics.size(Qt::TextShowMnemonic, option->text);
    const int picture = option->icon.isNull() ? 0 : option->iconSize.width();
    const int gap = picture && !option->text.isEmpty() ? 6 : 0;
    const int arrow = menu ? iconSize + 2 : 0;
    const QRect r = option->rect;
    int x = r.x() + (r.width() - textSize.width() - picture - gap - arrow) / 2;
    const auto place = [&](int width) {
        const QRect rect = QStyle::visualRect(option->direction, r, QRect(x, r.y(), width, r.height()));
        x += width;
        return rect;
    };
    if (picture) {
        const QRect cell = place(picture);
        painter->drawPixmap(cell.x(), cell.y() + (cell.height() - option->iconSize.height()) / 2,
                            recoloured(option->icon, option->iconSize, ratioOf(painter), colour));
        x += gap;
    }
    painter->setPen(colour);
    painter->drawText(place(textSize.width()), Qt::AlignCenter | Qt::TextShowMnemonic, option->text);
    if (menu)
        drawIcon(painter, place(arrow), QStringLiteral("chevron-down"), colour);
}

void checkBox(QPainter *painter, const QStyleOption *option)
{
    const Tokens &t = tokens(option->palette);
    const bool enabled = option->state & QStyle::State_Enabled;
    const bool on = option->state & (QStyle::State_On | QStyle::State_NoChange);
    const QColor fill = enabled ? t.accent : t.disabled;
    const QRect r = option->rect;
    roundedBox(painter, r, 3.5, on ? fill : enabled ? t.base : t.window, QPen(on ? fill : t.border, 1));
    if (option->state & QStyle::State_On)
        drawIcon(painter, r, QStringLiteral("check"), enabled ? t.accentText : t.window, 12);
    else if (option->state & QStyle::State_NoChange)
        painter->fillRect(QRect(r.x() + 4, r.center().y(), r.width() - 8, 2), t.accentText);
    if (option->state & QStyle::State_HasFocus)
        focusRing(painter, QRectF(r).adjusted(-2, -2, 2, 2), controlRadius, t.accent, 1.5);
}

void radioButton(QPainter *painter, const QStyleOption *option)
{
    const Tokens &t = tokens(option->palette);
    const bool enabled = option->state & QStyle::State_Enabled;
    const bool on = option->state & QStyle::State_On;
    const QColor fill = enabled ? t.accent : t.disabled;
    const QRectF r = option->rect;
    roundedBox(painter, r, r.height() / 2, on ? fill : enabled ? t.base : t.window, QPen(on ? fill : t.border, 1));
    if (on)
        roundedBox(painter, QRectF(r.center() - QPointF(2.75, 2.75), QSizeF(5.5, 5.5)), 2.75,
                   enabled ? t.accentText : t.window);
    if (option->state & QStyle::State_HasFocus)
        focusRing(painter, r.adjusted(-2, -2, 2, 2), r.height() / 2 + 2, t.accent, 1.5);
}

static QString arrowIcon(Qt::ArrowType arrow)
{
    if (arrow == Qt::LeftArrow)
        return QStringLiteral("back");
    return arrow == Qt::RightArrow ? QStringLiteral("forward") : QStringLiteral("chevron-down");
}

void toolButtonLabel(QPainter *painter, const QStyleOptionToolButton *option)
{
    const Tokens &t = tokens(option->palette);
    const bool enabled = option->state & QStyle::State_Enabled;
    const QColor colour = enabled ? t.text : t.disabled;
    const QRect r = option->rect;
    const bool menu = option->features & QStyleOptionToolButton::HasMenu;
    const bool words = option->toolButtonStyle != Qt::ToolButtonIconOnly && !option->text.isEmpty();
    const QIcon::Mode mode = enabled ? QIcon::Normal : QIcon::Disabled;
    const QSize side = option->iconSize;
    if (!words) {
        const QRect cell(r.x() + (r.width() - side.width()) / 2, r.y() + (r.height() - side.height()) / 2, side.width(),
                         side.height());
        if (!option->icon.isNull())
            option->icon.paint(painter, cell, Qt::AlignCenter, mode);
        else
            drawIcon(painter, r, arrowIcon(option->arrowType), colour);
        return;
    }
    int x = r.x() + 8;
    if (!option->icon.isNull() && option->toolButtonStyle != Qt::ToolButtonTextOnly) {
        const QRect cell(x, r.y() + (r.height() - side.height()) / 2, side.width(), side.height());
        option->icon.paint(painter, QStyle::visualRect(option->direction, r, cell), Qt::AlignCenter, mode);
        x += side.width() + 6;
    }
    painter->setFont(option->font);
    painter->setPen(colour);
    const QRect text(x, r.y(), r.right() - x - (menu ? 18 : 0), r.height());
    painter->drawText(QStyle::visualRect(option->direction, r, text),
                      int(QStyle::visualAlignment(option->direction, Qt::AlignLeft | Qt::AlignVCenter)) |
                          Qt::TextShowMnemonic,
                      option->text);
    if (menu)
        drawIcon(painter, QStyle::visualRect(option->direction, r, QRect(r.right() - 20, r.y(), 16, r.height())),
                 QStringLiteral("chevron-down"), enabled ? t.text2 : t.disabled);
}

void comboLabel(QPainter *painter, const QStyleOptionComboBox *option)
{
    if (option->editable)
        return;
    const Tokens &t = tokens(option->palette);
    const bool enabled = option->state & QStyle::State_Enabled;
    QRect text = option->rect.adjusted(9, 0, -28, 0);
    if (!option->currentIcon.isNull()) {
        const QRect cell(text.x(), text.y() + (text.height() - iconSize) / 2, iconSize, iconSize);
        option->currentIcon.paint(painter, QStyle::visualRect(option->direction, option->rect, cell), Qt::AlignCenter,
                                  enabled ? QIcon::Normal : QIcon::Disabled);
        text.setLeft(text.left() + iconSize + 6);
    }
    painter->setPen(enabled ? t.text : t.disabled);
    painter->drawText(QStyle::visualRect(option->direction, option->rect, text),
                      int(QStyle::visualAlignment(option->direction, Qt::AlignLeft | Qt::AlignVCenter)),
                      option->fontMetrics.elidedText(option->currentText, Qt::ElideRight, text.width()));
}

} // namespace trowel::style_paint
