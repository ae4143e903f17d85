// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/reachability.h"
#include "tests/support/fake_clock.h"

#include <QCoreApplication>
#include <QSignalSpy>

#include <gtest/gtest.h>

using namespace trowel;
using namespace std::chrono_literals;
using Kind = Error::Kind;
using State = Reachability::State;

namespace {

const Error kRefused = Error::make(Kind::Connection, QStringLiteral("refused"));

// A host that answers or not; every probe waits until the test lets it end.
struct Host
{
    FakeClock clock;
    QList<Promise<Nothing>> probes;
    Reachability reach{clock, [this] {
                           probes += Promise<Nothing>();
                           return probes.last().task();
                       }};
    QSignalSpy changes{&reach, &Reachability::changed};

    static void turn() { QCoreApplication::processEvents(); }
    void end(const Result<Nothing> &result)
    {
        probes.last().settle(result);
        turn();
    }
    void goOffline()
    {
        reach.foundNobody(kRefused);
        end(failure(kRefused));
        ASSERT_TRUE(reach.isOffline());
    }
    void pass(std::chrono::milliseconds time)
    {
        clock.advance(time);
        turn();
    }
};

} // namespace

TEST(Reachability, OneRequestThatFindsNobodyIsOnlyADoubt)
{
    Host host;
    host.reach.foundNobody(kRefused);
    EXPECT_EQ(host.reach.state(), State::Doubtful);
    EXPECT_FALSE(host.reach.holdsBack());
    host.end(Nothing{});
    EXPECT_EQ(host.reach.state(), State::Online);
    EXPECT_EQ(host.changes.size(), 0) << "nobody was disturbed";
}

TEST(Reachability, ARefusalIsAnAnswer)
{
    for (const Kind kind : {Kind::Unauthenticated, Kind::Forbidden, Kind::Throttled, Kind::Server, Kind::BadReply}) {
        Host host;
        host.goOffline();
        host.pass(1s);
        host.end(failure(kind, QStringLiteral("no")));
        EXPECT_EQ(host.reach.state(), State::Online) << int(kind);
    }
}

TEST(Reachability, ManyThatFindNobodyMakeOneProbe)
{
    Host host;
    for (int page = 0; page < 20; ++page)
        host.reach.foundNobody(kRefused);
    EXPECT_EQ(host.probes.size(), 1);
    host.end(failure(kRefused));
    for (int page = 0; page < 20; ++page)
        host.reach.foundNobody(kRefused);
    EXPECT_EQ(host.probes.size(), 1);
    EXPECT_TRUE(host.reach.isOffline());
    EXPECT_EQ(host.reach.error()->message, QStringLiteral("refused"));
    EXPECT_EQ(host.reach.since(), host.clock.utc());
}

TEST(Reachability, AsksEverMoreSeldom)
{
    Host host;
    host.goOffline();
    const int expected[] = {1, 2, 4, 8, 16, 30, 30, 30};
    for (const int seconds : expected) {
        const qsizetype before = host.probes.size();
        EXPECT_EQ(host.reach.nextProbe(), host.clock.utc().addSecs(seconds));
        host.pass(std::chrono::seconds(seconds) - 1ms);
        EXPECT_EQ(host.probes.size(), before) << seconds;
        host.pass(1ms);
        ASSERT_EQ(host.probes.size(), before + 1) << seconds;
        EXPECT_FALSE(host.reach.nextProbe().isValid());
        host.end(failure(kRefused));
    }
    // Once it was there it begins anew.
    host.pass(30s);
    host.end(Nothing{});
    EXPECT_EQ(host.reach.state(), State::Online);
    host.goOffline();
    EXPECT_EQ(host.reach.nextProbe(), host.clock.utc().addSecs(1));
}

TEST(Reachability, WhoeverWantsSomethingNeedNotWait)
{
    Host host;
    host.goOffline();
    for (int click = 0; click < 5; ++click)
        host.reach.probeNow();
    EXPECT_EQ(host.probes.size(), 2) << "one on its way is enough";
    host.end(Nothing{});
    EXPECT_EQ(host.reach.state(), State::Online);
    EXPECT_FALSE(host.reach.error());
    host.pass(10min);
    EXPECT_EQ(host.probes.size(), 2) << "nobody asks while it is there";
    host.reach.probeNow();
    EXPECT_EQ(host.probes.size(), 2);
}

