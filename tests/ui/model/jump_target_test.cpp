// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/model/jump_target.h"

#include <gtest/gtest.h>

using namespace trowel;

namespace {

struct Case
{
    const char *typed;
    const char *kind;
    const char *scope;
    const char *object;
};

void expectFirst(const Case &c, const char *host = "")
{
    const Jump jump = parseJump(QString::fromUtf8(c.typed));
    EXPECT_EQ(jump.host.toStdString(), host) << c.typed;
    ASSERT_FALSE(jump.targets.isEmpty()) << c.typed << ": " << jump.whyNot.toStdString();
    const JumpTarget &first = jump.targets.first();
    EXPECT_EQ(first.kind.toStdString(), c.kind) << c.typed;
    EXPECT_EQ(first.scope.toStdString(), c.scope) << c.typed;
    EXPECT_EQ(first.object.toStdString(), c.object) << c.typed;
    EXPECT_FALSE(first.what.isEmpty()) << c.typed;
}

} // namespace

TEST(JumpTarget, WebAddresses)
{
    const char *const host = "dbc-1.cloud.databricks.com";
    for (const Case &c : {
             Case{"https://dbc-1.cloud.databricks.com/?o=900800700600#job/620394857120394", "jobs", "",
                  "620394857120394"},
             Case{"https://dbc-1.cloud.databricks.com/?o=9#job/62/run/75", "runs", "62", "75"},
             Case{"https://DBC-1.cloud.databricks.com/jobs/62/runs/75?o=9", "runs", "62", "75"},
             Case{"https://dbc-1.cloud.databricks.com/jobs/62", "jobs", "", "62"},
             Case{"https://dbc-1.cloud.databricks.com/#job/62/tasks", "jobs", "", "62"},
             Case{"https://dbc-1.cloud.databricks.com/jobs", "jobs", "", ""},
             Case{"https://dbc-1.cloud.databricks.com/compute/clusters/1125-093012-abcd1234?o=9", "clusters", "",
                  "1125-093012-abcd1234"},
             Case{"https://dbc-1.cloud.databricks.com/#setting/clusters/1125-093012-abcd1234/configuration", "clusters",
                  "", "1125-093012-abcd1234"},
             Case{"https://dbc-1.cloud.databricks.com/compute", "clusters", "", ""},
             Case{"https://dbc-1.cloud.databricks.com/sql/warehouses/7f3a9c1e2b4d6f80/monitoring", "warehouses", "",
                  "7f3a9c1e2b4d6f80"},
             Case{"https://dbc-1.cloud.databricks.com/sql/warehouses", "warehouses", "", ""},
             Case{"https://dbc-1.cloud.databricks.com/explore/data/main/sales/orders?o=9", "catalogs", "main.sales",
                  "main.sales.orders"},
             Case{"https://dbc-1.cloud.databricks.com/explore/data/main/sales", "catalogs", "main", "main.sales"},
             Case{"https://dbc-1.cloud.databricks.com/explore/data/main", "catalogs", "", "main"},
             Case{"https://dbc-1.cloud.databricks.com/explore/data", "catalogs", "", ""},
             Case{"https://dbc-1.cloud.databricks.com/explore/data/volumes/main/sales/raw", "catalogs", "main.sales",
                  "main.sales.raw"},
             Case{"https://dbc-1.cloud.databricks.com/#workspace/Users/ada@example.com/my%20notebook", "workspace",
                  "/Users/ada@example.com", "/Users/ada@example.com/my notebook"},
             Case{"https://dbc-1.cloud.databricks.com/browse", "workspace", "/", ""},
             Case{"https://dbc-1.cloud.databricks.com", "", "", ""},
             Case{"https://dbc-1.cloud.databricks.com/?o=9", "", "", ""},
         })
        expectFirst(c, host);
    EXPECT_EQ(parseJump(QStringLiteral("https://h.net/?o=900800700600#job/1")).workspaceId,
              QStringLiteral("900800700600"));
    EXPECT_EQ(parseJump(QStringLiteral("http://127.0.0.1:8080/jobs/1")).host, QStringLiteral("127.0.0.1:8080"));
}

TEST(JumpTarget, PathsIdsAndNames)
{
    for (const Case &c : {
             Case{"/Users/ada@example.com/etl", "workspace", "/Users/ada@example.com", "/Users/ada@example.com/etl"},
             Case{"/Workspace/Shared/etl", "workspace", "/Shared", "/Shared/etl"},
             Case{"/Shared/etl/", "workspace", "/Shared/etl", ""},
             Case{"/Shared", "workspace", "/", "/Shared"},
             Case{"/Workspace", "workspace", "/", ""},
             Case{"dbfs:/jobs/etl/a.whl", "dbfs", "/jobs/etl", "/jobs/etl/a.whl"},
             Case{"dbfs:/", "dbfs", "/", ""},
             Case{"/dbfs/jobs/etl", "dbfs", "/jobs", "/jobs/etl"},
             Case{"dbfs:/Volumes/main/sales/raw/a.csv", "volumes", "/Volumes/main/sales/raw",
                  "/Volumes/main/sales/raw/a.csv"},
             Case{"/Volumes/main/sales/raw/", "volumes", "/Volumes/main/sales/raw", ""},
             Case{"/Volumes/main", "volumes", "/Volumes", "/Volumes/main"},
             Case{"  1125-093012-abcd1234 ", "clusters", "", "1125-093012-abcd1234"},
             Case{"620394857120394", "jobs", "", "620394857120394"},
             Case{"7f3a9c1e2b4d6f80", "warehouses", "", "7f3a9c1e2b4d6f80"},
             Case{"main.sales.orders", "catalogs", "main.sales", "main.sales.orders"},
             Case{"`my cat`.sales.`a b`", "catalogs", "my cat.sales", "my cat.sales.a b"},
             Case{"#job/62", "jobs", "", "62"},
         })
        expectFirst(c);
    // A number of 16 digits may be either.
    const Jump both = parseJump(QStringLiteral("1234567890123456"));
    ASSERT_EQ(both.targets.size(), 2);
    EXPECT_EQ(both.targets.at(1).kind, QStringLiteral("warehouses"));
    // A path that begins like nothing known may be in either tree.
    EXPECT_EQ(parseJump(QStringLiteral("/FileStore/x")).targets.at(1).kind, QStringLiteral("dbfs"));
}

TEST(JumpTarget, WordsAreNothing)
{
    for (const char *words : {"", "finance", "finance bi", "a.b", "a..c", "/", "12 34", "v1.2.3 of it", "x\ny"})
        EXPECT_TRUE(parseJump(QString::fromUtf8(words)).isNothing()) << words;
    EXPECT_TRUE(parseJump(QString(100'000, QLatin1Char('a'))).isNothing());
}

TEST(JumpTarget, WhatCannotBeFoundIsSaid)
{
    for (const char *address :
         {"https://", "https://h.net/browse/folders/12", "https://h.net/#notebook/12", "https://h.net/dashboardsv3/1",
          "https://h.net/jobs/create", "dbfs:no-slash", "https://h.net/#job/not-a-number", "https://h.net/%%%/%zz"}) {
        const Jump jump = parseJump(QString::fromUtf8(address));
        EXPECT_TRUE(jump.targets.isEmpty()) << address;
        EXPECT_FALSE(jump.whyNot.isEmpty()) << address;
    }
}
