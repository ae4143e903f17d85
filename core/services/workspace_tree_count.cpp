// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/services/workspace_tree_count.h"

#include <QSet>

#include <deque>

namespace trowel {

namespace {

constexpr int atOnce = 4;

// Lives as long as a read of it is under way: every read's receiver holds it.
struct Walk : std::enable_shared_from_this<Walk>
{
    QString root;
    ListFolder list;
    std::function<void(const TreeCount &)> progress;
    qint64 limit = 0;
    std::optional<Promise<TreeCount>> promise;
    TreeCount counted;
    std::deque<QString> waiting;
    QSet<QString> seen; // folders that wait, are read or were read
    QHash<quint64, Task<QList<WorkspaceObject>>> reading;
    quint64 lastRead = 0;
    bool pumping = false;

    void pump()
    {
        if (std::exchange(pumping, true))
            return; // a read that ended at once: the loop below goes on with it
        while (!isOver() && !waiting.empty() && reading.size() < atOnce) {
            const QString path = waiting.front();
            waiting.pop_front();
            read(path);
        }
        pumping = false;
        if (!isOver() && waiting.empty() && reading.isEmpty())
            end(counted);
    }

    void read(const QString &path)
    {
        const quint64 id = ++lastRead;
        auto task = list(path).always([walk = shared_from_this(), id, path](const auto &children) {
            walk->reading.remove(id);
            walk->take(path, children);
            walk->pump();
        });
        if (!task.isSettled())
            reading.insert(id, task);
        task.detach();
    }

    void take(const QString &path, const Result<QList<WorkspaceObject>> &children)
    {
        if (isOver())
            return;
        if (!children) {
            if (path == root || children.error().isCancelled())
                return end(failure(children.error()));
            counted.complete = false;
            return;
        }
        for (const WorkspaceObject &child : *children) {
            if (plain(child.path) == plain(path))
                continue; // the object itself, which is how the API answers for a file
            if (counted.total() >= limit) {
                counted.complete = false;
                return end(counted);
            }
            takeChild(child);
        }
        if (progress)
            progress(counted);
    }

    void takeChild(const WorkspaceObject &child)
    {
        if (!child.isContainer()) {
            ++(child.type == WorkspaceObject::Type::Notebook ? counted.notebooks : counted.files);
            return;
        }
        const QString key = plain(child.path);
        if (seen.contains(key))
            return;
        ++counted.folders;
        seen.insert(key);
        waiting.push_back(child.path);
    }

    // One spelling for every path: /Workspace/Users is /Users (reference: workspace, "Path rule").
    static QString plain(QString path)
    {
        while (path.size() > 1 && path.endsWith(u'/'))
            path.chop(1);
        const QLatin1String alias("/Workspace");
        if (path == alias)
            return QStringLiteral("/");
        return path.startsWith(alias) && path.at(alias.size()) == u'/' ? path.mid(alias.size()) : path;
    }

    bool isOver() const { return promise->isSettled(); }

    void end(Result<TreeCount> result)
    {
        promise->settle(std::move(result));
        stop();
    }

    void stop()
    {
        waiting.clear();
        for (const auto &task : std::exchange(reading, {}))
            task.cancel();
    }
};

} // namespace

Task<TreeCount> countTree(const QString &root, ListFolder list, std::function<void(const TreeCount &)> progress,
                          qint64 limit)
{
    auto walk = std::make_shared<Walk>();
    walk->root = root;
    walk->list = std::move(list);
    walk->progress = std::move(progress);
    walk->limit = limit;
    walk->waiting = {root};
    walk->seen = {Walk::plain(root)};
    walk->promise.emplace([weak = std::weak_ptr(walk)] {
        if (const auto alive = weak.lock())
            alive->stop();
    });
    const Task<TreeCount> task = walk->promise->task();
    walk->pump();
    return task;
}

} // namespace trowel
