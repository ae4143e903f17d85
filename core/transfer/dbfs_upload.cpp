// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transfer/dbfs_upload.h"

#include "core/async/background.h"
#include "core/services/paths.h"
#include "core/transfer/local_file.h"

#include <QDir>
#include <QFile>
#include <QRandomGenerator>

namespace trowel {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostAttempts = 3;

// A change that may have been executed, or a handle that is no more: the file is in a state nobody knows.
bool isUnclear(const Error &error)
{
    switch (error.kind) {
    case Error::Kind::OutcomeUnknown:
    case Error::Kind::Connection:
    case Error::Kind::HostNotFound:
    case Error::Kind::Timeout:
    case Error::Kind::Unavailable:
    case Error::Kind::Server:
    case Error::Kind::BadReply:
        return true;
    default:
        return false;
    }
}

// One upload of a large file. Held by the steps that are under way.
struct Stream : std::enable_shared_from_this<Stream>
{
    Dbfs dbfs;
    QString localFile;
    QString target;
    QString part;
    bool overwrite = false;
    Progress progress;
    LocalFileState before;
    std::shared_ptr<QFile> file; // read by one step at a time
    qint64 handle = 0;
    qint64 at = 0;
    bool partIsWanted = false; // the old file is gone, the new one is there under this name only

    explicit Stream(Dbfs d) : dbfs(std::move(d)) {}

    Task<Nothing> run()
    {
        return free()
            .andThen([self = shared_from_this()](Nothing) { return self->attempt(1); })
            .andThen([self = shared_from_this()](Nothing) { return expectUnchanged(self->localFile, self->before); })
            .andThen([self = shared_from_this()](Nothing) { return self->makeRoom(); })
            .andThen([self = shared_from_this()](Nothing) { return self->takePlace(); })
            .always([self = shared_from_this()](const Result<Nothing> &result) {
                if (!result && !self->partIsWanted && !self->part.isEmpty())
                    self->dbfs.remove(self->part, false).detach(); // as well as it goes
            });
    }

    // Before anything is sent: is something in the way?
    Task<Nothing> free()
    {
        return dbfs.getStatus(target)
            .andThen([self = shared_from_this()](const DbfsEntryDetail &there) -> Result<Nothing> {
                if (self->overwrite && !there.entry.folder)
                    return Nothing();
                Error error = Error::make(
                    Error::Kind::Conflict,
                    u"There is a %1 at %2 already."_s.arg(there.entry.folder ? u"folder"_s : u"file"_s, self->target));
                error.code = u"RESOURCE_ALREADY_EXISTS"_s;
                return failure(error);
            })
            .orElse([](const Error &error) -> Result<Nothing> {
                if (error.kind == Error::Kind::NotFound)
                    return Nothing();
                return failure(error);
            });
    }

    Task<Nothing> attempt(int number)
    {
        if (part.isEmpty())
            part =
                joinPath(parentPath(target), u".%1.%2.partial"_s.arg(lastPart(target))
                                                 .arg(QRandomGenerator::global()->generate(), 8, 16, QLatin1Char('0')));
        at = 0;
        if (progress)
            progress(0, before.size);
        return dbfs.create(part, true)
            .andThen([self = shared_from_this()](qint64 made) {
                self->handle = made;
                return runSteps([self]() { return self->nextBlock(); });
            })
            .andThen([self = shared_from_this()](Nothing) { return self->close(); })
            .andThen([self = shared_from_this()](Nothing) { return self->isWhole(); })
            .orElse([self = shared_from_this(), number](const Error &error) {
                const bool expired = error.kind == Error::Kind::NotFound;
                if (number < mostAttempts && (isUnclear(error) || expired))
                    return self->attempt(number + 1);
                return Task<Nothing>::ready(failure(error));
            });
    }

    std::optional<Task<Nothing>> nextBlock()
    {
        if (at >= before.size)
            return std::nullopt;
        const qint64 from = at;
        const qint64 length = std::min(Dbfs::blockSize, before.size - from);
        at += length;
        return runInBackground([file = file, from, length]() -> Result<QByteArray> {
                   QByteArray bytes = file->seek(from) ? file->read(length) : QByteArray();
                   if (bytes.size() == length)
                       return bytes;
                   return failure(Error::Kind::Storage, u"“%1” became shorter while it was sent."_s.arg(
                                                            QDir::toNativeSeparators(file->fileName())));
               })
            .andThen([self = shared_from_this(), from](const QByteArray &bytes) {
                return self->dbfs.addBlock(self->handle, bytes, [self, from](qint64 done, qint64) {
                    if (self->progress)
                        self->progress(from + done, self->before.size);
                });
            })
            .andThen([self = shared_from_this(), from, length](Nothing) {
                if (self->progress)
                    self->progress(from + length, self->before.size);
                return Nothing();
            });
    }

