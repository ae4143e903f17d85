// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/async/task.h"
#include "core/http/request.h"

#include <QDateTime>

namespace trowel {

/// One attempt of one call, before it leaves. Everything in it is redacted already (see core/audit/redact.h).
struct AuditAttempt
{
    quint64 requestId = 0; ///< RequestRecord::id
    int attempt = 1;
    QDateTime when; ///< UTC
    QString who;    ///< user name, or the profile's name before it is known
    QString workspace;
    QString host;
    QString family;
    Verb verb = Verb::Get;
    QString path; ///< percent-encoded, without query
    QString query;
    QString body; ///< redacted; "(412 bytes)" for file contents and secrets
    bool isRead = true;
};

/// How that attempt ended.
struct AuditOutcome
{
    quint64 requestId = 0;
    int attempt = 1;
    QDateTime when; ///< UTC
    int status = 0;
    qint64 tookMs = 0;
    QString serverRequestId;
    QString outcome; ///< "done", "failed", "cancelled", "outcome unknown", "retried"
    QString detail;  ///< error code and message, redacted
};

/// Where the queue writes down what it does. Implemented by AuditLog.
class AuditSink
{
public:
    virtual ~AuditSink() = default;
    /// Settles when the entry may be relied on: for a change when it is on disk (the request waits for it), for a read
    /// at once. A failure means that a change must not be sent.
    virtual Task<Nothing> attempt(const AuditAttempt &entry) = 0;
    virtual void outcome(const AuditOutcome &entry) = 0;
};

} // namespace trowel
