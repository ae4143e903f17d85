// SPDX-License-Identifier: GPL-3.0-or-later
// The graph of a job and the timeline of a run: where things are, keys, names.
#include "ui/pages/task_graph.h"
#include "ui/pages/task_timeline.h"

#include <QSignalSpy>
#include <QTest>

#include <gtest/gtest.h>

using namespace trowel;
using namespace Qt::StringLiterals;

namespace {

GraphNode node(const QString &key, const QStringList &after = {})
{
    GraphNode made;
    made.key = made.text = key;
    made.glyph = Glyph::Succeeded;
    made.state = u"Succeeded"_s;
    made.dependsOn = after;
    return made;
}

void shown(QWidget &widget, const QSize &size)
{
    widget.resize(size);
    widget.show();
    EXPECT_TRUE(QTest::qWaitForWindowExposed(&widget));
}

} // namespace

TEST(TaskGraph, PutsEachBelowWhatItDependsOn)
{
    TaskGraph graph({node(u"report"_s, {u"dim"_s, u"fact"_s}), node(u"orders"_s), node(u"customers"_s),
                     node(u"clean"_s, {u"orders"_s, u"customers"_s}), node(u"dim"_s, {u"clean"_s}),
                     node(u"fact"_s, {u"clean"_s})});
    EXPECT_EQ(graph.layerOf(u"orders"_s), 0);
    EXPECT_EQ(graph.layerOf(u"customers"_s), 0);
    EXPECT_EQ(graph.layerOf(u"clean"_s), 1);
    EXPECT_EQ(graph.layerOf(u"fact"_s), 2);
    EXPECT_EQ(graph.layerOf(u"report"_s), 3);
}

TEST(TaskGraph, KeysWalkAlongTheLinesAndTheNameFollows)
{
    TaskGraph graph({node(u"orders"_s), node(u"customers"_s), node(u"clean"_s, {u"orders"_s, u"customers"_s}),
                     node(u"fact"_s, {u"clean"_s})});
    shown(graph, {400, 300});
    EXPECT_EQ(graph.accessibleName(), u"Graph of 4 tasks"_s);
    EXPECT_EQ(graph.current(), u"orders"_s);
    QTest::keyClick(&graph, Qt::Key_Right);
    EXPECT_EQ(graph.current(), u"customers"_s);
    QTest::keyClick(&graph, Qt::Key_Down);
    EXPECT_EQ(graph.current(), u"clean"_s);
    EXPECT_EQ(graph.accessibleDescription(), u"clean, Succeeded, after orders, customers"_s);
    QTest::keyClick(&graph, Qt::Key_End);
    EXPECT_EQ(graph.current(), u"fact"_s);
    QTest::keyClick(&graph, Qt::Key_Down);
    EXPECT_EQ(graph.current(), u"fact"_s) << "there is nothing below";
    QTest::keyClick(&graph, Qt::Key_Up);
    EXPECT_EQ(graph.current(), u"clean"_s);
    QTest::keyClick(&graph, Qt::Key_Home);
    EXPECT_EQ(graph.current(), u"orders"_s);
    QSignalSpy activated(&graph, &TaskGraph::activated);
    QTest::keyClick(&graph, Qt::Key_Return);
    ASSERT_EQ(activated.size(), 1);
    EXPECT_EQ(activated.first().first().toString(), u"orders"_s);
}

