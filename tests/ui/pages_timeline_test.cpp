// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/timeline_view.h"

#include <QSignalSpy>
#include <QTest>

#include <gtest/gtest.h>

using namespace trowel;

namespace {

constexpr qint64 kHour = 3'600'000;

Timeline twoDays()
{
    Timeline line;
    line.name = QStringLiteral("Timeline of etl");
    line.valueName = QStringLiteral("Workers");
    line.bars = {{kHour, 2 * kHour, Glyph::Starting, QStringLiteral("Starting")},
                 {2 * kHour, 20 * kHour, Glyph::Running, QStringLiteral("Running")},
                 {20 * kHour, 40 * kHour, Glyph::Stopped, QStringLiteral("Terminated"), QStringLiteral("idle"), true},
                 {40 * kHour, 49 * kHour, Glyph::Running, QStringLiteral("Running")}};
    line.steps = {{2 * kHour, 2}, {5 * kHour, 6}, {20 * kHour, 0}, {40 * kHour, 3}};
    line.most = 6;
    return line;
}

struct TimelinePicture : testing::Test
{
    TimelinePicture()
    {
        view.resize(400, 200);
        view.show();
    }
    TimelineView view{twoDays()};
};

} // namespace

TEST_F(TimelinePicture, BarsLieInTimeOneAfterTheOther)
{
    EXPECT_EQ(view.current(), 3) << "the newest";
    for (int bar = 1; bar < 4; ++bar)
        EXPECT_GE(view.barRect(bar).left(), view.barRect(bar - 1).right() - 3) << bar;
    EXPECT_GT(view.barRect(1).width(), view.barRect(3).width()) << "eighteen hours against nine";
    view.setSpan(24 * kHour);
    EXPECT_TRUE(view.barRect(0).isEmpty()) << "before what is shown";
    EXPECT_FALSE(view.barRect(2).isEmpty());
}

TEST_F(TimelinePicture, KeysAndTheMouseChooseABar)
{
    QSignalSpy changed(&view, &TimelineView::barChanged);
    QTest::keyClick(&view, Qt::Key_Left);
    EXPECT_EQ(view.current(), 2);
    QTest::keyClick(&view, Qt::Key_Home);
    EXPECT_EQ(view.current(), 0);
    QTest::keyClick(&view, Qt::Key_Left);
    EXPECT_EQ(view.current(), 0) << "nothing is before the first";
    QTest::keyClick(&view, Qt::Key_End);
    EXPECT_EQ(view.current(), 3);
    QTest::mouseClick(&view, Qt::LeftButton, {}, view.barRect(1).center());
    EXPECT_EQ(view.current(), 1);
    EXPECT_EQ(changed.count(), 4);
    EXPECT_EQ(view.accessibleDescription(), view.sentence(1));
    view.setSpan(24 * kHour);
    EXPECT_EQ(view.current(), 3) << "what is no longer shown is not chosen";
    QTest::keyClick(&view, Qt::Key_Home);
    EXPECT_EQ(view.current(), 2) << "the first that is shown";
}

TEST_F(TimelinePicture, EachBarIsASentence)
{
    EXPECT_TRUE(view.sentence(1).startsWith(QStringLiteral("Running from "))) << view.sentence(1).toStdString();
    EXPECT_TRUE(view.sentence(1).endsWith(QStringLiteral("18 h, Workers: up to 6"))) << view.sentence(1).toStdString();
    EXPECT_TRUE(view.sentence(2).endsWith(QStringLiteral("20 h, idle"))) << view.sentence(2).toStdString();
    EXPECT_EQ(view.sentence(-1), QString());
}

TEST_F(TimelinePicture, IsPaintedInBothStatesOfFocusAndWhenEmpty)
{
    const QImage without = view.grab().toImage();
    EXPECT_FALSE(without.isNull());
    view.setCurrent(0);
    EXPECT_NE(view.grab().toImage(), without) << "what is chosen can be seen";
    TimelineView empty{Timeline()};
    empty.resize(300, 150);
    EXPECT_FALSE(empty.grab().isNull());
    EXPECT_EQ(empty.current(), -1);
    QTest::keyClick(&empty, Qt::Key_Left);
    EXPECT_EQ(empty.current(), -1);
}

TEST_F(TimelinePicture, GoesOnAndKeepsWhatIsChosen)
{
    QSignalSpy changed(&view, &TimelineView::barChanged);
    Timeline later = twoDays();
    later.bars.last().toMs += 60'000;
    view.setCurrent(0);
    changed.clear();
    view.setTimeline(later);
    EXPECT_EQ(view.current(), 0);
    EXPECT_EQ(changed.size(), 0) << "nothing to be said again";
    view.setCurrent(int(later.bars.size()) - 1);
    changed.clear();
    Timeline::Bar next = later.bars.last();
    next.fromMs = next.toMs;
    next.toMs += 1000;
    later.bars += next;
    view.setTimeline(later);
    EXPECT_EQ(view.current(), later.bars.size() - 1) << "who looks at the end stays there";
    EXPECT_EQ(changed.size(), 1);
    view.setTimeline({});
    EXPECT_EQ(view.current(), -1);
}
