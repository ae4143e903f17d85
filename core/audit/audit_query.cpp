// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audit/audit_query.h"

#include "core/audit/audit_schema.h"

#include <QFileInfo>
#include <QSqlError>
#include <QSqlQuery>

namespace trowel {
namespace {

const QLatin1String joined(" FROM entries a LEFT JOIN entries o ON o.session = a.session AND o.request = a.request"
                           " AND o.attempt = a.attempt AND o.kind = 2 AND a.kind = 1");
const QLatin1String attemptsOnly(" WHERE a.kind = 1");
const QLatin1String attemptsAndNotes(" WHERE a.kind IN (1, 3)");

const QLatin1String columnsOfBoth(
    "SELECT a.seq, a.session, a.request, a.attempt, a.at, a.who, a.workspace, a.host, a.family, a.method, a.path,"
    " a.query, a.body, a.is_read, a.hash, a.kind, a.detail, o.at, o.status, o.took_ms, o.server_request_id,"
    " o.outcome, o.detail, o.seq, o.hash");

QString bound(const QDateTime &when)
{
    return when.toUTC().toString(Qt::ISODateWithMs);
}

QString escapedLike(QString text)
{
    text.replace(u'\\', QLatin1String("\\\\")).replace(u'%', QLatin1String("\\%")).replace(u'_', QLatin1String("\\_"));
    return u'%' + text + u'%';
}

// The narrowing part of the statement; values are always bound.
QString where(const AuditFilter &filter, QVariantList *values)
{
    QString sql;
    const auto add = [&](QLatin1String condition, const QVariant &value) {
        sql += QLatin1String(" AND ") + condition;
        values->append(value);
    };
    if (!filter.workspace.isEmpty())
        add(QLatin1String("a.workspace = ?"), filter.workspace);
    if (!filter.family.isEmpty())
        add(QLatin1String("a.family = ?"), filter.family);
    if (filter.from.isValid())
        add(QLatin1String("a.at >= ?"), bound(filter.from));
    if (filter.to.isValid())
        add(QLatin1String("a.at < ?"), bound(filter.to));
    if (filter.changesOnly)
        sql += QLatin1String(" AND a.is_read = 0 AND a.kind = 1");
    if (filter.failedOnly)
        sql += QLatin1String(" AND o.outcome NOT IN ('done', 'cancelled')");
    if (!filter.text.isEmpty()) {
        add(QLatin1String("(a.path || ' ' || a.query || ' ' || a.body || ' ' || a.who || ' ' || ifnull(o.outcome, '')"
                          " || ' ' || ifnull(o.detail, '') || ' ' || a.detail) LIKE ? ESCAPE '\\'"),
            escapedLike(filter.text));
    }
    return sql;
}

Verb verbOf(const QString &method)
{
    static const QStringList verbs{QStringLiteral("GET"), QStringLiteral("HEAD"),  QStringLiteral("POST"),
                                   QStringLiteral("PUT"), QStringLiteral("PATCH"), QStringLiteral("DELETE")};
    return Verb(qMax<qsizetype>(0, verbs.indexOf(method)));
}

AuditRecord record(const QSqlQuery &row)
{
    AuditRecord out;
    int column = 0;
    const auto text = [&] { return row.value(column++).toString(); };
    const auto number = [&] { return row.value(column++).toLongLong(); };
    const auto time = [&] { return QDateTime::fromString(text(), Qt::ISODateWithMs); };
    AuditAttempt &a = out.attempt;
    out.seq = number();
    out.session = text();
    a.requestId = quint64(number());
    a.attempt = int(number());
    a.when = time();
    a.who = text();
    a.workspace = text();
    a.host = text();
    a.family = text();
    out.method = text();
    a.verb = verbOf(out.method);
    a.path = text();
    a.query = text();
    a.body = text();
    a.isRead = number() != 0;
    out.hash = row.value(column++).toByteArray();
    const auto kind = AuditKind(number());
    const QString detail = text();
    if (kind == AuditKind::Note)
        out.note = detail.isEmpty() ? QStringLiteral("A remark without words.") : detail;
    if (row.value(column).isNull())
        return out;
    AuditOutcome &o = out.outcome.emplace();
    o.requestId = a.requestId;
    o.attempt = a.attempt;
    o.when = time();
    o.status = int(number());
    o.tookMs = number();
    o.serverRequestId = text();
    o.outcome = text();
    o.detail = text();
    out.outcomeSeq = number();
    out.outcomeHash = row.value(column).toByteArray();
    return out;
}

// Opens, runs and hands every row to `take`, until that says false.
template <typename Take>
Result<Nothing> each(const QString &path, const QString &sql, const QVariantList &values, Take take)
{
    if (!QFileInfo::exists(path))
        return Nothing{}; // nothing was ever written
    AuditConnection connection;
    if (auto opened = connection.open(path, AuditConnection::Access::Read); !opened)
        return opened;
    QSqlQuery query(connection.database());
    query.setForwardOnly(true);
    bool good = query.prepare(sql);
    for (const QVariant &value : values)
        query.addBindValue(value);
    good = good && query.exec();
    while (good && query.next()) {
        if constexpr (std::is_same_v<decltype(take(query)), bool>) {
            if (!take(query))
                return Nothing{};
        } else {
            take(query);
        }
    }
    if (query.lastError().isValid())
        return failure(auditError(path, query.lastError().text()));
    return Nothing{};
}

} // namespace

Result<QList<AuditRecord>> queryAudit(const QString &path, const AuditFilter &filter, qint64 limit, qint64 offset)
{
    QVariantList values;
    const QString sql = columnsOfBoth + joined + attemptsOnly + where(filter, &values) +
                        QLatin1String(" ORDER BY a.seq DESC LIMIT ? OFFSET ?");
    values << limit << offset;
    QList<AuditRecord> records;
    return each(path, sql, values, [&](const QSqlQuery &row) { records.append(record(row)); }).map([&](Nothing) {
        return records;
    });
}

namespace {

Result<qint64> counted(const QString &path, const AuditFilter &filter, QLatin1String which)
{
    QVariantList values;
    const QString sql = QLatin1String("SELECT count(*)") + joined + which + where(filter, &values);
    qint64 count = 0;
    return each(path, sql, values, [&](const QSqlQuery &row) { count = row.value(0).toLongLong(); }).map([&](Nothing) {
        return count;
    });
}

Result<QStringList> distinct(const QString &path, const QString &column)
{
    QStringList found;
    const QString sql =
        QStringLiteral("SELECT DISTINCT %1 FROM entries WHERE kind = 1 AND %1 <> '' ORDER BY 1 LIMIT 500");
    return each(path, sql.arg(column), {}, [&](const QSqlQuery &row) { found += row.value(0).toString(); })
        .map([&](Nothing) { return found; });
}

} // namespace

Result<qint64> countAudit(const QString &path, const AuditFilter &filter)
{
    return counted(path, filter, attemptsOnly);
}

Result<qint64> countAuditRecords(const QString &path, const AuditFilter &filter)
{
    return counted(path, filter, attemptsAndNotes);
}

Result<AuditPiece> pieceOfAudit(const QString &path, const AuditFilter &filter, qint64 limit, qint64 before)
{
    QVariantList values;
    QString sql = columnsOfBoth + joined + attemptsAndNotes + where(filter, &values);
    if (before > 0) {
        sql += QLatin1String(" AND a.seq < ?");
        values << before;
    }
    sql += QLatin1String(" ORDER BY a.seq DESC LIMIT ?");
    values << limit + 1; // one more tells whether there are more
    AuditPiece page;
    return each(path, sql, values, [&](const QSqlQuery &row) { page.records.append(record(row)); }).map([&](Nothing) {
        page.more = page.records.size() > limit;
        if (page.more)
            page.records.removeLast();
        return page;
    });
}

Result<AuditRecord> auditRecordAt(const QString &path, qint64 seq)
{
    // An outcome is found through the attempt it belongs to, which comes before it.
    const QString attemptOf =
        QStringLiteral("SELECT a.seq FROM entries o JOIN entries a ON a.session = o.session AND a.request = o.request"
                       " AND a.attempt = o.attempt AND a.kind = 1 WHERE o.seq = ? AND o.kind = 2");
    qint64 wanted = seq;
    if (auto found = each(path, attemptOf, {seq}, [&](const QSqlQuery &row) { wanted = row.value(0).toLongLong(); });
        !found)
        return failure(found.error());
    std::optional<AuditRecord> got;
    const QString byNumber = columnsOfBoth + joined + attemptsAndNotes + QLatin1String(" AND a.seq = ?");
    if (auto found = each(path, byNumber, {wanted}, [&](const QSqlQuery &row) { got = record(row); }); !found)
        return failure(found.error());
    if (!got)
        return failure(Error::Kind::NotFound, QStringLiteral("Entry %1 is not in the log.").arg(seq));
    return *got;
}

Result<AuditChoices> auditChoices(const QString &path)
{
    return distinct(path, QStringLiteral("workspace")).and_then([&](const QStringList &workspaces) {
        return distinct(path, QStringLiteral("family")).map([&](const QStringList &families) {
            return AuditChoices{workspaces, families};
        });
    });
}

Result<Nothing> walkAudit(const QString &path, const AuditFilter &filter,
                          const std::function<bool(const AuditRecord &)> &take)
{
    QVariantList values;
    const QString sql =
        columnsOfBoth + joined + attemptsAndNotes + where(filter, &values) + QLatin1String(" ORDER BY a.seq DESC");
    return each(path, sql, values, [&](const QSqlQuery &row) { return take(record(row)); });
}

} // namespace trowel
