// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/demo/demo_client.h"

namespace trowel::test {
namespace {

class DbfsApi : public DemoTest
{
protected:
    RawReply post(const char *name, const QJsonObject &body)
    {
        return call("POST", QByteArray("/api/2.0/dbfs/") + name, body);
    }
    RawReply look(const char *name, const QByteArray &path, const QByteArray &more = {})
    {
        return get(QByteArray("/api/2.0/dbfs/") + name + "?path=" + path.toPercentEncoding() + more);
    }
    static QJsonObject at(const char *path) { return {{QStringLiteral("path"), QString::fromUtf8(path)}}; }
    static QString base64(const QByteArray &bytes) { return QString::fromLatin1(bytes.toBase64()); }
    RawReply put(const char *path, const QByteArray &content, bool overwrite = false)
    {
        QJsonObject body = at(path);
        body.insert(QStringLiteral("contents"), base64(content));
        body.insert(QStringLiteral("overwrite"), overwrite);
        return post("put", body);
    }
    RawReply block(qint64 handle, const QByteArray &content)
    {
        return post("add-block", {{QStringLiteral("handle"), handle}, {QStringLiteral("data"), base64(content)}});
    }
    qint64 create(const char *path)
    {
        return post("create", at(path)).json().value(QLatin1String("handle")).toInteger();
    }
    std::optional<QByteArray> content(const char *path)
    {
        return demo.workspace()->fileContent(QStringLiteral("dbfs:") + QLatin1String(path));
    }
};

TEST_F(DbfsApi, listsFoldersFilesAndNothing)
{
    const RawReply root = look("list", "/");
    EXPECT_EQ(root.status, 200);
    EXPECT_TRUE(root.body.contains("\"/FileStore\""));
    EXPECT_EQ(look("list", "/tmp").body, "{}");
    const RawReply file = look("list", "/FileStore/README.md");
    EXPECT_EQ(file.json().value(QLatin1String("files")).toArray().size(), 1) << "a file lists itself";
    const RawReply missing = look("get-status", "/none");
    EXPECT_EQ(missing.status, 404);
    EXPECT_EQ(missing.message(), QStringLiteral("No file or directory exists on path /none."));
    EXPECT_EQ(look("list", "relative").status, 400);
    EXPECT_EQ(look("list", "/Volumes/main").status, 403);
}

TEST_F(DbfsApi, putsAndReadsParts)
{
    EXPECT_EQ(put("/tmp/a b.txt", "hello").body, "{}");
    EXPECT_EQ(put("/tmp/a b.txt", "x").code(), QStringLiteral("RESOURCE_ALREADY_EXISTS"));
    EXPECT_EQ(put("/tmp/a b.txt", "hello world", true).status, 200);
    const QJsonObject part = look("read", "/tmp/a b.txt", "&offset=6&length=100").json();
    EXPECT_EQ(part.value(QLatin1String("bytes_read")).toInt(), 5);
    EXPECT_EQ(part.value(QLatin1String("data")).toString(), base64("world"));
    EXPECT_EQ(look("read", "/tmp/a b.txt", "&offset=11").json().value(QLatin1String("bytes_read")).toInt(), 0);
    EXPECT_EQ(look("read", "/tmp", "").code(), QStringLiteral("INVALID_PARAMETER_VALUE"));
    EXPECT_EQ(look("read", "/tmp/a b.txt", "&offset=-1").code(), QStringLiteral("INVALID_PARAMETER_VALUE"));
    EXPECT_EQ(look("read", "/tmp/a b.txt", "&length=1048577").code(), QStringLiteral("MAX_READ_SIZE_EXCEEDED"));
    EXPECT_EQ(put("/tmp/big", QByteArray(1024 * 1024 + 1, 'x')).code(), QStringLiteral("MAX_BLOCK_SIZE_EXCEEDED"));
    EXPECT_EQ(put("/tmp/a b.txt/below", "x").code(), QStringLiteral("RESOURCE_ALREADY_EXISTS"));
}

TEST_F(DbfsApi, takesFormsWithTheNamesOfBothClients)
{
    const auto put = [this](const QByteArray &path, const QByteArray &file) {
        const QByteArray body = "--B\r\nContent-Disposition: form-data; name=\"path\"\r\n\r\n" + path +
                                "\r\n--B\r\nContent-Disposition: form-data; name=\"overwrite\"\r\n\r\nFalse\r\n"
                                "--B\r\nContent-Disposition: form-data; name=\"" +
                                file + "\"; filename=\"f\"\r\n\r\nprint(1)\r\n--B--\r\n";
        RawClient client(demo.url());
        client.send(
            request("POST", "/api/2.0/dbfs/put", "admin", body, "Content-Type: multipart/form-data; boundary=B\r\n"));
        return client.read().status;
    };
    EXPECT_EQ(put("/tmp/a.py", "contents"), 200);
    EXPECT_EQ(put("dbfs:/tmp/b.py", "file"), 200);
    EXPECT_EQ(put("/tmp/c.py", "something"), 400) << "no file is no empty file";
    for (const char *path : {"/tmp/a.py", "/tmp/b.py"})
        EXPECT_EQ(content(path), QByteArray("print(1)")) << path;
}

TEST_F(DbfsApi, streamsThroughAHandleThatExpires)
{
    const qint64 handle = create("/new/folders/stream.bin");
    EXPECT_GT(handle, qint64(1) << 53);
    EXPECT_EQ(block(handle, "one ").status, 200);
    EXPECT_EQ(block(handle, "two").status, 200);
    EXPECT_EQ(content("/new/folders/stream.bin"), QByteArray("one two")) << "blocks are there before the close";
    EXPECT_EQ(post("close", {{QStringLiteral("handle"), handle}}).status, 200);
    EXPECT_EQ(block(handle, "x").code(), QStringLiteral("RESOURCE_DOES_NOT_EXIST"));
    EXPECT_EQ(block(17, "x").status, 404);
    demo.workspace()->setState({{QStringLiteral("dbfs_handle_ms"), -1}});
    const qint64 late = create("/tmp/late");
    EXPECT_EQ(block(late, "x").status, 404);
    EXPECT_EQ(content("/tmp/late"), QByteArray());
}

TEST_F(DbfsApi, movesAndMakesFolders)
{
    EXPECT_EQ(post("mkdirs", at("/tmp/a/b")).status, 200);
    EXPECT_EQ(post("mkdirs", at("/tmp/a/b")).status, 200);
    put("/tmp/a/b/f", "x");
    EXPECT_EQ(post("mkdirs", at("/tmp/a/b/f/g")).code(), QStringLiteral("RESOURCE_ALREADY_EXISTS"));
    const auto move = [this](const char *from, const char *to) {
        return post("move", {{QStringLiteral("source_path"), QLatin1String(from)},
                             {QStringLiteral("destination_path"), QLatin1String(to)}});
    };
    EXPECT_EQ(move("/tmp/a", "/tmp/c").status, 200);
    EXPECT_EQ(content("/tmp/c/b/f"), QByteArray("x"));
    EXPECT_EQ(move("/tmp/a", "/tmp/d").code(), QStringLiteral("RESOURCE_DOES_NOT_EXIST"));
    EXPECT_EQ(move("/tmp/c/b/f", "/FileStore").code(), QStringLiteral("RESOURCE_ALREADY_EXISTS"));
    EXPECT_EQ(move("/tmp/c", "/tmp/c/b/c").status, 400);
    EXPECT_EQ(content("/tmp/c/b/f"), QByteArray("x"));
}

TEST_F(DbfsApi, deletesInParts)
{
    for (const char *path : {"/tmp/t/1", "/tmp/t/2", "/tmp/t/3", "/tmp/t/4"})
        put(path, "x");
    const QJsonObject all{{QStringLiteral("path"), QStringLiteral("/tmp/t")}, {QStringLiteral("recursive"), true}};
    const RawReply full = post("delete", at("/tmp/t"));
    EXPECT_EQ(full.code(), QStringLiteral("IO_ERROR"));
    EXPECT_TRUE(full.message().contains(QStringLiteral("Directory is not empty")));
    demo.workspace()->setState({{QStringLiteral("dbfs_delete_budget"), 3}});
    const RawReply part = post("delete", all);
    EXPECT_EQ(part.status, 503);
    EXPECT_EQ(part.code(), QStringLiteral("PARTIAL_DELETE"));
    EXPECT_EQ(demo.workspace()->fileNames(QStringLiteral("dbfs:/tmp/t"))->size(), 1);
    EXPECT_EQ(post("delete", all).status, 200);
    EXPECT_FALSE(demo.workspace()->fileNames(QStringLiteral("dbfs:/tmp/t")).has_value());
    EXPECT_EQ(post("delete", all).status, 200) << "what is not there counts as deleted";
    EXPECT_EQ(post("delete", at("/")).status, 403);
    EXPECT_EQ(post("delete", at("/databricks-datasets")).status, 403);
}

TEST_F(DbfsApi, canBeSwitchedOff)
{
    demo.workspace()->setState({{QStringLiteral("dbfs_disabled"), true}});
    EXPECT_EQ(look("list", "/").code(), QStringLiteral("PERMISSION_DENIED"));
    EXPECT_EQ(put("/tmp/x", "x").status, 403);
}

} // namespace
} // namespace trowel::test
