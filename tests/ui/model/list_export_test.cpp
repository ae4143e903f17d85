// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/page_fixture.h"
#include "ui/model/list_export.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

using namespace trowel;
using namespace trowel::test::pages;
using namespace trowel::test;

namespace {

struct ListExport : PageFixture
{
    QTemporaryDir disk;
    std::shared_ptr<ObjectStore> store;

    ListPart part(const QList<Pool> &rows, const QList<int> &columns = {0, 1})
    {
        store = session->store(toyKind.kind(), QStringLiteral("/"));
        store->refresh();
        toyKind.answer(rows);
        ListPart made{toyKind.kind(), store, {}, columns};
        for (qsizetype at = 0; at < store->size(); ++at)
            made.positions.push_back(at);
        return made;
    }
    /// The rows that were written; -1 for a failure.
    qint64 run(const ListPart &part, ListFormat format, const QString &path)
    {
        std::optional<Result<qint64>> result;
        exportList(part, format, path, session.get()).onDone(session.get(), [&](const Result<qint64> &r) {
            result = r;
        });
        EXPECT_FALSE(result) << "it must not hold the window up";
        EXPECT_TRUE(QTest::qWaitFor([&] { return result.has_value(); }, 10000));
        if (!result || !*result) {
            EXPECT_TRUE(result && result->error().kind == Error::Kind::Storage);
            return -1;
        }
        return **result;
    }
    static QByteArray read(const QString &path)
    {
        QFile file(path);
        EXPECT_TRUE(file.open(QIODevice::ReadOnly));
        return file.readAll();
    }
};

} // namespace

TEST_F(ListExport, CsvHasWhatIsShownAndRunsNothing)
{
    const QString path = disk.filePath(QStringLiteral("a.csv"));
    EXPECT_EQ(
        run(part({toy(QStringLiteral("Größe, \"B\""), 3), toy(QStringLiteral("=cmd()")), toy(QStringLiteral("–"))}),
            ListFormat::Csv, path),
        3);
    EXPECT_EQ(read(path), QByteArray("Name,Idle\r\n\"Größe, \"\"B\"\"\",3\r\n'=cmd(),0\r\n,0\r\n"));
}

TEST_F(ListExport, JsonHasTheColumnsIds)
{
    const QString path = disk.filePath(QStringLiteral("a.json"));
    EXPECT_EQ(run(part({toy(QStringLiteral("A"), 3), toy(QStringLiteral("=B"))}, {1, 0}), ListFormat::Json, path), 2);
    const QJsonArray rows = QJsonDocument::fromJson(read(path)).array();
    ASSERT_EQ(rows.size(), 2);
    EXPECT_EQ(rows.at(0).toObject().keys(), (QStringList{QStringLiteral("idle"), QStringLiteral("name")}));
    EXPECT_EQ(rows.at(1).toObject().value(QStringLiteral("name")).toString(), QStringLiteral("=B"));
}

TEST_F(ListExport, ALongListIsWrittenInStepsAndWithoutRowsThatWent)
{
    QList<Pool> rows;
    for (int i = 0; i < 20'000; ++i)
        rows += toy(QStringLiteral("Pool %1").arg(i));
    const ListPart all = part(rows);
    store->refresh();
    toyKind.answer(rows.mid(10)); // ten have gone since
    const QString path = disk.filePath(QStringLiteral("long.csv"));
    EXPECT_EQ(run(all, ListFormat::Csv, path), 19'990);
    EXPECT_EQ(read(path).count('\n'), 19'991);
}

TEST_F(ListExport, AFolderThatIsNotThereIsAFailureAndLeavesNothing)
{
    const QString path = disk.filePath(QStringLiteral("none/a.csv"));
    EXPECT_EQ(run(part({toy(QStringLiteral("A"))}), ListFormat::Csv, path), -1);
    EXPECT_FALSE(QFile::exists(path));
}

TEST_F(ListExport, NothingIsWrittenWhenTheWorkspaceCloses)
{
    QList<Pool> rows;
    for (int i = 0; i < 20'000; ++i)
        rows += toy(QStringLiteral("Pool %1").arg(i));
    const QString path = disk.filePath(QStringLiteral("long.csv"));
    QObject home;
    std::optional<Result<qint64>> result;
    auto *work = new QObject(&home);
    exportList(part(rows), ListFormat::Csv, path, work).onDone(&home, [&](const Result<qint64> &r) { result = r; });
    QCoreApplication::processEvents();
    delete work;
    EXPECT_TRUE(QTest::qWaitFor([&] { return result.has_value(); }, 10000));
    ASSERT_TRUE(result && !*result);
    EXPECT_TRUE(result->error().isCancelled());
    EXPECT_FALSE(QFile::exists(path));
}

TEST_F(ListExport, CellsInWords)
{
    Cell chips;
    chips.chips = {QStringLiteral("a"), QStringLiteral("b")};
    EXPECT_EQ(plainText(chips), QStringLiteral("a, b"));
    Cell bars;
    bars.accessible = QStringLiteral("9 of 10 succeeded");
    EXPECT_EQ(plainText(bars), QStringLiteral("9 of 10 succeeded"));
    Cell tail{QStringLiteral("12")};
    tail.tail = QStringLiteral("MB");
    EXPECT_EQ(plainText(tail), QStringLiteral("12 MB"));
    EXPECT_EQ(plainText(Cell{QStringLiteral("–")}), QString());
}
