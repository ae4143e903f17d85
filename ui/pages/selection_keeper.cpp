// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/selection_keeper.h"

#include <QItemSelectionModel>
#include <QTableView>

#include <algorithm>
#include <limits>

namespace trowel {

SelectionKeeper::SelectionKeeper(QTableView *view, ObjectModel *model) : QObject(view), m_view(view), m_model(model)
{
    connect(model, &QAbstractItemModel::modelAboutToBeReset, this, [this] {
        if (!m_busy)
            save();
    });
    connect(model, &QAbstractItemModel::modelReset, this, [this] {
        if (!m_busy)
            restore();
    });
    connect(view->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] {
        if (m_busy)
            return;
        m_hidden.clear();
        emit selectionChanged();
    });
    connect(view->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this] {
        if (!m_busy)
            emit selectionChanged();
    });
}

void SelectionKeeper::setFilter(const QString &filter)
{
    around([&] { m_model->setFilter(filter); });
}

void SelectionKeeper::setStates(const QStringList &states)
{
    around([&] { m_model->setStates(states); });
}

void SelectionKeeper::around(const std::function<void()> &change)
{
    save();
    m_busy = true;
    change();
    m_busy = false;
    restore();
}

int SelectionKeeper::count() const
{
    int count = 0;
    for (const QItemSelectionRange &range : m_view->selectionModel()->selection())
        count += range.height();
    return count;
}

QList<qsizetype> SelectionKeeper::positions(int most) const
{
    QList<int> rows;
    for (const QItemSelectionRange &range : m_view->selectionModel()->selection()) {
        for (int row = range.top(); row <= range.bottom() && rows.size() < most; ++row)
            rows += row;
    }
    std::sort(rows.begin(), rows.end());
    QList<qsizetype> positions;
    positions.reserve(rows.size());
    for (const int row : std::as_const(rows))
        positions += m_model->positionOf(row);
    return positions;
}

void SelectionKeeper::save()
{
    m_keys = m_hidden;
    const QList<qsizetype> selected = positions(std::numeric_limits<int>::max());
    for (const qsizetype at : selected)
        m_keys.insert(m_model->store().keyAt(at));
    m_current = m_model->keyOf(m_view->currentIndex().row());
    m_top = m_model->keyOf(m_view->rowAt(0));
}

void SelectionKeeper::restore()
{
    m_busy = true;
    QItemSelection selection;
    const int last = m_model->columnCount() - 1;
    int from = -1;
    int current = -1;
    int top = -1;
    const int rows = m_model->rowCount();
    const bool looks = !m_keys.isEmpty() || !m_current.isEmpty() || !m_top.isEmpty();
    for (int row = 0; looks && row < rows; ++row) {
        const QString key = m_model->keyOf(row);
        if (key == m_current)
            current = row;
        if (key == m_top)
            top = row;
        const bool selected = m_keys.remove(key);
        if (selected && from < 0)
            from = row;
        if (!selected && from >= 0) {
            selection.select(m_model->index(from, 0), m_model->index(row - 1, last));
            from = -1;
        }
    }
    if (from >= 0)
        selection.select(m_model->index(from, 0), m_model->index(rows - 1, last));
    m_hidden = std::exchange(m_keys, {});
    QItemSelectionModel *model = m_view->selectionModel();
    if (current >= 0)
        model->setCurrentIndex(m_model->index(current, 0), QItemSelectionModel::NoUpdate);
    model->select(selection, QItemSelectionModel::ClearAndSelect);
    if (top >= 0)
        m_view->scrollTo(m_model->index(top, 0), QAbstractItemView::PositionAtTop);
    m_busy = false;
    emit selectionChanged();
}

} // namespace trowel
