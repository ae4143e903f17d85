// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/services/dbfs.h"
#include "core/services/dbfs_json.h"
#include "tests/support/service_wire.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <gtest/gtest.h>

using namespace trowel;
using namespace Qt::StringLiterals;

namespace {

class DbfsOnTheWire : public testing::Test
{
protected:
    QJsonObject body(qsizetype index = 0) const { return QJsonDocument::fromJson(wire.sent.at(index).body).object(); }
    void answerWith(const Answer &answer)
    {
        wire.answer = [answer](const Sent &) { return answer; };
    }

    ServiceWire wire;
    Dbfs service{wire.api()};
};

} // namespace

TEST_F(DbfsOnTheWire, Lists)
{
    answerWith(
        {200, R"({"files":[{"path":"/FileStore/tables","is_dir":true,"file_size":0,"modification_time":1751870000000},
                           {"path":"dbfs:/FileStore/ä b.csv","is_dir":false,"file_size":1843201},
                           {"path":"/FileStore/odd","is_dir":null,"file_size":"9007199254740993","new":{}}]})"});
    QList<DbfsEntry> rows;
    const auto end = wire.wait(service.list(u"/FileStore"_s, [&rows](const QList<DbfsEntry> &r) { rows += r; }));
    ASSERT_TRUE(end.has_value());
    ASSERT_EQ(rows.size(), 3);
    EXPECT_TRUE(rows[0].folder);
    EXPECT_EQ(rows[0].size, -1);
    EXPECT_EQ(rows[0].modifiedMs, 1751870000000);
    EXPECT_EQ(rows[1].path, u"/FileStore/ä b.csv"_s);
    EXPECT_EQ(rows[1].name, u"ä b.csv"_s);
    EXPECT_EQ(rows[1].size, 1843201);
    EXPECT_EQ(rows[2].size, 9007199254740993) << "63 bits, as number or text";
    EXPECT_EQ(wire.sent.at(0).query.value(u"path"_s), u"/FileStore"_s);
    answerWith({200, "{}"});
    EXPECT_EQ(wire.wait(service.list(u"/"_s, [](const QList<DbfsEntry> &) { ADD_FAILURE(); }))->count, 0);
}

TEST_F(DbfsOnTheWire, ARefusalKeepsTheServersWords)
{
    answerWith({403, R"({"error_code":"PERMISSION_DENIED","message":"Public DBFS root is disabled."})"});
    const auto end = wire.wait(service.list(u"/"_s, {}));
    ASSERT_FALSE(end.has_value());
    EXPECT_EQ(end.error().kind, Error::Kind::Forbidden);
    EXPECT_EQ(end.error().message, u"Public DBFS root is disabled."_s);
    answerWith({501, "not here"});
    EXPECT_EQ(wire.wait(service.list(u"/"_s, {})).error().kind, Error::Kind::NotSupported);
}

TEST_F(DbfsOnTheWire, ReadsAPart)
{
    answerWith({200, R"({"bytes_read":5,"data":"aGVsbG8="})"});
    EXPECT_EQ(wire.wait(service.read(u"/a"_s, 10, 5)).value(), "hello");
    EXPECT_EQ(wire.sent.at(0).query.value(u"offset"_s), u"10"_s);
    EXPECT_EQ(wire.sent.at(0).query.value(u"length"_s), u"5"_s);
    EXPECT_EQ(wire.wait(service.read(u"/a"_s, 10, 4)).error().kind, Error::Kind::BadReply) << "more than was asked for";
    answerWith({200, R"({"bytes_read":6,"data":"aGVsbG8="})"});
    EXPECT_EQ(wire.wait(service.read(u"/a"_s, 0, 9)).error().kind, Error::Kind::BadReply);
    answerWith({200, R"({"bytes_read":5,"data":"no base64!"})"});
    EXPECT_EQ(wire.wait(service.read(u"/a"_s, 0, 9)).error().kind, Error::Kind::BadReply);
}

TEST_F(DbfsOnTheWire, WritesThroughAHandle)
{
    answerWith({200, R"({"handle":7904256540893112})"});
    EXPECT_EQ(wire.wait(service.create(u"/a"_s, true)).value(), 7904256540893112);
    EXPECT_TRUE(body(0).value("overwrite"_L1).toBool());
    answerWith({200, "{}"});
    EXPECT_TRUE(wire.wait(service.addBlock(7904256540893112, "hello")).has_value());
    EXPECT_EQ(body(1).value("handle"_L1).toInteger(), 7904256540893112);
    EXPECT_EQ(body(1).value("data"_L1).toString(), u"aGVsbG8="_s);
    EXPECT_TRUE(wire.wait(service.close(7904256540893112)).has_value());
    EXPECT_EQ(wire.wait(service.create(u"/a"_s, true)).error().kind, Error::Kind::BadReply) << "no handle";
}

