// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/kinds/cluster_form.h"

namespace trowel {

/// "What this will run": nodes, cores and memory as far as the machines are known, and what costs unnoticed.
QList<FormFact> clusterFacts(const ClusterSpec &spec, const ClusterChoices &choices);

} // namespace trowel
