// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/async/steps.h"
#include "core/http/pagination.h"

#include <deque>

namespace trowel {

/// What lies below a folder.
struct FileCount
{
    qint64 folders = 0;
    qint64 files = 0;
    qint64 bytes = 0;
    bool complete = true;              ///< false when counting ended at its limit or a folder could not be read
    std::optional<Error> refusal = {}; ///< of the first folder that could not be read; the message names it
    qint64 total() const { return folders + files; }
};

/// The children of one folder, page by page.
template <typename Row>
using ListRows = std::function<Task<ListEnd>(const QString &path, PageSink<Row>)>;

namespace detail {

template <typename Row>
struct FileWalk
{
    QString root;
    ListRows<Row> list;
    std::function<void(const Row &)> visit;
    std::function<void(const FileCount &)> progress;
    qint64 limit = 0;
    FileCount counted;
    std::deque<QString> waiting;
    QSet<QString> seen; // folders that wait, are read or were read

    void take(const QString &folder, const QList<Row> &rows)
    {
        for (const Row &row : rows) {
            if (row.path == folder)
                continue; // the object itself, which is how DBFS answers for a file
            if (counted.total() >= limit) {
                counted.complete = false;
                waiting.clear();
                return;
            }
            if (row.isContainer()) {
                if (seen.contains(row.path))
                    continue; // whatever the server says lies in it, every folder is read once
                ++counted.folders;
                seen.insert(row.path);
                waiting.push_back(row.path);
            } else {
                ++counted.files;
                counted.bytes += std::max<qint64>(0, row.size);
            }
            if (visit)
                visit(row);
        }
        if (progress)
            progress(counted);
    }
};

} // namespace detail

/// Goes through everything below `root`, breadth first, four folders at a time; `visit` sees every row once, a folder
/// before what is in it. A folder that cannot be read, and the end at `limit` objects, make the count incomplete; only
/// a root that cannot be read fails. Cancelling stops every read. Rows have `path`, `size` and `isContainer()`.
template <typename Row>
Task<FileCount> walkFiles(const QString &root, ListRows<Row> list, std::function<void(const Row &)> visit = {},
                          std::function<void(const FileCount &)> progress = {}, qint64 limit = 1'000'000)
{
    auto walk = std::make_shared<detail::FileWalk<Row>>();
    walk->root = root;
    walk->list = std::move(list);
    walk->visit = std::move(visit);
    walk->progress = std::move(progress);
    walk->limit = limit;
    const auto read = [walk](const QString &folder) {
        return walk->list(folder, [walk, folder](const QList<Row> &rows) { walk->take(folder, rows); })
            .andThen([walk](const ListEnd &end) {
                walk->counted.complete = walk->counted.complete && end.complete;
                return Nothing();
            });
    };
    walk->seen = {root};
    // A round ends when no folder waits; those still being read then may bring more.
    const auto round = [walk, read]() -> std::optional<Task<Nothing>> {
        if (walk->waiting.empty())
            return std::nullopt;
        return runSteps(
            [walk, read]() -> std::optional<Task<Nothing>> {
                if (walk->waiting.empty())
                    return std::nullopt;
                const QString folder = walk->waiting.front();
                walk->waiting.pop_front();
                return read(folder).orElse([walk, folder](const Error &error) -> Result<Nothing> {
                    walk->counted.complete = false;
                    if (!walk->counted.refusal) {
                        walk->counted.refusal = error;
                        walk->counted.refusal->message =
                            QStringLiteral("%1: %2").arg(folder, error.message.isEmpty() ? error.code : error.message);
                    }
                    return Nothing();
                });
            },
            4);
    };
    return read(root).andThen([round](Nothing) { return runSteps(round); }).andThen([walk](Nothing) {
        return walk->counted;
    });
}

} // namespace trowel
