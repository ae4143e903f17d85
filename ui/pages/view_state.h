// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QString>
#include <QStringList>

namespace trowel {

/// What a person has set up on a list and finds again: columns by id, sorting, the drawer. A value: the window keeps
/// it per kind. What is empty or 0 is as the kind declares it.
struct ViewState
{
    QStringList shownColumns;
    QHash<QString, int> widths; ///< px, of columns the person has made wider or narrower
    QString sortColumn;
    bool descending = false;
    int drawerWidth = 0; ///< px
    bool drawerOpen = true;

    bool operator==(const ViewState &) const = default;
};

} // namespace trowel
