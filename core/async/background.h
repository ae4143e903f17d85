// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/async/task.h"

#include <QCoreApplication>
#include <QThread>
#include <QThreadPool>

namespace trowel {

/// Runs `work` (which returns a Result<T>) on the global thread pool and settles on the calling thread's event loop.
/// For CPU and disk only: parsing, hashing, sorting. `work` must own everything it touches. Cancelling settles at once;
/// the work itself runs to its end and its result is dropped.
template <typename Work>
auto runInBackground(Work work) -> Task<typename std::invoke_result_t<Work>::value_type>
{
    using T = typename std::invoke_result_t<Work>::value_type;
    Promise<T> promise([] {});
    // The receiving object lives on the calling thread and carries the promise: it is never touched elsewhere.
    auto *home = new QObject;
    auto slot = std::make_shared<std::optional<Result<T>>>();
    QObject::connect(home, &QObject::destroyed, home, [promise, slot] {
        if (*slot)
            promise.settle(std::move(**slot));
    });
    QThreadPool::globalInstance()->start([home, slot, work = std::move(work)]() mutable {
        *slot = work();
        slot.reset();
        home->deleteLater();
    });
    return promise.task();
}

} // namespace trowel
