// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transfer/volume_removal.h"

#include "core/async/steps.h"
#include "core/transfer/problems.h"

#include <map>

namespace trowel {

using namespace Qt::StringLiterals;

namespace {

constexpr int atOnce = 5; // what the API's own clients have in flight

struct Removal
{
    VolumeFiles files;
    Progress progress;
    // What is to be deleted at the same time, in order: files first, then directories from the deepest up.
    std::map<int, QStringList> byDepth;
    QStringList plain;
    qint64 total = 0;
    qint64 done = 0;
    Problems problems;

    explicit Removal(VolumeFiles f) : files(std::move(f)) {}

    void report() const
    {
        if (progress)
            progress(done, total);
    }

    void ended(const QString &path, const Result<Nothing> &result)
    {
        ++done;
        if (!result && !result.error().isCancelled())
            problems.add(path, result.error());
        report();
    }
};

using Remove = std::function<Task<Nothing>(const QString &path)>;

Task<Nothing> removeAll(const std::shared_ptr<Removal> &removal, const QStringList &paths, const Remove &remove)
{
    auto at = std::make_shared<qsizetype>(0);
    return runSteps(
        [removal, paths, remove, at]() -> std::optional<Task<Nothing>> {
            if (*at >= paths.size())
                return std::nullopt;
            const QString &path = paths.at((*at)++);
            return remove(path)
                .always([removal, path](const Result<Nothing> &result) { removal->ended(path, result); })
                .orElse([removal](const Error &) {
                    return removal->problems.areTooMany() ? removal->problems.outcome() : Result<Nothing>(Nothing());
                });
        },
        atOnce);
}

Task<Nothing> removeDirectories(const std::shared_ptr<Removal> &removal)
{
    return runSteps([removal]() -> std::optional<Task<Nothing>> {
        if (removal->byDepth.empty())
            return std::nullopt;
        const auto deepest = std::prev(removal->byDepth.end());
        const QStringList paths = deepest->second;
        removal->byDepth.erase(deepest);
        return removeAll(removal, paths,
                         [files = removal->files](const QString &path) { return files.removeDirectory(path); });
    });
}

} // namespace

Task<Nothing> removeVolumeTree(const VolumeFiles &files, const QString &directory, const Progress &progress)
{
    auto removal = std::make_shared<Removal>(files);
    removal->progress = progress;
    removal->byDepth[volumeDepth(directory)] += directory;
    removal->total = 1;
    const auto visit = [removal](const VolumeEntry &entry) {
        ++removal->total;
        if (entry.type == VolumeEntry::Type::File)
            removal->plain += entry.path;
        else
            removal->byDepth[volumeDepth(entry.path)] += entry.path;
    };
    const auto list = [files](const QString &path, PageSink<VolumeEntry> sink) {
        return files.list(path, std::move(sink));
    };
    const auto counted = [progress](const FileCount &count) {
        if (progress)
            progress(count.total(), -1);
    };
    return walkFiles<VolumeEntry>(directory, list, visit, counted)
        .andThen([removal](const FileCount &) {
            removal->report();
            return removeAll(removal, std::exchange(removal->plain, {}),
                             [files = removal->files](const QString &path) { return files.removeFile(path); });
        })
        .andThen([removal](Nothing) { return removeDirectories(removal); })
        .andThen([removal](Nothing) { return removal->problems.outcome(); })
        .orElse([](const Error &error) -> Result<Nothing> {
            if (error.kind == Error::Kind::NotFound)
                return Nothing(); // somebody was quicker
            return failure(error);
        });
}

} // namespace trowel
