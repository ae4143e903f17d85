// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/demo_thread.h"
#include "core/audit/audit_log.h"
#include "core/auth/profile.h"
#include "tests/e2e/input.h"
#include "ui/model/session.h"
#include "ui/pages/kind_page.h"
#include "ui/shell/main_window.h"
#include "ui/shell/workspaces.h"

#include <QAction>
#include <QDialog>
#include <QPushButton>
#include <QTableView>

#include <memory>

namespace trowel::e2e {

struct DriverOptions
{
    DemoOptions demo = {};
    Environment environment = Environment::Demo;
    std::chrono::milliseconds patience{0}; ///< how long the network waits for a silent server; 0: as the program does
};

/// A demo that hurries: no rate limit, warehouses move 200 times as fast.
DriverOptions quick(Environment environment = Environment::Demo);

/// A person in front of the program: the real window on an embedded demo workspace over real HTTP, with the real audit
/// log on disk, moved by mouse and key events at the places where things are drawn. Names are the texts a person reads.
/// What is waited for is a condition; where it does not come, the test fails with what was there instead.
class Driver final
{
public:
    explicit Driver(const DriverOptions &options = quick());
    ~Driver();
    Q_DISABLE_COPY_MOVE(Driver)

    /// The server goes away, and comes back as a new one at the same place.
    void stopServer();
    bool startServer();

    // What stands behind the window, for looking only.
    DemoWorkspace &server();
    Session &session();
    MainWindow &window();
    Workspaces &workspaces();
    AuditLog &audit();
    QByteArray token() const;
    QString disk(const QString &name = {}) const; ///< a file of this test's own folder
    QString localFile(const QString &name, const QByteArray &content) const;
    void settle();                    ///< nothing moves by itself on the server
    void fault(const QString &words); ///< as `trowel-demo --fault` takes it
    int executed(const QByteArray &methodAndPath);
    int arrived(const QByteArray &methodAndPath);

    // Places.
    bool clickKind(const QString &title); ///< in the navigator
    bool openKind(const QString &title);  ///< the same, and its list has been read
    bool goToKind(const QString &id);     ///< Ctrl and its number, wherever it stands in the list of kinds
    /// Double clicks from the root of a tree kind; `above` is what the root's own path is.
    bool openFolder(const QString &path, const QString &kind = QStringLiteral("Workspace"), const QString &above = {});
    bool enter(const QString &name, const QString &scope); ///< a double click on a container of the list
    KindPage *page();
    QTableView *table();

    // The list.
    QStringList names();
    int rowOf(const QString &name);
    QString cell(const QString &name, const QString &column);
    QStringList selected();
    bool select(const QString &name, Qt::KeyboardModifiers modifiers = {});
    bool waitForRow(const QString &name);
    bool waitForNoRow(const QString &name);
    bool waitForCell(const QString &name, const QString &column, const QString &text);
    bool waitForList(); ///< until the list has been read

    // Verbs: buttons of the page and the drawer, menus.
    bool clickVerb(const QString &text);
    bool clickDrawerVerb(const QString &text);
    bool drawerTab(const QString &title);
    QMenu *contextMenu(const QString &name); ///< right click on a row, or on the empty area for an empty name
    QMenu *menu(const QString &title);       ///< of the menu bar
    bool choose(QMenu *menu, const QString &text);

    // Dialogs.
    QDialog *dialog(const QString &objectName); ///< waits for it
    bool fill(const QString &field, const QVariant &value);
    QString problemAt(const QString &field); ///< what is said below it; empty for nothing
    QPushButton *dialogButton(const QString &text);
    bool press(const QString &text); ///< a button of the open dialog
    bool dialogGone();
    bool chooseFiles(const QStringList &files); ///< in the file dialog

    /// Waits for a message in Activity that says so.
    bool told(const QString &text);
    QStringList messages() const;
    /// Opens Activity at Messages, selects the newest that says so, and gives what stands beside it.
    QString messageDetails(const QString &text);
    /// The words of the page instead of rows: title and text of the state, or of the band above the rows.
    QString stateTitle();
    QString bandTitle();
    bool pressOnPage(const QString &objectName); ///< a button, by its objectName

private:
    QDialog *openDialog();
    bool shown(const QWidget *widget) const;

    struct Parts;
    std::unique_ptr<Parts> d;
};

} // namespace trowel::e2e
