// SPDX-License-Identifier: GPL-3.0-or-later
// Clusters.
#include "ui/tour/tour_parts.h"

#include <QDialog>
#include <QTabBar>

namespace trowel::tour {

QList<TourStop> clusterStops()
{
    const QString page = QStringLiteral("clustersPage");
    const auto list = opened(kDemo, QLatin1String("clusters"));
    const auto etl = selected({QStringLiteral("shared-etl")});
    const auto create = asked(QStringLiteral("clusters.new"), QStringLiteral("createCluster"));
    const auto name = typed(QStringLiteral("cluster_name"), QStringLiteral("orders-backfill"));
    const TourStep json{
        [](TourDriver &d) { d.dialog()->findChild<QTabBar *>(QStringLiteral("sides"))->setCurrentIndex(1); }, {}};
    const auto three =
        selected({QStringLiteral("shared-etl"), QStringLiteral("bi-extracts"), QStringLiteral("returns-analysis")});
    const auto ended =
        selected({QStringLiteral("priya-adhoc"), QStringLiteral("cold-chain-lab"), QStringLiteral("tariff-what-if")});
    return {
        {QStringLiteral("clusters"), {page}, {list}},
        {QStringLiteral("cluster-overview"), {page}, {list, etl, inTab(QStringLiteral("overview"))}},
        {QStringLiteral("cluster-failed"),
         {page},
         {list, selected({QStringLiteral("partner-exchange")}), inTab(QStringLiteral("overview"))}},
        {QStringLiteral("cluster-events"),
         {page, QStringLiteral("clusterEvents")},
         {list, etl, inTab(QStringLiteral("events")), until(QStringLiteral("clusterEvents"))}},
        {QStringLiteral("cluster-timeline"),
         {page, QStringLiteral("timeline")},
         {list, etl, inTab(QStringLiteral("timeline")), until(QStringLiteral("timeline"))}},
        {QStringLiteral("cluster-timeline-week"),
         {page, QStringLiteral("timeline")},
         {list, etl, inTab(QStringLiteral("timeline")), until(QStringLiteral("timeline")),
          pressed(QStringLiteral("timelineWeek"))}},
        {QStringLiteral("create-cluster"), {QStringLiteral("createCluster")}, {list, create, name}},
        {QStringLiteral("create-cluster-error"),
         {QStringLiteral("createCluster")},
         {list, create, name, typed(QStringLiteral("autotermination_minutes"), QStringLiteral("5"))}},
        {QStringLiteral("create-cluster-json"),
         {QStringLiteral("createCluster"), QStringLiteral("json")},
         {list, create, name, json, until(QStringLiteral("json"))}},
        {QStringLiteral("edit-cluster"),
         {QStringLiteral("editCluster")},
         {list, etl, asked(QStringLiteral("clusters.edit"), QStringLiteral("editCluster"))}},
        {QStringLiteral("resize-cluster"),
         {QStringLiteral("resizeCluster")},
         {list, etl, asked(QStringLiteral("clusters.resize"), QStringLiteral("resizeCluster"))}},
        {QStringLiteral("restart-clusters"),
         {QStringLiteral("restartClusters")},
         {list, three, asked(QStringLiteral("clusters.restart"), QStringLiteral("restartClusters"))}},
        {QStringLiteral("terminate-clusters"),
         {QStringLiteral("terminateClusters")},
         {list, etl, asked(QStringLiteral("clusters.terminate"), QStringLiteral("terminateClusters"))}},
        {QStringLiteral("delete-clusters"),
         {QStringLiteral("deleteClusters")},
         {list, ended, asked(QStringLiteral("clusters.delete"), QStringLiteral("deleteClusters"))}},
    };
}

} // namespace trowel::tour
