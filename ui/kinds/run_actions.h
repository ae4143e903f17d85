// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/services/job_runs.h"
#include "ui/model/kind.h"

namespace trowel {

/// What can be done with job runs.
QList<Action<RunRow>> runActions();

} // namespace trowel
