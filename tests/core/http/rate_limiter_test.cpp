// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/rate_limiter.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <vector>

using namespace trowel;
using namespace std::chrono_literals;
using Time = RateLimiter::Time;

namespace {

constexpr RouteInfo plain{Route::Warehouses, QLatin1String("plain"), {}, {}, 0, 0, false};
constexpr RouteInfo slow{Route::Scim, QLatin1String("slow"), {}, {}, 255.0 / 60, 0, false};

struct Limited
{
    Time now = 1h;
    RateLimiter limiter{[this] { return now; }};

    /// Sends as fast as allowed, waking `late` after each wait.
    std::vector<Time> sendFor(Time length, const RouteInfo &route, Time late = 0ns)
    {
        std::vector<Time> sent;
        for (const Time end = now + length; now < end;) {
            if (limiter.take(route, true))
                sent.push_back(now);
            else
                now += std::max<Time>(limiter.wait(route, true), 1ns) + late;
        }
        return sent;
    }
};

size_t mostWithin(const std::vector<Time> &sent, Time window)
{
    size_t most = 0;
    for (auto from = sent.begin(); from != sent.end(); ++from)
        most = std::max(most, size_t(std::lower_bound(from, sent.end(), *from + window) - from));
    return most;
}

} // namespace

TEST(RateLimiter, NeverMoreThanThirtyInARollingSecond)
{
    Limited host;
    std::vector<Time> sent;
    std::mt19937 random(7);
    for (int i = 0; i < 200; ++i) { // bursts after pauses of any length
        const auto more = host.sendFor(std::chrono::milliseconds(random() % 1500), plain);
        sent.insert(sent.end(), more.begin(), more.end());
        host.now += std::chrono::milliseconds(random() % 700);
    }
    EXPECT_LE(mostWithin(sent, 1s), 30u);
    EXPECT_GE(mostWithin(sent, 1s), 30u);
}

TEST(RateLimiter, ReachesItsRateWithLateTimers)
{
    Limited host;
    const auto sent = host.sendFor(100s, plain, 500us);
    EXPECT_GE(sent.size(), 2970u);
    EXPECT_LE(sent.size(), 3003u);
}

TEST(RateLimiter, StartsWithThreeAtMost)
{
    Limited host;
    int burst = 0;
    while (host.limiter.take(plain, true))
        ++burst;
    EXPECT_EQ(burst, 3);
}

TEST(RateLimiter, AFamilyIsSlowerAndLeavesRoomForOthers)
{
    Limited host;
    const auto sent = host.sendFor(130s, slow);
    EXPECT_LE(mostWithin(sent, 60s), 255u);
    EXPECT_GE(sent.size(), 545u);
    while (host.limiter.take(slow, true)) {
    }
    EXPECT_GT(host.limiter.wait(slow, true), 0ns);
    host.now += 50ms;
    EXPECT_TRUE(host.limiter.heldByFamily(slow, true));
    EXPECT_TRUE(host.limiter.take(plain, true));
}

TEST(RateLimiter, RefusalPausesTheFamilyAndHalvesTheRate)
{
    Limited host;
    ASSERT_TRUE(host.limiter.take(slow, true));
    host.limiter.refused(slow, true, 5s);
    EXPECT_EQ(host.limiter.limitPerSecond(), 15);
    EXPECT_TRUE(host.limiter.isPaused(slow, true));
    EXPECT_FALSE(host.limiter.isPaused(plain, true));
    host.now += 5s;
    EXPECT_FALSE(host.limiter.isPaused(slow, true));
    EXPECT_TRUE(host.limiter.take(slow, true));
}

TEST(RateLimiter, AVolleyOfRefusalsCountsOnce)
{
    Limited host;
    for (int i = 0; i < 16; ++i)
        host.limiter.refused(slow, true, 1s);
    EXPECT_EQ(host.limiter.limitPerSecond(), 15);
}

TEST(RateLimiter, TwoFamiliesRefusedMeansTheHost)
{
    Limited host;
    host.limiter.refused(slow, true, 4s);
    host.limiter.refused(plain, true, 4s);
    constexpr RouteInfo third{Route::Workspace, QLatin1String("third"), {}, {}, 0, 0, false};
    EXPECT_TRUE(host.limiter.isPaused(third, true));
}

