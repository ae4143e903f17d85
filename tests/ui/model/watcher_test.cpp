// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/model/pools.h"
#include "ui/model/watcher.h"

#include <QTest>

#include <gtest/gtest.h>

using namespace trowel;
using namespace trowel::test;
using namespace std::chrono_literals;

namespace {

Pool moving(const char *id)
{
    return {QString::fromUtf8(id), QString::fromUtf8(id), 0, true};
}

Pool still(const char *id)
{
    return {QString::fromUtf8(id), QString::fromUtf8(id), 0, false};
}

} // namespace

TEST(Watcher, ReadsFewMovingRowsOneByOneUntilTheySettle)
{
    Pools pools;
    Watcher watcher(1ms);
    watcher.follow(pools.store);
    pools.load({moving("a"), moving("b"), still("c")});
    ASSERT_TRUE(QTest::qWaitFor([&] { return pools.gets.size() >= 2; }, 5000));
    EXPECT_TRUE(pools.gets.contains(QStringLiteral("a")));
    EXPECT_TRUE(pools.gets.contains(QStringLiteral("b")));
    EXPECT_FALSE(pools.gets.contains(QStringLiteral("c")));
    EXPECT_EQ(pools.lists, 1);
    pools.store->put(still("a"));
    pools.gets.clear();
    ASSERT_TRUE(QTest::qWaitFor([&] { return pools.gets.size() >= 2; }, 5000));
    EXPECT_FALSE(pools.gets.contains(QStringLiteral("a")));
}

TEST(Watcher, ReadsTheListWhereManyMove)
{
    Pools pools;
    Watcher watcher(1ms);
    watcher.follow(pools.store);
    pools.load({moving("a"), moving("b"), moving("c"), moving("d")});
    ASSERT_TRUE(QTest::qWaitFor([&] { return pools.lists >= 2; }, 5000));
    EXPECT_TRUE(pools.gets.isEmpty());
}

TEST(Watcher, ReadsManyOneByOneWhereTheKindWantsIt)
{
    Pools pools;
    Watcher watcher(1ms);
    watcher.follow(pools.store, 10);
    pools.load({moving("a"), moving("b"), moving("c"), moving("d")});
    ASSERT_TRUE(QTest::qWaitFor([&] { return pools.gets.contains(QStringLiteral("d")); }, 5000));
    EXPECT_EQ(pools.lists, 1);
}

TEST(Watcher, HoldsOnToAStoreUntilItSettles)
{
    Pools pools;
    Watcher watcher(1ms);
    watcher.follow(pools.store);
    pools.load({moving("a")});
    std::weak_ptr<RowStore<Pool>> weak = pools.store;
    RowStore<Pool> *raw = pools.store.get();
    pools.store.reset(); // its page was closed
    ASSERT_FALSE(weak.expired());
    ASSERT_TRUE(QTest::qWaitFor([&] { return !pools.gets.isEmpty(); }, 5000));
    raw->put(still("a"));
    EXPECT_TRUE(QTest::qWaitFor([&] { return weak.expired(); }, 5000));
}
