// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/index/name_file.h"

#include <QFile>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>

namespace trowel {

namespace {

constexpr int kSchema = 1;
constexpr int kBusyMs = 5000; // two programs at the same file

/// A connection for one reading or writing, on whatever thread that is.
class Connection
{
public:
    explicit Connection(const QString &file)
        : m_name(QStringLiteral("names-") + QUuid::createUuid().toString(QUuid::WithoutBraces))
        , m_db(QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), m_name))
    {
        m_db.setDatabaseName(file);
        m_db.setConnectOptions(QStringLiteral("QSQLITE_BUSY_TIMEOUT=%1").arg(kBusyMs));
    }
    ~Connection()
    {
        m_db.close();
        m_db = QSqlDatabase();
        QSqlDatabase::removeDatabase(m_name);
    }
    Connection(const Connection &) = delete;
    Connection &operator=(const Connection &) = delete;

    bool open() { return m_db.open() && prepare(); }
    QSqlDatabase &db() { return m_db; }
    bool run(const QString &sql)
    {
        QSqlQuery query(m_db);
        return query.exec(sql);
    }
    Error error(const QString &file) const
    {
        return Error::make(Error::Kind::Storage, QStringLiteral("%1: %2").arg(file, m_db.lastError().text()));
    }

private:
    // Another version's table is of no use to this one: it is made anew.
    bool prepare()
    {
        QSqlQuery version(m_db);
        if (!version.exec(QStringLiteral("PRAGMA user_version")) || !version.next())
            return false;
        const int found = version.value(0).toInt();
        version.finish();
        if (found == kSchema)
            return true;
        return run(QStringLiteral("DROP TABLE IF EXISTS names")) &&
               run(QStringLiteral(
                   "CREATE TABLE names (workspace TEXT NOT NULL, kind TEXT NOT NULL, scope TEXT NOT NULL,"
                   " key TEXT NOT NULL, name TEXT NOT NULL, inside TEXT NOT NULL, seen INTEGER NOT NULL,"
                   " used INTEGER NOT NULL, PRIMARY KEY (workspace, kind, scope, key)) WITHOUT ROWID")) &&
               run(QStringLiteral("PRAGMA user_version = %1").arg(kSchema));
    }

    QString m_name;
    QSqlDatabase m_db;
};

QString idText(const QUuid &id)
{
    return id.toString(QUuid::WithoutBraces);
}

// Never NULL, which would not be equal to itself.
QString given(const QString &text)
{
    return text.isNull() ? QStringLiteral("") : text;
}

// Made before SQLite makes it, so that it is never readable for others.
void makeFile(const QString &path)
{
    QFile file(path);
    if (!file.exists() && file.open(QIODevice::NewOnly | QIODevice::WriteOnly, QFile::ReadOwner | QFile::WriteOwner))
        file.close();
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
}

Result<QList<KnownName>> readOnce(const QString &file, int most)
{
    makeFile(file);
    Connection connection(file);
    if (!connection.open())
        return failure(connection.error(file));
    QSqlQuery query(connection.db());
    query.setForwardOnly(true);
    query.prepare(QStringLiteral("SELECT workspace, kind, scope, key, name, inside, seen, used FROM names"
                                 " ORDER BY MAX(used / 1000, seen) DESC LIMIT ?"));
    query.addBindValue(most);
    if (!query.exec())
        return failure(Error::Kind::Storage, QStringLiteral("%1: %2").arg(file, query.lastError().text()));
    QList<KnownName> names;
    while (query.next()) {
        KnownName name;
        name.workspace = QUuid::fromString(query.value(0).toString());
        name.kind = query.value(1).toString();
        name.scope = query.value(2).toString();
        name.key = query.value(3).toString();
        name.name = query.value(4).toString();
        name.inside = query.value(5).toString();
        name.seen = query.value(6).toLongLong();
        name.used = query.value(7).toLongLong();
        if (!name.workspace.isNull() && !name.key.isEmpty() && !name.name.isEmpty())
            names += name;
    }
    query.finish();
    if (names.size() == most && most > 0) {
        const KnownName &oldest = names.constLast();
        connection.run(QStringLiteral("DELETE FROM names WHERE MAX(used / 1000, seen) < %1")
                           .arg(std::max(oldest.used / 1000, oldest.seen)));
    }
    return names;
}

bool putAll(QSqlDatabase &db, const QList<KnownName> &names)
{
    QSqlQuery put(db);
    put.prepare(QStringLiteral("INSERT INTO names VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET"
                               " name = excluded.name, inside = excluded.inside, seen = excluded.seen,"
                               " used = MAX(used, excluded.used)"));
    for (const KnownName &name : names) {
        put.bindValue(0, idText(name.workspace));
        put.bindValue(1, given(name.kind));
        put.bindValue(2, given(name.scope));
        put.bindValue(3, given(name.key));
        put.bindValue(4, given(name.name));
        put.bindValue(5, given(name.inside));
        put.bindValue(6, name.seen);
        put.bindValue(7, name.used);
        if (!put.exec())
            return false;
    }
    return true;
}

bool dropAll(QSqlDatabase &db, const NameChanges &changes)
{
    QSqlQuery drop(db);
    drop.prepare(QStringLiteral("DELETE FROM names WHERE workspace = ? AND kind = ? AND scope = ? AND key = ?"));
    for (const KnownName &name : changes.gone) {
        drop.bindValue(0, idText(name.workspace));
        drop.bindValue(1, given(name.kind));
        drop.bindValue(2, given(name.scope));
        drop.bindValue(3, given(name.key));
        if (!drop.exec())
            return false;
    }
    drop.prepare(QStringLiteral("DELETE FROM names WHERE workspace = ?"));
    for (const QUuid &workspace : changes.forgotten) {
        drop.bindValue(0, idText(workspace));
        if (!drop.exec())
            return false;
    }
    return true;
}

} // namespace

Result<QList<KnownName>> readNames(const QString &file, int most)
{
    Result<QList<KnownName>> names = readOnce(file, most);
    if (names || !QFile::exists(file))
        return names;
    // Damaged, or no database at all. It only helped to remember.
    QFile::remove(file);
    return readOnce(file, most);
}

Result<Nothing> writeNames(const QString &file, const NameChanges &changes)
{
    makeFile(file);
    Connection connection(file);
    if (!connection.open())
        return failure(connection.error(file));
    QSqlDatabase &db = connection.db();
    if (!db.transaction() || !dropAll(db, changes) || !putAll(db, changes.put) || !db.commit()) {
        const Error error = connection.error(file);
        db.rollback();
        return failure(error);
    }
    return Nothing{};
}

} // namespace trowel
