// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/async/result.h"
#include "core/http/audit_sink.h"

#include <QSqlDatabase>
#include <QVariantList>

#include <vector>

namespace trowel {

/// What a row of the log is. Rows are only ever added: an outcome is a row of its own.
enum class AuditKind { Attempt = 1, Outcome = 2, Note = 3 };

struct AuditColumn
{
    QLatin1String name;
    bool isText;
};

/// The columns that are hashed, in the order in which they are hashed. Never reorder: old rows were hashed this way.
const std::vector<AuditColumn> &auditColumns();

/// The values of one row in the order of `auditColumns`, cleaned: once more redacted, valid Unicode, limited in size.
/// `session` tells the runs of the program apart, as request ids start anew in each.
QVariantList auditValues(const QString &session, const AuditAttempt &entry);
QVariantList auditValues(const QString &session, const AuditOutcome &entry);
/// A remark of the log about itself, such as entries that could not be written.
QVariantList auditNote(const QString &session, const QString &detail);

/// One connection to the log, closed and removed with this object; used on the thread that made it.
class AuditConnection
{
public:
    enum class Access { Write, Read };
    AuditConnection() = default;
    ~AuditConnection() { close(); }
    AuditConnection(const AuditConnection &) = delete;
    AuditConnection &operator=(const AuditConnection &) = delete;

    /// Write makes what is missing: the directory (0700), the file (0600), the tables.
    Result<Nothing> open(const QString &path, Access access);
    void close();
    bool isOpen() const { return !m_name.isEmpty(); }
    QSqlDatabase database() const { return QSqlDatabase::database(m_name, false); }

private:
    QString m_name;
};

/// A Storage error that names the file.
Error auditError(const QString &path, const QString &words);

} // namespace trowel
