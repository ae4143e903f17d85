// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/demo/demo_client.h"

#include <QSet>

namespace trowel::test {
namespace {

QByteArray path(const char *verb, const char *version = "2.1")
{
    return QByteArray("/api/") + version + "/clusters/" + verb;
}

class ClustersApi : public DemoTest
{
protected:
    QJsonArray listed(const QByteArray &query = "?page_size=100", const QByteArray &token = "admin")
    {
        return get(path("list") + query, token).json()[QLatin1String("clusters")].toArray();
    }
    QJsonObject named(const char *name)
    {
        for (const QJsonValue &cluster : listed()) {
            if (cluster[QLatin1String("cluster_name")].toString() == QLatin1String(name))
                return cluster.toObject();
        }
        return {};
    }
    QString idOf(const char *name) { return named(name).value(QLatin1String("cluster_id")).toString(); }
    QString stateOf(const char *name) { return named(name).value(QLatin1String("state")).toString(); }
    RawReply post(const char *verb, const char *name, QJsonObject more = {}, const QByteArray &token = "admin")
    {
        more.insert(QStringLiteral("cluster_id"), idOf(name));
        return call("POST", path(verb), more, token);
    }
    RawReply create(const char *json, const QByteArray &token = "admin")
    {
        return call("POST", path("create"), object(json), token);
    }
    bool reaches(const char *name, const char *state)
    {
        return eventually([&] { return stateOf(name) == QLatin1String(state); });
    }
    void expectError(const RawReply &reply, const char *code, const char *words)
    {
        EXPECT_EQ(reply.status, 400) << words;
        EXPECT_EQ(reply.code(), QLatin1String(code)) << words;
        EXPECT_TRUE(reply.message().contains(QLatin1String(words))) << qPrintable(reply.message());
    }
    void expectInvalid(const char *json)
    {
        const RawReply reply = create(json);
        EXPECT_EQ(reply.status, 400) << json;
        EXPECT_EQ(reply.code(), QStringLiteral("INVALID_PARAMETER_VALUE")) << json;
    }
};

TEST_F(ClustersApi, seedsEveryStateAndSource)
{
    QSet<QString> states;
    QSet<QString> sources;
    QSet<QString> ids;
    QSet<QString> reasons;
    int pinned = 0;
    for (const QJsonValue &cluster : listed()) {
        states.insert(cluster[QLatin1String("state")].toString());
        sources.insert(cluster[QLatin1String("cluster_source")].toString());
        ids.insert(cluster[QLatin1String("cluster_id")].toString());
        reasons.insert(cluster[QLatin1String("termination_reason")][QLatin1String("code")].toString());
        pinned += cluster.toObject().contains(QLatin1String("pinned_by_user_name")) ? 1 : 0;
        EXPECT_FALSE(cluster.toObject().contains(QLatin1String("spec"))) << "get only";
    }
    EXPECT_EQ(ids.size(), 40);
    EXPECT_EQ(states.size(), 6);
    EXPECT_TRUE(sources.contains(QStringLiteral("JOB")) && sources.contains(QStringLiteral("PIPELINE")));
    EXPECT_GE(reasons.size(), 10);
    EXPECT_EQ(pinned, 4);
}

TEST_F(ClustersApi, leavesOutDefaultsAndSaysTheSpecOnGet)
{
    const QJsonObject stream = named("telemetry-stream");
    EXPECT_FALSE(stream.contains(QLatin1String("autotermination_minutes"))) << "never is 0 is absent";
    EXPECT_FALSE(stream.contains(QLatin1String("termination_reason")));
    EXPECT_EQ(stream[QLatin1String("executors")].toArray().size(), 3);
    EXPECT_EQ(stream[QLatin1String("cluster_cores")], 32) << "a driver of 8 and three workers of 8";
    EXPECT_GT(stream[QLatin1String("spark_context_id")].toInteger(), qint64(1) << 53);
    const QJsonObject ended = named("priya-adhoc");
    EXPECT_FALSE(ended.contains(QLatin1String("driver")));
    EXPECT_EQ(ended[QLatin1String("termination_reason")][QLatin1String("parameters")]
                   [QLatin1String("inactivity_duration_min")],
              QStringLiteral("30"));
    const QJsonObject got = get(path("get") + "?cluster_id=0712-164512-dusk42").json();
    EXPECT_EQ(got[QLatin1String("spec")][QLatin1String("cluster_name")], QStringLiteral("shared-etl"));
    EXPECT_EQ(got[QLatin1String("spec")][QLatin1String("policy_id")], QStringLiteral("00112233AABBCCDD"));
}

TEST_F(ClustersApi, listsInPagesFilteredAndSorted)
{
    QStringList ids;
    QByteArray token;
    do {
        const QJsonObject page =
            get(path("list") + "?page_size=7" + (token.isEmpty() ? "" : "&page_token=" + token)).json();
        EXPECT_LE(page[QLatin1String("clusters")].toArray().size(), 7);
        for (const QJsonValue &cluster : page[QLatin1String("clusters")].toArray())
            ids.append(cluster[QLatin1String("cluster_id")].toString());
        token = page[QLatin1String("next_page_token")].toString().toLatin1().toPercentEncoding();
    } while (!token.isEmpty());
    EXPECT_EQ(ids.size(), 40);
    EXPECT_EQ(QSet<QString>(ids.begin(), ids.end()).size(), 40);
    const QJsonArray jobs = listed("?page_size=100&filter_by.cluster_sources=JOB&filter_by.cluster_sources=PIPELINE");
    EXPECT_EQ(jobs.size(), 11);
    for (const QJsonValue &cluster : jobs)
        EXPECT_NE(cluster[QLatin1String("cluster_source")], QStringLiteral("UI"));
    EXPECT_EQ(listed("?filter_by.is_pinned=true").size(), 4);
    EXPECT_EQ(listed("?filter_by.cluster_states=RESTARTING").size(), 1);
    const QJsonArray sorted = listed("?page_size=100&sort_by.field=CLUSTER_NAME&sort_by.direction=DESC");
    EXPECT_EQ(sorted[0][QLatin1String("cluster_name")], QStringLiteral("yard-simulation"));
    EXPECT_EQ(get(path("list") + "?page_token=nonsense").code(), QStringLiteral("INVALID_PARAMETER_VALUE"));
    EXPECT_EQ(get(path("list") + "?page_size=-1").status, 400);
}

TEST_F(ClustersApi, theOlderVersionListsEverythingAndTheSwitchLeavesItAlone)
{
    const QJsonObject all = get(path("list", "2.0") + "?page_size=3").json();
    EXPECT_EQ(all[QLatin1String("clusters")].toArray().size(), 40);
    EXPECT_FALSE(all.contains(QLatin1String("next_page_token")));
    demo.workspace()->setState(object(R"({"older_versions_only":true})"));
    const RawReply gone = get(path("list"));
    EXPECT_EQ(gone.status, 404);
    EXPECT_EQ(gone.code(), QStringLiteral("ENDPOINT_NOT_FOUND"));
    EXPECT_EQ(gone.message(), QStringLiteral("No API found for 'GET /clusters/list'"));
    EXPECT_EQ(get(path("get", "2.0") + "?cluster_id=0712-164512-dusk42").status, 200);
}

TEST_F(ClustersApi, createsWithTheDefaultsOfTheApi)
{
    const RawReply made = create(
        R"({"cluster_name":"q","spark_version":"15.4.x-scala2.12","node_type_id":"m5d.xlarge","unknown":1,"num_workers":"1"})");
    ASSERT_EQ(made.status, 200) << made.body.constData();
    const QJsonObject cluster = named("q");
    EXPECT_EQ(cluster[QLatin1String("cluster_id")], made.json()[QLatin1String("cluster_id")]);
    EXPECT_EQ(cluster[QLatin1String("driver_node_type_id")], QStringLiteral("m5d.xlarge"));
    EXPECT_EQ(cluster[QLatin1String("aws_attributes")][QLatin1String("availability")],
              QStringLiteral("SPOT_WITH_FALLBACK"));
    EXPECT_EQ(cluster[QLatin1String("enable_elastic_disk")], false);
    EXPECT_EQ(cluster[QLatin1String("num_workers")], 1);
    EXPECT_FALSE(cluster.contains(QLatin1String("unknown")));
    EXPECT_TRUE(reaches("q", "RUNNING"));
}

TEST_F(ClustersApi, theSameTokenMakesOneCluster)
{
    const char *json = R"({"cluster_name":"once","spark_version":"15.4.x-scala2.12","node_type_id":"m5d.xlarge",
                           "num_workers":1,"idempotency_token":"t-1"})";
    const QString first = create(json).json()[QLatin1String("cluster_id")].toString();
    EXPECT_FALSE(first.isEmpty());
    EXPECT_EQ(create(json).json()[QLatin1String("cluster_id")].toString(), first);
    EXPECT_EQ(listed().size(), 41);
}

