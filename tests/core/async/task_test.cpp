// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/async/background.h"
#include "core/async/task.h"

#include <QCoreApplication>
#include <QTest>

#include <gtest/gtest.h>

using namespace trowel;

namespace {

Error notFound()
{
    return Error::make(Error::Kind::NotFound, QStringLiteral("gone"));
}

void deliver()
{
    QCoreApplication::sendPostedEvents();
}

} // namespace

TEST(Task, DeliversOnceAndLater)
{
    Promise<int> promise;
    QObject context;
    int sum = 0;
    promise.task().onDone(&context, [&](Result<int> r) { sum += *r; });
    promise.settle(3);
    promise.settle(4);
    EXPECT_EQ(sum, 0);
    deliver();
    EXPECT_EQ(sum, 3);
}

TEST(Task, ContextDeathCancelsARead)
{
    bool stopped = false;
    Promise<int> promise([&] { stopped = true; });
    auto context = std::make_unique<QObject>();
    int calls = 0;
    promise.task().onDone(context.get(), [&](const Result<int> &) { ++calls; });
    context.reset();
    EXPECT_TRUE(stopped);
    promise.settle(1);
    deliver();
    EXPECT_EQ(calls, 0);
}

TEST(Task, ContextDeathLeavesAChangeRunning)
{
    bool stopped = false;
    Promise<int> first([&] { stopped = true; }, Abandon::KeepRunning);
    int steps = 0;
    auto context = std::make_unique<QObject>();
    first.task()
        .andThen([&](int i) {
            ++steps;
            return i;
        })
        .onDone(context.get(), [](const Result<int> &) { FAIL() << "nobody is left"; });
    context.reset();
    EXPECT_FALSE(stopped);
    first.settle(1);
    EXPECT_EQ(steps, 1) << "a change of several steps goes on to its end";
    deliver();
}

TEST(Task, ContextDeathBetweenSettleAndDelivery)
{
    Promise<int> promise;
    auto context = std::make_unique<QObject>();
    int calls = 0;
    promise.task().onDone(context.get(), [&](const Result<int> &) { ++calls; });
    promise.settle(1);
    context.reset();
    deliver();
    EXPECT_EQ(calls, 0);
}

TEST(Task, StepsMapParseAndChain)
{
    Promise<int> a;
    Promise<QString> b;
    QObject context;
    QString got;
    a.task()
        .andThen([](int i) { return i + 1; })
        .andThen([](int i) -> Result<int> { return i * 2; })
        .andThen([&](int i) {
            EXPECT_EQ(i, 84);
            return b.task();
        })
        .onDone(&context, [&](Result<QString> r) { got = *r; });
    a.settle(41);
    b.settle(QStringLiteral("x"));
    deliver();
    EXPECT_EQ(got, QStringLiteral("x"));
}

TEST(Task, ErrorSkipsStepsAndReachesOrElse)
{
    Promise<int> a;
    QObject context;
    bool ran = false;
    int got = 0;
    a.task()
        .andThen([&](int i) {
            ran = true;
            return i;
        })
        .orElse([](const Error &e) -> Result<int> {
            EXPECT_EQ(e.kind, Error::Kind::NotFound);
            return 7;
        })
        .onDone(&context, [&](Result<int> r) { got = *r; });
    a.fail(notFound());
    deliver();
    EXPECT_FALSE(ran);
    EXPECT_EQ(got, 7);
}

TEST(Task, CancellationPassesOrElseByAndIsSeenByAlways)
{
    Promise<int> a;
    QObject context;
    bool recovered = false;
    bool seen = false;
    Error error;
    auto task = a.task()
                    .orElse([&](const Error &) -> Result<int> {
                        recovered = true;
                        return 1;
                    })
                    .always([&](const Result<int> &r) { seen = !r && r.error().isCancelled(); });
    task.onDone(&context, [&](const Result<int> &r) { error = r.error(); });
    task.cancel();
    deliver();
    EXPECT_FALSE(recovered);
    EXPECT_TRUE(seen);
    EXPECT_TRUE(error.isCancelled());
}

TEST(Task, CancelReachesTheRunningStepOnly)
{
    bool first = false;
    bool second = false;
    Promise<int> a([&] { first = true; });
    Promise<int> b([&] { second = true; });
    QObject context;
    bool cancelled = false;
    auto task = a.task().andThen([&](int) { return b.task(); });
    task.onDone(&context, [&](const Result<int> &r) { cancelled = !r && r.error().isCancelled(); });
    a.settle(1);
    task.cancel();
    EXPECT_FALSE(first);
    EXPECT_TRUE(second);
    deliver();
    EXPECT_TRUE(cancelled) << "a cancelled task settles too";
}

TEST(Task, CancelDuringTheFirstStepNeverStartsTheSecond)
{
    bool stopped = false;
    bool ran = false;
    Promise<int> a([&] { stopped = true; });
    auto task = a.task().andThen([&](int i) {
        ran = true;
        return i;
    });
    task.cancel();
    a.settle(1);
    EXPECT_TRUE(stopped);
    EXPECT_FALSE(ran);
}

TEST(Task, ADroppedPromiseSettles)
{
    QObject context;
    Error error;
    {
        Promise<int> promise;
        promise.task().andThen([](int i) { return i; }).onDone(&context, [&](const Result<int> &r) {
            error = r.error();
        });
    }
    deliver();
    EXPECT_EQ(error.kind, Error::Kind::Internal);
    EXPECT_FALSE(error.message.isEmpty());
}

TEST(Task, ReadyTasksDeliverLaterToo)
{
    QObject context;
    int got = 0;
    Task<int>::ready(5).onDone(&context, [&](Result<int> r) { got = *r; });
    EXPECT_EQ(got, 0);
    deliver();
    EXPECT_EQ(got, 5);
}

TEST(Background, SettlesOnTheCallingThread)
{
    QObject context;
    QThread *worker = nullptr;
    QThread *home = nullptr;
    int got = 0;
    runInBackground([&worker]() -> Result<int> {
        worker = QThread::currentThread();
        return 9;
    }).onDone(&context, [&](Result<int> r) {
        got = *r;
        home = QThread::currentThread();
    });
    EXPECT_TRUE(QTest::qWaitFor([&] { return got == 9; }, 5000));
    EXPECT_EQ(home, QThread::currentThread());
    EXPECT_NE(worker, QThread::currentThread());
}