TEST_F(DbfsOnTheWire, ABlockIsNeverSentTwice)
{
    for (const Answer &answer : {Answer{503}, Answer{500}, Answer{200, {}, false, true}}) {
        wire.sent.clear();
        answerWith(answer);
        EXPECT_FALSE(wire.wait(service.addBlock(1, "hello")).has_value());
        EXPECT_EQ(wire.sent.size(), 1);
    }
    wire.sent.clear();
    wire.answer = [this](const Sent &) { return wire.sent.size() == 1 ? Answer{429} : Answer(); };
    EXPECT_TRUE(wire.wait(service.addBlock(1, "hello")).has_value());
    EXPECT_EQ(wire.sent.size(), 2) << "a 429 was not executed";
}

TEST_F(DbfsOnTheWire, APartialDeletionGoesOnUntilAllIsGone)
{
    wire.answer = [this](const Sent &) {
        return wire.sent.size() < 4 ? Answer{503, R"({"error_code":"PARTIAL_DELETE","message":"ask again"})"}
                                    : Answer();
    };
    QList<int> asked;
    ASSERT_TRUE(wire.wait(service.remove(u"/big"_s, true, [&](int n) { asked += n; })).has_value());
    EXPECT_EQ(asked, (QList<int>{1, 2, 3}));
    EXPECT_EQ(wire.sent.size(), 4);
    EXPECT_TRUE(body(3).value("recursive"_L1).toBool());
}

TEST_F(DbfsOnTheWire, AnotherFailureEndsADeletion)
{
    answerWith({503, R"({"error_code":"TEMPORARILY_UNAVAILABLE","message":"later"})"});
    const auto result = wire.wait(service.remove(u"/big"_s, true));
    ASSERT_FALSE(result.has_value());
    EXPECT_EQ(result.error().kind, Error::Kind::Unavailable);
    EXPECT_EQ(wire.sent.size(), 1);
}

TEST_F(DbfsOnTheWire, CancellingADeletionAsksNoMore)
{
    std::optional<Task<Nothing>> task;
    wire.answer = [](const Sent &) { return Answer{503, R"({"error_code":"PARTIAL_DELETE"})"}; };
    task = service.remove(u"/big"_s, true, [&](int n) {
        if (n == 2)
            task->cancel();
    });
    const auto result = wire.wait(*task);
    ASSERT_FALSE(result.has_value());
    EXPECT_TRUE(result.error().isCancelled());
    EXPECT_EQ(wire.sent.size(), 2);
}

TEST_F(DbfsOnTheWire, CountsATree)
{
    wire.answer = [](const Sent &call) {
        const QString path = call.query.value(u"path"_s);
        if (path == u"/t"_s)
            return Answer{200, R"({"files":[{"path":"/t/a","is_dir":true},{"path":"/t/b","is_dir":true},
                                            {"path":"/t/c.csv","file_size":7}]})"};
        if (path == u"/t/a"_s)
            return Answer{200, R"({"files":[{"path":"/t/a/d.csv","file_size":5},{"path":"/t","is_dir":true}]})"};
        return Answer{403, R"({"error_code":"PERMISSION_DENIED","message":"no"})"};
    };
    const auto count = wire.wait(service.count(u"/t"_s));
    ASSERT_TRUE(count.has_value());
    EXPECT_EQ(count->folders, 2) << "the root, named once more, is no new folder";
    EXPECT_EQ(count->files, 2);
    EXPECT_EQ(count->bytes, 12);
    EXPECT_FALSE(count->complete) << "one folder cannot be read";
    EXPECT_EQ(wire.wait(service.count(u"/t/b"_s)).error().kind, Error::Kind::Forbidden);
}

TEST_F(DbfsOnTheWire, MovesAndMakesFolders)
{
    ASSERT_TRUE(wire.wait(service.move(u"/a"_s, u"/b"_s)).has_value());
    EXPECT_EQ(body().value("source_path"_L1).toString(), u"/a"_s);
    EXPECT_EQ(body().value("destination_path"_L1).toString(), u"/b"_s);
    ASSERT_TRUE(wire.wait(service.makeFolder(u"/c"_s)).has_value());
    EXPECT_EQ(wire.sent.at(1).path, u"/api/2.0/dbfs/mkdirs"_s);
    answerWith({503});
    EXPECT_FALSE(wire.wait(service.move(u"/a"_s, u"/b"_s)).has_value());
    EXPECT_EQ(wire.sent.size(), 3) << "a move is not repeated";
}
