// SPDX-License-Identifier: GPL-3.0-or-later
// What a person does in DBFS and in volumes, from the action down to the server's contents and the local disk.
#include "tests/ui/support/demo_session.h"
#include "ui/kinds/file_words.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include <gtest/gtest.h>

using namespace trowel;
using namespace trowel::test;
using namespace Qt::StringLiterals;

namespace {

struct FileKind
{
    const char *id;
    const char *folder; ///< an empty one is made here
    const char *prefix; ///< of paths as the demo is asked
};

class FileKinds : public testing::TestWithParam<FileKind>
{
protected:
    void SetUp() override
    {
        const QString above = QLatin1String(GetParam().folder);
        auto shared = demo.loaded(kind(), above);
        answer({{u"name"_s, u"actions"_s}});
        ASSERT_TRUE(demo.run(kind(), *shared, above, u"newFolder"_s, {}));
        ASSERT_TRUE(demo.told(u"actions was created"_s));
        folder = above + u"/actions"_s;
        store = demo.loaded(kind(), folder);
        EXPECT_EQ(store->count(), 0);
    }

    QString kind() const { return QLatin1String(GetParam().id); }
    QString path(const QString &name) const { return folder + u'/' + name; }
    std::optional<QByteArray> onServer(const QString &name)
    {
        return demo.demo.workspace()->fileContent(QLatin1String(GetParam().prefix) + path(name));
    }
    std::optional<QStringList> folderOnServer(const QString &at)
    {
        return demo.demo.workspace()->fileNames(QLatin1String(GetParam().prefix) + at);
    }
    std::optional<QByteArray> whenThere(const QString &name, const QByteArray &content)
    {
        EXPECT_TRUE(QTest::qWaitFor([&] { return onServer(name) == content; }, 20000));
        return onServer(name);
    }

    // Fills in the next form with these values and submits it.
    void answer(const FormValues &changes)
    {
        demo.prompter.onForm = [this, changes](const FormSpec &form) {
            FormValues values;
            for (const FormField &field : form.fields)
                values.insert(field.id, field.value);
            values.insert(changes);
            problems.clear();
            for (const FieldProblem &problem : form.check(values))
                problems += problem.field + u": "_s + problem.text;
            if (problems.isEmpty())
                form.submit(values).onDone(&demo.context, [this](const Result<Nothing> &result) {
                    refusal = result ? std::nullopt : std::optional<Error>(result.error());
                });
        };
    }
    bool run(const QString &action, const QStringList &keys = {}, QString *why = nullptr)
    {
        return demo.run(kind(), *store, folder, action, keys, why);
    }
    QString local(const QString &name, const QByteArray &content)
    {
        const QString file = QDir(disk.path()).filePath(name);
        QDir().mkpath(QFileInfo(file).path());
        QFile out(file);
        EXPECT_TRUE(out.open(QIODevice::WriteOnly));
        out.write(content);
        return file;
    }
    bool upload(const QString &name, const QByteArray &content)
    {
        demo.prompter.files = {local(name, content)};
        answer({});
        return run(u"upload"_s) && QTest::qWaitFor([&] { return store->find(path(name)) >= 0; }, 20000);
    }
    QByteArray onDisk(const QString &file)
    {
        QFile in(file);
        return in.open(QIODevice::ReadOnly) ? in.readAll() : QByteArray("(no file)");
    }
    void fault(const QString &pattern, const QStringList &words)
    {
        QString problem;
        const auto made = demo::Fault::fromWords(QStringList{pattern} + words, &problem);
        ASSERT_TRUE(made.has_value()) << problem.toStdString();
        demo.demo.workspace()->addFault(*made);
    }

    DemoSession demo;
    QTemporaryDir disk;
    QString folder;
    std::shared_ptr<ObjectStore> store;
    QStringList problems;
    std::optional<Error> refusal;
};

QByteArray large()
{
    QByteArray bytes(2'500'000, Qt::Uninitialized);
    for (qsizetype i = 0; i < bytes.size(); ++i)
        bytes[i] = char(i * 3 + i / 777);
    return bytes;
}

} // namespace