TEST(RateLimiter, RecoversWithSuccess)
{
    Limited host;
    for (int i = 0; i < 10; ++i) {
        host.limiter.refused(plain, true, 1s);
        host.now += 2s;
    }
    EXPECT_EQ(host.limiter.limitPerSecond(), 1);
    int sent = 0;
    for (const Time end = host.now + 60s; host.now < end;) {
        if (host.limiter.take(plain, true)) {
            ++sent;
            host.limiter.succeeded();
        } else {
            host.now += std::max<Time>(host.limiter.wait(plain, true), 1ns);
        }
    }
    EXPECT_EQ(host.limiter.limitPerSecond(), 30);
    EXPECT_GT(sent, 500);
}

TEST(RateLimiters, OneForEachHost)
{
    RateLimiters all;
    const auto a = all.forHost(QUrl(QStringLiteral("https://a.example")));
    EXPECT_EQ(a, all.forHost(QUrl(QStringLiteral("https://a.example"))));
    EXPECT_NE(a, all.forHost(QUrl(QStringLiteral("https://b.example"))));
}

namespace {

/// A queue as the limiter sees it: asks when its wait is over, as long as it has something.
struct Sharer
{
    RateLimiter::Asker asker;
    Time next{0};
    int left = 0;
    int sent = 0;
};

// Both have always something, or as much as `left` says. The first one in the list is looked at first.
void share(Limited &host, std::vector<Sharer *> sharers, Time length)
{
    for (const Time end = host.now + length; host.now < end; host.now += 100us) {
        for (Sharer *sharer : sharers) {
            if (host.now < sharer->next)
                continue;
            while (sharer->left > 0 && host.limiter.take(plain, true, sharer->asker)) {
                --sharer->left;
                ++sharer->sent;
            }
            host.limiter.setWaiting(sharer->asker, sharer->left > 0);
            if (sharer->left > 0)
                sharer->next = host.now + host.limiter.wait(plain, true, sharer->asker);
        }
    }
}

} // namespace

TEST(RateLimiterTurns, TwoQueuesShareEvenlyAndLoseNothing)
{
    Limited host;
    Sharer one{host.limiter.join(), 0ns, 100'000};
    Sharer two{host.limiter.join(), 0ns, 100'000};
    share(host, {&one, &two}, 60s);
    EXPECT_NEAR(one.sent, two.sent, 2);
    EXPECT_GE(one.sent + two.sent, 1760);
    EXPECT_LE(one.sent + two.sent, 1803);
}

TEST(RateLimiterTurns, ThreeTakeTurns)
{
    Limited host;
    std::vector<Sharer> all;
    for (int i = 0; i < 3; ++i)
        all.push_back({host.limiter.join(), 0ns, 100'000});
    share(host, {&all[0], &all[1], &all[2]}, 30s);
    for (const Sharer &sharer : all)
        EXPECT_NEAR(sharer.sent, 300, 12);
}

TEST(RateLimiterTurns, AClickBesideAFloodWaitsOneTurn)
{
    Limited host;
    Sharer flood{host.limiter.join(), 0ns, 100'000};
    Sharer click{host.limiter.join(), 0ns, 0};
    share(host, {&flood, &click}, 5s);
    click.left = 1;
    click.next = host.now;
    share(host, {&flood, &click}, 70ms); // two places at thirty a second
    EXPECT_EQ(click.sent, 1);
}

TEST(RateLimiterTurns, WhoeverHasNothingKeepsNobodyWaiting)
{
    Limited host;
    Sharer busy{host.limiter.join(), 0ns, 100'000};
    Sharer done{host.limiter.join(), 0ns, 1};
    Sharer gone{host.limiter.join(), 0ns, 100'000};
    share(host, {&busy, &done, &gone}, 1s);
    host.limiter.leave(gone.asker); // its workspace was closed
    const int before = busy.sent;
    share(host, {&busy, &done}, 10s);
    EXPECT_GE(busy.sent - before, 295);
}
