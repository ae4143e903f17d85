// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/model/any_kind.h"
#include "ui/pages/view_state.h"

#include <QObject>

class QMenu;
class QTableView;

namespace trowel {

/// The columns of a list: their widths, which of them are shown, and how they are sorted, as the kind declares them and
/// the person has changed them. One column takes the room that is left. Owned by its view.
class ListColumns final : public QObject
{
    Q_OBJECT
public:
    /// The view has its model already.
    ListColumns(QTableView *view, const AnyKind &kind, QString scope);

    void apply(const ViewState &state);
    /// Writes columns and sorting into `state`.
    void store(ViewState &state) const;
    void fillMenu(QMenu *menu);
    /// The visible ones, as they stand.
    QList<int> shown() const;

signals:
    void changed();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    int usualWidth(int column) const;
    void setOrder(const QStringList &order);
    void stretch();

    QTableView *m_view;
    const AnyKind &m_kind;
    QString m_scope;
    QHash<QString, bool> m_chosen; // in any scope: what the person has shown or hidden
    QHash<QString, int> m_widths;  // what the person has dragged
    bool m_moved = false;          // the person has another order
    bool m_own = false;            // widths and moves that change are our doing
};

} // namespace trowel