TEST_F(ClustersApi, refusesWhatIsOutOfRange)
{
    expectInvalid(R"({"node_type_id":"m5d.xlarge"})");
    expectInvalid(R"({"spark_version":"1.0","node_type_id":"m5d.xlarge"})");
    expectInvalid(R"({"spark_version":"15.4.x-scala2.12"})");
    expectInvalid(R"({"spark_version":"15.4.x-scala2.12","node_type_id":"abacus"})");
    expectInvalid(R"({"spark_version":"15.4.x-scala2.12","node_type_id":"m5d.xlarge","autotermination_minutes":9})");
    expectInvalid(R"({"spark_version":"15.4.x-scala2.12","node_type_id":"m5d.xlarge","num_workers":-1})");
    expectInvalid(R"({"spark_version":"15.4.x-scala2.12","node_type_id":"m5d.xlarge","num_workers":2000000000})");
    expectInvalid(R"({"spark_version":"15.4.x-scala2.12","node_type_id":"m5d.xlarge",
                      "autoscale":{"min_workers":1,"max_workers":2000000000}})");
    expectInvalid(R"({"spark_version":"15.4.x-scala2.12","node_type_id":"m5d.xlarge","num_workers":1,
                      "autoscale":{"min_workers":1,"max_workers":2}})");
    expectInvalid(R"({"spark_version":"15.4.x-scala2.12","node_type_id":"m5d.xlarge",
                      "autoscale":{"min_workers":3,"max_workers":2}})");
    expectInvalid(
        R"({"spark_version":"15.4.x-photon-scala2.12","runtime_engine":"PHOTON","node_type_id":"m5d.xlarge"})");
    EXPECT_EQ(create(R"({"spark_version":7})").code(), QStringLiteral("MALFORMED_REQUEST"));
    EXPECT_EQ(create(R"({"spark_version":"15.4.x-scala2.12","custom_tags":[]})").code(),
              QStringLiteral("INVALID_PARAMETER_VALUE"));
    EXPECT_EQ(listed().size(), 40) << "nothing was made";
}

