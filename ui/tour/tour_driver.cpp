// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tour/tour_driver.h"

#include "ui/look/widgets.h"
#include "ui/model/session.h"
#include "ui/pages/detail_drawer.h"
#include "ui/pages/page.h"
#include "ui/shell/activity_dock.h"
#include "ui/shell/main_window.h"
#include "ui/shell/workspaces.h"

#include <QAbstractButton>
#include <QApplication>
#include <QComboBox>
#include <QDialog>
#include <QDir>
#include <QDropEvent>
#include <QFile>
#include <QLineEdit>
#include <QMenu>
#include <QMimeData>
#include <QSpinBox>
#include <QTableView>

namespace trowel {

namespace {

bool isCalled(const QWidget &widget, const QString &name)
{
    return widget.objectName() == name ||
           QString::fromLatin1(widget.metaObject()->className()).section(QStringLiteral("::"), -1) == name;
}

} // namespace

TourDriver::TourDriver(MainWindow &window, Workspaces &workspaces, TourServer server)
    : m_window(window), m_workspaces(workspaces), m_server(std::move(server))
{
}

void TourDriver::missing(const QString &what)
{
    if (m_problem.isEmpty())
        m_problem = QStringLiteral("there is no %1").arg(what);
}

Session *TourDriver::session(const QString &workspace) const
{
    for (const auto &session : m_workspaces.sessions()) {
        if (session->workspace().profile().name == workspace)
            return session.get();
    }
    return nullptr;
}

Page *TourDriver::page() const
{
    return m_window.currentPage();
}

QTableView *TourDriver::list() const
{
    return page() ? page()->findChild<QTableView *>(QStringLiteral("list")) : nullptr;
}

DetailDrawer *TourDriver::drawer() const
{
    return page() ? page()->findChild<DetailDrawer *>() : nullptr;
}

QDialog *TourDriver::dialog() const
{
    QDialog *top = nullptr;
    for (QDialog *dialog : m_window.findChildren<QDialog *>()) {
        if (dialog->isVisible())
            top = dialog;
    }
    return top;
}

QList<QMenu *> TourDriver::menus() const
{
    QList<QMenu *> open;
    for (QMenu *menu : m_window.findChildren<QMenu *>()) {
        if (menu->isVisible())
            open += menu;
    }
    return open;
}

QWidget *TourDriver::shown(const QString &name) const
{
    for (QWidget *widget : m_window.findChildren<QWidget *>()) {
        if (widget->isVisible() && isCalled(*widget, name))
            return widget;
    }
    return nullptr;
}

void TourDriver::open(const QString &workspace, const QString &kind, const QString &scope, const QString &object)
{
    Session *open = session(workspace);
    const AnyKind *known = open ? open->kind(kind) : nullptr;
    if (!known)
        return missing(QStringLiteral("place %1 in %2").arg(kind, workspace));
    m_window.openPlace(open->placeOf(*known, scope.isEmpty() ? known->info().rootScope : scope, object));
}

void TourDriver::select(const QStringList &names)
{
    QTableView *table = list();
    if (!table)
        return missing(QStringLiteral("list"));
    QItemSelection chosen;
    QStringList left = names;
    for (int row = 0; row < table->model()->rowCount(); ++row) {
        const QModelIndex index = table->model()->index(row, 0);
        if (left.removeAll(index.data().toString()) > 0)
            chosen.select(index, index.siblingAtColumn(table->model()->columnCount() - 1));
    }
    if (!left.isEmpty())
        missing(QStringLiteral("row %1").arg(left.first()));
    if (chosen.isEmpty())
        return;
    table->setFocus();
    table->setCurrentIndex(chosen.indexes().first());
    table->selectionModel()->select(chosen, QItemSelectionModel::ClearAndSelect);
}

void TourDriver::run(const QString &command)
{
    const CommandList all = m_window.windowCommands() + (page() ? page()->commands() : CommandList());
    for (const Command &known : all) {
        if (known.id != command)
            continue;
        if (known.whyNot && !known.whyNot().isEmpty())
            m_problem = QStringLiteral("%1 cannot be used: %2").arg(command, known.whyNot());
        else
            known.run();
        return;
    }
    missing(QStringLiteral("command %1").arg(command));
}

void TourDriver::filter(const QString &text)
{
    if (auto *field = page() ? page()->findChild<QLineEdit *>(QStringLiteral("filter")) : nullptr)
        field->setText(text);
    else
        missing(QStringLiteral("filter"));
}

void TourDriver::type(const QString &field, const QString &text)
{
    QWidget *editor = shown(field);
    if (auto *line = qobject_cast<QLineEdit *>(editor))
        line->setText(text);
    else if (auto *number = qobject_cast<QSpinBox *>(editor))
        number->setValue(text.toInt());
    else if (auto *choice = qobject_cast<QComboBox *>(editor))
        choice->setCurrentText(text);
    else
        missing(QStringLiteral("field %1").arg(field));
}

void TourDriver::press(const QString &button)
{
    if (auto *found = qobject_cast<QAbstractButton *>(shown(button)))
        found->click();
    else
        missing(QStringLiteral("button %1").arg(button));
}

void TourDriver::drop(const QStringList &files)
{
    QMimeData data;
    QList<QUrl> urls;
    for (const QString &path : files)
        urls += QUrl::fromLocalFile(path);
    data.setUrls(urls);
    if (!page())
        return missing(QStringLiteral("page"));
    // Qt leads a drop to what has taken the drag before.
    QDragEnterEvent enter(QPoint(10, 10), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(page(), &enter);
    QDropEvent event(QPointF(10, 10), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(page(), &event);
}

QString TourDriver::file(const QString &name, const QByteArray &contents)
{
    QFile file(QDir(m_server.folder).filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(contents) != contents.size())
        missing(QStringLiteral("room for %1").arg(file.fileName()));
    return file.fileName();
}

void TourDriver::contextMenu()
{
    if (QTableView *table = list())
        emit table->customContextMenuRequested(table->visualRect(table->currentIndex()).center());
}

void TourDriver::selectLast(const QString &table, int row)
{
    auto *view = qobject_cast<QTableView *>(shown(table));
    if (view && view->model()->rowCount() > row)
        view->selectRow(row);
    else
        missing(QStringLiteral("row %1 in %2").arg(row).arg(table));
}

bool TourDriver::isCalm() const
{
    for (const LoadingBar *bar : m_window.findChildren<LoadingBar *>()) {
        if (bar->isVisible() && bar->isRunning())
            return false;
    }
    return true;
}

int TourDriver::rows() const
{
    const QTableView *table = list();
    return table && table->isVisible() ? table->model()->rowCount() : 0;
}

void TourDriver::tidy()
{
    m_server.heal();
    for (QMenu *menu : menus())
        menu->close();
    while (QDialog *open = dialog())
        open->done(QDialog::Rejected); // not reject(): a form that was begun would ask
    if (page()) {
        page()->showAll();
        list()->clearSelection();
    }
    m_window.activity().setOpen(false);
}

} // namespace trowel
