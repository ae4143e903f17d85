// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/services/warehouse_history.h"

#include <gtest/gtest.h>

using namespace trowel;

namespace {

using State = WarehouseRow::State;
using Health = WarehouseRow::Health;
using Span = WarehouseHistory::Span;
using Step = WarehouseHistory::Step;

const QString kId = QStringLiteral("93e0d7a41f6b25c8");

WarehouseRow row(State state, int clusters, Health health = Health::Healthy)
{
    WarehouseRow made;
    made.id = kId;
    made.state = state;
    made.clusters = clusters;
    made.health = health;
    return made;
}

} // namespace

TEST(WarehouseHistory, StatesFollowOneAnother)
{
    WarehouseHistory history;
    EXPECT_TRUE(history.line(kId).spans.isEmpty());
    history.saw(row(State::Stopped, 0), 1000);
    history.saw(row(State::Stopped, 0), 31'000);
    history.saw(row(State::Starting, 0), 32'000);
    history.saw(row(State::Running, 2), 40'000);
    history.saw(row(State::Running, 1), 70'000);
    history.saw(row(State::Running, 1, Health::Degraded), 71'000);
    const WarehouseHistory::Line line = history.line(kId);
    EXPECT_EQ(line.spans, (QList<Span>{{1000, 32'000, State::Stopped},
                                       {32'000, 40'000, State::Starting},
                                       {40'000, 71'000, State::Running},
                                       {71'000, 71'000, State::Running, Health::Degraded}}));
    EXPECT_EQ(line.steps, (QList<Step>{{1000, 0}, {40'000, 2}, {70'000, 1}}));
    EXPECT_TRUE(history.line(QStringLiteral("another")).spans.isEmpty());
}

TEST(WarehouseHistory, WhileNobodyLookedNothingIsKnown)
{
    const qint64 later = 1000 + WarehouseHistory::longestGapMs;
    WarehouseHistory history;
    history.saw(row(State::Running, 1), 1000);
    history.saw(row(State::Running, 1), later);
    EXPECT_EQ(history.line(kId).spans.size(), 1);
    const qint64 late = later + WarehouseHistory::longestGapMs + 1;
    history.saw(row(State::Running, 1), late);
    EXPECT_EQ(history.line(kId).spans, (QList<Span>{{1000, later, State::Running},
                                                    {later, late, State::Unknown, Health::Unknown, false},
                                                    {late, late, State::Running}}));
}

TEST(WarehouseHistory, AClockSetBackTurnsNothingAround)
{
    WarehouseHistory history;
    history.saw(row(State::Running, 1), 50'000);
    history.saw(row(State::Stopping, 1), 20'000);
    EXPECT_EQ(history.line(kId).spans,
              (QList<Span>{{50'000, 50'000, State::Running}, {50'000, 50'000, State::Stopping}}));
}

TEST(WarehouseHistory, AnEndlessDayStaysSmall)
{
    WarehouseHistory history;
    for (int i = 0; i < 2000; ++i)
        history.saw(row(i % 2 == 0 ? State::Running : State::Stopping, i % 3), qint64(i) * 1000);
    const WarehouseHistory::Line line = history.line(kId);
    EXPECT_EQ(line.spans.size(), WarehouseHistory::mostSpans);
    EXPECT_EQ(line.steps.size(), WarehouseHistory::mostSpans);
    EXPECT_EQ(line.spans.last().fromMs, 1'999'000);
}
