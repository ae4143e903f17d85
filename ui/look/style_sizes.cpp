// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/look/style.h"
#include "ui/look/style_paint.h"

#include <QComboBox>
#include <QLineEdit>
#include <QStyleOption>
#include <QTabBar>
#include <QToolButton>

namespace trowel {

namespace {

int controlHeight(const QStyleOption *option)
{
    return Measures(option->fontMetrics).control;
}

QSize menuItemSize(const QStyleOptionMenuItem *option, const QSize &contents)
{
    if (option->menuItemType == QStyleOptionMenuItem::Separator)
        return {contents.width(), 9};
    // `contents` has the text's width, the shortcut's is in reservedShortcutWidth; both want air between them.
    const int shortcut = option->reservedShortcutWidth > 0 ? option->reservedShortcutWidth + 24 : 0;
    const bool both = option->checkType != QStyleOptionMenuItem::NotCheckable && !option->icon.isNull();
    return {contents.width() + style_paint::menuTextLeft + style_paint::menuTextRight + shortcut +
                (both ? style_paint::menuIconAfterCheck : 0),
            Measures(QFontMetrics(option->font)).menuItem};
}

QRect scrollPart(const QStyleOptionSlider *option, QStyle::SubControl part, const QStyle *style, const QWidget *widget)
{
    const bool horizontal = option->orientation == Qt::Horizontal;
    const int length = horizontal ? option->rect.width() : option->rect.height();
    const int range = option->maximum - option->minimum;
    const int least = style->pixelMetric(QStyle::PM_ScrollBarSliderMin, option, widget);
    int thumb = length;
    if (range > 0)
        thumb = qBound(qMin(least, length), int(qint64(option->pageStep) * length / (qint64(range) + option->pageStep)),
                       length);
    const int start = QStyle::sliderPositionFromValue(option->minimum, option->maximum, option->sliderPosition,
                                                      length - thumb, option->upsideDown);
    const auto piece = [&](int from, int size) {
        const QRect rect =
            horizontal ? QRect(from, 0, size, option->rect.height()) : QRect(0, from, option->rect.width(), size);
        return QStyle::visualRect(option->direction, option->rect, rect);
    };
    switch (part) {
    case QStyle::SC_ScrollBarGroove:
        return option->rect;
    case QStyle::SC_ScrollBarSlider:
        return piece(start, thumb);
    case QStyle::SC_ScrollBarSubPage:
        return piece(0, start);
    case QStyle::SC_ScrollBarAddPage:
        return piece(start + thumb, length - start - thumb);
    default:
        return {};
    }
}

QRect spinPart(const QStyleOption *option, QStyle::SubControl part, const QRect &fallback)
{
    const QRect r = option->rect;
    QRect rect;
    switch (part) {
    case QStyle::SC_SpinBoxUp:
        rect = QRect(r.right() - 21, r.top() + 1, 20, r.height() / 2 - 1);
        break;
    case QStyle::SC_SpinBoxDown:
        rect = QRect(r.right() - 21, r.top() + r.height() / 2, 20, r.height() / 2 - 1);
        break;
    case QStyle::SC_SpinBoxEditField:
        rect = r.adjusted(1, 2, -24, -2);
        break;
    default:
        return fallback;
    }
    return QStyle::visualRect(option->direction, r, rect);
}

} // namespace

QSize LookStyle::sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &contents,
                                  const QWidget *widget) const
{
    QSize size = QProxyStyle::sizeFromContents(type, option, contents, widget);
    if (!option)
        return size;
    switch (type) {
    case CT_PushButton:
        return {qMax(contents.width() + 28, 72), qMax(controlHeight(option), contents.height() + 2)};
    case CT_LineEdit:
    case CT_SpinBox:
    case CT_ComboBox:
        if (type == CT_ComboBox)
            size.setWidth(contents.width() + 44);
        if (type == CT_SpinBox) // the buttons and the edit's own margins
            size.setWidth(contents.width() + 46);
        size.setHeight(controlHeight(option));
        return size;
    case CT_ToolButton: {
        const int height = Measures(option->fontMetrics).toolButton;
        const auto *button = qstyleoption_cast<const QStyleOptionToolButton *>(option);
        if (!button || button->toolButtonStyle == Qt::ToolButtonIconOnly || button->text.isEmpty())
            return {qMax(height, contents.width() + 12), height};
        const int picture = button->icon.isNull() ? 0 : button->iconSize.width() + 6;
        const bool menu = button->features & QStyleOptionToolButton::HasMenu;
        return {option->fontMetrics.size(Qt::TextShowMnemonic, button->text).width() + picture + 20 + (menu ? 16 : 0),
                height};
    }
    case CT_MenuItem:
        if (const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option))
            return menuItemSize(item, contents);
        return size;
    case CT_MenuBarItem:
        return {contents.width() + 16, option->fontMetrics.height() + 8};
    case CT_HeaderSection:
        // Heads are set in the caption size; the arrow behind the word needs room too.
        return {contents.width() + 2 * 10 + 16, Measures(option->fontMetrics).header};
    default:
        return size;
    }
}

QRect LookStyle::subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl part,
                                const QWidget *widget) const
{
    const QRect r = option->rect;
    if (control == CC_ScrollBar) {
        if (const auto *slider = qstyleoption_cast<const QStyleOptionSlider *>(option))
            return scrollPart(slider, part, this, widget);
    }
    if (control == CC_ComboBox && part == SC_ComboBoxArrow)
        return visualRect(option->direction, r, QRect(r.right() - 25, r.top(), 26, r.height()));
    if (control == CC_ComboBox && part == SC_ComboBoxEditField)
        return visualRect(option->direction, r, r.adjusted(2, 2, -26, -2));
    if (control == CC_SpinBox)
        return spinPart(option, part, QProxyStyle::subControlRect(control, option, part, widget));
    return QProxyStyle::subControlRect(control, option, part, widget);
}

QRect LookStyle::subElementRect(SubElement element, const QStyleOption *option, const QWidget *widget) const
{
    switch (element) {
    case SE_HeaderLabel:
        return option->rect;
    case SE_LineEditContents:
        return option->rect.adjusted(7, 1, -7, -1);
    case SE_ProgressBarGroove:
    case SE_ProgressBarContents:
        return option->rect;
    default:
        return QProxyStyle::subElementRect(element, option, widget);
    }
}

} // namespace trowel
