// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/model_tester.h"
#include "ui/model/request_ring.h"

#include <gtest/gtest.h>

using namespace trowel;

namespace {

RequestRecord record(quint64 id, RequestRecord::State state = RequestRecord::State::Done, int status = 200)
{
    RequestRecord made;
    made.id = id;
    made.asked = QDateTime::currentDateTimeUtc();
    made.state = state;
    made.status = status;
    made.path = QStringLiteral("/api/2.0/sql/warehouses/%1").arg(id);
    return made;
}

} // namespace

TEST(RequestRingTest, KeepsTheNewestAndNoMore)
{
    RequestRing ring(nullptr, 10);
    ModelTester tester(&ring);
    for (quint64 id = 1; id <= 50; ++id)
        ring.put(record(id));
    EXPECT_EQ(ring.rowCount(), 10);
    EXPECT_EQ(ring.at(0).id, 50u);
    EXPECT_EQ(ring.rowOf(41), 9);
    ring.put(record(3)); // it has left: a late word of it brings nothing back
    EXPECT_EQ(ring.rowCount(), 10);
    EXPECT_EQ(ring.rowOf(3), -1);
}

TEST(RequestRingTest, UpdatesInPlace)
{
    RequestRing ring;
    ModelTester tester(&ring);
    ring.put(record(1, RequestRecord::State::OnWire, 0));
    ring.put(record(2));
    EXPECT_EQ(ring.running(), 1);
    ring.put(record(1, RequestRecord::State::Failed, 403));
    EXPECT_EQ(ring.rowCount(), 2);
    EXPECT_EQ(ring.at(1).status, 403);
    EXPECT_EQ(ring.running(), 0);
}

TEST(RequestRingTest, BodiesAreBoundedTogether)
{
    RequestRing ring;
    for (quint64 id = 1; id <= 400; ++id) {
        RequestRecord big = record(id);
        big.answer = QString(65536, u'x');
        ring.put(big);
    }
    EXPECT_LE(ring.textBytes(), RequestRing::kTextBytes);
    EXPECT_FALSE(ring.at(0).answer.isEmpty());
    EXPECT_TRUE(ring.at(399).answer.isEmpty());
}

TEST(RequestRingTest, APausedListStandsStillAndCatchesUp)
{
    RequestRing ring(nullptr, 10);
    ModelTester tester(&ring);
    ring.put(record(1));
    ring.setPaused(true);
    for (quint64 id = 2; id <= 30; ++id)
        ring.put(record(id));
    EXPECT_EQ(ring.rowCount(), 1);
    EXPECT_EQ(ring.heldBack(), 10);
    ring.setPaused(false);
    EXPECT_EQ(ring.rowCount(), 10);
    EXPECT_EQ(ring.at(0).id, 30u);
}

TEST(RequestRingTest, ClearKeepsWhatIsOnItsWay)
{
    RequestRing ring;
    ModelTester tester(&ring);
    ring.put(record(1));
    ring.put(record(2, RequestRecord::State::Waiting, 0));
    ring.put(record(3));
    ring.clear();
    ASSERT_EQ(ring.rowCount(), 1);
    EXPECT_EQ(ring.at(0).id, 2u);
}

TEST(RequestFilterTest, TextAndFailedOnly)
{
    RequestRing ring;
    RequestFilter filter(ring);
    ModelTester tester(&filter);
    ring.put(record(1, RequestRecord::State::Failed, 404));
    ring.put(record(2));
    filter.setFailedOnly(true);
    EXPECT_EQ(filter.rowCount(), 1);
    filter.setFailedOnly(false);
    filter.setText(QStringLiteral("404"));
    ASSERT_EQ(filter.rowCount(), 1);
    EXPECT_EQ(filter.recordAt(filter.index(0, 0))->id, 1u);
}

TEST(RequestRingTest, ATickTellsOnlyWhatWaitsForItsNextAttempt)
{
    RequestRing ring;
    ring.put(record(1));
    ring.put(record(2, RequestRecord::State::Retrying, 0));
    ring.put(record(3));
    QList<int> rows;
    QObject::connect(&ring, &RequestRing::dataChanged, &ring,
                     [&rows](const QModelIndex &from, const QModelIndex &) { rows += from.row(); });
    ring.tick();
    EXPECT_EQ(rows, QList<int>{1});
}
