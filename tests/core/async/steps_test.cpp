// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/async/steps.h"

#include <QTest>

#include <gtest/gtest.h>

using namespace trowel;

namespace {

struct Outcome
{
    explicit Outcome(const Task<Nothing> &task)
    {
        task.always([this](const Result<Nothing> &r) { result = r; }).detach();
    }
    std::optional<Result<Nothing>> result;
};

} // namespace

TEST(Steps, RunOneAfterTheOther)
{
    QList<Promise<Nothing>> begun;
    int left = 3;
    const Outcome outcome(runSteps([&]() -> std::optional<Task<Nothing>> {
        if (left-- == 0)
            return std::nullopt;
        begun += Promise<Nothing>();
        return begun.last().task();
    }));
    for (int i = 0; i < 3; ++i) {
        ASSERT_EQ(begun.size(), i + 1);
        EXPECT_FALSE(outcome.result.has_value());
        begun[i].settle(Nothing());
    }
    ASSERT_TRUE(outcome.result.has_value());
    EXPECT_TRUE(outcome.result->has_value());
}

TEST(Steps, KeepToTheNumberAtOnce)
{
    QList<Promise<Nothing>> begun;
    int left = 5;
    const Outcome outcome(runSteps(
        [&]() -> std::optional<Task<Nothing>> {
            if (left == 0)
                return std::nullopt;
            --left;
            begun += Promise<Nothing>();
            return begun.last().task();
        },
        2));
    EXPECT_EQ(begun.size(), 2);
    begun[1].settle(Nothing());
    EXPECT_EQ(begun.size(), 3);
    for (int i = 0; i < begun.size(); ++i)
        begun[i].settle(Nothing());
    EXPECT_EQ(begun.size(), 5);
    EXPECT_TRUE(outcome.result.has_value());
}

TEST(Steps, AMillionThatAreReadyNeedNoStack)
{
    int left = 1'000'000;
    const Outcome outcome(runSteps([&]() -> std::optional<Task<Nothing>> {
        if (left == 0)
            return std::nullopt;
        --left;
        return Task<Nothing>::ready(Nothing());
    }));
    EXPECT_EQ(left, 0);
    EXPECT_TRUE(outcome.result.has_value());
}

TEST(Steps, TheFirstFailureStopsTheOthers)
{
    QList<Promise<Nothing>> begun;
    int stopped = 0;
    const Outcome outcome(runSteps(
        [&]() -> std::optional<Task<Nothing>> {
            begun += Promise<Nothing>([&] { ++stopped; });
            return begun.last().task();
        },
        3));
    ASSERT_EQ(begun.size(), 3);
    begun[1].fail(Error::make(Error::Kind::Server, QStringLiteral("no")));
    ASSERT_TRUE(outcome.result.has_value());
    EXPECT_EQ(outcome.result->error().kind, Error::Kind::Server);
    EXPECT_EQ(stopped, 2);
    EXPECT_EQ(begun.size(), 3) << "nothing was begun after it";
}

TEST(Steps, CancellingStopsWhatIsUnderWay)
{
    QList<Promise<Nothing>> begun;
    int stopped = 0;
    const Task<Nothing> task = runSteps(
        [&]() -> std::optional<Task<Nothing>> {
            begun += Promise<Nothing>([&] { ++stopped; });
            return begun.last().task();
        },
        2);
    const Outcome outcome(task);
    task.cancel();
    EXPECT_EQ(stopped, 2);
    EXPECT_EQ(begun.size(), 2);
    ASSERT_TRUE(outcome.result.has_value());
    EXPECT_TRUE(outcome.result->error().isCancelled());
}
