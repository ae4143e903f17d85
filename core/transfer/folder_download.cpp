// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transfer/folder_download.h"

#include "core/async/background.h"
#include "core/services/paths.h"
#include "core/services/workspace_names.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

#include <numeric>

namespace trowel {

using namespace Qt::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Transfers)
};

constexpr int filesAtOnce = 3;
constexpr int mostProblems = 100; // then it is no accident

Task<Nothing> makeFolders(const QStringList &folders)
{
    return runInBackground([folders]() -> Result<Nothing> {
        for (const QString &folder : folders) {
            if (!QDir().mkpath(folder))
                return failure(Error::Kind::Storage,
                               Words::tr("The folder %1 could not be made.").arg(QDir::toNativeSeparators(folder)));
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
    QSet<QString> taken;            // local paths in lower case: not every disk tells cases apart
    QStringList folders;
    QList<RemoteEntry> files;
    QSet<QString> have; // came in an earlier attempt
    qsizetype next = 0;
    qint64 total = 0;
    qint64 done = 0;
    QHash<QString, qint64> flying;
    bool complete = true;
    int problems = 0;
    std::optional<Error> first;

    void prepare()
    {
        places = {{folder, localFolder}};
        taken.clear();
        folders = {localFolder};
        files.clear();
        next = total = done = 0;
        flying.clear();
        complete = true;
        problems = 0;
        first.reset();
    }

    // Folders come before what is in them. Whatever a server says, nothing gets beside or above the local folder.
    void visit(const RemoteEntry &entry)
    {
        const auto above = places.constFind(parentPath(entry.path));
        if (above == places.constEnd() || places.contains(entry.path))
            return;
        const QString wanted = *above + u'/' + localFileName(lastPart(entry.path));
        const QFileInfo info(wanted);
        const QString suffix = info.suffix().isEmpty() || entry.folder ? QString() : u'.' + info.suffix();
        QString local = wanted;
        for (int n = 2; taken.contains(local.toLower()); ++n)
            local = u"%1 (%2)%3"_s.arg(wanted.chopped(suffix.size())).arg(n).arg(suffix);
        taken.insert(local.toLower());
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

    Result<Nothing> outcome() const
    {
        if (first) {
            Error error = *first;
            if (problems > 1)
                error.message = Words::tr("%1 (and %2 more)").arg(error.message).arg(problems - 1);
            return failure(error);
        }
        if (!complete)
            return failure(Error::Kind::BadReply,
                           Words::tr("Not all of the folder could be listed; what could be is here."));
        return Nothing();
    }

    void ended(const RemoteEntry &file, const Result<Nothing> &result)
    {
        flying.remove(file.path);
        done += std::max<qint64>(0, file.size);
        if (result) {
            have.insert(file.path);
        } else if (!result.error().isCancelled()) {
            ++problems;
            if (!first) {
                first = result.error();
                first->message = u"%1: %2"_s.arg(file.path, result.error().message);
            }
        }
        report();
    }

    static std::optional<Task<Nothing>> fetchNext(const std::shared_ptr<State> &self)
    {
        while (self->next < self->files.size() && self->have.contains(self->files.at(self->next).path))
            self->done += std::max<qint64>(0, self->files.at(self->next++).size);
        if (self->next >= self->files.size())
            return std::nullopt;
        const RemoteEntry file = self->files.at(self->next++);
        const auto came = [weak = std::weak_ptr(self), path = file.path](qint64 bytes, qint64) {
            if (const auto alive = weak.lock()) {
                alive->flying.insert(path, bytes);
                alive->report();
            }
        };
        return self->source.fetch(file.path, self->places.value(file.path), came)
            .always([self, file](const Result<Nothing> &result) { self->ended(file, result); })
            .orElse([self](const Error &error) -> Result<Nothing> {
                if (error.isCancelled())
                    return failure(error);
                return self->problems < mostProblems ? Result<Nothing>(Nothing()) : self->outcome();
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
            state->complete = count.complete;
            return makeFolders(state->folders);
        })
        .andThen([state](Nothing) {
            state->report();
            return runSteps([state] { return State::fetchNext(state); }, filesAtOnce);
        })
        .andThen([state](Nothing) { return state->outcome(); });
}

} // namespace trowel
