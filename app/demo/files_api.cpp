// SPDX-License-Identifier: GPL-3.0-or-later
// The files of volumes; their directories are in directories_api.cpp.
#include "app/demo/api.h"
#include "app/demo/volume_place.h"

#include <QDateTime>
#include <QLocale>

namespace trowel::demo {
namespace {

struct Range
{
    qint64 from = 0;
    qint64 to = 0; // the last byte
};

enum class Asked { Whole, Part, Nothing };

// `bytes=a-b`, `bytes=a-` and `bytes=-n`; anything else counts as no range at all.
Asked parseRange(const QByteArray &text, qint64 size, Range *range)
{
    if (!text.startsWith("bytes=") || text.contains(','))
        return Asked::Whole;
    const QByteArray spec = text.mid(6);
    const qsizetype dash = spec.indexOf('-');
    if (dash < 0)
        return Asked::Whole;
    bool fromOk = false;
    bool toOk = false;
    const qint64 from = spec.left(dash).trimmed().toLongLong(&fromOk);
    const qint64 to = spec.mid(dash + 1).trimmed().toLongLong(&toOk);
    if (!fromOk && !toOk)
        return Asked::Whole;
    if (!fromOk)
        *range = {std::max<qint64>(0, size - to), size - 1};
    else
        *range = {from, toOk ? std::min(to, size - 1) : size - 1};
    return range->from >= size || range->from > range->to ? Asked::Nothing : Asked::Part;
}

bool changedSince(const FileNode &file, const QByteArray &date)
{
    const QDateTime since = QLocale::c().toDateTime(QString::fromLatin1(date).remove(QLatin1String(" GMT")),
                                                    QStringLiteral("ddd, dd MMM yyyy HH:mm:ss"));
    return since.isValid() &&
           file.modifiedMs / 1000 > QDateTime(since.date(), since.time(), Qt::UTC).toSecsSinceEpoch();
}

FileNode &fileAt(const VolumePlace &place)
{
    FileNode *file = place.node();
    if (file == nullptr || file->folder)
        throw fileMissing(place.path);
    return *file;
}

HttpReply download(World &world, const Call &call)
{
    const VolumePlace place = volumePlace(world, call, false);
    const FileNode &file = fileAt(place);
    const qint64 size = file.size();
    HttpReply reply;
    reply.contentType = "application/octet-stream";
    reply.headers = {{"Last-Modified", httpDate(file.modifiedMs)}, {"Accept-Ranges", "bytes"}};
    if (const QByteArray since = call.request().header("If-Unmodified-Since");
        !since.isEmpty() && changedSince(file, since))
        throw ApiError{412, QStringLiteral("PRECONDITION_FAILED"),
                       QStringLiteral("The file has been modified since %1.").arg(QLatin1String(since))};
    Range range;
    const Asked asked = parseRange(call.request().header("Range"), size, &range);
    if (asked == Asked::Nothing) {
        reply.status = 416;
        reply.headers.append({"Content-Range", "bytes */" + QByteArray::number(size)});
        return reply;
    }
    if (asked == Asked::Whole)
        range = {0, size - 1};
    const qint64 length = range.to - range.from + 1;
    if (asked == Asked::Part) {
        reply.status = 206;
        reply.headers.append({"Content-Range", "bytes " + QByteArray::number(range.from) + '-' +
                                                   QByteArray::number(range.to) + '/' + QByteArray::number(size)});
    }
    if (call.request().method == "HEAD")
        reply.announcedLength = length;
    else
        reply.body = file.read(range.from, length);
    return reply;
}

HttpReply upload(World &world, const Call &call)
{
    const VolumePlace place = volumePlace(world, call, true);
    if (place.inside == QLatin1String("/"))
        throw ApiError::invalid(QStringLiteral("The path of a file is missing."));
    const FileNode *there = place.node();
    // Absent means true.
    const bool overwrite = call.parameter(QLatin1String("overwrite")) != QLatin1String("false");
    if (there != nullptr && (there->folder || !overwrite))
        throw ApiError{409, QStringLiteral("ALREADY_EXISTS"),
                       there->folder
                           ? QStringLiteral("The given path points to an existing directory: %1").arg(place.path)
                           : QStringLiteral("The file being created already exists: %1").arg(place.path)};
    if (place.tree->write(place.inside, call.request().body) == nullptr)
        throw ApiError{409, QStringLiteral("ALREADY_EXISTS"),
                       QStringLiteral("A part of the path is an existing file: %1").arg(place.path)};
    return {.status = 204};
}

HttpReply remove(World &world, const Call &call)
{
    const VolumePlace place = volumePlace(world, call, true);
    place.tree->remove(fileAt(place));
    return {.status = 204};
}

// A workspace may have no presigned addresses; clients then go through the workspace itself.
HttpReply notEnabled(const Call &)
{
    throw ApiError{403, QStringLiteral("PERMISSION_DENIED"),
                   QStringLiteral("Presigned URLs API is not enabled for the workspace."),
                   QStringLiteral("FILES_API_API_IS_NOT_ENABLED")};
}

} // namespace

void addFilesApi(Router &router, World &world)
{
    router.add("GET", "/api/2.0/fs/files/{path*}", [&world](const Call &call) { return download(world, call); });
    router.add("PUT", "/api/2.0/fs/files/{path*}", [&world](const Call &call) { return upload(world, call); });
    router.add("DELETE", "/api/2.0/fs/files/{path*}", [&world](const Call &call) { return remove(world, call); });
    router.add("POST", "/api/2.0/fs/files/{path*}", notEnabled);
    for (const char *call :
         {"create-upload-part-urls", "create-resumable-upload-url", "create-abort-upload-url", "create-download-url"})
        router.add("POST", QByteArray("/api/2.0/fs/") + call, notEnabled);
}

} // namespace trowel::demo
