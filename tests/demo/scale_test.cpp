// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/seed.h"
#include "app/demo/world.h"

#include <QSet>

#include <gtest/gtest.h>

namespace trowel::demo {
namespace {

int countBelow(WorkspaceTree &tree, Node &node)
{
    int count = 1;
    if (node.isContainer()) {
        for (const auto &child : tree.children(node))
            count += countBelow(tree, *child.second);
    }
    return count;
}

TEST(Scale, smallIsWhatAPersonCanLookThrough)
{
    World world;
    seedWorkspaceTree(world, Scale::Small);
    const int count = countBelow(*world.tree, world.tree->root());
    EXPECT_GT(count, 100);
    EXPECT_LT(count, 300);
}

TEST(Scale, hugeIsMadeOnDemand)
{
    World world;
    seedWorkspaceTree(world, Scale::Huge);
    const Node *month = world.tree->find(QStringLiteral("/Shared/archive/bergen/2021-07"));
    ASSERT_NE(month, nullptr);
    EXPECT_TRUE(month->children.empty()) << "nobody has looked yet";
    const Node *notebook = world.tree->find(QStringLiteral("/Shared/archive/bergen/2021-07/rail-ramp-03"));
    ASSERT_NE(notebook, nullptr);
    EXPECT_TRUE(notebook->content.isEmpty());
    EXPECT_TRUE(notebook->contentNow().contains("archive.yard.rail_ramp_03"));
    EXPECT_GT(countBelow(*world.tree, world.tree->root()), 100'000);
}

TEST(Scale, hugeHasAThousandWarehousesWithNamesAndIdsOfTheirOwn)
{
    World world;
    seedWarehouses(world, Scale::Huge, 500);
    QSet<QString> ids;
    QSet<QString> names;
    for (const Warehouse &warehouse : world.warehouses.all()) {
        ids.insert(warehouse.id);
        names.insert(warehouse.spec.name);
    }
    EXPECT_EQ(ids.size(), 1500);
    EXPECT_EQ(names.size(), 1500);
}

TEST(Scale, hugeHasAMillionTablesThatNobodyHasMade)
{
    World world;
    seedUnityCatalog(world, Scale::Huge);
    using Type = Securable::Type;
    const QString depot = QStringLiteral("telematics.depot_099");
    qint64 tables = 0;
    for (QString after;;) {
        const QList<Securable> page = world.unity.next(Type::Table, depot, after, 1000);
        if (page.isEmpty())
            break;
        tables += page.size();
        after = page.last().name();
    }
    EXPECT_EQ(tables * world.unity.next(Type::Schema, QStringLiteral("telematics"), {}, 1000).size(), 1'000'000);
    const auto table = world.unity.find(Type::Table, depot + QStringLiteral(".signal_0009999"));
    ASSERT_TRUE(table.has_value());
    EXPECT_EQ(table->members.value(QLatin1String("columns")).toArray().size(), 4);
    EXPECT_FALSE(world.unity.find(Type::Table, depot + QStringLiteral(".signal_0010000")).has_value());
    world.unity.remove(*table);
    EXPECT_FALSE(world.unity.find(Type::Table, table->fullName).has_value());
    EXPECT_EQ(world.unity.next(Type::Table, depot, QStringLiteral("signal_0009997"), 10).size(), 1);
}

TEST(Scale, smallHasAFewHundredTables)
{
    World world;
    seedUnityCatalog(world, Scale::Small);
    const qsizetype tables = world.unity.nextTables(QStringLiteral("logistics"), {}, 10'000).size() +
                             world.unity.nextTables(QStringLiteral("finance"), {}, 10'000).size();
    EXPECT_GT(tables, 180);
    EXPECT_LT(tables, 400);
}

TEST(Scale, hugeHasAThousandClustersWithNamesAndIdsOfTheirOwn)
{
    World world;
    seedClusters(world, Scale::Huge);
    QSet<QString> ids;
    QSet<QString> names;
    for (const Cluster &cluster : world.clusters.all()) {
        ids.insert(cluster.id);
        names.insert(cluster.name());
    }
    EXPECT_EQ(ids.size(), 1000);
    EXPECT_EQ(names.size(), 1000);
}

} // namespace
} // namespace trowel::demo
