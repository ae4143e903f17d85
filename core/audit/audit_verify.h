// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/audit/audit_chain.h"

#include <optional>

namespace trowel {

/// What the keychain remembers of the log: its newest row at that time and where it began.
struct AuditMark
{
    AuditLink newest;
    AuditLink head;

    QByteArray toText() const;
    static std::optional<AuditMark> fromText(const QByteArray &text);
};

struct AuditFinding
{
    qint64 seq = 0; ///< the row it was found at
    QString what;   ///< English
};

/// What a walk through the whole chain found.
struct AuditReport
{
    enum class State {
        Intact,
        NotAnchored, ///< the rows fit together, but nothing outside the file says that none is missing at the end
        Broken
    };
    State state = State::NotAnchored;
    qint64 entries = 0;
    AuditLink newest;
    qint64 behindAnchor = 0; ///< rows written after the anchor was; they hang together, a cut among them is not seen
    QString notAnchoredBecause;
    QList<AuditFinding> findings; ///< the first hundred
};

/// Reads every row in one snapshot. Blocking: for a background thread.
Result<AuditReport> verifyAudit(const QString &path, const std::optional<AuditMark> &mark);

/// Whether the marked row is still where it was, with its hash: nothing before it was changed without rewriting it.
Result<bool> holdsMark(const QSqlDatabase &db, const AuditMark &mark);

} // namespace trowel
