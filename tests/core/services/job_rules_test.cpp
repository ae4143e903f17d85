// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/services/job_rules.h"
#include "core/services/job_spec.h"
#include "tests/support/fixture.h"

#include <QJsonDocument>

#include <gtest/gtest.h>

using namespace trowel;
using namespace Qt::StringLiterals;

namespace {

QString problemOf(const QByteArray &settings, const QString &field)
{
    for (const JobProblem &problem : checkJobSettings(settings)) {
        if (problem.field == field)
            return problem.sentence;
    }
    return {};
}

QByteArray withTasks(const QByteArray &tasks)
{
    return R"({"name":"x","tasks":)" + tasks + "}";
}

QJsonObject object(const QByteArray &json)
{
    return QJsonDocument::fromJson(json).object();
}

} // namespace

TEST(JobRules, TheExampleOfTheReferenceIsSound)
{
    const QJsonObject job = object(fixture("job_get.json"));
    const QByteArray settings = QJsonDocument(job.value("settings"_L1).toObject()).toJson();
    for (const JobProblem &problem : checkJobSettings(settings))
        ADD_FAILURE() << problem.field.toStdString() << ": " << problem.sentence.toStdString();
}

TEST(JobRules, NamesAndLimits)
{
    const QByteArray task = R"("tasks":[{"task_key":"a","notebook_task":{"notebook_path":"/n"}}])";
    EXPECT_FALSE(problemOf("{" + task + "}", u"name"_s).isEmpty());
    EXPECT_FALSE(problemOf(R"({"name":")" + QByteArray(4097, 'n') + "\"," + task + "}", u"name"_s).isEmpty());
    EXPECT_TRUE(problemOf(R"({"name":")" + QByteArray(4096, 'n') + "\"," + task + "}", u"name"_s).isEmpty());
    EXPECT_FALSE(
        problemOf(R"({"name":"x","max_concurrent_runs":1001,)" + task + "}", u"max_concurrent_runs"_s).isEmpty());
    EXPECT_TRUE(problemOf(R"({"name":"x","max_concurrent_runs":0,)" + task + "}", u"max_concurrent_runs"_s).isEmpty());
    EXPECT_FALSE(problemOf(R"({"name":"x","parameters":[{"name":"a b"}],)" + task + "}", u"parameters"_s).isEmpty());
    EXPECT_FALSE(
        problemOf(R"({"name":"x","parameters":[{"name":"a"},{"name":"a"}],)" + task + "}", u"parameters"_s).isEmpty());
    QByteArray tags = R"({"name":"x","tags":{)";
    for (int i = 0; i < 26; ++i)
        tags += (i ? ",\"t" : "\"t") + QByteArray::number(i) + R"(":"1")";
    EXPECT_FALSE(problemOf(tags + "}," + task + "}", u"tags"_s).isEmpty());
}

TEST(JobRules, TasksAreKeysThatExistAndDoNotRunInACircle)
{
    EXPECT_EQ(problemOf(withTasks("[]"), u"json"_s), u"A job needs a task."_s);
    EXPECT_FALSE(problemOf(withTasks(R"([{"task_key":"a b","notebook_task":{"notebook_path":"/n"}}])"), u"task_key"_s)
                     .isEmpty());
    EXPECT_EQ(problemOf(withTasks(R"([{"task_key":"a","notebook_task":{"notebook_path":"/n"}},
                                      {"task_key":"a","notebook_task":{"notebook_path":"/n"}}])"),
                        u"json"_s),
              u"There are two tasks with the key a."_s);
    EXPECT_EQ(problemOf(withTasks(R"([{"task_key":"a","depends_on":[{"task_key":"b"}],
                                       "notebook_task":{"notebook_path":"/n"}}])"),
                        u"json"_s),
              u"Task a depends on b, which does not exist."_s);
    EXPECT_EQ(
        problemOf(withTasks(R"([{"task_key":"a","depends_on":[{"task_key":"c"}],"notebook_task":{"notebook_path":"/n"}},
                                      {"task_key":"b","depends_on":[{"task_key":"a"}],"notebook_task":{"notebook_path":"/n"}},
                                      {"task_key":"c","depends_on":[{"task_key":"b"}],"notebook_task":{"notebook_path":"/n"}},
                                      {"task_key":"d","notebook_task":{"notebook_path":"/n"}}])"),
                  u"json"_s),
        u"The dependencies of task a run in a circle."_s);
    EXPECT_EQ(problemOf(withTasks(R"([{"task_key":"a"}])"), u"json"_s), u"Task a does not say what it runs."_s);
    EXPECT_EQ(problemOf(withTasks(R"([{"task_key":"a","sql_task":{"warehouse_id":"1"},"dbt_task":{}}])"), u"json"_s),
              u"Task a has more than one type."_s);
    EXPECT_TRUE(checkJobSettings(withTasks(R"([{"task_key":"a","quantum_task":{}}])")).isEmpty())
        << "a type of next year is the server's to judge";
}

TEST(JobRules, FormTasksSayWhatIsMissing)
{
    JobSpec spec;
    spec.name = u"x"_s;
    const auto fields = [&spec] {
        QStringList names;
        for (const JobProblem &problem : checkJobSettings(writeJobSpec("{}", spec)))
            names += problem.field;
        return names;
    };
    EXPECT_EQ(fields(), QStringList{u"path"_s});
    spec.task.path = u"/n"_s;
    EXPECT_EQ(fields(), QStringList());
    spec.task.compute = u"existing"_s;
    EXPECT_EQ(fields(), QStringList{u"cluster_id"_s});
    spec.task.compute = u"new"_s;
    EXPECT_EQ(fields(), QStringList{u"node_type"_s});
    spec.task.type = u"sql_task"_s;
    spec.task.path.clear();
    EXPECT_EQ(fields(), (QStringList{u"warehouse_id"_s, u"path"_s}));
    spec.task.type = u"run_job_task"_s;
    spec.task.runJobId = u"not a number"_s;
    EXPECT_EQ(fields(), QStringList{u"run_job_id"_s});
    spec.task.runJobId = u"9007199254740993"_s;
    spec.startedBy = u"schedule"_s;
    spec.cron = u"* * * * *"_s;
    spec.zone = u"Nowhere"_s;
    EXPECT_EQ(fields(), (QStringList{u"cron"_s, u"zone"_s}));
}

