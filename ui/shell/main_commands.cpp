// SPDX-License-Identifier: GPL-3.0-or-later
// The window's commands and the menus made of them.
#include "ui/look/icons.h"
#include "ui/model/session.h"
#include "ui/pages/page.h"
#include "ui/shell/activity_dock.h"
#include "ui/shell/command_menu.h"
#include "ui/shell/main_window.h"
#include "ui/shell/navigator.h"
#include "ui/shell/workspaces.h"

#include <QAbstractButton>
#include <QActionGroup>
#include <QApplication>
#include <QComboBox>
#include <QKeyEvent>
#include <QMenu>
#include <QMenuBar>
#include <QStatusBar>
#include <QTabWidget>
#include <QTreeView>

namespace trowel {

namespace {
constexpr int kNoticeMs = 4000;
}

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
        "workspace.connect", tr("Connect a workspace…"), Qt::CTRL | Qt::SHIFT | Qt::Key_N,
        [this] { connectWorkspace(); }, {}, QStringLiteral("connect"));
    add(
        "workspace.edit", tr("Edit this workspace…"), {}, [this] { editProfile(currentPage()->place().workspace); },
        [this] {
            if (!currentPage())
                return tr("No page is open.");
            return m_parts.workspaces.profile(currentPage()->place().workspace) ? QString()
                                                                                : tr("This workspace is not saved.");
        },
        QStringLiteral("edit"));
    add(
        "workspace.closeCurrent", tr("Close the workspace"), {},
        [this] { closeWorkspace(currentPage()->place().workspace); },
        [this] { return currentSession() ? QString() : tr("No workspace is open."); }, QStringLiteral("close"));
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
    add("view.details", tr("Show details"), Qt::Key_Space, withPage(&Page::toggleDetails), noPage);
    add("view.transfers", tr("Transfers"), {}, [this] { m_activity->showTab(ActivityDock::Transfers); });
    add("view.requests", tr("Requests"), {}, [this] { m_activity->showTab(ActivityDock::Requests); });
    add("view.messages", tr("Messages"), {}, [this] { m_activity->showTab(ActivityDock::Messages); });
    add("view.activity", tr("Open or collapse Activity"), Qt::CTRL | Qt::Key_J,
        [this] { m_activity->setOpen(!m_activity->isOpen()); });
    add(
        "go.palette", tr("Search or jump to…"), Qt::CTRL | Qt::Key_K, [this] { openPalette(); }, {},
        QStringLiteral("search"));
    const KindList &kinds = m_parts.workspaces.kinds();
    for (int i = 0; i < int(kinds.size()); ++i) {
        m_commands += Command{
            .id = QStringLiteral("go.") + kinds[size_t(i)]->info().id,
            .text = kinds[size_t(i)]->info().title,
            .icon = kinds[size_t(i)]->info().icon,
            .shortcut = i < 9 ? QKeySequence(QKeyCombination(Qt::CTRL, Qt::Key(Qt::Key_1 + i))) : QKeySequence(),
            .run = [this, i] { openKind(i); },
            .whyNot =
                [this] { return m_parts.workspaces.sessions().empty() ? tr("No workspace is open.") : QString(); }};
    }
    add("go.navigator", tr("Navigator"), Qt::CTRL | Qt::Key_0, [this] { m_navigator->tree().setFocus(); });
    add("go.nextTab", tr("Next tab"), Qt::CTRL | Qt::Key_Tab, [this] { switchTab(1); });
    add("go.previousTab", tr("Previous tab"), Qt::CTRL | Qt::SHIFT | Qt::Key_Tab, [this] { switchTab(-1); });
    add(
        "go.closeTab", tr("Close the tab"), Qt::CTRL | Qt::Key_W, [this] { closeTab(m_tabs->currentIndex()); }, noPage);
    makeToolCommands();
}

void MainWindow::makeMenus()
{
    struct Entry
    {
        QString prefix;
        QString title;
    };
    const QList<Entry> entries{{QStringLiteral("workspace."), tr("Workspace")},
                               {QStringLiteral("edit."), tr("Edit")},
                               {QStringLiteral("view."), tr("View")},
                               {QStringLiteral("go."), tr("Go")},
                               {QStringLiteral("actions."), tr("Actions")},
                               {QStringLiteral("tools."), tr("Tools")},
                               {QStringLiteral("help."), tr("Help")}};
    menuBar()->setObjectName(QStringLiteral("menuBar"));
    menuBar()->setAccessibleName(tr("Menus"));
    for (const Entry &entry : entries) {
        QMenu *menu = menuBar()->addMenu(entry.title);
        menu->setObjectName(QStringLiteral("menu.") + entry.prefix.chopped(1));
        menu->setAccessibleName(entry.title);
        if (entry.prefix == QLatin1String("actions."))
            connect(menu, &QMenu::aboutToShow, this, [this, menu] { fillActions(*menu); });
        else
            fillMenu(*menu, entry.prefix);
    }
}

