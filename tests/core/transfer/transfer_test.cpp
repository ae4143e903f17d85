// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transfer/transfer_list.h"

#include <QTest>

#include <gtest/gtest.h>

using namespace trowel;
using namespace Qt::StringLiterals;
using State = Transfer::State;

namespace {

/// What the test sees and steers of one transfer; outlives it.
struct Wire
{
    int starts = 0;
    int stopped = 0;
    std::optional<Promise<Nothing>> promise;
    Progress progress;
};

class FakeTransfer final : public Transfer
{
public:
    explicit FakeTransfer(std::shared_ptr<Wire> wire)
        : Transfer(Direction::Upload, u"x"_s, u"/x"_s, u"/y"_s), m_wire(std::move(wire))
    {
    }

protected:
    Task<Nothing> start() override
    {
        ++m_wire->starts;
        m_wire->promise.emplace([wire = m_wire] { ++wire->stopped; });
        m_wire->progress = progress();
        return m_wire->promise->task();
    }

private:
    std::shared_ptr<Wire> m_wire;
};

class TransferListTest : public testing::Test
{
protected:
    Transfer &add()
    {
        wires += std::make_shared<Wire>();
        return list->add(std::make_unique<FakeTransfer>(wires.last()));
    }

    ~TransferListTest() override
    {
        for (const auto &wire : wires) // the stop function holds the wire
            wire->promise.reset();
    }

    QString states() const
    {
        QString text;
        for (qsizetype i = 0; i < list->count(); ++i)
            text += u"WRDFC"_s.at(int(list->at(i).state()));
        return text;
    }

    bool becomes(const QString &expected)
    {
        return QTest::qWaitFor([&] { return states() == expected; }, 5000);
    }

    void runEventLoop()
    {
        bool ran = false;
        QMetaObject::invokeMethod(
            qApp, [&ran] { ran = true; }, Qt::QueuedConnection);
        EXPECT_TRUE(QTest::qWaitFor([&ran] { return ran; }, 5000));
    }

    std::unique_ptr<TransferList> list = std::make_unique<TransferList>();
    QList<std::shared_ptr<Wire>> wires;
};

} // namespace

TEST_F(TransferListTest, RunsTwoAtATime)
{
    int ended = 0;
    QObject::connect(list.get(), &TransferList::ended, list.get(), [&ended] { ++ended; });
    for (int i = 0; i < 4; ++i)
        add();
    EXPECT_EQ(states(), u"RRWW"_s);
    EXPECT_EQ(list->unfinished(), 4);
    wires[1]->promise->settle(Nothing());
    EXPECT_TRUE(becomes(u"RDRW"_s));
    wires[0]->promise->fail(Error::make(Error::Kind::Forbidden, u"no"_s));
    EXPECT_TRUE(becomes(u"FDRR"_s));
    EXPECT_EQ(list->at(0).error()->message, u"no"_s);
    EXPECT_TRUE(list->at(0).ended().isValid());
    EXPECT_EQ(list->unfinished(), 2);
    EXPECT_EQ(ended, 2);
}

TEST_F(TransferListTest, CancelWorksInEveryState)
{
    for (int i = 0; i < 4; ++i)
        add();
    list->at(3).cancel(); // waiting
    EXPECT_EQ(states(), u"RRWC"_s);
    list->at(0).cancel(); // running: its place goes to the next at once
    EXPECT_EQ(states(), u"CRRC"_s);
    EXPECT_EQ(wires[0]->stopped, 1);
    wires[1]->promise->settle(Nothing());
    EXPECT_TRUE(becomes(u"CDRC"_s));
    list->at(1).cancel(); // ended
    EXPECT_EQ(states(), u"CDRC"_s);
    EXPECT_EQ(wires[3]->starts, 0);
}

