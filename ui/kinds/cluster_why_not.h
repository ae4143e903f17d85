// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/services/cluster_types.h"

namespace trowel {

// Why something cannot be done with a cluster now, in a sentence; empty when it can. What the server is asked for a
// state nobody knows, it may decide itself.
QString whyNotClusterStart(const ClusterRow &row);
QString whyNotClusterRunning(const ClusterRow &row);
QString whyNotClusterTerminate(const ClusterRow &row);
QString whyNotClusterEdit(const ClusterRow &row);
QString whyNotClusterResize(const ClusterRow &row);
QString whyNotClusterPin(const ClusterRow &row);
QString whyNotClusterUnpin(const ClusterRow &row);
QString whyNotClusterDelete(const ClusterRow &row);

} // namespace trowel
