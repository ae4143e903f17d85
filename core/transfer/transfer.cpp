// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transfer/transfer.h"

namespace trowel {
} // namespace trowel
