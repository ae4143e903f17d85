// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <thread>

namespace trowel {

/// Past this many rows a second thread is worth starting.
constexpr qsizetype kWorthAThread = 100'000;

/// Calls work(from, to) for the rows 0 to `count`: at once, or in two halves at the same time where that pays. The
/// halves must not touch the same data. Returns when both are done.
template <typename Work>
void inHalves(qsizetype count, const Work &work)
{
    if (count < kWorthAThread)
        return work(0, count);
    const qsizetype middle = count / 2;
    std::thread first([&] { work(0, middle); });
    work(middle, count);
    first.join();
}

} // namespace trowel
