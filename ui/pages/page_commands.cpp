// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/page_commands.h"

#include "ui/model/prompter.h"
#include "ui/model/session.h"

#include <QCoreApplication>

#include <limits>

namespace trowel {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Commands)
};

constexpr int kAll = std::numeric_limits<int>::max();
// Whether an action can be used is asked at every change of the selection: of so many rows, not of a million. Beyond
// that it counts as usable; running it leaves out the rows it cannot be used on.
constexpr int kAsked = 500;

QString whyNotCount(ActionInfo::On on, int count)
{
    if (on == ActionInfo::On::One && count != 1)
        return count == 0 ? Words::tr("Select what it is for.") : Words::tr("It works on one at a time.");
    if (on == ActionInfo::On::Some && count == 0)
        return Words::tr("Select what it is for.");
    return {};
}

QString joined(const CommandTarget &target, const std::function<QString(qsizetype)> &text)
{
    QStringList lines;
    const QList<qsizetype> positions = target.positions(kAll);
    for (const qsizetype at : positions)
        lines += text(at);
    return lines.join(QLatin1Char('\n'));
}

} // namespace

CommandList actionCommands(const AnyKind &kind, Session &session, Prompter &prompter,
                           const std::shared_ptr<ObjectStore> &store, const QString &scope, const CommandTarget &target)
{
    CommandList commands;
    const QList<ActionInfo> &actions = kind.actions();
    for (int i = 0; i < actions.size(); ++i) {
        if (!kind.actionFits(i, scope))
            continue;
        const ActionInfo &action = actions[i];
        Command command;
        command.id = kind.info().id + QLatin1Char('.') + action.id;
        command.text = action.text;
        command.icon = action.icon;
        command.shortcut = action.shortcut;
        command.destructive = action.destructive;
        command.separatorBefore = action.separatorBefore;
        command.inToolBar = action.inToolBar;
        command.inDrawer = action.inDrawer;
        command.onBackground = action.onBackground;
        command.whyNot = [&kind, store, target, i, on = action.on] {
            const int count = target.count();
            const QString why = whyNotCount(on, count);
            if (!why.isEmpty())
                return why;
            const QString reason = kind.whyNot(i, *store, target.positions(kAsked));
            return count > kAsked ? QString() : reason;
        };
        command.run = [&kind, &session, &prompter, store, scope, target, i, on = action.on] {
            const QList<qsizetype> positions = on == ActionInfo::On::List ? QList<qsizetype>() : target.positions(kAll);
            kind.run(i, ActionScope{session, prompter, *store, scope}, positions);
        };
        commands += command;
    }
    return commands;
}

CommandList objectCommands(const AnyKind &kind, Session &session, Prompter &prompter,
                           const std::shared_ptr<ObjectStore> &store, const QString &scope, const CommandTarget &target)
{
    const auto some = [target] { return whyNotCount(ActionInfo::On::Some, target.count()); };
    const auto one = [target] { return whyNotCount(ActionInfo::On::One, target.count()); };
    Command name;
    name.id = kind.info().id + QStringLiteral(".copyName");
    name.text = Words::tr("Copy name");
    name.icon = QStringLiteral("copy");
    name.separatorBefore = true;
    name.whyNot = some;
    name.run = [&kind, &prompter, store, target] {
        prompter.copy(joined(target, [&](qsizetype at) { return kind.nameAt(*store, at); }), Words::tr("Name copied"));
    };
    Command reference;
    reference.id = kind.info().id + QStringLiteral(".copyReference");
    reference.text = kind.info().tree ? Words::tr("Copy path") : Words::tr("Copy id");
    reference.icon = QStringLiteral("copy");
    reference.shortcut = QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C);
    reference.whyNot = some;
    reference.run = [&kind, &prompter, store, target] {
        prompter.copy(joined(target, [&](qsizetype at) { return kind.referenceAt(*store, at); }),
                      kind.info().tree ? Words::tr("Path copied") : Words::tr("Id copied"));
    };
    Command json;
    json.id = kind.info().id + QStringLiteral(".copyJson");
    json.text = Words::tr("Copy JSON");
    json.icon = QStringLiteral("json");
    json.whyNot = one;
    json.run = [&kind, &session, &prompter, store, target, scope] {
        const qsizetype at = target.positions(1).value(0, -1);
        if (at < 0)
            return;
        const Place place = session.placeOf(kind, scope, store->keyAt(at));
        kind.detail(session, *store, at)
            .onDone(&session,
                    [&session, &prompter, place, what = kind.nameAt(*store, at)](const Result<ObjectDetail> &d) {
                        if (d)
                            prompter.copy(d->json.pretty(), Words::tr("JSON copied"));
                        else if (!d.error().isCancelled())
                            session.say(Message::Severity::Failure, Words::tr("%1 could not be read").arg(what), place,
                                        {}, d.error());
                    });
    };
    Command browser;
    browser.id = kind.info().id + QStringLiteral(".browser");
    browser.text = Words::tr("Open in browser");
    browser.icon = QStringLiteral("external");
    browser.inDrawer = true;
    browser.whyNot = [&kind, store, target] {
        return kind.webPath(*store, target.positions(1).value(0, -1)).isEmpty() ? Words::tr("It has no page there.")
                                                                                : QString();
    };
    browser.run = [&kind, &session, &prompter, store, target] {
        prompter.openUrl(session.workspace().webUrl(kind.webPath(*store, target.positions(1).value(0, -1))));
    };
    return {name, reference, json, browser};
}

} // namespace trowel