TEST_P(FileKinds, FilesGoUpAndComeDown)
{
    const QByteArray bytes = large();
    ASSERT_TRUE(upload(u"big b+ä.bin"_s, bytes));
    EXPECT_TRUE(onServer(u"big b+ä.bin"_s) == bytes);
    EXPECT_TRUE(demo.told(u"big b+ä.bin was uploaded"_s));
    demo.prompter.saveFile = QDir(disk.path()).filePath(u"out.bin"_s);
    ASSERT_TRUE(run(u"download"_s, {path(u"big b+ä.bin"_s)}));
    ASSERT_TRUE(demo.told(u"was downloaded"_s));
    EXPECT_TRUE(onDisk(demo.prompter.saveFile) == bytes);
    EXPECT_EQ(demo.prompter.suggestedNames.last(), u"big b+ä.bin"_s);
}

TEST_P(FileKinds, ReplacingIsAsked)
{
    ASSERT_TRUE(upload(u"a.txt"_s, "one"));
    demo.prompter.files = {local(u"a.txt"_s, "two")};
    answer({});
    ASSERT_TRUE(run(u"upload"_s));
    ASSERT_TRUE(QTest::qWaitFor([&] { return !problems.isEmpty(); }, 10000));
    EXPECT_TRUE(problems.first().contains(u"a.txt is there already"_s)) << problems.first().toStdString();
    EXPECT_EQ(onServer(u"a.txt"_s), QByteArray("one"));
    answer({{u"replace"_s, true}});
    ASSERT_TRUE(run(u"upload"_s));
    EXPECT_EQ(whenThere(u"a.txt"_s, "two"), QByteArray("two"));
}

TEST_P(FileKinds, ADroppedFolderKeepsItsShape)
{
    local(u"tree/one.csv"_s, "1");
    local(u"tree/deep/er/two.csv"_s, "2");
    answer({});
    const AnyKind &any = *demo.session->kind(kind());
    any.drop(ActionScope{*demo.session, demo.prompter, *store, folder}, {QDir(disk.path()).filePath(u"tree"_s)});
    EXPECT_EQ(whenThere(u"tree/one.csv"_s, "1"), QByteArray("1"));
    EXPECT_EQ(whenThere(u"tree/deep/er/two.csv"_s, "2"), QByteArray("2"));
}

TEST_P(FileKinds, ALostAnswerDoublesNothing)
{
    const QByteArray bytes = large();
    fault(u"* /api/2.0/dbfs/add-block"_s, {u"reset"_s, u"after"_s, u"times=1"_s});
    fault(u"PUT /api/2.0/fs/files/*"_s, {u"reset"_s, u"after"_s, u"times=1"_s});
    ASSERT_TRUE(upload(u"big.bin"_s, bytes));
    EXPECT_TRUE(onServer(u"big.bin"_s) == bytes);
    EXPECT_EQ(folderOnServer(folder), QStringList{u"big.bin"_s}) << "no part is left";
}

TEST_P(FileKinds, SeveralAreDownloadedUnderFreeNames)
{
    ASSERT_TRUE(upload(u"a.txt"_s, "one"));
    ASSERT_TRUE(upload(u"b.txt"_s, "two"));
    local(u"out/a.txt"_s, "mine");
    demo.prompter.folder = QDir(disk.path()).filePath(u"out"_s);
    ASSERT_TRUE(run(u"download"_s, {path(u"a.txt"_s), path(u"b.txt"_s)}));
    const QDir out(demo.prompter.folder);
    ASSERT_TRUE(QTest::qWaitFor([&] { return out.exists(u"a (2).txt"_s) && out.exists(u"b.txt"_s); }, 20000));
    EXPECT_EQ(onDisk(out.filePath(u"a.txt"_s)), QByteArray("mine")) << "nothing local is overwritten";
    EXPECT_EQ(onDisk(out.filePath(u"a (2).txt"_s)), QByteArray("one"));
}