TEST_F(ClustersApi, startsRestartsResizesAndTerminates)
{
    EXPECT_EQ(post("start", "priya-adhoc").body, "{}");
    EXPECT_TRUE(reaches("priya-adhoc", "RUNNING"));
    EXPECT_FALSE(named("priya-adhoc").contains(QLatin1String("termination_reason")));
    EXPECT_EQ(post("restart", "priya-adhoc").status, 200);
    EXPECT_TRUE(reaches("priya-adhoc", "RUNNING"));
    EXPECT_EQ(post("resize", "priya-adhoc", object(R"({"num_workers":4})")).status, 200);
    EXPECT_TRUE(eventually([&] { return named("priya-adhoc")[QLatin1String("executors")].toArray().size() == 4; }));
    EXPECT_EQ(post("delete", "priya-adhoc").status, 200);
    EXPECT_TRUE(reaches("priya-adhoc", "TERMINATED"));
    EXPECT_EQ(
        named(
            "priya-adhoc")[QLatin1String("termination_reason")][QLatin1String("parameters")][QLatin1String("username")],
        QStringLiteral("ingrid.solheim@haldenfreight.example"));
    EXPECT_EQ(post("delete", "priya-adhoc").status, 200) << "a second time does nothing";
}

TEST_F(ClustersApi, refusesInTheWrongState)
{
    expectError(post("start", "shared-etl"), "INVALID_STATE", "is in unexpected state Running.");
    expectError(post("restart", "priya-adhoc"), "INVALID_STATE", "is in unexpected state Terminated.");
    expectError(post("resize", "priya-adhoc", object(R"({"num_workers":4})")), "INVALID_STATE", "is not running");
    expectError(post("edit", "depot-dashboards-dev",
                     object(R"({"spark_version":"15.4.x-scala2.12","node_type_id":"m5d.xlarge"})")),
                "INVALID_STATE", "is in unexpected state Pending.");
    expectError(post("edit", "job-512873645109283-run-77120045561-ingest",
                     object(R"({"spark_version":"15.4.x-scala2.12","node_type_id":"m5d.xlarge"})")),
                "INVALID_STATE", "was created by a job");
    expectError(call("POST", path("start"), object(R"({"cluster_id":"0101-000000-none1"})")), "INVALID_PARAMETER_VALUE",
                "Cluster 0101-000000-none1 does not exist");
    expectError(get(path("get") + "?cluster_id=0101-000000-none1"), "INVALID_PARAMETER_VALUE", "does not exist");
    expectError(call("POST", path("start"), object(R"({"x":1})")), "INVALID_PARAMETER_VALUE", "cluster_id");
}

