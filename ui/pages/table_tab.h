// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/async/task.h"
#include "ui/look/cell.h"
#include "ui/model/any_kind.h"

#include <QList>
#include <QString>

#include <functional>

namespace trowel {

class Session;

/// One row of a table in the drawer; a cell for each column.
struct TabRow
{
    QString key;
    QList<Cell> cells;
};

/// What can be done above the table. `run` gets the selected rows and a function that reads the table again; it may be
/// called as long as somebody keeps it.
struct TabVerb
{
    QString id;
    QString text;
    QString icon;
    bool needsRow = true; ///< one row at least
    bool destructive = false;
    std::function<void(const QStringList &keys, std::function<void()> reload)> run;
    std::function<QString(const QStringList &keys)> whyNot = {}; ///< a sentence; empty when it can be used
};

/// A tab of the drawer that is a table of its own: members of an access list, columns, events.
struct TableTab
{
    QString id;   ///< objectName
    QString name; ///< accessible name: "Events"
    QList<ColumnInfo> columns;
    std::function<Task<QList<TabRow>>()> load;
    QString empty; ///< "Nobody but administrators may use it."
    QList<TabVerb> verbs = {};
    std::function<void(const QString &key)> activate = {}; ///< Enter or a double click on a row
};

/// A widget that loads the table when it is first shown and says so when that fails or there is nothing. `session`
/// outlives it.
QWidget *makeTableTab(TableTab spec, Session &session, QWidget *parent);

} // namespace trowel
