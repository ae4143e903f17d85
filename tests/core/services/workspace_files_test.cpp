// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/services/workspace_files.h"
#include "tests/support/fixture.h"
#include "tests/support/problem.h"
#include "tests/support/service_wire.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <gtest/gtest.h>

using namespace trowel;
using namespace Qt::StringLiterals;

namespace {

class WorkspaceFilesOnTheWire : public testing::Test
{
protected:
    template <typename T>
    Result<T> wait(const Task<T> &task)
    {
        return wire.wait(task);
    }

    QString sent(qsizetype index = 0) const
    {
        const Sent &s = wire.sent.at(index);
        return QString::fromLatin1(s.method) + u' ' + s.path;
    }

    void answerWith(const Answer &answer)
    {
        wire.answer = [answer](const Sent &) { return answer; };
    }

    ServiceWire wire;
    WorkspaceFiles service{wire.api()};
};

} // namespace

TEST_F(WorkspaceFilesOnTheWire, Lists)
{
    answerWith({200, fixture("workspace_list.json")});
    QList<WorkspaceObject> objects;
    const auto end =
        wait(service.list(u"/Users/ä b+c"_s, [&objects](const QList<WorkspaceObject> &o) { objects += o; }));
    ASSERT_TRUE(end.has_value());
    EXPECT_EQ(end->count, 6);
    EXPECT_EQ(objects.size(), 6);
    EXPECT_EQ(sent(), u"GET /api/2.0/workspace/list"_s);
    EXPECT_EQ(wire.sent.at(0).query.value(u"path"_s), u"/Users/ä b+c"_s);

    answerWith({200, "{}"});
    EXPECT_EQ(wait(service.list(u"/"_s, [](const QList<WorkspaceObject> &) { ADD_FAILURE(); }))->count, 0);
}

