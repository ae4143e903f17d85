// SPDX-License-Identifier: GPL-3.0-or-later
// Looking, making, moving and deleting in DBFS; reading and writing is in dbfs_content_api.cpp.
#include "app/demo/api.h"
#include "app/demo/dbfs_paths.h"

#include <QJsonArray>

namespace trowel::demo {

QString dbfsPath(const World &world, const QString &asked)
{
    if (world.dbfs->disabled)
        throw ApiError{403, QStringLiteral("PERMISSION_DENIED"),
                       QStringLiteral("Public DBFS root is disabled. Access is denied on path: %1").arg(asked)};
    const QString path = canonicalFilePath(asked);
    if (path.isEmpty())
        throw ApiError::invalid(QStringLiteral("Path must be absolute: %1").arg(asked));
    if (path == QLatin1String("/Volumes") || path.startsWith(QLatin1String("/Volumes/")))
        throw ApiError::denied(QStringLiteral("No operations allowed on this path."));
    return path;
}

FileNode &dbfsNode(World &world, const QString &asked)
{
    const QString path = dbfsPath(world, asked);
    FileNode *node = world.dbfs->tree.find(path);
    if (node == nullptr)
        throw ApiError::missing(QStringLiteral("No file or directory exists on path %1.").arg(path));
    return *node;
}

ApiError dbfsExists(const QString &path)
{
    return ApiError::exists(400, QStringLiteral("A file or directory already exists at the input path %1.").arg(path));
}

void dbfsMakeRoom(World &world, const QString &path, bool overwrite)
{
    const FileNode *there = world.dbfs->tree.find(path);
    if (there != nullptr && (there->folder || !overwrite))
        throw dbfsExists(path);
}

namespace {

QJsonObject toJson(const FileNode &node)
{
    return {{QStringLiteral("path"), node.path()},
            {QStringLiteral("is_dir"), node.folder},
            {QStringLiteral("file_size"), node.folder ? 0 : node.size()},
            {QStringLiteral("modification_time"), node.modifiedMs}};
}

HttpReply list(World &world, const Call &call)
{
    const FileNode &node = dbfsNode(world, call.requiredParameter(QLatin1String("path")));
    QJsonArray files;
    if (!node.folder)
        files.append(toJson(node));
    for (const auto &child : node.children)
        files.append(toJson(*child.second));
    return jsonReply(files.isEmpty() ? QJsonObject() : QJsonObject{{QStringLiteral("files"), files}});
}

QString member(const Call &call, const char *name)
{
    const QString value = call.json().value(QLatin1String(name)).toString();
    if (value.isEmpty())
        throw ApiError::invalid(QStringLiteral("Missing required field: %1").arg(QLatin1String(name)));
    return value;
}

HttpReply makeFolders(World &world, const Call &call)
{
    const QString path = dbfsPath(world, member(call, "path"));
    for (QString above = path; above.size() > 1; above = above.left(above.lastIndexOf(QLatin1Char('/')))) {
        const FileNode *there = world.dbfs->tree.find(above);
        if (there != nullptr && !there->folder)
            throw dbfsExists(above);
    }
    world.dbfs->tree.makeFolders(path);
    return jsonReply({});
}

bool isProtected(const QString &path)
{
    return path == QLatin1String("/") || path.startsWith(QLatin1String("/databricks"));
}

HttpReply move(World &world, const Call &call)
{
    FileNode &source = dbfsNode(world, member(call, "source_path"));
    const QString target = dbfsPath(world, member(call, "destination_path"));
    if (isProtected(source.path()) || isProtected(target))
        throw ApiError::denied(QStringLiteral("Operation not permitted on path %1.").arg(source.path()));
    if (world.dbfs->tree.find(target) != nullptr)
        throw dbfsExists(target);
    if (world.dbfs->tree.move(source, target) == nullptr)
        throw ApiError::invalid(QStringLiteral("Cannot move %1 to %2.").arg(source.path(), target));
    return jsonReply({});
}

HttpReply remove(World &world, const Call &call)
{
    const QString path = dbfsPath(world, member(call, "path"));
    if (isProtected(path))
        throw ApiError::denied(QStringLiteral("Operation not permitted on path %1.").arg(path));
    FileNode *node = world.dbfs->tree.find(path);
    if (node == nullptr)
        return jsonReply({});
    if (!node->children.empty() && !call.json().value(QLatin1String("recursive")).toBool())
        throw ApiError{
            400, QStringLiteral("IO_ERROR"),
            QStringLiteral("%1: Directory is not empty. Use recursive delete or remove contents first.").arg(path)};
    int budget = world.dbfs->deleteBudget;
    if (!world.dbfs->tree.removeSome(*node, &budget))
        throw ApiError{503, QStringLiteral("PARTIAL_DELETE"),
                       QStringLiteral("The requested operation has deleted %1 files. There are more files remaining. "
                                      "You must make another request to delete more.")
                           .arg(world.dbfs->deleteBudget)};
    return jsonReply({});
}

} // namespace

void addDbfsApi(Router &router, World &world)
{
    router.add("GET", "/api/2.0/dbfs/list", [&world](const Call &call) { return list(world, call); });
    router.add("GET", "/api/2.0/dbfs/get-status", [&world](const Call &call) {
        return jsonReply(toJson(dbfsNode(world, call.requiredParameter(QLatin1String("path")))));
    });
    router.add("POST", "/api/2.0/dbfs/mkdirs", [&world](const Call &call) { return makeFolders(world, call); });
    router.add("POST", "/api/2.0/dbfs/move", [&world](const Call &call) { return move(world, call); });
    router.add("POST", "/api/2.0/dbfs/delete", [&world](const Call &call) { return remove(world, call); });
}

} // namespace trowel::demo
