// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audit/audit_query.h"

#include "core/audit/audit_schema.h"

#include <QFileInfo>
#include <QSqlError>
#include <QSqlQuery>

namespace trowel {
namespace {

const QLatin1String fromBoth(" FROM entries a LEFT JOIN entries o ON o.session = a.session AND o.request = a.request"
                             " AND o.attempt = a.attempt AND o.kind = 2 WHERE a.kind = 1");

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
        sql += QLatin1String(" AND a.is_read = 0");
    if (!filter.text.isEmpty()) {
        add(QLatin1String("(a.path || ' ' || a.query || ' ' || a.body || ' ' || a.who || ' ' || ifnull(o.outcome, '')"
                          " || ' ' || ifnull(o.detail, '')) LIKE ? ESCAPE '\\'"),
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
    return out;
}

// Opens, runs and hands every row to `take`.
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
    while (good && query.next())
        take(query);
    if (query.lastError().isValid())
        return failure(auditError(path, query.lastError().text()));
    return Nothing{};
}

} // namespace

Result<QList<AuditRecord>> queryAudit(const QString &path, const AuditFilter &filter, qint64 limit, qint64 offset)
{
    QVariantList values;
    const QString sql = QLatin1String("SELECT a.seq, a.session, a.request, a.attempt, a.at, a.who, a.workspace, a.host,"
                                      " a.family, a.method, a.path, a.query, a.body, a.is_read, o.at, o.status,"
                                      " o.took_ms, o.server_request_id, o.outcome, o.detail") +
                        fromBoth + where(filter, &values) + QLatin1String(" ORDER BY a.seq DESC LIMIT ? OFFSET ?");
    values << limit << offset;
    QList<AuditRecord> records;
    return each(path, sql, values, [&](const QSqlQuery &row) { records.append(record(row)); }).map([&](Nothing) {
        return records;
    });
}

Result<qint64> countAudit(const QString &path, const AuditFilter &filter)
{
    QVariantList values;
    const QString sql = QLatin1String("SELECT count(*)") + fromBoth + where(filter, &values);
    qint64 count = 0;
    return each(path, sql, values, [&](const QSqlQuery &row) { count = row.value(0).toLongLong(); }).map([&](Nothing) {
        return count;
    });
}

} // namespace trowel
