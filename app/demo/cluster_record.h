// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/clusters.h"

namespace trowel::demo {

/// Adds an event to those a cluster remembers.
void record(Cluster &cluster, qint64 atMs, const char *type, const QJsonObject &details = {});

// Details of events: who did it, how many workers there are and will be, and the init scripts.
QJsonObject by(const QString &user);
QJsonObject workersNow(const Cluster &cluster, int target);
QJsonObject scriptsOf(const Cluster &cluster, bool finished);

} // namespace trowel::demo
