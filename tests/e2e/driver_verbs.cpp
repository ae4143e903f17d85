// SPDX-License-Identifier: GPL-3.0-or-later
// Buttons, menus, dialogs and Activity.
#include "tests/e2e/driver.h"
#include "ui/pages/kind_page.h"
#include "ui/shell/activity_dock.h"
#include "ui/shell/main_window.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QCompleter>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QSpinBox>
#include <QTabBar>
#include <QToolButton>

#include <gtest/gtest.h>

namespace trowel::e2e {

namespace {

QString plain(QString text)
{
    return text.remove(QLatin1Char('&')).section(QLatin1Char('\t'), 0, 0);
}

// Turns the wheel until it is in sight.
void bringIntoView(QWidget *widget)
{
    for (QWidget *above = widget->parentWidget(); above; above = above->parentWidget()) {
        if (auto *area = qobject_cast<QScrollArea *>(above))
            area->ensureWidgetVisible(widget);
    }
}

QWidget *buttonOf(QWidget *area, const QString &text, const QWidget *outside = nullptr)
{
    const auto buttons = area->findChildren<QAbstractButton *>();
    for (QAbstractButton *button : buttons) {
        if (button->isVisible() && plain(button->text()) == text && !(outside && outside->isAncestorOf(button)))
            return button;
    }
    return nullptr;
}

} // namespace

bool Driver::shown(const QWidget *widget) const
{
    return widget->isVisible();
}

bool Driver::clickVerb(const QString &text)
{
    QWidget *drawer = page()->findChild<QWidget *>(QStringLiteral("drawer"));
    return click(buttonOf(page(), text, drawer));
}

bool Driver::clickDrawerVerb(const QString &text)
{
    return click(buttonOf(page()->findChild<QWidget *>(QStringLiteral("drawer")), text));
}

bool Driver::drawerTab(const QString &title)
{
    auto *tabs = page()->findChild<QTabBar *>(QStringLiteral("drawerTabs"));
    for (int i = 0; i < tabs->count(); ++i) {
        // Tabs follow the selection when it has come to rest.
        if (tabs->tabText(i) == title)
            return wait([=] { return tabs->isTabVisible(i); }) && clickAt(tabs, tabs->tabRect(i).center()) &&
                   tabs->currentIndex() == i;
    }
    ADD_FAILURE() << "no tab " << title.toStdString();
    return false;
}

QMenu *Driver::contextMenu(const QString &name)
{
    QPoint at(8, table()->viewport()->height() - 4);
    if (!name.isEmpty()) {
        const QModelIndex row = table()->model()->index(rowOf(name), 0);
        table()->scrollTo(row);
        at = table()->visualRect(row).center();
    }
    clickAt(table()->viewport(), at, Qt::RightButton);
    EXPECT_TRUE(wait([] { return qobject_cast<QMenu *>(QApplication::activePopupWidget()) != nullptr; }));
    return qobject_cast<QMenu *>(QApplication::activePopupWidget());
}

QMenu *Driver::menu(const QString &title)
{
    QMenuBar *bar = window().menuBar();
    for (QAction *action : bar->actions()) {
        if (plain(action->text()) != title)
            continue;
        clickAt(bar, bar->actionGeometry(action).center());
        EXPECT_TRUE(wait([action] { return action->menu()->isVisible(); })) << title.toStdString();
        return action->menu();
    }
    ADD_FAILURE() << "no menu " << title.toStdString();
    return nullptr;
}

bool Driver::choose(QMenu *menu, const QString &text)
{
    for (QAction *action : menu->actions()) {
        if (plain(action->text()) != text)
            continue;
        EXPECT_TRUE(action->isEnabled()) << text.toStdString() << ": " << action->toolTip().toStdString();
        return clickAt(menu, menu->actionGeometry(action).center());
    }
    ADD_FAILURE() << "not in the menu: " << text.toStdString();
    return false;
}

QDialog *Driver::openDialog()
{
    return qobject_cast<QDialog *>(QApplication::activeModalWidget());
}

QDialog *Driver::dialog(const QString &objectName)
{
    const bool there = wait([&] {
        return openDialog() && openDialog()->objectName() == objectName &&
               QGuiApplication::focusWindow() == openDialog()->windowHandle();
    });
    EXPECT_TRUE(there) << objectName.toStdString() << " does not open";
    return there ? openDialog() : nullptr;
}

bool Driver::fill(const QString &field, const QVariant &value)
{
    auto *editor = openDialog() ? openDialog()->findChild<QWidget *>(field) : nullptr;
    if (!editor) {
        ADD_FAILURE() << "no field " << field.toStdString();
        return false;
    }
    bringIntoView(editor);
    if (auto *check = qobject_cast<QCheckBox *>(editor))
        return check->isChecked() == value.toBool() || clickAt(check, QPoint(8, check->height() / 2));
    if (auto *choice = qobject_cast<QComboBox *>(editor); choice && choice->isEditable()) {
        if (!clickAt(choice, QPoint(12, choice->height() / 2)))
            return false;
        key(Qt::Key_A, Qt::ControlModifier);
        type(value.toString());
        choice->completer()->popup()->hide(); // it proposes more than was typed
        return choice->currentText() == value.toString();
    } else if (choice) {
        choice->setFocus(Qt::MouseFocusReason);
        key(Qt::Key_Home);
        for (int i = choice->findText(value.toString()); i > 0; --i)
            key(Qt::Key_Down);
        EXPECT_EQ(choice->currentText().toStdString(), value.toString().toStdString());
        return choice->currentText() == value.toString();
    }
    // Left of the number's unit and arrows.
    if (!clickAt(editor, QPoint(12, editor->height() / 2)))
        return false;
    key(Qt::Key_A, Qt::ControlModifier);
    key(Qt::Key_Delete);
    type(value.toString());
    if (auto *number = qobject_cast<QSpinBox *>(editor))
        return number->value() == value.toInt();
    if (auto *lines = qobject_cast<QPlainTextEdit *>(editor))
        return lines->toPlainText() == value.toString();
    return static_cast<QLineEdit *>(editor)->text() == value.toString();
}

QString Driver::problemAt(const QString &field)
{
    const auto *label = openDialog() ? openDialog()->findChild<QLabel *>(field + QStringLiteral("Problem")) : nullptr;
    return label && label->isVisibleTo(openDialog()) ? label->text() : QString();
}

QPushButton *Driver::dialogButton(const QString &text)
{
    return openDialog() ? qobject_cast<QPushButton *>(buttonOf(openDialog(), text)) : nullptr;
}

bool Driver::press(const QString &text)
{
    // A form whose verb waits for something that is found out.
    wait([&] { return !openDialog() || (dialogButton(text) && dialogButton(text)->isEnabled()); });
    return click(dialogButton(text));
}

bool Driver::dialogGone()
{
    const bool gone = wait([this] { return !openDialog(); });
    EXPECT_TRUE(gone) << "a dialog is still open";
    // The window manager's part, which the test platform leaves out.
    window().activateWindow();
    return gone && QTest::qWaitForWindowActive(&window());
}

bool Driver::chooseFiles(const QStringList &files)
{
    auto *chooser = qobject_cast<QFileDialog *>(dialog(QStringLiteral("fileDialog")));
    if (!chooser)
        return false;
    auto *edit = chooser->findChild<QLineEdit *>(QStringLiteral("fileNameEdit"));
    click(edit);
    key(Qt::Key_A, Qt::ControlModifier);
    type(files.size() == 1 ? files.first() : QLatin1Char('"') + files.join(QStringLiteral("\" \"")) + QLatin1Char('"'));
    key(Qt::Key_Return);
    const bool gone = wait([this] { return !qobject_cast<QFileDialog *>(openDialog()); });
    EXPECT_TRUE(gone) << "the file dialog does not take " << files.join(QLatin1Char(' ')).toStdString();
    return gone;
}

QString Driver::messageDetails(const QString &text)
{
    if (!told(text))
        return {};
    auto *tabs = window().activity().findChild<QTabBar *>(QStringLiteral("activity.tabs"));
    // Its tabs move while the numbers beside them change.
    wait([&] {
        clickAt(tabs, tabs->tabRect(ActivityDock::Messages).center());
        return tabs->currentIndex() == ActivityDock::Messages;
    });
    auto *list = window().activity().findChild<QTableView *>(QStringLiteral("messages.table"));
    for (int row = 0; row < list->model()->rowCount(); ++row) {
        const QModelIndex index = list->model()->index(row, 0);
        if (!index.data().toString().contains(text))
            continue;
        // The dock opens a turn later.
        wait([&] {
            list->scrollTo(index);
            return list->viewport()->isVisible() && list->viewport()->rect().contains(list->visualRect(index).center());
        });
        clickAt(list->viewport(), list->visualRect(index).center());
        return window().activity().findChild<QLabel *>(QStringLiteral("messages.details"))->text();
    }
    ADD_FAILURE() << "Activity does not show " << text.toStdString();
    return {};
}

bool Driver::pressOnPage(const QString &objectName)
{
    QAbstractButton *found = nullptr;
    const bool there = wait([&] {
        const auto buttons = window().findChildren<QAbstractButton *>(objectName);
        for (QAbstractButton *button : buttons) {
            if (button->isVisible() && button->isEnabled())
                found = button;
        }
        return found != nullptr;
    });
    EXPECT_TRUE(there) << "no button " << objectName.toStdString();
    return click(found);
}

} // namespace trowel::e2e
