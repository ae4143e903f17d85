// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/async/result.h"
#include "core/http/request.h"

#include <QDateTime>
#include <QMetaType>

#include <optional>

namespace trowel {

/// What the window may know of one call on its way: everything redacted, no secret ever.
struct RequestRecord
{
    enum class State {
        Waiting, ///< in the queue
        OnWire,
        Retrying, ///< waits for its next attempt at `nextTry`
        Done,
        Failed,
        Cancelled
    };

    quint64 id = 0; ///< unique in this run of the program, grows
    QString workspace;
    QString host;
    QDateTime asked; ///< UTC
    State state = State::Waiting;
    Verb verb = Verb::Get;
    QString path; ///< with the redacted query
    QString family;
    QString waitsFor; ///< why it waits: "rate of warehouses", "Retry-After", "sign-in", "network"; empty otherwise
    Lane lane = Lane::Interactive;
    QString purpose;
    int attempt = 1;
    int status = 0;
    QDateTime nextTry;                   ///< UTC, while Retrying
    std::chrono::milliseconds waited{0}; ///< in the queue, all attempts
    std::chrono::milliseconds took{0};   ///< on the wire, last attempt
    QString requestId;
    QString requestBody; ///< redacted, at most 64 KiB
    QString answer;      ///< redacted, at most 64 KiB
    std::optional<Error> error;
    QStringList history; ///< one line per ended attempt: "1: 429 after 41 ms"

    /// A shell command with the same effect that names $DATABRICKS_TOKEN instead of the token.
    QString asCurl() const;
    bool isOver() const { return state >= State::Done; }
};

/// How busy one workspace is.
struct QueueLoad
{
    int waiting = 0;
    int onWire = 0;
    int perSecond = 0;       ///< requests sent to the host in the last second
    int limitPerSecond = 30; ///< as slowed by 429
    QString waitingFamily;   ///< the family that is held back; empty for none
    bool paused = false;     ///< waits for a Retry-After
};

} // namespace trowel

Q_DECLARE_METATYPE(trowel::RequestRecord)
Q_DECLARE_METATYPE(trowel::QueueLoad)
