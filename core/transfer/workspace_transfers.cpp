// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transfer/workspace_transfers.h"

#include "core/transfer/local_file.h"

#include <QFileInfo>

namespace trowel {

ImportFile::ImportFile(WorkspaceFiles service, QString localFile, WorkspaceImport what)
    : Transfer(Direction::Upload, QFileInfo(localFile).fileName(), localFile, what.path)
    , m_service(std::move(service))
    , m_localFile(std::move(localFile))
    , m_what(std::move(what))
{
    m_what.content.clear();
}

Task<Nothing> ImportFile::start()
{
    return readLocalFile(m_localFile, WorkspaceFiles::importLimit)
        .andThen([service = m_service, what = m_what, progress = progress()](const QByteArray &content) mutable {
            what.content = content;
            progress(0, content.size());
            return service.import(what, progress);
        });
}

ExportFile::ExportFile(WorkspaceFiles service, QString path, WorkspaceFormat format, QString localFile)
    : Transfer(Direction::Download, lastPart(path), path, localFile)
    , m_service(std::move(service))
    , m_path(std::move(path))
    , m_format(format)
    , m_localFile(std::move(localFile))
{
}

Task<Nothing> ExportFile::start()
{
    return m_service.exportObject(m_path, m_format, progress())
        .andThen([file = m_localFile, progress = progress()](const WorkspaceExport &got) {
            progress(got.content.size(), got.content.size());
            return writeLocalFile(file, got.content);
        });
}

} // namespace trowel
