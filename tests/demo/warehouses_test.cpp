// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/warehouses.h"

#include <gtest/gtest.h>

namespace trowel::demo {
namespace {

using State = Warehouse::State;

class WarehouseMachine : public testing::Test
{
protected:
    WarehouseMachine()
    {
        spec.name = QStringLiteral("Finance BI");
        spec.type = QStringLiteral("PRO");
        spec.serverless = true;
        spec.minClusters = 2;
        spec.maxClusters = 3;
        spec.autoStopMins = 10;
    }

    Warehouse &running()
    {
        Warehouse &warehouse = all.create(spec, QStringLiteral("7f3a9c1e2b4d6f80"), 0);
        all.advance(5'000);
        return warehouse;
    }

    WarehouseSpec spec;
    Warehouses all;
};

TEST_F(WarehouseMachine, startsByItselfWhenCreated)
{
    Warehouse &warehouse = all.create(spec, QStringLiteral("a"), 0);
    EXPECT_EQ(warehouse.state, State::Starting);
    all.advance(4'999);
    EXPECT_EQ(warehouse.state, State::Starting);
    EXPECT_EQ(warehouse.clusters, 0);
    all.advance(5'000);
    EXPECT_EQ(warehouse.state, State::Running);
    EXPECT_EQ(warehouse.clusters, 2);
}

TEST_F(WarehouseMachine, stopsOnRequestAndStartsAgain)
{
    Warehouse &warehouse = running();
    EXPECT_FALSE(all.start(warehouse, 6'000)) << "starting a running one does nothing";
    all.stop(warehouse, 6'000);
    EXPECT_EQ(warehouse.state, State::Stopping);
    all.advance(8'000);
    EXPECT_EQ(warehouse.state, State::Stopped);
    EXPECT_EQ(warehouse.clusters, 0);
    EXPECT_TRUE(all.start(warehouse, 9'000));
    all.advance(14'000);
    EXPECT_EQ(warehouse.state, State::Running);
}

TEST_F(WarehouseMachine, stopsWhenNobodyUsesIt)
{
    Warehouse &warehouse = running();
    warehouse.sessions = 1;
    all.advance(3'600'000);
    EXPECT_EQ(warehouse.state, State::Running) << "somebody works on it";
    warehouse.sessions = 0;
    warehouse.idleSinceMs = 3'600'000;
    all.advance(3'600'000 + 599'999);
    EXPECT_EQ(warehouse.state, State::Running);
    all.advance(3'600'000 + 600'000);
    EXPECT_EQ(warehouse.state, State::Stopping);
}

TEST_F(WarehouseMachine, neverStopsWithoutAutoStop)
{
    spec.autoStopMins = 0;
    Warehouse &warehouse = running();
    all.advance(365LL * 24 * 3600 * 1000);
    EXPECT_EQ(warehouse.state, State::Running);
}

TEST_F(WarehouseMachine, failsToStartWhenToldSo)
{
    Warehouse &warehouse = running();
    all.stop(warehouse, 5'000);
    all.advance(10'000);
    warehouse.launchFailure = {.status = QStringLiteral("FAILED"), .summary = QStringLiteral("no capacity")};
    all.start(warehouse, 10'000);
    EXPECT_TRUE(warehouse.health.status.isEmpty());
    all.advance(20'000);
    EXPECT_EQ(warehouse.state, State::Stopped);
    EXPECT_EQ(warehouse.health.status, QStringLiteral("FAILED"));
}

TEST_F(WarehouseMachine, restartsOnlyForOtherMachines)
{
    Warehouse &warehouse = running();
    spec.name = QStringLiteral("renamed");
    all.edit(warehouse, spec, 6'000);
    EXPECT_EQ(warehouse.state, State::Running);
    spec.clusterSize = QStringLiteral("Large");
    all.edit(warehouse, spec, 6'000);
    EXPECT_EQ(warehouse.state, State::Starting);
}

TEST_F(WarehouseMachine, leavesAfterDeletion)
{
    Warehouse &warehouse = running();
    all.remove(warehouse, 6'000);
    EXPECT_EQ(warehouse.state, State::Deleting);
    EXPECT_EQ(all.findByName(spec.name), nullptr) << "its name is free at once";
    all.advance(9'000);
    EXPECT_EQ(warehouse.state, State::Deleted);
    EXPECT_NE(all.find(QStringLiteral("7f3a9c1e2b4d6f80")), nullptr);
    all.advance(19'000);
    EXPECT_EQ(all.find(QStringLiteral("7f3a9c1e2b4d6f80")), nullptr);
}

TEST_F(WarehouseMachine, runsFasterWithTheTimeFactor)
{
    all.setTimeFactor(50);
    Warehouse &warehouse = all.create(spec, QStringLiteral("a"), 0);
    all.advance(100);
    EXPECT_EQ(warehouse.state, State::Running);
}

} // namespace
} // namespace trowel::demo
