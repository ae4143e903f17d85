// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/call_log.h"

#include <QJsonArray>
#include <QMutexLocker>

#include <algorithm>

namespace trowel::demo {
namespace {

constexpr size_t KeptLines = 2000;

QJsonObject countToJson(const CallCount &count)
{
    return {{QStringLiteral("arrived"), count.arrived},
            {QStringLiteral("executed"), count.executed},
            {QStringLiteral("throttled"), count.throttled},
            {QStringLiteral("faulted"), count.faulted}};
}

} // namespace

void CallLog::arrived(const QByteArray &call, qint64 nowMs)
{
    const QMutexLocker lock(&m_mutex);
    ++m_counts[call].arrived;
    m_lastSecond.push_back(nowMs);
    while (m_lastSecond.front() <= nowMs - 1000)
        m_lastSecond.pop_front();
    m_peak = std::max(m_peak, int(m_lastSecond.size()));
}

void CallLog::throttled(const QByteArray &call)
{
    const QMutexLocker lock(&m_mutex);
    ++m_counts[call].throttled;
}

void CallLog::faulted(const QByteArray &call)
{
    const QMutexLocker lock(&m_mutex);
    ++m_counts[call].faulted;
}

void CallLog::executed(const QByteArray &call)
{
    const QMutexLocker lock(&m_mutex);
    ++m_counts[call].executed;
}

void CallLog::answered(const Line &line)
{
    const QMutexLocker lock(&m_mutex);
    m_lines.push_back(line);
    if (m_lines.size() > KeptLines)
        m_lines.pop_front();
}

void CallLog::clear()
{
    const QMutexLocker lock(&m_mutex);
    m_counts.clear();
    m_lastSecond.clear();
    m_peak = 0;
    m_lines.clear();
}

CallCount CallLog::count(const QByteArray &call) const
{
    const QMutexLocker lock(&m_mutex);
    return m_counts.value(call);
}

CallCount CallLog::total() const
{
    const QMutexLocker lock(&m_mutex);
    return totalLocked();
}

CallCount CallLog::totalLocked() const
{
    CallCount sum;
    for (const CallCount &count : m_counts) {
        sum.arrived += count.arrived;
        sum.executed += count.executed;
        sum.throttled += count.throttled;
        sum.faulted += count.faulted;
    }
    return sum;
}

int CallLog::peakPerSecond() const
{
    const QMutexLocker lock(&m_mutex);
    return m_peak;
}

QJsonObject CallLog::toJson() const
{
    const QMutexLocker lock(&m_mutex);
    QJsonObject calls;
    for (auto it = m_counts.constBegin(); it != m_counts.constEnd(); ++it)
        calls.insert(QString::fromUtf8(it.key()), countToJson(it.value()));
    QJsonArray lines;
    for (const Line &line : m_lines) {
        lines.append(QJsonObject{{QStringLiteral("at"), line.atMs},
                                 {QStringLiteral("call"), QString::fromUtf8(line.call)},
                                 {QStringLiteral("query"), QString::fromUtf8(line.query)},
                                 {QStringLiteral("request_id"), QString::fromUtf8(line.requestId)},
                                 {QStringLiteral("user_agent"), QString::fromUtf8(line.userAgent)},
                                 {QStringLiteral("status"), line.status}});
    }
    return {{QStringLiteral("calls"), calls},
            {QStringLiteral("total"), countToJson(totalLocked())},
            {QStringLiteral("peak_per_second"), m_peak},
            {QStringLiteral("log"), lines}};
}

} // namespace trowel::demo