void MainWindow::fillMenu(QMenu &menu, const QString &prefix)
{
    menu.setToolTipsVisible(true);
    if (prefix == QLatin1String("workspace.")) {
        QMenu *saved = menu.addMenu(icon(QStringLiteral("connect")), tr("Open"));
        saved->setObjectName(QStringLiteral("menu.saved"));
        saved->setAccessibleName(saved->title());
        saved->setToolTipsVisible(true);
        connect(saved, &QMenu::aboutToShow, this, [this, saved] { fillSaved(*saved); });
    } else if (prefix == QLatin1String("tools.")) {
        QMenu *theme = menu.addMenu(tr("Theme"));
        theme->setObjectName(QStringLiteral("menu.theme"));
        theme->setAccessibleName(theme->title());
        fillTheme(*theme);
    }
    for (const Command &command : std::as_const(m_commands)) {
        if (!command.id.startsWith(prefix))
            continue;
        // A key is always live and asks when it is pressed; the menu shows what can be used when it opens.
        Command guarded = command;
        guarded.whyNot = {};
        guarded.run = [command] {
            if (!command.whyNot || command.whyNot().isEmpty())
                command.run();
        };
        QAction *action = addCommand(menu, guarded);
        addAction(action);
        connect(&menu, &QMenu::aboutToShow, action, [action, command] { updateAction(*action, command); });
        connect(&menu, &QMenu::aboutToHide, action, [action] { action->setEnabled(true); });
    }
}

void MainWindow::fillTheme(QMenu &menu)
{
    struct Choice
    {
        ThemeChoice choice;
        QString id;
        QString text;
    };
    auto *group = new QActionGroup(&menu);
    for (const Choice &one : {Choice{ThemeChoice::System, QStringLiteral("theme.system"), tr("As the system")},
                              Choice{ThemeChoice::Light, QStringLiteral("theme.light"), tr("Light")},
                              Choice{ThemeChoice::Dark, QStringLiteral("theme.dark"), tr("Dark")}}) {
        QAction *action = menu.addAction(one.text);
        action->setObjectName(one.id);
        action->setCheckable(true);
        group->addAction(action);
        connect(&menu, &QMenu::aboutToShow, action, [this, action, one] {
            action->setChecked(m_parts.themeChoice && m_parts.themeChoice() == one.choice);
        });
        connect(action, &QAction::triggered, this, [this, one] {
            if (m_parts.chooseTheme)
                m_parts.chooseTheme(one.choice);
        });
    }
}

void MainWindow::fillActions(QMenu &menu)
{
    menu.clear();
    const Page *page = currentPage();
    const CommandList commands = page ? page->commands() : CommandList();
    for (const Command &command : commands)
        addCommand(menu, command)->setShortcutContext(Qt::WidgetShortcut); // shown, not given: the page has the keys
    if (menu.isEmpty())
        menu.addAction(tr("Nothing can be done here"))->setEnabled(false);
}

void MainWindow::giveKeys(Page &page)
{
    const CommandList commands = page.commands();
    for (const Command &command : commands) {
        if (command.shortcut.isEmpty())
            continue;
        auto *action = new QAction(command.text, &page);
        action->setObjectName(QStringLiteral("key.") + command.id);
        action->setShortcut(command.shortcut);
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        page.addAction(action);
        connect(action, &QAction::triggered, this, [this, &page, id = command.id] {
            for (const Command &now : page.commands()) {
                if (now.id != id)
                    continue;
                const QString whyNot = now.whyNot ? now.whyNot() : QString();
                return whyNot.isEmpty() ? now.run() : statusBar()->showMessage(whyNot, kNoticeMs);
            }
        });
    }
}

bool MainWindow::event(QEvent *event)
{
    // Space presses the button that has the keyboard, before it shows details.
    if (event->type() == QEvent::ShortcutOverride && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Space) {
        const QWidget *focus = QApplication::focusWidget();
        if (qobject_cast<const QAbstractButton *>(focus) || qobject_cast<const QComboBox *>(focus)) {
            event->accept();
            return true;
        }
    }
    return QMainWindow::event(event);
}

} // namespace trowel
