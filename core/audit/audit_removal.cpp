// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audit/audit_removal.h"

#include "core/audit/audit_schema.h"

#include <QFileInfo>
#include <QSqlError>
#include <QSqlQuery>
#include <QThread>

namespace trowel {
namespace {

constexpr qint64 kRowsAtOnce = 2000;
// Who waits for the file asks again every few milliseconds; without a pause it would hardly get a turn.
constexpr unsigned long kPauseMs = 30;

Error broken(const QSqlDatabase &db, const QSqlQuery &query)
{
    return auditError(db.databaseName(), query.lastError().text());
}

Result<AuditLink> linkAt(const QSqlDatabase &db, qint64 seq)
{
    QSqlQuery query(db);
    query.prepare(QStringLiteral("SELECT seq, hash FROM entries WHERE seq <= ? ORDER BY seq DESC LIMIT 1"));
    query.addBindValue(seq);
    if (!query.exec())
        return failure(broken(db, query));
    return query.next() ? AuditLink{query.value(0).toLongLong(), query.value(1).toByteArray()} : AuditLink{};
}

Result<AuditRemoval> plan(const QSqlDatabase &db, const QDateTime &olderThan)
{
    AuditRemoval removal;
    const auto newest = auditNewest(db);
    if (!newest)
        return failure(newest.error());
    removal.newest = *newest;
    QSqlQuery query(db);
    // The order of the log counts, not the clock, which may have been set back meanwhile.
    query.prepare(QStringLiteral("SELECT seq FROM entries WHERE at >= ? ORDER BY seq LIMIT 1"));
    query.addBindValue(olderThan.toUTC().toString(Qt::ISODateWithMs));
    if (!query.exec())
        return failure(broken(db, query));
    const qint64 firstKept = query.next() ? query.value(0).toLongLong() : newest->seq + 1;
    query.finish();
    const auto last = linkAt(db, firstKept - 1);
    if (!last)
        return failure(last.error());
    if (last->seq == 0)
        return removal;
    removal.last = *last;
    query.prepare(QStringLiteral("SELECT count(*), sum(kind = 1) FROM entries WHERE seq <= ?"));
    query.addBindValue(last->seq);
    if (!query.exec() || !query.next())
        return failure(broken(db, query));
    removal.rows = query.value(0).toLongLong();
    removal.calls = query.value(1).toLongLong();
    return removal;
}

// One step: the head moves to the row with this hash and everything up to it goes.
Result<qint64> step(const QSqlDatabase &db, const AuditLink &end)
{
    QSqlQuery head(db);
    head.prepare(QStringLiteral("INSERT OR REPLACE INTO head (id, seq, hash) VALUES (1, ?, ?)"));
    head.addBindValue(end.seq);
    head.addBindValue(end.hash);
    if (!head.exec())
        return failure(broken(db, head));
    QSqlQuery remove(db);
    remove.prepare(QStringLiteral("DELETE FROM entries WHERE seq <= ?"));
    remove.addBindValue(end.seq);
    if (!remove.exec())
        return failure(broken(db, remove));
    return remove.numRowsAffected();
}

// Answers 0 when nothing is left to go.
Result<qint64> nextStep(const QSqlDatabase &db, const AuditLink &last)
{
    QSqlQuery query(db);
    query.prepare(QStringLiteral("SELECT seq, hash FROM entries WHERE seq <= ? ORDER BY seq LIMIT 1 OFFSET ?"));
    query.addBindValue(last.seq);
    query.addBindValue(kRowsAtOnce - 1);
    if (!query.exec())
        return failure(broken(db, query));
    if (query.next()) {
        const AuditLink end{query.value(0).toLongLong(), query.value(1).toByteArray()};
        query.finish();
        return step(db, end);
    }
    query.finish();
    // The end of it must be the row that was planned: the keychain has been told of that one.
    const auto end = linkAt(db, last.seq);
    if (!end)
        return failure(end.error());
    if (end->seq == 0)
        return 0;
    if (*end != last)
        return failure(auditError(db.databaseName(), QStringLiteral("its entries changed meanwhile")));
    return step(db, last);
}

} // namespace

Result<AuditRemoval> planAuditRemoval(const QString &path, const QDateTime &olderThan)
{
    if (!olderThan.isValid() || !QFileInfo::exists(path))
        return AuditRemoval{};
    AuditConnection connection;
    if (auto opened = connection.open(path, AuditConnection::Access::Read); !opened)
        return failure(opened.error());
    return plan(connection.database(), olderThan);
}

Result<qint64> removeAuditUpTo(const QString &path, const AuditLink &last)
{
    AuditConnection connection;
    if (auto opened = connection.open(path, AuditConnection::Access::Write); !opened)
        return failure(opened.error());
    const QSqlDatabase db = connection.database();
    QSqlQuery turn(db);
    if (!turn.exec(QStringLiteral("PRAGMA secure_delete=ON")))
        return failure(broken(db, turn));
    turn.finish();
    qint64 removed = 0;
    for (;;) {
        if (!turn.exec(QStringLiteral("BEGIN IMMEDIATE")))
            return failure(broken(db, turn));
        const auto gone = nextStep(db, last);
        if (!gone || !turn.exec(QStringLiteral("COMMIT"))) {
            const Error error = gone ? broken(db, turn) : gone.error();
            turn.exec(QStringLiteral("ROLLBACK"));
            return failure(error);
        }
        if (*gone <= 0)
            return removed;
        removed += *gone;
        QThread::msleep(kPauseMs);
    }
}

} // namespace trowel
