// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/look/style.h"

#include "ui/look/icons.h"
#include "ui/look/tokens.h"

#include <QAbstractItemView>
#include <QAbstractScrollArea>
#include <QAbstractSpinBox>
#include <QApplication>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QLineEdit>
#include <QMenuBar>
#include <QPushButton>
#include <QTabBar>
#include <QToolButton>

namespace trowel {

namespace {

constexpr char kindProperty[] = "trowelButtonKind";
constexpr char errorProperty[] = "trowelFieldError";
constexpr char fieldProperty[] = "trowelFieldLook";
constexpr char tabProperty[] = "trowelTabLook";

} // namespace

void setButtonKind(QPushButton *button, ButtonKind kind)
{
    button->setProperty(kindProperty, int(kind));
    button->update();
}

ButtonKind buttonKind(const QWidget *button)
{
    return button ? ButtonKind(button->property(kindProperty).toInt()) : ButtonKind::Normal;
}

void setFieldError(QWidget *field, bool error)
{
    if (hasFieldError(field) == error)
        return;
    field->setProperty(errorProperty, error);
    field->update();
}

bool hasFieldError(const QWidget *field)
{
    return field && field->property(errorProperty).toBool();
}

void setFieldLook(QFrame *field)
{
    field->setProperty(fieldProperty, true);
    field->setFrameStyle(int(QFrame::StyledPanel) | int(QFrame::Plain));
    // The viewport alone is painted again when the focus comes and goes.
    QObject::connect(qApp, &QApplication::focusChanged, field, qOverload<>(&QWidget::update));
}

bool hasFieldLook(const QWidget *widget)
{
    return widget && widget->property(fieldProperty).toBool();
}

void setTabLook(QTabBar *bar, TabLook look)
{
    bar->setProperty(tabProperty, int(look));
    bar->setDrawBase(look == TabLook::Page);
    bar->setExpanding(false);
    bar->update();
}

TabLook tabLook(const QWidget *bar)
{
    return bar ? TabLook(bar->property(tabProperty).toInt()) : TabLook::Drawer;
}

LookStyle::LookStyle() : QProxyStyle(QStringLiteral("Fusion")) {}

void LookStyle::polish(QWidget *widget)
{
    QProxyStyle::polish(widget);
    if (qobject_cast<QAbstractSpinBox *>(widget) || qobject_cast<QComboBox *>(widget) ||
        qobject_cast<QLineEdit *>(widget) || qobject_cast<QTabBar *>(widget) || qobject_cast<QAbstractButton *>(widget))
        widget->setAttribute(Qt::WA_Hover);
}

int LookStyle::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    switch (metric) {
    case PM_ScrollBarExtent:
        return 12;
    case PM_ScrollBarSliderMin:
        return 28;
    case PM_SplitterWidth:
    case PM_DockWidgetSeparatorExtent:
        return 1;
    case PM_DockWidgetFrameWidth:
    case PM_ToolBarFrameWidth:
    case PM_ToolBarItemMargin:
    case PM_MenuBarPanelWidth:
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
    case PM_TabBarTabShiftVertical:
    case PM_TabBarTabShiftHorizontal:
    case PM_TabBarBaseOverlap:
    case PM_TabBarTabOverlap:
    case PM_MenuHMargin:
    case PM_ScrollView_ScrollBarSpacing:
        return 0;
    case PM_ToolBarItemSpacing:
    case PM_MenuVMargin:
        return space::xs;
    case PM_TabBarTabHSpace:
        return 24;
    case PM_TabBarTabVSpace:
        return 16;
    case PM_DefaultFrameWidth:
        // Panes have no frame; hairlines between areas are drawn by what divides them.
        if (hasFieldLook(widget))
            return 2;
        if (qobject_cast<const QAbstractScrollArea *>(widget))
            return 0;
        break;
    case PM_MenuBarItemSpacing:
    case PM_MenuBarVMargin:
        return 2;
    case PM_MenuBarHMargin:
        return 6;
    case PM_SmallIconSize:
    case PM_ButtonIconSize:
    case PM_TabBarIconSize:
    case PM_ToolBarIconSize:
    case PM_ListViewIconSize:
    case PM_LineEditIconSize:
    case PM_TabCloseIndicatorWidth:
    case PM_TabCloseIndicatorHeight:
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
        return iconSize;
    case PM_CheckBoxLabelSpacing:
    case PM_RadioButtonLabelSpacing:
        return 6;
    case PM_HeaderMargin:
        return 10;
    case PM_FocusFrameHMargin:
        return 2;
    default:
        break;
    }
    return QProxyStyle::pixelMetric(metric, option, widget);
}

int LookStyle::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                         QStyleHintReturn *data) const
{
    switch (hint) {
    case SH_DialogButtonLayout:
        // Without a desktop Fusion would order buttons the Windows way.
        return QDialogButtonBox::GnomeLayout;
    case SH_EtchDisabledText:
    case SH_DialogButtonBox_ButtonsHaveIcons:
    case SH_ScrollBar_Transient:
        return 0;
    case SH_LineEdit_PasswordCharacter:
        return 0x2022;
    case SH_TabBar_Alignment:
        return Qt::AlignLeft;
    case SH_FormLayoutLabelAlignment:
        return Qt::AlignLeft | Qt::AlignVCenter;
    case SH_ItemView_ShowDecorationSelected:
    case SH_ScrollBar_LeftClickAbsolutePosition:
        return 1;
    case SH_TabBar_ElideMode:
        return Qt::ElideNone;
    default:
        return QProxyStyle::styleHint(hint, option, widget, data);
    }
}

QIcon LookStyle::standardIcon(StandardPixmap pixmap, const QStyleOption *option, const QWidget *widget) const
{
    switch (pixmap) {
    case SP_LineEditClearButton:
    case SP_TitleBarCloseButton:
    case SP_DockWidgetCloseButton:
        return icon(QStringLiteral("close"), IconTint::Text2);
    case SP_ToolBarHorizontalExtensionButton:
    case SP_ToolBarVerticalExtensionButton:
        return icon(QStringLiteral("more"));
    default:
        return QProxyStyle::standardIcon(pixmap, option, widget);
    }
}

} // namespace trowel
