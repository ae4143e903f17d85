// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/input.h"

#include <QApplication>
#include <QDropEvent>
#include <QMimeData>
#include <QWindow>

#include <gtest/gtest.h>

#include <optional>

namespace trowel::e2e {

namespace {

QString nameOf(const QWidget *widget)
{
    return widget
               ? QStringLiteral("%1 “%2”").arg(QLatin1String(widget->metaObject()->className()), widget->objectName())
               : QStringLiteral("nothing");
}

// The point in the window's coordinates, or none with a failure.
std::optional<QPoint> inWindow(QWidget *widget, const QPoint &at)
{
    if (!widget || !widget->isVisible() || !widget->isEnabled() || !widget->rect().contains(at)) {
        ADD_FAILURE() << nameOf(widget).toStdString() << " cannot be hit";
        return {};
    }
    QWidget *window = widget->window();
    const QPoint point = widget->mapTo(window, at);
    const QWidget *top = window->childAt(point);
    const bool hits = widget == window || (top && (top == widget || widget->isAncestorOf(top)));
    if (!hits) {
        ADD_FAILURE() << nameOf(widget).toStdString() << " is covered by " << nameOf(top).toStdString();
        return {};
    }
    return point;
}

} // namespace

bool wait(const std::function<bool()> &holds)
{
    return QTest::qWaitFor(holds, kPatienceMs);
}

bool clickAt(QWidget *widget, const QPoint &at, Qt::MouseButton button, Qt::KeyboardModifiers modifiers)
{
    const auto point = inWindow(widget, at);
    if (!point)
        return false;
    QTest::mouseClick(widget->window()->windowHandle(), button, modifiers, *point);
    return true;
}

bool click(QWidget *widget, Qt::MouseButton button, Qt::KeyboardModifiers modifiers)
{
    return clickAt(widget, widget ? widget->rect().center() : QPoint(), button, modifiers);
}

bool doubleClickAt(QWidget *widget, const QPoint &at)
{
    const auto point = inWindow(widget, at);
    if (!point)
        return false;
    QWindow *window = widget->window()->windowHandle();
    QTest::mouseDClick(window, Qt::LeftButton, {}, *point);
    return true;
}

void key(Qt::Key key, Qt::KeyboardModifiers modifiers)
{
    QWindow *window = QGuiApplication::focusWindow();
    ASSERT_NE(window, nullptr) << "no window has the keyboard";
    QTest::keyClick(window, key, modifiers);
}

void type(const QString &text)
{
    for (const QChar &c : text) {
        QWindow *window = QGuiApplication::focusWindow();
        ASSERT_NE(window, nullptr) << "no window has the keyboard";
        QTest::keyClick(window, c.toLatin1());
    }
}

bool dropFiles(QWidget *widget, const QStringList &files)
{
    QMimeData mime;
    QList<QUrl> urls;
    for (const QString &file : files)
        urls += QUrl::fromLocalFile(file);
    mime.setUrls(urls);
    const auto point = inWindow(widget, widget->rect().center());
    if (!point)
        return false;
    // As the platform's drag does it: to the window, which finds the widget that takes drops.
    QWindow *window = widget->window()->windowHandle();
    QDragEnterEvent enter(*point, Qt::CopyAction, &mime, Qt::LeftButton, {});
    enter.ignore();
    QCoreApplication::sendEvent(window, &enter);
    if (!enter.isAccepted())
        return false;
    QDragMoveEvent move(*point, Qt::CopyAction, &mime, Qt::LeftButton, {});
    move.setDropAction(enter.dropAction());
    move.accept();
    QCoreApplication::sendEvent(window, &move);
    if (!move.isAccepted())
        return false;
    QDropEvent drop(*point, Qt::CopyAction, &mime, Qt::LeftButton, {});
    drop.setDropAction(move.dropAction());
    QCoreApplication::sendEvent(window, &drop);
    return drop.isAccepted();
}

} // namespace trowel::e2e
