// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/demo/demo_client.h"

#include <QSet>

namespace trowel::test {

using namespace Qt::StringLiterals;

namespace {

constexpr const char *Base = "/api/2.2/jobs";

class JobsApi : public DemoTest
{
protected:
    RawReply post(const QByteArray &call, const QJsonObject &body, const QByteArray &token = "admin")
    {
        return DemoTest::call("POST", QByteArray(Base) + '/' + call, body, token);
    }
    RawReply ask(const QByteArray &call) { return get(QByteArray(Base) + '/' + call); }
    qint64 idOf(const QString &name)
    {
        const QJsonArray found = ask("list?name=" + name.toUtf8()).json().value("jobs"_L1).toArray();
        return found.isEmpty() ? 0 : found.first()["job_id"_L1].toInteger();
    }
    static QByteArray text(qint64 id) { return QByteArray::number(id); }
    qint64 create(const char *json)
    {
        const RawReply reply = post("create", object(json));
        EXPECT_EQ(reply.status, 200) << reply.body.constData();
        return reply.json().value("job_id"_L1).toInteger();
    }
    QJsonObject settings(qint64 id) { return ask("get?job_id=" + text(id)).json().value("settings"_L1).toObject(); }
    void expectInvalid(const char *json)
    {
        const RawReply reply = post("create", object(json));
        EXPECT_EQ(reply.status, 400) << json;
        EXPECT_EQ(reply.code(), u"INVALID_PARAMETER_VALUE"_s) << json;
    }
};

TEST_F(JobsApi, listsTheNewestFirstInPagesThatGoBothWays)
{
    QList<qint64> ids;
    QByteArray token;
    QByteArray back;
    int pages = 0;
    do {
        const QJsonObject page = ask("list?limit=50" + (token.isEmpty() ? "" : "&page_token=" + token)).json();
        for (const QJsonValue &job : page["jobs"_L1].toArray())
            ids += job["job_id"_L1].toInteger();
        token = page["next_page_token"_L1].toString().toLatin1().toPercentEncoding();
        EXPECT_EQ(page["has_more"_L1].toBool(), !token.isEmpty());
        if (++pages == 2)
            back = page["prev_page_token"_L1].toString().toLatin1().toPercentEncoding();
    } while (!token.isEmpty());
    EXPECT_EQ(ids.size(), 120);
    EXPECT_EQ(QSet<qint64>(ids.begin(), ids.end()).size(), 120);
    EXPECT_TRUE(std::is_sorted(ids.rbegin(), ids.rend()));
    const QJsonObject first = ask("list?limit=50&page_token=" + back).json();
    EXPECT_EQ(first["jobs"_L1].toArray().first()["job_id"_L1].toInteger(), ids.first());
    EXPECT_EQ(first["jobs"_L1].toArray().size(), 50);
    EXPECT_EQ(ask("list").json()["jobs"_L1].toArray().size(), 20) << "the default";
    EXPECT_EQ(ask("list?limit=101").code(), u"INVALID_PARAMETER_VALUE"_s);
    EXPECT_EQ(ask("list?page_token=nonsense").status, 400);
}

TEST_F(JobsApi, filtersByTheWholeNameWhateverTheCase)
{
    EXPECT_EQ(ask("list?name=NIGHTLY-etl").json()["jobs"_L1].toArray().size(), 1);
    EXPECT_FALSE(ask("list?name=nightly").json().contains("jobs"_L1)) << "absent, not empty";
}

TEST_F(JobsApi, expandsTasksUpToAHundred)
{
    const QJsonObject plain = ask("list?name=nightly-etl").json()["jobs"_L1].toArray().first().toObject();
    EXPECT_FALSE(plain["settings"_L1].toObject().contains("tasks"_L1));
    const QJsonObject expanded =
        ask("list?name=nightly-etl&expand_tasks=true").json()["jobs"_L1].toArray().first().toObject();
    EXPECT_EQ(expanded["settings"_L1]["tasks"_L1].toArray().size(), 6);
    const QJsonObject wide =
        ask("list?name=telematics-partitions&expand_tasks=true").json()["jobs"_L1].toArray().first().toObject();
    EXPECT_EQ(wide["settings"_L1]["tasks"_L1].toArray().size(), 100);
    EXPECT_TRUE(wide["has_more"_L1].toBool());
}

TEST_F(JobsApi, pagesTheTasksOfOneJob)
{
    const QByteArray id = text(idOf(u"telematics-partitions"_s));
    const QJsonObject first = ask("get?job_id=" + id).json();
    EXPECT_EQ(first["settings"_L1]["tasks"_L1].toArray().size(), 100);
    EXPECT_TRUE(first["settings"_L1].toObject().contains("job_clusters"_L1));
    const QByteArray token = first["next_page_token"_L1].toString().toLatin1();
    ASSERT_FALSE(token.isEmpty());
    const QJsonObject second = ask("get?job_id=" + id + "&page_token=" + token).json();
    EXPECT_EQ(second["settings"_L1]["tasks"_L1].toArray().size(), 22);
    EXPECT_FALSE(second["settings"_L1].toObject().contains("job_clusters"_L1)) << "it was complete";
    EXPECT_FALSE(second.contains("next_page_token"_L1));
    EXPECT_EQ(ask("get?job_id=" + id + "&page_token=-1").status, 400);
    const QJsonObject older = get("/api/2.1/jobs/get?job_id=" + id).json();
    EXPECT_EQ(older["settings"_L1]["tasks"_L1].toArray().size(), 122) << "2.1 gives whole arrays";
}

TEST_F(JobsApi, fillsInTheDefaultsOfTheService)
{
    const qint64 id = create(R"({"name":"x","tasks":[{"task_key":"b","depends_on":[{"task_key":"c"},{"task_key":"a"}],
        "notebook_task":{"notebook_path":"/n"}},{"task_key":"a","notebook_task":{"notebook_path":"/n"}},
        {"task_key":"c","notebook_task":{"notebook_path":"/n"}}],"later":{"x":1}})");
    const QJsonObject job = ask("get?job_id=" + text(id)).json();
    EXPECT_EQ(job["creator_user_name"_L1].toString(), u"ingrid.solheim@haldenfreight.example"_s);
    const QJsonObject now = settings(id);
    EXPECT_EQ(now["max_concurrent_runs"_L1].toInt(), 1);
    EXPECT_TRUE(now["email_notifications"_L1].isObject());
    EXPECT_EQ(now["later"_L1]["x"_L1].toInt(), 1);
    const QJsonObject task = now["tasks"_L1].toArray().first().toObject();
    EXPECT_EQ(task["run_if"_L1].toString(), u"ALL_SUCCESS"_s);
    EXPECT_EQ(task["notebook_task"_L1]["source"_L1].toString(), u"WORKSPACE"_s);
    EXPECT_EQ(task["depends_on"_L1].toArray().first()["task_key"_L1].toString(), u"a"_s) << "sorted by key";
}

