// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QJsonObject>
#include <QList>
#include <QMutex>
#include <QString>

#include <deque>

namespace trowel::demo {

/// What one kind of call came to.
struct CallCount
{
    int arrived = 0;   ///< complete requests
    int executed = 0;  ///< reached their handler
    int throttled = 0; ///< answered 429 by the rate limit
    int faulted = 0;   ///< struck by a fault, before or after
};

/// Counts every request except the control endpoint's, under "METHOD /path" without the query. Thread-safe: tests read
/// it while the server works in its own thread.
class CallLog
{
public:
    struct Line
    {
        qint64 atMs = 0;
        QByteArray call;
        QByteArray query;
        QByteArray requestId;
        QByteArray userAgent;
        int status = 0; ///< of the handler's answer, before a fault replaced it; 0: not executed
    };

    void arrived(const QByteArray &call, qint64 nowMs);
    void throttled(const QByteArray &call);
    void faulted(const QByteArray &call);
    void executed(const QByteArray &call);
    void answered(const Line &line);
    void clear();

    CallCount count(const QByteArray &call) const;
    CallCount total() const;
    /// The most requests that arrived within any one second.
    int peakPerSecond() const;
    QJsonObject toJson() const;

private:
    CallCount totalLocked() const;

    mutable QMutex m_mutex;
    QHash<QByteArray, CallCount> m_counts;
    std::deque<qint64> m_lastSecond;
    int m_peak = 0;
    std::deque<Line> m_lines;
};

} // namespace trowel::demo
