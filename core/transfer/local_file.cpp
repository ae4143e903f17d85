// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transfer/local_file.h"

#include "core/async/background.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLocale>
#include <QSaveFile>

#include <atomic>

namespace trowel {

using namespace Qt::StringLiterals;

namespace {

QString shown(const QString &file)
{
    return u"“%1”"_s.arg(QDir::toNativeSeparators(file));
}

auto storage(const QString &sentence)
{
    return failure(Error::Kind::Storage, sentence);
}

Result<LocalFileState> statFile(const QString &file)
{
    const QFileInfo info(file);
    if (!info.exists())
        return storage(u"%1 is not there."_s.arg(shown(file)));
    if (info.isDir())
        return storage(u"%1 is a folder."_s.arg(shown(file)));
    if (!info.isFile())
        return storage(u"%1 is not a regular file."_s.arg(shown(file)));
    return LocalFileState{info.size(), info.lastModified()};
}

Result<QByteArray> readFile(const QString &file, qint64 limit)
{
    if (const Result<LocalFileState> usable = statFile(file); !usable)
        return failure(usable.error());
    const QFileInfo before(file);
    if (before.size() > limit) {
        const QLocale c = QLocale::c();
        return failure(Error::Kind::TooLarge,
                       u"%1 has %2; %3 is the most that can be imported."_s.arg(
                           shown(file), c.formattedDataSize(before.size()), c.formattedDataSize(limit)));
    }
    QFile in(file);
    if (!in.open(QIODevice::ReadOnly))
        return storage(u"%1 cannot be read: %2"_s.arg(shown(file), in.errorString()));
    QByteArray content = in.read(limit + 1);
    if (in.error() != QFileDevice::NoError)
        return storage(u"%1 cannot be read: %2"_s.arg(shown(file), in.errorString()));
    const QFileInfo after(file);
    if (content.size() != before.size() || after.size() != before.size() ||
        after.lastModified() != before.lastModified())
        return storage(u"%1 changed while it was read."_s.arg(shown(file)));
    return content;
}

// Who comes first, the end of writing or a cancel: only one of them gets it.
enum class Gate { Open, Committing, Cancelled };
using SharedGate = std::shared_ptr<std::atomic<Gate>>;

bool pass(const SharedGate &gate, Gate to)
{
    Gate open = Gate::Open;
    return gate->compare_exchange_strong(open, to);
}

Result<Nothing> writeFile(const QString &file, const QByteArray &content, const SharedGate &gate)
{
    if (QFileInfo(file).isDir())
        return storage(u"%1 is a folder."_s.arg(shown(file)));
    QSaveFile out(file);
    const auto problem = [&] { return storage(u"%1 cannot be written: %2"_s.arg(shown(file), out.errorString())); };
    if (!out.open(QIODevice::WriteOnly))
        return problem();
    if (out.write(content) != content.size() || !out.flush())
        return problem();
    if (!pass(gate, Gate::Committing))
        return failure(Error::cancelled()); // QSaveFile drops what was written
    if (!out.commit())
        return problem();
    return Nothing();
}

} // namespace

Task<QByteArray> readLocalFile(const QString &file, qint64 limit)
{
    return runInBackground([file, limit] { return readFile(file, limit); });
}

Task<LocalFileState> statLocalFile(const QString &file)
{
    return runInBackground([file] { return statFile(file); });
}

Task<Nothing> expectUnchanged(const QString &file, const LocalFileState &before)
{
    return statLocalFile(file).andThen([file, before](const LocalFileState &now) -> Result<Nothing> {
        if (now == before)
            return Nothing();
        return storage(u"%1 changed while it was read."_s.arg(shown(file)));
    });
}

Task<Nothing> writeLocalFile(const QString &file, const QByteArray &content)
{
    auto gate = std::make_shared<std::atomic<Gate>>(Gate::Open);
    Promise<Nothing> promise;
    const Task<Nothing> work = runInBackground([file, content, gate] {
                                   return writeFile(file, content, gate);
                               }).always([promise](const Result<Nothing> &result) { promise.settle(result); });
    promise.setStop([gate] { pass(gate, Gate::Cancelled); });
    work.detach();
    return promise.task();
}

} // namespace trowel
