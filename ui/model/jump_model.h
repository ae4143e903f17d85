// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/model/jump_rows.h"

#include <QAbstractListModel>

namespace trowel {

/// The lines of the palette. Every key gives it new ones: a reset is all there is to tell.
class JumpModel final : public QAbstractListModel
{
    Q_OBJECT
public:
    using QAbstractListModel::QAbstractListModel;

    void setRows(const QList<JumpRow> &rows);
    /// What choosing the row does; empty for headings and what cannot be used.
    std::function<void(bool inNewTab)> choiceAt(int row) const;
    bool isHeading(int row) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    QList<JumpRow> m_rows;
};

} // namespace trowel
