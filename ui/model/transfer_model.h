// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/transfer/transfer_list.h"

#include <QAbstractTableModel>
#include <QList>

namespace trowel {

/// The transfers of all open workspaces, oldest first. Lists are added and taken away with their workspace; the model
/// owns nothing.
class TransferModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Name, From, To, Progress, Rate, Left, ColumnCount };
    using QAbstractTableModel::QAbstractTableModel;

    void addList(TransferList &list);
    void removeList(TransferList &list);
    Transfer *transferAt(int row) const { return row >= 0 && row < m_rows.size() ? m_rows.at(row).transfer : nullptr; }
    int unfinished() const;
    double bytesPerSecond() const;
    void clearEnded();
    void cancelAll();

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

signals:
    void overviewChanged();

private:
    struct Row
    {
        TransferList *list;
        Transfer *transfer;
    };
    void append(TransferList &list, qsizetype index);
    void update(const TransferList &list, qsizetype index);
    void dropMissing(const TransferList &list, bool all);

    QList<TransferList *> m_lists;
    QList<Row> m_rows;
};

} // namespace trowel
