// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/services/workspace_files.h"
#include "core/transfer/transfer.h"

namespace trowel {

/// Reads a local file and imports it into the workspace.
class ImportFile final : public Transfer
{
    Q_OBJECT
public:
    /// `what.content` is ignored: it is read from `localFile` when the transfer starts.
    ImportFile(WorkspaceFiles service, QString localFile, WorkspaceImport what);

protected:
    Task<Nothing> start() override;

private:
    WorkspaceFiles m_service;
    QString m_localFile;
    WorkspaceImport m_what;
};

/// Exports one object into a local file. Written beside it and renamed at the end: an old file is never half
/// overwritten.
class ExportFile final : public Transfer
{
    Q_OBJECT
public:
    ExportFile(WorkspaceFiles service, QString path, WorkspaceFormat format, QString localFile);

protected:
    Task<Nothing> start() override;

private:
    WorkspaceFiles m_service;
    QString m_path;
    WorkspaceFormat m_format;
    QString m_localFile;
};

} // namespace trowel
