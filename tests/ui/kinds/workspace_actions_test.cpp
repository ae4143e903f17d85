// SPDX-License-Identifier: GPL-3.0-or-later
// What a person does in the workspace tree, from the action down to the server's contents and the local disk.
#include "tests/ui/support/demo_session.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include <gtest/gtest.h>

using namespace trowel;
using namespace trowel::test;

namespace {

const QString kKind = QStringLiteral("workspace");
const QString kFolder = QStringLiteral("/Shared/actions");

FormValues valuesOf(const FormSpec &form)
{
    FormValues values;
    for (const FormField &field : form.fields)
        values.insert(field.id, field.value);
    return values;
}

QByteArray contentOf(const QString &file)
{
    QFile local(file);
    EXPECT_TRUE(local.open(QIODevice::ReadOnly)) << file.toStdString();
    return local.readAll();
}

struct WorkspaceActions : testing::Test
{
    DemoSession demo;
    QTemporaryDir disk;
    std::shared_ptr<ObjectStore> store;

    void SetUp() override
    {
        auto shared = demo.loaded(kKind, QStringLiteral("/Shared"));
        answer({{QStringLiteral("name"), QStringLiteral("actions")}});
        ASSERT_TRUE(demo.run(kKind, *shared, QStringLiteral("/Shared"), QStringLiteral("newFolder"), {}));
        ASSERT_TRUE(demo.told(QStringLiteral("/Shared/actions was created")));
        store = demo.loaded(kKind, kFolder);
        EXPECT_EQ(store->count(), 0);
    }

    // Fills in the next form with these values and submits it.
    void answer(const FormValues &changes)
    {
        demo.prompter.onForm = [this, changes](const FormSpec &form) {
            FormValues values = valuesOf(form);
            values.insert(changes);
            problems.clear();
            if (form.check) {
                for (const FieldProblem &problem : form.check(values))
                    problems += problem.field + QStringLiteral(": ") + problem.text;
            }
            if (problems.isEmpty())
                form.submit(values).onDone(&demo.context, [this](const Result<Nothing> &result) {
                    refusal = result ? std::nullopt : std::optional<Error>(result.error());
                });
        };
    }

    bool run(const QString &action, const QStringList &keys = {}, QString *why = nullptr)
    {
        return demo.run(kKind, *store, kFolder, action, keys, why);
    }

    QString local(const QString &name, const QByteArray &content)
    {
        const QString path = QDir(disk.path()).filePath(name);
        QFile file(path);
        EXPECT_TRUE(file.open(QIODevice::WriteOnly));
        file.write(content);
        return path;
    }

    bool import(const QString &name, const QByteArray &content)
    {
        demo.prompter.files = {local(name, content)};
        answer({});
        EXPECT_TRUE(run(QStringLiteral("import")));
        const qsizetype before = store->count();
        return QTest::qWaitFor([&] { return store->count() > before; }, 10000);
    }

    std::optional<QByteArray> onServer(const QString &name)
    {
        return demo.demo.workspace()->workspaceContent(kFolder + QLatin1Char('/') + name);
    }

    QString path(const char *name) { return kFolder + QLatin1Char('/') + QLatin1String(name); }

    QStringList problems;
    std::optional<Error> refusal;
};

const QByteArray kNotebook = "# Databricks notebook source\nprint(1)\n\n# COMMAND ----------\n\n# MAGIC %sql\n"
                             "# MAGIC SELECT 1\n";

} // namespace

TEST_F(WorkspaceActions, ImportMakesNotebooksOfSourceAndFilesOfTheRest)
{
    ASSERT_TRUE(import(QStringLiteral("ingest.py"), kNotebook));
    ASSERT_TRUE(import(QStringLiteral("settings.yml"), "retries: 3\n"));
    EXPECT_TRUE(onServer(QStringLiteral("ingest")).has_value()) << "a notebook loses its extension";
    EXPECT_EQ(onServer(QStringLiteral("settings.yml")), QByteArray("retries: 3\n"));
    EXPECT_TRUE(demo.told(QStringLiteral("settings.yml was imported")));
}

