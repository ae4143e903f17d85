// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/services/job_json.h"
#include "core/services/job_run_json.h"
#include "tests/support/fixture.h"
#include "tests/support/problem.h"

#include <gtest/gtest.h>

using namespace trowel;
using namespace Qt::StringLiterals;

namespace {

JobTrigger triggerOf(const QByteArray &settings)
{
    const auto job = readJob(RawJson{R"({"job_id":1,"settings":)" + settings + "}"});
    EXPECT_TRUE(job.has_value()) << settings.toStdString();
    return job ? job->row.trigger : JobTrigger();
}

JobTask taskOf(const QByteArray &json)
{
    return readJobTask(*JsonReader::parse(json));
}

} // namespace

TEST(JobJson, ReadsTheExampleOfTheReference)
{
    const auto job = readJob(RawJson{fixture("job_get.json")});
    ASSERT_TRUE(job.has_value());
    EXPECT_EQ(job->row.id, 620394857120394);
    EXPECT_EQ(job->row.name, u"nightly-etl"_s);
    EXPECT_EQ(job->row.tasks, 2);
    EXPECT_EQ(job->row.tags, QStringList{u"team=finance"_s});
    EXPECT_EQ(job->row.trigger.by, JobTrigger::By::Schedule);
    EXPECT_FALSE(job->row.trigger.paused);
    EXPECT_GT(job->row.nextMs, 0);
    EXPECT_EQ(job->runAs, u"ada@example.com"_s);
    EXPECT_TRUE(job->queue);
    EXPECT_EQ(job->failureMails, QStringList{u"ops@example.com"_s});
    ASSERT_EQ(job->tasks.size(), 2);
    EXPECT_EQ(job->tasks[0].type, u"notebook_task"_s);
    EXPECT_EQ(job->tasks[0].target, u"/Workspace/Users/ada@example.com/ingest"_s);
    EXPECT_EQ(job->tasks[0].compute, u"main"_s);
    EXPECT_EQ(job->tasks[1].target, u"3f0c"_s);
    ASSERT_EQ(job->tasks[1].dependsOn.size(), 1);
    EXPECT_EQ(job->tasks[1].dependsOn.first().task, u"ingest"_s);
    EXPECT_TRUE(job->row.searchKey.contains("620394857120394"));
    EXPECT_TRUE(job->row.searchKey.contains("team=finance"));
}

TEST(JobJson, EveryWayToStart)
{
    using By = JobTrigger::By;
    EXPECT_EQ(triggerOf("{}").by, By::Manual);
    EXPECT_EQ(triggerOf("null").by, By::Manual);
    const JobTrigger paused = triggerOf(
        R"({"schedule":{"quartz_cron_expression":"0 0 2 * * ?","timezone_id":"UTC","pause_status":"PAUSED"}})");
    EXPECT_TRUE(paused.paused);
    EXPECT_EQ(triggerOf(R"({"continuous":{}})").by, By::Continuous);
    const JobTrigger periodic =
        triggerOf(R"({"trigger":{"pause_status":"UNPAUSED","periodic":{"interval":6,"unit":"HOURS"}}})");
    EXPECT_EQ(periodic.by, By::Periodic);
    EXPECT_EQ(periodic.every, 6);
    EXPECT_EQ(triggerOf(R"({"trigger":{"file_arrival":{"url":"/Volumes/a/"}}})").by, By::FileArrival);
    EXPECT_EQ(triggerOf(R"({"trigger":{"table_update":{"table_names":["a.b.c"]}}})").by, By::TableUpdate);
    EXPECT_EQ(triggerOf(R"({"trigger":{"moon_phase":{}}})").by, By::Other);
    EXPECT_EQ(triggerOf(R"({"triggers":[]})").by, By::Other);
}

TEST(JobJson, TasksOfEveryTypeAndOfNone)
{
    EXPECT_EQ(taskOf(R"({"task_key":"a","spark_python_task":{"python_file":"dbfs:/a.py"}})").target, u"dbfs:/a.py"_s);
    EXPECT_EQ(taskOf(R"({"task_key":"a","run_job_task":{"job_id":9007199254740993}})").target, u"9007199254740993"_s);
    EXPECT_EQ(taskOf(R"({"task_key":"a","sql_task":{"file":{"path":"/q.sql"}}})").target, u"/q.sql"_s);
    EXPECT_EQ(taskOf(R"({"task_key":"a","condition_task":{"op":"EQUAL_TO","left":"1","right":"2"}})").target,
              u"1 EQUAL_TO 2"_s);
    const JobTask odd = taskOf(R"({"task_key":"a","quantum_task":{"job_id":["no","id"]}})");
    EXPECT_EQ(odd.type, u"quantum_task"_s);
    EXPECT_EQ(odd.target, QString()) << "what we do not know does not make the job unreadable";
    EXPECT_EQ(taskOf(R"({"task_key":"a"})").type, QString());
    EXPECT_EQ(taskOf(R"({"task_key":"a","new_cluster":{"node_type_id":"i3.xlarge"}})").compute, u"i3.xlarge"_s);
}

TEST(JobJson, AFailedRunWithRepairs)
{
    const auto run = readRun(RawJson{fixture("job_run_failed.json")});
    ASSERT_TRUE(run.has_value());
    EXPECT_EQ(run->row.outcome.state, RunState::Failed);
    EXPECT_TRUE(run->row.outcome.message.startsWith(u"Task clean failed"_s)) << "the old state tells why";
    EXPECT_EQ(run->row.durationMs, 123456);
    EXPECT_EQ(run->latestRepairId, 5623847561234);
    EXPECT_EQ(run->repairs, 1);
    ASSERT_EQ(run->parameters.size(), 2);
    EXPECT_EQ(run->parameters[0].value, u"2026-07-12"_s);
    EXPECT_EQ(run->parameters[1].value, u"no"_s) << "the default where none was given";
    ASSERT_EQ(run->tasks.size(), 4);
    const QList<TaskRun> last = run->lastAttempts();
    ASSERT_EQ(last.size(), 3);
    EXPECT_EQ(last[1].id, 3);
    EXPECT_EQ(last[1].outcome.state, RunState::TimedOut);
    EXPECT_EQ(last[2].outcome.state, RunState::UpstreamFailed);
    EXPECT_EQ(last[2].type, u"quantum_task"_s);
    EXPECT_EQ(last[0].clusterId, u"0712-170640-job1"_s);
    EXPECT_EQ(last[1].dependsOn, QStringList{u"ingest"_s});
}

TEST(JobJson, IdsOf63BitsComeThrough)
{
    EXPECT_EQ(*readId(R"({"run_id":9223372036854775807})", "run_id"_L1), 9223372036854775807);
    EXPECT_EQ(*readId(R"({"run_id":"9223372036854775807"})", "run_id"_L1), 9223372036854775807);
    EXPECT_EQ(problem(readId("{}", "run_id"_L1)).kind, Error::Kind::BadReply);
    EXPECT_EQ(problem(readId("[]", "run_id"_L1)).kind, Error::Kind::BadReply);
    EXPECT_TRUE(writeJobId(9223372036854775807).contains("9223372036854775807"));
}
