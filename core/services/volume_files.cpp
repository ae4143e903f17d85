// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/services/volume_files.h"

#include "core/services/volume_files_json.h"

#include <QDateTime>
#include <QLocale>

namespace trowel {

using namespace Qt::StringLiterals;
using Type = VolumeEntry::Type;

namespace {

QStringList partsOf(const QString &path)
{
    return path.split(u'/', Qt::SkipEmptyParts);
}

// "/Volumes/a/b/c/d" behind fs/files or fs/directories.
QStringList behind(const QString &call, const QString &path)
{
    return QStringList{call} + partsOf(path);
}

Request fileRequest(Verb verb, const QString &call, const QString &path)
{
    Request request;
    request.verb = verb;
    request.route = Route::Files;
    request.path = behind(call, path);
    return request;
}

Task<Nothing> withoutAnswer(const Task<Response> &task)
{
    return task.andThen([](const Response &) { return Nothing(); });
}

Task<Nothing> orGone(const Task<Nothing> &task)
{
    return task.orElse([](const Error &error) -> Result<Nothing> {
        if (error.kind == Error::Kind::NotFound)
            return Nothing();
        return failure(error);
    });
}

Request headRequest(Verb verb, const QString &path)
{
    Request request = fileRequest(verb, u"files"_s, path);
    request.answerIsContent = true;
    request.headers = {{"Accept-Encoding", "identity"}}; // the length of what is packed says nothing
    return request;
}

// "Tue, 14 Jul 2026 09:12:31 GMT"
QDateTime httpDate(const QByteArray &text)
{
    QDateTime time = QLocale::c().toDateTime(QString::fromLatin1(text), u"ddd, dd MMM yyyy HH:mm:ss 'GMT'"_s);
    time.setTimeSpec(Qt::UTC);
    return time;
}

Result<VolumeFileHead> headOf(const Response &answer)
{
    VolumeFileHead head;
    bool known = false;
    const QByteArray range = answer.header("Content-Range"); // "bytes 0-0/1234"
    const QByteArray size = range.isEmpty() ? answer.header("Content-Length") : range.mid(range.lastIndexOf('/') + 1);
    head.size = size.toLongLong(&known);
    if (!known || head.size < 0)
        return failure(Error::Kind::BadReply, u"The server does not say how large the file is."_s);
    head.lastModified = answer.header("Last-Modified");
    if (head.lastModified.isEmpty()) // a login page or a proxy; and no version could be told from another
        return failure(Error::Kind::BadReply, u"The answer does not come from the files of a volume."_s);
    head.contentType = QString::fromLatin1(answer.header("Content-Type"));
    const QDateTime modified = httpDate(head.lastModified);
    const QDateTime now = httpDate(answer.header("Date"));
    if (modified.isValid() && now.isValid())
        head.age = std::chrono::seconds(modified.secsTo(now));
    return head;
}

Result<QByteArray> contentOf(const Response &answer, const VolumeRange &range)
{
    // A server that knows no ranges sends the whole file.
    if (answer.status != 206) {
        const QByteArray part = answer.body.mid(range.offset, range.length);
        if (part.size() == range.length)
            return part;
    } else if (answer.body.size() == range.length) {
        const QByteArray start = "bytes " + QByteArray::number(range.offset) + '-';
        const QByteArray said = answer.header("Content-Range");
        if (said.isEmpty() || said.startsWith(start))
            return answer.body;
    }
    return failure(Error::Kind::BadReply, u"The server sent another part of the file than was asked for."_s);
}

} // namespace

int volumeDepth(const QString &path)
{
    const QStringList parts = partsOf(path);
    return parts.value(0) == "Volumes"_L1 ? int(parts.size()) - 1 : -1;
}

VolumeFiles::VolumeFiles(ApiClient api) : m_api(std::move(api)) {}

Task<ListEnd> VolumeFiles::list(const QString &path, PageSink<VolumeEntry> sink) const
{
    const QStringList parts = partsOf(path);
    const int depth = volumeDepth(path);
    if (depth < 0)
        return Task<ListEnd>::ready(failure(Error::Kind::BadRequest, u"“%1” is not below /Volumes."_s.arg(path)));
    if (depth < 3) {
        // 0 asks for the server's own page size (reference: Unity Catalog, "List paging").
        Query query{{u"max_results"_s, u"0"_s}};
        if (depth > 0)
            query.append({u"catalog_name"_s, parts.at(1)});
        if (depth > 1)
            query.append({u"schema_name"_s, parts.at(2)});
        static const QString calls[] = {u"catalogs"_s, u"schemas"_s, u"volumes"_s};
        static constexpr Type types[] = {Type::Catalog, Type::Schema, Type::Volume};
        return fetchPages<VolumeEntry>(
            m_api, Route::UnityCatalog, {calls[depth]}, query, tokenPages(),
            [type = types[depth], path](const JsonReader &answer) { return readVolumeParents(answer, type, path); },
            std::move(sink));
    }
    const Task<ListEnd> contents = fetchPages<VolumeEntry>(
        m_api, Route::Files, behind(u"directories"_s, path), {}, tokenPages(),
        [path](const JsonReader &answer) { return readDirectoryEntries(answer, path); }, std::move(sink));
    if (depth > 3)
        return contents;
    // The root of an empty volume may count as missing (reference: files, "Endpoints"): ask whether the volume is.
    return contents.orElse([api = m_api, name = parts.mid(1).join(u'.')](const Error &error) {
        if (error.kind != Error::Kind::NotFound)
            return Task<ListEnd>::ready(failure(error));
        return api.get(Route::UnityCatalog, {u"volumes"_s, name})
            .andThen([](const Response &) { return ListEnd(); })
            .orElse([error](const Error &) -> Result<ListEnd> { return failure(error); });
    });
}

Task<VolumeEntryDetail> VolumeFiles::detail(const VolumeEntry &entry) const
{
    if (entry.type == Type::Directory)
        return Task<VolumeEntryDetail>::ready(VolumeEntryDetail{entry, {}, {}, {}});
    if (entry.type == Type::File) {
        return head(entry.path).andThen([entry](const VolumeFileHead &head) {
            VolumeEntryDetail detail{entry, head, {}, {}};
            detail.entry.size = head.size;
            return detail;
        });
    }
    const QString name = partsOf(entry.path).mid(1).join(u'.');
    const QString call = entry.type == Type::Catalog  ? u"catalogs"_s
                         : entry.type == Type::Schema ? u"schemas"_s
                                                      : u"volumes"_s;
    return m_api.get(Route::UnityCatalog, {call, name}).andThen([entry](const Response &answer) {
        return readVolumeParent(answer.body, entry);
    });
}

Task<VolumeFileHead> VolumeFiles::head(const QString &path) const
{
    // A refused HEAD has no words: one byte is asked for instead, which tells why or answers the question.
    const auto again = [api = m_api, path](const Error &error) {
        if (error.httpStatus < 400 || error.httpStatus >= 500)
            return Task<VolumeFileHead>::ready(failure(error));
        Request request = headRequest(Verb::Get, path);
        request.headers += qMakePair(QByteArray("Range"), QByteArray("bytes=0-0"));
        return api.send(std::move(request)).andThen(headOf).orElse([](const Error &why) -> Result<VolumeFileHead> {
            if (why.httpStatus == 416) // nothing has no first byte
                return VolumeFileHead();
            return failure(why);
        });
    };
    return m_api.send(headRequest(Verb::Head, path)).andThen(headOf).orElse(again);
}

Task<QByteArray> VolumeFiles::read(const QString &path, const VolumeRange &range, const Progress &onDownload) const
{
    if (range.length <= 0)
        return Task<QByteArray>::ready(QByteArray());
    Request request = headRequest(Verb::Get, path);
    request.headers += qMakePair(QByteArray("Range"), "bytes=" + QByteArray::number(range.offset) + '-' +
                                                          QByteArray::number(range.offset + range.length - 1));
    if (!range.unmodifiedSince.isEmpty())
        request.headers += qMakePair(QByteArray("If-Unmodified-Since"), range.unmodifiedSince);
    request.onDownload = onDownload;
    return m_api.send(std::move(request)).andThen([range](const Response &answer) { return contentOf(answer, range); });
}

Task<Nothing> VolumeFiles::upload(const QString &path, const QString &localFile, qint64 size, bool overwrite,
                                  const Progress &onUpload) const
{
    if (size > uploadLimit) {
        return Task<Nothing>::ready(failure(
            Error::Kind::TooLarge,
            u"“%1” has %2; an upload takes 5 GiB at most."_s.arg(localFile, QLocale::c().formattedDataSize(size))));
    }
    Request request = fileRequest(Verb::Put, u"files"_s, path);
    request.query = {{u"overwrite"_s, overwrite ? u"true"_s : u"false"_s}};
    if (size > 0) {
        request.bodyFile = localFile;
        request.bodyFileSize = size;
    }
    request.contentType = "application/octet-stream";
    request.bodyIsContent = true;
    request.idempotent = overwrite;
    request.onUpload = onUpload;
    return withoutAnswer(m_api.send(std::move(request)));
}

Task<Nothing> VolumeFiles::makeDirectory(const QString &path) const
{
    Request request = fileRequest(Verb::Put, u"directories"_s, path);
    request.idempotent = true; // `mkdir -p`
    return withoutAnswer(m_api.send(std::move(request)));
}

Task<Nothing> VolumeFiles::removeFile(const QString &path) const
{
    Request request = fileRequest(Verb::Delete, u"files"_s, path);
    request.idempotent = true;
    return orGone(withoutAnswer(m_api.send(std::move(request))));
}

Task<Nothing> VolumeFiles::removeDirectory(const QString &path) const
{
    Request request = fileRequest(Verb::Delete, u"directories"_s, path);
    request.idempotent = true;
    return orGone(withoutAnswer(m_api.send(std::move(request))));
}

Task<FileCount> VolumeFiles::count(const QString &path, std::function<void(const FileCount &)> progress) const
{
    const auto listFolder = [files = *this](const QString &folder, PageSink<VolumeEntry> sink) {
        return files.list(folder, std::move(sink));
    };
    return walkFiles<VolumeEntry>(path, listFolder, {}, std::move(progress), 100'000);
}

} // namespace trowel
