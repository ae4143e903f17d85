// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/model/message_log.h"

#include <QAbstractTableModel>

namespace trowel {

/// What became of each object of one change.
class ResultModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Name, Outcome, ColumnCount };
    using QAbstractTableModel::QAbstractTableModel;

    void setResults(const QList<MessageResult> &results);
    const MessageResult &at(int row) const { return m_results.at(row); }
    /// "3 done, 2 failed"; empty for no results.
    QString summary() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    QList<MessageResult> m_results;
};

} // namespace trowel