TEST_F(JobsApi, refusesWhatTheServiceRefuses)
{
    expectInvalid(R"({"name":"x","tasks":[{"task_key":"a b","notebook_task":{"notebook_path":"/n"}}]})");
    expectInvalid(R"({"name":"x","tasks":[{"task_key":"a"}]})");
    expectInvalid(R"({"name":"x","tasks":[{"task_key":"a","depends_on":[{"task_key":"z"}],"notebook_task":{}}]})");
    expectInvalid(
        R"({"name":"x","tasks":[{"task_key":"a","job_cluster_key":"none","notebook_task":{"notebook_path":"/"}}]})");
    expectInvalid(R"({"name":"x","max_concurrent_runs":1001})");
    expectInvalid(R"({"name":"x","schedule":{"quartz_cron_expression":"* * * * *","timezone_id":"UTC"}})");
    expectInvalid(R"({"name":"x","git_source":{"git_url":"https://x","git_provider":"sourceforge"}})");
    expectInvalid(R"({"name":"x","parameters":[{"name":"a b","default":""}]})");
    EXPECT_EQ(call("POST", "/api/2.2/jobs/create", object(R"({"name":"x"})"), "reader").status, 403);
}

TEST_F(JobsApi, updateMergesAndResetReplaces)
{
    const qint64 id = create(R"({"name":"x","description":"d","timeout_seconds":60,
        "tasks":[{"task_key":"a","notebook_task":{"notebook_path":"/a"}},{"task_key":"b","notebook_task":{"notebook_path":"/b"}}],
        "schedule":{"quartz_cron_expression":"0 0 2 * * ?","timezone_id":"UTC"},"run_as":{"user_name":"ewan"}})");
    QJsonObject update =
        object(R"({"new_settings":{"name":"y","tasks":[{"task_key":"b","notebook_task":{"notebook_path":"/c"}},
        {"task_key":"d","notebook_task":{"notebook_path":"/d"}}]},"fields_to_remove":["description","tasks/a"]})");
    update.insert("job_id"_L1, id);
    EXPECT_EQ(post("update", update).body, "{}");
    QJsonObject now = settings(id);
    EXPECT_EQ(now["name"_L1].toString(), u"y"_s);
    EXPECT_FALSE(now.contains("description"_L1));
    EXPECT_EQ(now["timeout_seconds"_L1].toInt(), 60) << "not named, so it stays";
    ASSERT_EQ(now["tasks"_L1].toArray().size(), 2);
    EXPECT_EQ(now["tasks"_L1].toArray().first()["notebook_task"_L1]["notebook_path"_L1].toString(), u"/c"_s);
    update = {
        {u"job_id"_s, id}, {u"new_settings"_s, QJsonObject()}, {u"fields_to_remove"_s, QJsonArray{u"schedule/x/y"_s}}};
    EXPECT_EQ(post("update", update).status, 400);

    EXPECT_EQ(post("reset", {{u"job_id"_s, id}, {u"new_settings"_s, object(R"({"name":"z"})")}}).body, "{}");
    now = settings(id);
    EXPECT_EQ(now["name"_L1].toString(), u"z"_s);
    EXPECT_FALSE(now.contains("schedule"_L1));
    EXPECT_FALSE(now.contains("tasks"_L1));
    EXPECT_EQ(now["run_as"_L1]["user_name"_L1].toString(), u"ewan"_s) << "the identity stays";
    EXPECT_EQ(post("reset", {{u"job_id"_s, id}}).status, 400);
}

