// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/async/task.h"

namespace trowel {

/// Gives the next piece of work, or nothing when there is none left.
using NextStep = std::function<std::optional<Task<Nothing>>()>;

/// Runs steps, `atOnce` of them at a time, and settles when the last one has. The first failure ends it and cancels
/// what is under way. Neither stack nor memory grows with the number of steps. Cancelling stops the steps under way.
Task<Nothing> runSteps(NextStep next, int atOnce = 1);

} // namespace trowel
