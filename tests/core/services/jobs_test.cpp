// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/services/job_runs.h"
#include "core/services/jobs.h"
#include "tests/support/fixture.h"
#include "tests/support/problem.h"
#include "tests/support/service_wire.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <gtest/gtest.h>

using namespace trowel;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kJob = 9'007'199'254'740'993; // one more than a double holds

class JobsOnTheWire : public testing::Test
{
protected:
    template <typename T>
    Result<T> wait(const Task<T> &task)
    {
        return wire.wait(task);
    }
    QString sent(qsizetype index) const
    {
        return QString::fromLatin1(wire.sent.at(index).method) + u' ' + wire.sent.at(index).path;
    }
    QJsonObject body(qsizetype index) const { return QJsonDocument::fromJson(wire.sent.at(index).body).object(); }
    void answerWith(const Answer &answer)
    {
        wire.answer = [answer](const Sent &) { return answer; };
    }

    ServiceWire wire;
    Jobs jobs{wire.api()};
    JobRuns runs{wire.api()};
};

} // namespace

TEST_F(JobsOnTheWire, ListsPageByPageAndTheEndIsWhatTheServerSays)
{
    wire.answer = [](const Sent &sent) {
        const QString token = sent.query.value(u"page_token"_s);
        if (token.isEmpty())
            return Answer{200, R"({"jobs":[{"job_id":9007199254740993,"settings":{"name":"a","tasks":[{},{}]}}],
                                   "has_more":true,"next_page_token":"x+/="})"};
        if (token == u"x+/="_s) // an empty page with a token is legal
            return Answer{200, R"({"has_more":true,"next_page_token":"y"})"};
        // A full last page that still hands out a token.
        return Answer{200, R"({"jobs":[{"job_id":"7","settings":null}],"has_more":false,"next_page_token":"z"})"};
    };
    QList<JobRow> rows;
    const auto end = wait(jobs.list({}, [&rows](const QList<JobRow> &page) { rows += page; }));
    ASSERT_TRUE(end.has_value());
    EXPECT_EQ(end->pages, 3);
    EXPECT_TRUE(end->complete);
    ASSERT_EQ(rows.size(), 2);
    EXPECT_EQ(rows[0].id, kJob);
    EXPECT_EQ(rows[0].tasks, 2);
    EXPECT_EQ(rows[1].id, 7) << "an id as text";
    EXPECT_EQ(rows[1].name, u"Untitled"_s);
    EXPECT_EQ(sent(0), u"GET /api/2.2/jobs/list"_s);
    EXPECT_EQ(wire.sent.at(0).query.value(u"limit"_s), u"100"_s);
    EXPECT_EQ(wire.sent.at(0).query.value(u"expand_tasks"_s), u"true"_s);
    EXPECT_FALSE(wire.sent.at(0).query.contains(u"name"_s));
    EXPECT_EQ(wire.sent.at(1).query.value(u"limit"_s), u"100"_s) << "a token wants the same parameters again";
}

TEST_F(JobsOnTheWire, TheNameIsLookedForAtTheServer)
{
    const auto end = wait(jobs.list(u"night & day+"_s, {}));
    ASSERT_TRUE(end.has_value());
    EXPECT_EQ(end->count, 0) << "no member jobs at all";
    EXPECT_EQ(wire.sent.at(0).query.value(u"name"_s), u"night & day+"_s);
}

TEST_F(JobsOnTheWire, AnOlderWorkspaceIsAskedByTheOlderVersion)
{
    wire.answer = [](const Sent &sent) {
        if (sent.path.startsWith(u"/api/2.2/"_s))
            return Answer{404, R"({"error_code":"ENDPOINT_NOT_FOUND","message":"No API found for 'GET /jobs/list'"})"};
        return Answer{200, R"({"jobs":[{"job_id":1}]})"};
    };
    int rows = 0;
    EXPECT_TRUE(wait(jobs.list({}, [&rows](const QList<JobRow> &page) { rows += int(page.size()); })).has_value());
    EXPECT_EQ(rows, 1);
    EXPECT_EQ(sent(1), u"GET /api/2.1/jobs/list"_s);
}

