// SPDX-License-Identifier: GPL-3.0-or-later
// The rows of a list, and what stands where there are none.
#include "tests/e2e/driver.h"
#include "ui/model/session.h"
#include "ui/pages/kind_page.h"
#include "ui/shell/main_window.h"

#include <QHeaderView>
#include <QItemSelectionModel>
#include <QLabel>

#include <gtest/gtest.h>

namespace trowel::e2e {

QStringList Driver::names()
{
    QStringList names;
    const QAbstractItemModel *rows = table()->model();
    for (int row = 0; row < rows->rowCount(); ++row)
        names += rows->index(row, 0).data().toString();
    return names;
}

int Driver::rowOf(const QString &name)
{
    return int(names().indexOf(name));
}

QString Driver::cell(const QString &name, const QString &column)
{
    const QAbstractItemModel *rows = table()->model();
    for (int i = 0; i < rows->columnCount(); ++i) {
        if (rows->headerData(i, Qt::Horizontal).toString() == column && rowOf(name) >= 0)
            return rows->index(rowOf(name), i).data().toString();
    }
    return {};
}

QStringList Driver::selected()
{
    QStringList selected;
    const QModelIndexList rows = table()->selectionModel()->selectedRows(0);
    for (const QModelIndex &row : rows)
        selected += row.data().toString();
    selected.sort();
    return selected;
}

bool Driver::select(const QString &name, Qt::KeyboardModifiers modifiers)
{
    if (!waitForRow(name))
        return false;
    const QModelIndex row = table()->model()->index(rowOf(name), 0);
    table()->scrollTo(row);
    return clickAt(table()->viewport(), table()->visualRect(row).center(), Qt::LeftButton, modifiers) &&
           selected().contains(name);
}

bool Driver::waitForRow(const QString &name)
{
    const bool there = wait([this, name] { return table() && rowOf(name) >= 0; });
    EXPECT_TRUE(there) << name.toStdString() << " is not among "
                       << (table() ? names().join(QStringLiteral(", ")) : QStringLiteral("nothing")).toStdString();
    return there;
}

bool Driver::waitForNoRow(const QString &name)
{
    const bool gone = wait([this, name] { return rowOf(name) < 0; });
    EXPECT_TRUE(gone) << name.toStdString() << " is still there";
    return gone;
}

bool Driver::waitForCell(const QString &name, const QString &column, const QString &text)
{
    const bool came = wait([&] { return cell(name, column) == text; });
    EXPECT_TRUE(came) << name.toStdString() << ": " << column.toStdString() << " is “"
                      << cell(name, column).toStdString() << "”, not “" << text.toStdString() << "”";
    return came;
}

QString Driver::stateTitle()
{
    const auto labels = page()->findChildren<QLabel *>(QStringLiteral("stateTitle"));
    for (const QLabel *label : labels) {
        const bool inDrawer = page()->findChild<QWidget *>(QStringLiteral("drawer"))->isAncestorOf(label);
        if (shown(label) && !inDrawer)
            return label->text();
    }
    return {};
}

QString Driver::bandTitle()
{
    const auto *label = page()->findChild<QLabel *>(QStringLiteral("bandTitle"));
    return label && shown(label) ? label->text() : QString();
}

} // namespace trowel::e2e
