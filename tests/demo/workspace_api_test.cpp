// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/zip_archive.h"
#include "tests/demo/demo_client.h"

namespace trowel::test {
namespace {

constexpr const char *Source = "# Databricks notebook source\nprint(1)\n";

class WorkspaceApi : public DemoTest
{
protected:
    RawReply list(const QByteArray &path, const QByteArray &token = "admin")
    {
        return get("/api/2.0/workspace/list?path=" + path.toPercentEncoding(), token);
    }
    QStringList paths(const QByteArray &path, const QByteArray &token = "admin")
    {
        QStringList found;
        for (const QJsonValue &entry : list(path, token).json()[QLatin1String("objects")].toArray())
            found.append(entry[QLatin1String("path")].toString());
        return found;
    }
    RawReply status(const QByteArray &path)
    {
        return get("/api/2.0/workspace/get-status?path=" + path.toPercentEncoding());
    }
    RawReply import(const char *path, const QByteArray &content, QJsonObject more = {},
                    const QByteArray &token = "admin")
    {
        more.insert(QStringLiteral("path"), QString::fromUtf8(path));
        more.insert(QStringLiteral("content"), QString::fromLatin1(content.toBase64()));
        return call("POST", "/api/2.0/workspace/import", more, token);
    }
    RawReply exported(const QByteArray &path, const QByteArray &format)
    {
        return get("/api/2.0/workspace/export?direct_download=true&path=" + path.toPercentEncoding() +
                   "&format=" + format);
    }
    RawReply remove(const char *path, bool recursive, const QByteArray &token = "admin")
    {
        return call("POST", "/api/2.0/workspace/delete",
                    {{QStringLiteral("path"), QString::fromUtf8(path)}, {QStringLiteral("recursive"), recursive}},
                    token);
    }
    RawReply upload(const QByteArray &path, const QByteArray &content, const QByteArray &query = {})
    {
        RawClient client(demo.url());
        client.send(request("POST", "/api/2.0/workspace-files/import-file/" + path.toPercentEncoding() + query, "admin",
                            content));
        return client.read();
    }
    const QJsonObject python = object(R"({"format":"SOURCE","language":"PYTHON"})");
    const QJsonObject automatic = object(R"({"format":"AUTO"})");
};

TEST_F(WorkspaceApi, listsFoldersFilesAndNothing)
{
    EXPECT_EQ(paths("/"), (QStringList{QStringLiteral("/Repos"), QStringLiteral("/Shared"), QStringLiteral("/Users")}));
    EXPECT_EQ(list("/Shared/inbox").body, "{}");
    EXPECT_EQ(paths("/Shared/glossary.md"), QStringList{QStringLiteral("/Shared/glossary.md")});
    const RawReply missing = list("/Shared/none");
    EXPECT_EQ(missing.status, 404);
    EXPECT_EQ(missing.message(), QStringLiteral("Path (/Shared/none) doesn't exist."));
    EXPECT_EQ(get("/api/2.0/workspace/list").status, 400);
    EXPECT_EQ(list("relative").status, 400);
    EXPECT_EQ(list("/Shared/../Users").status, 404);
}

TEST_F(WorkspaceApi, knowsTheAliasAndKeepsTheSpelling)
{
    EXPECT_TRUE(paths("/Workspace/Shared").contains(QStringLiteral("/Workspace/Shared/glossary.md")));
    const QJsonObject plain = status("/Shared/glossary.md").json();
    const QJsonObject alias = status("/Workspace/Shared/glossary.md").json();
    EXPECT_EQ(plain[QLatin1String("object_id")], alias[QLatin1String("object_id")]);
    EXPECT_GT(plain[QLatin1String("object_id")].toInteger(), 7'000'000'000'000'000'000);
    EXPECT_EQ(status("//Shared//glossary.md").json()[QLatin1String("path")], QStringLiteral("/Shared/glossary.md"));
}

TEST_F(WorkspaceApi, describesEachTypeInItsOwnWay)
{
    const QJsonObject notebook = status("/Shared/operations/on time in full").json();
    EXPECT_EQ(notebook[QLatin1String("language")], QStringLiteral("SQL"));
    EXPECT_FALSE(notebook.contains(QLatin1String("size")));
    const QJsonObject file = status("/Shared/glossary.md").json();
    EXPECT_GT(file[QLatin1String("size")].toInt(), 100);
    EXPECT_FALSE(status("/Shared").json().contains(QLatin1String("created_at")));
    EXPECT_EQ(status("/Shared/operations/Control room.lvdash.json").json()[QLatin1String("object_type")],
              QStringLiteral("DASHBOARD"));
    const QByteArray repo = "/Repos/tomasz.wrona@haldenfreight.example/freight-etl";
    EXPECT_EQ(status(repo).json()[QLatin1String("object_type")], QStringLiteral("REPO"));
    const QJsonObject inside =
        get("/api/2.0/workspace/get-status?return_git_info=true&path=" + repo + "/README.md").json();
    EXPECT_EQ(inside[QLatin1String("git_info")][QLatin1String("branch")], QStringLiteral("main"));
}

TEST_F(WorkspaceApi, makesFoldersAsOftenAsWanted)
{
    for (int i = 0; i < 2; ++i)
        EXPECT_EQ(call("POST", "/api/2.0/workspace/mkdirs", object(R"({"path":"/Shared/a/b/c"})")).body, "{}");
    EXPECT_EQ(paths("/Shared/a/b"), QStringList{QStringLiteral("/Shared/a/b/c")});
    const RawReply over = call("POST", "/api/2.0/workspace/mkdirs", object(R"({"path":"/Shared/glossary.md/x"})"));
    EXPECT_EQ(over.code(), QStringLiteral("RESOURCE_ALREADY_EXISTS"));
    EXPECT_EQ(call("POST", "/api/2.0/workspace/mkdirs").status, 400);
}

TEST_F(WorkspaceApi, deletesWithCare)
{
    EXPECT_EQ(remove("/Shared/finance", false).code(), QStringLiteral("DIRECTORY_NOT_EMPTY"));
    for (const char *system :
         {"/", "/Users", "/Shared", "/Repos", "/Workspace", "/Users/amara.nwosu@haldenfreight.example"})
        EXPECT_EQ(remove(system, true).code(), QStringLiteral("DIRECTORY_PROTECTED")) << system;
    EXPECT_EQ(remove("/Shared/finance", true, "reader").status, 403);
    EXPECT_EQ(remove("/Shared/finance", true).body, "{}");
    EXPECT_EQ(remove("/Shared/finance", true).status, 404);
    EXPECT_TRUE(demo.workspace()->workspaceContent(QStringLiteral("/Shared/operations/gate turnaround")));
}

TEST_F(WorkspaceApi, importsSourceAndRefusesToOverwrite)
{
    EXPECT_EQ(import("/Shared/inbox/n", Source, python).body, "{}");
    EXPECT_EQ(status("/Shared/inbox/n").json()[QLatin1String("object_type")], QStringLiteral("NOTEBOOK"));
    const RawReply taken = import("/Shared/inbox/n", Source, python);
    EXPECT_EQ(taken.status, 400);
    EXPECT_EQ(taken.code(), QStringLiteral("RESOURCE_ALREADY_EXISTS"));
    QJsonObject over = python;
    over.insert(QStringLiteral("overwrite"), true);
    EXPECT_EQ(import("/Shared/inbox/n", "print(2)", over).status, 200);
    EXPECT_TRUE(demo.workspace()->workspaceContent(QStringLiteral("/Shared/inbox/n"))->contains("print(2)"));
    EXPECT_EQ(import("/Shared/glossary.md", Source, over).code(), QStringLiteral("INVALID_PARAMETER_VALUE"))
        << "a notebook does not replace a file";
}

TEST_F(WorkspaceApi, refusesBadImports)
{
    const RawReply orphan = import("/Shared/none/n", Source, python);
    EXPECT_EQ(orphan.status, 404);
    EXPECT_EQ(orphan.message(), QStringLiteral("The parent folder (/Shared/none) does not exist."));
    EXPECT_EQ(import("/Shared/inbox/n", Source).code(), QStringLiteral("INVALID_PARAMETER_VALUE")) << "no language";
    EXPECT_EQ(import("/Shared/inbox/n", Source, object(R"({"format":"source"})")).status, 400) << "case counts";
    EXPECT_EQ(import("/Shared/inbox/n", "{", object(R"({"format":"JUPYTER"})")).status, 400);
    EXPECT_EQ(import("/Shared/inbox/n", "no zip", object(R"({"format":"DBC"})")).status, 400);
    EXPECT_EQ(import("relative", Source, python).status, 400);
    EXPECT_EQ(import("/Shared/x", Source, python, "reader").code(), QStringLiteral("PERMISSION_DENIED"));
    EXPECT_EQ(import("/Shared/inbox/big", QByteArray(10 * 1024 * 1024 + 1, 'x'), automatic).code(),
              QStringLiteral("MAX_NOTEBOOK_SIZE_EXCEEDED"));
    const QJsonObject bad{{QStringLiteral("path"), QStringLiteral("/Shared/inbox/n")},
                          {QStringLiteral("content"), QStringLiteral("*")}};
    EXPECT_EQ(call("POST", "/api/2.0/workspace/import", bad).code(), QStringLiteral("MALFORMED_REQUEST"));
    EXPECT_EQ(list("/Shared/inbox").body, "{}") << "nothing was left behind";
}

TEST_F(WorkspaceApi, decidesByExtensionAndHeader)
{
    import("/Shared/inbox/job.py", Source, automatic);
    import("/Shared/inbox/module.py", "x = 1\n", automatic);
    import("/Shared/inbox/q.sql", "-- Databricks notebook source\nSELECT 1\n", automatic);
    import("/Shared/inbox/b.ipynb", R"({"cells":[{"cell_type":"code","source":["a = 1"]}],"nbformat":4})", automatic);
    import("/Shared/inbox/d.lvdash.json", "{}", automatic);
    QStringList seen;
    for (const QJsonValue &entry : list("/Shared/inbox").json()[QLatin1String("objects")].toArray())
        seen.append(entry[QLatin1String("object_type")].toString() + entry[QLatin1String("path")].toString().mid(13));
    EXPECT_EQ(seen, (QStringList{QStringLiteral("NOTEBOOK/b"), QStringLiteral("DASHBOARD/d.lvdash.json"),
                                 QStringLiteral("NOTEBOOK/job"), QStringLiteral("FILE/module.py"),
                                 QStringLiteral("NOTEBOOK/q")}));
}

TEST_F(WorkspaceApi, takesMultipartUnlessOlder)
{
    const QByteArray body =
        "--B\r\nContent-Disposition: form-data; name=\"path\"\r\n\r\n/Shared/inbox/m\r\n"
        "--B\r\nContent-Disposition: form-data; name=\"format\"\r\n\r\nSOURCE\r\n"
        "--B\r\nContent-Disposition: form-data; name=\"language\"\r\n\r\nPYTHON\r\n"
        "--B\r\nContent-Disposition: form-data; name=\"content\"; filename=\"f\"\r\n\r\nprint('--B')\r\n--B--\r\n";
    const QByteArray type = "Content-Type: multipart/form-data; boundary=B\r\n";
    RawClient client(demo.url());
    client.send(request("POST", "/api/2.0/workspace/import", "admin", body, type));
    EXPECT_EQ(client.read().status, 200);
    EXPECT_TRUE(demo.workspace()->workspaceContent(QStringLiteral("/Shared/inbox/m"))->contains("print('--B')"));
    client.send(request("POST", "/api/2.0/workspace/import", "admin", body.chopped(4), type));
    EXPECT_EQ(client.read().status, 400);
    demo.workspace()->setState(object(R"({"older_versions_only":true})"));
    client.send(request("POST", "/api/2.0/workspace/import", "admin", body, type));
    EXPECT_EQ(client.read().code(), QStringLiteral("MALFORMED_REQUEST"));
}

TEST_F(WorkspaceApi, keepsFilesByteByByte)
{
    QByteArray bytes(100'000, '\0');
    for (qsizetype i = 0; i < bytes.size(); ++i)
        bytes[i] = char(i * 7);
    EXPECT_EQ(upload("Shared/inbox/data.bin", bytes).body, "{}");
    EXPECT_EQ(upload("Shared/inbox/data.bin", bytes).status, 409);
    EXPECT_EQ(upload("Shared/inbox/data.bin", bytes, "?overwrite=true").status, 200);
    EXPECT_EQ(upload("Shared/none/data.bin", bytes).status, 404);
    EXPECT_EQ(get("/api/2.0/workspace-files/Shared/inbox/data.bin").body, bytes);
    EXPECT_EQ(exported("/Shared/inbox/data.bin", "AUTO").body, bytes);
    upload("Shared/inbox/big.bin", bytes.repeated(120));
    EXPECT_EQ(exported("/Shared/inbox/big.bin", "AUTO").code(), QStringLiteral("MAX_NOTEBOOK_SIZE_EXCEEDED"));
}

TEST_F(WorkspaceApi, exportsInEveryFormat)
{
    const QByteArray notebook = "/Shared/operations/pallet forecast";
    const QByteArray source = exported(notebook, "SOURCE").body;
    EXPECT_TRUE(source.startsWith("# Databricks notebook source\n# MAGIC %md\n"));
    for (const char *format : {"JUPYTER", "HTML", "DBC", "R_MARKDOWN"}) {
        const RawReply reply = exported(notebook, format);
        ASSERT_EQ(reply.status, 200) << format;
        const QByteArray copy = QByteArray("/Shared/inbox/") + format;
        EXPECT_EQ(import(copy.constData(), reply.body, {{QStringLiteral("format"), QLatin1String(format)}}).status, 200)
            << format;
    }
    EXPECT_EQ(exported("/Shared/inbox/HTML", "SOURCE").body, source);
    EXPECT_EQ(exported("/Shared/inbox/R_MARKDOWN", "SOURCE").body, source);
    EXPECT_EQ(exported("/Shared/inbox/DBC/pallet forecast", "SOURCE").body, source);
    const RawReply json = get("/api/2.0/workspace/export?path=/Shared/inbox/HTML");
    EXPECT_EQ(json.json()[QLatin1String("file_type")], QStringLiteral("r"));
    EXPECT_EQ(QByteArray::fromBase64(json.json()[QLatin1String("content")].toString().toLatin1()), source);
    EXPECT_EQ(exported(notebook, "PDF").status, 400);
    EXPECT_EQ(exported("/Shared/glossary.md", "HTML").status, 400);
    EXPECT_EQ(exported("/Shared/operations/gate turnaround", "R_MARKDOWN").status, 400) << "not an R notebook";
}

TEST_F(WorkspaceApi, exportsFoldersAsArchives)
{
    const auto names = [](const QByteArray &archive) {
        QStringList list;
        for (const demo::ZipEntry &entry : demo::readZip(archive, 1'000'000).value_or(QList<demo::ZipEntry>{}))
            list.append(entry.name);
        return list;
    };
    const QStringList all = names(exported("/Shared/finance", "AUTO").body);
    EXPECT_TRUE(all.contains(QStringLiteral("finance/Receivables.lvdash.json")));
    EXPECT_TRUE(all.contains(QStringLiteral("finance/month-end close.py")));
    EXPECT_FALSE(
        names(exported("/Shared/finance", "SOURCE").body).contains(QStringLiteral("finance/Receivables.lvdash.json")));
    EXPECT_EQ(exported("/Shared/finance", "HTML").status, 400);
    const QByteArray archive = exported("/Shared/finance", "DBC").body;
    EXPECT_EQ(import("/Shared/inbox/copy", archive, object(R"({"format":"DBC"})")).status, 200);
    EXPECT_TRUE(demo.workspace()->workspaceContent(QStringLiteral("/Shared/inbox/copy/finance/month-end close")));
    EXPECT_EQ(import("/Shared/inbox/evil", demo::writeZip({{QStringLiteral("../../out.py"), "x = 1"}}),
                     object(R"({"format":"SOURCE"})"))
                  .status,
              200);
    EXPECT_FALSE(demo.workspace()->workspaceContent(QStringLiteral("/Shared/out"))) << "a name cannot climb out";
}

} // namespace
} // namespace trowel::test
