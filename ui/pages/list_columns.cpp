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

constexpr int kPadding = 20; // of a cell, left and right

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
    connect(header, &QHeaderView::sortIndicatorChanged, this, &ListColumns::changed);
    view->viewport()->installEventFilter(this);
}

void ListColumns::apply(const ViewState &state)
{
    const QScopedValueRollback<bool> own(m_own, true);
    m_widths = state.widths;
    m_chosen.clear();
    const QList<ColumnInfo> &columns = m_kind.columns();
    int sort = 0;
    for (int i = 0; i < columns.size(); ++i) {
        const bool chosen =
            state.shownColumns.isEmpty() ? !columns[i].hidden : i == 0 || state.shownColumns.contains(columns[i].id);
        if (chosen)
            m_chosen += columns[i].id;
        m_view->setColumnHidden(i, !chosen || !m_kind.columnFits(i, m_scope));
        m_view->setColumnWidth(i, m_widths.value(columns[i].id, usualWidth(i)));
        if (columns[i].id == state.sortColumn)
            sort = i;
    }
    m_view->sortByColumn(sort, state.descending ? Qt::DescendingOrder : Qt::AscendingOrder);
    stretch();
}

void ListColumns::store(ViewState &state) const
{
    const QList<ColumnInfo> &columns = m_kind.columns();
    state.shownColumns = m_chosen;
    state.widths = m_widths;
    const QHeaderView *header = m_view->horizontalHeader();
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
            m_view->setColumnHidden(i, !on);
            const QString id = m_kind.columns().at(i).id;
            m_chosen.removeAll(id);
            if (on)
                m_chosen += id;
            stretch();
            emit changed();
        });
    }
}

int ListColumns::usualWidth(int column) const
{
    const QHeaderView *header = m_view->horizontalHeader();
    return std::max(m_kind.columns().at(column).chars * m_view->fontMetrics().averageCharWidth() + kPadding,
                    header->sectionSizeHint(column));
}

void ListColumns::stretch()
{
    const QList<ColumnInfo> &columns = m_kind.columns();
    int taker = -1;
    int others = 0;
    for (int i = 0; i < columns.size(); ++i) {
        if (m_view->isColumnHidden(i))
            continue;
        if (taker < 0 && columns[i].stretch && !m_widths.contains(columns[i].id))
            taker = i;
        else
            others += m_view->columnWidth(i);
    }
    if (taker < 0)
        return;
    const QScopedValueRollback<bool> own(m_own, true);
    m_view->setColumnWidth(taker, std::max(usualWidth(taker), m_view->viewport()->width() - others));
}

bool ListColumns::eventFilter(QObject * /*watched*/, QEvent *event)
{
    if (event->type() == QEvent::Resize)
        stretch();
    return false;
}

} // namespace trowel
