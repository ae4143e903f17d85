// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/command_line.h"

#include <gtest/gtest.h>

namespace trowel::demo {
namespace {

CommandLine parsed(const char *words)
{
    return parseCommandLine(QString::fromLatin1(words).split(QLatin1Char(' ')));
}

TEST(CommandLine, understandsEverySwitch)
{
    const CommandLine line = parsed("--port 8080 --token A --token B:priya.raman@haldenfreight.example --scale huge "
                                    "--latency 50ms --rate 5 --burst 7 "
                                    "--no-retry-after --time-factor 2.5 --older-versions --warehouses 9");
    EXPECT_TRUE(line.text.isEmpty()) << qPrintable(line.text);
    EXPECT_EQ(line.options.port, 8080);
    ASSERT_EQ(line.options.users.size(), 2);
    EXPECT_EQ(line.options.users[0].token, "A");
    EXPECT_EQ(line.options.users[1].userName, QStringLiteral("priya.raman@haldenfreight.example"));
    EXPECT_EQ(line.options.scale, Scale::Huge);
    EXPECT_EQ(line.options.latency.count(), 50);
    EXPECT_EQ(line.options.ratePerSecond, 5);
    EXPECT_EQ(line.options.burst, 7);
    EXPECT_FALSE(line.options.sendRetryAfter);
    EXPECT_EQ(line.options.timeFactor, 2.5);
    EXPECT_TRUE(line.options.olderVersionsOnly);
    EXPECT_EQ(line.options.extraWarehouses, 9);
}

TEST(CommandLine, takesTheWordsOfAFaultUntilTheNextSwitch)
{
    const CommandLine line = parseCommandLine(
        {QStringLiteral("--fault"), QStringLiteral("POST /api/2.0/sql/warehouses/*/start"),
         QStringLiteral("status=503"), QStringLiteral("after"), QStringLiteral("times=2"), QStringLiteral("offset=1"),
         QStringLiteral("retry-after=3"), QStringLiteral("--port"), QStringLiteral("1")});
    ASSERT_EQ(line.options.faults.size(), 1);
    const Fault &fault = line.options.faults.first();
    EXPECT_EQ(fault.status, 503);
    EXPECT_EQ(fault.when, Fault::When::After);
    EXPECT_EQ(fault.times, 2);
    EXPECT_EQ(fault.offset, 1);
    EXPECT_EQ(fault.retryAfter, 3);
    EXPECT_EQ(line.options.port, 1);
}

TEST(CommandLine, refusesWhatItDoesNotUnderstand)
{
    for (const char *words :
         {"--port 70000", "--port", "--scale enormous", "--latency soon", "--rate -1", "--time-factor 0",
          "--token T:nobody", "--token", "--fault", "--fault GET", "--fault GET explode", "--wrong 1"}) {
        const CommandLine line = parsed(words);
        EXPECT_EQ(line.exitCode, 2) << words;
        EXPECT_FALSE(line.text.isEmpty()) << words;
    }
}

TEST(CommandLine, helpNamesEverySwitch)
{
    const CommandLine line = parsed("--help");
    EXPECT_EQ(line.exitCode, 0);
    for (const char *name : {"--port", "--token", "--scale", "--warehouses", "--latency", "--rate", "--burst",
                             "--no-retry-after", "--time-factor", "--older-versions", "--fault", "--version"})
        EXPECT_TRUE(line.text.contains(QLatin1String(name))) << name;
}

} // namespace
} // namespace trowel::demo