TEST_F(WorkspaceActions, ImportSaysWhatIsThereAlready)
{
    ASSERT_TRUE(import(QStringLiteral("a.txt"), "one"));
    demo.prompter.files = {local(QStringLiteral("a.txt"), "two")};
    answer({});
    ASSERT_TRUE(run(QStringLiteral("import")));
    ASSERT_TRUE(QTest::qWaitFor([&] { return !problems.isEmpty(); }, 10000));
    EXPECT_TRUE(problems.first().contains(QStringLiteral("a.txt is there already"))) << problems.first().toStdString();
    EXPECT_EQ(onServer(QStringLiteral("a.txt")), QByteArray("one"));
    answer({{QStringLiteral("overwrite"), true}});
    ASSERT_TRUE(run(QStringLiteral("import")));
    EXPECT_TRUE(QTest::qWaitFor([&] { return onServer(QStringLiteral("a.txt")) == QByteArray("two"); }, 10000));
}

TEST_F(WorkspaceActions, DownloadGivesTheBytesBack)
{
    ASSERT_TRUE(import(QStringLiteral("data.csv"), "a,b\n1,2\n"));
    demo.prompter.saveFile = QDir(disk.path()).filePath(QStringLiteral("out.csv"));
    ASSERT_TRUE(run(QStringLiteral("download"), {path("data.csv")}));
    ASSERT_TRUE(demo.told(QStringLiteral("was downloaded")));
    EXPECT_EQ(demo.prompter.suggestedNames.last(), QStringLiteral("data.csv"));
    EXPECT_EQ(contentOf(demo.prompter.saveFile), QByteArray("a,b\n1,2\n"));
}

TEST_F(WorkspaceActions, ExportKnowsEveryFormatOfANotebook)
{
    ASSERT_TRUE(import(QStringLiteral("ingest.py"), kNotebook));
    const QList<QPair<QString, QString>> formats = {{QStringLiteral("SOURCE"), QStringLiteral("ingest.py")},
                                                    {QStringLiteral("JUPYTER"), QStringLiteral("ingest.ipynb")},
                                                    {QStringLiteral("HTML"), QStringLiteral("ingest.html")},
                                                    {QStringLiteral("DBC"), QStringLiteral("ingest.dbc")}};
    for (const auto &[format, name] : formats) {
        const QString file = QDir(disk.path()).filePath(QStringLiteral("out-") + name);
        demo.prompter.saveFile = file;
        answer({{QStringLiteral("format"), format}});
        ASSERT_TRUE(run(QStringLiteral("exportAs"), {path("ingest")}));
        ASSERT_TRUE(QTest::qWaitFor([&] { return QFile::exists(file); }, 10000)) << format.toStdString();
        EXPECT_EQ(demo.prompter.suggestedNames.last(), name);
        EXPECT_GT(contentOf(file).size(), 20) << format.toStdString();
    }
    EXPECT_EQ(contentOf(QDir(disk.path()).filePath(QStringLiteral("out-ingest.py"))), kNotebook);
}

TEST_F(WorkspaceActions, SeveralAreDownloadedIntoAFolderUnderFreeNames)
{
    ASSERT_TRUE(import(QStringLiteral("a.txt"), "one"));
    ASSERT_TRUE(import(QStringLiteral("b.txt"), "two"));
    QDir(disk.path()).mkdir(QStringLiteral("out"));
    demo.prompter.folder = QDir(disk.path()).filePath(QStringLiteral("out"));
    local(QStringLiteral("out/a.txt"), "mine");
    ASSERT_TRUE(run(QStringLiteral("download"), {path("a.txt"), path("b.txt")}));
    const QDir out(demo.prompter.folder);
    ASSERT_TRUE(QTest::qWaitFor(
        [&] { return out.exists(QStringLiteral("a (2).txt")) && out.exists(QStringLiteral("b.txt")); }, 10000));
    EXPECT_EQ(contentOf(out.filePath(QStringLiteral("a.txt"))), QByteArray("mine")) << "nothing local is overwritten";
}

