// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/model/pools.h"

#include <QSignalSpy>

#include <gtest/gtest.h>

using namespace trowel;
using namespace trowel::test;

TEST(RowStore, ShowsRowsPageByPageAndCountsThem)
{
    Pools pools;
    pools.store->refresh();
    EXPECT_EQ(pools.store->state(), ObjectStore::State::Loading);
    pools.page({{QStringLiteral("a"), QStringLiteral("A")}});
    EXPECT_EQ(pools.store->count(), 1);
    EXPECT_FALSE(pools.store->isComplete());
    pools.page({{QStringLiteral("b"), QStringLiteral("B")}});
    pools.listing.settle(ListEnd{2, 2, true});
    Pools::deliver();
    EXPECT_EQ(pools.store->state(), ObjectStore::State::Ready);
    EXPECT_TRUE(pools.store->isComplete());
    EXPECT_EQ(pools.store->count(), 2);
    EXPECT_TRUE(pools.store->asOf().isValid());
}

TEST(RowStore, MergesByKeyAndTellsOnlyWhatChanged)
{
    Pools pools;
    pools.load({{QStringLiteral("a"), QStringLiteral("A")}, {QStringLiteral("b"), QStringLiteral("B")}});
    QList<ObjectStore::Change> changes;
    QObject::connect(pools.store.get(), &ObjectStore::rowsChanged, pools.store.get(),
                     [&](const ObjectStore::Change &change) { changes += change; });
    pools.load({{QStringLiteral("b"), QStringLiteral("B2")}, {QStringLiteral("c"), QStringLiteral("C")}});
    ASSERT_EQ(changes.size(), 2);
    EXPECT_EQ(changes[0].updated, QList<qsizetype>{1});
    EXPECT_EQ(changes[0].appendedFrom, 2);
    EXPECT_EQ(changes[1].removed, QList<qsizetype>{0});
    EXPECT_TRUE(pools.store->isHole(0));
    EXPECT_EQ(pools.store->count(), 2);
    changes.clear();
    pools.load({{QStringLiteral("b"), QStringLiteral("B2")}, {QStringLiteral("c"), QStringLiteral("C")}});
    EXPECT_TRUE(changes.isEmpty()) << "a refresh that brings nothing new repaints nothing";
}

TEST(RowStore, AFailedRefreshKeepsTheRows)
{
    Pools pools;
    pools.load({{QStringLiteral("a"), QStringLiteral("A")}});
    pools.store->refresh();
    pools.listing.fail(Error::make(Error::Kind::Forbidden, QStringLiteral("no")));
    Pools::deliver();
    EXPECT_EQ(pools.store->state(), ObjectStore::State::Failed);
    EXPECT_EQ(pools.store->count(), 1);
    EXPECT_EQ(pools.store->error()->kind, Error::Kind::Forbidden);
}

TEST(RowStore, AListThatEndsEarlyRemovesNothing)
{
    Pools pools;
    pools.load({{QStringLiteral("a"), QStringLiteral("A")}, {QStringLiteral("b"), QStringLiteral("B")}});
    pools.store->refresh();
    pools.page({{QStringLiteral("a"), QStringLiteral("A")}});
    pools.listing.settle(ListEnd{1, 1, false});
    Pools::deliver();
    EXPECT_EQ(pools.store->count(), 2);
    EXPECT_FALSE(pools.store->isComplete());
}

TEST(RowStore, StopKeepsWhatCameAndANewLoadIsNotMistakenForTheOld)
{
    Pools pools;
    pools.store->refresh();
    pools.page({{QStringLiteral("a"), QStringLiteral("A")}});
    pools.store->stop();
    EXPECT_TRUE(pools.stopped);
    Pools::deliver();
    EXPECT_EQ(pools.store->state(), ObjectStore::State::Ready);
    EXPECT_FALSE(pools.store->isComplete());
    pools.load({{QStringLiteral("a"), QStringLiteral("A")}, {QStringLiteral("b"), QStringLiteral("B")}});
    EXPECT_EQ(pools.store->count(), 2);
    EXPECT_EQ(pools.lists, 2);
}

TEST(RowStore, AnObjectListedTwiceIsOneRow)
{
    Pools pools;
    pools.load({{QStringLiteral("a"), QStringLiteral("A")}, {QStringLiteral("a"), QStringLiteral("A again")}});
    EXPECT_EQ(pools.store->count(), 1);
}

TEST(RowStore, ReadsOneRowAndDropsWhatIsGone)
{
    Pools pools;
    pools.load({{QStringLiteral("a"), QStringLiteral("A")}});
    pools.store->refreshRow(QStringLiteral("a"), Lane::Refresh);
    pools.getting.settle(Pool{QStringLiteral("a"), QStringLiteral("A2")});
    Pools::deliver();
    EXPECT_EQ(pools.store->at(0).name, QStringLiteral("A2"));
    pools.store->refreshRow(QStringLiteral("a"), Lane::Refresh);
    pools.getting.fail(Error::make(Error::Kind::NotFound, {}));
    Pools::deliver();
    EXPECT_EQ(pools.store->count(), 0);
}