TEST_F(JobsOnTheWire, OneListOfRunsMakesAllStrips)
{
    wire.answer = [](const Sent &sent) {
        const bool first = !sent.query.contains(u"page_token"_s);
        QByteArray body = R"({"runs":[)";
        for (int i = 0; i < 12; ++i)
            body += (i ? "," : "") + QByteArray(R"({"run_id":)") + QByteArray::number(first ? 100 - i : 50 - i) +
                    R"(,"job_id":)" + (i % 3 == 0 ? "2" : "1") + R"(,"status":{"state":"RUNNING"}})";
        return Answer{200, body + (first ? R"(],"has_more":true,"next_page_token":"n"})" : "]}")};
    };
    const auto strips = wait(jobs.recentRuns());
    ASSERT_TRUE(strips.has_value());
    EXPECT_EQ(wire.sent.size(), 2);
    EXPECT_EQ(wire.sent.at(0).query.value(u"limit"_s), u"25"_s) << "the API takes no more";
    EXPECT_EQ(strips->value(1).size(), 10);
    EXPECT_EQ(strips->value(2).size(), 8);
    EXPECT_EQ(strips->value(1).first().runId, 99) << "the newest first";
    EXPECT_EQ(strips->value(1).first().state, RunState::Running);
}

TEST_F(JobsOnTheWire, TheStripsLookAtSoManyPagesAndNoMore)
{
    int page = 0;
    wire.answer = [&page](const Sent &) {
        ++page;
        return Answer{200, R"({"runs":[{"run_id":)" + QByteArray::number(page) +
                               R"(,"job_id":1}],"has_more":true,"next_page_token":")" + QByteArray::number(page) +
                               "\"}"};
    };
    EXPECT_TRUE(wait(jobs.recentRuns(3)).has_value());
    EXPECT_EQ(wire.sent.size(), 3);
}

TEST_F(JobsOnTheWire, OneAnswerKeepsItsBytes)
{
    answerWith({200, fixture("job_get.json")});
    const auto job = wait(jobs.get(620394857120394));
    ASSERT_TRUE(job.has_value());
    EXPECT_EQ(job->raw.bytes, fixture("job_get.json"));
    EXPECT_EQ(sent(0), u"GET /api/2.2/jobs/get"_s);
    EXPECT_EQ(wire.sent.at(0).query.value(u"job_id"_s), u"620394857120394"_s);
}

TEST_F(JobsOnTheWire, TheArraysOfLaterPagesAreJoined)
{
    wire.answer = [](const Sent &sent) {
        const QString token = sent.query.value(u"page_token"_s);
        if (token.isEmpty())
            return Answer{200, R"({"job_id":9007199254740993,"settings":{"name":"wide","tasks":[{"task_key":"a"}],
                                   "parameters":[{"name":"p","default":"1"}],"odd":{"keep":true}},"next_page_token":"2"})"};
        if (token == u"2"_s)
            return Answer{200, R"({"job_id":9007199254740993,"settings":{"name":"wide","tasks":[{"task_key":"b"}]},
                                   "next_page_token":"3"})"};
        return Answer{200, R"({"job_id":9007199254740993,"settings":{"name":"wide","tasks":[{"task_key":"c"}]}})"};
    };
    const auto job = wait(jobs.get(kJob));
    ASSERT_TRUE(job.has_value());
    EXPECT_EQ(wire.sent.size(), 3);
    EXPECT_EQ(job->row.id, kJob);
    ASSERT_EQ(job->tasks.size(), 3);
    EXPECT_EQ(job->tasks.last().key, u"c"_s);
    EXPECT_EQ(job->parameters.size(), 1);
    const QJsonObject settings = QJsonDocument::fromJson(job->settings).object();
    EXPECT_TRUE(settings.value("odd"_L1).toObject().value("keep"_L1).toBool()) << "a reset would lose it";
    EXPECT_FALSE(job->raw.bytes.contains("next_page_token"));
}

