// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/services/job_cron.h"

#include <QDateTime>
#include <QTimeZone>

#include <gtest/gtest.h>

using namespace trowel;
using namespace Qt::StringLiterals;

namespace {

QString next(const QString &cron, const QString &from, const QString &zone = u"UTC"_s)
{
    const QDateTime start = QDateTime::fromString(from, Qt::ISODate);
    EXPECT_TRUE(start.isValid()) << from.toStdString();
    const qint64 ms = nextCronFire(cron, zone, start.toMSecsSinceEpoch());
    return ms == 0 ? QString() : QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC).toString(Qt::ISODate);
}

} // namespace

TEST(JobCron, SoundExpressionsAreNotComplainedAbout)
{
    for (const QString &cron : {u"0 0 2 * * ?"_s, u"0 0/30 * * * ?"_s, u"0 */5 8-18 ? * MON-FRI"_s, u"0 0 6 1,15 * ?"_s,
                                u"0 0 6 L * ?"_s, u"0 0 6 ? * 6#3"_s, u"0 0 6 15W * ?"_s, u"0 0 6 ? JAN-MAR 2 2030"_s,
                                u"0 0 6 ? * friL"_s, u"0 15 4 ? * FRI-MON"_s})
        EXPECT_EQ(cronProblem(cron), QString()) << cron.toStdString();
}

TEST(JobCron, ProblemsNameTheField)
{
    EXPECT_TRUE(cronProblem(u"* * * * *"_s).contains(u"six or seven"_s)) << "the five fields of Unix";
    EXPECT_TRUE(cronProblem(u"0 61 2 * * ?"_s).contains(u"minute"_s));
    EXPECT_TRUE(cronProblem(u"0 0 24 * * ?"_s).contains(u"hour"_s));
    EXPECT_TRUE(cronProblem(u"0 0 2 32 * ?"_s).contains(u"day of month"_s));
    EXPECT_TRUE(cronProblem(u"0 0 2 ? 13 2"_s).contains(u"month"_s));
    EXPECT_TRUE(cronProblem(u"0 0 2 ? * NOON"_s).contains(u"day of week"_s));
    EXPECT_TRUE(cronProblem(u"0 0/0 2 * * ?"_s).contains(u"minute"_s));
    EXPECT_TRUE(cronProblem(u"0 0 2 * * *"_s).contains(u"question mark"_s));
    EXPECT_TRUE(cronProblem(u"0 0 2 ? * ?"_s).contains(u"question mark"_s));
    EXPECT_FALSE(cronProblem(QString()).isEmpty());
    for (const QString &huge : {u"1/2147483647 * * * * ?"_s, u"0 */2147483647 * * * ?"_s, u"0 0 2 1/32 * ?"_s})
        EXPECT_FALSE(cronProblem(huge).isEmpty()) << huge.toStdString() << ": beyond the field, and must not end us";
}

TEST(JobCron, TheNextTimeIsInTheZoneOfTheJob)
{
    EXPECT_EQ(next(u"0 0 2 * * ?"_s, u"2026-11-25T01:59:59Z"_s), u"2026-11-25T02:00:00Z"_s);
    EXPECT_EQ(next(u"0 0 2 * * ?"_s, u"2026-11-25T02:00:00Z"_s), u"2026-11-26T02:00:00Z"_s);
    EXPECT_EQ(next(u"0 0 2 * * ?"_s, u"2026-11-25T02:00:00Z"_s, u"Europe/Berlin"_s), u"2026-11-26T01:00:00Z"_s);
    EXPECT_EQ(next(u"0 0/30 * * * ?"_s, u"2026-11-25T10:05:00Z"_s), u"2026-11-25T10:30:00Z"_s);
    EXPECT_EQ(next(u"0 0 6 ? * SAT"_s, u"2026-11-25T10:00:00Z"_s), u"2026-11-28T06:00:00Z"_s);
    EXPECT_EQ(next(u"0 0 6 ? * MON-FRI"_s, u"2026-11-27T10:00:00Z"_s), u"2026-11-30T06:00:00Z"_s);
    EXPECT_EQ(next(u"0 0 5 1 * ?"_s, u"2026-11-25T10:00:00Z"_s), u"2026-12-01T05:00:00Z"_s);
    EXPECT_EQ(next(u"0 0 0 29 2 ?"_s, u"2026-11-25T10:00:00Z"_s), u"2028-02-29T00:00:00Z"_s);
}

TEST(JobCron, WhatIsNotWorkedOutIsNothing)
{
    EXPECT_EQ(next(u"0 0 6 L * ?"_s, u"2026-11-25T10:00:00Z"_s), QString());
    EXPECT_EQ(next(u"0 0 6 * * ? 2020"_s, u"2026-11-25T10:00:00Z"_s), QString()) << "in the past";
    EXPECT_EQ(next(u"nonsense"_s, u"2026-11-25T10:00:00Z"_s), QString());
    EXPECT_EQ(next(u"0 0 2 * * ?"_s, u"2026-11-25T10:00:00Z"_s, u"Mars/Olympus"_s), QString());
    EXPECT_EQ(next(u"0 0 2 30 2 ?"_s, u"2026-11-25T10:00:00Z"_s), QString()) << "there is no such day";
}
