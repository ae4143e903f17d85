// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/audit/audit_export.h"
#include "core/audit/audit_query.h"
#include "core/audit/audit_removal.h"
#include "core/audit/audit_verify.h"
#include "core/http/audit_sink.h"

#include <QObject>
#include <QThread>
#include <QTimer>

#include <map>

namespace trowel {

class AuditAnchor;
class AuditWriter;

/// The log of everything that was asked of a workspace: an SQLite file (WAL, synchronous=FULL, 0600) of rows that are
/// only ever added and chained by SHA-256. Several processes may share one file. Used on the main thread; the disk is
/// touched on a thread of its own. Where the disk refuses, changes fail with Storage while reads go on and their rows
/// are written when it works again.
class AuditLog final : public QObject, public AuditSink
{
    Q_OBJECT
public:
    /// Opens nothing yet: the first entry does. `anchor` may be null (then `verify` says NotAnchored) and must outlive
    /// the log.
    explicit AuditLog(const QString &path, AuditAnchor *anchor = nullptr, QObject *parent = nullptr);
    /// Writes what waits, blocking for as long as the disk takes; does not anchor (use `close` for that).
    ~AuditLog() override;

    Task<Nothing> attempt(const AuditAttempt &entry) override;
    void outcome(const AuditOutcome &entry) override;

    /// Writes what waits and anchors it. Later changes are refused. Fails when either did not work.
    Task<Nothing> close();

    /// Walks through the whole chain, in the background.
    Task<AuditReport> verify();
    /// Newest first, including what waits to be written.
    Task<QList<AuditRecord>> query(const AuditFilter &filter, qint64 limit, qint64 offset = 0);
    Task<qint64> count(const AuditFilter &filter = {});
    /// The next records below `before` (0: the newest); see pieceOfAudit.
    Task<AuditPiece> piece(const AuditFilter &filter, qint64 limit, qint64 before = 0);
    /// How many records the pages hold in all.
    Task<qint64> countRecords(const AuditFilter &filter);
    Task<AuditRecord> entry(qint64 seq);
    Task<AuditChoices> choices();
    /// Writes what matches into a file; `state` says how far it is. Cancelling stops the writing.
    Task<qint64> exportTo(const QString &file, AuditFormat format, const AuditFilter &filter,
                          const std::shared_ptr<AuditExportState> &state);

    /// What removing everything older would take away.
    Task<AuditRemoval> planRemoval(const QDateTime &olderThan);
    /// Removes it for good, in the background. The keychain is told first where the log will begin; when it cannot be
    /// told nothing is removed (Keychain), unless `evenUnanchored`: a keychain that remembers the old beginning would
    /// then call the log broken. Answers how many rows went.
    Task<qint64> removeOlder(const QDateTime &olderThan, bool evenUnanchored = false);

    /// How long to wait after a write before the keychain hears of it; several writes share one save.
    void setAnchorDelay(std::chrono::milliseconds delay) { m_anchorTimer.setInterval(delay); }

signals:
    /// Something was written.
    void changed();

private:
    Task<Nothing> wait(quint64 *ticket);
    Task<Nothing> flush();
    Task<Nothing> anchorNow();
    Task<Nothing> checkAnchorOnce();
    Task<qint64> remove(const AuditRemoval &removal, bool evenUnanchored);

    const QString m_path;
    const QString m_session;
    AuditAnchor *const m_anchor;
    QThread m_thread;
    AuditWriter *m_writer; // deleted on its thread
    std::map<quint64, Promise<Nothing>> m_waiting;
    quint64 m_lastTicket = 0;
    AuditMark m_mark;
    qint64 m_anchoredSeq = 0;
    AuditLink m_cut; ///< where the log begins, or will when a removal is through
    bool m_anchorChecked = false;
    bool m_closed = false;
    QTimer m_anchorTimer;
};

} // namespace trowel
