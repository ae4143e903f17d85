// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transfer/part_file.h"

#include "core/async/background.h"

#include <QDir>
#include <QFileInfo>

namespace trowel {

using namespace Qt::StringLiterals;

PartFile::PartFile(const QString &target) : m_target(target), m_file(target) {}

Task<Nothing> PartFile::write(qint64 offset, const QByteArray &bytes)
{
    return runInBackground([self = shared_from_this(), offset, bytes] { return self->writeNow(offset, bytes); });
}

Task<Nothing> PartFile::commit()
{
    Promise<Nothing> promise;
    const Task<Nothing> work = runInBackground([self = shared_from_this()] {
                                   return self->commitNow();
                               }).always([promise](const Result<Nothing> &result) { promise.settle(result); });
    promise.setStop([weak = weak_from_this()] {
        if (const auto alive = weak.lock())
            alive->m_dropped = true;
    });
    work.detach();
    return promise.task();
}

Result<Nothing> PartFile::writeNow(qint64 offset, const QByteArray &bytes)
{
    const std::lock_guard lock(m_mutex);
    if (!m_file.isOpen()) {
        if (QFileInfo(m_target).isDir())
            return failure(Error::Kind::Storage, u"“%1” is a folder."_s.arg(QDir::toNativeSeparators(m_target)));
        if (!m_file.open(QIODevice::WriteOnly))
            return failure(problem());
    }
    if (!m_file.seek(offset) || m_file.write(bytes) != bytes.size() || !m_file.flush())
        return failure(problem());
    return Nothing();
}

Result<Nothing> PartFile::commitNow()
{
    if (const Result<Nothing> opened = writeNow(0, {}); !opened) // a file of no bytes was never opened
        return opened;
    const std::lock_guard lock(m_mutex);
    if (m_dropped)
        return failure(Error::cancelled());
    if (!m_file.commit())
        return failure(problem());
    return Nothing();
}

Error PartFile::problem() const
{
    return Error::make(Error::Kind::Storage,
                       u"“%1” cannot be written: %2"_s.arg(QDir::toNativeSeparators(m_target), m_file.errorString()));
}

} // namespace trowel
