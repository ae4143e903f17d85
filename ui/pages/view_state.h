// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QString>
#include <QStringList>

namespace trowel {

/// What a person has set up on a list and finds again: columns by id, sorting, filter, the drawer. A value: a
/// ListMemory keeps it per workspace and kind. What is empty or 0 is as the kind declares it.
struct ViewState
{
    QHash<QString, bool> columns; ///< the ones the person has shown or hidden
    QStringList order;            ///< of the columns, when the person has moved them
    QHash<QString, int> widths;   ///< px, of columns the person has made wider or narrower
    QString sortColumn;
    bool descending = false;
    QString filter;
    QStringList states;  ///< ids of the states it is limited to
    QString scope;       ///< the list that `filter` and `states` belong to
    int drawerWidth = 0; ///< px
    bool drawerOpen = true;

    bool operator==(const ViewState &) const = default;
};

/// A filter with a name.
struct SavedFilter
{
    QString name;
    QString text;
    QStringList states; ///< ids

    bool operator==(const SavedFilter &) const = default;
};

} // namespace trowel
