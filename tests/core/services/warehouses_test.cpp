// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/services/warehouses.h"
#include "tests/support/fixture.h"
#include "tests/support/problem.h"
#include "tests/support/service_wire.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <gtest/gtest.h>

using namespace trowel;
using namespace Qt::StringLiterals;

namespace {

class WarehousesOnTheWire : public testing::Test
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

    void answerWith(const Answer &answer)
    {
        wire.answer = [answer](const Sent &) { return answer; };
    }

    ServiceWire wire;
    Warehouses service{wire.api()};
};

} // namespace

TEST_F(WarehousesOnTheWire, ListsPageByPage)
{
    // 10,000 rows in pages of 1,000, an empty page with a token among them.
    wire.answer = [](const Sent &sent) {
        const int page = sent.query.value(u"page_token"_s, u"0"_s).toInt();
        QByteArray body = "{\"warehouses\":[";
        for (int i = 0; page != 5 && i < 1000; ++i)
            body += (i ? "," : "") + QByteArray(R"({"id":")") + QByteArray::number(page * 1000 + i) + "\"}";
        return Answer{200, body + "]" +
                               (page < 10 ? ",\"next_page_token\":\"" + QByteArray::number(page + 1) + "\"}" : "}")};
    };
    QList<qsizetype> pages;
    const auto end = wait(service.list([&pages](const QList<WarehouseRow> &rows) { pages += rows.size(); }));
    ASSERT_TRUE(end.has_value());
    EXPECT_EQ(end->count, 10'000);
    EXPECT_EQ(end->pages, 11);
    EXPECT_TRUE(end->complete);
    EXPECT_EQ(pages, QList<qsizetype>(10, 1000));
    EXPECT_EQ(sent(0), u"GET /api/2.0/sql/warehouses"_s);
    EXPECT_TRUE(wire.sent.at(0).query.isEmpty());
    EXPECT_EQ(wire.sent.at(1).query.value(u"page_token"_s), u"1"_s);
}

TEST_F(WarehousesOnTheWire, AnEmptyListAndABrokenOne)
{
    int calls = 0;
    answerWith({200, "{}"});
    const auto none = wait(service.list([&calls](const QList<WarehouseRow> &) { ++calls; }));
    ASSERT_TRUE(none.has_value());
    EXPECT_EQ(none->count, 0);
    EXPECT_EQ(calls, 0);
    answerWith({200, R"({"warehouses":[{"id":"1","state":false}]})"});
    const auto broken = wait(service.list([&calls](const QList<WarehouseRow> &) { ++calls; }));
    EXPECT_EQ(problem(broken).kind, Error::Kind::BadReply);
    EXPECT_EQ(problem(broken).message, u"warehouses[0].state: expected string"_s);
    EXPECT_EQ(calls, 0);
}

TEST_F(WarehousesOnTheWire, CancellingAListStopsItsRead)
{
    answerWith({200, {}, true});
    const auto task = service.list([](const QList<WarehouseRow> &) { ADD_FAILURE(); });
    EXPECT_TRUE(wire.until([this] { return wire.sent.size() == 1; }));
    task.cancel();
    EXPECT_TRUE(problem(wait(task)).isCancelled());
}

TEST_F(WarehousesOnTheWire, GetKeepsTheBytes)
{
    answerWith({200, fixture("warehouse_get.json")});
    const auto warehouse = wait(service.get(u"7f3a9c1e2b4d6f80"_s));
    ASSERT_TRUE(warehouse.has_value());
    EXPECT_EQ(warehouse->raw.bytes, fixture("warehouse_get.json"));
    EXPECT_EQ(sent(0), u"GET /api/2.0/sql/warehouses/7f3a9c1e2b4d6f80"_s);
}

TEST_F(WarehousesOnTheWire, EveryChangeIsTheCallOfTheReference)
{
    answerWith({200, R"({"id":"00aa"})"});
    WarehouseSpec spec;
    spec.name = u"Ad hoc"_s;
    EXPECT_EQ(*wait(service.create(spec)), u"00aa"_s);
    EXPECT_EQ(sent(0), u"POST /api/2.0/sql/warehouses"_s);
    EXPECT_EQ(QJsonDocument::fromJson(wire.sent.at(0).body).object().value("name"_L1).toString(), u"Ad hoc"_s);

    answerWith({200, "{}"});
    EXPECT_TRUE(wait(service.start(u"00aa"_s)).has_value());
    EXPECT_TRUE(wait(service.stop(u"00aa"_s)).has_value());
    EXPECT_TRUE(wait(service.remove(u"00aa"_s)).has_value());
    Warehouse before;
    before.row.id = u"00aa"_s;
    before.raw = RawJson{R"({"id":"00aa","name":"x","later":{"a":1}})"};
    EXPECT_TRUE(wait(service.edit(before, spec)).has_value());
    EXPECT_EQ(sent(1), u"POST /api/2.0/sql/warehouses/00aa/start"_s);
    EXPECT_EQ(sent(2), u"POST /api/2.0/sql/warehouses/00aa/stop"_s);
    EXPECT_EQ(sent(3), u"DELETE /api/2.0/sql/warehouses/00aa"_s);
    EXPECT_EQ(sent(4), u"POST /api/2.0/sql/warehouses/00aa/edit"_s);
    for (int call : {1, 2, 3})
        EXPECT_EQ(wire.sent.at(call).body, QByteArray());
    const QJsonObject edit = QJsonDocument::fromJson(wire.sent.at(4).body).object();
    EXPECT_EQ(edit.value("later"_L1).toObject(), (QJsonObject{{u"a"_s, 1}}));
    EXPECT_EQ(edit.value("name"_L1).toString(), u"Ad hoc"_s);
    EXPECT_FALSE(edit.contains("id"_L1));
}

TEST_F(WarehousesOnTheWire, ALostAnswerOfAChangeIsNotSentAgain)
{
    answerWith({.status = 200, .body = {}, .hang = false, .reset = true});
    EXPECT_EQ(problem(wait(service.start(u"1"_s))).kind, Error::Kind::OutcomeUnknown);
    EXPECT_EQ(problem(wait(service.remove(u"1"_s))).kind, Error::Kind::OutcomeUnknown);
    EXPECT_EQ(wire.sent.size(), 2);
}

TEST_F(WarehousesOnTheWire, ARefusalIsPassedOn)
{
    answerWith({404, R"({"error_code":"RESOURCE_DOES_NOT_EXIST","message":"Warehouse 1 does not exist."})"});
    EXPECT_EQ(problem(wait(service.remove(u"1"_s))).kind, Error::Kind::NotFound);
    answerWith({200, "{}"});
    EXPECT_EQ(problem(wait(service.create({}))).kind, Error::Kind::BadReply) << "created, but without an id";
}