TEST(JobRules, NoObjectIsNoJob)
{
    EXPECT_EQ(checkJobSettings("[1]").size(), 1);
    EXPECT_EQ(checkJobSettings("{").size(), 1);
    EXPECT_EQ(checkJobSettings({}).size(), 1);
}

TEST(JobSpec, AFormThatChangesNothingChangesNothing)
{
    const QByteArray settings =
        QJsonDocument(object(fixture("job_get.json")).value("settings"_L1).toObject()).toJson(QJsonDocument::Compact);
    const Result<JobSpec> spec = readJobSpec(settings);
    ASSERT_TRUE(spec.has_value());
    EXPECT_EQ(spec->tasks, 2);
    EXPECT_EQ(object(writeJobSpec(settings, *spec)), object(settings));
    const QByteArray one =
        R"({"name":"x","tasks":[{"task_key":"m","notebook_task":{"notebook_path":"/n","source":"GIT"},
                              "environment_key":"e","odd":1}],"trigger":{"file_arrival":{"url":"/v"}}})";
    EXPECT_EQ(object(writeJobSpec(one, *readJobSpec(one))), object(one));
}

TEST(JobSpec, OneChangeTouchesOneThing)
{
    const QByteArray settings = R"({"name":"x","later":{"a":1},"timeout_seconds":90,
        "email_notifications":{"on_start":["a@x"]},
        "schedule":{"quartz_cron_expression":"0 0 2 * * ?","timezone_id":"UTC","pause_status":"UNPAUSED","new_member":1},
        "tasks":[{"task_key":"m","notebook_task":{"notebook_path":"/n","source":"GIT"},"new_cluster":{"spark_version":"1",
        "node_type_id":"t","autoscale":{"min_workers":1},"spark_conf":{"k":"v"}},"health":{}}]})";
    JobSpec spec = *readJobSpec(settings);
    spec.cron = u"0 0 3 * * ?"_s;
    spec.task.path = u"/other"_s;
    spec.task.nodeType = u"u"_s;
    spec.failureMails = u"b@x, c@x"_s;
    const QJsonObject now = object(writeJobSpec(settings, spec));
    EXPECT_EQ(now.value("later"_L1), object(settings).value("later"_L1));
    EXPECT_EQ(now.value("timeout_seconds"_L1).toInt(), 90) << "not even rounded to minutes";
    EXPECT_EQ(now.value("schedule"_L1)["new_member"_L1].toInt(), 1);
    EXPECT_EQ(now.value("schedule"_L1)["quartz_cron_expression"_L1].toString(), u"0 0 3 * * ?"_s);
    EXPECT_EQ(now.value("email_notifications"_L1)["on_start"_L1].toArray().size(), 1);
    EXPECT_EQ(now.value("email_notifications"_L1)["on_failure"_L1].toArray().size(), 2);
    const QJsonObject task = now.value("tasks"_L1).toArray().first().toObject();
    EXPECT_EQ(task.value("notebook_task"_L1)["source"_L1].toString(), u"GIT"_s);
    EXPECT_EQ(task.value("notebook_task"_L1)["notebook_path"_L1].toString(), u"/other"_s);
    EXPECT_EQ(task.value("new_cluster"_L1)["spark_conf"_L1]["k"_L1].toString(), u"v"_s);
    EXPECT_FALSE(task.value("new_cluster"_L1).toObject().contains("num_workers"_L1)) << "it scales";
    EXPECT_TRUE(task.contains("health"_L1));
}

TEST(JobSpec, EveryTypeOfTheFormComesBack)
{
    for (const QString &type : {u"notebook_task"_s, u"spark_python_task"_s, u"sql_task"_s, u"run_job_task"_s}) {
        JobSpec spec;
        spec.name = u"x"_s;
        spec.task.type = type;
        if (type == u"run_job_task"_s)
            spec.task.runJobId = u"9007199254740993"_s;
        else
            spec.task.path = u"/p"_s;
        if (type == u"sql_task"_s)
            spec.task.warehouseId = u"8ec9"_s;
        spec.task.parameters = QStringList{u"a=1"_s, u"b=x=y"_s};
        spec.startedBy = u"periodic"_s;
        spec.every = 6;
        spec.parameters = QStringList{u"day=today"_s};
        spec.tags = QStringList{u"team=finance"_s};
        const Result<JobSpec> back = readJobSpec(writeJobSpec("{}", spec));
        ASSERT_TRUE(back.has_value());
        EXPECT_EQ(back->task.type, type);
        EXPECT_EQ(back->task.parameters, spec.task.parameters) << type.toStdString();
        EXPECT_EQ(back->task.path, spec.task.path);
        EXPECT_EQ(back->task.runJobId, spec.task.runJobId);
        EXPECT_EQ(back->startedBy, u"periodic"_s);
        EXPECT_EQ(back->every, 6);
        EXPECT_EQ(back->parameters, spec.parameters);
        EXPECT_EQ(back->tags, spec.tags);
    }
}
