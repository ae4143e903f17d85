// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/async/result.h"
#include "core/http/request.h"

#include <chrono>
#include <functional>

namespace trowel {

/// What one call went through so far.
struct Attempts
{
    int throttled = 0; ///< 429
    int repeats = 0;   ///< after other failures
    bool renewed = false;
    std::chrono::milliseconds waited{0}; ///< for Retry-After and back-off, in total
};

struct RetryDecision
{
    enum class Action { GiveUp, Repeat, RenewThenRepeat };
    Action action = Action::GiveUp;
    std::chrono::milliseconds delay{0}; ///< before the repeat
};

/// Decides whether a failed attempt is repeated. Pure but for the random numbers, which come from outside.
class RetryPolicy
{
public:
    static constexpr int maxRepeats = 3;
    static constexpr int maxThrottled = 10;
    static constexpr std::chrono::milliseconds maxDelay{120'000};
    static constexpr std::chrono::milliseconds maxWaited{300'000};

    /// `random` gives numbers in [0, 1).
    explicit RetryPolicy(std::function<double()> random = {});

    /// Refused before it was executed: repeating is safe for everything.
    static bool wasRefused(const Error &error);
    /// `error` is how the last attempt ended, `soFar` what came before it.
    RetryDecision decide(const Request &request, const Error &error, const Attempts &soFar) const;

private:
    std::chrono::milliseconds backOff(int before) const;
    std::function<double()> m_random;
};

} // namespace trowel
