// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/services/cluster_rules.h"
#include "core/services/cluster_spec_json.h"
#include "ui/kinds/cluster_form.h"

#include <algorithm>

namespace trowel {

Cloud ClusterChoices::cloud() const
{
    return nodeTypes.isEmpty() ? Cloud::Aws : cloudOfNodeType(nodeTypes.first().id);
}

const ClusterNodeType *ClusterChoices::nodeType(const QString &id) const
{
    const auto found =
        std::find_if(nodeTypes.cbegin(), nodeTypes.cend(), [&](const ClusterNodeType &type) { return type.id == id; });
    return found == nodeTypes.cend() ? nullptr : &*found;
}

ClusterSpec newClusterSpec(const ClusterChoices &choices)
{
    ClusterSpec spec;
    spec.accessMode = QStringLiteral("USER_ISOLATION");
    spec.autoscale = true;
    spec.minWorkers = 1;
    spec.maxWorkers = 4;
    spec.workers = 1;
    spec.autoTerminationMinutes = 60;
    spec.availability = clusterAvailabilities(choices.cloud()).constFirst();
    spec.firstOnDemand = 1;
    for (const ClusterRuntime &runtime : choices.runtimes) {
        const bool plain =
            !runtime.key.contains(QLatin1String("-ml-")) && !runtime.key.contains(QLatin1String("photon"));
        if (runtime.name.contains(QLatin1String("LTS")) && plain) {
            spec.runtime = runtime.key;
            break;
        }
    }
    constexpr double enoughCores = 4;
    for (const ClusterNodeType &type : choices.nodeTypes) {
        if (type.usable && type.gpus == 0 && type.cores >= enoughCores) {
            spec.nodeType = type.id;
            break;
        }
    }
    return spec;
}

} // namespace trowel
