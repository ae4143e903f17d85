// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace.h"

#include "core/http/audit_sink.h"
#include "core/http/network_factory.h"

namespace trowel {
class RequestQueue
{
};
Workspace::~Workspace() = default;
} // namespace trowel
