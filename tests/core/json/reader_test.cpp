// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/json/raw_json.h"
#include "core/json/reader.h"

#include <gtest/gtest.h>

using namespace trowel;

namespace {

JsonReader read(const char *text)
{
    auto reader = JsonReader::parse(text);
    EXPECT_TRUE(reader.has_value());
    return *reader;
}

QString problem(const JsonReader &reader)
{
    const Result<int> r = reader.finish(1);
    return r ? QString() : r.error().message;
}

} // namespace

TEST(JsonReader, MissingAndNullGiveDefaults)
{
    const JsonReader r = read(R"({"a":null})");
    EXPECT_EQ(r.string(QLatin1String("a"), QStringLiteral("x")), QStringLiteral("x"));
    EXPECT_EQ(r.integer(QLatin1String("b"), 4), 4);
    EXPECT_TRUE(r.boolean(QLatin1String("c"), true));
    EXPECT_TRUE(r.strings(QLatin1String("d")).isEmpty());
    EXPECT_EQ(problem(r), QString());
}

TEST(JsonReader, NamesThePlaceOfAWrongType)
{
    const JsonReader r = read(R"({"warehouses":[{"state":"RUNNING"},{"state":7}]})");
    r.forEach(QLatin1String("warehouses"), [](const JsonReader &w) { w.string(QLatin1String("state")); });
    EXPECT_EQ(problem(r), QStringLiteral("warehouses[1].state: expected string"));
}

TEST(JsonReader, KeepsSixtyThreeBits)
{
    const JsonReader r = read(R"({"id":9223372036854775807,"text":"9223372036854775806","half":1.5,"zero":0})");
    EXPECT_EQ(r.integer(QLatin1String("id")), 9223372036854775807LL);
    EXPECT_EQ(r.integer(QLatin1String("text")), 9223372036854775806LL);
    EXPECT_EQ(r.integer(QLatin1String("zero"), 3), 0);
    EXPECT_EQ(problem(r), QString());
    r.integer(QLatin1String("half"));
    EXPECT_EQ(problem(r), QStringLiteral("half: expected integer"));
}

TEST(JsonReader, EmptyBodyIsAnEmptyObjectAndHtmlIsNot)
{
    EXPECT_TRUE(JsonReader::parse("").has_value());
    EXPECT_TRUE(JsonReader::parse("{}").has_value());
    EXPECT_EQ(JsonReader::parse("<html>").error().kind, Error::Kind::BadReply);
    EXPECT_EQ(JsonReader::parse("[1]").error().kind, Error::Kind::BadReply);
}

TEST(JsonReader, RequiredAndNested)
{
    const JsonReader r = read(R"({"health":{"status":"OK"},"list":"no"})");
    EXPECT_EQ(r.object(QLatin1String("health")).string(QLatin1String("status")), QStringLiteral("OK"));
    r.object(QLatin1String("health")).requiredString(QLatin1String("summary"));
    EXPECT_EQ(problem(r), QStringLiteral("health.summary: missing"));
}

TEST(RawJson, PrettyKeepsOrderNumbersAndEscapes)
{
    const RawJson raw{R"({"z":1.0,"a":[ ],"t":"x\"{,}:","o":{"b":[1,2]}})"};
    EXPECT_EQ(raw.pretty(),
              QStringLiteral("{\n  \"z\": 1.0,\n  \"a\": [],\n  \"t\": \"x\\\"{,}:\",\n  \"o\": {\n    \"b\": [\n"
                             "      1,\n      2\n    ]\n  }\n}"));
}

TEST(RawJson, PrettySurvivesBrokenInput)
{
    EXPECT_FALSE(RawJson{"]]}}{\"a"}.pretty().isEmpty());
    EXPECT_TRUE(RawJson{""}.pretty().isEmpty());
}
