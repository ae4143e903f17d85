// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/services/unity_catalog.h"
#include "tests/support/fixture.h"
#include "tests/support/problem.h"
#include "tests/support/service_wire.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>

#include <gtest/gtest.h>

using namespace trowel;
using namespace Qt::StringLiterals;

namespace {

class UnityCatalogOnTheWire : public testing::Test
{
protected:
    Result<ListEnd> list(const QString &scope)
    {
        rows.clear();
        return wire.wait(service.list(scope, [this](const QList<CatalogObject> &page) { rows += page; }));
    }

    QStringList keys() const
    {
        QStringList names;
        for (const CatalogObject &row : rows)
            names += row.key();
        names.sort();
        return names;
    }

    QString sent(qsizetype index) const
    {
        const Sent &s = wire.sent.at(index);
        return QString::fromLatin1(s.method) + u' ' + s.path;
    }

    ServiceWire wire;
    UnityCatalog service{wire.api()};
    QList<CatalogObject> rows;
};

QString family(const Sent &sent)
{
    return sent.path.section(u'/', 4, 4);
}

Answer oneOf(const Sent &sent)
{
    if (family(sent) == u"tables")
        return {200, R"({"tables":[{"full_name":"main.sales.x","table_type":"VIEW"}]})"};
    if (family(sent) == u"volumes")
        return {200, R"({"volumes":[{"full_name":"main.sales.x","volume_type":"MANAGED"}]})"};
    if (family(sent) == u"models")
        return {200, R"({"registered_models":[{"full_name":"main.sales.x"}]})"};
    return {200, R"({"functions":[{"full_name":"main.sales.x","routine_body":"SQL"}]})"};
}

} // namespace

TEST_F(UnityCatalogOnTheWire, CatalogsComePageByPageWithTheServersPageSize)
{
    wire.answer = [](const Sent &sent) {
        const QString token = sent.query.value(u"page_token"_s);
        if (token.isEmpty())
            return Answer{200, R"({"next_page_token":"b+/="})"}; // an empty page is not the end
        if (token == u"b+/=")
            return Answer{200, R"({"catalogs":[{"name":"main"}],"next_page_token":"c"})"};
        return Answer{200, "{}"}; // a full last page still hands out a token
    };
    const auto end = list({});
    ASSERT_TRUE(end.has_value());
    EXPECT_EQ(end->pages, 3);
    EXPECT_EQ(keys(), QStringList{u"main"_s});
    for (const Sent &call : std::as_const(wire.sent)) {
        EXPECT_EQ(call.path, u"/api/2.1/unity-catalog/catalogs"_s);
        EXPECT_EQ(call.query.value(u"max_results"_s), u"0"_s);
        EXPECT_EQ(call.query.value(u"include_browse"_s), u"true"_s);
    }
}

TEST_F(UnityCatalogOnTheWire, ASchemaIsFourListsInOne)
{
    wire.answer = oneOf;
    const auto end = list(u"main.sales"_s);
    ASSERT_TRUE(end.has_value());
    EXPECT_EQ(end->count, 4);
    EXPECT_EQ(keys(), (QStringList{u"function:main.sales.x"_s, u"main.sales.x"_s, u"model:main.sales.x"_s,
                                   u"volume:main.sales.x"_s}))
        << "objects of one name stay apart";
    ASSERT_EQ(wire.sent.size(), 4);
    for (const Sent &call : std::as_const(wire.sent)) {
        EXPECT_EQ(call.query.value(u"catalog_name"_s), u"main"_s);
        EXPECT_EQ(call.query.value(u"schema_name"_s), u"sales"_s);
        EXPECT_EQ(call.query.contains(u"omit_columns"_s), family(call) == u"tables");
        EXPECT_EQ(call.query.contains(u"omit_properties"_s), family(call) == u"tables");
    }
}

