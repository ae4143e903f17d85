// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/auth/profile.h"
#include "ui/look/jump_item.h"
#include "ui/model/command.h"
#include "ui/model/name_index.h"

#include <functional>

namespace trowel {

struct Jump;

/// One line of the palette and what choosing it does; headings and what cannot be used do nothing.
struct JumpRow
{
    JumpItem item;
    std::function<void(bool inNewTab)> choose = {};
};

/// Everything the palette looks for when something is typed. Values and references of the window; asked anew every time
/// the palette opens.
struct JumpWorld
{
    QList<Session *> sessions; ///< open ones, the current one first
    QList<Profile> saved;
    const NameIndex *names = nullptr;
    CommandList commands;     ///< of the window
    CommandList pageCommands; ///< of the page in front
    QString pageTitle;        ///< what they work on: "Finance BI", or the list
    std::function<void(const Place &, bool inNewTab)> open;
    std::function<void(const QUuid &)> openSaved;
};

/// The lines for what was typed: where a pasted address leads, objects, commands; the group with the best match first.
/// `everywhere`: in all open workspaces, not in the current one alone.
QList<JumpRow> jumpRows(const JumpWorld &world, const QString &typed, bool everywhere);

/// Where what was pasted leads among the open workspaces, or why it leads nowhere.
QList<JumpRow> rowsOfJump(const JumpWorld &world, const Jump &jump);

} // namespace trowel
