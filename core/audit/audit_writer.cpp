// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audit/audit_writer.h"

#include <QFile>

#include <sys/stat.h>

namespace trowel {
namespace {

using namespace std::chrono_literals;
constexpr qsizetype longestBacklog = 10000;
constexpr auto retryAfter = 2000ms;

// Tells whether the file behind the name is still the one that was opened; 0 for none.
quint64 fileId(const QString &path)
{
    struct stat info = {};
    return ::stat(QFile::encodeName(path).constData(), &info) == 0 ? quint64(info.st_ino) : 0;
}

} // namespace

AuditWriter::AuditWriter(const QString &path, const QString &session) : m_path(path), m_session(session), m_retry(this)
{
    m_retry.setSingleShot(true);
    m_retry.setInterval(retryAfter);
    connect(&m_retry, &QTimer::timeout, this, &AuditWriter::write);
}

void AuditWriter::add(const QVariantList &values, quint64 ticket)
{
    const QMutexLocker lock(&m_mutex);
    m_inbox.append({values, ticket});
    if (m_inbox.size() == 1)
        QMetaObject::invokeMethod(this, &AuditWriter::write, Qt::QueuedConnection);
}

void AuditWriter::flush(quint64 ticket)
{
    emit settled({ticket}, write());
}

void AuditWriter::checkMark(const AuditMark &mark, quint64 ticket)
{
    std::optional<Error> error = write();
    if (auto opened = openFile(); !opened) {
        error = opened.error();
    } else {
        const auto holds = holdsMark(m_connection.database(), mark);
        if (!holds)
            error = holds.error();
        else if (!*holds)
            return checkFailed(QStringLiteral("Entry %1, the newest the keychain remembered, was not in the log.")
                                   .arg(mark.newest.seq),
                               ticket);
        else
            error.reset();
    }
    emit settled({ticket}, error);
}

void AuditWriter::checkFailed(const QString &note, quint64 ticket)
{
    add(auditNote(m_session, note), 0);
    flush(ticket);
}

void AuditWriter::finish()
{
    m_retry.stop();
    write();
    m_connection.close();
}

Result<Nothing> AuditWriter::openFile()
{
    // A file that was moved away or replaced would take entries that nobody ever sees.
    if (m_connection.isOpen() && fileId(m_path) == m_fileId)
        return Nothing{};
    auto opened = m_connection.open(m_path, AuditConnection::Access::Write);
    m_fileId = opened ? fileId(m_path) : 0;
    return opened;
}

Result<QList<QVariantList>> AuditWriter::checkLast()
{
    if (m_last.seq == 0)
        return QList<QVariantList>();
    const auto head = auditHead(m_connection.database());
    if (head && head->seq >= m_last.seq)
        return QList<QVariantList>(); // what was old was removed
    return holdsMark(m_connection.database(), {m_last, {}}).map([this](bool holds) {
        QList<QVariantList> notes;
        if (!holds)
            notes.append(auditNote(
                m_session, QStringLiteral("Entry %1, written by this run, is no longer in the log.").arg(m_last.seq)));
        return notes;
    });
}

std::optional<Error> AuditWriter::write()
{
    QList<Pending> batch = std::exchange(m_backlog, {});
    {
        const QMutexLocker lock(&m_mutex);
        batch += std::exchange(m_inbox, {});
    }
    if (batch.isEmpty() && m_lost == 0)
        return std::nullopt;
    QList<quint64> tickets;
    QList<QVariantList> rows;
    if (m_lost > 0)
        rows.append(auditNote(m_session, QStringLiteral("%1 entries could not be written.").arg(m_lost)));
    for (const Pending &pending : batch) {
        rows.append(pending.values);
        if (pending.ticket != 0)
            tickets.append(pending.ticket);
    }

    const auto link =
        openFile().and_then([this](Nothing) { return checkLast(); }).and_then([&](const QList<QVariantList> &notes) {
            return auditAppend(m_connection.database(), notes + rows);
        });
    if (!link) {
        m_connection.close(); // the next turn begins anew: the trouble may have gone
        keepForLater(batch);
        emit settled(tickets, link.error());
        return link.error();
    }
    m_lost = 0;
    m_last = *link;
    const auto head = auditHead(m_connection.database());
    if (head)
        emit written(*link, *head);
    emit settled(tickets, std::nullopt);
    return std::nullopt;
}

// A change that was refused is not sent, so its entry goes; what has happened already is written when it can be.
void AuditWriter::keepForLater(const QList<Pending> &batch)
{
    for (const Pending &pending : batch) {
        if (pending.ticket != 0)
            continue;
        if (m_backlog.size() < longestBacklog)
            m_backlog.append(pending);
        else
            ++m_lost;
    }
    m_retry.start();
}

} // namespace trowel
