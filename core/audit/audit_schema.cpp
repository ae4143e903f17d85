// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audit/audit_schema.h"

#include "core/audit/redact.h"
#include "core/audit/redact_scan.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLockFile>
#include <QSqlError>
#include <QSqlQuery>
#include <QUuid>

namespace trowel {
namespace {

constexpr int schemaVersion = 1;
constexpr int busyMs = 5000;
constexpr int lookAgainMs = 50;

QString clean(const QString &text)
{
    QString safe = QString::fromUtf8(text.toUtf8()); // halves of characters would not come back as they went in
    safe.remove(QChar(u'\0'));
    if (safe.isEmpty())
        return QStringLiteral(""); // never NULL
    return capped(redactPatterns(safe, redactedTextLimit), redactedTextLimit);
}

QString stamp(const QDateTime &when)
{
    const QDateTime utc = when.isValid() ? when.toUTC() : QDateTime::currentDateTimeUtc();
    return utc.toString(Qt::ISODateWithMs);
}

// Opened before SQLite does, so that it is never readable for others, not for a moment.
Result<Nothing> makeFile(const QString &path)
{
    const QFileInfo info(path);
    const QString folder = info.absolutePath();
    if (!QDir(folder).exists()) {
        if (!QDir().mkpath(folder))
            return failure(auditError(path, QStringLiteral("the folder cannot be made")));
        QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    }
    QFile file(path);
    if (!file.exists() && !file.open(QIODevice::NewOnly | QIODevice::WriteOnly, QFile::ReadOwner | QFile::WriteOwner) &&
        !file.exists())
        return failure(auditError(path, file.errorString()));
    file.close();
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    return Nothing{};
}

const char *const tables[] = {
    "CREATE TABLE IF NOT EXISTS entries (seq INTEGER PRIMARY KEY, kind INTEGER NOT NULL, session TEXT NOT NULL,"
    " request INTEGER NOT NULL, attempt INTEGER NOT NULL, at TEXT NOT NULL, who TEXT NOT NULL,"
    " workspace TEXT NOT NULL, host TEXT NOT NULL, family TEXT NOT NULL, method TEXT NOT NULL, path TEXT NOT NULL,"
    " query TEXT NOT NULL, body TEXT NOT NULL, is_read INTEGER NOT NULL, status INTEGER NOT NULL,"
    " took_ms INTEGER NOT NULL, server_request_id TEXT NOT NULL, outcome TEXT NOT NULL, detail TEXT NOT NULL,"
    " hash BLOB NOT NULL)",
    "CREATE INDEX IF NOT EXISTS entries_of_request ON entries (session, request, attempt, kind)",
    // The end of what was removed from the front; one row at most.
    "CREATE TABLE IF NOT EXISTS head (id INTEGER PRIMARY KEY CHECK (id = 1), seq INTEGER NOT NULL, hash BLOB NOT NULL)",
};

// The version of the tables; 0 for a file that has none yet or has no write-ahead log.
int preparedVersion(QSqlDatabase &db)
{
    QSqlQuery query(db);
    // In this order: only what reads the file notices that another connection has changed its mode.
    const int version = query.exec(QStringLiteral("PRAGMA user_version")) && query.next() ? query.value(0).toInt() : 0;
    const bool ahead = query.exec(QStringLiteral("PRAGMA journal_mode")) && query.next() &&
                       query.value(0).toString() == QLatin1String("wal");
    return ahead ? version : 0;
}

Result<Nothing> makeTables(const QString &path, QSqlDatabase &db)
{
    QSqlQuery query(db);
    const auto run = [&query](QLatin1String sql) { return query.exec(sql); };
    const auto fail = [&] { return failure(auditError(path, query.lastError().text())); };
    if (!run(QLatin1String("PRAGMA journal_mode=WAL")))
        return fail();
    query.finish();
    if (!run(QLatin1String("BEGIN IMMEDIATE")))
        return fail();
    for (const char *sql : tables) {
        if (!run(QLatin1String(sql))) {
            const Error error = auditError(path, query.lastError().text());
            run(QLatin1String("ROLLBACK"));
            return failure(error);
        }
    }
    if (!run(QLatin1String("PRAGMA user_version=1")) || !run(QLatin1String("COMMIT")))
        return fail();
    return Nothing{};
}

// While one connection turns a new file into one with a write-ahead log, SQLite refuses a second one at once instead of
// waiting as it does otherwise: one at a time does it, the others look whether it is done. Where no lock can be made,
// SQLite says what is wrong.
Result<Nothing> makeTablesAlone(const QString &path, QSqlDatabase &db)
{
    QLockFile alone(path + QStringLiteral(".lock"));
    const QDeadlineTimer until(busyMs);
    while (!alone.tryLock(lookAgainMs)) {
        if (preparedVersion(db) > 0)
            return Nothing{};
        if (alone.error() != QLockFile::LockFailedError)
            break;
        if (until.hasExpired())
            return failure(auditError(path, QStringLiteral("another program is preparing it")));
    }
    return preparedVersion(db) > 0 ? Nothing{} : makeTables(path, db);
}

Result<Nothing> prepareTables(const QString &path, QSqlDatabase &db)
{
    int version = preparedVersion(db);
    if (version == 0) {
        if (auto made = makeTablesAlone(path, db); !made)
            return made;
        version = preparedVersion(db);
    }
    if (version > schemaVersion)
        return failure(auditError(path, QStringLiteral("it was written by a newer version of this program")));
    QSqlQuery query(db);
    if (!query.exec(QStringLiteral("PRAGMA synchronous=FULL")))
        return failure(auditError(path, query.lastError().text()));
    return Nothing{};
}

} // namespace

Error auditError(const QString &path, const QString &words)
{
    return Error::make(Error::Kind::Storage, QStringLiteral("The audit log %1 cannot be used: %2").arg(path, words));
}

const std::vector<AuditColumn> &auditColumns()
{
    static const std::vector<AuditColumn> columns{
        {QLatin1String("kind"), false},
        {QLatin1String("session"), true},
        {QLatin1String("request"), false},
        {QLatin1String("attempt"), false},
        {QLatin1String("at"), true},
        {QLatin1String("who"), true},
        {QLatin1String("workspace"), true},
        {QLatin1String("host"), true},
        {QLatin1String("family"), true},
        {QLatin1String("method"), true},
        {QLatin1String("path"), true},
        {QLatin1String("query"), true},
        {QLatin1String("body"), true},
        {QLatin1String("is_read"), false},
        {QLatin1String("status"), false},
        {QLatin1String("took_ms"), false},
        {QLatin1String("server_request_id"), true},
        {QLatin1String("outcome"), true},
        {QLatin1String("detail"), true},
    };
    return columns;
}

QVariantList auditValues(const QString &session, const AuditAttempt &e)
{
    const QString none = QStringLiteral("");
    static const char *const verbs[] = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"};
    return {int(AuditKind::Attempt),
            session,
            qint64(e.requestId),
            e.attempt,
            stamp(e.when),
            clean(e.who),
            clean(e.workspace),
            clean(e.host),
            clean(e.family),
            QString::fromLatin1(verbs[int(e.verb)]),
            clean(e.path),
            clean(e.query),
            clean(e.body),
            int(e.isRead),
            0,
            qint64(0),
            none,
            none,
            none};
}

QVariantList auditValues(const QString &session, const AuditOutcome &e)
{
    const QString none = QStringLiteral("");
    return {int(AuditKind::Outcome),
            session,
            qint64(e.requestId),
            e.attempt,
            stamp(e.when),
            none,
            none,
            none,
            none,
            none,
            none,
            none,
            none,
            0,
            e.status,
            e.tookMs,
            clean(e.serverRequestId),
            clean(e.outcome),
            clean(e.detail)};
}

QVariantList auditNote(const QString &session, const QString &detail)
{
    const QString none = QStringLiteral("");
    return {int(AuditKind::Note),
            session,
            qint64(0),
            0,
            stamp({}),
            none,
            none,
            none,
            none,
            none,
            none,
            none,
            none,
            0,
            0,
            qint64(0),
            none,
            none,
            clean(detail)};
}

Result<Nothing> AuditConnection::open(const QString &path, Access access)
{
    close();
    if (access == Access::Write) {
        if (auto made = makeFile(path); !made)
            return made;
    }
    const QString name = QStringLiteral("audit-") + QUuid::createUuid().toString(QUuid::WithoutBraces);
    m_name = name;
    Result<Nothing> result = Nothing{};
    {
        QSqlDatabase db = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), name);
        db.setDatabaseName(path);
        const QString busy = QStringLiteral("QSQLITE_BUSY_TIMEOUT=%1").arg(busyMs);
        db.setConnectOptions(access == Access::Read ? QStringLiteral("QSQLITE_OPEN_READONLY;") + busy : busy);
        if (!db.open())
            result = failure(auditError(path, db.lastError().text()));
        else if (access == Access::Write)
            result = prepareTables(path, db);
    }
    if (!result)
        close();
    return result;
}

void AuditConnection::close()
{
    if (m_name.isEmpty())
        return;
    database().close();
    QSqlDatabase::removeDatabase(std::exchange(m_name, QString()));
}

} // namespace trowel
