// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/services/workspace_rename.h"
#include "tests/support/problem.h"
#include "tests/support/service_wire.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <gtest/gtest.h>

using namespace trowel;
using namespace Qt::StringLiterals;

namespace {

const QString oldPath = u"/Users/ada/ingest"_s;
const QString newPath = u"/Users/ada/load"_s;

struct Stored
{
    QString type;
    QString language;
    QByteArray content;
    qint64 id = 0;
    qint64 modified = 0;
};

/// A workspace in memory behind the wire, with one fault: the answer to call number `faultAt`.
class Rename : public testing::Test
{
protected:
    Rename()
    {
        objects.insert(oldPath, {u"NOTEBOOK"_s, u"PYTHON"_s, "# Databricks notebook source\nprint('ä')\n", 7, 100});
        wire.answer = [this](const Sent &sent) { return take(sent); };
    }

    Answer take(const Sent &sent)
    {
        const QString call = sent.path.section(u'/', -1);
        calls += call;
        if (faultAt == calls.size() && !faultAfter)
            return fault;
        if (before.contains(int(calls.size())))
            before.value(int(calls.size()))();
        const Answer answer = execute(sent, call);
        return faultAt == calls.size() ? fault : answer;
    }

    Answer execute(const Sent &sent, const QString &call)
    {
        const QJsonObject body = QJsonDocument::fromJson(sent.body).object();
        const QString path = sent.method == "GET" ? sent.query.value(u"path"_s) : body.value("path"_L1).toString();
        if (call == "import"_L1) {
            EXPECT_FALSE(body.contains("overwrite"_L1));
            if (objects.contains(path))
                return {400, R"({"error_code":"RESOURCE_ALREADY_EXISTS","message":"exists"})"};
            const QString format = body.value("format"_L1).toString();
            objects.insert(path, {format == "RAW"_L1 ? u"FILE"_s : u"NOTEBOOK"_s, body.value("language"_L1).toString(),
                                  QByteArray::fromBase64(body.value("content"_L1).toString().toLatin1()), 8, 200});
            return {};
        }
        if (!objects.contains(path))
            return {404, R"({"error_code":"RESOURCE_DOES_NOT_EXIST","message":"Path doesn't exist."})"};
        const Stored object = objects.value(path);
        if (call == "delete"_L1) {
            objects.remove(path);
            return {};
        }
        QJsonObject json{{u"path"_s, path}, {u"object_type"_s, object.type}, {u"object_id"_s, object.id}};
        if (call == "export"_L1)
            json = {{u"content"_s, QString::fromLatin1(object.content.toBase64())}, {u"file_type"_s, u"py"_s}};
        else if (!object.language.isEmpty())
            json.insert(u"language"_s, object.language);
        json.insert(u"modified_at"_s, object.modified);
        return {200, QJsonDocument(json).toJson()};
    }

    WorkspaceObject original() const
    {
        WorkspaceObject object;
        object.path = oldPath;
        object.name = u"ingest"_s;
        object.type =
            objects.value(oldPath).type == "FILE"_L1 ? WorkspaceObject::Type::File : WorkspaceObject::Type::Notebook;
        return object;
    }

    Task<Nothing> begin(const QString &name = u"load"_s) { return WorkspaceFiles(wire.api()).rename(original(), name); }

    Result<Nothing> outcome(const QString &name = u"load"_s) { return wire.wait(begin(name)); }

    void failAt(int call, const Answer &answer, bool afterExecution = false)
    {
        faultAt = call;
        fault = answer;
        faultAfter = afterExecution;
    }

    ServiceWire wire;
    QHash<QString, Stored> objects;
    QStringList calls;
    QHash<int, std::function<void()>> before; // what happens on the server before a call
    int faultAt = 0;
    Answer fault;
    bool faultAfter = false;
};

constexpr int exportCall = 3;
constexpr int importCall = 4;
constexpr int statusOfCopy = 5;
constexpr int exportOfCopy = 6;
constexpr int statusAgain = 7;
constexpr int deleteCall = 8;

} // namespace

TEST_F(Rename, CopiesComparesAndDeletes)
{
    const Stored notebook = objects.value(oldPath);
    ASSERT_TRUE(outcome().has_value());
    EXPECT_EQ(calls, (QStringList{u"get-status"_s, u"get-status"_s, u"export"_s, u"import"_s, u"get-status"_s,
                                  u"export"_s, u"get-status"_s, u"delete"_s}));
    EXPECT_EQ(objects.keys(), QStringList{newPath});
    EXPECT_EQ(objects.value(newPath).content, notebook.content);
    EXPECT_EQ(wire.sent.at(exportCall - 1).query.value(u"format"_s), u"SOURCE"_s);
    const QJsonObject imported = QJsonDocument::fromJson(wire.sent.at(importCall - 1).body).object();
    EXPECT_EQ(imported.value("format"_L1).toString(), u"SOURCE"_s);
    EXPECT_EQ(imported.value("language"_L1).toString(), u"PYTHON"_s);
    EXPECT_EQ(wire.sent.at(deleteCall - 1).body, R"({"path":"/Users/ada/ingest"})") << "never recursive";
}

TEST_F(Rename, AFileStaysAFile)
{
    objects[oldPath] = {u"FILE"_s, {}, "# Databricks notebook source\n", 7, 100};
    ASSERT_TRUE(outcome(u"load.py"_s).has_value());
    EXPECT_EQ(objects.value(u"/Users/ada/load.py"_s).type, u"FILE"_s);
    EXPECT_EQ(wire.sent.at(exportCall - 1).query.value(u"format"_s), u"AUTO"_s);
}

TEST_F(Rename, AnEmptyFileIsFine)
{
    objects[oldPath] = {u"FILE"_s, {}, {}, 7, 100};
    EXPECT_TRUE(outcome().has_value());
    EXPECT_EQ(objects.keys(), QStringList{newPath});
}

TEST_F(Rename, RefusesBeforeAskingWhatCannotBe)
{
    for (const QString &name : {u"a/b"_s, u""_s, u".."_s, u" x"_s, u"ingest"_s})
        EXPECT_EQ(problem(outcome(name)).kind, Error::Kind::BadRequest) << name.toStdString();
    WorkspaceObject folder = original();
    folder.type = WorkspaceObject::Type::Directory;
    EXPECT_FALSE(renameProblem(folder, u"x"_s).isEmpty());
    EXPECT_EQ(calls, QStringList());
}

TEST_F(Rename, AnExistingTargetIsAConflict)
{
    objects.insert(newPath, {u"FILE"_s, {}, "precious", 9, 1});
    const Error error = problem(outcome());
    EXPECT_EQ(error.kind, Error::Kind::Conflict);
    EXPECT_TRUE(error.message.contains(newPath)) << error.message.toStdString();
    EXPECT_EQ(calls.size(), 2);
    EXPECT_EQ(objects.value(newPath).content, "precious");
}

TEST_F(Rename, ATargetThatAppearsLateIsNotOverwritten)
{
    before.insert(importCall, [this] { objects.insert(newPath, {u"FILE"_s, {}, "precious", 9, 1}); });
    EXPECT_FALSE(outcome().has_value());
    EXPECT_EQ(objects.value(newPath).content, "precious");
    EXPECT_TRUE(objects.contains(oldPath));
}

TEST_F(Rename, AFolderUnderTheOldNameIsNotTouched)
{
    const WorkspaceObject stale = original();
    objects[oldPath].type = u"DIRECTORY"_s;
    const auto result = wire.wait(renameObject(WorkspaceFiles(wire.api()), stale, u"load"_s));
    EXPECT_EQ(problem(result).kind, Error::Kind::BadRequest);
    EXPECT_EQ(calls.size(), 1);
}

// Whatever call fails, in whatever way: the content exists under the old or the new name, and the message says where.
TEST_F(Rename, NoFailureLosesAnything)
{
    const Stored notebook = objects.value(oldPath);
    const QList<Answer> faults{{403, R"({"error_code":"PERMISSION_DENIED","message":"no"})"},
                               {500, "oops"},
                               {200, "<html>login</html>"},
                               {200, "{}"},
                               {200, ""},
                               {.status = 0, .body = {}, .hang = false, .reset = true}};
    for (int call = 1; call <= deleteCall; ++call) {
        for (const Answer &answer : faults) {
            for (const bool after : {false, true}) {
                if (after && (answer.status == 403 || (call != importCall && call != deleteCall)))
                    continue; // a refusal is one, and a read has no after
                objects = {{oldPath, notebook}};
                calls.clear();
                failAt(call, answer, after);
                const Result<Nothing> result = outcome();
                const bool oldThere = objects.contains(oldPath);
                const bool newThere = objects.contains(newPath);
                const std::string what = "call " + std::to_string(call) + " status " + std::to_string(answer.status) +
                                         (after ? " after" : " before") + " body " + answer.body.toStdString();
                ASSERT_TRUE(objects.value(oldThere ? oldPath : newPath).content == notebook.content) << what;
                if (result)
                    continue;
                const QString message = result.error().message;
                EXPECT_TRUE(oldThere || message.contains(u"“%1” exists; “%2” may"_s.arg(newPath, oldPath)))
                    << what << ": " << message.toStdString();
                EXPECT_TRUE(!newThere || message.contains(newPath)) << what << ": " << message.toStdString();
            }
        }
    }
}

TEST_F(Rename, ACopyThatDiffersKeepsBoth)
{
    before.insert(exportOfCopy, [this] { objects[newPath].content += "\n"; });
    const Error error = problem(outcome());
    EXPECT_TRUE(error.message.contains(u"Both “/Users/ada/ingest” and “/Users/ada/load” exist."_s))
        << error.message.toStdString();
    EXPECT_EQ(objects.size(), 2);
}

TEST_F(Rename, ACopyOfAnotherKindKeepsBoth)
{
    before.insert(statusOfCopy, [this] { objects[newPath].type = u"FILE"_s; });
    EXPECT_FALSE(outcome().has_value());
    EXPECT_EQ(objects.size(), 2);
}

TEST_F(Rename, AnOriginalChangedMeanwhileIsKept)
{
    before.insert(statusAgain, [this] { objects[oldPath].modified = 300; });
    const Error error = problem(outcome());
    EXPECT_EQ(error.kind, Error::Kind::Conflict);
    EXPECT_EQ(objects.size(), 2);
}

TEST_F(Rename, GoesOnWhenTheAskerLeaves)
{
    auto page = std::make_unique<QObject>();
    before.insert(exportOfCopy, [&page] { page.reset(); });
    begin().onDone(page.get(), [](const Result<Nothing> &) { ADD_FAILURE() << "the page is gone"; });
    EXPECT_TRUE(wire.until([this] { return objects.keys() == QStringList{newPath}; }));
}

TEST_F(Rename, CancelStopsItAndLeavesTheOriginal)
{
    failAt(exportCall, {.status = 200, .body = {}, .hang = true});
    const Task<Nothing> task = begin();
    std::optional<Result<Nothing>> result;
    task.always([&result](const Result<Nothing> &r) { result = r; }).detach();
    EXPECT_TRUE(wire.until([this] { return calls.size() == exportCall; }));
    task.cancel();
    ASSERT_TRUE(result.has_value());
    EXPECT_TRUE(result->error().isCancelled());
    EXPECT_EQ(objects.keys(), QStringList{oldPath});
}
