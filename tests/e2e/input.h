// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTest>
#include <QWidget>

#include <functional>

class QMenu;
class QPushButton;

namespace trowel::e2e {

constexpr int kPatienceMs = 10000;

/// Runs the event loop until it holds, at most 10 s.
bool wait(const std::function<bool()> &holds);

/// Mouse events at the point of the window where the middle of this widget is, so that they meet what lies on top
/// there: something that covers it, or a dialog in front, takes them. False, with a failure, for what nobody can hit.
bool click(QWidget *widget, Qt::MouseButton button = Qt::LeftButton, Qt::KeyboardModifiers modifiers = {});
bool clickAt(QWidget *widget, const QPoint &at, Qt::MouseButton button = Qt::LeftButton,
             Qt::KeyboardModifiers modifiers = {});
bool doubleClickAt(QWidget *widget, const QPoint &at);

/// Keys to the window that has the keyboard: shortcuts, menus and fields find them as from a keyboard.
void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {});
void type(const QString &text);

/// Drags local files over a widget of the window and drops them there; false when it takes none.
bool dropFiles(QWidget *widget, const QStringList &files);

} // namespace trowel::e2e
