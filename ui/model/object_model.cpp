// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/model/object_model.h"

#include "ui/model/sort_positions.h"

#include <QSize>

#include <algorithm>
#include <unordered_set>

namespace trowel {

namespace {

// Past this many rows coming or going at once a reset is quicker than telling the views range by range; the page puts
// selection and scroll position back by key.
constexpr size_t kTellOneByOne = 256;

} // namespace

ObjectModel::ObjectModel(const AnyKind &kind, std::shared_ptr<ObjectStore> store, QObject *parent)
    : QAbstractTableModel(parent), m_kind(kind), m_store(std::move(store))
{
    connect(m_store.get(), &ObjectStore::rowsChanged, this, &ObjectModel::onRowsChanged);
    connect(m_store.get(), &ObjectStore::wasReset, this, [this] {
        beginResetModel();
        readAll();
        m_shown = filtered();
        endResetModel();
        emit overviewChanged();
    });
    connect(m_store.get(), &ObjectStore::stateChanged, this, &ObjectModel::overviewChanged);
    readAll();
    m_shown = filtered();
}

void ObjectModel::setFilter(const QString &filter)
{
    if (filter == m_filter)
        return;
    m_filter = filter;
    const QList<QByteArray> before = std::exchange(m_passing.words, {});
    const QStringList words = filter.toCaseFolded().split(QLatin1Char(' '), Qt::SkipEmptyParts);
    for (const QString &word : words)
        m_passing.words += word.toUtf8();
    // One more letter: what did not pass before does not pass now.
    const auto isStricter = [this](const QByteArray &word) {
        return std::any_of(m_passing.words.cbegin(), m_passing.words.cend(),
                           [&word](const QByteArray &now) { return now.contains(word); });
    };
    if (before.isEmpty() || !std::all_of(before.cbegin(), before.cend(), isStricter))
        m_passes.clear();
    applyFilter();
}

void ObjectModel::setStates(const QStringList &states)
{
    QStringList known;
    QList<int> positions;
    for (int i = 0; i < m_kind.states().size(); ++i) {
        const QString &id = m_kind.states()[i].id;
        if (!states.contains(id))
            continue;
        known += id;
        positions += i;
    }
    if (known == m_states)
        return;
    m_states = known;
    m_passing.states = positions;
    m_passes.clear();
    applyFilter();
}

void ObjectModel::applyFilter()
{
    if (isFiltered())
        m_kind.filter(*m_store, m_passing, m_passes);
    else
        m_passes.clear();
    moveTo(filtered());
    emit overviewChanged();
}

void ObjectModel::sort(int column, Qt::SortOrder order)
{
    if (column < 0 || column >= m_kind.columns().size())
        return;
    m_sortColumn = column;
    m_sortOrder = order;
    trowel::sortPositions(m_order, m_kind.sortKeys(*m_store, column, m_order), order);
    reorder(filtered());
}

void ObjectModel::readAll()
{
    m_order.clear();
    const qsizetype size = m_store->size();
    m_order.reserve(size_t(size));
    for (qsizetype at = 0; at < size; ++at) {
        if (!m_store->isHole(at))
            m_order.push_back(int(at));
    }
    trowel::sortPositions(m_order, m_kind.sortKeys(*m_store, m_sortColumn, m_order), m_sortOrder);
    m_passes.clear();
    if (isFiltered())
        m_kind.filter(*m_store, m_passing, m_passes);
}

// The same as readAll, without reading again what did not change: one row of a million is one look-up, not a sort.
void ObjectModel::takeOver(const ObjectStore::Change &change)
{
    std::vector<bool> touched(size_t(m_store->size()), false);
    Positions candidates;
    for (const qsizetype at : change.updated)
        candidates.push_back(int(at));
    for (qsizetype at = change.appendedFrom; at >= 0 && at < m_store->size(); ++at)
        candidates.push_back(int(at));
    if (isFiltered())
        m_passes.resize(size_t(m_store->size()));
    for (const int at : candidates) {
        touched[size_t(at)] = true;
        if (isFiltered())
            m_passes[size_t(at)] = m_kind.passes(*m_store, at, m_passing);
    }
    for (const qsizetype at : change.removed)
        touched[size_t(at)] = true;
    std::erase_if(candidates, [this](int at) { return m_store->isHole(at); });
    std::erase_if(m_order, [&](int at) { return touched[size_t(at)]; });
    m_order = mergePositions(m_order, std::move(candidates), m_kind, *m_store, m_sortColumn, m_sortOrder);
}

ObjectModel::Positions ObjectModel::filtered() const
{
    if (!isFiltered())
        return m_order;
    Positions passing;
    std::copy_if(m_order.cbegin(), m_order.cend(), std::back_inserter(passing),
                 [this](int at) { return m_passes[size_t(at)] != 0; });
    return passing;
}

void ObjectModel::onRowsChanged(const ObjectStore::Change &change)
{
    const size_t appended = change.appendedFrom < 0 ? 0 : size_t(m_store->size() - change.appendedFrom);
    const size_t touched = appended + size_t(change.updated.size() + change.removed.size());
    if (touched * 8 < m_order.size())
        takeOver(change);
    else
        readAll();
    moveTo(filtered());
    announceUpdates(change.updated);
    emit overviewChanged();
}

void ObjectModel::announceUpdates(const QList<qsizetype> &updated)
{
    if (updated.isEmpty() || m_shown.empty())
        return;
    const std::unordered_set<qsizetype> changed(updated.cbegin(), updated.cend());
    int first = -1;
    int last = -1;
    for (size_t row = 0; row < m_shown.size(); ++row) {
        if (!changed.contains(m_shown[row]))
            continue;
        if (first < 0)
            first = int(row);
        last = int(row);
    }
    if (first >= 0)
        emit dataChanged(index(first, 0), index(last, columnCount() - 1));
}

// Turns what is shown into `next` with as few signals as the views can use: rows that went, rows that came (at the
// end first), then the new order.
void ObjectModel::moveTo(Positions next)
{
    if (next == m_shown)
        return;
    const size_t size = size_t(m_store->size());
    std::vector<bool> stays(size, false);
    for (const int at : next)
        stays[size_t(at)] = true;
    std::vector<bool> shown(size, false);
    size_t going = 0;
    for (const int at : m_shown) {
        shown[size_t(at)] = true;
        going += stays[size_t(at)] ? 0 : 1;
    }
    const size_t coming = next.size() - (m_shown.size() - going);
    // Rows that come to an empty list need one signal only, however many they are.
    if (going > kTellOneByOne || (coming > kTellOneByOne && !m_shown.empty())) {
        beginResetModel();
        m_shown = std::move(next);
        endResetModel();
        return;
    }
    for (int row = int(m_shown.size()) - 1; row >= 0; --row) {
        if (stays[size_t(m_shown[size_t(row)])])
            continue;
        beginRemoveRows({}, row, row);
        m_shown.erase(m_shown.begin() + row);
        endRemoveRows();
    }
    if (coming > 0) {
        const int from = int(m_shown.size());
        beginInsertRows({}, from, from + int(coming) - 1);
        for (const int at : next) {
            if (!shown[size_t(at)])
                m_shown.push_back(at);
        }
        endInsertRows();
    }
    reorder(std::move(next));
}

void ObjectModel::reorder(Positions next)
{
    if (next == m_shown)
        return;
    emit layoutAboutToBeChanged({}, QAbstractItemModel::VerticalSortHint);
    const QModelIndexList before = persistentIndexList();
    if (!before.isEmpty()) {
        std::vector<int> rowAt(size_t(m_store->size()), -1);
        for (size_t row = 0; row < next.size(); ++row)
            rowAt[size_t(next[row])] = int(row);
        QModelIndexList after;
        after.reserve(before.size());
        for (const QModelIndex &i : before)
            after += createIndex(rowAt[size_t(m_shown[size_t(i.row())])], i.column());
        changePersistentIndexList(before, after);
    }
    m_shown = std::move(next);
    emit layoutChanged({}, QAbstractItemModel::VerticalSortHint);
}

qsizetype ObjectModel::positionOf(int row) const
{
    return row >= 0 && size_t(row) < m_shown.size() ? m_shown[size_t(row)] : -1;
}

int ObjectModel::rowOf(const QString &key) const
{
    const qsizetype at = m_store->find(key);
    const auto row = at < 0 ? m_shown.cend() : std::find(m_shown.cbegin(), m_shown.cend(), int(at));
    return row == m_shown.cend() ? -1 : int(row - m_shown.cbegin());
}

QString ObjectModel::keyOf(int row) const
{
    const qsizetype at = positionOf(row);
    return at < 0 ? QString() : m_store->keyAt(at);
}

int ObjectModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_shown.size());
}

int ObjectModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_kind.columns().size());
}

QVariant ObjectModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const qsizetype at = positionOf(index.row());
    switch (role) {
    case KeyRole:
        return m_store->keyAt(at);
    case CellRole:
        return QVariant::fromValue(m_kind.cellAt(*m_store, at, index.column()));
    case Qt::DisplayRole: // for copying and exporting; the delegate paints from CellRole
        return m_kind.cellAt(*m_store, at, index.column()).text;
    case Qt::AccessibleTextRole: {
        const Cell cell = m_kind.cellAt(*m_store, at, index.column());
        if (!cell.accessible.isEmpty())
            return cell.accessible;
        return cell.text.isEmpty() ? cell.chips.join(QStringLiteral(", ")) : cell.text;
    }
    default:
        return {};
    }
}

QVariant ObjectModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= m_kind.columns().size())
        return {};
    const ColumnInfo &column = m_kind.columns().at(section);
    if (role == Qt::DisplayRole)
        return column.title;
    if (role == Qt::TextAlignmentRole)
        return int((column.right ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    return {};
}

} // namespace trowel
