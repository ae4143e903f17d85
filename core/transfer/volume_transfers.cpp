// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transfer/volume_transfers.h"

#include "core/services/paths.h"
#include "core/transfer/local_file.h"
#include "core/transfer/volume_removal.h"

#include <QElapsedTimer>
#include <QFileInfo>

namespace trowel {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 rangeSize = qint64(4) * 1024 * 1024;
constexpr int rangesAtOnce = 3;

// The answer was lost. A file appears when it is whole, and nothing was to be replaced: one of this size that is not
// older than our attempt is ours. An older one is what refused us, if only we had heard it.
Task<Nothing> verifyUpload(const VolumeFiles &files, const QString &target, qint64 size, QElapsedTimer began,
                           const Error &error)
{
    return files.head(target)
        .andThen([size, began, error](const VolumeFileHead &head) -> Result<Nothing> {
            constexpr std::chrono::seconds rounding{1};
            const std::chrono::milliseconds taken(began.elapsed());
            if (head.size == size && head.age && *head.age <= taken + rounding)
                return Nothing();
            return failure(error);
        })
        .orElse([error](const Error &) -> Result<Nothing> { return failure(error); });
}

} // namespace

VolumeUpload::VolumeUpload(VolumeFiles service, QString localFile, QString target, bool overwrite)
    : Transfer(Direction::Upload, QFileInfo(localFile).fileName(), localFile, target)
    , m_service(std::move(service))
    , m_localFile(std::move(localFile))
    , m_target(std::move(target))
    , m_overwrite(overwrite)
{
}

Task<Nothing> VolumeUpload::start()
{
    return statLocalFile(m_localFile)
        .andThen([service = m_service, file = m_localFile, target = m_target, overwrite = m_overwrite,
                  progress = progress()](const LocalFileState &before) {
            progress(0, before.size);
            QElapsedTimer began;
            began.start();
            return service.upload(target, file, before.size, overwrite, progress)
                .orElse([=](const Error &error) {
                    const bool unclear = error.kind == Error::Kind::OutcomeUnknown && !overwrite;
                    return unclear ? verifyUpload(service, target, before.size, began, error)
                                   : Task<Nothing>::ready(failure(error));
                })
                .andThen([file, before](Nothing) { return expectUnchanged(file, before); });
        });
}

VolumeDownload::VolumeDownload(VolumeFiles service, QString path, const QString &localFile)
    : Transfer(Direction::Download, lastPart(path), path, localFile)
    , m_service(std::move(service))
    , m_path(std::move(path))
    , m_pieces(std::make_shared<PieceDownload>(localFile))
{
}

Task<Nothing> downloadFromVolume(const VolumeFiles &files, const QString &path,
                                 const std::shared_ptr<PieceDownload> &pieces, const Progress &progress)
{
    return files.head(path).andThen([files, path, pieces, progress](const VolumeFileHead &head) {
        PieceSource source;
        source.size = head.size;
        source.version = head.lastModified;
        source.pieceSize = rangeSize;
        source.atOnce = rangesAtOnce;
        source.read = [files, path, version = head.lastModified](qint64 offset, qint64 length, const Progress &came) {
            return files.read(path, VolumeRange{offset, length, version}, came)
                .orElse([](const Error &error) -> Result<QByteArray> {
                    if (error.httpStatus != 412)
                        return failure(error);
                    Error changed = error;
                    changed.message = u"The file changed while it was downloaded."_s;
                    return failure(changed);
                });
        };
        return pieces->run(source, progress);
    });
}

FolderSource volumeFolder(const VolumeFiles &service)
{
    FolderSource source;
    source.walk = [service](const QString &folder, const std::function<void(const RemoteEntry &)> &visit) {
        return walkFiles<VolumeEntry>(
            folder,
            [service](const QString &path, PageSink<VolumeEntry> sink) { return service.list(path, std::move(sink)); },
            [visit](const VolumeEntry &entry) {
                visit({entry.path, entry.size, entry.isContainer()});
            });
    };
    source.fetch = [service](const QString &path, const QString &localFile, const Progress &progress) {
        return downloadFromVolume(service, path, std::make_shared<PieceDownload>(localFile), progress);
    };
    return source;
}

Task<Nothing> VolumeDownload::start()
{
    return downloadFromVolume(m_service, m_path, m_pieces, progress());
}

VolumeRemoval::VolumeRemoval(VolumeFiles service, QString directory)
    : Transfer(Direction::Delete, lastPart(directory), directory, {})
    , m_service(std::move(service))
    , m_directory(std::move(directory))
{
}

Task<Nothing> VolumeRemoval::start()
{
    return removeVolumeTree(m_service, m_directory, progress());
}

} // namespace trowel
