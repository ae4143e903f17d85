// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transfer/transfer.h"

namespace trowel {

Transfer::Transfer(Direction direction, QString name, QString from, QString to)
    : m_direction(direction), m_name(std::move(name)), m_from(std::move(from)), m_to(std::move(to))
{
}

double Transfer::bytesPerSecond() const
{
    return m_state == State::Running && m_direction != Direction::Delete ? m_rate.perSecond(m_clock.elapsed()) : 0;
}

void Transfer::cancel()
{
    if (isEnded())
        return;
    if (m_work)
        m_work->cancel();
    settle(State::Cancelled);
}

void Transfer::retry()
{
    if (m_state != State::Failed && m_state != State::Cancelled)
        return;
    m_state = State::Waiting;
    m_error.reset();
    m_ended = {};
    m_done = 0;
    m_total = -1;
    emit changed();
}

void Transfer::begin()
{
    Q_ASSERT(m_state == State::Waiting);
    const int attempt = ++m_attempt;
    m_state = State::Running;
    m_done = 0;
    m_total = -1;
    m_clock.start();
    m_rate.clear();
    m_rate.add(0, 0);
    // A copy: a slot may end the transfer before this function returns.
    const Task<Nothing> work = start();
    m_work = work;
    work.onDone(this, [this, attempt](const Result<Nothing> &result) {
        if (attempt != m_attempt)
            return;
        if (result)
            settle(State::Done);
        else if (result.error().isCancelled())
            settle(State::Cancelled);
        else
            settle(State::Failed, result.error());
    });
    emit changed();
}

void Transfer::report(qint64 done, qint64 total)
{
    if (m_state != State::Running)
        return;
    m_done = done;
    m_total = total;
    m_rate.add(m_clock.elapsed(), done);
    emit changed();
}

Progress Transfer::progress()
{
    return [self = QPointer<Transfer>(this), attempt = m_attempt](qint64 done, qint64 total) {
        if (self && self->m_attempt == attempt)
            self->report(done, total);
    };
}

void Transfer::settle(State state, std::optional<Error> error)
{
    if (m_state != State::Running && m_state != State::Waiting)
        return; // the first outcome wins
    m_state = state;
    m_error = std::move(error);
    m_ended = QDateTime::currentDateTimeUtc();
    m_work.reset();
    if (state == State::Done && m_total >= 0)
        m_done = m_total;
    emit changed();
}

} // namespace trowel
