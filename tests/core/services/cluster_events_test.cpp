// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/services/cluster_events.h"
#include "core/services/cluster_timeline.h"
#include "tests/support/problem.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <gtest/gtest.h>

using namespace trowel;
using namespace Qt::StringLiterals;
using State = ClusterRow::State;

namespace {

QJsonObject object(const QByteArray &json)
{
    return QJsonDocument::fromJson(json).object();
}

ClusterEvent event(qint64 ms, const QString &type, std::optional<int> workers = {}, std::optional<int> target = {})
{
    ClusterEvent made;
    made.timeMs = ms;
    made.type = type;
    made.workers = workers;
    made.targetWorkers = target;
    return made;
}

} // namespace

TEST(ClusterEvents, ReadsWhatTheyTell)
{
    const auto page = readClusterEvents(R"({"events":[
        {"timestamp":1752342511000,"type":"TERMINATING","details":{"reason":{"code":"INACTIVITY","type":"SUCCESS",
            "parameters":{"inactivity_duration_min":"30"}}}},
        {"timestamp":2,"type":"RESIZING","details":{"current_num_workers":0,"target_num_workers":3,"cause":"AUTOSCALE",
            "user":"ada@example.com"}},
        {"timestamp":3,"type":"INIT_SCRIPTS_FINISHED","details":{"init_scripts":{"cluster":[
            {"dbfs":{"destination":"dbfs:/a.sh"},"status":"FAILED_EXECUTION"},
            {"volumes":{"destination":"/Volumes/b.sh"},"status":"SUCCEEDED"}],
            "global":[{"script_id":"x","status":"SKIPPED"}]}}},
        {"timestamp":4,"data_plane_event_details":{"event_type":"NODE_BLACKLISTED","host_id":"10.0.0.9"}},
        {"timestamp":5,"type":"EVENT_OF_TOMORROW","details":null}],"next_page_token":"t","total_count":0})");
    ASSERT_TRUE(page.has_value()) << problem(page).message.toStdString();
    ASSERT_EQ(page->events.size(), 5);
    EXPECT_EQ(page->events[0].reason.code, u"INACTIVITY"_s);
    EXPECT_EQ(page->events[0].reason.parameter("inactivity_duration_min"_L1), u"30"_s);
    EXPECT_EQ(page->events[0].workers, std::nullopt);
    EXPECT_EQ(page->events[1].workers, 0) << "none is not the same as not said";
    EXPECT_EQ(page->events[1].targetWorkers, 3);
    EXPECT_EQ(page->events[1].user, u"ada@example.com"_s);
    EXPECT_EQ(page->events[2].initScripts, 3);
    EXPECT_EQ(page->events[2].failedScripts, QStringList{u"dbfs:/a.sh: FAILED_EXECUTION"_s});
    EXPECT_EQ(page->events[3].type, u"NODE_BLACKLISTED"_s);
    EXPECT_EQ(page->events[3].instanceId, u"10.0.0.9"_s);
    EXPECT_EQ(page->events[4].type, u"EVENT_OF_TOMORROW"_s);
    EXPECT_EQ(problem(readClusterEvents(R"({"events":[{"timestamp":"soon"}]})")).kind, Error::Kind::BadReply);
}

TEST(ClusterEvents, BothWaysToTheNextPage)
{
    const QString id = u"0712-164512-dusk42"_s;
    const QByteArray first = writeClusterEventsAsk(id, {});
    EXPECT_EQ(object(first), (QJsonObject{{u"cluster_id"_s, id}, {u"order"_s, u"DESC"_s}, {u"page_size"_s, 50}}));
    const auto byToken = readClusterEvents(R"({"next_page_token":"a+b","next_page":{"cluster_id":"x"}})");
    QJsonObject second = object(first);
    second.insert("page_token"_L1, u"a+b"_s);
    EXPECT_EQ(object(writeClusterEventsAsk(id, byToken->cursor)), second) << "an empty page with a token is no end";
    const QByteArray ready =
        R"({"next_page":{"cluster_id":"0712-164512-dusk42","offset":50,"end_time":1752342511000}})";
    const auto byRequest = readClusterEvents(ready);
    EXPECT_EQ(object(writeClusterEventsAsk(id, byRequest->cursor)), object(ready)["next_page"_L1].toObject())
        << "a ready request is not mixed with ours";
    EXPECT_TRUE(readClusterEvents(R"({"total_count":0,"next_page_token":""})")->cursor.isEmpty());
}

TEST(ClusterTimeline, IsMadeOfWhatHappened)
{
    // Newest first, as they come.
    const QList<ClusterEvent> events{event(900, u"EDITED"_s),         event(800, u"STARTING"_s),
                                     event(700, u"TERMINATING"_s),    event(500, u"UPSIZE_COMPLETED"_s, 4, 4),
                                     event(400, u"RESIZING"_s, 2, 4), event(200, u"RUNNING"_s, 2, 2),
                                     event(100, u"CREATING"_s)};
    const ClusterTimeline line = makeClusterTimeline(events, State::Pending, 1000);
    EXPECT_EQ(line.spans, (QList<ClusterTimeline::Span>{{100, 200, State::Pending},
                                                        {200, 400, State::Running},
                                                        {400, 500, State::Resizing},
                                                        {500, 700, State::Running},
                                                        {700, 800, State::Terminated},
                                                        {800, 1000, State::Pending}}));
    EXPECT_EQ(line.steps, (QList<ClusterTimeline::Step>{{200, 2}, {500, 4}, {700, 0}}));
    EXPECT_EQ(line.mostWorkers, 4);
    EXPECT_EQ(line.workersAt(150), 0);
    EXPECT_EQ(line.workersAt(500), 4);
    EXPECT_EQ(line.workersAt(999), 0);
}

TEST(ClusterTimeline, ShrinkingIsNoWaitingAndNowIsWhatTheServerSays)
{
    const ClusterTimeline line =
        makeClusterTimeline({event(300, u"RESIZING"_s, 6, 2), event(100, u"RUNNING"_s, 6, 6)}, State::Terminating, 400);
    ASSERT_EQ(line.spans.size(), 1);
    EXPECT_EQ(line.spans[0].state, State::Terminating);
    EXPECT_EQ(line.workersAt(350), 2);
    EXPECT_TRUE(makeClusterTimeline({}, State::Running, 100).spans.isEmpty());
    EXPECT_TRUE(
        makeClusterTimeline({event(0, u"RUNNING"_s), event(5, u"DRIVER_HEALTHY"_s)}, State::Running, 9).spans.isEmpty())
        << "an event without a time, and one that says nothing of the state";
    EXPECT_EQ(makeClusterTimeline({event(500, u"RUNNING"_s, 1)}, State::Running, 100).toMs(), 500)
        << "a clock that is behind makes no time run backwards";
}
