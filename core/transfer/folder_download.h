// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/services/file_tree.h"
#include "core/transfer/transfer.h"

namespace trowel {

/// Something below a remote folder.
struct RemoteEntry
{
    QString path;
    qint64 size = 0; ///< bytes; below zero where the server does not say
    bool folder = false;
};

/// What a FolderDownload asks of a file tree.
struct FolderSource
{
    std::function<Task<FileCount>(const QString &folder, std::function<void(const RemoteEntry &)> visit)> walk;
    std::function<Task<Nothing>(const QString &path, const QString &localFile, const Progress &)> fetch;
};

/// Brings a remote folder with everything in it into a local one, which should not exist yet: whatever lies there under
/// the same names is replaced. A file that cannot be read does not keep the others; the outcome names the first. A
/// retry reads what is still missing. Names the local system could not hold are made harmless; two that become one are
/// told apart by a number.
class FolderDownload final : public Transfer
{
    Q_OBJECT
public:
    /// `shown` is the folder as people know it: "dbfs:/tmp".
    FolderDownload(const QString &folder, const QString &shown, const QString &localFolder, FolderSource source);
    ~FolderDownload() override;

protected:
    Task<Nothing> start() override;

private:
    struct State;
    std::shared_ptr<State> m_state;
};

} // namespace trowel
