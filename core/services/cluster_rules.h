// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/services/cluster_types.h"

namespace trowel {

/// What is wrong with one field of a cluster's form.
struct ClusterProblem
{
    QLatin1String field; ///< "cluster_name", "min_workers", "autotermination_minutes" …
    QString sentence;    ///< English, one sentence
    bool operator==(const ClusterProblem &) const = default;
};

/// What a form offers, in the order to show it. A server may answer others: those stay as they are.
QStringList clusterAccessModes();
QStringList clusterAvailabilities(Cloud cloud);
/// Both spellings of an access mode are the same: DATA_SECURITY_MODE_STANDARD is USER_ISOLATION.
QString plainAccessMode(const QString &mode);

/// What the API would refuse, at most one sentence a field; empty when everything is fine. With `before` (an edit)
/// values that were not touched are never complained about: the server gave them.
QList<ClusterProblem> checkClusterSpec(const ClusterSpec &spec, const ClusterSpec *before = nullptr);
QList<ClusterProblem> checkClusterSize(const ClusterSize &size);

} // namespace trowel
