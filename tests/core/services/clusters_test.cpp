// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/services/clusters.h"
#include "tests/support/fixture.h"
#include "tests/support/problem.h"
#include "tests/support/service_wire.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <gtest/gtest.h>

using namespace trowel;
using namespace Qt::StringLiterals;

namespace {

class ClustersOnTheWire : public testing::Test
{
protected:
    template <typename T>
    Result<T> wait(const Task<T> &task)
    {
        return wire.wait(task);
    }
    QString sent(qsizetype index) const
    {
        const Sent &s = wire.sent.at(index);
        return QString::fromLatin1(s.method) + u' ' + s.path;
    }
    QJsonObject body(qsizetype index) const { return QJsonDocument::fromJson(wire.sent.at(index).body).object(); }
    void answerWith(const Answer &answer)
    {
        wire.answer = [answer](const Sent &) { return answer; };
    }

    const QString id = u"0712-164512-dusk42"_s;
    ServiceWire wire;
    Clusters service{wire.api()};
};

} // namespace

TEST_F(ClustersOnTheWire, ListsPageByPageWithItsFilter)
{
    wire.answer = [](const Sent &sent) {
        const int page = sent.query.value(u"page_token"_s, u"0"_s).toInt();
        QByteArray rows;
        for (int i = 0; page != 2 && i < 100; ++i)
            rows += (i ? "," : "") + QByteArray(R"({"cluster_id":")") + QByteArray::number(page * 100 + i) + "\"}";
        return Answer{200, "{\"clusters\":[" + rows + "]" +
                               (page < 4 ? ",\"next_page_token\":\"" + QByteArray::number(page + 1) + "\"}" : "}")};
    };
    qsizetype rows = 0;
    const auto end = wait(service.list([&rows](const QList<ClusterRow> &page) { rows += page.size(); },
                                       {.sources = {u"UI"_s, u"API"_s}, .states = {u"RUNNING"_s}, .pinned = true}));
    ASSERT_TRUE(end.has_value());
    EXPECT_EQ(rows, 400) << "an empty page with a token is not the end";
    EXPECT_EQ(end->pages, 5);
    EXPECT_EQ(sent(0), u"GET /api/2.1/clusters/list"_s);
    for (const Sent &call : std::as_const(wire.sent)) {
        EXPECT_EQ(call.query.value(u"filter_by.cluster_states"_s), u"RUNNING"_s) << "on every page";
        EXPECT_EQ(call.query.value(u"filter_by.is_pinned"_s), u"true"_s);
        EXPECT_EQ(call.query.value(u"page_size"_s), u"100"_s);
    }
}

TEST_F(ClustersOnTheWire, FallsBackToTheOlderVersion)
{
    wire.answer = [](const Sent &sent) {
        if (sent.path.startsWith("/api/2.1/"_L1))
            return Answer{404,
                          R"({"error_code":"ENDPOINT_NOT_FOUND","message":"No API found for 'GET /clusters/list'"})"};
        return Answer{200, R"({"clusters":[{"cluster_id":"1"}]})"};
    };
    qsizetype rows = 0;
    ASSERT_TRUE(wait(service.list([&rows](const QList<ClusterRow> &page) { rows += page.size(); })).has_value());
    EXPECT_EQ(rows, 1);
    EXPECT_EQ(sent(1), u"GET /api/2.0/clusters/list"_s);
}

TEST_F(ClustersOnTheWire, ABadRequestThatMeansNotFound)
{
    answerWith({400, R"({"error_code":"INVALID_PARAMETER_VALUE","message":"Cluster 0712 does not exist"})"});
    EXPECT_EQ(problem(wait(service.get(u"0712"_s))).kind, Error::Kind::NotFound);
    EXPECT_EQ(sent(0), u"GET /api/2.1/clusters/get"_s);
    EXPECT_EQ(wire.sent.at(0).query.value(u"cluster_id"_s), u"0712"_s);
    answerWith({200, fixture("cluster_get.json")});
    const auto cluster = wait(service.get(id));
    ASSERT_TRUE(cluster.has_value());
    EXPECT_EQ(cluster->raw.bytes, fixture("cluster_get.json"));
}

TEST_F(ClustersOnTheWire, ACreateIsRepeatedUnderItsTokenAndMakesOne)
{
    int calls = 0;
    wire.answer = [&calls](const Sent &) {
        return ++calls == 1 ? Answer{503, R"({"error_code":"TEMPORARILY_UNAVAILABLE","message":"later"})"}
                            : Answer{200, R"({"cluster_id":"1120-1"})"};
    };
    const auto made = wait(service.create(R"({"spark_version":"15.4.x-scala2.12","unknown":1})", u"t-1"_s));
    EXPECT_EQ(made.value_or(QString()), u"1120-1"_s);
    ASSERT_EQ(wire.sent.size(), 2);
    EXPECT_EQ(sent(1), u"POST /api/2.1/clusters/create"_s);
    EXPECT_EQ(body(0), body(1));
    EXPECT_EQ(body(1)["idempotency_token"_L1], u"t-1"_s);
    EXPECT_EQ(body(1)["unknown"_L1], QJsonValue(1));
}

