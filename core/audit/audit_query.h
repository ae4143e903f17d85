// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/async/result.h"
#include "core/http/audit_sink.h"

#include <QList>
#include <QStringList>

#include <functional>
#include <optional>

namespace trowel {

/// Which attempts to show; an empty field does not narrow.
struct AuditFilter
{
    QString text; ///< in path, query, body, who, outcome or detail; case-insensitive for ASCII
    QString workspace;
    QString family;
    bool changesOnly = false;
    QDateTime from;          ///< inclusive
    QDateTime to;            ///< exclusive
    bool failedOnly = false; ///< ended otherwise than done or cancelled

    bool operator==(const AuditFilter &) const = default;
};

/// One attempt with how it ended, if that is known; or a remark of the log about itself.
struct AuditRecord
{
    qint64 seq = 0;
    QString session; ///< the run of the program it belongs to
    QString method;
    AuditAttempt attempt;
    std::optional<AuditOutcome> outcome;
    QByteArray hash;        ///< of the row of the attempt
    qint64 outcomeSeq = 0;  ///< 0 without an outcome
    QByteArray outcomeHash; ///< of the row of the outcome
    QString note;           ///< a remark; then only `seq`, `session`, `hash` and `attempt.when` are set besides
    bool isNote() const { return !note.isEmpty(); }
};

/// Some records and whether older ones follow.
struct AuditPiece
{
    QList<AuditRecord> records;
    bool more = false;
};

/// What occurs in the log, sorted.
struct AuditChoices
{
    QStringList workspaces;
    QStringList families;
};

/// Newest first. Blocking: for a background thread.
Result<QList<AuditRecord>> queryAudit(const QString &path, const AuditFilter &filter, qint64 limit, qint64 offset);
Result<qint64> countAudit(const QString &path, const AuditFilter &filter);

/// The newest `limit` records, notes among them, whose number is below `before` (0: from the newest on). Costs the same
/// however far down it begins. Blocking.
Result<AuditPiece> pieceOfAudit(const QString &path, const AuditFilter &filter, qint64 limit, qint64 before = 0);
/// How many records `pieceOfAudit` would give in all.
Result<qint64> countAuditRecords(const QString &path, const AuditFilter &filter);
/// The record that this row is part of, as its attempt, its outcome or a note. NotFound when there is none.
Result<AuditRecord> auditRecordAt(const QString &path, qint64 seq);
Result<AuditChoices> auditChoices(const QString &path);

/// Hands over every record, newest first, from one snapshot, until `take` says false. Blocking.
Result<Nothing> walkAudit(const QString &path, const AuditFilter &filter,
                          const std::function<bool(const AuditRecord &)> &take);

} // namespace trowel
