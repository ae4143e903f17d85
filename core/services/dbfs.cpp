// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/services/dbfs.h"

#include "core/services/dbfs_json.h"
#include "core/services/read_body.h"

#include <QJsonDocument>

namespace trowel {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostRounds = 2000; // of one deletion: a day, at 45 seconds each

Request change(const QString &call, const QJsonObject &json)
{
    Request request;
    request.verb = Verb::Post;
    request.route = Route::Dbfs;
    request.path = {call};
    request.body = QJsonDocument(json).toJson(QJsonDocument::Compact);
    return request;
}

Request contentChange(const QString &call, const QJsonObject &json, QLatin1String key, const QByteArray &content,
                      const Progress &progress)
{
    Request request = change(call, {});
    request.body = writeDbfsContent(json, key, content);
    request.bodyIsContent = true;
    // What travels is base64 in JSON; people count the bytes of their file.
    if (progress)
        request.onUpload = [progress, size = content.size()](qint64 done, qint64 total) {
            progress(total > 0 ? qint64(double(size) * double(done) / double(total)) : 0, size);
        };
    return request;
}

Task<Nothing> withoutAnswer(const Task<Response> &task)
{
    return task.andThen([](const Response &) { return Nothing(); });
}

} // namespace

Dbfs::Dbfs(ApiClient api) : m_api(std::move(api)) {}

Task<ListEnd> Dbfs::list(const QString &path, PageSink<DbfsEntry> sink) const
{
    return fetchPages<DbfsEntry>(m_api, Route::Dbfs, {u"list"_s}, {{u"path"_s, path}}, wholeList(), readDbfsEntries,
                                 std::move(sink));
}

Task<DbfsEntryDetail> Dbfs::getStatus(const QString &path) const
{
    return m_api.get(Route::Dbfs, {u"get-status"_s}, {{u"path"_s, path}}).andThen([](const Response &answer) {
        return readDbfsEntry(answer.body);
    });
}

Task<QByteArray> Dbfs::read(const QString &path, qint64 offset, qint64 length, const Progress &onDownload) const
{
    Request request;
    request.route = Route::Dbfs;
    request.path = {u"read"_s};
    request.query = {{u"path"_s, path}, {u"offset"_s, QString::number(offset)}, {u"length"_s, QString::number(length)}};
    request.answerIsContent = true;
    if (onDownload)
        request.onDownload = [onDownload, length](qint64 done, qint64) {
            onDownload(std::min(length, done / 4 * 3), length);
        };
    return m_api.send(std::move(request))
        .andThen([](const Response &answer) { return readBody(answer.body, readDbfsBlock); })
        .andThen([length](const QByteArray &block) -> Result<QByteArray> {
            if (block.size() > length)
                return failure(Error::Kind::BadReply, u"The server sent more of the file than was asked for."_s);
            return block;
        });
}

Task<Nothing> Dbfs::put(const QString &path, const QByteArray &content, bool overwrite, const Progress &onUpload) const
{
    Request request =
        contentChange(u"put"_s, {{u"path"_s, path}, {u"overwrite"_s, overwrite}}, "contents"_L1, content, onUpload);
    request.idempotent = overwrite;
    return withoutAnswer(m_api.send(std::move(request)));
}

Task<qint64> Dbfs::create(const QString &path, bool overwrite) const
{
    return m_api.send(change(u"create"_s, {{u"path"_s, path}, {u"overwrite"_s, overwrite}}))
        .andThen([](const Response &answer) { return readDbfsHandle(answer.body); });
}

Task<Nothing> Dbfs::addBlock(qint64 handle, const QByteArray &content, const Progress &onUpload) const
{
    return withoutAnswer(
        m_api.send(contentChange(u"add-block"_s, {{u"handle"_s, handle}}, "data"_L1, content, onUpload)));
}

Task<Nothing> Dbfs::close(qint64 handle) const
{
    return withoutAnswer(m_api.send(change(u"close"_s, {{u"handle"_s, handle}})));
}

Task<Nothing> Dbfs::makeFolder(const QString &path) const
{
    Request request = change(u"mkdirs"_s, {{u"path"_s, path}});
    request.idempotent = true; // `mkdir -p`
    return withoutAnswer(m_api.send(std::move(request)));
}

Task<Nothing> Dbfs::move(const QString &from, const QString &to) const
{
    return withoutAnswer(m_api.send(change(u"move"_s, {{u"source_path"_s, from}, {u"destination_path"_s, to}})));
}

Task<Nothing> Dbfs::remove(const QString &path, bool recursive, std::function<void(int)> onContinued) const
{
    struct State
    {
        int asked = 0;
        bool gone = false;
    };
    auto state = std::make_shared<State>();
    const auto ask = [api = m_api, path, recursive, onContinued, state]() -> std::optional<Task<Nothing>> {
        if (state->gone)
            return std::nullopt;
        ++state->asked;
        const Request request = change(u"delete"_s, {{u"path"_s, path}, {u"recursive"_s, recursive}});
        return api.send(request)
            .andThen([state](const Response &) {
                state->gone = true;
                return Nothing();
            })
            .orElse([state, onContinued](const Error &error) -> Result<Nothing> {
                if (error.code != "PARTIAL_DELETE"_L1 || state->asked >= mostRounds)
                    return failure(error);
                if (onContinued)
                    onContinued(state->asked);
                return Nothing();
            });
    };
    return runSteps(ask);
}

Task<FileCount> Dbfs::count(const QString &path, std::function<void(const FileCount &)> progress) const
{
    const auto listFolder = [dbfs = *this](const QString &folder, PageSink<DbfsEntry> sink) {
        return dbfs.list(folder, std::move(sink));
    };
    return walkFiles<DbfsEntry>(path, listFolder, {}, std::move(progress), 100'000);
}

} // namespace trowel
