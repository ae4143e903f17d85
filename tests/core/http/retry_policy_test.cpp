// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/retry_policy.h"

#include <gtest/gtest.h>

using namespace trowel;
using namespace std::chrono_literals;
using Action = RetryDecision::Action;
using Kind = Error::Kind;

namespace {

RetryDecision decide(const Request &request, Kind kind, const Attempts &soFar = {}, int status = 0,
                     std::optional<std::chrono::milliseconds> after = {})
{
    Error error = Error::make(kind, {});
    error.httpStatus = status;
    error.retryAfter = after;
    return RetryPolicy([] { return 0.5; }).decide(request, error, soFar);
}

Request change()
{
    Request request;
    request.verb = Verb::Post;
    return request;
}

Request safeChange()
{
    Request request = change();
    request.idempotencyToken = "t";
    return request;
}

} // namespace

TEST(RetryPolicy, A429IsRepeatedForEverything)
{
    for (const Request &request : {Request(), change(), safeChange()}) {
        const auto decision = decide(request, Kind::Throttled, {}, 429, 7s);
        EXPECT_EQ(decision.action, Action::Repeat);
        EXPECT_EQ(decision.delay, 7s);
    }
    EXPECT_EQ(decide(change(), Kind::Throttled, {}, 429, 9000s).delay, 120s);
    EXPECT_EQ(decide(change(), Kind::Throttled, {.throttled = 10}, 429).action, Action::GiveUp);
    EXPECT_EQ(decide(change(), Kind::Throttled, {.waited = 299s}, 429, 7s).action, Action::GiveUp);
}

TEST(RetryPolicy, BacksOffWithFullJitter)
{
    for (int before = 0; before < 9; ++before) {
        const auto most = 1000ms * (1 << std::min(before, 5));
        EXPECT_EQ(decide(change(), Kind::Throttled, {.throttled = before}, 429).delay, 1ms + most / 2);
    }
}

TEST(RetryPolicy, OtherFailuresOnlyWhereSafe)
{
    for (const Kind kind : {Kind::Unavailable, Kind::Server, Kind::Timeout, Kind::OutcomeUnknown, Kind::HostNotFound}) {
        EXPECT_EQ(decide(Request(), kind).action, Action::Repeat) << int(kind);
        EXPECT_EQ(decide(safeChange(), kind).action, Action::Repeat) << int(kind);
        EXPECT_EQ(decide(change(), kind).action, Action::GiveUp) << int(kind);
        EXPECT_EQ(decide(Request(), kind, {.repeats = 3}).action, Action::GiveUp) << int(kind);
    }
    EXPECT_EQ(decide(change(), Kind::Connection).action, Action::Repeat); // it never left
}

TEST(RetryPolicy, RenewsOnce)
{
    EXPECT_EQ(decide(change(), Kind::Unauthenticated).action, Action::RenewThenRepeat);
    EXPECT_EQ(decide(change(), Kind::Unauthenticated, {.renewed = true}).action, Action::GiveUp);
}

TEST(RetryPolicy, EverythingElseGoesToTheAsker)
{
    for (const Kind kind : {Kind::Forbidden, Kind::NotFound, Kind::Conflict, Kind::BadRequest, Kind::BadReply,
                            Kind::TooLarge, Kind::Tls, Kind::Proxy, Kind::NotSupported, Kind::Storage, Kind::Cancelled})
        EXPECT_EQ(decide(Request(), kind).action, Action::GiveUp) << int(kind);
}
