// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/model/jump_rows.h"

#include "ui/model/fuzzy.h"
#include "ui/model/jump_target.h"
#include "ui/model/session.h"

#include <QCoreApplication>

#include <algorithm>

namespace trowel {

namespace {

struct PaletteWords
{
    Q_DECLARE_TR_FUNCTIONS(CommandPalette)
};

constexpr int kMostObjects = 50, kRecent = 8;

/// Lines under one heading.
struct Group
{
    QString title;
    QList<JumpRow> rows;
    int best = 0;
};

QList<int> marksIn(const QString &text, const QStringList &words)
{
    const QString folded = foldedAlike(text);
    QList<int> marks;
    for (const QString &word : words)
        marks += fuzzyMarks(word, folded);
    return marks;
}

// Only what stands there in one piece: ids and paths match so.
QList<int> partMarks(const QString &text, const QStringList &words)
{
    const QString folded = foldedAlike(text);
    QList<int> marks;
    for (const QString &word : words) {
        if (folded.contains(word))
            marks += fuzzyMarks(word, folded);
    }
    return marks;
}

const Session *sessionOf(const JumpWorld &world, const QUuid &workspace)
{
    for (const Session *session : world.sessions) {
        if (session->workspace().profile().id == workspace)
            return session;
    }
    return nullptr;
}

JumpRow objectRow(const JumpWorld &world, const NameIndex::Hit &hit, const QStringList &words, bool everywhere)
{
    const Session *session = sessionOf(world, hit.name.workspace);
    const AnyKind *kind = session ? session->kind(hit.name.kind) : nullptr;
    if (!kind)
        return {};
    JumpItem item;
    item.text = hit.name.name;
    item.marks = marksIn(item.text, words);
    item.glyph = hit.node.glyph;
    item.icon = hit.node.icon.isEmpty() ? kind->info().icon : hit.node.icon;
    const bool path = hit.name.key.contains(QLatin1Char('/'));
    if (path)
        item.context = hit.name.key;
    else if (hit.name.scope == kind->info().rootScope)
        item.context = kind->info().title;
    else if (kind->info().tree) // the icon tells what it is
        item.context = hit.name.scope;
    else
        item.context = PaletteWords::tr("%1 in %2").arg(kind->info().title, hit.name.scope);
    // An id that was typed is shown, or nobody knows why this is here.
    const QString seen = hit.name.scope + QLatin1Char('.') + hit.name.name;
    const bool byKey = item.marks.isEmpty() && !words.isEmpty() && !path &&
                       !foldedAlike(seen).contains(words.constFirst()) &&
                       foldedAlike(hit.name.key).contains(words.constFirst());
    if (byKey)
        item.context += QStringLiteral(" · ") + hit.name.key;
    if (path || byKey || hit.name.scope != kind->info().rootScope)
        item.contextMarks = item.marks.isEmpty() ? partMarks(item.context, words) : QList<int>();
    if (everywhere && world.sessions.size() > 1) {
        item.tag = session->workspace().profile().environment;
        item.right = session->workspace().profile().name;
    }
    const Place place = hit.name.inside.isEmpty() ? session->placeOf(*kind, hit.name.scope, hit.name.key)
                                                  : session->placeOf(*kind, hit.name.inside);
    return {item, [open = world.open, place](bool inNewTab) { open(place, inNewTab); }};
}

Group objects(const JumpWorld &world, const QStringList &words, bool everywhere)
{
    QSet<QUuid> workspaces;
    for (const Session *session : world.sessions) {
        if (everywhere || workspaces.isEmpty())
            workspaces.insert(session->workspace().profile().id);
    }
    Group group{words.isEmpty() ? PaletteWords::tr("Opened last") : PaletteWords::tr("Objects"), {}};
    if (!world.names)
        return group;
    for (const NameIndex::Hit &hit : world.names->search(words, workspaces, words.isEmpty() ? kRecent : kMostObjects)) {
        const JumpRow row = objectRow(world, hit, words, everywhere);
        if (!row.choose)
            continue;
        group.rows += row;
        group.best = std::max(group.best, hit.score);
    }
    return group;
}

JumpRow commandRow(const Command &command, const QStringList &words)
{
    JumpItem item;
    item.text = command.text;
    item.marks = marksIn(command.text, words);
    item.icon = command.icon;
    item.right = command.shortcut.toString(QKeySequence::NativeText);
    const QString why = command.whyNot ? command.whyNot() : QString();
    if (why.isEmpty())
        return {item, [run = command.run](bool) { run(); }};
    item.enabled = false;
    item.context = why;
    return {item};
}

Group commands(const QString &title, const CommandList &commands, const QStringList &words)
{
    struct Found
    {
        const Command *command;
        int score;
    };
    QList<Found> found;
    for (const Command &command : commands) {
        const QString folded = foldedAlike(command.text);
        int sum = words.isEmpty() ? 1 : 0;
        for (const QString &word : words) {
            const int score = fuzzyScore(word, folded);
            if (score == 0) {
                sum = 0;
                break;
            }
            sum += score / int(words.size());
        }
        if (sum > 0)
            found += Found{&command, sum};
    }
    // Among equals in the order of the menus.
    std::stable_sort(found.begin(), found.end(), [](const Found &a, const Found &b) { return a.score > b.score; });
    Group group{title, {}};
    for (const Found &one : found)
        group.rows += commandRow(*one.command, words);
    group.best = found.isEmpty() ? 0 : found.constFirst().score;
    return group;
}

JumpRow notPossible(const QString &text, const QString &why, const QString &icon = QStringLiteral("info"))
{
    JumpItem item;
    item.text = text;
    item.icon = icon;
    item.context = why;
    item.enabled = false;
    return {item};
}

bool isOf(const Profile &profile, const Jump &jump)
{
    const QUrl &url = profile.host;
    const QString host = url.host().toLower() + (url.port() < 0 ? QString() : QStringLiteral(":%1").arg(url.port()));
    const bool otherId =
        !jump.workspaceId.isEmpty() && !profile.workspaceId.isEmpty() && jump.workspaceId != profile.workspaceId;
    return host == jump.host && !otherId;
}

JumpRow targetRow(const JumpWorld &world, const Session &session, const JumpTarget &target)
{
    const QString &name = session.workspace().profile().name;
    const AnyKind *kind = target.kind.isEmpty() ? session.kinds().front().get() : session.kind(target.kind);
    if (!kind)
        return notPossible(target.what, PaletteWords::tr("This version of Trowel does not show that kind of object."));
    JumpItem item;
    item.text = PaletteWords::tr("Go to: %1").arg(target.what);
    item.icon = kind->info().icon;
    item.context = PaletteWords::tr("in %1").arg(name);
    item.tag = session.workspace().profile().environment;
    const bool root = target.scope.isEmpty() && target.object.isEmpty();
    const Place place =
        session.placeOf(*kind, root || target.kind.isEmpty() ? kind->info().rootScope : target.scope, target.object);
    return {item, [open = world.open, place](bool inNewTab) { open(place, inNewTab); }};
}

} // namespace

QList<JumpRow> rowsOfJump(const JumpWorld &world, const Jump &jump)
{
    if (jump.isNothing())
        return {};
    const Session *session = world.sessions.isEmpty() ? nullptr : world.sessions.constFirst();
    if (!jump.host.isEmpty()) {
        const auto open = std::find_if(world.sessions.cbegin(), world.sessions.cend(),
                                       [&](const Session *one) { return isOf(one->workspace().profile(), jump); });
        if (open == world.sessions.cend()) {
            const auto saved = std::find_if(world.saved.cbegin(), world.saved.cend(),
                                            [&](const Profile &profile) { return isOf(profile, jump); });
            if (saved == world.saved.cend())
                return {notPossible(jump.host, PaletteWords::tr("No workspace of this address is open or saved."))};
            JumpItem item;
            item.text = PaletteWords::tr("Open %1").arg(saved->name);
            item.icon = QStringLiteral("connect");
            item.context = PaletteWords::tr("The address is in this workspace, which is not open.");
            item.tag = saved->environment;
            return {{item, [openSaved = world.openSaved, id = saved->id](bool) { openSaved(id); }}};
        }
        session = *open;
    }
    if (!jump.whyNot.isEmpty())
        return {notPossible(PaletteWords::tr("This leads nowhere"), jump.whyNot)};
    if (!session)
        return {notPossible(jump.targets.constFirst().what, PaletteWords::tr("No workspace is open."))};
    QList<JumpRow> rows;
    for (const JumpTarget &target : jump.targets)
        rows += targetRow(world, *session, target);
    return rows;
}

QList<JumpRow> jumpRows(const JumpWorld &world, const QString &typed, bool everywhere)
{
    const QStringList words = fuzzyWords(typed);
    Group pasted{PaletteWords::tr("Go to path or id"), rowsOfJump(world, parseJump(typed))};
    // What is surely an address is nothing to search for.
    const bool address = !pasted.rows.isEmpty() && typed.contains(QLatin1String("://"));
    QList<Group> groups;
    if (!address) {
        groups = {objects(world, words, everywhere),
                  commands(PaletteWords::tr("Actions on %1").arg(world.pageTitle), world.pageCommands, words),
                  commands(PaletteWords::tr("Commands"), world.commands, words)};
        if (!words.isEmpty()) {
            std::stable_sort(groups.begin(), groups.end(),
                             [](const Group &a, const Group &b) { return a.best > b.best; });
        }
    }
    groups.prepend(pasted);
    QList<JumpRow> rows;
    for (const Group &group : std::as_const(groups)) {
        if (group.rows.isEmpty())
            continue;
        JumpItem heading;
        heading.text = group.title;
        heading.heading = true;
        rows += JumpRow{heading};
        rows += group.rows;
    }
    return rows;
}

} // namespace trowel
