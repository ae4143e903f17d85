// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audit/audit_log.h"

#include "core/async/background.h"
#include "core/audit/audit_anchor.h"
#include "core/audit/audit_writer.h"

#include <QUuid>

namespace trowel {
namespace {

using namespace std::chrono_literals;
constexpr auto anchorDelay = 2000ms;

struct LoadedMark
{
    std::optional<AuditMark> mark;
    QString why; ///< there is none
};

Task<LoadedMark> loadMark(AuditAnchor *anchor)
{
    if (!anchor)
        return Task<LoadedMark>::ready(LoadedMark{{}, QStringLiteral("There is no keychain.")});
    return anchor->load()
        .andThen([](const QByteArray &text) {
            const auto mark = AuditMark::fromText(text);
            return LoadedMark{mark, mark ? QString() : QStringLiteral("The keychain's entry cannot be read.")};
        })
        .orElse([](const Error &error) -> Result<LoadedMark> {
            return LoadedMark{{}, error.message};
        });
}

// A log that cannot be written can still be read.
Result<Nothing> passStorage(const Error &error)
{
    if (error.kind == Error::Kind::Storage)
        return Nothing{};
    return failure(error);
}

} // namespace

AuditLog::AuditLog(const QString &path, AuditAnchor *anchor, QObject *parent)
    : QObject(parent)
    , m_path(path)
    , m_session(QUuid::createUuid().toString(QUuid::WithoutBraces))
    , m_anchor(anchor)
    , m_writer(new AuditWriter(path, m_session))
{
    m_thread.setObjectName(QStringLiteral("audit"));
    m_anchorTimer.setSingleShot(true);
    m_anchorTimer.setInterval(anchorDelay);
    m_writer->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_writer, &QObject::deleteLater);
    connect(m_writer, &AuditWriter::written, this, [this](const AuditLink &newest, const AuditLink &head) {
        m_mark = {newest, head.seq < m_cut.seq ? m_cut : head};
        if (m_anchor && !m_closed && !m_anchorTimer.isActive())
            m_anchorTimer.start();
        emit changed();
    });
    connect(m_writer, &AuditWriter::settled, this,
            [this](const QList<quint64> &tickets, const std::optional<Error> &error) {
                for (const quint64 ticket : tickets) {
                    const auto node = m_waiting.extract(ticket);
                    if (!node.empty())
                        node.mapped().settle(error ? Result<Nothing>(failure(*error)) : Result<Nothing>(Nothing{}));
                }
            });
    // A keychain that fails now may work later: the next write tries again.
    connect(&m_anchorTimer, &QTimer::timeout, this,
            [this] { anchorNow().onDone(this, [](const Result<Nothing> &) {}); });
    m_thread.start();
}

AuditLog::~AuditLog()
{
    QMetaObject::invokeMethod(m_writer, &AuditWriter::finish, Qt::BlockingQueuedConnection);
    m_thread.quit();
    m_thread.wait();
}

Task<Nothing> AuditLog::wait(quint64 *ticket)
{
    *ticket = ++m_lastTicket;
    return m_waiting.emplace(*ticket, Promise<Nothing>({}, Abandon::KeepRunning)).first->second.task();
}

Task<Nothing> AuditLog::attempt(const AuditAttempt &entry)
{
    if (m_closed)
        return Task<Nothing>::ready(failure(Error::Kind::Storage, QStringLiteral("The audit log is closed.")));
    const QVariantList values = auditValues(m_session, entry);
    if (entry.isRead) {
        m_writer->add(values, 0);
        return Task<Nothing>::ready(Nothing{});
    }
    quint64 ticket = 0;
    auto task = wait(&ticket);
    m_writer->add(values, ticket);
    return task;
}

void AuditLog::outcome(const AuditOutcome &entry)
{
    m_writer->add(auditValues(m_session, entry), 0);
}

Task<Nothing> AuditLog::flush()
{
    quint64 ticket = 0;
    auto task = wait(&ticket);
    QMetaObject::invokeMethod(
        m_writer, [writer = m_writer, ticket] { writer->flush(ticket); }, Qt::QueuedConnection);
    return task;
}

Task<Nothing> AuditLog::close()
{
    m_closed = true;
    m_anchorTimer.stop();
    const Promise<Nothing> promise({}, Abandon::KeepRunning);
    flush().onDone(this, [this, promise](Result<Nothing> flushed) {
        if (!flushed)
            return promise.settle(std::move(flushed));
        anchorNow().onDone(this, [promise](Result<Nothing> anchored) { promise.settle(std::move(anchored)); });
    });
    return promise.task();
}

