// SPDX-License-Identifier: GPL-3.0-or-later
// The window's commands and the menus made of them.
#include "ui/model/session.h"
#include "ui/pages/page.h"
#include "ui/shell/activity_dock.h"
#include "ui/shell/command_menu.h"
#include "ui/shell/keys_dialog.h"
#include "ui/shell/main_window.h"
#include "ui/shell/navigator.h"
#include "ui/shell/workspaces.h"

#include <QAbstractButton>
#include <QApplication>
#include <QMenu>
#include <QMenuBar>
#include <QTabWidget>
#include <QTreeView>

namespace trowel {

void MainWindow::makeCommands()
{
    const auto add = [this](const char *id, const QString &text, const QKeySequence &key, std::function<void()> run,
                            std::function<QString()> whyNot = {}, const QString &icon = {}, bool inBar = false) {
        m_commands += Command{.id = QLatin1String(id),
                              .text = text,
                              .icon = icon,
                              .shortcut = key,
                              .run = std::move(run),
                              .whyNot = std::move(whyNot),
                              .inToolBar = inBar};
    };
    const auto withPage = [this](void (Page::*what)()) {
        return [this, what] {
            if (Page *page = currentPage())
                (page->*what)();
        };
    };
    const auto noPage = [this] { return currentPage() ? QString() : tr("No page is open."); };
    add(
        "workspace.demo", tr("Open the demo workspace"), {}, [this] { m_parts.openDemo(); }, {},
        QStringLiteral("play"));
    add(
        "workspace.connect", tr("Connect a workspace…"), QKeySequence::New, [this] { connectWorkspace(); }, {},
        QStringLiteral("connect"));
    add(
        "workspace.closeCurrent", tr("Close the workspace"), {},
        [this] { m_parts.workspaces.close(currentPage()->place().workspace); }, noPage, QStringLiteral("close"));
    add("workspace.quit", tr("Quit"), Qt::CTRL | Qt::Key_Q, [this] { close(); });
    add("edit.filter", tr("Filter this list"), Qt::Key_Slash, withPage(&Page::focusFilter), noPage,
        QStringLiteral("filter"));
    add("edit.stop", tr("Stop loading"), Qt::Key_Escape, withPage(&Page::stop), noPage);
    add(
        "view.back", tr("Back"), Qt::ALT | Qt::Key_Left, [this] { go(m_history.back()); },
        [this] { return m_history.canGoBack() ? QString() : tr("There is nothing to go back to."); },
        QStringLiteral("back"), true);
    add(
        "view.forward", tr("Forward"), Qt::ALT | Qt::Key_Right, [this] { go(m_history.forward()); },
        [this] { return m_history.canGoForward() ? QString() : tr("There is nothing to go forward to."); },
        QStringLiteral("forward"), true);
    add("view.refresh", tr("Refresh"), Qt::Key_F5, withPage(&Page::refresh), noPage, QStringLiteral("refresh"), true);
    add("view.details", tr("Show details"), Qt::Key_Space, [this] {
        // Space also presses what has the keyboard.
        if (auto *pressed = qobject_cast<QAbstractButton *>(QApplication::focusWidget()))
            pressed->click();
        else if (Page *page = currentPage())
            page->toggleDetails();
    });
    add("view.theme", tr("Switch between light and dark"), {}, [this] { m_parts.toggleTheme(); });
    add("view.transfers", tr("Transfers"), {}, [this] { m_activity->showTab(ActivityDock::Transfers); });
    add("view.requests", tr("Requests"), {}, [this] { m_activity->showTab(ActivityDock::Requests); });
    add("view.messages", tr("Messages"), {}, [this] { m_activity->showTab(ActivityDock::Messages); });
    add("view.activity", tr("Open or collapse Activity"), Qt::CTRL | Qt::Key_J,
        [this] { m_activity->setOpen(!m_activity->isOpen()); });
    const KindList &kinds = m_parts.workspaces.kinds();
    for (int i = 0; i < int(kinds.size()) && i < 8; ++i) {
        m_commands += Command{
            .id = QStringLiteral("go.") + kinds[size_t(i)]->info().id,
            .text = kinds[size_t(i)]->info().title,
            .icon = kinds[size_t(i)]->info().icon,
            .shortcut = QKeySequence(QKeyCombination(Qt::CTRL, Qt::Key(Qt::Key_1 + i))),
            .run = [this, i] { openKind(i); },
            .whyNot =
                [this] { return m_parts.workspaces.sessions().empty() ? tr("No workspace is open.") : QString(); }};
    }
    add("go.navigator", tr("Navigator"), Qt::CTRL | Qt::Key_0, [this] { m_navigator->tree().setFocus(); });
    add("go.nextTab", tr("Next tab"), Qt::CTRL | Qt::Key_Tab, [this] { switchTab(1); });
    add("go.previousTab", tr("Previous tab"), Qt::CTRL | Qt::SHIFT | Qt::Key_Tab, [this] { switchTab(-1); });
    add(
        "go.closeTab", tr("Close the tab"), Qt::CTRL | Qt::Key_W, [this] { closeTab(m_tabs->currentIndex()); }, noPage);
    add("help.keys", tr("Keyboard"), Qt::Key_Question, [this] { showKeys(); });
}

void MainWindow::makeMenus()
{
    struct Entry
    {
        QString prefix;
        QString title;
    };
    const QList<Entry> entries{{QStringLiteral("workspace."), tr("Workspace")}, {QStringLiteral("edit."), tr("Edit")},
                               {QStringLiteral("view."), tr("View")},           {QStringLiteral("go."), tr("Go")},
                               {QStringLiteral("actions."), tr("Actions")},     {QStringLiteral("help."), tr("Help")}};
    menuBar()->setObjectName(QStringLiteral("menuBar"));
    for (const Entry &entry : entries) {
        QMenu *menu = menuBar()->addMenu(entry.title);
        menu->setObjectName(QStringLiteral("menu.") + entry.prefix.chopped(1));
        menu->setAccessibleName(entry.title);
        if (entry.prefix == QLatin1String("actions.")) {
            connect(menu, &QMenu::aboutToShow, this, [this, menu] { fillActions(*menu); });
            continue;
        }
        for (const Command &command : std::as_const(m_commands)) {
            if (!command.id.startsWith(entry.prefix))
                continue;
            Command guarded = command;
            guarded.whyNot = {}; // a key is always live: it asks when it is pressed
            QAction *action = addCommand(*menu, guarded);
            addAction(action);
            connect(menu, &QMenu::aboutToShow, action, [action, command] { updateAction(*action, command); });
            connect(menu, &QMenu::aboutToHide, action, [action] { action->setEnabled(true); });
            action->disconnect(SIGNAL(triggered(bool)));
            connect(action, &QAction::triggered, this, [command] {
                if (!command.whyNot || command.whyNot().isEmpty())
                    command.run();
            });
        }
    }
}

void MainWindow::fillActions(QMenu &menu)
{
    menu.clear();
    const Page *page = currentPage();
    const CommandList commands = page ? page->commands() : CommandList();
    for (const Command &command : commands)
        addCommand(menu, command);
    if (menu.isEmpty())
        menu.addAction(tr("Nothing can be done here"))->setEnabled(false);
}

void MainWindow::showKeys()
{
    auto *dialog = new KeysDialog(m_commands + (currentPage() ? currentPage()->commands() : CommandList()), this);
    dialog->open();
}

} // namespace trowel
