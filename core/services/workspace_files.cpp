// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/services/workspace_files.h"

#include "core/services/read_body.h"
#include "core/services/workspace_json.h"
#include "core/services/workspace_rename.h"
#include "core/services/workspace_tree_count.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>

namespace trowel {

using namespace Qt::StringLiterals;

namespace {

QByteArray toBody(const QJsonObject &json)
{
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

Task<Nothing> withoutAnswer(const Task<Response> &task)
{
    return task.andThen([](const Response &) { return Nothing(); });
}

// What travels is base64 in JSON; people count the bytes of their file.
Progress ofContent(const Progress &progress, qint64 size)
{
    if (!progress)
        return {};
    return [progress, size](qint64 done, qint64 total) {
        progress(total > 0 ? qint64(double(size) * double(done) / double(total)) : 0, size);
    };
}

Progress ofBase64(const Progress &progress)
{
    if (!progress)
        return {};
    return [progress](qint64 done, qint64 total) { progress(done / 4 * 3, total > 0 ? total / 4 * 3 : -1); };
}

QString importProblem(const WorkspaceImport &what)
{
    if (what.format == WorkspaceFormat::Dbc && what.overwrite)
        return u"A DBC archive cannot overwrite what is there."_s;
    return {};
}

} // namespace

WorkspaceFiles::WorkspaceFiles(ApiClient api) : m_api(std::move(api)) {}

Task<ListEnd> WorkspaceFiles::list(const QString &path, PageSink<WorkspaceObject> sink) const
{
    return fetchPages<WorkspaceObject>(m_api, Route::Workspace, {u"list"_s}, {{u"path"_s, path}}, wholeList(),
                                       readWorkspaceObjects, std::move(sink));
}

Task<WorkspaceObjectDetail> WorkspaceFiles::getStatus(const QString &path) const
{
    return m_api.get(Route::Workspace, {u"get-status"_s}, {{u"path"_s, path}}).andThen([](const Response &answer) {
        return readWorkspaceObject(answer.body);
    });
}

Task<Nothing> WorkspaceFiles::import(const WorkspaceImport &what, const Progress &onUpload) const
{
    if (what.content.size() > importLimit) {
        const QString size = QLocale::c().formattedDataSize(what.content.size());
        const QString sentence = u"“%1” has %2; an import takes 10 MiB of content at most."_s.arg(what.path, size);
        return Task<Nothing>::ready(failure(Error::Kind::TooLarge, sentence));
    }
    if (const QString problem = importProblem(what); !problem.isEmpty())
        return Task<Nothing>::ready(failure(Error::Kind::BadRequest, problem));
    Request request;
    request.verb = Verb::Post;
    request.route = Route::Workspace;
    request.path = {u"import"_s};
    request.body = writeWorkspaceImport(what);
    request.bodyIsContent = true;
    request.onUpload = ofContent(onUpload, what.content.size());
    return withoutAnswer(m_api.send(std::move(request)));
}

Task<WorkspaceExport> WorkspaceFiles::exportObject(const QString &path, WorkspaceFormat format,
                                                   const Progress &onDownload) const
{
    // JSON and not direct_download: raw bytes could not be told from a login page or a proxy's answer.
    Request request;
    request.route = Route::Workspace;
    request.path = {u"export"_s};
    request.query = {{u"path"_s, path}, {u"format"_s, formatName(format)}};
    request.answerIsContent = true;
    request.onDownload = ofBase64(onDownload);
    return m_api.send(std::move(request)).andThen([](const Response &answer) {
        return readBody(answer.body, readWorkspaceExport);
    });
}

Task<Nothing> WorkspaceFiles::makeFolder(const QString &path) const
{
    Request request;
    request.verb = Verb::Post;
    request.route = Route::Workspace;
    request.path = {u"mkdirs"_s};
    request.body = toBody({{u"path"_s, path}});
    request.idempotent = true; // `mkdir -p`
    return withoutAnswer(m_api.send(std::move(request)));
}

Task<Nothing> WorkspaceFiles::remove(const QString &path, bool recursive) const
{
    QJsonObject json{{u"path"_s, path}};
    if (recursive)
        json.insert("recursive"_L1, true);
    return withoutAnswer(m_api.post(Route::Workspace, {u"delete"_s}, toBody(json)));
}

Task<TreeCount> WorkspaceFiles::count(const QString &path, std::function<void(const TreeCount &)> progress) const
{
    const auto listFolder = [files = *this](const QString &folder) {
        auto found = std::make_shared<QList<WorkspaceObject>>();
        return files.list(folder, [found](const QList<WorkspaceObject> &objects) { *found += objects; })
            .andThen([found](const ListEnd &) { return std::move(*found); });
    };
    return countTree(path, listFolder, std::move(progress));
}

Task<Nothing> WorkspaceFiles::rename(const WorkspaceObject &object, const QString &newName) const
{
    return renameObject(*this, object, newName);
}

} // namespace trowel
