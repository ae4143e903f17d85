// SPDX-License-Identifier: GPL-3.0-or-later
// The names of objects seen in earlier runs, in one SQLite file. Names, ids and places only: nothing of what is in the
// objects, and nothing secret. The file is for its owner alone, and losing it loses nothing: what cannot be read is
// made anew.
#pragma once

#include "core/async/result.h"

#include <QList>
#include <QString>
#include <QUuid>

namespace trowel {

/// An object that was seen in a list.
struct KnownName
{
    QUuid workspace; ///< profile id
    QString kind;    ///< "warehouses"
    QString scope;   ///< the list it was in
    QString key;     ///< its key in that list
    QString name;
    QString inside;  ///< the scope of the list below it; empty for what has none
    qint64 seen = 0; ///< seconds since 1970: when a list last had it
    qint64 used = 0; ///< milliseconds since 1970: when it was last opened; 0 for never

    bool operator==(const KnownName &) const = default;
};

/// What changed since the file was last written.
struct NameChanges
{
    QList<KnownName> put;
    QList<KnownName> gone;
    QList<QUuid> forgotten; ///< workspaces of which nothing is to stay

    bool isEmpty() const { return put.isEmpty() && gone.isEmpty() && forgotten.isEmpty(); }
};

/// The newest names first, at most `most`; older ones are dropped from the file. Makes the file where there is none.
/// Blocks: for a background thread. Error: Storage.
Result<QList<KnownName>> readNames(const QString &file, int most);

/// Writes all of it or nothing. Blocks: for a background thread. Error: Storage.
Result<Nothing> writeNames(const QString &file, const NameChanges &changes);

} // namespace trowel
