// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/model/object_model.h"

#include <QSet>

#include <functional>

class QTableView;

namespace trowel {

/// Puts selection, current row and scroll position of a list back by key after the model was reset or filtered. Rows
/// the filter hides come back selected when it shows them again, unless the person has selected something else
/// meanwhile. Owned by its view.
class SelectionKeeper final : public QObject
{
    Q_OBJECT
public:
    SelectionKeeper(QTableView *view, ObjectModel *model);

    /// Filters the model around saving and restoring.
    void setFilter(const QString &filter);
    void setStates(const QStringList &states);
    /// Rows selected; without a look at each of them.
    int count() const;
    /// Positions in the store, at most `most`.
    QList<qsizetype> positions(int most) const;

signals:
    void selectionChanged();

private:
    void around(const std::function<void()> &change);
    void save();
    void restore();

    QTableView *m_view;
    ObjectModel *m_model;
    QSet<QString> m_keys;
    QSet<QString> m_hidden;
    QString m_current;
    QString m_top;
    bool m_busy = false;
};

} // namespace trowel
