// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaType>
#include <QString>
#include <QUuid>

namespace trowel {

/// Where something is in the window: a workspace, a kind, and within it a folder or an object. What tabs, history and
/// the breadcrumb are made of. All parts but the workspace may be empty.
struct Place
{
    QUuid workspace; ///< profile id of an open workspace
    QString kind;    ///< AnyKind id: "warehouses"
    QString scope;   ///< what a list is limited to: the path of a folder; empty for the whole kind
    QString object;  ///< key of one object in that list; empty for the list itself

    bool operator==(const Place &) const = default;
    /// The list the object is in.
    Place list() const { return {workspace, kind, scope, {}}; }
};

} // namespace trowel

Q_DECLARE_METATYPE(trowel::Place)
