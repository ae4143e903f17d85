// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/audit/audit_anchor.h"
#include "core/audit/audit_log.h"

#include <QFile>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

#include <gtest/gtest.h>

namespace trowel::testing_support {

/// The outcome of a task, waited for; a failed one when it does not come.
template <typename T>
Result<T> outcomeOf(const Task<T> &task)
{
    QObject context;
    std::optional<Result<T>> got;
    task.onDone(&context, [&got](Result<T> result) { got = std::move(result); });
    if (!QTest::qWaitFor([&] { return got.has_value(); }, 30000))
        return failure(Error::Kind::Internal, QStringLiteral("it never came"));
    return *got;
}

/// An anchor in memory that can fail.
class FakeAnchor final : public AuditAnchor
{
public:
    Task<Nothing> save(const QByteArray &mark) override
    {
        ++saves;
        if (trouble)
            return Task<Nothing>::ready(failure(*trouble));
        value = mark;
        return Task<Nothing>::ready(Nothing{});
    }
    Task<QByteArray> load() override
    {
        if (trouble)
            return Task<QByteArray>::ready(failure(*trouble));
        if (value.isNull())
            return Task<QByteArray>::ready(failure(Error::Kind::NotFound, QStringLiteral("no anchor")));
        return Task<QByteArray>::ready(value);
    }

    QByteArray value;
    int saves = 0;
    std::optional<Error> trouble;
};

inline AuditAttempt change(quint64 id, const QString &body = QStringLiteral("{\"name\":\"a\"}"))
{
    AuditAttempt entry;
    entry.requestId = id;
    entry.when = QDateTime::fromMSecsSinceEpoch(1700000000000 + qint64(id), Qt::UTC);
    entry.who = QStringLiteral("jo@example.com");
    entry.workspace = QStringLiteral("Finance");
    entry.host = QStringLiteral("https://finance.example.com");
    entry.family = QStringLiteral("warehouses");
    entry.verb = Verb::Post;
    entry.path = QStringLiteral("/api/2.0/sql/warehouses/%1").arg(id);
    entry.query = QStringLiteral("a=1");
    entry.body = body;
    entry.isRead = false;
    return entry;
}

inline AuditAttempt readOf(quint64 id)
{
    AuditAttempt entry = change(id);
    entry.verb = Verb::Get;
    entry.isRead = true;
    return entry;
}

inline AuditOutcome doneOf(quint64 id)
{
    AuditOutcome entry;
    entry.requestId = id;
    entry.when = QDateTime::fromMSecsSinceEpoch(1700000001000, Qt::UTC);
    entry.status = 200;
    entry.tookMs = 41;
    entry.serverRequestId = QStringLiteral("r-1");
    entry.outcome = QStringLiteral("done");
    return entry;
}

/// A folder of its own for each test.
class AuditTest : public ::testing::Test
{
protected:
    QTemporaryDir m_dir;
    QString m_path = m_dir.path() + QStringLiteral("/log/audit.sqlite");
    FakeAnchor m_anchor;

    // Writes `count` changes and closes, with the anchor at the newest.
    void writeSome(int count)
    {
        AuditLog log(m_path, &m_anchor);
        for (int i = 1; i <= count; ++i)
            log.attempt(change(quint64(i))).detach();
        const auto closed = outcomeOf(log.close());
        ASSERT_TRUE(closed) << closed.error().message.toStdString();
    }

    AuditReport report(AuditAnchor *anchor)
    {
        AuditLog log(m_path, anchor);
        const auto result = outcomeOf(log.verify());
        EXPECT_TRUE(result) << result.error().message.toStdString();
        return result.value_or(AuditReport());
    }

    // What somebody does to the file behind the program's back.
    void sql(const QString &statement)
    {
        {
            QSqlDatabase db = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("tamper"));
            db.setDatabaseName(m_path);
            ASSERT_TRUE(db.open());
            QSqlQuery query(db);
            ASSERT_TRUE(query.exec(statement)) << query.lastError().text().toStdString();
        }
        QSqlDatabase::removeDatabase(QStringLiteral("tamper"));
    }
};

} // namespace trowel::testing_support
