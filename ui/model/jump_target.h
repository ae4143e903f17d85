// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace trowel {

/// One thing a pasted text may mean, in terms of kinds that may or may not exist.
struct JumpTarget
{
    QString kind;   ///< AnyKind id: "jobs"
    QString scope;  ///< of the list it is in
    QString object; ///< its key or what *Copy id* or *Copy path* gives; empty for the list itself
    QString what;   ///< in words: "Job 123"

    bool operator==(const JumpTarget &) const = default;
};

/// What a pasted address, path, id or name says.
struct Jump
{
    QString host;        ///< lower case, with its port where one is named; empty for everything but a web address
    QString workspaceId; ///< of `?o=`; may be empty
    QList<JumpTarget> targets;
    QString whyNot; ///< of what is an address or a path, but of nothing that can be opened: a sentence

    /// Neither an address nor a path, an id or a name: words to be searched for.
    bool isNothing() const { return targets.isEmpty() && whyNot.isEmpty(); }
};

/// Reads a web address of a workspace (`https://host/?o=1#job/2`, `/compute/clusters/…`, `/explore/data/a/b/c`), a path
/// (`/Users/…`, `dbfs:/…`, `/Volumes/…`), the id of a cluster, warehouse or job, or a three-level name. Pure; knows
/// nothing of what is open. Hostile input is input: at worst it is nothing.
Jump parseJump(const QString &text);

} // namespace trowel