TEST(RowStore, SaysWhenAMovingRowSettles)
{
    Pools pools;
    pools.load({{QStringLiteral("a"), QStringLiteral("A")}});
    QSignalSpy settled(pools.store.get(), &ObjectStore::settled);
    pools.store->mutate(QStringLiteral("a"), [](Pool &pool) { pool.moving = true; });
    EXPECT_EQ(pools.store->movingKeys(), QStringList{QStringLiteral("a")});
    EXPECT_EQ(settled.size(), 0);
    pools.store->put({QStringLiteral("a"), QStringLiteral("A")});
    EXPECT_EQ(settled.size(), 1);
    EXPECT_TRUE(pools.store->movingKeys().isEmpty());
}

TEST(RowStore, WhatIsPutBackHasNotSettled)
{
    Pools pools;
    pools.load({{QStringLiteral("a"), QStringLiteral("A")}});
    const QSignalSpy settled(pools.store.get(), &ObjectStore::settled);
    pools.store->mutate(QStringLiteral("a"), [](Pool &pool) { pool.moving = true; });
    EXPECT_EQ(pools.store->movingKeys(), QStringList{QStringLiteral("a")});
    pools.store->mutate(QStringLiteral("a"), [](Pool &pool) { pool.moving = false; });
    EXPECT_TRUE(pools.store->movingKeys().isEmpty());
    EXPECT_EQ(settled.size(), 0) << "a click that failed is no news of the server";
}

TEST(RowStore, WhatIsReadWhileAChangeIsOnItsWayIsPassedOver)
{
    const QString key = QStringLiteral("a");
    const Pool before{key, QStringLiteral("A")};
    Pools pools;
    pools.load({before});
    const QSignalSpy settled(pools.store.get(), &ObjectStore::settled);
    pools.store->beginChange(key);
    pools.store->mutate(key, [](Pool &pool) { pool.moving = true; });
    pools.load({before});
    EXPECT_EQ(pools.store->movingKeys(), QStringList{key}) << "the server had not heard of it";
    // Asked for before the change was done, answered afterwards.
    pools.store->refresh();
    pools.store->endChange(key);
    pools.page({before});
    pools.listing.settle(ListEnd{1, 1, true});
    Pools::deliver();
    EXPECT_EQ(pools.store->movingKeys(), QStringList{key});
    EXPECT_EQ(settled.size(), 0);
    pools.load({before});
    EXPECT_TRUE(pools.store->movingKeys().isEmpty()) << "from then on the server decides";
    EXPECT_EQ(settled.size(), 1);
}

TEST(RowStore, AReadOfOneRowFromBeforeAChangeIsPassedOver)
{
    const QString key = QStringLiteral("a");
    const Pool before{key, QStringLiteral("A")};
    Pools pools;
    pools.load({before});
    pools.store->refreshRow(key, Lane::Refresh);
    pools.store->beginChange(key);
    pools.store->mutate(key, [](Pool &pool) { pool.moving = true; });
    pools.store->endChange(key);
    pools.getting.settle(before);
    Pools::deliver();
    EXPECT_EQ(pools.store->movingKeys(), QStringList{key}) << "answered behind the change, asked before it";
    pools.store->refreshRow(key, Lane::Refresh);
    pools.getting.settle(before);
    Pools::deliver();
    EXPECT_TRUE(pools.store->movingKeys().isEmpty());
}

TEST(RowStore, ARefreshAfterAChangeIsNotLostInAListThatWasAskedForBefore)
{
    const Pool old{QStringLiteral("a"), QStringLiteral("A")};
    Pools pools;
    pools.store->refresh();
    pools.store->refreshAfterChange();
    pools.store->refreshAfterChange();
    pools.page({old});
    pools.listing.settle(ListEnd{1, 1, true});
    Pools::deliver();
    ASSERT_EQ(pools.store->state(), ObjectStore::State::Loading);
    pools.page({old, {QStringLiteral("b"), QStringLiteral("New")}});
    pools.listing.settle(ListEnd{2, 1, true});
    Pools::deliver();
    EXPECT_EQ(pools.store->state(), ObjectStore::State::Ready) << "once is enough";
    EXPECT_EQ(pools.store->count(), 2);
    pools.store->refresh();
    pools.store->refreshAfterChange();
    pools.store->stop();
    Pools::deliver();
    EXPECT_NE(pools.store->state(), ObjectStore::State::Loading) << "Stop means stop";
}
