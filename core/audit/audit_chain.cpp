// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audit/audit_chain.h"

#include "core/audit/audit_schema.h"

#include <QCryptographicHash>
#include <QSqlError>
#include <QSqlQuery>
#include <QtEndian>

namespace trowel {
namespace {

constexpr int hashSize = 32;

void addNumber(QCryptographicHash &hash, qint64 number)
{
    const qint64 wire = qToBigEndian(number);
    hash.addData(QByteArrayView(reinterpret_cast<const char *>(&wire), sizeof wire));
}

Result<AuditLink> one(const QSqlDatabase &db, QLatin1String sql, const AuditLink &otherwise)
{
    QSqlQuery query(db);
    if (!query.exec(sql))
        return failure(auditError(db.databaseName(), query.lastError().text()));
    if (!query.next())
        return otherwise;
    return AuditLink{query.value(0).toLongLong(), query.value(1).toByteArray()};
}

const QString &insertSql()
{
    static const QString sql = [] {
        QString names = QStringLiteral("seq, hash");
        QString marks = QStringLiteral("?, ?");
        for (const AuditColumn &column : auditColumns()) {
            names += QLatin1String(", ") + column.name;
            marks += QLatin1String(", ?");
        }
        return QStringLiteral("INSERT INTO entries (%1) VALUES (%2)").arg(names, marks);
    }();
    return sql;
}

Result<AuditLink> insertAll(const QSqlDatabase &db, const QList<QVariantList> &rows)
{
    auto link = auditNewest(db);
    if (!link)
        return link;
    QSqlQuery query(db);
    if (!query.prepare(insertSql()))
        return failure(auditError(db.databaseName(), query.lastError().text()));
    for (const QVariantList &values : rows) {
        link->hash = auditHash(link->hash, ++link->seq, values);
        query.addBindValue(link->seq);
        query.addBindValue(link->hash);
        for (const QVariant &value : values)
            query.addBindValue(value);
        if (!query.exec())
            return failure(auditError(db.databaseName(), query.lastError().text()));
    }
    return link;
}

} // namespace

QByteArray auditHash(const QByteArray &previous, qint64 seq, const QVariantList &values)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(previous);
    addNumber(hash, seq);
    const auto &columns = auditColumns();
    for (qsizetype i = 0; i < values.size(); ++i) {
        if (!columns[size_t(i)].isText) {
            addNumber(hash, values[i].toLongLong());
            continue;
        }
        const QByteArray text = values[i].toString().toUtf8();
        addNumber(hash, text.size());
        hash.addData(text);
    }
    return hash.result();
}

AuditLink auditOrigin()
{
    return {0, QByteArray(hashSize, '\0')};
}

Result<AuditLink> auditHead(const QSqlDatabase &db)
{
    return one(db, QLatin1String("SELECT seq, hash FROM head"), auditOrigin());
}

Result<AuditLink> auditNewest(const QSqlDatabase &db)
{
    const auto head = auditHead(db);
    return head ? one(db, QLatin1String("SELECT seq, hash FROM entries ORDER BY seq DESC LIMIT 1"), *head) : head;
}

Result<AuditLink> auditAppend(const QSqlDatabase &db, const QList<QVariantList> &rows)
{
    QSqlQuery turn(db);
    // IMMEDIATE: the newest row is read under the lock that the insert needs. QSqlDatabase::transaction() is DEFERRED.
    if (!turn.exec(QStringLiteral("BEGIN IMMEDIATE")))
        return failure(auditError(db.databaseName(), turn.lastError().text()));
    auto link = insertAll(db, rows);
    if (link && turn.exec(QStringLiteral("COMMIT")))
        return link;
    if (link)
        link = failure(auditError(db.databaseName(), turn.lastError().text()));
    turn.exec(QStringLiteral("ROLLBACK"));
    return link;
}

} // namespace trowel
