// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/call.h"
#include "app/demo/clusters.h"

namespace trowel::demo {

struct World;

/// A cluster as lists (without `spec`) and get (with it) answer it; defaults are left out.
QJsonObject clusterToJson(const Cluster &cluster, bool withSpec);
/// A page of a list, filtered, sorted and cut as asked; version 2.0 knows none of that.
HttpReply clusterList(World &world, const Call &call, bool paged);
/// A page of a cluster's events. With pages by token (2.1) or with a ready request for the next one (2.0).
HttpReply clusterEvents(const Cluster &cluster, const QJsonObject &asked, bool tokens);

/// The levels of rights on a cluster, weak to strong; and the object of the permissions API.
QStringList clusterLevels();
QString clusterObjectId(const Cluster &cluster);
bool mayOnCluster(const World &world, const Person &person, const Cluster &cluster, const char *level);

} // namespace trowel::demo