TEST_F(ClustersApi, anEditReplaces)
{
    EXPECT_EQ(
        post("edit", "shared-etl",
             object(R"({"cluster_name":"shared-etl","spark_version":"16.4.x-scala2.12","node_type_id":"i3.2xlarge",
                              "num_workers":3})"))
            .status,
        200);
    EXPECT_EQ(stateOf("shared-etl"), QStringLiteral("RESTARTING"));
    const QJsonObject after = named("shared-etl");
    EXPECT_FALSE(after.contains(QLatin1String("init_scripts"))) << "what is not sent is gone";
    EXPECT_FALSE(after.contains(QLatin1String("autoscale")));
    EXPECT_TRUE(reaches("shared-etl", "RUNNING"));
    EXPECT_EQ(named("shared-etl")[QLatin1String("executors")].toArray().size(), 3);
}

TEST_F(ClustersApi, pinnedOnesAreNotDeleted)
{
    const QString id = idOf("month-end-close");
    expectError(post("permanent-delete", "month-end-close"), "INVALID_STATE", "unpin the cluster first");
    EXPECT_EQ(post("pin", "month-end-close").status, 200) << "pinned already";
    EXPECT_EQ(post("unpin", "month-end-close").status, 200);
    EXPECT_EQ(post("permanent-delete", "month-end-close").status, 200);
    EXPECT_EQ(get(path("get") + "?cluster_id=" + id.toLatin1()).code(), QStringLiteral("INVALID_PARAMETER_VALUE"));
    EXPECT_EQ(listed().size(), 39);
    EXPECT_EQ(post("pin", "priya-adhoc", {}, "reader").code(), QStringLiteral("PERMISSION_DENIED"));
}

TEST_F(ClustersApi, rightsOfTheOthers)
{
    EXPECT_EQ(listed("?page_size=100", "reader").size(), 40) << "an auditor may look";
    EXPECT_EQ(post("start", "priya-adhoc", {}, "reader").code(), QStringLiteral("PERMISSION_DENIED"));
    EXPECT_EQ(create(R"({"spark_version":"15.4.x-scala2.12","node_type_id":"m5d.xlarge"})", "reader").status, 403);
    const RawReply acl = get("/api/2.0/permissions/clusters/0712-164512-dusk42");
    EXPECT_EQ(acl.json()[QLatin1String("object_id")], QStringLiteral("/clusters/0712-164512-dusk42"));
}

