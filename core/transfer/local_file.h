// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/async/task.h"

#include <QDateTime>

namespace trowel {

/// Reads a whole regular file of at most `limit` bytes, off the calling thread. Fails with Storage or TooLarge; the
/// message names the file. Refuses folders, pipes and devices, and a file that changes while it is read.
Task<QByteArray> readLocalFile(const QString &file, qint64 limit);

/// A regular local file as it is now; compared later, it tells whether the file was changed meanwhile.
struct LocalFileState
{
    qint64 size = 0;
    QDateTime modified;
    bool operator==(const LocalFileState &) const = default;
};

/// Off the calling thread. Fails with Storage; the message names the file. Refuses folders, pipes and devices.
Task<LocalFileState> statLocalFile(const QString &file);
/// Fails with Storage when the file is no longer as it was.
Task<Nothing> expectUnchanged(const QString &file, const LocalFileState &before);

/// Writes beside `file` and renames at the end, off the calling thread: an old file stays whole until the new one is.
/// Permissions follow the umask. A cancel leaves nothing behind, unless the renaming has begun: then the file is whole.
/// Fails with Storage; the message names the file.
Task<Nothing> writeLocalFile(const QString &file, const QByteArray &content);

} // namespace trowel
