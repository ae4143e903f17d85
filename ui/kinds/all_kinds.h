// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/model/any_kind.h"

namespace trowel {

/// The kinds of the window in the order of the navigator. One line each in all_kinds.cpp.
KindList allKinds();

} // namespace trowel