// Before the mark in the keychain is replaced for the first time: what it says must be true, or the log keeps a note.
Task<Nothing> AuditLog::checkAnchorOnce()
{
    if (m_anchorChecked)
        return Task<Nothing>::ready(Nothing{});
    return m_anchor->load()
        .andThen([this](const QByteArray &text) {
            quint64 ticket = 0;
            auto task = wait(&ticket);
            const auto check = [writer = m_writer, mark = AuditMark::fromText(text), ticket] {
                if (mark)
                    writer->checkMark(*mark, ticket);
                else
                    writer->checkFailed(QStringLiteral("What the keychain remembered could not be read."), ticket);
            };
            QMetaObject::invokeMethod(m_writer, check, Qt::QueuedConnection);
            return task;
        })
        .orElse([](const Error &error) -> Result<Nothing> {
            if (error.kind == Error::Kind::NotFound)
                return Nothing{};
            return failure(error);
        })
        .andThen([this](Nothing) {
            m_anchorChecked = true;
            return Nothing{};
        });
}

Task<Nothing> AuditLog::anchorNow()
{
    if (!m_anchor || m_mark.newest.seq == m_anchoredSeq)
        return Task<Nothing>::ready(Nothing{});
    return checkAnchorOnce().andThen([this](Nothing) {
        return m_anchor->save(m_mark.toText()).andThen([this, seq = m_mark.newest.seq](Nothing) {
            m_anchoredSeq = seq;
            return Nothing{};
        });
    });
}

Task<AuditReport> AuditLog::verify()
{
    return flush()
        .orElse(passStorage)
        .andThen([anchor = m_anchor](Nothing) { return loadMark(anchor); })
        .andThen([path = m_path](const LoadedMark &loaded) {
            return runInBackground([path, loaded]() -> Result<AuditReport> {
                auto report = verifyAudit(path, loaded.mark);
                if (report)
                    report->notAnchoredBecause = loaded.why;
                return report;
            });
        });
}

Task<QList<AuditRecord>> AuditLog::query(const AuditFilter &filter, qint64 limit, qint64 offset)
{
    return flush().orElse(passStorage).andThen([path = m_path, filter, limit, offset](Nothing) {
        return runInBackground([path, filter, limit, offset] { return queryAudit(path, filter, limit, offset); });
    });
}

Task<qint64> AuditLog::count(const AuditFilter &filter)
{
    return flush().orElse(passStorage).andThen([path = m_path, filter](Nothing) {
        return runInBackground([path, filter] { return countAudit(path, filter); });
    });
}

Task<AuditPiece> AuditLog::piece(const AuditFilter &filter, qint64 limit, qint64 before)
{
    return flush().orElse(passStorage).andThen([path = m_path, filter, limit, before](Nothing) {
        return runInBackground([path, filter, limit, before] { return pieceOfAudit(path, filter, limit, before); });
    });
}

Task<qint64> AuditLog::countRecords(const AuditFilter &filter)
{
    return flush().orElse(passStorage).andThen([path = m_path, filter](Nothing) {
        return runInBackground([path, filter] { return countAuditRecords(path, filter); });
    });
}

Task<AuditRecord> AuditLog::entry(qint64 seq)
{
    return flush().orElse(passStorage).andThen([path = m_path, seq](Nothing) {
        return runInBackground([path, seq] { return auditRecordAt(path, seq); });
    });
}

Task<AuditChoices> AuditLog::choices()
{
    return flush().orElse(passStorage).andThen([path = m_path](Nothing) {
        return runInBackground([path] { return auditChoices(path); });
    });
}

Task<qint64> AuditLog::exportTo(const QString &file, AuditFormat format, const AuditFilter &filter,
                                const std::shared_ptr<AuditExportState> &state)
{
    auto work = flush().orElse(passStorage).andThen([path = m_path, file, format, filter, state](Nothing) {
        return runInBackground(
            [path, file, format, filter, state] { return exportAudit(path, filter, file, format, *state); });
    });
    const Promise<qint64> promise([state] { state->stop = true; });
    work.onDone(this, [promise](Result<qint64> done) { promise.settle(std::move(done)); });
    return promise.task();
}

} // namespace trowel
