// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/async/task.h"

#include <QSaveFile>

#include <atomic>
#include <memory>
#include <mutex>

namespace trowel {

/// A local file that is written piece by piece beside its target and takes its place at the end: an old file stays
/// whole until the new one is, and a part never looks complete. What was not committed goes with the object. Held by a
/// shared pointer; disk work happens off the calling thread.
class PartFile : public std::enable_shared_from_this<PartFile>
{
public:
    explicit PartFile(const QString &target);

    /// Pieces may come in any order. Fails with Storage; the message names the target.
    Task<Nothing> write(qint64 offset, const QByteArray &bytes);
    /// A cancel before the renaming has begun leaves the old file.
    Task<Nothing> commit();

private:
    Result<Nothing> writeNow(qint64 offset, const QByteArray &bytes);
    Result<Nothing> commitNow();
    Error problem() const;

    QString m_target;
    std::mutex m_mutex; // one piece at a time
    QSaveFile m_file;
    std::atomic<bool> m_dropped{false};
};

} // namespace trowel
