// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/api.h"
#include "app/demo/workspace_rights.h"

#include <QCryptographicHash>
#include <QJsonArray>

namespace trowel::demo {
namespace {

/// Objects are answered in the spelling in which they were asked for: with or without `/Workspace`.
QString spelled(const Node &node, const QString &asked)
{
    const bool alias = asked == QLatin1String("/Workspace") || asked.startsWith(QLatin1String("/Workspace/"));
    const QString path = node.path();
    if (!alias)
        return path;
    return path.size() == 1 ? QStringLiteral("/Workspace") : QLatin1String("/Workspace") + path;
}

QString dashboardId(const Node &node)
{
    const QByteArray hash = QCryptographicHash::hash(QByteArray::number(node.id), QCryptographicHash::Md5);
    return QString::fromLatin1("01f0" + hash.toHex().left(28));
}

QJsonObject toJson(const Node &node, const QString &asked)
{
    QJsonObject json{{QStringLiteral("object_type"), typeName(node.type)},
                     {QStringLiteral("path"), spelled(node, asked)},
                     {QStringLiteral("object_id"), node.id},
                     {QStringLiteral("resource_id"),
                      node.type == Node::Type::Dashboard ? dashboardId(node) : QString::number(node.id)}};
    if (node.type == Node::Type::Notebook)
        json.insert(QStringLiteral("language"), node.language);
    if (!node.isContainer()) {
        json.insert(QStringLiteral("created_at"), node.createdMs);
        json.insert(QStringLiteral("modified_at"), node.modifiedMs);
    }
    if (node.type == Node::Type::File) {
        if (const qsizetype size = node.contentNow().size(); size > 0)
            json.insert(QStringLiteral("size"), size);
    }
    return json;
}

const Node *repoAround(const Node &node)
{
    for (const Node *at = &node; at != nullptr; at = at->parent) {
        if (at->type == Node::Type::Repo)
            return at;
    }
    return nullptr;
}

void addGitInfo(QJsonObject *json, const Node &node)
{
    const Node *repo = repoAround(node);
    if (repo == nullptr)
        return;
    const QByteArray head = QCryptographicHash::hash(repo->name.toUtf8(), QCryptographicHash::Sha1);
    json->insert(QStringLiteral("git_info"),
                 QJsonObject{{QStringLiteral("id"), repo->id},
                             {QStringLiteral("path"), repo->path()},
                             {QStringLiteral("url"), repo->gitUrl},
                             {QStringLiteral("branch"), repo->gitBranch},
                             {QStringLiteral("head_commit_id"), QString::fromLatin1(head.toHex())}});
}

HttpReply list(World &world, const Call &call)
{
    const QString asked = call.requiredParameter(QLatin1String("path"));
    const qint64 modifiedAfter = call.number(QLatin1String("notebooks_modified_after"), 0);
    Node &node = nodeAt(world, call, asked);
    QJsonArray objects;
    if (!node.isContainer()) {
        objects.append(toJson(node, asked));
    } else {
        for (const auto &child : world.tree->children(node)) {
            const Node &below = *child.second;
            const bool tooOld = below.type == Node::Type::Notebook && below.modifiedMs < modifiedAfter;
            if (!tooOld && mayOn(world, call.caller(), below, "CAN_READ"))
                objects.append(toJson(below, asked));
        }
    }
    QJsonObject json;
    insertUnlessDefault(&json, "objects", objects); // an empty folder is `{}`
    return jsonReply(json);
}

HttpReply getStatus(World &world, const Call &call)
{
    const QString asked = call.requiredParameter(QLatin1String("path"));
    const Node &node = nodeAt(world, call, asked);
    QJsonObject json = toJson(node, asked);
    if (call.flag(QLatin1String("return_git_info")))
        addGitInfo(&json, node);
    if (call.flag(QLatin1String("return_export_info")) && node.type == Node::Type::Notebook)
        json.insert(QStringLiteral("repos_export_format"), QStringLiteral("SOURCE"));
    return jsonReply(json);
}

QString bodyPath(const Call &call)
{
    const QString path = call.json().value(QLatin1String("path")).toString();
    if (!path.startsWith(QLatin1Char('/')) || canonicalPath(path).isEmpty())
        throw ApiError::invalid(QStringLiteral("Path (%1) should start with '/'").arg(path));
    return path;
}

HttpReply makeFolders(World &world, const Call &call)
{
    const QString path = bodyPath(call);
    // The nearest folder that is there decides whether the caller may.
    QString above = canonicalPath(path);
    while (world.tree->find(above) == nullptr)
        above = above.left(std::max<qsizetype>(1, above.lastIndexOf(QLatin1Char('/'))));
    const Node &nearest = *world.tree->find(above);
    if (!nearest.isContainer())
        throw ApiError::exists(400, QStringLiteral("%1 already exists and is not a folder.").arg(above));
    if (above != canonicalPath(path))
        requireOn(world, call, nearest, "CAN_EDIT");
    world.tree->makeFolders(canonicalPath(path));
    return jsonReply({});
}

HttpReply remove(World &world, const Call &call)
{
    const QString path = bodyPath(call);
    Node &node = nodeAt(world, call, path);
    if (isProtected(node))
        throw ApiError{400, QStringLiteral("DIRECTORY_PROTECTED"),
                       QStringLiteral("Folder (%1) is protected").arg(path)};
    requireOn(world, call, node, "CAN_MANAGE");
    const bool recursive = call.json().value(QLatin1String("recursive")).toBool();
    if (!recursive && node.isContainer() && !world.tree->children(node).empty())
        throw ApiError{400, QStringLiteral("DIRECTORY_NOT_EMPTY"),
                       QStringLiteral("Folder (%1) is not empty").arg(path)};
    world.tree->remove(node);
    return jsonReply({});
}

} // namespace

void addWorkspaceApi(Router &router, World &world)
{
    router.add("GET", "/api/2.0/workspace/list", [&world](const Call &call) { return list(world, call); });
    router.add("GET", "/api/2.0/workspace/get-status", [&world](const Call &call) { return getStatus(world, call); });
    router.add("POST", "/api/2.0/workspace/mkdirs", [&world](const Call &call) { return makeFolders(world, call); });
    router.add("POST", "/api/2.0/workspace/delete", [&world](const Call &call) { return remove(world, call); });
}

} // namespace trowel::demo
