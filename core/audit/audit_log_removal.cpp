// SPDX-License-Identifier: GPL-3.0-or-later
// Taking old entries out of the log so that what is left still verifies.
#include "core/async/background.h"
#include "core/audit/audit_anchor.h"
#include "core/audit/audit_log.h"

#include <QPointer>

namespace trowel {

Task<AuditRemoval> AuditLog::planRemoval(const QDateTime &olderThan)
{
    return flush().andThen([path = m_path, olderThan](Nothing) {
        return runInBackground([path, olderThan] { return planAuditRemoval(path, olderThan); });
    });
}

Task<qint64> AuditLog::removeOlder(const QDateTime &olderThan, bool evenUnanchored)
{
    return planRemoval(olderThan).andThen([this, evenUnanchored](const AuditRemoval &removal) {
        return removal.isEmpty() ? Task<qint64>::ready(qint64(0)) : remove(removal, evenUnanchored);
    });
}

// First the keychain, then the rows: when the program ends in between nothing is missing that the keychain expects.
Task<qint64> AuditLog::remove(const AuditRemoval &removal, bool evenUnanchored)
{
    m_cut = removal.last;
    m_mark = {removal.newest.seq > m_mark.newest.seq ? removal.newest : m_mark.newest, removal.last};
    Task<Nothing> told = Task<Nothing>::ready(Nothing{});
    if (m_anchor) {
        told = checkAnchorOnce()
                   .andThen([this](Nothing) { return m_anchor->save(m_mark.toText()); })
                   .orElse([evenUnanchored](const Error &error) -> Result<Nothing> {
                       if (evenUnanchored && error.kind == Error::Kind::Keychain)
                           return Nothing{};
                       return failure(error);
                   });
    }
    return told
        .andThen([path = m_path, last = removal.last](Nothing) {
            return runInBackground([path, last] { return removeAuditUpTo(path, last); });
        })
        .andThen([this](qint64 rows) {
            // Another process may have told the keychain of a beginning on the way.
            m_anchoredSeq = 0;
            if (m_anchor && !m_closed)
                m_anchorTimer.start();
            emit changed();
            return rows;
        })
        .always([self = QPointer(this)](const Result<qint64> &result) {
            if (self && !result)
                self->m_cut = {}; // the log begins where its own head says
        });
}

} // namespace trowel
