// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/json/raw_json.h"
#include "core/services/file_tree.h"

namespace trowel {

/// One file or folder of DBFS (reference: DBFS, "FileInfo"). Paths have no `dbfs:` in front.
struct DbfsEntry
{
    QString path; ///< absolute
    QString name; ///< last part of the path
    bool folder = false;
    qint64 size = -1;      ///< bytes; -1 for a folder
    qint64 modifiedMs = 0; ///< epoch milliseconds, UTC; 0 unknown
    QByteArray searchKey;  ///< case-folded UTF-8

    bool operator==(const DbfsEntry &) const = default;
    bool isContainer() const { return folder; }
};

/// One entry with the bytes the server sent about it.
struct DbfsEntryDetail
{
    DbfsEntry entry;
    RawJson raw;
};

/// Endpoints of DBFS. A small copyable handle.
class Dbfs
{
public:
    static constexpr qint64 blockSize = 1024 * 1024; ///< bytes of content in one block, read or written
    static constexpr qint64 putLimit = 512 * 1024;   ///< bytes of content that go in one call

    explicit Dbfs(ApiClient api);

    /// The children of a folder, in one answer. For a file DBFS answers with the file itself.
    Task<ListEnd> list(const QString &path, PageSink<DbfsEntry> sink) const;
    Task<DbfsEntryDetail> getStatus(const QString &path) const;
    /// At most `blockSize` bytes; fewer at the end of the file, none behind it.
    Task<QByteArray> read(const QString &path, qint64 offset, qint64 length, const Progress &onDownload = {}) const;
    /// A small file in one call. A repeat does no harm where it may overwrite.
    Task<Nothing> put(const QString &path, const QByteArray &content, bool overwrite,
                      const Progress &onUpload = {}) const;
    /// Begins a file; the handle ends after ten minutes without a block.
    Task<qint64> create(const QString &path, bool overwrite) const;
    /// Appends. Never safe to repeat: a block that was executed would be in the file twice.
    Task<Nothing> addBlock(qint64 handle, const QByteArray &content, const Progress &onUpload = {}) const;
    Task<Nothing> close(qint64 handle) const;
    Task<Nothing> makeFolder(const QString &path) const;
    /// Folders go with what is in them; refused where the target exists. Not safe to repeat.
    Task<Nothing> move(const QString &from, const QString &to) const;
    /// What is not there counts as deleted. The server ends a large deletion after some 45 seconds and wants to be
    /// asked again: this goes on until all is gone; `onContinued` sees how often it was asked.
    Task<Nothing> remove(const QString &path, bool recursive, std::function<void(int asked)> onContinued = {}) const;
    /// Counts what lies below; `progress` sees the counts grow.
    Task<FileCount> count(const QString &path, std::function<void(const FileCount &)> progress = {}) const;

private:
    ApiClient m_api;
};

} // namespace trowel
