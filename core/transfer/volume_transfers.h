// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/services/volume_files.h"
#include "core/transfer/folder_download.h"
#include "core/transfer/piece_download.h"
#include "core/transfer/transfer.h"

namespace trowel {

/// Streams a local file into a volume with one PUT: the server shows it when it is whole.
class VolumeUpload final : public Transfer
{
    Q_OBJECT
public:
    VolumeUpload(VolumeFiles service, QString localFile, QString target, bool overwrite);

protected:
    Task<Nothing> start() override;

private:
    VolumeFiles m_service;
    QString m_localFile;
    QString m_target;
    bool m_overwrite;
};

/// Reads a file of a volume by ranges of one version into `pieces`.
Task<Nothing> downloadFromVolume(const VolumeFiles &service, const QString &path,
                                 const std::shared_ptr<PieceDownload> &pieces, const Progress &progress);
/// What a FolderDownload asks of volumes.
FolderSource volumeFolder(const VolumeFiles &service);

/// Reads a file of a volume by ranges of one version into a local file, which appears when it is whole.
class VolumeDownload final : public Transfer
{
    Q_OBJECT
public:
    VolumeDownload(VolumeFiles service, QString path, const QString &localFile);

protected:
    Task<Nothing> start() override;

private:
    VolumeFiles m_service;
    QString m_path;
    std::shared_ptr<PieceDownload> m_pieces;
};

/// Deletes a directory with everything in it; see removeVolumeTree.
class VolumeRemoval final : public Transfer
{
    Q_OBJECT
public:
    VolumeRemoval(VolumeFiles service, QString directory);

protected:
    Task<Nothing> start() override;

private:
    VolumeFiles m_service;
    QString m_directory;
};

} // namespace trowel
