// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/model/any_kind.h"
#include "ui/model/command.h"

class QAction;
class QMenu;
class QObject;

namespace trowel {

/// An action made of a command: text, icon, key, object name, and why it cannot be used as its tool tip.
QAction *makeAction(const Command &command, QObject *parent);
/// Adds a command to a menu, with the separator before it where it asks for one.
QAction *addCommand(QMenu &menu, const Command &command);
/// Enables the action and says why not, as the command answers now.
void updateAction(QAction &action, const Command &command);

/// The actions of one object of a kind as commands: what the page has for its selection, for the navigator.
CommandList commandsOf(const AnyKind &kind, const ActionScope &scope, const std::shared_ptr<ObjectStore> &store,
                       qsizetype at);

} // namespace trowel
