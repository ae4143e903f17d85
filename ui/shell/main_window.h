// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/async/task.h"
#include "ui/look/theme_watcher.h"
#include "ui/model/command.h"
#include "ui/model/place.h"
#include "ui/shell/place_history.h"

#include <QMainWindow>

#include <functional>

class QMenu;
class QSettings;
class QSplitter;
class QStackedWidget;
class QTabWidget;

namespace trowel {

struct AuditReport;
class ActivityDock;
class AnyKind;
class Navigator;
class Page;
class PlaceBar;
class Session;
class StatusBar;
class WelcomePage;
class WindowPrompter;
class Workspaces;

/// Makes the page of a list.
using PageFactory = std::function<Page *(Session &, const AnyKind &, const QString &scope)>;

/// The window: puts the parts together and leads to places. Owns the widgets; everything else comes by reference and
/// outlives it.
class MainWindow final : public QMainWindow
{
    Q_OBJECT
public:
    struct Parts
    {
        Workspaces &workspaces;
        WindowPrompter &prompter;
        QSettings &settings;
        PageFactory makePage;
        std::function<void()> openDemo;
        std::function<void(ThemeChoice)> chooseTheme;
        std::function<ThemeChoice()> themeChoice;
        std::function<Task<AuditReport>()> verifyAudit; ///< walks through the whole log
    };

    explicit MainWindow(Parts parts);
    ~MainWindow() override;

    void openPlace(const Place &place, bool inNewTab = false);
    void connectWorkspace();
    Page *currentPage() const;
    Session *currentSession() const;
    ActivityDock &activity() const { return *m_activity; }
    Navigator &navigator() const { return *m_navigator; }
    WelcomePage &welcome() const { return *m_welcome; }
    /// Everything that can be done in the window now, for menus and the keyboard help.
    CommandList windowCommands() const { return m_commands; }
    /// Brings the window to the front: somebody started the program again.
    void comeForward();
    /// Says something that belongs to no workspace, in a message over the window.
    void tell(const QString &title, const QString &text);
    /// Closes without asking; what runs is cancelled.
    void closeNow();

signals:
    /// The last question has been answered: the program may end.
    void closedForGood();

protected:
    bool event(QEvent *event) override;
    void closeEvent(QCloseEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void makeCommands();
    void makeMenus();
    void fillMenu(QMenu &menu, const QString &prefix);
    void fillTheme(QMenu &menu);
    void fillSaved(QMenu &menu);
    void layOut();
    void connectParts();
    void fillActions(QMenu &menu);
    void giveKeys(Page &page);
    void onPageChanged();
    void updateTitle();
    void closeTab(int index);
    void switchTab(int by);
    void go(const Place &place);
    void openKind(int number);
    void editProfile(const QUuid &id);
    void forgetProfile(const QUuid &id);
    void openSaved(const QUuid &id);
    void askForToken(const QUuid &id, const Error &why);
    void verifyAudit();
    void showKeys();
    void closeTabsOf(const Session &session);
    void saveTabsOf(const Session &session) const;
    void openTabsOf(const Session &session);
    void updateWelcome();
    void save() const;
    void restore();

    Parts m_parts;
    CommandList m_commands;
    PlaceHistory m_history;
    bool m_travelling = false;
    bool m_closing = false;
    int m_activityHeight = 0; ///< when it was last open
    PlaceBar *m_bar = nullptr;
    Navigator *m_navigator = nullptr;
    ActivityDock *m_activity = nullptr;
    StatusBar *m_status = nullptr;
    WelcomePage *m_welcome = nullptr;
    QStackedWidget *m_stack = nullptr;
    QTabWidget *m_tabs = nullptr;
    QSplitter *m_across = nullptr;
    QSplitter *m_down = nullptr;
};

} // namespace trowel
