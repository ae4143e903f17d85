// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/pagination.h"
#include "core/json/raw_json.h"
#include "core/services/paths.h"

namespace trowel {

/// One object of the workspace tree (reference: workspace, "ObjectInfo").
struct WorkspaceObject
{
    enum class Type { Unknown, Directory, Notebook, File, Library, Repo, Dashboard };

    QString path; ///< absolute
    QString name; ///< last part of the path
    Type type = Type::Unknown;
    QString typeText; ///< as sent
    QString language; ///< "PYTHON", "SQL", "SCALA", "R"; notebooks only
    qint64 objectId = 0;
    qint64 createdMs = 0;  ///< epoch milliseconds, UTC; 0 unknown
    qint64 modifiedMs = 0; ///< epoch milliseconds, UTC; 0 unknown
    qint64 size = -1;      ///< bytes; -1 unknown
    QString resourceId;
    bool gitFolder = false;
    QByteArray searchKey; ///< case-folded UTF-8

    bool operator==(const WorkspaceObject &) const = default;
    bool isContainer() const { return type == Type::Directory || type == Type::Repo; }
};

/// One object with the bytes the server sent about it.
struct WorkspaceObjectDetail
{
    WorkspaceObject object;
    RawJson raw;
};

enum class WorkspaceFormat { Source, Html, Jupyter, Dbc, RMarkdown, Auto, Raw };

struct WorkspaceImport
{
    QString path; ///< where it goes; the parent must exist
    QByteArray content;
    WorkspaceFormat format = WorkspaceFormat::Auto;
    QString language; ///< needed for SOURCE of a single notebook
    bool overwrite = false;
};

struct WorkspaceExport
{
    QByteArray content;
    QString fileType; ///< "py", "ipynb", "html", "dbc", …; may be empty
};

/// What a recursive deletion would take with it.
struct TreeCount
{
    qint64 folders = 0;
    qint64 notebooks = 0;
    qint64 files = 0;     ///< and everything else
    bool complete = true; ///< false when counting ended at its limit or a folder could not be read
    qint64 total() const { return folders + notebooks + files; }
};

/// Endpoints of workspace files. A small copyable handle.
class WorkspaceFiles
{
public:
    static constexpr qint64 importLimit = 10 * 1024 * 1024; ///< bytes of content the import call accepts

    explicit WorkspaceFiles(ApiClient api);

    /// The children of a folder. For a path that is no folder the API answers with the object itself.
    Task<ListEnd> list(const QString &path, PageSink<WorkspaceObject> sink) const;
    Task<WorkspaceObjectDetail> getStatus(const QString &path) const;
    /// Refuses content over the limit before it is sent. Not safe to repeat.
    Task<Nothing> import(const WorkspaceImport &what, const Progress &onUpload = {}) const;
    /// Folders allow Dbc, Source and Auto only; exporting a folder gives an archive.
    Task<WorkspaceExport> exportObject(const QString &path, WorkspaceFormat format,
                                       const Progress &onDownload = {}) const;
    Task<Nothing> makeFolder(const QString &path) const;
    Task<Nothing> remove(const QString &path, bool recursive) const;
    /// Counts what lies below, breadth first; `progress` sees the counts grow.
    Task<TreeCount> count(const QString &path, std::function<void(const TreeCount &)> progress = {}) const;
    /// There is no call for it: export, import under the new name, compare, then delete the old one. Where a step fails
    /// nothing is lost: the message says which of the two objects exist.
    Task<Nothing> rename(const WorkspaceObject &object, const QString &newName) const;

private:
    ApiClient m_api;
};

QLatin1String formatName(WorkspaceFormat format);

} // namespace trowel