TEST_F(WorkspaceFilesOnTheWire, ListsAHugeFolder)
{
    QByteArray body = "{\"objects\":[";
    for (int i = 0; i < 20'000; ++i)
        body += (i ? "," : "") + QByteArray(R"({"object_type":"FILE","path":"/Users/ada@example.com/huge/file )") +
                QByteArray::number(i) + R"(.txt","object_id":12345678901234567})";
    answerWith({200, body + "]}"});
    qsizetype count = 0;
    const auto end = wait(service.list(u"/x"_s, [&count](const QList<WorkspaceObject> &o) { count += o.size(); }));
    EXPECT_EQ(count, 20'000);
    EXPECT_EQ(end->count, 20'000);
}

TEST_F(WorkspaceFilesOnTheWire, GetStatusKeepsTheBytes)
{
    answerWith({200, R"({"path":"/a","object_type":"FILE","z":1.0,"a":2})"});
    const auto detail = wait(service.getStatus(u"/a"_s));
    ASSERT_TRUE(detail.has_value());
    EXPECT_EQ(detail->raw.bytes, R"({"path":"/a","object_type":"FILE","z":1.0,"a":2})");
    EXPECT_EQ(sent(), u"GET /api/2.0/workspace/get-status"_s);
}

TEST_F(WorkspaceFilesOnTheWire, ImportsUpToItsLimit)
{
    answerWith({200, "{}"});
    WorkspaceImport what{u"/Users/ada/x"_s, "print(1)", WorkspaceFormat::Source, u"PYTHON"_s, true};
    EXPECT_TRUE(wait(service.import(what)).has_value());
    EXPECT_EQ(sent(), u"POST /api/2.0/workspace/import"_s);
    EXPECT_EQ(QJsonDocument::fromJson(wire.sent.at(0).body).object(), (QJsonObject{{u"path"_s, u"/Users/ada/x"_s},
                                                                                   {u"format"_s, u"SOURCE"_s},
                                                                                   {u"language"_s, u"PYTHON"_s},
                                                                                   {u"overwrite"_s, true},
                                                                                   {u"content"_s, u"cHJpbnQoMSk="_s}}));

    what.content = QByteArray(WorkspaceFiles::importLimit, 'x');
    EXPECT_TRUE(wait(service.import(what)).has_value());
    what.content += 'x';
    const Error tooLarge = problem(wait(service.import(what)));
    EXPECT_EQ(tooLarge.kind, Error::Kind::TooLarge);
    EXPECT_TRUE(tooLarge.message.contains(u"/Users/ada/x"_s));
    what.content = "PK";
    what.format = WorkspaceFormat::Dbc;
    EXPECT_EQ(problem(wait(service.import(what))).kind, Error::Kind::BadRequest) << "DBC cannot overwrite";
    EXPECT_EQ(wire.sent.size(), 2) << "what is refused here is never sent";
}

TEST_F(WorkspaceFilesOnTheWire, AnImportIsSentOnce)
{
    answerWith({.status = 200, .body = {}, .hang = false, .reset = true});
    EXPECT_EQ(problem(wait(service.import({u"/x"_s, "1", WorkspaceFormat::Auto, {}, false}))).kind,
              Error::Kind::OutcomeUnknown);
    EXPECT_EQ(problem(wait(service.remove(u"/x"_s, false))).kind, Error::Kind::OutcomeUnknown);
    EXPECT_EQ(wire.sent.size(), 2);
}

TEST_F(WorkspaceFilesOnTheWire, Exports)
{
    answerWith({200, R"({"content":"cHJpbnQoMSk=","file_type":"py"})"});
    const auto got = wait(service.exportObject(u"/a"_s, WorkspaceFormat::Source));
    ASSERT_TRUE(got.has_value());
    EXPECT_EQ(got->content, "print(1)");
    EXPECT_EQ(got->fileType, u"py"_s);
    EXPECT_EQ(sent(), u"GET /api/2.0/workspace/export"_s);
    EXPECT_EQ(wire.sent.at(0).query.value(u"path"_s), u"/a"_s);
    EXPECT_EQ(wire.sent.at(0).query.value(u"format"_s), u"SOURCE"_s);

    const QByteArray large(WorkspaceFiles::importLimit, '\x7f');
    answerWith({200, R"({"content":")" + large.toBase64() + R"(","file_type":"zip"})"});
    EXPECT_EQ(wait(service.exportObject(u"/a"_s, WorkspaceFormat::Auto))->content, large);

    answerWith({200, "<html><title>Login</title></html>"});
    EXPECT_EQ(problem(wait(service.exportObject(u"/a"_s, WorkspaceFormat::Auto))).kind, Error::Kind::BadReply)
        << "a login page is never taken for a notebook";
}

TEST_F(WorkspaceFilesOnTheWire, MakesAndRemoves)
{
    answerWith({200, "{}"});
    EXPECT_TRUE(wait(service.makeFolder(u"/a/b"_s)).has_value());
    EXPECT_TRUE(wait(service.remove(u"/a/b"_s, true)).has_value());
    EXPECT_TRUE(wait(service.remove(u"/a/c"_s, false)).has_value());
    EXPECT_EQ(sent(0), u"POST /api/2.0/workspace/mkdirs"_s);
    EXPECT_EQ(wire.sent.at(0).body, R"({"path":"/a/b"})");
    EXPECT_EQ(sent(1), u"POST /api/2.0/workspace/delete"_s);
    EXPECT_EQ(wire.sent.at(1).body, R"({"path":"/a/b","recursive":true})");
    EXPECT_EQ(wire.sent.at(2).body, R"({"path":"/a/c"})");
}

TEST_F(WorkspaceFilesOnTheWire, CountsWhatLiesBelow)
{
    wire.answer = [](const Sent &sent) {
        const QString path = sent.query.value(u"path"_s);
        if (path == "/a"_L1)
            return Answer{200,
                          R"({"objects":[{"path":"/a/b","object_type":"DIRECTORY"},{"path":"/a/c","object_type":"REPO"},
                {"path":"/a/n","object_type":"NOTEBOOK"}]})"};
        if (path == "/a/b"_L1)
            return Answer{403, R"({"error_code":"PERMISSION_DENIED","message":"no"})"};
        return Answer{200, R"({"objects":[{"path":"/a/c/f","object_type":"FILE"}]})"};
    };
    const auto count = wait(service.count(u"/a"_s));
    ASSERT_TRUE(count.has_value());
    EXPECT_EQ(count->folders, 2);
    EXPECT_EQ(count->notebooks, 1);
    EXPECT_EQ(count->files, 1);
    EXPECT_FALSE(count->complete);
}
