// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/tour/tour_server.h"

#include <QList>
#include <QString>

class QDialog;
class QMenu;
class QTableView;
class QWidget;

namespace trowel {

class DetailDrawer;
class MainWindow;
class Page;
class Session;
class Workspaces;

/// The hands of the tour: does in the running window what a person would do, by the names widgets and commands carry.
/// What is asked of it and is not there is remembered as `problem`.
class TourDriver
{
public:
    TourDriver(MainWindow &window, Workspaces &workspaces, TourServer server);

    MainWindow &window() const { return m_window; }
    Workspaces &workspaces() const { return m_workspaces; }
    const TourServer &server() const { return m_server; }
    /// What could not be done; empty for nothing.
    const QString &problem() const { return m_problem; }

    Session *session(const QString &workspace) const;
    Page *page() const;
    QTableView *list() const;
    DetailDrawer *drawer() const;
    /// The topmost open dialog; nullptr for none.
    QDialog *dialog() const;
    /// The open pop-up menus, the outermost first.
    QList<QMenu *> menus() const;
    /// A visible widget of the window or of an open dialog or menu, by objectName or by class name.
    QWidget *shown(const QString &name) const;

    void open(const QString &workspace, const QString &kind, const QString &scope = {}, const QString &object = {});
    void select(const QStringList &names);
    void run(const QString &command);
    void filter(const QString &text);
    void type(const QString &field, const QString &text);
    void press(const QString &button);
    void drop(const QStringList &files);
    /// Makes a file of the tour's own and answers its path.
    QString file(const QString &name, const QByteArray &contents);
    /// Opens the context menu of the selected row.
    void contextMenu();
    void selectLast(const QString &table, int row);

    /// Nothing is being read that the window waits for.
    bool isCalm() const;
    int rows() const;
    /// Closes dialogs and menus, takes faults, filter and selection away: each stop begins like this.
    void tidy();

private:
    void missing(const QString &what);

    MainWindow &m_window;
    Workspaces &m_workspaces;
    TourServer m_server;
    QString m_problem;
};

} // namespace trowel
