// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/model/any_kind.h"
#include "ui/model/command.h"

#include <functional>

namespace trowel {

/// The objects commands work on. Asked when it matters, since a selection may be 100,000 rows.
struct CommandTarget
{
    std::function<int()> count;
    /// At most `most` of them.
    std::function<QList<qsizetype>(int most)> positions;
};

/// Tool bar, context menu, keys and drawer are all made from these: the kind's actions on the target. `store` stays
/// alive with the commands.
CommandList actionCommands(const AnyKind &kind, Session &session, Prompter &prompter,
                           const std::shared_ptr<ObjectStore> &store, const QString &scope,
                           const CommandTarget &target);

/// Copy name, copy id or path, copy JSON, open in browser.
CommandList objectCommands(const AnyKind &kind, Session &session, Prompter &prompter,
                           const std::shared_ptr<ObjectStore> &store, const QString &scope,
                           const CommandTarget &target);

} // namespace trowel
