// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/services/volume_files.h"
#include "tests/support/service_wire.h"

#include <gtest/gtest.h>

using namespace trowel;
using namespace Qt::StringLiterals;
using Type = VolumeEntry::Type;

namespace {

class VolumeFilesOnTheWire : public testing::Test
{
protected:
    void answerWith(const Answer &answer)
    {
        wire.answer = [answer](const Sent &) { return answer; };
    }
    QString sent(qsizetype index = 0) const
    {
        const Sent &s = wire.sent.at(index);
        return QString::fromLatin1(s.method) + u' ' + s.path;
    }
    Result<ListEnd> list(const QString &path)
    {
        rows.clear();
        return wire.wait(service.list(path, [this](const QList<VolumeEntry> &r) { rows += r; }));
    }

    QList<VolumeEntry> rows;
    ServiceWire wire;
    VolumeFiles service{wire.api()};
};

} // namespace

TEST_F(VolumeFilesOnTheWire, TheUpperLevelsComeFromUnityCatalog)
{
    answerWith(
        {200, R"({"catalogs":[{"name":"main","owner":"ada","catalog_type":"MANAGED_CATALOG"},{"name":"x y"}]})"});
    ASSERT_TRUE(list(u"/Volumes"_s).has_value());
    EXPECT_EQ(sent(), u"GET /api/2.1/unity-catalog/catalogs"_s);
    EXPECT_EQ(wire.sent.at(0).query.value(u"max_results"_s), u"0"_s);
    ASSERT_EQ(rows.size(), 2);
    EXPECT_EQ(rows[0].type, Type::Catalog);
    EXPECT_EQ(rows[1].path, u"/Volumes/x y"_s);

    answerWith({200, R"({"schemas":[{"name":"raw","catalog_name":"main","updated_at":5}]})"});
    ASSERT_TRUE(list(u"/Volumes/main"_s).has_value());
    EXPECT_EQ(wire.sent.at(1).query.value(u"catalog_name"_s), u"main"_s);
    EXPECT_EQ(rows.at(0).path, u"/Volumes/main/raw"_s);

    answerWith({200, R"({"volumes":[{"name":"landing","volume_type":"NEW_TYPE"}]})"});
    ASSERT_TRUE(list(u"/Volumes/main/raw"_s).has_value());
    EXPECT_EQ(wire.sent.at(2).query.value(u"schema_name"_s), u"raw"_s);
    EXPECT_EQ(rows.at(0).type, Type::Volume);
    EXPECT_EQ(rows.at(0).typeText, u"NEW_TYPE"_s);
}

TEST_F(VolumeFilesOnTheWire, ADirectoryIsReadToItsLastTokenOverEmptyPages)
{
    wire.answer = [](const Sent &call) {
        const QString token = call.query.value(u"page_token"_s);
        if (token.isEmpty())
            return Answer{200, R"({"contents":[{"path":"/Volumes/m/s/v/a","name":"a","is_directory":true}],
                                   "next_page_token":"t+1="})"};
        if (token == u"t+1="_s)
            return Answer{200, R"({"next_page_token":"t2"})"};
        return Answer{200, R"({"contents":[{"path":"/Volumes/m/s/v/ä b.csv","is_directory":false,"file_size":7,
                                            "last_modified":1752330000000}]})"};
    };
    const auto end = list(u"/Volumes/m/s/v"_s);
    ASSERT_TRUE(end.has_value());
    EXPECT_EQ(end->pages, 3);
    ASSERT_EQ(rows.size(), 2);
    EXPECT_EQ(rows[0].type, Type::Directory);
    EXPECT_EQ(rows[0].size, -1);
    EXPECT_EQ(rows[1].path, u"/Volumes/m/s/v/ä b.csv"_s);
    EXPECT_EQ(rows[1].size, 7);
    EXPECT_FALSE(wire.sent.at(0).query.contains(u"page_size"_s)) << "the API asks not to set it";
}

