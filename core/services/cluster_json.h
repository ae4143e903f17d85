// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/json/reader.h"
#include "core/services/cluster_types.h"

namespace trowel {

/// The wire forms of clusters as the server answers them (reference: clusters, "ClusterDetails"). Omitted members have
/// the API's defaults: no autotermination_minutes is never. Wrong types fail with BadReply and name the member.
QList<ClusterRow> readClusters(const JsonReader &answer); ///< one page; problems go to the reader
Result<Cluster> readCluster(const QByteArray &body);
Result<QString> readClusterId(const QByteArray &body);

/// What forms choose from, in the server's order; runtimes newest first.
Result<QList<ClusterNodeType>> readClusterNodeTypes(const QByteArray &body);
Result<QList<ClusterRuntime>> readClusterRuntimes(const QByteArray &body);

ClusterReason readClusterReason(const JsonReader &json);

QByteArray writeClusterReference(const QString &id);
QByteArray writeClusterResize(const QString &id, const ClusterSize &size);

} // namespace trowel
