// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kinds/all_kinds.h"

namespace trowel {

KindList allKinds()
{
    KindList kinds;
    return kinds;
}

} // namespace trowel