TEST_P(FileKinds, DeletingCountsFirstAndTakesTheWholeFolder)
{
    ASSERT_TRUE(upload(u"a.txt"_s, "one"));
    ASSERT_TRUE(upload(u"b.txt"_s, "four"));
    const QString above = QLatin1String(GetParam().folder);
    auto shared = demo.loaded(kind(), above);
    demo.prompter.sayYes = false; // what goes is counted before anything is deleted
    ASSERT_TRUE(demo.run(kind(), *shared, above, u"delete"_s, {folder}));
    ASSERT_EQ(demo.prompter.questions.size(), 1);
    QString counted;
    demo.prompter.questions.first()
        .inspect(0, [](const QString &) {})
        .onDone(&demo.context, [&](const Result<QString> &text) { counted = text.value_or(u"failed"_s); });
    ASSERT_TRUE(QTest::qWaitFor([&] { return !counted.isEmpty(); }, 10000));
    EXPECT_EQ(counted, u"2 files, 7 B"_s);
    demo.prompter.sayYes = true;
    ASSERT_TRUE(demo.run(kind(), *shared, above, u"delete"_s, {folder}));
    ASSERT_TRUE(demo.told(u"actions was deleted"_s));
    EXPECT_FALSE(folderOnServer(folder).has_value());
    EXPECT_TRUE(QTest::qWaitFor([&] { return shared->find(folder) < 0; }, 10000));
}

TEST_P(FileKinds, DeletingFilesLeavesTheRest)
{
    ASSERT_TRUE(upload(u"a.txt"_s, "one"));
    ASSERT_TRUE(upload(u"b.txt"_s, "two"));
    demo.prompter.sayYes = false;
    ASSERT_TRUE(run(u"delete"_s, {path(u"a.txt"_s)}));
    demo.prompter.sayYes = true;
    ASSERT_TRUE(run(u"delete"_s, {path(u"b.txt"_s)}));
    ASSERT_TRUE(demo.told(u"b.txt was deleted"_s));
    EXPECT_EQ(folderOnServer(folder), QStringList{u"a.txt"_s});
}

TEST_P(FileKinds, AFailedUploadCanBeTriedAgain)
{
    fault(u"* /api/2.0/dbfs/put"_s, {u"status=403"_s, u"times=1"_s});
    fault(u"PUT /api/2.0/fs/files/*"_s, {u"status=403"_s, u"times=1"_s});
    demo.prompter.files = {local(u"a.txt"_s, "one")};
    answer({});
    ASSERT_TRUE(run(u"upload"_s));
    ASSERT_TRUE(demo.told(u"a.txt could not be uploaded"_s));
    demo.session->messages().messages().last().retry();
    EXPECT_EQ(whenThere(u"a.txt"_s, "one"), QByteArray("one"));
}

INSTANTIATE_TEST_SUITE_P(Both, FileKinds,
                         testing::Values(FileKind{"dbfs", "/tmp", "dbfs:"},
                                         FileKind{"volumes", "/Volumes/logistics/raw/landing", ""}),
                         [](const auto &kind) { return std::string(kind.param.id); });

TEST(DbfsKind, MovesWithinTheTreeAndSaysWhatIsWrong)
{
    DemoSession demo;
    auto store = demo.loaded(u"dbfs"_s, u"/FileStore/tables"_s);
    const QString source = u"/FileStore/tables/depots.csv"_s;
    QStringList problems;
    const auto moveTo = [&](const QString &target) {
        demo.prompter.onForm = [&, target](const FormSpec &form) {
            problems.clear();
            const FormValues values{{u"path"_s, target}};
            for (const FieldProblem &problem : form.check(values))
                problems += problem.text;
            if (problems.isEmpty())
                form.submit(values).detach();
        };
        EXPECT_TRUE(demo.run(u"dbfs"_s, *store, u"/FileStore/tables"_s, u"move"_s, {source}));
        return problems.isEmpty();
    };
    for (const QString &bad :
         {source, u"relative"_s, u"/tmp/"_s, u"/tmp//x"_s, u"/FileStore/tables/lane_rates.json"_s, QString()})
        EXPECT_FALSE(moveTo(bad)) << bad.toStdString();
    ASSERT_TRUE(moveTo(u"/tmp/sites.csv"_s));
    ASSERT_TRUE(demo.told(u"is now /tmp/sites.csv"_s));
    EXPECT_TRUE(demo.demo.workspace()->fileContent(u"dbfs:/tmp/sites.csv"_s).has_value());
    EXPECT_TRUE(QTest::qWaitFor([&] { return store->find(source) < 0; }, 10000));
}