TEST_F(JobsOnTheWire, EveryChangeIsTheCallOfTheReference)
{
    answerWith({200, R"({"job_id":"9007199254740993"})"});
    EXPECT_EQ(*wait(jobs.create(R"({"name":"x","later":{"a":1}})")), kJob);
    EXPECT_EQ(sent(0), u"POST /api/2.2/jobs/create"_s);
    EXPECT_EQ(wire.sent.at(0).body, R"({"name":"x","later":{"a":1}})") << "what was typed, byte for byte";

    answerWith({200, "{}"});
    EXPECT_TRUE(wait(jobs.reset(kJob, R"({"name":"y","later":[2]})")).has_value());
    EXPECT_EQ(sent(1), u"POST /api/2.2/jobs/reset"_s);
    EXPECT_EQ(body(1).value("job_id"_L1).toInteger(), kJob);
    EXPECT_EQ(body(1).value("new_settings"_L1).toObject().value("later"_L1).toArray().size(), 1);

    EXPECT_TRUE(wait(jobs.remove(kJob)).has_value());
    EXPECT_EQ(sent(2), u"POST /api/2.2/jobs/delete"_s);
    EXPECT_EQ(body(2), (QJsonObject{{u"job_id"_s, kJob}}));

    EXPECT_TRUE(wait(runs.cancel(5)).has_value());
    EXPECT_TRUE(wait(runs.cancelAll(kJob)).has_value());
    EXPECT_TRUE(wait(runs.remove(5)).has_value());
    EXPECT_EQ(sent(3), u"POST /api/2.2/jobs/runs/cancel"_s);
    EXPECT_EQ(body(3), (QJsonObject{{u"run_id"_s, 5}}));
    EXPECT_EQ(sent(4), u"POST /api/2.2/jobs/runs/cancel-all"_s);
    EXPECT_EQ(body(4), (QJsonObject{{u"job_id"_s, kJob}}));
    EXPECT_EQ(sent(5), u"POST /api/2.2/jobs/runs/delete"_s);
}

TEST_F(JobsOnTheWire, AnAnswerWithoutABodyIsAnAnswer)
{
    answerWith({200, QByteArray()});
    EXPECT_TRUE(wait(jobs.remove(1)).has_value());
    answerWith({200, "OK"});
    EXPECT_TRUE(wait(runs.remove(1)).has_value());
}

TEST_F(JobsOnTheWire, APauseSendsTheWholeScheduleAgain)
{
    wire.answer = [](const Sent &sent) {
        return sent.method == "GET" ? Answer{200, fixture("job_get.json")} : Answer{200, "{}"};
    };
    EXPECT_TRUE(wait(jobs.setPaused(620394857120394, true)).has_value());
    EXPECT_EQ(sent(1), u"POST /api/2.2/jobs/update"_s);
    const QJsonObject settings = body(1).value("new_settings"_L1).toObject();
    EXPECT_EQ(settings.keys(), QStringList{u"schedule"_s}) << "nothing else is touched";
    const QJsonObject schedule = settings.value("schedule"_L1).toObject();
    EXPECT_EQ(schedule.value("pause_status"_L1).toString(), u"PAUSED"_s);
    EXPECT_EQ(schedule.value("quartz_cron_expression"_L1).toString(), u"0 0 2 * * ?"_s);
    EXPECT_EQ(schedule.value("timezone_id"_L1).toString(), u"Europe/Berlin"_s);

    answerWith({200, R"({"job_id":1,"settings":{"name":"by hand"}})"});
    EXPECT_EQ(problem(wait(jobs.setPaused(1, true))).kind, Error::Kind::BadRequest);
}

