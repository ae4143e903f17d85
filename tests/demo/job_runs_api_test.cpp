// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/demo/demo_client.h"

#include <QSet>

namespace trowel::test {

using namespace Qt::StringLiterals;

namespace {

class JobRunsApi : public DemoTest
{
protected:
    RawReply post(const QByteArray &call, const QJsonObject &body)
    {
        return DemoTest::call("POST", "/api/2.2/jobs/" + call, body);
    }
    QJsonObject run(qint64 id, const QByteArray &more = {})
    {
        return get("/api/2.2/jobs/runs/get?run_id=" + QByteArray::number(id) + more).json();
    }
    qint64 idOf(const QString &name)
    {
        return demo.workspace()->setState({{u"job"_s, name}}).value("id"_L1).toString().toLongLong();
    }
    qint64 start(const QString &name, QJsonObject body = {})
    {
        body.insert("job_id"_L1, idOf(name));
        const RawReply reply = post("run-now", body);
        EXPECT_EQ(reply.status, 200) << reply.body.constData();
        return reply.json().value("run_id"_L1).toInteger();
    }
    QString word(qint64 id) { return run(id)["state"_L1]["life_cycle_state"_L1].toString(); }
    bool ends(qint64 id)
    {
        return eventually([&] { return run(id)["status"_L1]["state"_L1].toString() == u"TERMINATED"_s; });
    }
    static QJsonObject task(const QJsonObject &run, const QString &key)
    {
        QJsonObject last;
        for (const QJsonValue &one : run["tasks"_L1].toArray()) {
            if (one["task_key"_L1].toString() == key)
                last = one.toObject();
        }
        return last;
    }
};

TEST_F(JobRunsApi, seedsRunsInEveryState)
{
    QSet<QString> states, results;
    QByteArray token;
    int count = 0;
    qint64 before = std::numeric_limits<qint64>::max();
    do {
        const QJsonObject page =
            get("/api/2.2/jobs/runs/list?limit=25" + (token.isEmpty() ? "" : "&page_token=" + token)).json();
        for (const QJsonValue &one : page["runs"_L1].toArray()) {
            ++count;
            EXPECT_LE(one["start_time"_L1].toInteger(), before) << "the newest first";
            before = one["start_time"_L1].toInteger();
            states += one["state"_L1]["life_cycle_state"_L1].toString();
            results += one["state"_L1]["result_state"_L1].toString();
        }
        token = page["next_page_token"_L1].toString().toLatin1().toPercentEncoding();
    } while (!token.isEmpty());
    EXPECT_GT(count, 500);
    for (const char *state : {"QUEUED", "PENDING", "RUNNING", "TERMINATING", "TERMINATED", "SKIPPED", "INTERNAL_ERROR"})
        EXPECT_TRUE(states.contains(QLatin1String(state))) << state;
    for (const char *result :
         {"SUCCESS", "FAILED", "TIMEDOUT", "CANCELED", "SUCCESS_WITH_FAILURES", "MAXIMUM_CONCURRENT_RUNS_REACHED"})
        EXPECT_TRUE(results.contains(QLatin1String(result))) << result;
    EXPECT_EQ(get("/api/2.2/jobs/runs/list?limit=26").status, 400);
    const QJsonObject newest = get("/api/2.2/jobs/runs/list?limit=1").json()["runs"_L1].toArray().first().toObject();
    const QByteArray one = QByteArray::number(newest["run_id"_L1].toInteger());
    EXPECT_EQ(get("/api/2.2/jobs/runs/get?run_id=" + one + "&page_token=-1").status, 400);
    EXPECT_EQ(get("/api/2.2/jobs/runs/list?active_only=true&completed_only=true").status, 400);
}

TEST_F(JobRunsApi, aRunGoesByItself)
{
    demo.workspace()->setState({{u"job"_s, u"nightly-etl"_s}, {u"fails"_s, QString()}, {u"task_ms"_s, 4000}});
    const qint64 id = start(u"nightly-etl"_s, {{u"job_parameters"_s, QJsonObject{{u"day"_s, u"2026-01-01"_s}}}});
    const QJsonObject begun = run(id);
    EXPECT_EQ(task(begun, u"clean"_s)["state"_L1]["life_cycle_state"_L1].toString(), u"BLOCKED"_s);
    EXPECT_EQ(begun["end_time"_L1].toInteger(), 0);
    ASSERT_TRUE(ends(id));
    const QJsonObject over = run(id);
    EXPECT_EQ(over["state"_L1]["result_state"_L1].toString(), u"SUCCESS"_s);
    EXPECT_GE(task(over, u"clean"_s)["start_time"_L1].toInteger(),
              task(over, u"ingest_orders"_s)["end_time"_L1].toInteger());
    const QJsonArray parameters = over["job_parameters"_L1].toArray();
    ASSERT_EQ(parameters.size(), 2);
    EXPECT_EQ(parameters[0]["value"_L1].toString(), u"2026-01-01"_s);
    EXPECT_EQ(parameters[1]["value"_L1].toString(), u"false"_s) << "the default, sorted by name";
    EXPECT_EQ(get("/api/2.2/jobs/runs/list?job_id=" + QByteArray::number(idOf(u"nightly-etl"_s)))
                  .json()["runs"_L1]
                  .toArray()
                  .first()["run_id"_L1]
                  .toInteger(),
              id);
}

TEST_F(JobRunsApi, aFailedTaskTakesTheRunWithItAndIsRepaired)
{
    const qint64 id = start(u"nightly-etl"_s); // fact_sales fails at its first attempt
    ASSERT_TRUE(ends(id));
    QJsonObject now = run(id);
    EXPECT_EQ(now["state"_L1]["life_cycle_state"_L1].toString(), u"INTERNAL_ERROR"_s) << "as measured";
    EXPECT_EQ(now["state"_L1]["result_state"_L1].toString(), u"FAILED"_s);
    EXPECT_EQ(now["status"_L1]["termination_details"_L1]["code"_L1].toString(), u"RUN_EXECUTION_ERROR"_s);
    EXPECT_EQ(task(now, u"refresh_report"_s)["state"_L1]["result_state"_L1].toString(), u"UPSTREAM_FAILED"_s);
    const QByteArray failed = QByteArray::number(task(now, u"fact_sales"_s)["run_id"_L1].toInteger());
    const QJsonObject output = get("/api/2.2/jobs/runs/get-output?run_id=" + failed).json();
    EXPECT_TRUE(output["error"_L1].toString().startsWith(u"AnalysisException"_s));
    EXPECT_FALSE(output["error_trace"_L1].toString().isEmpty());
    EXPECT_EQ(get("/api/2.2/jobs/runs/get-output?run_id=" + QByteArray::number(id)).status, 400) << "several tasks";

    EXPECT_EQ(post("runs/repair", {{u"run_id"_s, id}}).status, 400) << "neither tasks nor all failed ones";
    const RawReply repair = post("runs/repair", {{u"run_id"_s, id}, {u"rerun_all_failed_tasks"_s, true}});
    ASSERT_EQ(repair.status, 200) << repair.body.constData();
    EXPECT_EQ(post("runs/repair", {{u"run_id"_s, id}, {u"rerun_all_failed_tasks"_s, true}}).status, 400) << "active";
    ASSERT_TRUE(ends(id));
    now = run(id, "&include_history=true");
    EXPECT_EQ(now["state"_L1]["result_state"_L1].toString(), u"SUCCESS"_s);
    EXPECT_EQ(task(now, u"fact_sales"_s)["attempt_number"_L1].toInt(), 1);
    const QJsonArray history = now["repair_history"_L1].toArray();
    ASSERT_EQ(history.size(), 2);
    EXPECT_EQ(history[1]["id"_L1].toInteger(), repair.json()["repair_id"_L1].toInteger());
    QJsonObject second{{u"run_id"_s, id}, {u"rerun_tasks"_s, QJsonArray{u"clean"_s}}};
    EXPECT_EQ(post("runs/repair", second).status, 400) << "the last repair must be named";
    second.insert("latest_repair_id"_L1, history[1]["id"_L1]);
    EXPECT_EQ(post("runs/repair", second).status, 200);
}

TEST_F(JobRunsApi, aTaskIsTriedAgainBeforeItFails)
{
    demo.workspace()->setState(
        {{u"job"_s, u"crm-sync"_s}, {u"fails"_s, u"main"_s}, {u"attempts"_s, 1}, {u"task_ms"_s, 2000}});
    const qint64 id = start(u"crm-sync"_s); // max_retries is 1
    ASSERT_TRUE(ends(id));
    const QJsonObject now = run(id);
    EXPECT_EQ(now["state"_L1]["result_state"_L1].toString(), u"SUCCESS"_s);
    ASSERT_EQ(now["tasks"_L1].toArray().size(), 2);
    EXPECT_EQ(now["tasks"_L1].toArray()[0]["state"_L1]["result_state"_L1].toString(), u"FAILED"_s);
    EXPECT_EQ(now["tasks"_L1].toArray()[1]["attempt_number"_L1].toInt(), 1);
}

TEST_F(JobRunsApi, cancelIsAsynchronousAndDeleteWaitsForTheEnd)
{
    demo.workspace()->setState({{u"job"_s, u"nightly-etl"_s}, {u"task_ms"_s, 10'000'000}});
    const qint64 id = start(u"nightly-etl"_s);
    const RawReply early = post("runs/delete", {{u"run_id"_s, id}});
    EXPECT_EQ(early.status, 400) << "still active";
    EXPECT_EQ(post("runs/cancel", {{u"run_id"_s, id}}).body, "{}");
    ASSERT_TRUE(ends(id));
    EXPECT_EQ(run(id)["state"_L1]["result_state"_L1].toString(), u"CANCELED"_s);
    EXPECT_EQ(run(id)["status"_L1]["termination_details"_L1]["code"_L1].toString(), u"USER_CANCELED"_s);
    EXPECT_EQ(post("runs/cancel", {{u"run_id"_s, id}}).body, "{}") << "once more does no harm";
    EXPECT_EQ(post("runs/delete", {{u"run_id"_s, id}}).body, "{}");
    const RawReply gone = get("/api/2.2/jobs/runs/get?run_id=" + QByteArray::number(id));
    EXPECT_EQ(gone.status, 400);
    EXPECT_EQ(gone.message(), u"Run %1 does not exist."_s.arg(id));
}

TEST_F(JobRunsApi, tokensMakeOneRun)
{
    const qint64 id = start(u"fx-rates-import"_s, {{u"idempotency_token"_s, u"t1"_s}});
    EXPECT_EQ(start(u"fx-rates-import"_s, {{u"idempotency_token"_s, u"t1"_s}}), id);
    EXPECT_NE(start(u"fx-rates-import"_s, {{u"idempotency_token"_s, u"t2"_s}}), id);
    ASSERT_TRUE(ends(id));
    EXPECT_EQ(post("runs/delete", {{u"run_id"_s, id}}).status, 200);
    EXPECT_EQ(post("run-now", {{u"job_id"_s, idOf(u"fx-rates-import"_s)}, {u"idempotency_token"_s, u"t1"_s}}).status,
              400)
        << "the run of the token was deleted";
    EXPECT_EQ(post("run-now", {{u"job_id"_s, idOf(u"fx-rates-import"_s)}, {u"idempotency_token"_s, QString(65, u'x')}})
                  .status,
              400);
}

TEST_F(JobRunsApi, fullJobsQueueOrSkip)
{
    demo.workspace()->setState({{u"job"_s, u"nightly-etl"_s}, {u"task_ms"_s, 10'000'000}});
    const qint64 first = start(u"nightly-etl"_s);
    const qint64 second = start(u"nightly-etl"_s);
    EXPECT_EQ(word(second), u"QUEUED"_s);
    EXPECT_EQ(run(second)["status"_L1]["queue_details"_L1]["code"_L1].toString(), u"MAX_CONCURRENT_RUNS_REACHED"_s);
    const qint64 third = start(u"nightly-etl"_s, {{u"queue"_s, QJsonObject{{u"enabled"_s, false}}}});
    EXPECT_EQ(word(third), u"SKIPPED"_s);
    EXPECT_EQ(post("runs/cancel-all", {{u"job_id"_s, idOf(u"nightly-etl"_s)}}).body, "{}");
    EXPECT_TRUE(ends(first));
    EXPECT_TRUE(ends(second));
    EXPECT_EQ(post("run-now", {{u"job_id"_s, idOf(u"orders-stream"_s)}}).code(), u"CONFLICT"_s)
        << "continuous and active";
}

TEST_F(JobRunsApi, onlySomeTasksRun)
{
    demo.workspace()->setState({{u"job"_s, u"nightly-etl"_s}, {u"fails"_s, QString()}, {u"task_ms"_s, 1000}});
    const qint64 id = start(u"nightly-etl"_s, {{u"only"_s, QJsonArray{u"clean+"_s}}});
    ASSERT_TRUE(ends(id));
    const QJsonObject now = run(id);
    EXPECT_EQ(now["state"_L1]["result_state"_L1].toString(), u"SUCCESS"_s);
    EXPECT_EQ(task(now, u"ingest_orders"_s)["state"_L1]["result_state"_L1].toString(), u"EXCLUDED"_s);
    EXPECT_EQ(task(now, u"refresh_report"_s)["state"_L1]["result_state"_L1].toString(), u"SUCCESS"_s);
}

TEST_F(JobRunsApi, submitsARunWithoutAJob)
{
    const RawReply reply =
        post("runs/submit", object(R"({"tasks":[{"task_key":"a","notebook_task":{"notebook_path":"/n"}}]})"));
    ASSERT_EQ(reply.status, 200) << reply.body.constData();
    const qint64 id = reply.json()["run_id"_L1].toInteger();
    EXPECT_EQ(run(id)["run_name"_L1].toString(), u"Untitled"_s);
    EXPECT_EQ(run(id)["run_type"_L1].toString(), u"SUBMIT_RUN"_s);
    ASSERT_TRUE(ends(id));
    EXPECT_TRUE(get("/api/2.2/jobs/runs/get-output?run_id=" + QByteArray::number(id))
                    .json()["notebook_output"_L1]
                    .toObject()
                    .contains("result"_L1))
        << "one task: its output is the run's";
    EXPECT_EQ(get("/api/2.2/jobs/runs/export?run_id=" + QByteArray::number(id)).json()["views"_L1].toArray().size(), 1);
}

} // namespace
} // namespace trowel::test
