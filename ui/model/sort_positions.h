// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/model/any_kind.h"

#include <vector>

namespace trowel {

/// Sorts store positions by their keys (one key a position, in the same order). Equal keys keep the order of their
/// positions in both directions, so that a list does not jump when it is sorted again.
void sortPositions(std::vector<int> &positions, const SortKeys &keys, Qt::SortOrder order);

/// Puts `changed` (any order, each once) into `sorted`, which holds none of them, by looking up where each belongs: the
/// keys of the others are read only on the way there. For changes that are small beside the list.
std::vector<int> mergePositions(const std::vector<int> &sorted, std::vector<int> changed, const AnyKind &kind,
                                const ObjectStore &store, int column, Qt::SortOrder order);

} // namespace trowel
