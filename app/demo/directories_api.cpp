// SPDX-License-Identifier: GPL-3.0-or-later
// The directories of volumes.
#include "app/demo/api.h"
#include "app/demo/volume_place.h"

#include <QJsonArray>

namespace trowel::demo {
namespace {

constexpr qint64 MostEntries = 1000; // on a page

FileNode &directoryAt(const VolumePlace &place)
{
    FileNode *node = place.node();
    if (node == nullptr || !node->folder)
        throw directoryMissing(place.path);
    return *node;
}

QJsonObject toJson(const FileNode &node, const QString &directory)
{
    QJsonObject json{{QStringLiteral("path"), directory + QLatin1Char('/') + node.name},
                     {QStringLiteral("name"), node.name},
                     {QStringLiteral("is_directory"), node.folder},
                     {QStringLiteral("last_modified"), node.modifiedMs}};
    if (!node.folder)
        json.insert(QStringLiteral("file_size"), node.size());
    return json;
}

// A token says how far the list came, and whether the page it asks for is an empty one: the API may send such.
QByteArray tokenAt(qint64 position, bool empty)
{
    return (QByteArray(empty ? "e" : "p") + QByteArray::number(position)).toBase64();
}

HttpReply list(World &world, const Call &call)
{
    const VolumePlace place = volumePlace(world, call, false);
    const FileNode &directory = directoryAt(place);
    if (call.request().method == "HEAD")
        return {};
    const qint64 asked = call.number(QLatin1String("page_size"), MostEntries);
    if (asked < 0)
        throw ApiError::invalid(QStringLiteral("The page size must not be negative."));
    const qint64 size = asked == 0 ? MostEntries : std::min(asked, MostEntries);
    qint64 from = 0;
    bool empty = false;
    if (const QString token = call.parameter(QLatin1String("page_token")); !token.isEmpty()) {
        const QByteArray plain = QByteArray::fromBase64(token.toLatin1());
        bool ok = false;
        from = plain.mid(1).toLongLong(&ok);
        empty = plain.startsWith('e');
        if (!ok || from < 0)
            throw ApiError::invalid(QStringLiteral("Invalid page token."));
    }
    QJsonArray contents;
    qint64 at = 0;
    for (const auto &child : directory.children) {
        if (!empty && at >= from && at < from + size)
            contents.append(toJson(*child.second, place.path));
        ++at;
    }
    QJsonObject json;
    if (!contents.isEmpty())
        json.insert(QStringLiteral("contents"), contents);
    if (empty)
        json.insert(QStringLiteral("next_page_token"), QString::fromLatin1(tokenAt(from, false)));
    else if (from + size < at)
        json.insert(QStringLiteral("next_page_token"), QString::fromLatin1(tokenAt(from + size, from == 0)));
    return jsonReply(json);
}

HttpReply make(World &world, const Call &call)
{
    const VolumePlace place = volumePlace(world, call, true);
    for (QString above = place.inside; above.size() > 1; above = above.left(above.lastIndexOf(QLatin1Char('/')))) {
        const FileNode *there = place.tree->find(above);
        if (there != nullptr && !there->folder)
            throw ApiError{409, QStringLiteral("ALREADY_EXISTS"),
                           QStringLiteral("The given path points to an existing file. This API does not support "
                                          "operations on files.")};
    }
    place.tree->makeFolders(place.inside);
    return {.status = 204};
}

HttpReply remove(World &world, const Call &call)
{
    const VolumePlace place = volumePlace(world, call, true);
    FileNode &directory = directoryAt(place);
    if (directory.parent == nullptr)
        throw ApiError::invalid(QStringLiteral("The root of a volume cannot be deleted."));
    if (!directory.children.empty())
        throw ApiError{400, QStringLiteral("INVALID_PARAMETER_VALUE"),
                       QStringLiteral("The directory being accessed is not empty: %1").arg(place.path),
                       QStringLiteral("FILES_API_DIRECTORY_IS_NOT_EMPTY")};
    place.tree->remove(directory);
    return {.status = 204};
}

} // namespace

void addDirectoriesApi(Router &router, World &world)
{
    router.add("GET", "/api/2.0/fs/directories/{path*}", [&world](const Call &call) { return list(world, call); });
    router.add("PUT", "/api/2.0/fs/directories/{path*}", [&world](const Call &call) { return make(world, call); });
    router.add("DELETE", "/api/2.0/fs/directories/{path*}", [&world](const Call &call) { return remove(world, call); });
}

} // namespace trowel::demo
