// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/services/clusters.h"
#include "ui/kinds/cluster_form.h"
#include "ui/model/kind.h"

namespace trowel {

class Session;

Place clusterPlace(Session &session, const QString &id);
Clusters clusterService(Session &session, Lane lane, const QString &purpose = {});

/// Everything that can be done with clusters, for menus, tool bar and keys.
QList<Action<ClusterRow>> clusterActions();

// Its parts: what opens a form (cluster_form_actions.cpp).
void createCluster(const ActionScope &scope);
void copyCluster(const ActionScope &scope, const ClusterRow &row);
void editCluster(const ActionScope &scope, const ClusterRow &row);
void resizeCluster(const ActionScope &scope, const ClusterRow &row);

} // namespace trowel
