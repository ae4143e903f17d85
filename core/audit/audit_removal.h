// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/audit/audit_chain.h"

#include <QDateTime>

namespace trowel {

/// What would go when everything older than a date is removed from the front of the log.
struct AuditRemoval
{
    qint64 rows = 0;  ///< attempts, outcomes and notes
    qint64 calls = 0; ///< attempts among them
    AuditLink last;   ///< the last row that goes; the log then begins behind it
    AuditLink newest; ///< of the whole log
    bool isEmpty() const { return rows == 0; }
};

/// Only rows in front of the first one that is not older go, so that the rest still hangs together. Blocking.
Result<AuditRemoval> planAuditRemoval(const QString &path, const QDateTime &olderThan);

/// Removes the rows up to `last`, some thousand at a time: others may write in between, and whatever comes in between
/// leaves a log that verifies, since each step moves the head on with the rows. What is removed is overwritten in the
/// file. Answers how many rows went. Blocking.
Result<qint64> removeAuditUpTo(const QString &path, const AuditLink &last);

} // namespace trowel