TEST_F(UnityCatalogOnTheWire, WhatOneListRefusesDoesNotTakeTheOthers)
{
    struct Case
    {
        int status;
        QByteArray body;
        Error::Kind kind;
    };
    const QList<Case> cases{
        {501, R"({"error_code":"NOT_IMPLEMENTED","message":"later"})", Error::Kind::NotSupported},
        {404, R"({"error_code":"ENDPOINT_NOT_FOUND","message":"No API found"})", Error::Kind::NotSupported},
        {403, R"({"error_code":"PERMISSION_DENIED","message":"no"})", Error::Kind::Forbidden},
        {200, R"({"functions":[7]})", Error::Kind::BadReply}};
    for (const Case &one : cases) {
        wire.answer = [&one](const Sent &sent) {
            return family(sent) == u"functions" ? Answer{one.status, one.body} : oneOf(sent);
        };
        const auto end = list(u"main.sales"_s);
        EXPECT_EQ(problem(end).kind, one.kind) << one.status;
        EXPECT_TRUE(problem(end).message.startsWith(u"The functions of this schema could not be listed: "_s))
            << problem(end).message.toStdString();
        EXPECT_EQ(keys(), (QStringList{u"main.sales.x"_s, u"model:main.sales.x"_s, u"volume:main.sales.x"_s}))
            << one.status;
    }
}

TEST_F(UnityCatalogOnTheWire, WhenNothingOfASchemaCanBeReadTheServersWordsStand)
{
    wire.answer = [](const Sent &) {
        return Answer{404, R"({"error_code":"SCHEMA_DOES_NOT_EXIST","message":"Schema 'main.sales' does not exist."})"};
    };
    const auto end = list(u"main.sales"_s);
    EXPECT_EQ(problem(end).kind, Error::Kind::NotFound);
    EXPECT_EQ(problem(end).message, u"Schema 'main.sales' does not exist."_s);
    EXPECT_TRUE(rows.isEmpty());
}

TEST_F(UnityCatalogOnTheWire, CancellingASchemaStopsAllLists)
{
    wire.answer = [](const Sent &) { return Answer{200, {}, true}; };
    const auto task = service.list(u"main.sales"_s, [](const QList<CatalogObject> &) { ADD_FAILURE(); });
    EXPECT_TRUE(wire.until([this] { return wire.sent.size() == 4; }));
    task.cancel();
    EXPECT_TRUE(problem(wire.wait(task)).isCancelled());
}

TEST_F(UnityCatalogOnTheWire, ASinkThatCancelsHearsNothingMore)
{
    wire.answer = oneOf;
    std::optional<Task<ListEnd>> task;
    int pages = 0;
    task = service.list(u"main.sales"_s, [&](const QList<CatalogObject> &) {
        ++pages;
        task->cancel();
    });
    EXPECT_TRUE(wire.until([&] { return task->isSettled(); }));
    EXPECT_EQ(pages, 1);
}

TEST_F(UnityCatalogOnTheWire, NoMetastoreIsNotAnEmptyList)
{
    wire.answer = [](const Sent &) {
        return Answer{
            404,
            R"({"error_code":"METASTORE_DOES_NOT_EXIST","message":"No metastore assigned for the current workspace."})"};
    };
    for (const QString &scope : {u""_s, u"main"_s, u"main.sales"_s}) {
        EXPECT_EQ(problem(list(scope)).kind, Error::Kind::NotSupported);
        EXPECT_EQ(problem(list(scope)).message, u"No metastore assigned for the current workspace."_s);
    }
}

TEST_F(UnityCatalogOnTheWire, GetKeepsTheBytesAndAsksForWhatOneMayOnlyBrowse)
{
    wire.answer = [](const Sent &) { return Answer{200, fixture("unity_catalog_table.json")}; };
    const auto table = wire.wait(service.get(SecurableKind::View, u"main.sales.trips"_s));
    ASSERT_TRUE(table.has_value());
    EXPECT_EQ(table->raw.bytes, fixture("unity_catalog_table.json"));
    EXPECT_EQ(sent(0), u"GET /api/2.1/unity-catalog/tables/main.sales.trips"_s);
    EXPECT_EQ(wire.sent.first().query.value(u"include_browse"_s), u"true"_s);
}

