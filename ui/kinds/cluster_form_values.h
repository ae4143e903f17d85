// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/services/cluster_types.h"
#include "ui/model/form.h"

namespace trowel {

/// The values of a cluster's fields, by field id; the counterpart of clusterSpecOf.
FormValues clusterValues(const ClusterSpec &spec);
/// "key value" or "key=value" a line, as people write Spark configuration and environment variables.
QString linesOfPairs(const ClusterPairs &pairs, QChar between);
ClusterPairs pairsOfLines(const QString &lines);

} // namespace trowel
