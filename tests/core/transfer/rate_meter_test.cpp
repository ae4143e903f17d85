// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transfer/rate_meter.h"

#include <gtest/gtest.h>

using namespace trowel;

TEST(RateMeter, KnowsNothingFromOnePoint)
{
    RateMeter meter;
    EXPECT_EQ(meter.perSecond(5000), 0);
    meter.add(0, 100);
    EXPECT_EQ(meter.perSecond(0), 0);
    EXPECT_EQ(meter.perSecond(5000), 0);
}

TEST(RateMeter, AnEvenStreamHasItsRate)
{
    RateMeter meter;
    for (qint64 t = 0; t <= 10'000; t += 100)
        meter.add(t, t * 50); // 50,000 bytes a second
    EXPECT_NEAR(meter.perSecond(10'000), 50'000, 1);
}

TEST(RateMeter, ForgetsWhatIsOlderThanTheWindow)
{
    RateMeter meter;
    meter.add(0, 0);
    meter.add(1000, 1'000'000); // fast once
    for (qint64 t = 1100; t <= 6000; t += 100)
        meter.add(t, 1'000'000 + (t - 1000)); // then a thousand bytes a second
    EXPECT_NEAR(meter.perSecond(6000), 1000, 1);
}

TEST(RateMeter, FallsToZeroWhenNothingMoves)
{
    RateMeter meter;
    meter.add(0, 0);
    meter.add(1000, 4000);
    EXPECT_NEAR(meter.perSecond(1000), 4000, 1);
    EXPECT_NEAR(meter.perSecond(2000), 2000, 1);
    EXPECT_NEAR(meter.perSecond(2500), 1000, 1) << "half of the first second is in the window";
    EXPECT_EQ(meter.perSecond(3000), 0);
    EXPECT_EQ(meter.perSecond(60'000), 0);
}

TEST(RateMeter, ARepeatStartsAgain)
{
    RateMeter meter;
    meter.add(0, 0);
    meter.add(100, 9000);
    meter.add(200, 0);
    EXPECT_EQ(meter.perSecond(200), 0) << "never negative";
    meter.add(200, 50);
    meter.add(1200, 1050);
    EXPECT_NEAR(meter.perSecond(1200), 1000, 1);
}
