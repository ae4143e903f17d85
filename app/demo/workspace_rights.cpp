// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/workspace_rights.h"

namespace trowel::demo {

QStringList workspaceLevels()
{
    return {QStringLiteral("CAN_READ"), QStringLiteral("CAN_RUN"), QStringLiteral("CAN_EDIT"),
            QStringLiteral("CAN_MANAGE")};
}

QString workspaceObjectId(const Node &node)
{
    static constexpr const char *Kinds[] = {"directories", "notebooks", "files", "repos", "dashboards", "files"};
    return QStringLiteral("/%1/%2").arg(QLatin1String(Kinds[int(node.type)])).arg(node.id);
}

QStringList workspaceChain(const Node &node)
{
    QStringList chain;
    for (const Node *at = &node; at != nullptr; at = at->parent)
        chain.append(workspaceObjectId(*at));
    return chain;
}

QString homeOwner(const Node &node)
{
    const bool isHome = node.parent != nullptr && node.parent->parent != nullptr &&
                        node.parent->parent->parent == nullptr && node.parent->name == QLatin1String("Users");
    return isHome ? node.name : QString();
}

bool isProtected(const Node &node)
{
    if (node.parent == nullptr || !homeOwner(node).isEmpty())
        return true;
    const QStringList system{QStringLiteral("Users"), QStringLiteral("Shared"), QStringLiteral("Repos")};
    return node.parent->parent == nullptr && system.contains(node.name);
}

bool mayOn(const World &world, const Person &person, const Node &node, const char *level)
{
    const QStringList levels = workspaceLevels();
    const qsizetype wanted = levels.indexOf(QLatin1String(level));
    for (const Node *at = &node; at != nullptr; at = at->parent) {
        if (homeOwner(*at) == person.userName)
            return true;
    }
    if (world.access.rank(person, workspaceChain(node), levels) >= wanted)
        return true;
    return wanted == 0 && isProtected(node) && homeOwner(node).isEmpty(); // everybody sees /, /Users, /Shared, /Repos
}

void requireOn(const World &world, const Call &call, const Node &node, const char *level)
{
    if (!mayOn(world, call.caller(), node, level))
        throw ApiError::denied(QStringLiteral("%1 does not have %2 permission on %3.")
                                   .arg(call.caller().userName, QLatin1String(level), node.path()));
}

Node &nodeAt(World &world, const Call &call, const QString &path)
{
    if (!path.startsWith(QLatin1Char('/')))
        throw ApiError::invalid(QStringLiteral("Path (%1) should start with '/'").arg(path));
    Node *node = world.tree->find(canonicalPath(path));
    // What may not be read is answered like what is not there.
    if (node == nullptr || !mayOn(world, call.caller(), *node, "CAN_READ"))
        throw ApiError::missing(QStringLiteral("Path (%1) doesn't exist.").arg(path));
    return *node;
}

} // namespace trowel::demo
