// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/model/any_kind.h"

#include <QAbstractTableModel>

#include <memory>

namespace trowel {

/// A view on a store: filtered, sorted, as one table model. Keeps an index vector and no rows of its own, so that
/// filtering and sorting 1,000,000 rows stays quick (a proxy model took ten times as long). Every page has its own.
class ObjectModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Role { KeyRole = Qt::UserRole + 100 };

    ObjectModel(const AnyKind &kind, std::shared_ptr<ObjectStore> store, QObject *parent = nullptr);

    const AnyKind &kind() const { return m_kind; }
    ObjectStore &store() const { return *m_store; }

    /// Case-insensitive; words are ANDed; empty shows all.
    void setFilter(const QString &filter);
    QString filter() const { return m_filter; }
    /// Shows rows in one of these states only, by id; empty shows all. Ids the kind does not know are left out.
    void setStates(const QStringList &states);
    QStringList states() const { return m_states; }
    bool isFiltered() const { return !m_passing.isEmpty(); }
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;
    int sortColumn() const { return m_sortColumn; }
    Qt::SortOrder sortOrder() const { return m_sortOrder; }

    /// The store's position of a row; -1 for none.
    qsizetype positionOf(int row) const;
    /// -1 when the filter hides it or it is not there.
    int rowOf(const QString &key) const;
    QString keyOf(int row) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

signals:
    /// Counts, state or filter changed: what a page header shows.
    void overviewChanged();

private:
    using Positions = std::vector<int>; // a list of 2^31 rows is not shown in a table

    void readAll();
    void applyFilter();
    void takeOver(const ObjectStore::Change &change);
    Positions filtered() const;
    void moveTo(Positions next);
    void reorder(Positions next);
    void onRowsChanged(const ObjectStore::Change &change);
    void announceUpdates(const QList<qsizetype> &updated);

    const AnyKind &m_kind;
    std::shared_ptr<ObjectStore> m_store;
    QString m_filter;
    QStringList m_states;
    RowFilter m_passing; // both of them, as the kind is asked
    int m_sortColumn = 0;
    Qt::SortOrder m_sortOrder = Qt::AscendingOrder;
    Positions m_order;          // of all rows, as they are sorted
    std::vector<char> m_passes; // by position; empty without a filter
    Positions m_shown;          // of the rows that pass, in that order
};

} // namespace trowel
