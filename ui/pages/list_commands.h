// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/model/command.h"
#include "ui/model/list_export.h"

#include <functional>

namespace trowel {

class Prompter;
class Session;

/// What a list's own commands work on; asked when a command runs.
struct ShownList
{
    std::function<ListPart()> all;      ///< all rows the filter lets through
    std::function<ListPart()> selected; ///< of these the selected ones
    std::function<bool()> any;          ///< whether there are such rows
    std::function<int()> selectedCount;
    std::function<QString()> title; ///< "SQL warehouses": in messages, and the name of the file
};

/// Copy rows, export as CSV and as JSON. `session` and `prompter` outlive the commands.
CommandList listCommands(const AnyKind &kind, Session &session, Prompter &prompter, const QString &scope,
                         const ShownList &list);

} // namespace trowel
