// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/look/tokens.h"

#include <QPalette>

namespace trowel {

/// The palette of a theme with every role set in all three groups: a role left out would keep Qt's light default.
QPalette makePalette(Theme theme);

} // namespace trowel
