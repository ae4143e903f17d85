// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/audit/audit_query.h"

#include <atomic>

namespace trowel {

enum class AuditFormat {
    Csv, ///< RFC 4180, UTF-8, one head row; what a spreadsheet would take for a formula gets an apostrophe in front
    JsonLines ///< one object a line, exactly as it is in the log
};

/// What the one who exports and the one who asked share.
struct AuditExportState
{
    std::atomic<qint64> written = 0;
    std::atomic<bool> stop = false;
};

/// One entry as indented JSON, for the clipboard.
QString auditRecordJson(const AuditRecord &record);

/// Writes the records that match, newest first, without holding them in memory. The file (0600) appears when all of it
/// is there; a stop leaves what was there before and fails with Cancelled. Answers how many were written. Blocking.
Result<qint64> exportAudit(const QString &path, const AuditFilter &filter, const QString &file, AuditFormat format,
                           AuditExportState &state);

} // namespace trowel