TEST_F(WorkspaceActions, RenameCopiesComparesAndDeletesAndSaysWhatIsLost)
{
    ASSERT_TRUE(import(QStringLiteral("ingest.py"), kNotebook));
    const auto before = onServer(QStringLiteral("ingest"));
    answer({{QStringLiteral("name"), QStringLiteral("load")}});
    ASSERT_TRUE(run(QStringLiteral("rename"), {path("ingest")}));
    EXPECT_TRUE(demo.prompter.forms.last().help.contains(QStringLiteral("revision history")));
    ASSERT_TRUE(demo.told(QStringLiteral("ingest is now called load")));
    EXPECT_FALSE(onServer(QStringLiteral("ingest")).has_value());
    EXPECT_EQ(onServer(QStringLiteral("load")), before);
}

TEST_F(WorkspaceActions, ARenameThatCannotDeleteLosesNothing)
{
    ASSERT_TRUE(import(QStringLiteral("a.txt"), "one"));
    QString problem;
    demo.demo.workspace()->addFault(*demo::Fault::fromWords(
        {QStringLiteral("POST /api/2.0/workspace/delete"), QStringLiteral("status=403")}, &problem));
    answer({{QStringLiteral("name"), QStringLiteral("b.txt")}});
    ASSERT_TRUE(run(QStringLiteral("rename"), {path("a.txt")}));
    ASSERT_TRUE(QTest::qWaitFor([&] { return refusal.has_value(); }, 10000));
    EXPECT_FALSE(refusal->message.isEmpty());
    EXPECT_EQ(onServer(QStringLiteral("a.txt")), QByteArray("one"));
}

TEST_F(WorkspaceActions, RenameKnowsItsLimits)
{
    ASSERT_TRUE(import(QStringLiteral("a.txt"), "one"));
    answer({{QStringLiteral("name"), QStringLiteral("a/b")}});
    ASSERT_TRUE(run(QStringLiteral("rename"), {path("a.txt")}));
    EXPECT_FALSE(problems.isEmpty());
    auto users = demo.loaded(kKind, QStringLiteral("/"));
    QString why;
    EXPECT_FALSE(
        demo.run(kKind, *users, QStringLiteral("/"), QStringLiteral("rename"), {QStringLiteral("/Users")}, &why));
    EXPECT_TRUE(why.contains(QStringLiteral("Users")));
}

TEST_F(WorkspaceActions, DeleteCountsFirstAndTakesTheWholeFolder)
{
    ASSERT_TRUE(import(QStringLiteral("ingest.py"), kNotebook));
    ASSERT_TRUE(import(QStringLiteral("a.txt"), "one"));
    auto shared = demo.loaded(kKind, QStringLiteral("/Shared"));
    ASSERT_TRUE(demo.run(kKind, *shared, QStringLiteral("/Shared"), QStringLiteral("delete"), {kFolder}));
    ASSERT_EQ(demo.prompter.questions.size(), 1);
    QString counted;
    demo.prompter.questions.first()
        .inspect(0, [](const QString &) {})
        .onDone(&demo.context, [&](const Result<QString> &text) { counted = text.value_or(QStringLiteral("failed")); });
    ASSERT_TRUE(QTest::qWaitFor([&] { return !counted.isEmpty(); }, 10000));
    EXPECT_TRUE(counted.contains(QStringLiteral("1 notebook"))) << counted.toStdString();
    ASSERT_TRUE(demo.told(QStringLiteral("actions was deleted")));
    EXPECT_FALSE(onServer(QStringLiteral("a.txt")).has_value());
    EXPECT_EQ(shared->find(kFolder), -1);
}
