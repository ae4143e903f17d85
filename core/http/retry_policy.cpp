// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/retry_policy.h"

#include <QRandomGenerator>

#include <algorithm>

namespace trowel {

using std::chrono::milliseconds;
using Action = RetryDecision::Action;

namespace {

bool mayPass(const Request &request, const Error &error)
{
    switch (error.kind) {
    case Error::Kind::Connection:
        // For a change this kind says that it never left (see Executor).
        return true;
    case Error::Kind::HostNotFound:
    case Error::Kind::Timeout:
    case Error::Kind::OutcomeUnknown:
    case Error::Kind::Throttled:
    case Error::Kind::Unavailable:
    case Error::Kind::Server:
        return request.isSafeToRepeat();
    default:
        return false;
    }
}

} // namespace

RetryPolicy::RetryPolicy(std::function<double()> random) : m_random(std::move(random))
{
    if (!m_random)
        m_random = [] { return QRandomGenerator::global()->generateDouble(); };
}

bool RetryPolicy::wasRefused(const Error &error)
{
    return error.kind == Error::Kind::Throttled && (error.httpStatus == 429 || error.code == u"REQUEST_LIMIT_EXCEEDED");
}

milliseconds RetryPolicy::backOff(int before) const
{
    // Full jitter: clients that were refused together do not come back together.
    const qint64 most = qint64(1000) << std::min(before, 5);
    return milliseconds(1 + qint64(m_random() * double(most)));
}

RetryDecision RetryPolicy::decide(const Request &request, const Error &error, const Attempts &soFar) const
{
    if (error.kind == Error::Kind::Unauthenticated) {
        if (soFar.renewed)
            return {};
        return {.action = Action::RenewThenRepeat, .delay = milliseconds(0)};
    }
    if (request.probes)
        return {}; // whoever asks decides when it is asked again
    const bool refused = wasRefused(error);
    if (!refused && !mayPass(request, error))
        return {};
    if (refused ? soFar.throttled >= maxThrottled : soFar.repeats >= maxRepeats)
        return {};
    milliseconds delay = backOff(refused ? soFar.throttled : soFar.repeats);
    if (error.retryAfter)
        delay = std::clamp(*error.retryAfter, milliseconds(0), maxDelay);
    if (soFar.waited + delay > maxWaited)
        return {};
    return {.action = Action::Repeat, .delay = delay};
}

} // namespace trowel
