// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/services/unity_catalog_json.h"
#include "tests/support/fixture.h"
#include "tests/support/problem.h"

#include <QJsonDocument>

#include <gtest/gtest.h>

using namespace trowel;
using namespace Qt::StringLiterals;

namespace {

QList<CatalogObject> rowsOf(const QByteArray &body, const char *member, SecurableKind kind)
{
    const auto json = JsonReader::parse(body);
    EXPECT_TRUE(json.has_value());
    const QList<CatalogObject> rows = readCatalogObjects(*json, QLatin1String(member), kind);
    const auto end = json->finish(0);
    EXPECT_TRUE(end.has_value()) << (end ? "" : end.error().message.toStdString());
    return rows;
}

QJsonObject sentBy(const QByteArray &body)
{
    return QJsonDocument::fromJson(body).object();
}

} // namespace

TEST(UnityCatalogJson, ReadsEveryKindOfRow)
{
    const auto catalogs = rowsOf(R"({"catalogs":[{"name":"main","owner":"account admins","comment":"Main catalog",
        "catalog_type":"MANAGED_CATALOG","isolation_mode":"OPEN","updated_at":1700000000000}]})",
                                 "catalogs", SecurableKind::Catalog);
    ASSERT_EQ(catalogs.size(), 1);
    EXPECT_EQ(catalogs.first().fullName, u"main"_s) << "without a full_name it is made of its parts";
    EXPECT_EQ(catalogs.first().trait, u"OPEN"_s);
    EXPECT_EQ(catalogs.first().updatedMs, 1700000000000);
    EXPECT_TRUE(catalogs.first().searchKey.startsWith("main\naccount admins"));

    const auto functions = rowsOf(R"~({"functions":[{"name":"to_eur","catalog_name":"main","schema_name":"sales",
        "full_data_type":"DECIMAL(10,2)","data_type":"DECIMAL","routine_body":"SQL"},
        {"full_name":"main.sales.km","routine_body":"EXTERNAL","external_language":"PYTHON","data_type":"DOUBLE"}]})~",
                                  "functions", SecurableKind::Function);
    EXPECT_EQ(functions.at(0).fullName, u"main.sales.to_eur"_s);
    EXPECT_EQ(functions.at(0).trait, u"DECIMAL(10,2)"_s);
    EXPECT_EQ(functions.at(1).type, u"PYTHON"_s);
    EXPECT_EQ(functions.at(1).trait, u"DOUBLE"_s);
    EXPECT_EQ(functions.at(1).key(), u"function:main.sales.km"_s);

    const auto volumes = rowsOf(R"({"volumes":[{"full_name":"main.sales.raw","volume_type":"MANAGED"}]})", "volumes",
                                SecurableKind::Volume);
    EXPECT_EQ(volumes.first().key(), u"volume:main.sales.raw"_s);
    EXPECT_EQ(volumes.first().name(), u"raw"_s);
}

TEST(UnityCatalogJson, TellsViewsFromTablesAndKeepsUnknownWords)
{
    const auto rows = rowsOf(R"({"tables":[
        {"full_name":"a.b.t","table_type":"MANAGED","data_source_format":"DELTA"},
        {"full_name":"a.b.v","table_type":"VIEW"},
        {"full_name":"a.b.m","table_type":"MATERIALIZED_VIEW"},
        {"full_name":"a.b.q","table_type":"QUANTUM_TABLE","data_source_format":null,"owner":null,"comment":null}]})",
                             "tables", SecurableKind::Table);
    EXPECT_EQ(rows.at(0).kind, SecurableKind::Table);
    EXPECT_EQ(rows.at(1).kind, SecurableKind::View);
    EXPECT_EQ(rows.at(2).kind, SecurableKind::View);
    EXPECT_EQ(rows.at(3).kind, SecurableKind::Table);
    EXPECT_EQ(rows.at(3).type, u"QUANTUM_TABLE"_s);
    EXPECT_TRUE(rows.at(3).owner.isEmpty());
}

TEST(UnityCatalogJson, SharesWhatRowsHaveInCommonAndCutsLongComments)
{
    const QByteArray row = R"("owner":"data-eng","table_type":"MANAGED","data_source_format":"DELTA")";
    const QByteArray comment(5000, 'x');
    const auto rows = rowsOf(R"({"tables":[{"full_name":"a.b.c",)" + row + R"(},{"full_name":"a.b.d",)" + row +
                                 R"(,"comment":")" + comment + R"("}]})",
                             "tables", SecurableKind::Table);
    EXPECT_EQ(rows.at(0).owner.constData(), rows.at(1).owner.constData()) << "one text in memory";
    EXPECT_EQ(rows.at(0).type.constData(), rows.at(1).type.constData());
    EXPECT_EQ(rows.at(0).trait.constData(), rows.at(1).trait.constData());
    EXPECT_EQ(rows.at(1).comment.size(), 200);
    EXPECT_LE(sizeof(CatalogObject), 176U) << "a million of them must fit";
}