TEST_F(ClustersOnTheWire, EveryChangeGoesOutOnceToItsPlace)
{
    const auto expectCall = [this](const Task<Nothing> &task, const char *verb, const QJsonObject &more = {}) {
        wire.sent.clear();
        EXPECT_TRUE(wait(task).has_value()) << verb;
        ASSERT_EQ(wire.sent.size(), 1) << verb;
        EXPECT_EQ(sent(0), u"POST /api/2.1/clusters/"_s + QLatin1String(verb));
        QJsonObject expected{{u"cluster_id"_s, id}};
        for (auto it = more.begin(); it != more.end(); ++it)
            expected.insert(it.key(), it.value());
        EXPECT_EQ(body(0), expected) << verb;
    };
    answerWith({200, ""}); // an empty body is an answer as well
    expectCall(service.start(id), "start");
    expectCall(service.restart(id), "restart");
    expectCall(service.terminate(id), "delete");
    expectCall(service.deletePermanently(id), "permanent-delete");
    expectCall(service.pin(id), "pin");
    expectCall(service.unpin(id), "unpin");
    expectCall(service.resize(id, {.autoscale = false, .workers = 5}), "resize", {{u"num_workers"_s, 5}});
    expectCall(service.resize(id, {.autoscale = true, .minWorkers = 1, .maxWorkers = 4}), "resize",
               {{u"autoscale"_s, QJsonObject{{u"min_workers"_s, 1}, {u"max_workers"_s, 4}}}});
    expectCall(service.edit(id, R"({"spark_version":"15"})"), "edit", {{u"spark_version"_s, u"15"_s}});
    wire.sent.clear();
    EXPECT_EQ(problem(wait(service.edit(id, "{"))).kind, Error::Kind::BadReply);
    EXPECT_TRUE(wire.sent.isEmpty()) << "what is no JSON does not leave";
}

TEST_F(ClustersOnTheWire, WhatIsNotSafeToRepeatIsNotRepeated)
{
    const auto attempts = [this](const Task<Nothing> &task) {
        wire.sent.clear();
        EXPECT_FALSE(wait(task).has_value());
        return wire.sent.size();
    };
    answerWith({503, R"({"error_code":"TEMPORARILY_UNAVAILABLE","message":"later"})"});
    EXPECT_EQ(attempts(service.start(id)), 1);
    EXPECT_EQ(attempts(service.restart(id)), 1);
    EXPECT_EQ(attempts(service.terminate(id)), 1);
    EXPECT_EQ(attempts(service.deletePermanently(id)), 1);
    EXPECT_EQ(attempts(service.edit(id, "{}")), 1);
    EXPECT_EQ(attempts(service.resize(id, {})), 1);
    EXPECT_GT(attempts(service.pin(id)), 1) << "a second pin does nothing";
}

TEST_F(ClustersOnTheWire, EventsComePageByPage)
{
    wire.answer = [](const Sent &sent) {
        const QString token = QJsonDocument::fromJson(sent.body).object()["page_token"_L1].toString();
        return token.isEmpty() ? Answer{200, R"({"events":[{"timestamp":2,"type":"RUNNING"}],"next_page_token":"n"})"}
                               : Answer{200, R"({"events":[{"timestamp":1,"type":"CREATING"}]})"};
    };
    const auto first = wait(service.events(id));
    ASSERT_TRUE(first.has_value());
    EXPECT_EQ(first->events.first().type, u"RUNNING"_s);
    const auto second = wait(service.events(id, first->cursor));
    ASSERT_TRUE(second.has_value());
    EXPECT_EQ(second->events.first().type, u"CREATING"_s);
    EXPECT_TRUE(second->cursor.isEmpty());
    EXPECT_EQ(sent(0), u"POST /api/2.1/clusters/events"_s);
    EXPECT_EQ(body(1)["page_token"_L1], u"n"_s);
}

TEST_F(ClustersOnTheWire, AFamilyThatIsNotThere)
{
    answerWith({501, R"({"error_code":"NOT_IMPLEMENTED","message":"no clusters here"})"});
    EXPECT_EQ(problem(wait(service.list({}))).kind, Error::Kind::NotSupported);
    EXPECT_EQ(problem(wait(service.nodeTypes())).message, u"no clusters here"_s);
    answerWith({403, R"({"error_code":"PERMISSION_DENIED","message":"not yours"})"});
    EXPECT_EQ(problem(wait(service.runtimes())).kind, Error::Kind::Forbidden);
}
