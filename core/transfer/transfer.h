// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/async/task.h"
#include "core/http/request.h"
#include "core/transfer/rate_meter.h"

#include <QDateTime>
#include <QElapsedTimer>
#include <QObject>

namespace trowel {

/// Observable long work. Owned by a TransferList, which starts it; ends in Done, Failed or Cancelled. Destroying a
/// running one cancels what it reads; a change that is on the wire goes on.
class Transfer : public QObject
{
    Q_OBJECT
public:
    enum class State { Waiting, Running, Done, Failed, Cancelled };
    enum class Direction {
        Upload,
        Download,
        Delete ///< counts objects instead of bytes
    };

    State state() const { return m_state; }
    Direction direction() const { return m_direction; }
    QString name() const { return m_name; } ///< what is moved
    QString from() const { return m_from; }
    QString to() const { return m_to; }
    qint64 bytesDone() const { return m_done; }   ///< objects, of a deletion
    qint64 bytesTotal() const { return m_total; } ///< -1 unknown
    double bytesPerSecond() const;                ///< 0 unless bytes are moving
    const std::optional<Error> &error() const { return m_error; }
    QDateTime ended() const { return m_ended; } ///< UTC

    bool isEnded() const { return m_state >= State::Done; }

    void cancel();
    /// Failed and Cancelled ones wait for their turn again and begin again; a download goes on
    /// where it was when the file is still the same.
    void retry();

signals:
    void changed();

protected:
    Transfer(Direction direction, QString name, QString from, QString to);
    /// Begins the work; its task is the outcome, `report` tells how far it is.
    virtual Task<Nothing> start() = 0;
    void report(qint64 done, qint64 total);
    /// Calls report; does nothing once this attempt is over or the transfer gone. For handing to services.
    Progress progress();

private:
    friend class TransferList;
    void begin();
    void settle(State state, std::optional<Error> error = {});

    Direction m_direction;
    QString m_name;
    QString m_from;
    QString m_to;
    State m_state = State::Waiting;
    qint64 m_done = 0;
    qint64 m_total = -1;
    std::optional<Error> m_error;
    QDateTime m_ended;
    int m_attempt = 0; // tells a late outcome of an earlier attempt from this one's
    QElapsedTimer m_clock;
    RateMeter m_rate;
    std::optional<Task<Nothing>> m_work;
};

} // namespace trowel
