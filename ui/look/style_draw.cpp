// SPDX-License-Identifier: GPL-3.0-or-later
// Which part of the look paints which element of Qt's.
#include "ui/look/style.h"
#include "ui/look/style_paint.h"

#include <QAbstractScrollArea>
#include <QAbstractSpinBox>
#include <QComboBox>
#include <QLineEdit>
#include <QPainter>
#include <QStyleOption>

namespace trowel {

using namespace style_paint;

namespace {

template <typename Option>
const Option *as(const QStyleOption *option)
{
    return qstyleoption_cast<const Option *>(option);
}

/// The edit inside a spin or combo box has no frame of its own.
bool framed(const QWidget *widget)
{
    const auto *edit = qobject_cast<const QLineEdit *>(widget);
    return !edit || (edit->hasFrame() && !qobject_cast<const QAbstractSpinBox *>(edit->parentWidget()) &&
                     !qobject_cast<const QComboBox *>(edit->parentWidget()));
}

} // namespace

void LookStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                              const QWidget *widget) const
{
    const Tokens &t = tokens(option->palette);
    const QRect r = option->rect;
    const bool enabled = option->state & State_Enabled;
    switch (element) {
    case PE_PanelLineEdit:
        if (framed(widget))
            fieldFrame(painter, option, widget);
        return;
    case PE_PanelButtonTool:
        if (widget && qobject_cast<const QTabBar *>(widget->parentWidget()) && widget->inherits("QToolButton"))
            painter->fillRect(r, t.window); // the scroll buttons stand above the tabs
        if (option->state & (State_On | State_Sunken))
            roundedBox(painter, r, controlRadius, t.selectionInactive);
        else if (enabled && (option->state & State_MouseOver))
            roundedBox(painter, r, controlRadius, t.hover);
        return;
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
        checkBox(painter, option);
        return;
    case PE_IndicatorRadioButton:
        radioButton(painter, option);
        return;
    case PE_IndicatorTabClose:
        drawIcon(painter, r, QStringLiteral("close"), option->state & State_MouseOver ? t.text : t.text2, 12);
        return;
    case PE_FrameTabBarBase:
        painter->fillRect(QRect(r.left(), r.bottom(), r.width(), 1), t.line);
        return;
    case PE_PanelMenu:
    case PE_FrameMenu:
        if (element == PE_PanelMenu)
            painter->fillRect(r, t.raised);
        painter->setPen(t.border);
        painter->setBrush(Qt::NoBrush);
        painter->drawRect(r.adjusted(0, 0, -1, -1));
        return;
    case PE_PanelTipLabel:
        painter->fillRect(r, t.toolTip);
        return;
    case PE_PanelStatusBar:
        painter->fillRect(r, t.window);
        painter->fillRect(QRect(r.left(), r.top(), r.width(), 1), t.line);
        return;
    case PE_IndicatorToolBarSeparator:
        painter->fillRect(QRect(r.center().x(), r.top() + 8, 1, r.height() - 16), t.line);
        return;
    case PE_IndicatorArrowDown:
    case PE_IndicatorSpinDown:
        drawIcon(painter, r, QStringLiteral("chevron-down"), enabled ? t.text2 : t.disabled, 12);
        return;
    case PE_IndicatorArrowUp:
    case PE_IndicatorSpinUp:
        drawIcon(painter, r, QStringLiteral("chevron-up"), enabled ? t.text2 : t.disabled, 12);
        return;
    case PE_IndicatorArrowRight:
        drawIcon(painter, r, QStringLiteral("forward"), enabled ? t.text2 : t.disabled, 12);
        return;
    case PE_IndicatorArrowLeft:
        drawIcon(painter, r, QStringLiteral("back"), enabled ? t.text2 : t.disabled, 12);
        return;
    case PE_IndicatorBranch: {
        if (!(option->state & State_Children))
            return;
        const bool rtl = option->direction == Qt::RightToLeft;
        const QString closed = rtl ? QStringLiteral("back") : QStringLiteral("chevron-right");
        drawIcon(painter, r, option->state & State_Open ? QStringLiteral("chevron-down") : closed, t.text2,
                 rtl && !(option->state & State_Open) ? 12 : iconSize);
        return;
    }
    case PE_FrameGroupBox:
        painter->fillRect(QRect(r.left(), r.top(), r.width(), 1), t.line);
        return;
    case PE_FrameFocusRect:
        // Tool buttons, tabs and check boxes show where the keyboard is; rows draw their own ring.
        if (!qobject_cast<const QAbstractScrollArea *>(widget))
            focusRing(painter, r, controlRadius, t.accent);
        return;
    case PE_FrameTabWidget:
    case PE_FrameStatusBarItem:
    case PE_FrameDockWidget:
    case PE_FrameDefaultButton:
    case PE_PanelItemViewRow:
    case PE_IndicatorHeaderArrow:
        return;
    default:
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void LookStyle::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                            const QWidget *widget) const
{
    const Tokens &t = tokens(option->palette);
    switch (element) {
    case CE_ShapedFrame:
        if (hasFieldLook(widget))
            return fieldFrame(painter, option, widget);
        break;
    case CE_PushButtonBevel:
        if (const auto *button = as<QStyleOptionButton>(option))
            return buttonBevel(painter, button, widget);
        break;
    case CE_PushButtonLabel:
        if (const auto *button = as<QStyleOptionButton>(option))
            return buttonLabel(painter, button, widget);
        break;
    case CE_PushButton:
        drawControl(CE_PushButtonBevel, option, painter, widget);
        drawControl(CE_PushButtonLabel, option, painter, widget);
        return;
    case CE_Splitter:
        painter->fillRect(option->rect, t.line);
        return;
    case CE_Header:
        // QCommonStyle would ask its own subElementRect here, not ours, and heads would sit beside their cells.
        drawControl(CE_HeaderSection, option, painter, widget);
        drawControl(CE_HeaderLabel, option, painter, widget);
        return;
    case CE_HeaderSection:
    case CE_HeaderEmptyArea:
        return headerSection(painter, option);
    case CE_HeaderLabel:
        if (const auto *head = as<QStyleOptionHeader>(option))
            return headerLabel(painter, head);
        break;
    case CE_TabBarTabShape:
        if (const auto *tab = as<QStyleOptionTab>(option))
            return tabShape(painter, tab, widget);
        break;
    case CE_TabBarTabLabel:
        if (const auto *tab = as<QStyleOptionTab>(option)) {
            QStyleOptionTab plain(*tab);
            const bool on = plain.state & (State_Selected | State_MouseOver);
            plain.palette.setColor(QPalette::WindowText, !(plain.state & State_Enabled) ? t.disabled
                                                         : on                           ? t.text
                                                                                        : t.text2);
            plain.state &= ~State_HasFocus;
            QProxyStyle::drawControl(element, &plain, painter, widget);
            if (option->state & State_HasFocus)
                focusRing(painter, option->rect.adjusted(4, 4, -4, -4), controlRadius, t.accent);
            return;
        }
        break;
    case CE_MenuItem:
        if (const auto *item = as<QStyleOptionMenuItem>(option))
            return menuItem(painter, item);
        break;
    case CE_MenuBarItem:
        if (const auto *item = as<QStyleOptionMenuItem>(option))
            return menuBarItem(painter, item);
        break;
    case CE_MenuBarEmptyArea:
    case CE_ToolBar:
        painter->fillRect(option->rect, t.window);
        return;
    case CE_ToolButtonLabel:
        if (const auto *button = as<QStyleOptionToolButton>(option))
            return toolButtonLabel(painter, button);
        break;
    case CE_ComboBoxLabel:
        if (const auto *combo = as<QStyleOptionComboBox>(option))
            return comboLabel(painter, combo);
        break;
    case CE_ProgressBar:
        if (const auto *bar = as<QStyleOptionProgressBar>(option))
            return progressBar(painter, bar);
        break;
    default:
        break;
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

void LookStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                                   const QWidget *widget) const
{
    const Tokens &t = tokens(option->palette);
    const QColor mark = option->state & State_Enabled ? t.text2 : t.disabled;
    if (control == CC_ScrollBar) {
        if (const auto *bar = as<QStyleOptionSlider>(option))
            return scrollBar(painter, bar, subControlRect(control, option, SC_ScrollBarSlider, widget));
    } else if (control == CC_ComboBox) {
        fieldFrame(painter, option, widget);
        drawIcon(painter, subControlRect(control, option, SC_ComboBoxArrow, widget), QStringLiteral("chevron-down"),
                 mark);
        return;
    } else if (control == CC_SpinBox) {
        fieldFrame(painter, option, widget);
        drawIcon(painter, subControlRect(control, option, SC_SpinBoxUp, widget), QStringLiteral("chevron-up"), mark,
                 12);
        drawIcon(painter, subControlRect(control, option, SC_SpinBoxDown, widget), QStringLiteral("chevron-down"), mark,
                 12);
        return;
    } else if (control == CC_ToolButton) {
        if (const auto *button = as<QStyleOptionToolButton>(option)) {
            drawPrimitive(PE_PanelButtonTool, option, painter, widget);
            drawControl(CE_ToolButtonLabel, button, painter, widget);
            if (option->state & State_HasFocus)
                focusRing(painter, option->rect, controlRadius, t.accent);
            return;
        }
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

} // namespace trowel
