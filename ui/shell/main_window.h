// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/async/task.h"
#include "ui/look/theme_watcher.h"
#include "ui/model/command.h"
#include "ui/model/message_log.h"
#include "ui/model/name_index.h"
#include "ui/model/place.h"
#include "ui/pages/list_memory.h"
#include "ui/shell/place_history.h"

#include <QList>
#include <QMainWindow>
#include <QUuid>

#include <functional>
#include <memory>
#include <optional>

class QMenu;
class QSettings;
class QSplitter;
class QStackedWidget;
class QTabWidget;

namespace trowel {

struct Settings;
class ActivityDock;
class AnyKind;
class AuditLog;
class AuditLogPage;
class MessageArchive;
class Navigator;
class Page;
class PlaceBar;
class Session;
class SettingsStore;
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
        AuditLog *audit = nullptr;            ///< nullptr: there is no page for it
        SettingsStore *preferences = nullptr; ///< nullptr: everything is as by default
        QString messagesFile = {};            ///< where messages last; empty: they end with the window
        /// Puts the proxy's password into the keychain; fails with Keychain when it will not be there at the next
        /// start.
        std::function<Task<Nothing>(const QByteArray &password)> keepProxyPassword = {};
        QString namesFile = {}; ///< of names seen in earlier runs; empty to remember none
        QUuid demo = {};        ///< the profile `openDemo` opens
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
    NameIndex &names() { return m_names; }
    /// Everything that can be done in the window now, for menus and the keyboard help.
    CommandList windowCommands() const { return m_commands; }
    /// Brings the window to the front: somebody started the program again.
    void comeForward();
    /// Says something that belongs to no workspace, in a message over the window.
    void tell(const QString &title, const QString &text);
    /// Opens what was open when the window was closed: workspaces, their tabs, the tab in front. Does not wait for it.
    /// What cannot be opened without asking is said in a line, not asked.
    void reopen();
    /// The page of the audit log, at an entry where one is named. nullptr without a log.
    AuditLogPage *openAuditLog(const QString &entry = {});
    /// What a message is about; the workspace is opened first where it is closed.
    void showAbout(const Place &place);
    /// Closes without asking; what runs is cancelled.
    void closeNow();

signals:
    /// The last question has been answered: the program may end.
    void closedForGood();
    /// Something ended while the window was not looked at.
    void unseen(const QString &workspace, const QString &text, const trowel::Place &place);

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
    void closeWorkspace(const QUuid &id);
    void openSaved(const QUuid &id);
    void askForToken(const QUuid &id, const Error &why);
    void addPage(Page &page, bool inNewTab);
    void nameTabs();
    void makeToolCommands();
    void connectTools();
    void showKeys();
    void followNames();
    QString pageSubject() const;
    void openPalette();
    void showSettings();
    void showProgram();
    void takeSettings(const Settings &wanted, const std::optional<QByteArray> &proxyPassword);
    void takeRetention(int days);
    void removeOldEntries();
    void applySettings(const Settings &now, const Settings &before);
    void closeTabsOf(const Session &session);
    void saveTabsOf(const Session &session) const;
    void openTabsOf(const Session &session);
    void updateWelcome();
    void reopenNext();
    void reopened();
    void saveOpen() const;
    void save() const;
    void restore();

    Parts m_parts;
    ListMemory m_memory;
    NameIndex m_names;
    QSet<QUuid> m_savedIds;
    CommandList m_commands;
    PlaceHistory m_history;
    bool m_travelling = false;
    bool m_closing = false;
    bool m_closed = false;     ///< what was open is written down
    QList<QUuid> m_reopening;  ///< what is still to be opened again
    QStringList m_notReopened; ///< why, a line each
    Place m_wasInFront;
    int m_activityHeight = 0; ///< when it was last open
    MessageLog m_own;         ///< what the window itself has to say
    std::unique_ptr<MessageArchive> m_archive;
    std::optional<Place> m_afterOpening; ///< what is to be shown when its workspace is open
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
