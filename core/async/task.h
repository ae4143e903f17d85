// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/async/result.h"

#include <QObject>
#include <QPointer>

#include <functional>
#include <memory>
#include <optional>
#include <utility>

namespace trowel {

/// What happens to work when nobody is left who wants its result.
enum class Abandon {
    Cancel,     ///< a read: stop it, all the way to the wire
    KeepRunning ///< a change: it goes on, its outcome lands in Activity
};

template <typename T>
class Task;

namespace detail {

template <typename T>
struct TaskState
{
    std::optional<Result<T>> result;
    std::function<void(Result<T>)> receiver; // at most one
    std::function<void()> stop;              // aborts the work upstream
    std::function<void()> abandonUpstream;   // set on every step behind the first: asks the first
    Abandon onAbandon = Abandon::Cancel;

    void settle(Result<T> outcome)
    {
        if (result)
            return; // the first outcome wins, later ones are ignored
        result = std::move(outcome);
        stop = {};
        abandonUpstream = {};
        if (auto receive = std::exchange(receiver, {}))
            receive(*result);
    }

    void cancel()
    {
        auto stopWork = std::exchange(stop, {});
        if (stopWork)
            stopWork();
        settle(failure(Error::cancelled()));
    }

    // Steps keep their receivers: a change of several steps goes on to its end when its asker has left.
    void abandonWork()
    {
        if (auto ask = std::exchange(abandonUpstream, {}))
            ask();
        else if (onAbandon == Abandon::Cancel)
            cancel();
    }
};

template <typename R>
struct Unwrap
{
    using type = R;
};
template <typename U>
struct Unwrap<Task<U>>
{
    using type = U;
};
template <typename U>
struct Unwrap<Result<U>>
{
    using type = U;
};

// Settles the state when the last copy of a Promise goes without having kept it: no asker waits for ever.
template <typename T>
struct PromiseEnd
{
    explicit PromiseEnd(std::shared_ptr<TaskState<T>> s) : state(std::move(s)) {}
    PromiseEnd(const PromiseEnd &) = delete;
    PromiseEnd &operator=(const PromiseEnd &) = delete;
    ~PromiseEnd() { state->settle(failure(Error::Kind::Internal, QStringLiteral("The work ended without a result."))); }

    std::shared_ptr<TaskState<T>> state;
};

} // namespace detail

/// The giving end of a Task. Copyable; all copies mean the same work. Settles once: later outcomes are ignored, and a
/// promise that is dropped settles with Error::Kind::Internal. Belongs to one thread, as everything in core does.
template <typename T>
class Promise
{
public:
    explicit Promise(std::function<void()> stop = {}, Abandon abandon = Abandon::Cancel)
        : m_end(std::make_shared<detail::PromiseEnd<T>>(std::make_shared<detail::TaskState<T>>()))
    {
        setStop(std::move(stop), abandon);
    }

    Task<T> task() const { return Task<T>(m_end->state); }

    /// `stop` aborts the work; it must not hold a copy of this promise strongly for longer than the work lasts.
    void setStop(std::function<void()> stop, Abandon abandon = Abandon::Cancel) const
    {
        if (m_end->state->result)
            return;
        m_end->state->onAbandon = abandon;
        m_end->state->stop = std::move(stop);
    }

    void settle(Result<T> result) const { m_end->state->settle(std::move(result)); }
    void fail(Error error) const { m_end->state->settle(failure(std::move(error))); }
    bool isSettled() const { return m_end->state->result.has_value(); }

private:
    template <typename>
    friend class Task;
    template <typename>
    friend class Promise;
    std::shared_ptr<detail::PromiseEnd<T>> m_end;
};

/// A result that comes later. One receiver: exactly one of onDone, andThen, orElse or always is called on it.
/// Settles exactly once, in every case: done, failed, cancelled, dropped.
template <typename T>
class [[nodiscard]] Task
{
public:
    /// A task that has settled already.
    static Task ready(Result<T> result)
    {
        auto state = std::make_shared<detail::TaskState<T>>();
        state->result = std::move(result);
        return Task(std::move(state));
    }

