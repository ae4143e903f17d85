// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/async/result.h"
#include "core/http/audit_sink.h"

#include <QList>

#include <optional>

namespace trowel {

/// Which attempts to show; an empty field does not narrow.
struct AuditFilter
{
    QString text; ///< in path, query, body, who, outcome or detail; case-insensitive for ASCII
    QString workspace;
    QString family;
    bool changesOnly = false;
    QDateTime from; ///< inclusive
    QDateTime to;   ///< exclusive
};

/// One attempt with how it ended, if that is known.
struct AuditRecord
{
    qint64 seq = 0;
    QString session; ///< the run of the program it belongs to
    QString method;
    AuditAttempt attempt;
    std::optional<AuditOutcome> outcome;
};

/// Newest first. Blocking: for a background thread.
Result<QList<AuditRecord>> queryAudit(const QString &path, const AuditFilter &filter, qint64 limit, qint64 offset);
Result<qint64> countAudit(const QString &path, const AuditFilter &filter);

} // namespace trowel
