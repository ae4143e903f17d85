// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transfer/transfer_list.h"

namespace trowel {
TransferList::~TransferList() = default;
} // namespace trowel
