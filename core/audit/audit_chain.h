// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/async/result.h"

#include <QByteArray>
#include <QList>
#include <QVariantList>

class QSqlDatabase;

namespace trowel {

/// One place in the chain: the number of a row and its hash (32 bytes).
struct AuditLink
{
    qint64 seq = 0;
    QByteArray hash;
    bool operator==(const AuditLink &other) const = default;
};

/// SHA-256 over the hash before, the row's number and its values, each with its length or as eight bytes.
QByteArray auditHash(const QByteArray &previous, qint64 seq, const QVariantList &values);

/// The beginning of every log: number 0 and 32 zero bytes.
AuditLink auditOrigin();
/// Where the chain begins: the origin, or the last row that was removed from the front.
Result<AuditLink> auditHead(const QSqlDatabase &db);
/// The newest row, or the head of an empty log.
Result<AuditLink> auditNewest(const QSqlDatabase &db);

/// Adds the rows in one transaction that is on disk when this returns, behind whatever row is the newest then: another
/// process may have written in between. All rows or none.
Result<AuditLink> auditAppend(const QSqlDatabase &db, const QList<QVariantList> &rows);

} // namespace trowel
