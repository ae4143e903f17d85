// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/model/form.h"

#include <QAbstractTableModel>

namespace trowel {

/// The objects of a confirmation as a table: name, state, what goes with it. The first 200 are shown.
class ConfirmObjects final : public QAbstractTableModel
{
    Q_OBJECT
public:
    static constexpr int most = 200;

    ConfirmObjects(const Confirmation &question, QObject *parent);

    void setGoesWith(int object, const QString &text, bool failed = false);
    int notShown() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    enum class Column { Name, State, Goes };

    QList<Confirmation::Object> m_objects;
    QList<bool> m_failed;
    QList<Column> m_columns;
    QStringList m_heads;
};

} // namespace trowel