TEST_F(UnityCatalogOnTheWire, VersionsOfAModelComeNewestFirst)
{
    bool aliases = true;
    wire.answer = [&aliases](const Sent &sent) {
        if (!sent.path.endsWith(u"versions"_s))
            return aliases ? Answer{200, R"({"full_name":"main.ml.churn",
                                             "aliases":[{"alias_name":"champion","version_num":3}]})"}
                           : Answer{403, R"({"error_code":"PERMISSION_DENIED","message":"no"})"};
        if (!sent.query.contains(u"page_token"_s))
            return Answer{200, R"({"model_versions":[{"version":3,"status":"READY","created_at":1751000000000}],
                                   "next_page_token":"2"})"};
        return Answer{200, R"({"model_versions":[{"version":"12","status":"LATER"},{"version":1,"comment":null}]})"};
    };
    const auto versions = wire.wait(service.modelVersions(u"main.ml.churn"_s));
    ASSERT_TRUE(versions.has_value());
    ASSERT_EQ(versions->size(), 3);
    EXPECT_EQ(versions->at(0).version, 12);
    EXPECT_EQ(versions->at(0).status, u"LATER"_s) << "what we do not know stays";
    EXPECT_EQ(versions->at(1).aliases, QStringList{u"champion"_s});
    EXPECT_EQ(sent(1), u"GET /api/2.1/unity-catalog/models/main.ml.churn/versions"_s);
    const auto model = wire.wait(service.get(SecurableKind::Model, u"main.ml.churn"_s));
    ASSERT_TRUE(model.has_value());
    EXPECT_EQ(model->aliases, QStringList{u"champion → 3"_s});
    EXPECT_EQ(wire.sent.last().query.value(u"include_aliases"_s), u"true"_s);
    aliases = false;
    const auto without = wire.wait(service.modelVersions(u"main.ml.churn"_s));
    ASSERT_TRUE(without.has_value()) << "aliases are an extra";
    EXPECT_EQ(without->size(), 3);
}

TEST_F(UnityCatalogOnTheWire, EveryChangeIsTheCallOfTheReference)
{
    wire.answer = [](const Sent &sent) {
        return sent.method == "DELETE" ? Answer{200, {}} : Answer{200, R"({"full_name":"main.sales","name":"sales"})"};
    };
    EXPECT_TRUE(wire.wait(service.create(NewCatalog{u"main"_s})).has_value());
    EXPECT_TRUE(wire.wait(service.create(NewSchema{u"main"_s, u"sales"_s})).has_value());
    NewVolume volume;
    volume.schema = u"main.sales"_s;
    volume.name = u"in"_s;
    EXPECT_TRUE(wire.wait(service.create(volume)).has_value());
    CatalogEdit edit;
    edit.owner = u"ada@example.com"_s;
    EXPECT_TRUE(wire.wait(service.edit(SecurableKind::View, u"main.sales.a b"_s, edit)).has_value());
    const auto renamed = wire.wait(service.rename(SecurableKind::Schema, u"main.old"_s, u"sales"_s));
    ASSERT_TRUE(renamed.has_value());
    EXPECT_EQ(renamed->fullName, u"main.sales"_s) << "the object under its new name";
    EXPECT_TRUE(wire.wait(service.remove(SecurableKind::Schema, u"main.sales"_s, true)).has_value()) << "empty body";
    EXPECT_TRUE(wire.wait(service.remove(SecurableKind::Schema, u"main.sales"_s, false)).has_value());
    EXPECT_TRUE(wire.wait(service.remove(SecurableKind::Volume, u"main.sales.in"_s, true)).has_value());
    const QString base = u"/api/2.1/unity-catalog/"_s;
    EXPECT_EQ(sent(0), u"POST "_s + base + u"catalogs"_s);
    EXPECT_EQ(sent(1), u"POST "_s + base + u"schemas"_s);
    EXPECT_EQ(sent(2), u"POST "_s + base + u"volumes"_s);
    EXPECT_EQ(sent(3), u"PATCH "_s + base + u"tables/main.sales.a b"_s);
    EXPECT_EQ(QJsonDocument::fromJson(wire.sent.at(3).body).object(),
              (QJsonObject{{u"owner"_s, u"ada@example.com"_s}}));
    EXPECT_EQ(sent(4), u"PATCH "_s + base + u"schemas/main.old"_s);
    EXPECT_EQ(sent(5), u"DELETE "_s + base + u"schemas/main.sales"_s);
    EXPECT_EQ(wire.sent.at(5).query.value(u"force"_s), u"true"_s);
    EXPECT_FALSE(wire.sent.at(6).query.contains(u"force"_s));
    EXPECT_FALSE(wire.sent.at(7).query.contains(u"force"_s)) << "volumes do not know it";
}