TEST_F(JobsApi, unknownJobsAndRights)
{
    const RawReply unknown = ask("get?job_id=123");
    EXPECT_EQ(unknown.status, 400);
    EXPECT_EQ(unknown.code(), u"INVALID_PARAMETER_VALUE"_s);
    EXPECT_EQ(unknown.message(), u"Job 123 does not exist."_s);
    EXPECT_EQ(get("/api/2.2/jobs/get?job_id=123", "reader").status, 403) << "rights come before existence";
    EXPECT_EQ(ask("get").status, 400);
    const qint64 id = idOf(u"nightly-etl"_s);
    EXPECT_EQ(get("/api/2.2/jobs/get?job_id=" + text(id), "reader").status, 200);
    EXPECT_EQ(post("run-now", {{u"job_id"_s, id}}, "reader").status, 403);
    EXPECT_EQ(post("delete", {{u"job_id"_s, id}}, "reader").status, 403);
    EXPECT_EQ(post("delete", {{u"job_id"_s, QString::number(id)}}).body, "{}") << "an id as text";
    EXPECT_EQ(ask("get?job_id=" + text(id)).status, 400);
}

TEST_F(JobsApi, permissionsOfAJob)
{
    const QByteArray path = "/api/2.0/permissions/jobs/" + text(idOf(u"nightly-etl"_s));
    const QJsonObject acl = get(path).json();
    EXPECT_EQ(acl["object_type"_L1].toString(), u"job"_s);
    EXPECT_GE(acl["access_control_list"_L1].toArray().size(), 4);
    EXPECT_EQ(call("PATCH", path,
                   object(R"({"access_control_list":[{"group_name":"finance","permission_level":"CAN_VIEW"}]})"))
                  .status,
              200);
    const RawReply two = call("PUT", path, object(R"({"access_control_list":[
        {"user_name":"priya.raman@haldenfreight.example","permission_level":"IS_OWNER"},
        {"user_name":"lea.fontaine@haldenfreight.example","permission_level":"IS_OWNER"}]})"));
    EXPECT_EQ(two.message(), u"The job must have exactly one owner."_s);
    const RawReply none = call("PUT", path, object(R"({"access_control_list":[
        {"user_name":"priya.raman@haldenfreight.example","permission_level":"CAN_MANAGE"}]})"));
    EXPECT_EQ(none.message(), u"The job must have exactly one owner."_s);
    EXPECT_EQ(get("/api/2.0/permissions/jobs/1").status, 404);
    EXPECT_TRUE(get("/api/2.0/permissions/jobs/1", "reader").message().contains(u"ElasticJobId(1)"_s));
}

TEST_F(JobsApi, theNewestVersionCanBeTurnedOff)
{
    demo.workspace()->setState({{u"older_versions_only"_s, true}});
    const RawReply gone = ask("list");
    EXPECT_EQ(gone.status, 404);
    EXPECT_EQ(gone.code(), u"ENDPOINT_NOT_FOUND"_s);
    const QJsonObject older = get("/api/2.1/jobs/list?name=telematics-partitions&expand_tasks=true").json();
    EXPECT_EQ(older["jobs"_L1].toArray().first()["settings"_L1]["tasks"_L1].toArray().size(), 122);
    EXPECT_EQ(get("/api/2.1/jobs/runs/list").status, 200);
}

} // namespace
} // namespace trowel::test
