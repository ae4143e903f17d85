// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/demo/demo_client.h"

namespace trowel::test {
namespace {

class FilesApi : public DemoTest
{
protected:
    static QByteArray encoded(const QByteArray &path) { return path.toPercentEncoding("/"); }
    RawReply file(const QByteArray &method, const QByteArray &path, const QByteArray &body = {},
                  const QByteArray &headers = {}, const QByteArray &token = "admin")
    {
        return raw(method, "/api/2.0/fs/files" + encoded(path), body, headers, token);
    }
    RawReply directory(const QByteArray &method, const QByteArray &path, const QByteArray &query = {})
    {
        return raw(method, "/api/2.0/fs/directories" + encoded(path) + query, {}, {}, "admin");
    }
    RawReply raw(const QByteArray &method, const QByteArray &target, const QByteArray &body, const QByteArray &headers,
                 const QByteArray &token)
    {
        RawClient client(demo.url());
        client.send(request(method, target, token, body, headers));
        return client.read(method != "HEAD");
    }
    static QString reason(const RawReply &reply)
    {
        return reply.json()[QLatin1String("details")][0][QLatin1String("reason")].toString();
    }
};

const QByteArray Landing = "/Volumes/logistics/raw/landing";

TEST_F(FilesApi, uploadsAndDownloads)
{
    const QByteArray path = Landing + "/new/ä b+c.txt";
    const RawReply made = file("PUT", path, "0123456789");
    EXPECT_EQ(made.status, 204);
    EXPECT_TRUE(made.body.isEmpty());
    EXPECT_FALSE(made.headers.contains("content-length"));
    const RawReply whole = file("GET", path);
    EXPECT_EQ(whole.status, 200);
    EXPECT_EQ(whole.body, "0123456789");
    EXPECT_EQ(whole.headers.value("content-type"), "application/octet-stream");
    EXPECT_EQ(file("PUT", path + "?overwrite=false", "x").status, 204) << "a question mark is a part of the name";
    RawClient client(demo.url());
    client.send(request("PUT", "/api/2.0/fs/files" + encoded(path) + "?overwrite=false", "admin", "x"));
    const RawReply refused = client.read();
    EXPECT_EQ(refused.status, 409);
    EXPECT_EQ(file("PUT", path, "new").status, 204) << "absent means true";
    EXPECT_EQ(file("GET", path).body, "new");
}

TEST_F(FilesApi, knowsRangesAndConditions)
{
    const QByteArray path = Landing + "/r.bin";
    file("PUT", path, "0123456789");
    const RawReply part = file("GET", path, {}, "Range: bytes=2-4\r\n");
    EXPECT_EQ(part.status, 206);
    EXPECT_EQ(part.body, "234");
    EXPECT_EQ(part.headers.value("content-range"), "bytes 2-4/10");
    EXPECT_EQ(file("GET", path, {}, "Range: bytes=7-\r\n").body, "789");
    EXPECT_EQ(file("GET", path, {}, "Range: bytes=-2\r\n").body, "89");
    EXPECT_EQ(file("GET", path, {}, "Range: bytes=8-100\r\n").body, "89");
    EXPECT_EQ(file("GET", path, {}, "Range: bytes=10-\r\n").status, 416);
    EXPECT_EQ(file("GET", path, {}, "Range: lines=1-2\r\n").status, 200);
    const QByteArray modified = part.headers.value("last-modified");
    EXPECT_EQ(file("GET", path, {}, "If-Unmodified-Since: " + modified + "\r\n").status, 200);
    EXPECT_EQ(file("GET", path, {}, "If-Unmodified-Since: Tue, 14 Jul 2015 09:12:31 GMT\r\n").status, 412);
    EXPECT_EQ(file("GET", path, {}, "If-Unmodified-Since: nonsense\r\n").status, 200);
}

TEST_F(FilesApi, aHeadAnnouncesWithoutABody)
{
    const RawReply head = file("HEAD", Landing + "/scanner/gate_events.csv");
    EXPECT_EQ(head.status, 200);
    EXPECT_EQ(head.headers.value("content-length"), "25165824");
    EXPECT_FALSE(head.headers.value("last-modified").isEmpty());
    EXPECT_EQ(file("HEAD", Landing + "/none").status, 404);
    EXPECT_EQ(directory("HEAD", Landing).status, 200);
    EXPECT_EQ(directory("HEAD", Landing + "/README.md").status, 404);
}

TEST_F(FilesApi, madeFilesAreTheSameInPartsAndWhole)
{
    const QByteArray path = Landing + "/terminals/HAM/visits_HAM.csv";
    const QByteArray whole = file("GET", path).body;
    EXPECT_EQ(whole.size(), 320 * 1024);
    EXPECT_EQ(file("GET", path, {}, "Range: bytes=1000-70000\r\n").body, whole.mid(1000, 69001));
    EXPECT_EQ(whole.count('\n'), 320 * 1024 / 64);
}

TEST_F(FilesApi, listsInPagesWithAnEmptyOneAmongThem)
{
    QByteArray query = "?page_size=10";
    QStringList names;
    int pages = 0;
    int empty = 0;
    for (; pages < 50; ++pages) {
        const RawReply page = directory("GET", "/Volumes/logistics/raw/edi/archive", query);
        const QJsonArray contents = page.json()[QLatin1String("contents")].toArray();
        empty += contents.isEmpty() ? 1 : 0;
        for (const QJsonValue &entry : contents)
            names += entry[QLatin1String("name")].toString();
        const QString token = page.json()[QLatin1String("next_page_token")].toString();
        if (token.isEmpty())
            break;
        query = "?page_size=10&page_token=" + token.toUtf8().toPercentEncoding();
    }
    EXPECT_EQ(names.size(), 56);
    EXPECT_EQ(QSet<QString>(names.begin(), names.end()).size(), 56);
    EXPECT_EQ(empty, 1);
    EXPECT_EQ(directory("GET", "/Volumes/logistics/raw/edi/out").body, "{}");
    EXPECT_EQ(directory("GET", Landing, "?page_token=nonsense").status, 400);
    EXPECT_EQ(reason(directory("GET", Landing + "/none")), QStringLiteral("FILES_API_DIRECTORY_IS_NOT_FOUND"));
}

TEST_F(FilesApi, makesAndDeletesDirectories)
{
    EXPECT_EQ(directory("PUT", Landing + "/a/b").status, 204);
    EXPECT_EQ(directory("PUT", Landing + "/a/b").status, 204);
    EXPECT_EQ(directory("PUT", Landing + "/README.md/x").status, 409);
    const RawReply full = directory("DELETE", Landing + "/a");
    EXPECT_EQ(full.status, 400);
    EXPECT_EQ(reason(full), QStringLiteral("FILES_API_DIRECTORY_IS_NOT_EMPTY"));
    EXPECT_EQ(directory("DELETE", Landing + "/a/b").status, 204);
    EXPECT_EQ(directory("DELETE", Landing + "/a").status, 204);
    EXPECT_EQ(directory("DELETE", Landing + "/a").status, 404);
    EXPECT_EQ(file("DELETE", Landing + "/README.md").status, 204);
    EXPECT_EQ(reason(file("DELETE", Landing + "/README.md")), QStringLiteral("FILES_API_FILE_NOT_FOUND"));
    EXPECT_EQ(directory("DELETE", Landing).status, 400) << "a volume's root stays";
}

TEST_F(FilesApi, refusesWhatIsNoVolumeAndWhoMayNot)
{
    EXPECT_EQ(file("GET", "/Volumes/main").status, 400);
    EXPECT_EQ(file("GET", "/FileStore/x").status, 400);
    EXPECT_EQ(file("GET", "/Volumes/main/default/none/x").status, 404);
    EXPECT_EQ(file("PUT", Landing + "/x", "x", {}, "reader").status, 403);
    const RawReply presigned = file("POST", Landing + "/x");
    EXPECT_EQ(presigned.status, 403);
    EXPECT_EQ(reason(presigned), QStringLiteral("FILES_API_API_IS_NOT_ENABLED"));
}

TEST_F(FilesApi, followsTheVolumesOfUnityCatalog)
{
    const QByteArray made = "/Volumes/logistics/raw/fresh";
    EXPECT_EQ(file("PUT", made + "/a", "x").status, 404);
    const QJsonObject volume =
        object(R"({"catalog_name":"logistics","schema_name":"raw","name":"fresh","volume_type":"MANAGED"})");
    ASSERT_EQ(call("POST", "/api/2.1/unity-catalog/volumes", volume).status, 200);
    EXPECT_EQ(directory("GET", made).body, "{}") << "a new volume has its root";
    EXPECT_EQ(file("PUT", made + "/a", "x").status, 204);
    ASSERT_EQ(
        call("PATCH", "/api/2.1/unity-catalog/volumes/logistics.raw.fresh", object(R"({"new_name":"aged"})")).status,
        200);
    EXPECT_EQ(file("GET", made + "/a").status, 404);
    EXPECT_EQ(file("GET", "/Volumes/logistics/raw/aged/a").body, "x");
    ASSERT_EQ(call("DELETE", "/api/2.1/unity-catalog/volumes/logistics.raw.aged").status, 200);
    EXPECT_EQ(file("GET", "/Volumes/logistics/raw/aged/a").status, 404);
    ASSERT_EQ(call("POST", "/api/2.1/unity-catalog/volumes", volume).status, 200);
    EXPECT_EQ(directory("GET", made).body, "{}") << "what was in it does not come back";
}

} // namespace
} // namespace trowel::test
