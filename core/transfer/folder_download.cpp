// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transfer/folder_download.h"

#include "core/async/background.h"
#include "core/services/paths.h"
#include "core/services/workspace_names.h"
#include "core/transfer/problems.h"

#include <QDir>
#include <QFileInfo>

#include <numeric>

namespace trowel {

using namespace Qt::StringLiterals;

namespace {

constexpr int filesAtOnce = 3;

Task<Nothing> makeFolders(const QStringList &folders)
{
    return runInBackground([folders]() -> Result<Nothing> {
        for (const QString &folder : folders) {
            if (!QDir().mkpath(folder))
                return failure(Error::Kind::Storage,
                               u"The folder %1 could not be made."_s.arg(QDir::toNativeSeparators(folder)));
        }
        return Nothing();
    });
}

} // namespace

struct FolderDownload::State
{
    QString folder;
    QString localFolder;
    FolderSource source;
    Progress progress;

    QHash<QString, QString> places; // local path of each remote one, folders too
    QHash<QString, int> taken;      // local paths in lower case (not every disk tells cases apart), and the last number
    QStringList folders;
    QList<RemoteEntry> files;
    QHash<QString, QString> have; // what came in an earlier attempt: remote path to local one
    qsizetype next = 0;
    qint64 total = 0;
    qint64 done = 0;
    QHash<QString, qint64> flying;
    Problems problems;

    void prepare()
    {
        places = {{folder, localFolder}};
        taken.clear();
        folders = {localFolder};
        files.clear();
        next = total = done = 0;
        flying.clear();
        problems = {};
    }

    // Folders come before what is in them. Whatever a server says, nothing gets beside or above the local folder.
    void visit(const RemoteEntry &entry)
    {
        const auto above = places.constFind(parentPath(entry.path));
        if (above == places.constEnd()) {
            problems.add(Error::make(Error::Kind::BadReply,
                                     u"%1 was listed, but does not lie in the folder."_s.arg(entry.path)));
            return;
        }
        if (places.contains(entry.path))
            return;
        const QString wanted = *above + u'/' + localFileName(lastPart(entry.path));
        const QFileInfo info(wanted);
        const QString suffix = info.suffix().isEmpty() || entry.folder ? QString() : u'.' + info.suffix();
        int &last = taken[wanted.toLower()];
        QString local = wanted;
        while (++last > 1) {
            local = u"%1 (%2)%3"_s.arg(wanted.chopped(suffix.size())).arg(last).arg(suffix);
            if (!taken.contains(local.toLower()))
                break;
        }
        if (local != wanted)
            taken.insert(local.toLower(), 1);
        places.insert(entry.path, local);
        if (entry.folder)
            folders += local;
        else
            files += entry;
        total += std::max<qint64>(0, entry.size);
    }

    void report() const
    {
        if (progress)
            progress(std::accumulate(flying.cbegin(), flying.cend(), done), total);
    }

    // What could be listed is read all the same.
    void listed(const FileCount &count)
    {
        if (count.refusal)
            problems.add(*count.refusal);
        else if (!count.complete)
            problems.add(Error::make(Error::Kind::TooLarge, u"The folder holds more than can be read at once."_s));
    }

    // It may have gone since, or belong under another name by now.
    bool isHere(const RemoteEntry &file) const
    {
        const QString local = have.value(file.path);
        return !local.isEmpty() && local == places.value(file.path) && QFileInfo::exists(local);
    }

    void ended(const RemoteEntry &file, const Result<Nothing> &result)
    {
        flying.remove(file.path);
        done += std::max<qint64>(0, file.size);
        if (result) {
            have.insert(file.path, places.value(file.path));
        } else if (!result.error().isCancelled()) {
            problems.add(file.path, result.error());
        }
        report();
    }

    static std::optional<Task<Nothing>> fetchNext(const std::shared_ptr<State> &self)
    {
        while (self->next < self->files.size() && self->isHere(self->files.at(self->next)))
            self->done += std::max<qint64>(0, self->files.at(self->next++).size);
        if (self->next >= self->files.size())
            return std::nullopt;
        const RemoteEntry file = self->files.at(self->next++);
        self->flying.insert(file.path, 0);
        const auto came = [weak = std::weak_ptr(self), path = file.path](qint64 bytes, qint64) {
            const auto alive = weak.lock();
            if (!alive || !alive->flying.contains(path))
                return; // pieces that were called off report once more
            alive->flying.insert(path, bytes);
            alive->report();
        };
        return self->source.fetch(file.path, self->places.value(file.path), came)
            .always([self, file](const Result<Nothing> &result) { self->ended(file, result); })
            .orElse([self](const Error &error) -> Result<Nothing> {
                if (error.isCancelled())
                    return failure(error);
                return self->problems.areTooMany() ? self->problems.outcome() : Result<Nothing>(Nothing());
            });
    }
};

FolderDownload::FolderDownload(const QString &folder, const QString &shown, const QString &localFolder,
                               FolderSource source)
    : Transfer(Direction::Download, lastPart(folder), shown, localFolder), m_state(std::make_shared<State>())
{
    m_state->folder = folder;
    m_state->localFolder = localFolder;
    m_state->source = std::move(source);
}

FolderDownload::~FolderDownload() = default;

Task<Nothing> FolderDownload::start()
{
    const auto state = m_state;
    state->progress = progress();
    state->prepare();
    return state->source.walk(state->folder, [state](const RemoteEntry &entry) { state->visit(entry); })
        .andThen([state](const FileCount &count) {
            state->listed(count);
            return makeFolders(state->folders);
        })
        .andThen([state](Nothing) {
            state->report();
            return runSteps([state] { return State::fetchNext(state); }, filesAtOnce);
        })
        .andThen([state](Nothing) { return state->problems.outcome(); });
}

} // namespace trowel
