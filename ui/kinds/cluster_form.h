// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/services/cluster_types.h"
#include "ui/model/form.h"

namespace trowel {

/// What a cluster can be made of, as the workspace says. Empty lists are typed by hand.
struct ClusterChoices
{
    QList<ClusterNodeType> nodeTypes;
    QList<ClusterRuntime> runtimes;
    QString problem; ///< why a list is missing; empty when both are there

    Cloud cloud() const;
    const ClusterNodeType *nodeType(const QString &id) const;
};

/// A new cluster to begin with: the newest long term runtime and a small machine of the workspace.
ClusterSpec newClusterSpec(const ClusterChoices &choices);

enum class ClusterFormFor { Create, Copy, Edit };

/// The form of a cluster, with its JSON side. `base` is the object that is edited or copied, as JSON without what only
/// the server says; `{}` for a new one.
FormSpec clusterForm(const ClusterSpec &spec, const QByteArray &base, const ClusterChoices &choices,
                     ClusterFormFor what);
ClusterSpec clusterSpecOf(const FormValues &values);

FormSpec resizeForm(const ClusterRow &row);
ClusterSize clusterSizeOf(const FormValues &values);

} // namespace trowel
