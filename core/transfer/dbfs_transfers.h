// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/services/dbfs.h"
#include "core/transfer/folder_download.h"
#include "core/transfer/piece_download.h"
#include "core/transfer/transfer.h"

namespace trowel {

/// Brings a local file into DBFS; see uploadToDbfs. A retry replaces what an earlier attempt may have left.
class DbfsUpload final : public Transfer
{
    Q_OBJECT
public:
    DbfsUpload(Dbfs service, QString localFile, QString target, bool overwrite);

protected:
    Task<Nothing> start() override;

private:
    Dbfs m_service;
    QString m_localFile;
    QString m_target;
    bool m_overwrite;
};

/// Reads a file of DBFS block by block into `pieces`.
Task<Nothing> downloadFromDbfs(const Dbfs &service, const QString &path, const std::shared_ptr<PieceDownload> &pieces,
                               const Progress &progress);
/// What a FolderDownload asks of DBFS.
FolderSource dbfsFolder(const Dbfs &service);

/// Reads a file of DBFS block by block into a local one, which appears when it is whole.
class DbfsDownload final : public Transfer
{
    Q_OBJECT
public:
    DbfsDownload(Dbfs service, QString path, const QString &localFile);

protected:
    Task<Nothing> start() override;

private:
    Dbfs m_service;
    QString m_path;
    std::shared_ptr<PieceDownload> m_pieces;
};

/// Deletes a folder with everything in it, however often the server wants to be asked. Counts the requests.
class DbfsRemoval final : public Transfer
{
    Q_OBJECT
public:
    DbfsRemoval(Dbfs service, QString path);

protected:
    Task<Nothing> start() override;

private:
    Dbfs m_service;
    QString m_path;
};

} // namespace trowel
