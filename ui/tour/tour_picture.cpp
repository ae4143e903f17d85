// SPDX-License-Identifier: GPL-3.0-or-later
// What is open over the window is a window of its own: without a window manager it is drawn onto the picture here.
#include "ui/look/fonts.h"
#include "ui/look/tokens.h"
#include "ui/look/widgets.h"
#include "ui/shell/main_window.h"
#include "ui/tour/tour.h"

#include <QDialog>
#include <QMenu>
#include <QPainter>

namespace trowel {

namespace {

constexpr int kTitleBar = 34;

// Without a frame it stands over the upper middle of the window: the command palette.
void paintFrameless(QPainter &painter, QDialog &dialog, const QWidget &window)
{
    const int room = window.width() - dialog.width();
    painter.drawPixmap(QPoint(room / 2, std::min(80, std::max(0, window.height() - dialog.height()))), dialog.grab());
}

// A stand-in for the frame that a window manager would give it.
void paintDialog(QPainter &painter, QDialog &dialog, const QWidget &window)
{
    const Tokens &t = tokensFor(&window);
    QColor shade = t.shadow;
    shade.setAlphaF(0.35F);
    painter.fillRect(window.rect(), shade);
    const QSize size = dialog.size() + QSize(0, kTitleBar);
    const QPoint at((window.width() - size.width()) / 2, std::max(8, (window.height() - size.height()) / 2));
    const QRect frame(at, size);
    painter.fillRect(frame.adjusted(-1, -1, 1, 1), t.border);
    painter.fillRect(QRect(at, QSize(size.width(), kTitleBar)), t.window);
    painter.setPen(t.text);
    painter.setFont(textFont(TextSize::Strong));
    painter.drawText(QRect(at, QSize(size.width(), kTitleBar)), Qt::AlignCenter, dialog.windowTitle());
    painter.drawPixmap(at + QPoint(0, kTitleBar), dialog.grab());
}

} // namespace

QPixmap tourPicture(const TourDriver &driver)
{
    MainWindow &window = driver.window();
    QPixmap picture = window.grab();
    QPainter painter(&picture);
    if (QDialog *dialog = driver.dialog()) {
        if (dialog->windowFlags() & Qt::FramelessWindowHint)
            paintFrameless(painter, *dialog, window);
        else
            paintDialog(painter, *dialog, window);
    }
    for (QMenu *menu : driver.menus()) {
        QPoint at = window.mapFromGlobal(menu->pos());
        at.setX(std::clamp(at.x(), 0, std::max(0, window.width() - menu->width())));
        at.setY(std::clamp(at.y(), 0, std::max(0, window.height() - menu->height())));
        painter.drawPixmap(at, menu->grab());
    }
    return picture;
}

} // namespace trowel
