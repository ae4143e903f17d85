// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/audit/audit_schema.h"
#include "core/audit/audit_verify.h"

#include <QMutex>
#include <QObject>
#include <QTimer>

namespace trowel {

/// The half of AuditLog that touches the disk; lives on a thread of its own. `add` is called from the main thread,
/// everything else runs here. Tickets name those who wait; 0 is nobody.
class AuditWriter final : public QObject
{
    Q_OBJECT
public:
    AuditWriter(const QString &path, const QString &session);

    /// Any thread. What is added within one turn of the main loop goes to disk in one transaction.
    void add(const QVariantList &values, quint64 ticket);
    /// Writes what waits, then answers for the ticket.
    void flush(quint64 ticket);
    /// Writes a note into the log when the marked row is not in it.
    void checkMark(const AuditMark &mark, quint64 ticket);
    void checkFailed(const QString &note, quint64 ticket);
    /// Writes what waits and closes the file.
    void finish();

signals:
    void written(const trowel::AuditLink &newest, const trowel::AuditLink &head);
    void settled(const QList<quint64> &tickets, const std::optional<trowel::Error> &error);

private:
    struct Pending
    {
        QVariantList values;
        quint64 ticket = 0;
    };

    std::optional<Error> write();
    Result<Nothing> openFile();
    // A note when the last row of this run has gone meanwhile.
    Result<QList<QVariantList>> checkLast();
    void keepForLater(const QList<Pending> &batch);

    const QString m_path;
    const QString m_session;
    QMutex m_mutex;
    QList<Pending> m_inbox; // guarded
    QList<Pending> m_backlog;
    qint64 m_lost = 0;
    AuditLink m_last; // that this run wrote
    quint64 m_fileId = 0;
    AuditConnection m_connection;
    QTimer m_retry;
};

} // namespace trowel