    /// Settles with Cancelled at once and stops the work, in whatever step it is.
    void cancel() const { m_state->cancel(); }
    bool isSettled() const { return m_state->result.has_value(); }

    /// Terminal: f(Result<T>) runs once, on the event loop, while context lives. When context dies first, a read is
    /// cancelled and a change goes on unwatched.
    template <typename F>
    void onDone(QObject *context, F f) const
    {
        auto watch = QObject::connect(context, &QObject::destroyed, context, [state = m_state] {
            state->receiver = {};
            state->abandonWork();
        });
        receive([context = QPointer<QObject>(context), watch, f = std::move(f)](Result<T> result) {
            if (!context)
                return;
            QObject::disconnect(watch);
            QMetaObject::invokeMethod(
                context.data(), [f, result = std::move(result)]() mutable { f(std::move(result)); },
                Qt::QueuedConnection);
        });
    }

    /// Nobody waits for the result; a read is still not cancelled by this.
    void detach() const
    {
        receive([](Result<T>) {});
    }

    /// Step on success: f(T) gives a Task<U>, a Result<U> or a U. Errors and cancellation flow past it.
    template <typename F>
    auto andThen(F f) const
    {
        using Returned = std::invoke_result_t<F, T>;
        using U = typename detail::Unwrap<Returned>::type;
        Promise<U> next = follow<U>();
        receive([next, f = std::move(f)](Result<T> result) mutable {
            if (next.isSettled())
                return;
            if (!result)
                return next.fail(result.error());
            passOn(next, [&]() -> Returned { return f(std::move(*result)); });
        });
        return next.task();
    }

    /// Step on failure: f(Error) gives a Task<T> or a Result<T>; cancellation flows past it.
    template <typename F>
    Task orElse(F f) const
    {
        using Returned = std::invoke_result_t<F, Error>;
        Promise<T> next = follow<T>();
        receive([next, f = std::move(f)](Result<T> result) mutable {
            if (next.isSettled())
                return;
            if (result || result.error().isCancelled())
                return next.settle(std::move(result));
            passOn(next, [&]() -> Returned { return f(result.error()); });
        });
        return next.task();
    }

    /// Sees every outcome at once, before the next step, and changes nothing: for counters and busy marks.
    template <typename F>
    Task always(F f) const
    {
        Promise<T> next = follow<T>();
        receive([next, f = std::move(f)](Result<T> result) mutable {
            f(std::as_const(result));
            next.settle(std::move(result));
        });
        return next.task();
    }

private:
    template <typename>
    friend class Promise;
    template <typename>
    friend class Task;
    explicit Task(std::shared_ptr<detail::TaskState<T>> state) : m_state(std::move(state)) {}

    // A promise whose cancelling reaches this task's work.
    template <typename U>
    Promise<U> follow() const
    {
        Promise<U> next;
        next.m_end->state->stop = [state = m_state] { state->cancel(); };
        next.m_end->state->abandonUpstream = [state = m_state] { state->abandonWork(); };
        return next;
    }

    template <typename U, typename Call>
    static void passOn(const Promise<U> &next, Call call)
    {
        using Returned = std::invoke_result_t<Call>;
        if constexpr (std::is_same_v<Returned, Task<U>>) { // another request
            Task<U> inner = call();
            next.m_end->state->stop = [state = inner.m_state] { state->cancel(); };
            next.m_end->state->abandonUpstream = [state = inner.m_state] { state->abandonWork(); };
            inner.receive([next](Result<U> result) { next.settle(std::move(result)); });
        } else { // a parser (Result<U>) or a plain mapping (U)
            next.settle(call());
        }
    }

    void receive(std::function<void(Result<T>)> f) const
    {
        Q_ASSERT(!m_state->receiver);
        if (m_state->result)
            f(*m_state->result);
        else
            m_state->receiver = std::move(f);
    }

    std::shared_ptr<detail::TaskState<T>> m_state;
};

} // namespace trowel