TEST(DbfsKind, CopiesPathsAsSparkAndAsClustersNameThem)
{
    DemoSession demo;
    auto store = demo.loaded(u"dbfs"_s, u"/FileStore/tables"_s);
    const QString file = u"/FileStore/tables/depots.csv"_s;
    ASSERT_TRUE(demo.run(u"dbfs"_s, *store, u"/FileStore/tables"_s, u"copyUri"_s, {file}));
    EXPECT_EQ(demo.prompter.copied, u"dbfs:/FileStore/tables/depots.csv"_s);
    ASSERT_TRUE(demo.run(u"dbfs"_s, *store, u"/FileStore/tables"_s, u"copyMount"_s, {file}));
    EXPECT_EQ(demo.prompter.copied, u"/dbfs/FileStore/tables/depots.csv"_s);
    EXPECT_EQ(demo.session->kind(u"dbfs"_s)->referenceAt(*store, store->find(file)), file);
}

TEST(DbfsKind, SwitchedOffIsSaidInTheServersWords)
{
    DemoSession demo;
    demo.demo.workspace()->setState({{u"dbfs_disabled"_s, true}});
    auto store = demo.session->store(*demo.session->kind(u"dbfs"_s), u"/"_s);
    store->refresh();
    ASSERT_TRUE(QTest::qWaitFor([&] { return store->state() == ObjectStore::State::Failed; }, 10000));
    ASSERT_TRUE(store->error().has_value());
    EXPECT_TRUE(store->error()->message.contains(u"DBFS root is disabled"_s));
}

TEST(VolumesKind, TheTreeLeadsFromCatalogsToFiles)
{
    DemoSession demo;
    const AnyKind &kind = *demo.session->kind(u"volumes"_s);
    QString scope = u"/Volumes"_s;
    for (const QString &name : {u"logistics"_s, u"raw"_s, u"edi"_s, u"in"_s}) {
        auto store = demo.loaded(u"volumes"_s, scope);
        const qsizetype at = store->find(scope + u'/' + name);
        ASSERT_GE(at, 0) << scope.toStdString();
        scope = kind.childScopeAt(*store, at);
    }
    EXPECT_EQ(scope, u"/Volumes/logistics/raw/edi/in"_s);
    auto files = demo.loaded(u"volumes"_s, scope);
    EXPECT_GE(files->find(scope + u"/IFTMIN_48211.edi"_s), 0);
    EXPECT_EQ(kind.scopePath(scope), (QStringList{u"/Volumes"_s, u"/Volumes/logistics"_s, u"/Volumes/logistics/raw"_s,
                                                  u"/Volumes/logistics/raw/edi"_s, scope}));
    for (int i = 0; i < kind.actions().size(); ++i) {
        EXPECT_TRUE(kind.actionFits(i, scope));
        EXPECT_FALSE(kind.actionFits(i, u"/Volumes/logistics"_s)) << "catalogs and schemas hold no files";
    }
}

TEST(VolumesKind, WhatCannotBeDeletedHereSaysWhere)
{
    DemoSession demo;
    auto store = demo.loaded(u"volumes"_s, u"/Volumes/logistics/raw"_s);
    QString why;
    EXPECT_FALSE(demo.run(u"volumes"_s, *store, u"/Volumes/logistics/raw"_s, u"delete"_s,
                          {u"/Volumes/logistics/raw/edi"_s}, &why));
    EXPECT_TRUE(why.contains(u"Catalogs"_s));
}

TEST(FileWords, NameWhatTheyKnow)
{
    EXPECT_EQ(fileTypeWords(u"a.CSV"_s), u"CSV file"_s);
    EXPECT_EQ(fileTypeWords(u"a.unknown"_s), u"File"_s);
    EXPECT_EQ(fileIcon(u"x.parquet"_s), u"table"_s);
    FileCount count;
    EXPECT_EQ(fileCountWords(count), u"Nothing else"_s);
    count.files = 2;
    count.bytes = 2048;
    count.complete = false;
    EXPECT_TRUE(fileCountWords(count).startsWith(u"at least "_s)) << fileCountWords(count).toStdString();
    EXPECT_TRUE(fileCountWords(count).contains(u"2.0 KB"_s)) << fileCountWords(count).toStdString();
    EXPECT_EQ(fileSteps(u"/"_s, u"/a/b"_s), (QStringList{u"/"_s, u"/a"_s, u"/a/b"_s}));
    EXPECT_EQ(fileSteps(u"/"_s, u"/"_s), QStringList{u"/"_s});
}
