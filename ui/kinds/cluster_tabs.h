// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/services/cluster_types.h"

class QWidget;

namespace trowel {

class Session;

/// The drawer's tab of events, newest first, and the picture made of them. Owned by `parent`.
QWidget *makeClusterEvents(Session &session, const ClusterRow &row, QWidget *parent);
QWidget *makeClusterTimelineTab(Session &session, const ClusterRow &row, QWidget *parent);

} // namespace trowel