TEST_F(VolumeFilesOnTheWire, NamesThatLeadElsewhereAreRefused)
{
    answerWith({200, R"({"contents":[{"path":"/x","name":"../../etc"}]})"});
    EXPECT_EQ(list(u"/Volumes/m/s/v"_s).error().kind, Error::Kind::BadReply);
    answerWith({200, R"({"catalogs":[{"name":"a/b"}]})"});
    EXPECT_EQ(list(u"/Volumes"_s).error().kind, Error::Kind::BadReply);
    EXPECT_EQ(list(u"/FileStore"_s).error().kind, Error::Kind::BadRequest);
}

TEST_F(VolumeFilesOnTheWire, AnEmptyVolumeMayCountAsMissing)
{
    wire.answer = [](const Sent &call) {
        return call.path.contains(u"/volumes/"_s) ? Answer{200, R"({"name":"v"})"}
                                                  : Answer{404, R"({"error_code":"NOT_FOUND","message":"no"})"};
    };
    EXPECT_EQ(list(u"/Volumes/m/s/v"_s)->count, 0);
    EXPECT_EQ(sent(1), u"GET /api/2.1/unity-catalog/volumes/m.s.v"_s);
    EXPECT_EQ(list(u"/Volumes/m/s/v/deep"_s).error().kind, Error::Kind::NotFound);
    answerWith({404, R"({"error_code":"NOT_FOUND","message":"no volume"})"});
    EXPECT_EQ(list(u"/Volumes/m/s/v"_s).error().kind, Error::Kind::NotFound);
}

TEST_F(VolumeFilesOnTheWire, AFamilyThatIsMissingKeepsItsWords)
{
    answerWith({404, R"({"error_code":"METASTORE_DOES_NOT_EXIST","message":"No metastore assigned."})"});
    EXPECT_EQ(list(u"/Volumes"_s).error().message, u"No metastore assigned."_s);
}

TEST_F(VolumeFilesOnTheWire, AHeadTellsSizeAndVersion)
{
    answerWith({200, QByteArray(42, 'x'), false, false,
                "Last-Modified: Tue, 14 Jul 2026 09:12:31 GMT\r\nContent-Type: text/csv\r\n"});
    const auto head = wire.wait(service.head(u"/Volumes/m/s/v/a b.csv"_s));
    ASSERT_TRUE(head.has_value());
    EXPECT_EQ(head->size, 42);
    EXPECT_EQ(head->lastModified, "Tue, 14 Jul 2026 09:12:31 GMT");
    EXPECT_EQ(head->contentType, u"text/csv"_s);
    EXPECT_EQ(sent(), u"HEAD /api/2.0/fs/files/Volumes/m/s/v/a b.csv"_s);
}

TEST_F(VolumeFilesOnTheWire, APageOfAProxyIsNoFile)
{
    answerWith({200, QByteArray(42, 'x'), false, false, "Content-Type: text/html\r\n"});
    const auto head = wire.wait(service.head(u"/Volumes/m/s/v/a"_s));
    ASSERT_FALSE(head.has_value());
    EXPECT_EQ(head.error().kind, Error::Kind::BadReply);
}

TEST_F(VolumeFilesOnTheWire, ARefusedHeadAsksForWords)
{
    answerWith({403, R"({"error_code":"PERMISSION_DENIED","message":"No READ VOLUME on v."})"});
    const auto head = wire.wait(service.head(u"/Volumes/m/s/v/a"_s));
    ASSERT_FALSE(head.has_value());
    EXPECT_EQ(head.error().message, u"No READ VOLUME on v."_s);
    wire.answer = [](const Sent &call) {
        return call.method == "HEAD"
                   ? Answer{405}
                   : Answer{206, "x", false, false,
                            "Content-Range: bytes 0-0/1234\r\nLast-Modified: Tue, 14 Jul 2026 09:12:31 GMT\r\n"};
    };
    EXPECT_EQ(wire.wait(service.head(u"/Volumes/m/s/v/a"_s))->size, 1234);
}

