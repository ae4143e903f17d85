// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/list_columns.h"

#include <QEvent>
#include <QHeaderView>
#include <QMenu>
#include <QScopedValueRollback>
#include <QTableView>

#include <algorithm>

namespace trowel {

namespace {

constexpr int kCellPadding = 20; // of a cell, left and right
constexpr int kNameChars = 48;   // a name that gets more gives it to columns of words
constexpr int kLongChars = 20;   // a column of words: people, comments

} // namespace

ListColumns::ListColumns(QTableView *view, const AnyKind &kind, QString scope)
    : QObject(view), m_view(view), m_kind(kind), m_scope(std::move(scope))
{
    QHeaderView *header = view->horizontalHeader();
    header->setSectionResizeMode(QHeaderView::Interactive);
    header->setStretchLastSection(false);
    connect(header, &QHeaderView::sectionResized, this, [this](int column, int, int width) {
        if (m_own || width == 0)
            return;
        m_widths.insert(m_kind.columns().at(column).id, width);
        emit changed();
    });
    connect(header, &QHeaderView::sectionMoved, this, [this] {
        if (m_own)
            return;
        m_moved = true;
        emit changed();
    });
    header->setFirstSectionMovable(false); // the name stays in front
    connect(header, &QHeaderView::sortIndicatorChanged, this, &ListColumns::changed);
    view->viewport()->installEventFilter(this);
}

void ListColumns::apply(const ViewState &state)
{
    const QScopedValueRollback<bool> own(m_own, true);
    m_widths = state.widths;
    m_chosen = state.columns;
    setOrder(state.order);
    const QList<ColumnInfo> &columns = m_kind.columns();
    int sort = 0;
    for (int i = 0; i < columns.size(); ++i) {
        const bool shown = i == 0 || m_chosen.value(columns[i].id, !columns[i].hidden);
        m_view->setColumnHidden(i, !shown || !m_kind.columnFits(i, m_scope));
        m_view->setColumnWidth(i, m_widths.value(columns[i].id, usualWidth(i)));
        if (columns[i].id == state.sortColumn && m_kind.columnFits(i, m_scope))
            sort = i;
    }
    m_view->sortByColumn(sort, state.descending ? Qt::DescendingOrder : Qt::AscendingOrder);
    stretch();
}

void ListColumns::store(ViewState &state) const
{
    const QList<ColumnInfo> &columns = m_kind.columns();
    const QHeaderView *header = m_view->horizontalHeader();
    state.columns = m_chosen;
    state.widths = m_widths;
    state.order.clear();
    for (int i = 0; m_moved && i < columns.size(); ++i)
        state.order += columns[header->logicalIndex(i)].id;
    state.sortColumn = columns.value(header->sortIndicatorSection()).id;
    state.descending = header->sortIndicatorOrder() == Qt::DescendingOrder;
}

void ListColumns::fillMenu(QMenu *menu)
{
    const QList<ColumnInfo> &columns = m_kind.columns();
    for (int i = 0; i < columns.size(); ++i) {
        if (!m_kind.columnFits(i, m_scope))
            continue;
        QAction *action = menu->addAction(columns[i].title);
        action->setObjectName(columns[i].id);
        action->setCheckable(true);
        action->setChecked(!m_view->isColumnHidden(i));
        if (i == 0) {
            action->setEnabled(false);
            action->setToolTip(tr("The name is always shown."));
        }
        connect(action, &QAction::toggled, this, [this, i](bool on) {
            const QScopedValueRollback<bool> own(m_own, true);
            m_chosen.insert(m_kind.columns().at(i).id, on);
            m_view->setColumnHidden(i, !on);
            stretch();
            emit changed();
        });
    }
}

// Columns the order does not name stay behind the one they are declared after.
void ListColumns::setOrder(const QStringList &order)
{
    const QList<ColumnInfo> &columns = m_kind.columns();
    QHeaderView *header = m_view->horizontalHeader();
    m_moved = !order.isEmpty();
    for (int i = 0; i < columns.size(); ++i)
        header->moveSection(header->visualIndex(i), i);
    int to = 1;
    for (const QString &id : order) {
        const auto found =
            std::find_if(columns.cbegin(), columns.cend(), [&id](const ColumnInfo &column) { return column.id == id; });
        const int column = int(found - columns.cbegin());
        if (found != columns.cend() && column != 0 && header->visualIndex(column) >= to)
            header->moveSection(header->visualIndex(column), to++);
    }
}

QList<int> ListColumns::shown() const
{
    QList<int> columns;
    for (int i = 0; i < m_kind.columns().size(); ++i) {
        const int column = m_view->horizontalHeader()->logicalIndex(i);
        if (!m_view->isColumnHidden(column))
            columns += column;
    }
    return columns;
}

int ListColumns::usualWidth(int column) const
{
    const QHeaderView *header = m_view->horizontalHeader();
    return std::max(m_kind.columns().at(column).chars * m_view->fontMetrics().averageCharWidth() + kCellPadding,
                    header->sectionSizeHint(column));
}

void ListColumns::stretch()
{
    const QList<ColumnInfo> &columns = m_kind.columns();
    int taker = -1;
    QList<int> wordy;
    int others = 0;
    for (int i = 0; i < columns.size(); ++i) {
        if (m_view->isColumnHidden(i))
            continue;
        if (taker < 0 && columns[i].stretch && !m_widths.contains(columns[i].id))
            taker = i;
        else if (columns[i].chars >= kLongChars && !columns[i].right && !m_widths.contains(columns[i].id)) {
            wordy += i;
            others += usualWidth(i);
        } else
            others += m_view->columnWidth(i);
    }
    if (taker < 0)
        return;
    const QScopedValueRollback<bool> own(m_own, true);
    int room = m_view->viewport()->width() - others;
    // A name is seldom longer; people and comments often are.
    const int enough = kNameChars * m_view->fontMetrics().averageCharWidth() + kCellPadding;
    for (const int column : std::as_const(wordy)) {
        const int usual = usualWidth(column);
        const int more = std::clamp(room - enough, 0, usual / 2);
        m_view->setColumnWidth(column, usual + more);
        room -= more;
    }
    m_view->setColumnWidth(taker, std::max(usualWidth(taker), room));
}

bool ListColumns::eventFilter(QObject * /*watched*/, QEvent *event)
{
    if (event->type() == QEvent::Resize)
        stretch();
    return false;
}

} // namespace trowel