TEST_F(JobsOnTheWire, ARunIsStartedOnceHoweverOftenItIsSent)
{
    int calls = 0;
    wire.answer = [&calls](const Sent &) {
        return ++calls == 1 ? Answer{.status = 200, .body = {}, .hang = false, .reset = true}
                            : Answer{200, R"({"run_id":9007199254740993,"number_in_job":9007199254740993})"};
    };
    RunNow how;
    how.idempotencyToken = "click-1";
    how.parameters = {{u"day"_s, u"2026-07-12"_s}};
    how.only = {u"clean+"_s};
    EXPECT_EQ(*wait(jobs.runNow(kJob, how)), kJob);
    ASSERT_EQ(wire.sent.size(), 2) << "the answer was lost: the token makes a repeat harmless";
    EXPECT_EQ(wire.sent.at(0).body, wire.sent.at(1).body);
    EXPECT_EQ(sent(0), u"POST /api/2.2/jobs/run-now"_s);
    EXPECT_EQ(body(0).value("idempotency_token"_L1).toString(), u"click-1"_s);
    EXPECT_EQ(body(0).value("job_parameters"_L1).toObject(), (QJsonObject{{u"day"_s, u"2026-07-12"_s}}));
    EXPECT_EQ(body(0).value("only"_L1).toArray().first().toString(), u"clean+"_s);
}

TEST_F(JobsOnTheWire, OtherChangesWithALostAnswerAreNotSentAgain)
{
    answerWith({.status = 200, .body = {}, .hang = false, .reset = true});
    EXPECT_EQ(problem(wait(jobs.create("{}"))).kind, Error::Kind::OutcomeUnknown);
    EXPECT_EQ(problem(wait(jobs.remove(1))).kind, Error::Kind::OutcomeUnknown);
    EXPECT_EQ(problem(wait(runs.repair({.runId = 1, .tasks = {}}))).kind, Error::Kind::OutcomeUnknown);
    EXPECT_EQ(problem(wait(runs.cancelAll(1))).kind, Error::Kind::OutcomeUnknown);
    EXPECT_EQ(wire.sent.size(), 4);
}