TEST_F(VolumeFilesOnTheWire, ReadsExactlyTheRangeOfOneVersion)
{
    answerWith({206, "hello", false, false, "Content-Range: bytes 10-14/100\r\n"});
    const VolumeRange range{10, 5, "Tue, 14 Jul 2026 09:12:31 GMT"};
    EXPECT_EQ(wire.wait(service.read(u"/Volumes/m/s/v/a"_s, range)).value(), "hello");
    EXPECT_EQ(wire.sent.at(0).headers.value("range"), "bytes=10-14");
    EXPECT_EQ(wire.sent.at(0).headers.value("if-unmodified-since"), range.unmodifiedSince);
    EXPECT_EQ(wire.sent.at(0).headers.value("accept-encoding"), "identity");
    answerWith({206, "hello", false, false, "Content-Range: bytes 0-4/100\r\n"});
    EXPECT_EQ(wire.wait(service.read(u"/Volumes/m/s/v/a"_s, range)).error().kind, Error::Kind::BadReply);
    answerWith({206, "hell", false, false, "Content-Range: bytes 10-13/14\r\n"});
    EXPECT_EQ(wire.wait(service.read(u"/Volumes/m/s/v/a"_s, range)).error().kind, Error::Kind::BadReply);
    answerWith({200, "0123456789helloxyz"});
    EXPECT_EQ(wire.wait(service.read(u"/Volumes/m/s/v/a"_s, range)).value(), "hello") << "a server without ranges";
    answerWith({412, R"({"error_code":"PRECONDITION_FAILED","message":"changed"})"});
    EXPECT_EQ(wire.wait(service.read(u"/Volumes/m/s/v/a"_s, range)).error().kind, Error::Kind::Conflict);
}

TEST_F(VolumeFilesOnTheWire, DeletingAcceptsEmptyAndPlainAnswersAndWhatIsGone)
{
    for (const Answer &answer : {Answer{204, {}}, Answer{200, "OK"}, Answer{404, R"({"error_code":"NOT_FOUND"})"}}) {
        answerWith(answer);
        EXPECT_TRUE(wire.wait(service.removeFile(u"/Volumes/m/s/v/a"_s)).has_value()) << answer.status;
        EXPECT_TRUE(wire.wait(service.removeDirectory(u"/Volumes/m/s/v/d"_s)).has_value()) << answer.status;
    }
    EXPECT_EQ(sent(0), u"DELETE /api/2.0/fs/files/Volumes/m/s/v/a"_s);
    EXPECT_EQ(sent(1), u"DELETE /api/2.0/fs/directories/Volumes/m/s/v/d"_s);
    answerWith({400, R"({"error_code":"INVALID_PARAMETER_VALUE","message":"not empty"})"});
    EXPECT_FALSE(wire.wait(service.removeDirectory(u"/Volumes/m/s/v/d"_s)).has_value());
}

TEST_F(VolumeFilesOnTheWire, MakesADirectoryAndRefusesTooLargeAFile)
{
    answerWith({204, {}});
    ASSERT_TRUE(wire.wait(service.makeDirectory(u"/Volumes/m/s/v/d e"_s)).has_value());
    EXPECT_EQ(sent(), u"PUT /api/2.0/fs/directories/Volumes/m/s/v/d e"_s);
    const auto result =
        wire.wait(service.upload(u"/Volumes/m/s/v/x"_s, u"/none"_s, VolumeFiles::uploadLimit + 1, true));
    EXPECT_EQ(result.error().kind, Error::Kind::TooLarge);
    EXPECT_EQ(wire.sent.size(), 1);
}

TEST(VolumePaths, KnowTheirDepth)
{
    EXPECT_EQ(volumeDepth(u"/Volumes"_s), 0);
    EXPECT_EQ(volumeDepth(u"/Volumes/main/raw/landing"_s), 3);
    EXPECT_EQ(volumeDepth(u"/Volumes/main/raw/landing/a/b"_s), 5);
    EXPECT_EQ(volumeDepth(u"/FileStore"_s), -1);
}