TEST_F(UnityCatalogOnTheWire, ADeletionAnsweredInPlainTextIsDone)
{
    wire.answer = [](const Sent &) { return Answer{200, "OK"}; };
    EXPECT_TRUE(wire.wait(service.remove(SecurableKind::Table, u"a.b.c"_s, false)).has_value());
}

TEST_F(UnityCatalogOnTheWire, ALostAnswerOfAChangeIsNotSentAgain)
{
    wire.answer = [](const Sent &) { return Answer{.status = 200, .body = {}, .hang = false, .reset = true}; };
    EXPECT_EQ(problem(wire.wait(service.create(NewCatalog{u"x"_s}))).kind, Error::Kind::OutcomeUnknown);
    EXPECT_EQ(problem(wire.wait(service.rename(SecurableKind::Catalog, u"x"_s, u"y"_s))).kind,
              Error::Kind::OutcomeUnknown);
    EXPECT_EQ(problem(wire.wait(service.remove(SecurableKind::Catalog, u"x"_s, true))).kind,
              Error::Kind::OutcomeUnknown);
    EXPECT_EQ(wire.sent.size(), 3);
}

TEST_F(UnityCatalogOnTheWire, CountsACatalogThroughTheSummariesOfItsTables)
{
    wire.answer = [](const Sent &sent) {
        if (family(sent) == u"schemas")
            return Answer{200, R"({"schemas":[{"full_name":"main.a"},{"full_name":"main.b"}]})"};
        if (family(sent) == u"table-summaries")
            return sent.query.contains(u"page_token"_s)
                       ? Answer{200, R"({"tables":[{"full_name":"main.b.z","table_type":"VIEW"}]})"}
                       : Answer{
                             200,
                             R"({"tables":[{"full_name":"main.a.x"},{"full_name":"main.a.y"}],"next_page_token":"t"})"};
        return oneOf(sent);
    };
    QList<qint64> grown;
    const auto count = wire.wait(
        service.count(SecurableKind::Catalog, u"main"_s, [&grown](const CatalogCount &now) { grown += now.total(); }));
    ASSERT_TRUE(count.has_value());
    EXPECT_EQ(count->schemas, 2);
    EXPECT_EQ(count->tables, 3);
    EXPECT_EQ(count->volumes, 2);
    EXPECT_EQ(count->functions, 2);
    EXPECT_EQ(count->models, 2);
    EXPECT_TRUE(count->complete);
    EXPECT_TRUE(std::is_sorted(grown.begin(), grown.end()));
    EXPECT_GE(grown.size(), 3);
}

TEST_F(UnityCatalogOnTheWire, ACountWithAGapSaysSoAndOneWithoutAnythingFails)
{
    wire.answer = [](const Sent &sent) { return family(sent) == u"functions" ? Answer{501, "{}"} : oneOf(sent); };
    const auto count = wire.wait(service.count(SecurableKind::Schema, u"main.sales"_s));
    ASSERT_TRUE(count.has_value());
    EXPECT_EQ(count->total(), 3);
    EXPECT_FALSE(count->complete);
    wire.answer = [](const Sent &) { return Answer{403, R"({"error_code":"PERMISSION_DENIED","message":"no"})"}; };
    EXPECT_EQ(problem(wire.wait(service.count(SecurableKind::Schema, u"main.sales"_s))).kind, Error::Kind::Forbidden);
}
