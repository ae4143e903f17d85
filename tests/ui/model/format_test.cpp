// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/model/format.h"

#include <gtest/gtest.h>

using namespace trowel;

TEST(Format, BytesHaveUnitsAndOneDecimalBelowTen)
{
    EXPECT_EQ(formatBytes(-1), QStringLiteral("–"));
    EXPECT_EQ(formatBytes(0), QStringLiteral("0 B"));
    EXPECT_EQ(formatBytes(1023), QStringLiteral("1023 B"));
    EXPECT_EQ(formatBytes(1229), QStringLiteral("1.2 KB"));
    EXPECT_EQ(formatBytes(14 * 1024), QStringLiteral("14 KB"));
    EXPECT_EQ(formatBytes(1024 * 1024 - 1), QStringLiteral("1.0 MB"));
    EXPECT_EQ(formatBytes(Q_INT64_C(9223372036854775807)), QStringLiteral("8192 PB"));
}

TEST(Format, TimesNameTheDay)
{
    const QDateTime now(QDate(2026, 11, 24), QTime(12, 0));
    EXPECT_EQ(formatTime(QDateTime(QDate(2026, 11, 24), QTime(9, 31)), now), QStringLiteral("Today, 09:31"));
    EXPECT_EQ(formatTime(QDateTime(QDate(2026, 11, 23), QTime(23, 59)), now), QStringLiteral("Yesterday, 23:59"));
    EXPECT_EQ(formatTimeWithin(QDateTime(QDate(2026, 11, 23), QTime(23, 59)), now), QStringLiteral("yesterday, 23:59"));
    EXPECT_EQ(formatTime(QDateTime(QDate(2026, 11, 20), QTime(11, 2)), now), QStringLiteral("20 Nov, 11:02"));
    EXPECT_EQ(formatTime(QDateTime(QDate(2025, 3, 3), QTime(8, 0)), now), QStringLiteral("3 Mar 2025, 08:00"));
    EXPECT_EQ(formatTime(QDateTime(), now), QStringLiteral("–"));
}

TEST(Format, DurationsAndMinutes)
{
    EXPECT_EQ(formatDuration(38), QStringLiteral("38 ms"));
    EXPECT_EQ(formatDuration(1240), QStringLiteral("1.2 s"));
    EXPECT_EQ(formatDuration(59000), QStringLiteral("59 s"));
    EXPECT_EQ(formatDuration(6 * 60000), QStringLiteral("6 min"));
    EXPECT_EQ(formatDuration(112 * 60000), QStringLiteral("1 h 52 min"));
    EXPECT_EQ(formatMinutes(0), QStringLiteral("Never"));
    EXPECT_EQ(formatMinutes(45), QStringLiteral("45 min"));
    EXPECT_EQ(formatMinutes(120), QStringLiteral("2 h"));
}
