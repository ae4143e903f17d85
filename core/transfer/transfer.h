// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/async/task.h"

#include <QDateTime>
#include <QObject>

namespace trowel {

/// Observable long work. Owned by a TransferList, which starts it; ends in Done, Failed or Cancelled.
class Transfer : public QObject
{
    Q_OBJECT
public:
    enum class State { Waiting, Running, Done, Failed, Cancelled };
    enum class Direction { Upload, Download };

    State state() const { return m_state; }
    Direction direction() const { return m_direction; }
    QString name() const { return m_name; } ///< what is moved
    QString from() const { return m_from; }
    QString to() const { return m_to; }
    qint64 bytesDone() const { return m_done; }
    qint64 bytesTotal() const { return m_total; } ///< -1 unknown
    double bytesPerSecond() const;                ///< 0 unless running
    const std::optional<Error> &error() const { return m_error; }
    QDateTime ended() const { return m_ended; } ///< UTC

    void cancel();
    /// Failed and Cancelled ones start again from the beginning.
    void retry();

signals:
    void changed();

protected:
    Transfer(Direction direction, QString name, QString from, QString to);
    /// Begins the work; its task is the outcome, `report` tells how far it is.
    virtual Task<Nothing> start() = 0;
    void report(qint64 done, qint64 total);

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
    QDateTime m_started;
    QDateTime m_ended;
    std::optional<Task<Nothing>> m_work;
};

} // namespace trowel
