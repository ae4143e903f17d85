// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProxyStyle>

class QPushButton;
class QStyleOptionHeader;
class QStyleOptionMenuItem;
class QStyleOptionTab;
class QFrame;
class QTabBar;

namespace trowel {

enum class ButtonKind {
    Normal,
    Primary, ///< filled with the accent: one in an area of the window
    Danger,  ///< filled with the failed colour: destroys something
    Ghost    ///< no frame until it is pointed at
};

enum class TabLook {
    Drawer, ///< an accent line below the active tab
    Page    ///< folders: the active tab is part of the page
};

void setButtonKind(QPushButton *button, ButtonKind kind);
ButtonKind buttonKind(const QWidget *button);
/// The failed border around a field, combo box or spin box.
void setFieldError(QWidget *field, bool error);
bool hasFieldError(const QWidget *field);
/// The frame of a field around a text of several lines, which has none otherwise.
void setFieldLook(QFrame *field);
bool hasFieldLook(const QWidget *widget);
void setTabLook(QTabBar *bar, TabLook look);
TabLook tabLook(const QWidget *bar);

/// The flat look over Fusion. All sizes follow the widget's font, all colours its palette; no style sheet anywhere,
/// since one would switch its subtree to another style.
class LookStyle final : public QProxyStyle
{
    Q_OBJECT
public:
    LookStyle();

    void polish(QWidget *widget) override;
    using QProxyStyle::polish;
    int pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const override;
    int styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                  QStyleHintReturn *data) const override;
    QSize sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &contents,
                           const QWidget *widget) const override;
    QRect subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl part,
                         const QWidget *widget) const override;
    QRect subElementRect(SubElement element, const QStyleOption *option, const QWidget *widget) const override;
    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                       const QWidget *widget) const override;
    void drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                     const QWidget *widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                            const QWidget *widget) const override;
    QIcon standardIcon(StandardPixmap pixmap, const QStyleOption *option, const QWidget *widget) const override;
};

} // namespace trowel
