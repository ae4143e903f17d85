// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/services/workspace_tree_count.h"

#include <QHash>

#include <gtest/gtest.h>

using namespace trowel;
using namespace Qt::StringLiterals;

namespace {

using Type = WorkspaceObject::Type;
using Children = QList<WorkspaceObject>;

WorkspaceObject object(const QString &path, Type type)
{
    WorkspaceObject o;
    o.path = path;
    o.type = type;
    return o;
}

/// Answers when the test says so.
struct Server
{
    QHash<QString, Promise<Children>> asked;
    QStringList order;
    int stopped = 0;

    ListFolder listFolder()
    {
        return [this](const QString &path) {
            Promise<Children> promise([this] { ++stopped; });
            EXPECT_FALSE(order.contains(path)) << "asked twice: " << path.toStdString();
            asked.insert(path, promise);
            order += path;
            return promise.task();
        };
    }

    void answer(const QString &path, const Result<Children> &children)
    {
        ASSERT_TRUE(asked.contains(path)) << path.toStdString();
        asked.take(path).settle(children);
    }
};

struct Outcome
{
    std::optional<Result<TreeCount>> result;

    explicit Outcome(const Task<TreeCount> &task)
    {
        task.always([this](const Result<TreeCount> &r) { result = r; }).detach();
    }
    const TreeCount &count() const
    {
        EXPECT_TRUE(result && result->has_value());
        return **result;
    }
};

ListFolder atOnce(const QHash<QString, Children> &tree)
{
    return [tree](const QString &path) { return Task<Children>::ready(tree.value(path)); };
}

} // namespace

TEST(WorkspaceTreeCount, CountsFoldersReposAndTheRest)
{
    const QHash<QString, Children> tree{
        {u"/a"_s,
         {object(u"/a/b"_s, Type::Directory), object(u"/a/r"_s, Type::Repo), object(u"/a/n"_s, Type::Notebook)}},
        {u"/a/b"_s, {object(u"/a/b/f"_s, Type::File), object(u"/a/b/d"_s, Type::Dashboard)}},
        {u"/a/r"_s, {object(u"/a/r/n"_s, Type::Notebook), object(u"/a/r/x"_s, Type::Unknown)}}};
    QList<qint64> grown;
    Outcome outcome(countTree(u"/a"_s, atOnce(tree), [&grown](const TreeCount &c) { grown += c.total(); }));
    EXPECT_EQ(outcome.count().folders, 2);
    EXPECT_EQ(outcome.count().notebooks, 2);
    EXPECT_EQ(outcome.count().files, 3);
    EXPECT_TRUE(outcome.count().complete);
    EXPECT_EQ(grown, (QList<qint64>{3, 5, 7}));
}

TEST(WorkspaceTreeCount, AFileHasNothingBelow)
{
    Outcome outcome(countTree(u"/a/f"_s, atOnce({{u"/a/f"_s, {object(u"/a/f"_s, Type::File)}}})));
    EXPECT_EQ(outcome.count().total(), 0);
    EXPECT_TRUE(outcome.count().complete);
}

TEST(WorkspaceTreeCount, ReadsFourAtATimeBreadthFirst)
{
    Server server;
    Outcome outcome(countTree(u"/"_s, server.listFolder()));
    Children folders;
    for (int i = 0; i < 10; ++i)
        folders += object(u"/%1"_s.arg(i), Type::Directory);
    server.answer(u"/"_s, folders);
    EXPECT_EQ(server.asked.size(), 4);
    server.answer(u"/2"_s, Children{object(u"/2/deep"_s, Type::Directory)});
    EXPECT_EQ(server.asked.size(), 4);
    while (!server.asked.isEmpty())
        server.answer(server.asked.begin().key(), Children());
    EXPECT_EQ(server.order.last(), u"/2/deep"_s);
    EXPECT_EQ(outcome.count().folders, 11);
}

TEST(WorkspaceTreeCount, AFolderThatCannotBeReadMakesItIncomplete)
{
    Server server;
    Outcome outcome(countTree(u"/"_s, server.listFolder()));
    server.answer(u"/"_s, Children{object(u"/x"_s, Type::Directory), object(u"/y"_s, Type::Directory)});
    server.answer(u"/x"_s, failure(Error::Kind::Forbidden, u"no"_s));
    server.answer(u"/y"_s, Children{object(u"/y/n"_s, Type::Notebook)});
    EXPECT_FALSE(outcome.count().complete);
    EXPECT_EQ(outcome.count().total(), 3);
}

TEST(WorkspaceTreeCount, ARootThatCannotBeReadFails)
{
    Server server;
    Outcome outcome(countTree(u"/"_s, server.listFolder()));
    server.answer(u"/"_s, failure(Error::Kind::NotFound, u"gone"_s));
    ASSERT_TRUE(outcome.result.has_value());
    EXPECT_EQ(outcome.result->error().kind, Error::Kind::NotFound);
}

TEST(WorkspaceTreeCount, ALyingServerDoesNotKeepItGoing)
{
    // Every folder claims to hold itself, its parent and the root, in every spelling.
    const ListFolder list = [](const QString &path) {
        Children c{object(path, Type::Directory), object(path + u'/', Type::Directory),
                   object(u"/Workspace"_s + path, Type::Directory), object(u"/a"_s, Type::Directory),
                   object(u"/a/b"_s, Type::Directory)};
        return Task<Children>::ready(c);
    };
    Outcome outcome(countTree(u"/a"_s, list));
    EXPECT_EQ(outcome.count().folders, 1);

    const ListFolder deeper = [](const QString &path) {
        return Task<Children>::ready(Children{object(path + u"/x"_s, Type::Directory)});
    };
    Outcome endless(countTree(u"/a"_s, deeper, {}, 1000));
    EXPECT_EQ(endless.count().folders, 1000);
    EXPECT_FALSE(endless.count().complete);
}

TEST(WorkspaceTreeCount, TheAliasOfTheRootIsFollowed)
{
    const QHash<QString, Children> tree{{u"/Workspace/Users"_s, {object(u"/Users/ada"_s, Type::Directory)}},
                                        {u"/Users/ada"_s, {object(u"/Users/ada/n"_s, Type::Notebook)}}};
    Outcome outcome(countTree(u"/Workspace/Users"_s, atOnce(tree)));
    EXPECT_EQ(outcome.count().notebooks, 1);
}

TEST(WorkspaceTreeCount, ExactlyTheLimitIsComplete)
{
    Children three{object(u"/1"_s, Type::File), object(u"/2"_s, Type::File), object(u"/3"_s, Type::File)};
    Outcome enough(countTree(u"/"_s, atOnce({{u"/"_s, three}}), {}, 3));
    EXPECT_TRUE(enough.count().complete);
    Outcome short2(countTree(u"/"_s, atOnce({{u"/"_s, three}}), {}, 2));
    EXPECT_FALSE(short2.count().complete);
    EXPECT_EQ(short2.count().total(), 2);
}

TEST(WorkspaceTreeCount, CancelStopsEveryRead)
{
    Server server;
    const Task<TreeCount> task = countTree(u"/"_s, server.listFolder());
    Outcome outcome(task);
    server.answer(u"/"_s, Children{object(u"/x"_s, Type::Directory), object(u"/y"_s, Type::Directory)});
    task.cancel();
    EXPECT_EQ(server.stopped, 2);
    ASSERT_TRUE(outcome.result.has_value());
    EXPECT_TRUE(outcome.result->error().isCancelled());
}
