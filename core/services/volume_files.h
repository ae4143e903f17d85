// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/json/raw_json.h"
#include "core/services/file_tree.h"

#include <chrono>
#include <optional>

namespace trowel {

/// One thing below /Volumes: catalogs, schemas and volumes as Unity Catalog names them, then what the Files API finds
/// in a volume.
struct VolumeEntry
{
    enum class Type { Catalog, Schema, Volume, Directory, File };

    QString path; ///< "/Volumes/main/raw/landing/in"
    QString name;
    Type type = Type::File;
    QString typeText; ///< as sent: "MANAGED", "EXTERNAL", "FOREIGN_CATALOG"; empty for directories and files
    QString owner;    ///< not of directories and files
    QString comment;
    qint64 size = -1;      ///< bytes; files only
    qint64 modifiedMs = 0; ///< epoch milliseconds, UTC; 0 unknown
    QByteArray searchKey;  ///< case-folded UTF-8

    bool operator==(const VolumeEntry &) const = default;
    bool isContainer() const { return type != Type::File; }
};

/// What a HEAD says about a file.
struct VolumeFileHead
{
    qint64 size = 0;
    QByteArray lastModified; ///< verbatim, for If-Unmodified-Since; may be empty
    QString contentType;
    std::optional<std::chrono::seconds>
        age; ///< since it was modified, by the server's own clock; none if it tells none
};

/// One entry with more about it. Files have a head, catalogs, schemas and volumes the bytes the server sent.
struct VolumeEntryDetail
{
    VolumeEntry entry;
    std::optional<VolumeFileHead> head;
    QString storageLocation;
    RawJson raw;
};

/// Which bytes of which version of a file.
struct VolumeRange
{
    qint64 offset = 0;
    qint64 length = 0;
    QByteArray unmodifiedSince; ///< empty: any version
};

/// Endpoints of the files in volumes, and the lists of Unity Catalog that lead to them. A small copyable handle.
class VolumeFiles
{
public:
    static constexpr qint64 uploadLimit = qint64(5) * 1024 * 1024 * 1024; ///< bytes one PUT takes

    explicit VolumeFiles(ApiClient api);

    /// The children of "/Volumes" (catalogs), of a catalog, a schema, a volume or a directory, page by page.
    Task<ListEnd> list(const QString &path, PageSink<VolumeEntry> sink) const;
    Task<VolumeEntryDetail> detail(const VolumeEntry &entry) const;
    Task<VolumeFileHead> head(const QString &path) const;
    /// Exactly these bytes, or an error: Conflict when the file is another version by now.
    Task<QByteArray> read(const QString &path, const VolumeRange &range, const Progress &onDownload = {}) const;
    /// One PUT, streamed from the local file. Parents come into being. A repeat does no harm where it may overwrite.
    Task<Nothing> upload(const QString &path, const QString &localFile, qint64 size, bool overwrite,
                         const Progress &onUpload = {}) const;
    Task<Nothing> makeDirectory(const QString &path) const;
    /// What is not there counts as deleted.
    Task<Nothing> removeFile(const QString &path) const;
    /// Empty ones only. What is not there counts as deleted: with some stores a directory goes with its last child.
    Task<Nothing> removeDirectory(const QString &path) const;
    /// Counts what lies below; `progress` sees the counts grow.
    Task<FileCount> count(const QString &path, std::function<void(const FileCount &)> progress = {}) const;

private:
    ApiClient m_api;
};

/// How far below "/Volumes" a path is: 0 for itself, 1 catalog, 2 schema, 3 volume, more for what is in it; -1 for
/// anything else.
int volumeDepth(const QString &path);

} // namespace trowel