TEST(TaskGraph, HostileGraphsAreDrawnAllTheSame)
{
    TaskGraph circle({node(u"a"_s, {u"b"_s}), node(u"b"_s, {u"a"_s}), node(u"c"_s, {u"c"_s, u"nowhere"_s})});
    shown(circle, {300, 200});
    EXPECT_FALSE(circle.grab().isNull());
    EXPECT_GE(circle.layerOf(u"a"_s), 0);
    QTest::keyClick(&circle, Qt::Key_Down);
    TaskGraph none({});
    shown(none, {300, 200});
    QTest::keyClick(&none, Qt::Key_Down);
    QTest::keyClick(&none, Qt::Key_End);
    EXPECT_EQ(none.current(), QString());
    QList<GraphNode> many{node(u"plan"_s)};
    for (int i = 0; i < 1000; ++i)
        many += node(QString::number(i), {i % 2 ? QString::number(i - 1) : u"plan"_s});
    TaskGraph wide(many);
    shown(wide, {400, 300});
    QTest::keyClick(&wide, Qt::Key_End);
    EXPECT_FALSE(wide.current().isEmpty());
}

TEST(TaskGraph, AClickSelects)
{
    TaskGraph graph({node(u"one"_s), node(u"two"_s, {u"one"_s})});
    shown(graph, {300, 200});
    // The second box stands in the middle, below the first.
    const int height = graph.fontMetrics().height() + 12;
    QTest::mouseClick(graph.viewport(), Qt::LeftButton, {},
                      QPoint(graph.viewport()->width() / 2, 16 + height + 24 + height / 2));
    EXPECT_EQ(graph.current(), u"two"_s);
}

TEST(TaskTimeline, BarsStandWhereTheirTimesAre)
{
    const qint64 at = 1'752'340'000'000;
    TaskTimeline line({{u"1"_s, u"ingest"_s, Glyph::Succeeded, u"Succeeded"_s, at, 30'000, at + 100'000},
                       {u"2"_s, u"clean"_s, Glyph::InProgress, u"Running"_s, at + 100'000, 0, 0},
                       {u"3"_s, u"report"_s, Glyph::Pending, u"Blocked"_s, 0, 0, 0}},
                      at + 200'000);
    shown(line, {500, 200});
    const QRect first = line.barRect(u"1"_s), second = line.barRect(u"2"_s);
    EXPECT_NEAR(first.right(), second.left(), 2);
    EXPECT_NEAR(first.width(), second.width(), 2) << "a hundred seconds each, the second until now";
    EXPECT_LT(first.bottom(), second.top());
    EXPECT_TRUE(line.barRect(u"3"_s).isEmpty()) << "has not begun";
    EXPECT_FALSE(line.grab().isNull());
}

TEST(TaskTimeline, KeysGoFromRowToRowAndTheNameFollows)
{
    const qint64 at = 1'752'340'000'000;
    TaskTimeline line({{u"1"_s, u"ingest"_s, Glyph::Succeeded, u"Succeeded"_s, at, 30'000, at + 100'000},
                       {u"3"_s, u"report"_s, Glyph::Pending, u"Blocked"_s, 0, 0, 0}},
                      at);
    shown(line, {500, 200});
    EXPECT_EQ(line.accessibleName(), u"Timeline of 2 tasks"_s);
    EXPECT_TRUE(line.accessibleDescription().startsWith(u"ingest, Succeeded, from "_s));
    EXPECT_TRUE(line.accessibleDescription().contains(u"waiting for compute"_s));
    QTest::keyClick(&line, Qt::Key_Down);
    EXPECT_EQ(line.current(), u"3"_s);
    EXPECT_EQ(line.accessibleDescription(), u"report, Blocked, has not begun"_s);
    QTest::keyClick(&line, Qt::Key_Down);
    EXPECT_EQ(line.current(), u"3"_s);
    QTest::keyClick(&line, Qt::Key_Home);
    EXPECT_EQ(line.current(), u"1"_s);
    QSignalSpy activated(&line, &TaskTimeline::activated);
    QTest::mouseDClick(line.viewport(), Qt::LeftButton, {}, line.barRect(u"1"_s).center());
    EXPECT_EQ(activated.size(), 1);
    TaskTimeline none({}, at);
    shown(none, {300, 100});
    QTest::keyClick(&none, Qt::Key_End);
    EXPECT_EQ(none.current(), QString());
}