TEST_F(TransferListTest, RetryStartsFromTheBeginning)
{
    Transfer &transfer = add();
    wires[0]->progress(70, 100);
    EXPECT_EQ(transfer.bytesDone(), 70);
    wires[0]->promise->fail(Error::make(Error::Kind::Connection, u"lost"_s));
    EXPECT_TRUE(becomes(u"F"_s));
    transfer.retry();
    EXPECT_EQ(states(), u"R"_s);
    EXPECT_EQ(transfer.bytesDone(), 0);
    EXPECT_EQ(transfer.bytesTotal(), -1);
    EXPECT_FALSE(transfer.error().has_value());
    EXPECT_FALSE(transfer.ended().isValid());
    wires[0]->promise->settle(Nothing());
    EXPECT_TRUE(becomes(u"D"_s));
    transfer.retry();
    EXPECT_EQ(states(), u"D"_s) << "what is done is not done twice";
    EXPECT_EQ(wires[0]->starts, 2);
}

TEST_F(TransferListTest, ALateOutcomeOfAnEarlierAttemptChangesNothing)
{
    Transfer &transfer = add();
    const Progress early = wires[0]->progress;
    transfer.cancel(); // its outcome is on the event loop now
    transfer.retry();
    EXPECT_EQ(states(), u"R"_s);
    runEventLoop();
    EXPECT_EQ(states(), u"R"_s);
    early(5, 10);
    EXPECT_EQ(transfer.bytesDone(), 0);
}

TEST_F(TransferListTest, RetryWaitsForAPlace)
{
    for (int i = 0; i < 3; ++i)
        add();
    list->at(0).cancel();
    EXPECT_EQ(states(), u"CRR"_s);
    list->at(0).retry();
    EXPECT_EQ(states(), u"WRR"_s);
    list->at(2).cancel();
    EXPECT_EQ(states(), u"RRC"_s);
}

TEST_F(TransferListTest, ProgressIsSeenAndEndsWithTheTransfer)
{
    Transfer &transfer = add();
    QList<qsizetype> changed;
    QObject::connect(list.get(), &TransferList::changed, list.get(), [&changed](qsizetype i) { changed += i; });
    wires[0]->progress(10, 200);
    EXPECT_EQ(changed, QList<qsizetype>{0});
    EXPECT_EQ(transfer.bytesTotal(), 200);
    wires[0]->promise->settle(Nothing());
    EXPECT_TRUE(becomes(u"D"_s));
    EXPECT_EQ(transfer.bytesDone(), 200);
    wires[0]->progress(20, 200);
    EXPECT_EQ(transfer.bytesDone(), 200);
    EXPECT_EQ(list->bytesPerSecond(), 0);
}

TEST_F(TransferListTest, ClearEndedKeepsWhatRuns)
{
    int cleared = 0;
    QObject::connect(list.get(), &TransferList::cleared, list.get(), [&cleared] { ++cleared; });
    for (int i = 0; i < 3; ++i)
        add();
    list->clearEnded();
    EXPECT_EQ(cleared, 0);
    list->at(0).cancel();
    list->clearEnded();
    EXPECT_EQ(cleared, 1);
    EXPECT_EQ(states(), u"RR"_s);
    runEventLoop();
    wires[1]->promise->settle(Nothing());
    EXPECT_TRUE(becomes(u"DR"_s));
}

TEST_F(TransferListTest, ClearingFromWithinTheSignalIsFine)
{
    QObject::connect(list.get(), &TransferList::ended, list.get(), [this] { list->clearEnded(); });
    add();
    add();
    wires[0]->promise->settle(Nothing());
    EXPECT_TRUE(becomes(u"R"_s));
    list->at(0).cancel();
    EXPECT_EQ(list->count(), 0);
}

TEST_F(TransferListTest, DestroyingTheListStopsWhatRuns)
{
    add();
    add();
    add();
    list.reset();
    EXPECT_EQ(wires[0]->stopped, 1);
    EXPECT_EQ(wires[1]->stopped, 1);
    EXPECT_EQ(wires[2]->starts, 0);
    wires[0]->progress(1, 2); // nobody is there any more
    wires[0]->promise->settle(Nothing());
    runEventLoop();
}
