// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/look/cell.h"
#include "ui/look/tokens.h"

#include <QPersistentModelIndex>
#include <QStyledItemDelegate>

class QAbstractItemView;

namespace trowel {

/// Paints the Cell that a model answers for CellRole, in lists and in the navigator. It follows the pointer over its
/// view and repaints the row it leaves and the row it enters. Owned by its view.
class CellDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
public:
    enum class Place { Table, Tree };

    CellDelegate(QAbstractItemView *owner, Place place);

    /// Rows of the list stay, greyed: what is shown is old (offline).
    void setStale(bool stale);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    bool helpEvent(QHelpEvent *event, QAbstractItemView *owner, const QStyleOptionViewItem &option,
                   const QModelIndex &index) override;

    /// The row under the pointer, -1 for none.
    [[nodiscard]] int hoveredRow() const { return m_hover.isValid() ? m_hover.row() : -1; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Inner;
    /// The owner; null while it is being destroyed, when its viewport still sends events.
    [[nodiscard]] QAbstractItemView *view() const;
    void hover(const QModelIndex &index);
    void paintRow(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index,
                  const Tokens &t) const;
    void paintText(QPainter *painter, const Inner &inner) const;
    [[nodiscard]] QRect inside(const QStyleOptionViewItem &option, const QModelIndex &index) const;

    Place m_place;
    bool m_stale = false;
    QPersistentModelIndex m_hover;
};

/// The words of a cell for a screen reader: its own, else the state's word and the text.
QString accessibleText(const Cell &cell);

} // namespace trowel
