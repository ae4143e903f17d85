// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/clusters.h"

#include <gtest/gtest.h>

namespace trowel::demo {
namespace {

using State = Cluster::State;

class ClusterMachine : public testing::Test
{
protected:
    Cluster &made(const QJsonObject &size = {{QStringLiteral("num_workers"), 2}})
    {
        Cluster cluster;
        cluster.id = QStringLiteral("0712-164512-dusk42");
        cluster.spec = size;
        cluster.spec.insert(QStringLiteral("cluster_name"), QStringLiteral("etl"));
        cluster.spec.insert(QStringLiteral("autotermination_minutes"), 10);
        Cluster &added = fleet.add(cluster);
        fleet.create(added, QStringLiteral("ada"), 0);
        return added;
    }
    Cluster &running(const QJsonObject &size = {{QStringLiteral("num_workers"), 2}})
    {
        Cluster &cluster = made(size);
        fleet.advance(18'000);
        return cluster;
    }
    static QStringList types(const Cluster &cluster)
    {
        QStringList list;
        for (const ClusterEvent &event : cluster.events)
            list.append(event.type);
        return list;
    }

    ClusterFleet fleet;
};

TEST_F(ClusterMachine, startsByItselfWhenCreated)
{
    Cluster &cluster = made();
    EXPECT_EQ(cluster.state, State::Pending);
    fleet.advance(17'999);
    EXPECT_EQ(cluster.state, State::Pending);
    EXPECT_EQ(cluster.workers, 0);
    fleet.advance(18'000);
    EXPECT_EQ(cluster.state, State::Running);
    EXPECT_EQ(cluster.workers, 2);
    EXPECT_EQ(types(cluster),
              (QStringList{QStringLiteral("CREATING"), QStringLiteral("RUNNING"), QStringLiteral("DRIVER_HEALTHY")}));
}

TEST_F(ClusterMachine, endsByItselfWhenIdle)
{
    Cluster &cluster = running();
    fleet.advance(18'000 + 10 * 60'000 - 1);
    EXPECT_EQ(cluster.state, State::Running);
    fleet.advance(18'000 + 10 * 60'000);
    EXPECT_EQ(cluster.state, State::Terminating);
    EXPECT_EQ(cluster.reason.value(QLatin1String("code")), QStringLiteral("INACTIVITY"));
    fleet.advance(18'000 + 10 * 60'000 + 6'000);
    EXPECT_EQ(cluster.state, State::Terminated);
    EXPECT_EQ(cluster.workers, 0);
    EXPECT_EQ(cluster.terminatedMs, 18'000 + 10 * 60'000 + 6'000);
}

TEST_F(ClusterMachine, resizesInStepsAndStaysInItsLimits)
{
    Cluster &cluster = running();
    fleet.resize(cluster, {{QStringLiteral("num_workers"), 5}}, QStringLiteral("ada"), 20'000);
    EXPECT_EQ(cluster.state, State::Resizing);
    EXPECT_EQ(cluster.workers, 2);
    fleet.advance(28'000);
    EXPECT_EQ(cluster.workers, 5);
    EXPECT_EQ(cluster.events.back().type, QStringLiteral("UPSIZE_COMPLETED"));
    const QJsonObject range{{QStringLiteral("min_workers"), 1}, {QStringLiteral("max_workers"), 3}};
    fleet.resize(cluster, {{QStringLiteral("autoscale"), range}}, QStringLiteral("ada"), 30'000);
    fleet.advance(40'000);
    EXPECT_EQ(cluster.workers, 3) << "five are more than its limit";
    EXPECT_FALSE(cluster.spec.contains(QLatin1String("num_workers")));
    fleet.resize(cluster, {{QStringLiteral("autoscale"), range}}, QStringLiteral("ada"), 50'000);
    EXPECT_EQ(cluster.state, State::Running) << "nothing to do";
}

TEST_F(ClusterMachine, editsRestartWhatRuns)
{
    Cluster &cluster = running();
    QJsonObject spec = cluster.spec;
    spec.insert(QStringLiteral("num_workers"), 4);
    fleet.edit(cluster, spec, QStringLiteral("ada"), 20'000);
    EXPECT_EQ(cluster.state, State::Restarting);
    fleet.advance(32'000);
    EXPECT_EQ(cluster.state, State::Running);
    EXPECT_EQ(cluster.workers, 4);
    fleet.terminate(cluster, ClusterFleet::userRequest(QStringLiteral("ada")), {}, 40'000);
    fleet.advance(50'000);
    fleet.edit(cluster, spec, QStringLiteral("ada"), 60'000);
    EXPECT_EQ(cluster.state, State::Terminated) << "what has ended stays so";
    EXPECT_EQ(cluster.events.back().type, QStringLiteral("EDITED"));
}

TEST_F(ClusterMachine, aStartThatFailsEndsWithItsReason)
{
    Cluster &cluster = running();
    fleet.terminate(cluster, ClusterFleet::userRequest(QStringLiteral("ada")), {}, 20'000);
    fleet.advance(30'000);
    cluster.launchFailure = {{QStringLiteral("code"), QStringLiteral("CLOUD_PROVIDER_LAUNCH_FAILURE")},
                             {QStringLiteral("type"), QStringLiteral("CLOUD_FAILURE")}};
    fleet.start(cluster, QStringLiteral("ada"), 40'000);
    EXPECT_TRUE(cluster.reason.isEmpty()) << "the last reason is over";
    fleet.advance(100'000);
    EXPECT_EQ(cluster.state, State::Terminated);
    EXPECT_EQ(cluster.reason.value(QLatin1String("code")), QStringLiteral("CLOUD_PROVIDER_LAUNCH_FAILURE"));
}

TEST_F(ClusterMachine, permanentDeletionEndsItFirst)
{
    Cluster &cluster = running();
    fleet.remove(cluster, QStringLiteral("ada"), 20'000);
    EXPECT_NE(fleet.find(QStringLiteral("0712-164512-dusk42")), nullptr);
    EXPECT_EQ(fleet.findByName(QStringLiteral("etl")), nullptr) << "it has no name any more";
    fleet.advance(26'000);
    EXPECT_EQ(fleet.find(QStringLiteral("0712-164512-dusk42")), nullptr);
}

TEST_F(ClusterMachine, itsTimesFollowTheFactor)
{
    fleet.setTimeFactor(100);
    Cluster &cluster = made();
    fleet.advance(180);
    EXPECT_EQ(cluster.state, State::Running);
}

} // namespace
} // namespace trowel::demo