TEST_F(ClustersApi, eventsInPagesOfBothKinds)
{
    const auto ask = [this](const char *version, const QJsonObject &body) {
        return call("POST", path("events", version), body).json();
    };
    QJsonObject body = object(R"({"cluster_id":"0712-164512-dusk42","page_size":20})");
    QList<qint64> times;
    int pages = 0;
    for (; pages < 100; ++pages) {
        const QJsonObject page = ask("2.1", body);
        for (const QJsonValue &event : page[QLatin1String("events")].toArray())
            times.append(event[QLatin1String("timestamp")].toInteger());
        const QString token = page[QLatin1String("next_page_token")].toString();
        if (token.isEmpty())
            break;
        EXPECT_TRUE(page.contains(QLatin1String("next_page"))) << "the older way is there as well";
        body.insert(QStringLiteral("page_token"), token);
    }
    EXPECT_GT(times.size(), 60) << "what happened in its last sessions";
    EXPECT_TRUE(std::is_sorted(times.rbegin(), times.rend())) << "newest first";
    const QJsonObject older = ask("2.0", object(R"({"cluster_id":"0712-164512-dusk42","limit":20})"));
    EXPECT_FALSE(older.contains(QLatin1String("next_page_token")));
    EXPECT_EQ(older[QLatin1String("total_count")], times.size());
    const QJsonObject second = ask("2.0", older[QLatin1String("next_page")].toObject());
    EXPECT_EQ(second[QLatin1String("events")][0][QLatin1String("timestamp")].toInteger(), times[20]);
    const QJsonObject some =
        ask("2.1", object(R"({"cluster_id":"0712-164512-dusk42","event_types":["TERMINATING"],"order":"ASC"})"));
    for (const QJsonValue &event : some[QLatin1String("events")].toArray())
        EXPECT_EQ(event[QLatin1String("type")], QStringLiteral("TERMINATING"));
    EXPECT_EQ(call("POST", path("events"), object(R"({"cluster_id":"0712-164512-dusk42","limit":501})")).status, 400);
}

TEST_F(ClustersApi, changesLeaveTheirEvents)
{
    post("start", "priya-adhoc");
    EXPECT_TRUE(reaches("priya-adhoc", "RUNNING"));
    post("pin", "priya-adhoc");
    const QJsonArray events = post("events", "priya-adhoc").json()[QLatin1String("events")].toArray();
    QStringList types;
    for (int i = 0; i < 4; ++i)
        types.append(events[i][QLatin1String("type")].toString());
    EXPECT_EQ(types, (QStringList{QStringLiteral("PINNED"), QStringLiteral("DRIVER_HEALTHY"), QStringLiteral("RUNNING"),
                                  QStringLiteral("STARTING")}));
    EXPECT_EQ(events[3][QLatin1String("details")][QLatin1String("user")],
              QStringLiteral("ingrid.solheim@haldenfreight.example"));
}

TEST_F(ClustersApi, saysWhatClustersCanBeMadeOf)
{
    const QJsonArray types = get(path("list-node-types")).json()[QLatin1String("node_types")].toArray();
    EXPECT_GE(types.size(), 15);
    EXPECT_EQ(types[0][QLatin1String("num_gpus")], 0);
    EXPECT_GE(get(path("spark-versions", "2.0")).json()[QLatin1String("versions")].toArray().size(), 10);
    EXPECT_EQ(get(path("list-zones")).json()[QLatin1String("default_zone")], QStringLiteral("eu-north-1a"));
}

TEST_F(ClustersApi, theControlEndpointForcesStates)
{
    EXPECT_EQ(
        demo.workspace()->setState(object(R"({"cluster":"priya-adhoc","state":"ERROR"})"))[QLatin1String("state")],
        QStringLiteral("ERROR"));
    EXPECT_EQ(stateOf("priya-adhoc"), QStringLiteral("ERROR"));
    demo.workspace()->setState(object(R"({"cluster":"priya-adhoc","start_fails":true})"));
    EXPECT_EQ(post("start", "priya-adhoc").status, 200);
    EXPECT_TRUE(reaches("priya-adhoc", "TERMINATED"));
    EXPECT_EQ(named("priya-adhoc")[QLatin1String("termination_reason")][QLatin1String("type")],
              QStringLiteral("CLOUD_FAILURE"));
    EXPECT_EQ(get("/__demo/state?cluster=priya-adhoc").json()[QLatin1String("state")], QStringLiteral("TERMINATED"));
    EXPECT_EQ(get("/__demo/state?cluster=nobody").status, 404);
}

} // namespace
} // namespace trowel::test
