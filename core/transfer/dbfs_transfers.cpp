// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transfer/dbfs_transfers.h"

#include "core/services/paths.h"
#include "core/transfer/dbfs_upload.h"

#include <QFileInfo>

namespace trowel {

using namespace Qt::StringLiterals;

namespace {

constexpr int blocksAtOnce = 4;
constexpr int mostShortReads = 64;

// A read may give less than was asked for; nothing before the end of the file means that something is wrong.
Task<QByteArray> readWhole(const Dbfs &dbfs, const QString &path, qint64 offset, qint64 length,
                           const Progress &progress, int left = mostShortReads)
{
    return dbfs.read(path, offset, length, progress)
        .andThen([dbfs, path, offset, length, left](const QByteArray &block) {
            if (block.size() == length)
                return Task<QByteArray>::ready(block);
            if (block.isEmpty() || left == 0)
                return Task<QByteArray>::ready(
                    failure(Error::Kind::BadReply, u"The file ends before its size; it may have changed meanwhile."_s));
            return readWhole(dbfs, path, offset + block.size(), length - block.size(), {}, left - 1)
                .andThen([block](const QByteArray &rest) { return block + rest; });
        });
}

QByteArray versionOf(const DbfsEntry &entry)
{
    return QByteArray::number(entry.size) + '@' + QByteArray::number(entry.modifiedMs);
}

} // namespace

DbfsUpload::DbfsUpload(Dbfs service, QString localFile, QString target, bool overwrite)
    : Transfer(Direction::Upload, QFileInfo(localFile).fileName(), localFile, u"dbfs:"_s + target)
    , m_service(std::move(service))
    , m_localFile(std::move(localFile))
    , m_target(std::move(target))
    , m_overwrite(overwrite)
{
}

Task<Nothing> DbfsUpload::start()
{
    return uploadToDbfs(m_service, m_localFile, m_target, m_overwrite, progress());
}

DbfsDownload::DbfsDownload(Dbfs service, QString path, const QString &localFile)
    : Transfer(Direction::Download, lastPart(path), u"dbfs:"_s + path, localFile)
    , m_service(std::move(service))
    , m_path(std::move(path))
    , m_pieces(std::make_shared<PieceDownload>(localFile))
{
}

Task<Nothing> downloadFromDbfs(const Dbfs &dbfs, const QString &path, const std::shared_ptr<PieceDownload> &pieces,
                               const Progress &progress)
{
    return dbfs.getStatus(path).andThen([dbfs, path, pieces, progress](const DbfsEntryDetail &found) {
        if (found.entry.folder)
            return Task<Nothing>::ready(failure(Error::Kind::BadRequest, u"%1 is a folder."_s.arg(found.entry.path)));
        PieceSource source;
        source.size = found.entry.size;
        source.version = versionOf(found.entry);
        source.pieceSize = Dbfs::blockSize;
        source.atOnce = blocksAtOnce;
        source.read = [dbfs, path](qint64 offset, qint64 length, const Progress &came) {
            return readWhole(dbfs, path, offset, length, came);
        };
        // DBFS reads whatever is there by now: only the status tells whether the pieces belong together.
        source.check = [dbfs, path, version = source.version] {
            return dbfs.getStatus(path).andThen([version](const DbfsEntryDetail &now) -> Result<Nothing> {
                if (versionOf(now.entry) == version)
                    return Nothing();
                return failure(Error::Kind::Conflict, u"The file changed while it was downloaded."_s);
            });
        };
        return pieces->run(source, progress);
    });
}

FolderSource dbfsFolder(const Dbfs &service)
{
    FolderSource source;
    source.walk = [service](const QString &folder, const std::function<void(const RemoteEntry &)> &visit) {
        return walkFiles<DbfsEntry>(
            folder,
            [service](const QString &path, PageSink<DbfsEntry> sink) { return service.list(path, std::move(sink)); },
            [visit](const DbfsEntry &entry) {
                visit({entry.path, entry.size, entry.folder});
            });
    };
    source.fetch = [service](const QString &path, const QString &localFile, const Progress &progress) {
        return downloadFromDbfs(service, path, std::make_shared<PieceDownload>(localFile), progress);
    };
    return source;
}

Task<Nothing> DbfsDownload::start()
{
    return downloadFromDbfs(m_service, m_path, m_pieces, progress());
}

DbfsRemoval::DbfsRemoval(Dbfs service, QString path)
    : Transfer(Direction::Delete, lastPart(path), u"dbfs:"_s + path, {})
    , m_service(std::move(service))
    , m_path(std::move(path))
{
}

Task<Nothing> DbfsRemoval::start()
{
    return m_service.remove(m_path, true, [progress = progress()](int asked) { progress(asked, -1); });
}

} // namespace trowel
