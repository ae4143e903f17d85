// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/table_tab.h"

#include <QAbstractTableModel>

namespace trowel {

/// The rows of a table in the drawer. Rows that stay keep their place and selection when the table is read again.
class TabRowModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    explicit TabRowModel(QList<ColumnInfo> columns, QObject *parent = nullptr);

    void setRows(const QList<TabRow> &rows);
    QString keyOf(int row) const { return m_rows.value(row).key; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QList<ColumnInfo> m_columns;
    QList<TabRow> m_rows;
};

} // namespace trowel
