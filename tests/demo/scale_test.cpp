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

} // namespace
} // namespace trowel::demo
