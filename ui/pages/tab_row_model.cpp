// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/tab_row_model.h"

#include <algorithm>

namespace trowel {

TabRowModel::TabRowModel(QList<ColumnInfo> columns, QObject *parent)
    : QAbstractTableModel(parent), m_columns(std::move(columns))
{
}

void TabRowModel::setRows(const QList<TabRow> &rows)
{
    const bool sameKeys = std::equal(rows.cbegin(), rows.cend(), m_rows.cbegin(), m_rows.cend(),
                                     [](const TabRow &a, const TabRow &b) { return a.key == b.key; });
    if (!sameKeys) {
        beginResetModel();
        m_rows = rows;
        endResetModel();
        return;
    }
    m_rows = rows;
    if (!m_rows.isEmpty())
        emit dataChanged(index(0, 0), index(int(m_rows.size()) - 1, int(m_columns.size()) - 1));
}

int TabRowModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int TabRowModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_columns.size());
}

QVariant TabRowModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Cell cell = m_rows.at(index.row()).cells.value(index.column());
    if (role == CellRole)
        return QVariant::fromValue(cell);
    if (role == Qt::AccessibleTextRole && !cell.accessible.isEmpty())
        return cell.accessible;
    return role == Qt::DisplayRole || role == Qt::AccessibleTextRole ? QVariant(cell.text) : QVariant();
}

QVariant TabRowModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= m_columns.size())
        return {};
    const ColumnInfo &column = m_columns.at(section);
    if (role == Qt::DisplayRole)
        return column.title;
    if (role == Qt::TextAlignmentRole)
        return int((column.right ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    return {};
}

} // namespace trowel
