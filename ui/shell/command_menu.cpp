// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/command_menu.h"

#include "ui/look/icons.h"

#include <QAction>
#include <QMenu>

namespace trowel {

QAction *makeAction(const Command &command, QObject *parent)
{
    auto *action = new QAction(command.text, parent);
    action->setObjectName(command.id);
    if (!command.icon.isEmpty())
        action->setIcon(icon(command.icon));
    action->setShortcut(command.shortcut);
    QObject::connect(action, &QAction::triggered, action, [run = command.run] { run(); });
    updateAction(*action, command);
    return action;
}

void updateAction(QAction &action, const Command &command)
{
    const QString whyNot = command.whyNot ? command.whyNot() : QString();
    action.setEnabled(whyNot.isEmpty());
    action.setToolTip(whyNot.isEmpty() ? command.text : whyNot);
}

QAction *addCommand(QMenu &menu, const Command &command)
{
    if (command.separatorBefore && !menu.isEmpty())
        menu.addSeparator();
    menu.setToolTipsVisible(true);
    QAction *action = makeAction(command, &menu);
    menu.addAction(action);
    return action;
}

CommandList commandsOf(const AnyKind &kind, const ActionScope &scope, const std::shared_ptr<ObjectStore> &store,
                       qsizetype at)
{
    CommandList commands;
    const QString key = at >= 0 ? store->keyAt(at) : QString();
    for (int i = 0; i < kind.actions().size(); ++i) {
        const ActionInfo &info = kind.actions().at(i);
        if ((at < 0) != (info.on == ActionInfo::On::List) || !kind.actionFits(i, scope.scope))
            continue;
        // Positions may move while a menu is open: the object is found again by its key.
        const auto positions = [store, key]() -> QList<qsizetype> {
            const qsizetype now = key.isEmpty() ? -1 : store->find(key);
            return now < 0 ? QList<qsizetype>() : QList<qsizetype>{now};
        };
        Command command;
        command.id = kind.info().id + QLatin1Char('.') + info.id;
        command.text = info.text;
        command.icon = info.icon;
        command.shortcut = info.shortcut;
        command.destructive = info.destructive;
        command.separatorBefore = info.separatorBefore;
        command.run = [&kind, i, scope, positions] { kind.run(i, scope, positions()); };
        command.whyNot = [&kind, i, store, positions] { return kind.whyNot(i, *store, positions()); };
        commands += command;
    }
    return commands;
}

} // namespace trowel
