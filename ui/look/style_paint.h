// SPDX-License-Identifier: GPL-3.0-or-later
// What the parts of the style share; nothing outside the style includes it.
#pragma once

#include "ui/look/tokens.h"

#include <QBrush>
#include <QPen>

class QPainter;
class QRect;
class QRectF;
class QStyleOption;
class QStyleOptionButton;
class QStyleOptionComboBox;
class QStyleOptionHeader;
class QStyleOptionMenuItem;
class QStyleOptionProgressBar;
class QStyleOptionSlider;
class QStyleOptionTab;
class QStyleOptionToolButton;
class QWidget;

namespace trowel::style_paint {

void roundedBox(QPainter *painter, const QRectF &rect, qreal radius, const QBrush &fill, const QPen &pen = Qt::NoPen);
/// The accent ring on the border of a control.
void focusRing(QPainter *painter, const QRectF &rect, qreal radius, const QColor &colour, qreal width = 2);
void fieldFrame(QPainter *painter, const QStyleOption *option, const QWidget *widget);
void drawIcon(QPainter *painter, const QRect &cell, const QString &name, const QColor &colour, int size = iconSize);

void buttonBevel(QPainter *painter, const QStyleOptionButton *option, const QWidget *widget);
void buttonLabel(QPainter *painter, const QStyleOptionButton *option, const QWidget *widget);
void checkBox(QPainter *painter, const QStyleOption *option);
void radioButton(QPainter *painter, const QStyleOption *option);
void toolButtonLabel(QPainter *painter, const QStyleOptionToolButton *option);
void comboLabel(QPainter *painter, const QStyleOptionComboBox *option);
void menuItem(QPainter *painter, const QStyleOptionMenuItem *option);
void menuBarItem(QPainter *painter, const QStyleOptionMenuItem *option);
void headerSection(QPainter *painter, const QStyleOption *option);
void headerLabel(QPainter *painter, const QStyleOptionHeader *option);
void tabShape(QPainter *painter, const QStyleOptionTab *option, const QWidget *widget);
void progressBar(QPainter *painter, const QStyleOptionProgressBar *option);
void scrollBar(QPainter *painter, const QStyleOptionSlider *option, const QRect &thumb);

/// Room of a menu row left of its text, and right of it for the arrow.
constexpr int menuTextLeft = 38, menuTextRight = 30, menuIconAfterCheck = 22;

} // namespace trowel::style_paint
