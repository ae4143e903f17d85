// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/services/cluster_rules.h"

#include <gtest/gtest.h>

using namespace trowel;
using namespace Qt::StringLiterals;

namespace {

ClusterSpec good()
{
    ClusterSpec spec;
    spec.name = u"orders-backfill"_s;
    spec.runtime = u"15.4.x-scala2.12"_s;
    spec.nodeType = u"i3.xlarge"_s;
    spec.autoscale = true;
    spec.autoTerminationMinutes = 30;
    return spec;
}

QString said(const ClusterSpec &spec, const char *field, const ClusterSpec *before = nullptr)
{
    for (const ClusterProblem &problem : checkClusterSpec(spec, before)) {
        if (problem.field == QLatin1String(field))
            return problem.sentence;
    }
    return {};
}

} // namespace

TEST(ClusterRules, EveryFieldSaysWhatIsAllowed)
{
    EXPECT_TRUE(checkClusterSpec(good()).isEmpty());
    struct Case
    {
        const char *field;
        void (*spoil)(ClusterSpec &);
        const char *sentence;
    };
    const Case cases[] = {
        {"cluster_name", [](ClusterSpec &s) { s.name = u"  "_s; }, "A cluster needs a name."},
        {"spark_version", [](ClusterSpec &s) { s.runtime.clear(); }, "A cluster needs a runtime."},
        {"spark_version",
         [](ClusterSpec &s) {
             s.runtime = u"15.4.x-photon-scala2.12"_s;
             s.photon = true;
         },
         "This runtime brings Photon already: leave the switch off."},
        {"node_type_id", [](ClusterSpec &s) { s.nodeType.clear(); }, "A cluster needs a type of node."},
        {"num_workers",
         [](ClusterSpec &s) {
             s.autoscale = false;
             s.workers = -1;
         },
         "Workers cannot be fewer than none."},
        {"min_workers", [](ClusterSpec &s) { s.minWorkers = 5; }, "The smallest number must not be above the largest."},
        {"max_workers", [](ClusterSpec &s) { s.maxWorkers = 0; }, "Autoscaling needs room for one worker at least."},
        {"autotermination_minutes", [](ClusterSpec &s) { s.autoTerminationMinutes = 5; },
         "Enter 10 to 10000 minutes, or 0 for never."},
        {"autotermination_minutes", [](ClusterSpec &s) { s.autoTerminationMinutes = 10001; },
         "Enter 10 to 10000 minutes, or 0 for never."},
        {"custom_tags",
         [](ClusterSpec &s) {
             s.tags = {{u"a"_s, {}}, {u"a"_s, {}}};
         },
         "The tag “a” is there twice."},
        {"custom_tags",
         [](ClusterSpec &s) {
             s.tags = ClusterPairs(46, {u"a"_s, {}});
         },
         "A cluster has 45 tags at most."},
        {"spark_conf",
         [](ClusterSpec &s) {
             s.sparkConf = {{QString(), u"1"_s}};
         },
         "Every line needs a key."},
        {"init_scripts", [](ClusterSpec &s) { s.initScripts = {u"init.sh"_s}; },
         "“init.sh” is no whole path: begin with /, dbfs:/, s3:// or the like."},
        {"cluster_log_conf", [](ClusterSpec &s) { s.logs = u"logs"_s; },
         "“logs” is no whole path: begin with /, dbfs:/, s3:// or the like."},
    };
    for (const Case &c : cases) {
        ClusterSpec spec = good();
        c.spoil(spec);
        EXPECT_EQ(said(spec, c.field), QString::fromUtf8(c.sentence)) << c.field;
    }
    ClusterSpec never = good();
    never.autoTerminationMinutes = 0;
    EXPECT_TRUE(checkClusterSpec(never).isEmpty());
}

TEST(ClusterRules, WhatTheServerGaveIsNotComplainedAbout)
{
    ClusterSpec before = good();
    before.name.clear();
    before.autoTerminationMinutes = 7;
    ClusterSpec after = before;
    after.maxWorkers = 9;
    EXPECT_TRUE(checkClusterSpec(after, &before).isEmpty());
    after.autoTerminationMinutes = 6;
    EXPECT_EQ(said(after, "autotermination_minutes", &before), u"Enter 10 to 10000 minutes, or 0 for never."_s);
}

TEST(ClusterRules, SizesOfAResize)
{
    EXPECT_TRUE(checkClusterSize({.autoscale = false, .workers = 4}).isEmpty());
    EXPECT_EQ(checkClusterSize({.autoscale = false, .workers = -4}).size(), 1);
    EXPECT_EQ(checkClusterSize({.autoscale = true, .minWorkers = 3, .maxWorkers = 2}).first().field, "min_workers"_L1);
    EXPECT_EQ(checkClusterSize({.autoscale = true, .minWorkers = 0, .maxWorkers = 0}).first().field, "max_workers"_L1);
}

TEST(ClusterRules, BothSpellingsOfAnAccessMode)
{
    EXPECT_EQ(plainAccessMode(u"DATA_SECURITY_MODE_STANDARD"_s), u"USER_ISOLATION"_s);
    EXPECT_EQ(plainAccessMode(u"DATA_SECURITY_MODE_DEDICATED"_s), u"SINGLE_USER"_s);
    EXPECT_EQ(plainAccessMode(u"LEGACY_TABLE_ACL"_s), u"LEGACY_TABLE_ACL"_s);
    EXPECT_EQ(clusterAvailabilities(Cloud::Azure).first(), u"SPOT_WITH_FALLBACK_AZURE"_s);
}