TEST_F(JobsOnTheWire, AnUnknownJobOrRunIsNotFound)
{
    answerWith({400, R"({"error_code":"INVALID_PARAMETER_VALUE","message":"Job 1 does not exist."})"});
    EXPECT_EQ(problem(wait(jobs.get(1))).kind, Error::Kind::NotFound);
    answerWith({400, R"({"error_code":"INVALID_PARAMETER_VALUE","message":"Run: 1 in job: 2 doesn't exist"})"});
    EXPECT_EQ(problem(wait(runs.get(1))).kind, Error::Kind::NotFound);
    answerWith({404, R"({"error_code":"NOT_FOUND","message":"Job 1 does not exist."})"});
    EXPECT_EQ(problem(wait(jobs.get(1))).kind, Error::Kind::NotFound);
}

TEST_F(JobsOnTheWire, AFamilyThatIsOffIsSaidSo)
{
    answerWith({501, R"({"error_code":"NOT_IMPLEMENTED","message":"Jobs are off"})"});
    EXPECT_EQ(problem(wait(jobs.list({}, {}))).kind, Error::Kind::NotSupported);
    answerWith({403, R"({"error_code":"PERMISSION_DENIED","message":"no"})"});
    EXPECT_EQ(problem(wait(jobs.list({}, {}))).kind, Error::Kind::Forbidden);
}

TEST_F(JobsOnTheWire, BrokenAnswersNameTheMember)
{
    answerWith({200, R"({"jobs":[{"job_id":1},{"settings":{"name":"no id"}}]})"});
    EXPECT_EQ(problem(wait(jobs.list({}, {}))).message, u"jobs[1].job_id: missing"_s);
    answerWith({200, R"({"jobs":[{"job_id":1,"settings":{"name":[]}}]})"});
    EXPECT_EQ(problem(wait(jobs.list({}, {}))).message, u"jobs[0].settings.name: expected string"_s);
    answerWith({200, R"({"runs":[{"run_id":true}]})"});
    EXPECT_EQ(problem(wait(runs.list(0, {}))).kind, Error::Kind::BadReply);
    answerWith({200, "{}"});
    EXPECT_EQ(problem(wait(jobs.create("{}"))).kind, Error::Kind::BadReply) << "created, but without an id";
    answerWith({200, R"({"job_id":1,"settings":{},"next_page_token":"same"})"});
    EXPECT_TRUE(wait(jobs.get(1)).has_value()) << "a token that does not move on ends it";
}

TEST_F(JobsOnTheWire, RunsOfAJobAndOutput)
{
    wire.answer = [](const Sent &) {
        return Answer{
            200, R"({"runs":[{"run_id":3,"job_id":9,"run_name":"n","start_time":1,"status":{"state":"PENDING"}}]})"};
    };
    QList<RunRow> rows;
    EXPECT_TRUE(wait(runs.list(9, [&rows](const QList<RunRow> &page) { rows += page; })).has_value());
    ASSERT_EQ(rows.size(), 1);
    EXPECT_TRUE(rows.first().isMoving());
    EXPECT_EQ(sent(0), u"GET /api/2.2/jobs/runs/list"_s);
    EXPECT_EQ(wire.sent.at(0).query.value(u"job_id"_s), u"9"_s);
    EXPECT_TRUE(wait(runs.list(0, {})).has_value());
    EXPECT_FALSE(wire.sent.at(1).query.contains(u"job_id"_s));

    answerWith({200, R"({"metadata":{"run_id":4},"error":"ZeroDivisionError","error_trace":"Traceback …",
                         "logs":"start\n","logs_truncated":true,"notebook_output":{"result":"7","truncated":false}})"});
    const auto output = wait(runs.output(4));
    ASSERT_TRUE(output.has_value());
    EXPECT_EQ(sent(2), u"GET /api/2.2/jobs/runs/get-output"_s);
    EXPECT_EQ(output->error, u"ZeroDivisionError"_s);
    EXPECT_EQ(output->trace, u"Traceback …"_s);
    EXPECT_TRUE(output->logsTruncated);
    EXPECT_EQ(output->result, u"7"_s);
    answerWith({200, R"({"sql_output":{"query_output":{"query_text":"SELECT 1","output_link":"https://ws/sql/1"}}})"});
    const auto sql = wait(runs.output(4));
    ASSERT_TRUE(sql.has_value());
    EXPECT_EQ(sql->query, u"SELECT 1"_s);
    EXPECT_EQ(sql->resultLink, u"https://ws/sql/1"_s);
    answerWith(
        {200,
         R"({"sql_output":{"alert_output":{"alert_state":"TRIGGERED"},"dashboard_output":{}},"run_job_output":{"run_id":"77"},
                         "dbt_output":{"artifacts_link":"https://bucket/?signature=s3cret"}})"});
    const auto others = wait(runs.output(4));
    ASSERT_TRUE(others.has_value());
    EXPECT_EQ(others->alertState, u"TRIGGERED"_s);
    EXPECT_EQ(others->startedRun, 77);
    EXPECT_TRUE(others->dashboard);
    EXPECT_TRUE(others->artifacts);
    answerWith({200, "{}"});
    const auto nothing = wait(runs.output(4));
    ASSERT_TRUE(nothing.has_value());
    EXPECT_FALSE(nothing->artifacts);
}

TEST_F(JobsOnTheWire, ARepairNamesTheOneBefore)
{
    answerWith({200, R"({"repair_id":5623847561234})"});
    EXPECT_EQ(*wait(runs.repair({.runId = 7, .tasks = {}})), 5623847561234);
    EXPECT_EQ(body(0),
              (QJsonObject{{u"run_id"_s, 7}, {u"rerun_all_failed_tasks"_s, true}, {u"rerun_dependent_tasks"_s, true}}));
    RepairRun again{.runId = 7, .tasks = {u"clean"_s}, .dependent = false, .latestRepairId = 5623847561234};
    EXPECT_TRUE(wait(runs.repair(again)).has_value());
    EXPECT_EQ(body(1).value("latest_repair_id"_L1).toInteger(), 5623847561234);
    EXPECT_EQ(body(1).value("rerun_tasks"_L1).toArray().size(), 1);
    EXPECT_FALSE(body(1).contains("rerun_all_failed_tasks"_L1)) << "one of the two";
}