    // Whether a close that failed was executed, the file tells.
    Task<Nothing> close()
    {
        return dbfs.close(handle).orElse([self = shared_from_this()](const Error &error) {
            return isUnclear(error) ? Task<Nothing>::ready(Nothing()) : Task<Nothing>::ready(failure(error));
        });
    }

    Task<Nothing> isWhole()
    {
        return dbfs.getStatus(part).andThen([size = before.size](const DbfsEntryDetail &there) -> Result<Nothing> {
            if (there.entry.size == size)
                return Nothing();
            return failure(Error::Kind::BadReply,
                           u"The server has %1 of %2 bytes of the file."_s.arg(there.entry.size).arg(size));
        });
    }

    Task<Nothing> makeRoom()
    {
        if (!overwrite)
            return Task<Nothing>::ready(Nothing());
        // What is not there counts as deleted: asking twice does no harm.
        return dbfs.remove(target, false)
            .orElse([self = shared_from_this()](const Error &error) {
                if (!isUnclear(error))
                    return Task<Nothing>::ready(failure(error));
                self->partIsWanted = true; // the old file may be gone already
                return self->dbfs.remove(self->target, false);
            })
            .always([self = shared_from_this()](const Result<Nothing> &result) {
                self->partIsWanted =
                    self->partIsWanted || result || isUnclear(result.error()) || result.error().isCancelled();
            });
    }

    Task<Nothing> takePlace()
    {
        partIsWanted = true;
        return dbfs.move(part, target).orElse([self = shared_from_this()](const Error &error) {
            return self->moved(error);
        });
    }

    // After a move that failed: the target is whole and the part is gone, or the error stands.
    Task<Nothing> moved(const Error &error)
    {
        const auto told = [self = shared_from_this(), error](const Error &) -> Result<Nothing> {
            Error said = error;
            said.message += u" The whole file is at %1."_s.arg(self->part);
            return failure(said);
        };
        if (!isUnclear(error)) {
            partIsWanted = overwrite;
            return Task<Nothing>::ready(overwrite ? told(error) : Result<Nothing>(failure(error)));
        }
        return dbfs.getStatus(target)
            .andThen([size = before.size](const DbfsEntryDetail &there) -> Result<Nothing> {
                if (there.entry.size != size)
                    return failure(Error::Kind::Conflict, {});
                return Nothing();
            })
            .andThen([self = shared_from_this()](Nothing) {
                return self->dbfs.getStatus(self->part)
                    .andThen(
                        [](const DbfsEntryDetail &) -> Result<Nothing> { return failure(Error::Kind::Conflict, {}); })
                    .orElse([](const Error &gone) -> Result<Nothing> {
                        if (gone.kind == Error::Kind::NotFound)
                            return Nothing();
                        return failure(gone);
                    });
            })
            .orElse(told);
    }
};

// Whether a small file whose answer was lost is there, its bytes tell.
Task<Nothing> verifyPut(const Dbfs &dbfs, const QString &target, const QByteArray &content, const Error &error)
{
    return dbfs.read(target, 0, content.size() + 1)
        .andThen([content, error](const QByteArray &there) -> Result<Nothing> {
            if (there == content)
                return Nothing();
            return failure(error);
        })
        .orElse([error](const Error &) -> Result<Nothing> { return failure(error); });
}

Task<Nothing> putSmall(const Dbfs &dbfs, const QString &localFile, const QString &target, bool overwrite,
                       const Progress &progress)
{
    return readLocalFile(localFile, Dbfs::putLimit)
        .andThen([dbfs, target, overwrite, progress](const QByteArray &content) {
            if (progress)
                progress(0, content.size());
            return dbfs.put(target, content, overwrite, progress).orElse([dbfs, target, content](const Error &error) {
                return error.kind == Error::Kind::OutcomeUnknown ? verifyPut(dbfs, target, content, error)
                                                                 : Task<Nothing>::ready(failure(error));
            });
        });
}

} // namespace

Task<Nothing> uploadToDbfs(const Dbfs &dbfs, const QString &localFile, const QString &target, bool overwrite,
                           const Progress &progress)
{
    return statLocalFile(localFile).andThen([=](const LocalFileState &state) {
        if (state.size <= Dbfs::putLimit)
            return putSmall(dbfs, localFile, target, overwrite, progress);
        auto stream = std::make_shared<Stream>(dbfs);
        stream->localFile = localFile;
        stream->target = target;
        stream->overwrite = overwrite;
        stream->progress = progress;
        stream->before = state;
        stream->file = std::make_shared<QFile>(localFile);
        if (!stream->file->open(QIODevice::ReadOnly)) {
            return Task<Nothing>::ready(
                failure(Error::Kind::Storage, u"“%1” cannot be read: %2"_s.arg(QDir::toNativeSeparators(localFile),
                                                                               stream->file->errorString())));
        }
        return stream->run();
    });
}

} // namespace trowel
