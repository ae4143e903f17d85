// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/services/cluster_types.h"
#include "ui/look/glyphs.h"
#include "ui/model/object_detail.h"

namespace trowel {

/// How a cluster's state is shown; the tool tip says why it ended, or what it waits for.
struct ClusterStateWords
{
    Glyph glyph;
    QString text;
    QString toolTip;
};

ClusterStateWords stateWords(const ClusterRow &row);
/// Glyph and word of a state alone, as the timeline shows it.
ClusterStateWords stateWords(ClusterRow::State state);
/// "Nobody used it for 30 min" for INACTIVITY; a code we do not know comes as it is, with the server's message.
QString reasonWords(const ClusterReason &reason);
/// "3 of 2–8", "4", "2–8" of one that rests, "Single node".
QString workersWords(const ClusterRow &row);
/// "Standard", "Dedicated", or what the server says.
QString accessModeWords(const QString &mode);
/// "Job", "Pipeline", "Person" …
QString sourceWords(const QString &source);
/// "15.4 LTS ML" of "15.4.x-cpu-ml-scala2.12" as far as its name tells.
QString runtimeWords(const QString &key);
/// "Spot, on demand where there is none"; the same for all clouds.
QString availabilityWords(const QString &availability);
/// "4 cores, 30.5 GB" and GPUs.
QString machineWords(double cores, qint64 memoryMb, int gpus = 0);

/// Facts of the drawer.
ObjectDetail clusterDetail(const Cluster &cluster, const QString &workspaceName);

} // namespace trowel
