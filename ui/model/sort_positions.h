// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/model/any_kind.h"

#include <vector>

namespace trowel {

/// Sorts store positions by their keys (one key a position, in the same order). Equal keys keep the order of their
/// positions in both directions, so that a list does not jump when it is sorted again.
void sortPositions(std::vector<int> &positions, const SortKeys &keys, Qt::SortOrder order);

} // namespace trowel
