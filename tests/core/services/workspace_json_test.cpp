// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/services/workspace_json.h"
#include "tests/support/fixture.h"
#include "tests/support/problem.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <gtest/gtest.h>

using namespace trowel;
using namespace Qt::StringLiterals;

using Type = WorkspaceObject::Type;

namespace {

Result<QList<WorkspaceObject>> readList(const QByteArray &body)
{
    return JsonReader::parse(body).and_then(
        [](const JsonReader &json) { return json.finish(readWorkspaceObjects(json)); });
}

} // namespace

TEST(WorkspaceJson, ReadsObjects)
{
    const auto objects = readList(fixture("workspace_list.json"));
    ASSERT_TRUE(objects.has_value());
    ASSERT_EQ(objects->size(), 6);
    const WorkspaceObject &folder = objects->at(0);
    EXPECT_EQ(folder.type, Type::Directory);
    EXPECT_TRUE(folder.isContainer());
    EXPECT_TRUE(folder.gitFolder);
    const WorkspaceObject &notebook = objects->at(1);
    EXPECT_EQ(notebook.name, u"ingest"_s);
    EXPECT_EQ(notebook.language, u"PYTHON"_s);
    EXPECT_EQ(notebook.objectId, 7034029384750193001LL) << "63 bits, not a double";
    EXPECT_EQ(notebook.modifiedMs, 1752339990456LL);
    EXPECT_EQ(notebook.size, -1);
    EXPECT_EQ(notebook.searchKey, "ingest\nnotebook\npython");
    const WorkspaceObject &file = objects->at(2);
    EXPECT_EQ(file.size, 412);
    EXPECT_EQ(file.objectId, 1834029384750194LL);
    EXPECT_EQ(objects->at(3).type, Type::Dashboard);
    EXPECT_EQ(objects->at(4).type, Type::Unknown);
    EXPECT_EQ(objects->at(4).typeText, u"ALERT"_s);
    EXPECT_TRUE(objects->at(5).gitFolder);
    EXPECT_TRUE(readList("{}")->isEmpty());
    EXPECT_EQ(problem(readList(R"({"objects":[{"object_type":"FILE"}]})")).message, u"objects[0].path: missing"_s);
}

TEST(WorkspaceJson, KeepsTheBytesOfOneObject)
{
    const QByteArray body = R"({ "path":"/a/b/" ,"object_type":"DIRECTORY","object_id":1, "future":1.0})";
    const auto detail = readWorkspaceObject(body);
    ASSERT_TRUE(detail.has_value());
    EXPECT_EQ(detail->raw.bytes, body);
    EXPECT_EQ(detail->object.name, u"b"_s);
    EXPECT_EQ(problem(readWorkspaceObject("")).kind, Error::Kind::BadReply);
}

TEST(WorkspaceJson, ReadsExports)
{
    const auto got = readWorkspaceExport(R"({"content":"cHJpbnQoMSkK","file_type":"py"})");
    ASSERT_TRUE(got.has_value());
    EXPECT_EQ(got->content, "print(1)\n");
    EXPECT_EQ(got->fileType, u"py"_s);
    EXPECT_EQ(readWorkspaceExport(R"({"content":"\u0061GVsbG8\u003d"})")->content, "hello");
    EXPECT_TRUE(readWorkspaceExport(R"({"file_type":"auto"})")->content.isEmpty());
    EXPECT_EQ(problem(readWorkspaceExport(R"({"content":"a*b"})")).message, u"content: not base64"_s);
    EXPECT_EQ(problem(readWorkspaceExport(R"({"content":"日本"})")).kind, Error::Kind::BadReply);
    for (const char *body : {"", "{}", "<html>", R"({"content":5})"})
        EXPECT_EQ(problem(readWorkspaceExport(body)).kind, Error::Kind::BadReply) << body;
}

TEST(WorkspaceJson, WritesImports)
{
    WorkspaceImport what;
    what.path = u"/Users/ada/\"x\"\n"_s;
    what.content = QByteArray("print('ä')\0\n", 13);
    what.format = WorkspaceFormat::Source;
    what.language = u"PYTHON"_s;
    what.overwrite = true;
    const QJsonObject sent = QJsonDocument::fromJson(writeWorkspaceImport(what)).object();
    EXPECT_EQ(sent, (QJsonObject{{u"path"_s, what.path},
                                 {u"format"_s, u"SOURCE"_s},
                                 {u"language"_s, u"PYTHON"_s},
                                 {u"overwrite"_s, true},
                                 {u"content"_s, QString::fromLatin1(what.content.toBase64())}}));
    const QByteArray plain = writeWorkspaceImport({u"/x"_s, {}, WorkspaceFormat::Auto, {}, false});
    EXPECT_EQ(QJsonDocument::fromJson(plain).object(),
              (QJsonObject{{u"path"_s, u"/x"_s}, {u"format"_s, u"AUTO"_s}, {u"content"_s, QString()}}));
}
