// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/services/warehouse_rules.h"

#include <gtest/gtest.h>

using namespace trowel;
using namespace Qt::StringLiterals;

namespace {

WarehouseSpec good()
{
    WarehouseSpec spec;
    spec.name = u"Ad hoc"_s;
    return spec;
}

QStringList wrongFields(const WarehouseSpec &spec, const WarehouseSpec *before = nullptr)
{
    QStringList fields;
    for (const SpecProblem &problem : checkWarehouseSpec(spec, before)) {
        EXPECT_TRUE(problem.sentence.endsWith(u'.'));
        fields += problem.field;
    }
    return fields;
}

struct Case
{
    const char *what;
    std::function<void(WarehouseSpec &)> change;
    QStringList fields;
};

} // namespace

TEST(WarehouseRules, SayWhatIsWrongAtTheField)
{
    EXPECT_EQ(wrongFields(good()), QStringList());
    const QList<Case> cases{
        {"no name", [](auto &s) { s.name = u"  "_s; }, {u"name"_s}},
        {"99 characters", [](auto &s) { s.name = QString(99, u'x'); }, {}},
        {"100 characters", [](auto &s) { s.name = QString(100, u'x'); }, {u"name"_s}},
        {"size in another spelling", [](auto &s) { s.size = u"2x-small"_s; }, {u"cluster_size"_s}},
        {"unknown type", [](auto &s) { s.type = u"FAST"_s; }, {u"warehouse_type"_s}},
        {"serverless classic", [](auto &s) { s.type = u"CLASSIC"_s; }, {u"enable_serverless_compute"_s}},
        {"no cluster",
         [](auto &s) { s.minClusters = s.maxClusters = 0; },
         {u"min_num_clusters"_s, u"max_num_clusters"_s}},
        {"min over max", [](auto &s) { s.minClusters = 2; }, {u"min_num_clusters"_s}},
        {"30 of 40", [](auto &s) { s.minClusters = 30, s.maxClusters = 40; }, {}},
        {"31 of 40", [](auto &s) { s.minClusters = 31, s.maxClusters = 40; }, {u"min_num_clusters"_s}},
        {"41", [](auto &s) { s.maxClusters = 41; }, {u"max_num_clusters"_s}},
        {"serverless after a minute", [](auto &s) { s.autoStopMinutes = 1; }, {}},
        {"never", [](auto &s) { s.autoStopMinutes = 0; }, {}},
        {"negative", [](auto &s) { s.autoStopMinutes = -1; }, {u"auto_stop_mins"_s}},
        {"9 without serverless", [](auto &s) { s.serverless = false, s.autoStopMinutes = 9; }, {u"auto_stop_mins"_s}},
        {"10 without serverless", [](auto &s) { s.serverless = false; }, {}},
        {"never without serverless", [](auto &s) { s.serverless = false, s.autoStopMinutes = 0; }, {}},
        {"custom without version", [](auto &s) { s.channel = u"CHANNEL_NAME_CUSTOM"_s; }, {u"dbsql_version"_s}},
        {"unknown channel", [](auto &s) { s.channel = u"BBC"_s; }, {u"channel"_s}},
        {"unknown spot policy", [](auto &s) { s.spotPolicy = u"CHEAP"_s; }, {u"spot_instance_policy"_s}},
        {"empty key",
         [](auto &s) {
             s.tags = {{u" "_s, u"x"_s}};
         },
         {u"tags"_s}},
        {"key twice",
         [](auto &s) {
             s.tags = {{u"a"_s, u"x"_s}, {u"a"_s, u"y"_s}};
         },
         {u"tags"_s}},
        {"empty value",
         [](auto &s) {
             s.tags = {{u"a"_s, {}}};
         },
         {}},
    };
    for (const Case &c : cases) {
        WarehouseSpec spec = good();
        c.change(spec);
        EXPECT_EQ(wrongFields(spec), c.fields) << c.what;
    }
    WarehouseSpec tagged = good();
    for (int i = 0; i < 44; ++i)
        tagged.tags += Tag{QString::number(i), {}};
    EXPECT_EQ(wrongFields(tagged), QStringList());
    tagged.tags += Tag{u"one more"_s, {}};
    EXPECT_EQ(wrongFields(tagged), QStringList{u"tags"_s});
}

TEST(WarehouseRules, AnEditMayKeepWhatTheServerGave)
{
    WarehouseSpec before = good();
    before.type = u"REYDEN"_s;
    before.size = u"9X-Large"_s;
    before.autoStopMinutes = 5;
    before.serverless = false;
    WarehouseSpec spec = before;
    spec.name = u"New name"_s;
    EXPECT_EQ(wrongFields(spec, &before), QStringList());
    spec.autoStopMinutes = 6;
    EXPECT_EQ(wrongFields(spec, &before), QStringList{u"auto_stop_mins"_s});
}

TEST(WarehouseRules, EverythingOfferedIsValid)
{
    EXPECT_EQ(warehouseSizes().size(), 10);
    for (const QString &size : warehouseSizes()) {
        WarehouseSpec spec = good();
        spec.size = size;
        EXPECT_EQ(wrongFields(spec), QStringList());
    }
    for (const QString &policy : warehouseSpotPolicies()) {
        WarehouseSpec spec = good();
        spec.spotPolicy = policy;
        EXPECT_EQ(wrongFields(spec), QStringList());
    }
    for (const QString &channel : warehouseChannels()) {
        WarehouseSpec spec = good();
        spec.channel = channel;
        spec.dbsqlVersion = u"2026.10"_s;
        EXPECT_EQ(wrongFields(spec), QStringList());
    }
}