TEST(Reachability, AProbeThatLeftBeforeTheClickDoesNotDecide)
{
    Host host;
    host.goOffline();
    host.pass(1s);
    ASSERT_EQ(host.probes.size(), 2);
    host.reach.probeNow(); // while that one is on its way
    host.changes.clear();
    host.end(failure(kRefused));
    EXPECT_EQ(host.probes.size(), 3);
    EXPECT_EQ(host.changes.size(), 0) << "nobody was told yet";
    host.end(failure(kRefused));
    EXPECT_EQ(host.probes.size(), 3);
    EXPECT_EQ(host.changes.size(), 1);
    EXPECT_TRUE(host.reach.nextProbe().isValid());
}

TEST(Reachability, AnAnswerEndsItBeforeTheProbeDoes)
{
    Host host;
    host.reach.foundNobody(kRefused);
    host.reach.answered();
    EXPECT_EQ(host.reach.state(), State::Online);
    host.end(failure(kRefused)); // comes too late to be believed
    EXPECT_EQ(host.reach.state(), State::Online);
    host.goOffline();
    host.reach.answered();
    EXPECT_EQ(host.reach.state(), State::Online);
    const qsizetype asked = host.probes.size();
    host.pass(10min);
    EXPECT_EQ(host.probes.size(), asked);
}

TEST(Reachability, AnAnswerInTheSameTurnWinsAgainstTheProbe)
{
    Host host;
    host.reach.foundNobody(kRefused);
    host.probes.last().settle(failure(kRefused)); // already on the event loop
    host.reach.answered();
    Host::turn();
    EXPECT_EQ(host.reach.state(), State::Online);
}

TEST(Reachability, TheSystemsWordIsOnlyAHint)
{
    Host host;
    host.reach.networkChanged(); // gone, it says; but the host is on this computer
    EXPECT_EQ(host.probes.size(), 1);
    EXPECT_FALSE(host.reach.holdsBack());
    host.end(Nothing{});
    EXPECT_EQ(host.reach.state(), State::Online);
    host.goOffline();
    host.reach.networkChanged(); // back
    EXPECT_EQ(host.probes.size(), 3) << "asked at once";
    host.end(Nothing{});
    EXPECT_EQ(host.reach.state(), State::Online);
}

TEST(Reachability, SleepingHoldsEverythingAndWakingAsksOnce)
{
    Host host;
    host.reach.sleeps();
    EXPECT_TRUE(host.reach.holdsBack());
    EXPECT_FALSE(host.reach.isOffline());
    host.reach.answered(); // by what was on the wire
    EXPECT_TRUE(host.reach.holdsBack());
    EXPECT_EQ(host.probes.size(), 0);
    host.reach.woke();
    EXPECT_EQ(host.probes.size(), 1);
    EXPECT_TRUE(host.reach.holdsBack());
    host.end(failure(kRefused)); // the network comes later than the screen
    EXPECT_TRUE(host.reach.isOffline());
    host.pass(1s);
    host.end(Nothing{});
    EXPECT_EQ(host.reach.state(), State::Online);
}

TEST(Reachability, AProbeOfBeforeTheSleepIsForgotten)
{
    Host host;
    host.goOffline();
    host.reach.probeNow();
    const Promise<Nothing> before = host.probes.last();
    host.reach.sleeps();
    host.reach.woke();
    EXPECT_EQ(host.probes.size(), 3);
    before.settle(failure(kRefused));
    Host::turn();
    EXPECT_TRUE(host.reach.isOffline());
    EXPECT_FALSE(host.reach.nextProbe().isValid()) << "the new one is still on its way";
    host.end(Nothing{});
    EXPECT_EQ(host.reach.state(), State::Online);
}

TEST(Reachability, ASleepThatDoesNotComeHoldsNothingForEver)
{
    Host host;
    host.reach.sleeps();
    host.pass(30s);
    ASSERT_EQ(host.probes.size(), 1);
    host.end(Nothing{});
    EXPECT_EQ(host.reach.state(), State::Online);
}

TEST(Reachability, AProbeSomebodyCancelsSaysNothing)
{
    Host host;
    host.reach.foundNobody(kRefused);
    host.end(failure(Error::cancelled()));
    EXPECT_EQ(host.reach.state(), State::Online);
    host.goOffline();
    host.reach.probeNow();
    host.end(failure(Error::cancelled()));
    EXPECT_TRUE(host.reach.isOffline());
    EXPECT_EQ(host.reach.error()->message, QStringLiteral("refused"));
    EXPECT_TRUE(host.reach.nextProbe().isValid());
}