TEST(UnityCatalogJson, ARowWithoutANameOrOfAWrongTypeIsNamed)
{
    for (const auto &[body, what] :
         {std::pair(R"({"tables":[{"table_type":"VIEW"}]})", u"tables[0].catalog_name"_s),
          std::pair(R"({"tables":[{"full_name":"a.b.c","owner":7}]})", u"tables[0].owner"_s),
          std::pair(R"({"tables":[{"full_name":"a.b.c","updated_at":"soon"}]})", u"tables[0].updated_at"_s),
          std::pair(R"({"tables":["a.b.c"]})", u"tables[0]"_s), std::pair(R"({"tables":{}})", u"tables"_s)}) {
        const auto json = JsonReader::parse(body);
        ASSERT_TRUE(json.has_value());
        readCatalogObjects(*json, "tables"_L1, SecurableKind::Table);
        const Error error = problem(json->finish(0));
        EXPECT_EQ(error.kind, Error::Kind::BadReply) << body;
        EXPECT_TRUE(error.message.startsWith(what)) << error.message.toStdString();
    }
}

TEST(UnityCatalogJson, ReadsEverythingAboutATable)
{
    const QByteArray body = fixture("unity_catalog_table.json");
    const auto table = readCatalogDetail(body, SecurableKind::Table);
    ASSERT_TRUE(table.has_value()) << table.error().message.toStdString();
    EXPECT_EQ(table->object.fullName, u"main.sales.trips"_s);
    ASSERT_EQ(table->columns.size(), 3);
    EXPECT_EQ(table->columns.at(0).type, u"bigint"_s);
    EXPECT_FALSE(table->columns.at(0).nullable);
    EXPECT_TRUE(table->columns.at(1).nullable) << "nullable unless said otherwise";
    EXPECT_EQ(table->columns.at(1).comment, u"EUR"_s);
    EXPECT_EQ(table->columns.at(1).mask, u"main.sales.hide"_s);
    EXPECT_EQ(table->columns.at(2).partition, 0);
    EXPECT_EQ(table->properties, (QList<CatalogProperty>{{u"delta.minReaderVersion"_s, u"1"_s}}));
    EXPECT_EQ(table->members.value(u"storage_location"_s), u"s3://bkt/metastore/120efa64/tables/5b0c"_s);
    EXPECT_EQ(table->members.value(u"row_filter.function_name"_s), u"main.sales.mine"_s);
    EXPECT_EQ(table->members.value(u"later_id"_s), u"9223372036854775807"_s) << "63 bits stay 63 bits";
    EXPECT_EQ(table->raw.bytes, body);
}

TEST(UnityCatalogJson, ReadsAFunctionWithItsParametersAndPropertiesInAText)
{
    const auto function = readCatalogDetail(R"~({"full_name":"main.sales.to_eur","routine_body":"SQL",
        "routine_definition":"cents / 100","full_data_type":"DECIMAL(10,2)","properties":"{\"team\":\"x\"}",
        "input_params":{"parameters":[{"name":"cents","type_text":"bigint","position":0}]}})~",
                                            SecurableKind::Function);
    ASSERT_TRUE(function.has_value());
    EXPECT_EQ(function->definition, u"cents / 100"_s);
    EXPECT_EQ(function->language, u"SQL"_s);
    ASSERT_EQ(function->columns.size(), 1);
    EXPECT_EQ(function->columns.first().name, u"cents"_s);
    EXPECT_EQ(function->properties, (QList<CatalogProperty>{{u"team"_s, u"x"_s}}));
}

TEST(UnityCatalogJson, WritesOnlyWhatWasGiven)
{
    EXPECT_EQ(sentBy(writeNewCatalog({u"sales"_s})), (QJsonObject{{u"name"_s, u"sales"_s}}));
    EXPECT_EQ(sentBy(writeNewSchema({u"main"_s, u"raw"_s, u"c"_s, u"s3://b/p"_s})),
              (QJsonObject{{u"name"_s, u"raw"_s},
                           {u"catalog_name"_s, u"main"_s},
                           {u"comment"_s, u"c"_s},
                           {u"storage_root"_s, u"s3://b/p"_s}}));
    NewVolume volume;
    volume.schema = u"main.raw"_s;
    volume.name = u"in"_s;
    volume.storageLocation = u"s3://b/p"_s; // typed before the type was changed back
    EXPECT_EQ(sentBy(writeNewVolume(volume)), (QJsonObject{{u"catalog_name"_s, u"main"_s},
                                                           {u"schema_name"_s, u"raw"_s},
                                                           {u"name"_s, u"in"_s},
                                                           {u"volume_type"_s, u"MANAGED"_s}}));
    volume.type = u"EXTERNAL"_s;
    EXPECT_EQ(sentBy(writeNewVolume(volume)).value("storage_location"_L1), u"s3://b/p"_s);
    CatalogEdit edit;
    edit.comment = u""_s;
    EXPECT_EQ(sentBy(writeCatalogEdit(edit)), (QJsonObject{{u"comment"_s, u""_s}})) << "an empty comment takes it away";
    EXPECT_EQ(sentBy(writeCatalogRename(u"x"_s)), (QJsonObject{{u"new_name"_s, u"x"_s}}));
}

TEST(UnityCatalogJson, NoMetastoreIsSomethingTheWorkspaceDoesNotOffer)
{
    Error error = Error::make(Error::Kind::NotFound, u"No metastore assigned for the current workspace."_s);
    EXPECT_EQ(catalogError(error).kind, Error::Kind::NotSupported);
    EXPECT_EQ(catalogError(error).message, error.message);
    error = Error::make(Error::Kind::Forbidden, u"off"_s);
    EXPECT_EQ(catalogError(error).kind, Error::Kind::Forbidden);
    error.code = u"FEATURE_DISABLED"_s;
    EXPECT_EQ(catalogError(error).kind, Error::Kind::NotSupported);
}
