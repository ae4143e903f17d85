// SPDX-License-Identifier: GPL-3.0-or-later
// DBFS and volumes by point and click, and what breaks on the way.
#include "tests/e2e/driver.h"

#include <QDir>
#include <QLabel>
#include <QPushButton>

#include <gtest/gtest.h>

using namespace trowel;
using namespace trowel::e2e;
using namespace Qt::StringLiterals;

namespace {

struct FileTree
{
    const char *title;
    const char *above;  ///< the root's path
    const char *folder; ///< below it
    const char *prefix; ///< of paths as the demo is asked
};

// Double clicks from the root of a tree kind; `above` is what the root's own path is.
bool openTree(Driver &driver, const QString &title, const QString &above, const QString &path)
{
    bool open = driver.openKind(title);
    QString at = above;
    for (const QString &name : path.split(u'/', Qt::SkipEmptyParts)) {
        at += u'/' + name;
        if (!open || !driver.waitForRow(name))
            return false;
        QTableView *table = driver.table();
        const QModelIndex row = table->model()->index(driver.rowOf(name), 0);
        table->scrollTo(row);
        const QPoint place = table->visualRect(row).center();
        open = clickAt(table->viewport(), place) && doubleClickAt(driver.table()->viewport(), place) &&
               wait([&] { return driver.page()->place().scope == at; });
    }
    return open && driver.waitForList();
}

class FilesE2e : public testing::TestWithParam<FileTree>
{
protected:
    void SetUp() override
    {
        ASSERT_TRUE(openTree(driver, QLatin1String(GetParam().title), QLatin1String(GetParam().above),
                             QLatin1String(GetParam().folder)));
    }

    std::optional<QByteArray> onServer(const QString &name)
    {
        return driver.server().fileContent(QLatin1String(GetParam().prefix) + QLatin1String(GetParam().above) +
                                           QLatin1String(GetParam().folder) + u'/' + name);
    }
    bool startUpload(const QString &name, const QByteArray &bytes)
    {
        return driver.clickVerb(u"Upload"_s) && driver.chooseFiles({driver.localFile(name, bytes)}) &&
               driver.dialog(u"uploadFiles"_s);
    }
    bool upload(const QString &name, const QByteArray &bytes)
    {
        return startUpload(name, bytes) && driver.press(u"Upload"_s) && driver.dialogGone() &&
               // Every change is on disk before it leaves, and a large file is many changes.
               QTest::qWaitFor([&] { return driver.rowOf(name) >= 0; }, 60'000);
    }
    QByteArray onDisk(const QString &name)
    {
        QFile file(driver.disk(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(no file)");
    }

    Driver driver;
};

} // namespace

TEST_P(FilesE2e, UploadDownloadAndDelete)
{
    QByteArray bytes(1'800'000, 'x');
    bytes[7] = 'y';
    ASSERT_TRUE(upload(u"load.bin"_s, bytes)) << driver.messages().join(u" | "_s).toStdString();
    EXPECT_TRUE(onServer(u"load.bin"_s) == bytes);
    EXPECT_EQ(driver.cell(u"load.bin"_s, u"Size"_s), u"1.7 MB"_s);
    EXPECT_TRUE(driver.told(u"load.bin was uploaded"_s));

    ASSERT_TRUE(driver.select(u"load.bin"_s));
    ASSERT_TRUE(driver.clickVerb(u"Download"_s));
    ASSERT_TRUE(driver.chooseFiles({driver.disk(u"back.bin"_s)}));
    ASSERT_TRUE(driver.told(u"load.bin was downloaded"_s));
    EXPECT_TRUE(onDisk(u"back.bin"_s) == bytes);

    ASSERT_TRUE(driver.select(u"load.bin"_s));
    ASSERT_TRUE(driver.choose(driver.contextMenu(u"load.bin"_s), u"Delete…"_s));
    ASSERT_TRUE(driver.dialog(u"deleteFiles"_s));
    ASSERT_TRUE(driver.press(u"Delete"_s));
    ASSERT_TRUE(driver.waitForNoRow(u"load.bin"_s));
    EXPECT_FALSE(onServer(u"load.bin"_s).has_value());
}

TEST_P(FilesE2e, AFolderGoesUpAndComesDownWithWhatIsInIt)
{
    ASSERT_TRUE(QDir(driver.disk()).mkpath(u"customs/deep"_s));
    driver.localFile(u"customs/a.txt"_s, "one");
    driver.localFile(u"customs/deep/b.txt"_s, "two");
    ASSERT_TRUE(dropFiles(driver.page(), {driver.disk(u"customs"_s)}));
    ASSERT_TRUE(driver.dialog(u"uploadFiles"_s));
    ASSERT_TRUE(driver.press(u"Upload 2 files"_s));
    ASSERT_TRUE(driver.dialogGone());
    ASSERT_TRUE(driver.waitForRow(u"customs"_s));
    ASSERT_TRUE(wait([this] { return onServer(u"customs/a.txt"_s) && onServer(u"customs/deep/b.txt"_s); }));

    QDir(driver.disk()).mkdir(u"out"_s);
    ASSERT_TRUE(driver.select(u"customs"_s));
    ASSERT_TRUE(driver.clickVerb(u"Download"_s));
    ASSERT_TRUE(driver.chooseFiles({driver.disk(u"out"_s)}));
    ASSERT_TRUE(driver.told(u"customs was downloaded"_s));
    EXPECT_EQ(onDisk(u"out/customs/a.txt"_s), "one");
    EXPECT_EQ(onDisk(u"out/customs/deep/b.txt"_s), "two");

    ASSERT_TRUE(driver.clickVerb(u"Download"_s));
    ASSERT_TRUE(driver.chooseFiles({driver.disk(u"out"_s)}));
    EXPECT_TRUE(wait([this] { return onDisk(u"out/customs (2)/a.txt"_s) == "one"; }))
        << "nothing there is overwritten unasked";
}

TEST_P(FilesE2e, AFileOfTheSameNameIsReplacedWhenAsked)
{
    ASSERT_TRUE(upload(u"a.csv"_s, "one"));
    ASSERT_TRUE(startUpload(u"a.csv"_s, "two"));
    EXPECT_TRUE(driver.problemAt(u"replace"_s).contains(u"a.csv is there already"_s));
    EXPECT_FALSE(driver.dialogButton(u"Upload"_s)->isEnabled());
    ASSERT_TRUE(driver.fill(u"replace"_s, true));
    ASSERT_TRUE(driver.press(u"Upload"_s));
    ASSERT_TRUE(driver.told(u"a.csv was uploaded"_s));
    EXPECT_TRUE(QTest::qWaitFor([&] { return onServer(u"a.csv"_s) == QByteArray("two"); }, 20000));
}

TEST_P(FilesE2e, AFolderIsMadeAndGoesWithWhatIsInIt)
{
    ASSERT_TRUE(driver.clickVerb(u"New folder"_s));
    ASSERT_TRUE(driver.dialog(u"newFileFolder"_s));
    ASSERT_TRUE(driver.fill(u"name"_s, u"a/b"_s));
    EXPECT_FALSE(driver.problemAt(u"name"_s).isEmpty());
    ASSERT_TRUE(driver.fill(u"name"_s, u"customs"_s));
    ASSERT_TRUE(driver.press(u"Create folder"_s));
    ASSERT_TRUE(driver.waitForRow(u"customs"_s));
    ASSERT_TRUE(driver.select(u"customs"_s));
    ASSERT_TRUE(driver.choose(driver.contextMenu(u"customs"_s), u"Delete…"_s));
    ASSERT_TRUE(driver.dialog(u"deleteFiles"_s));
    ASSERT_TRUE(driver.press(u"Delete"_s));
    ASSERT_TRUE(driver.waitForNoRow(u"customs"_s));
    EXPECT_TRUE(driver.told(u"customs was deleted"_s));
}

TEST_P(FilesE2e, ARefusedUploadIsToldWithTheServersWords)
{
    driver.fault(u"* /api/2.0/dbfs/put status=403 times=1"_s);
    driver.fault(u"PUT /api/2.0/fs/files/* status=403 times=1"_s);
    ASSERT_TRUE(startUpload(u"a.csv"_s, "one"));
    ASSERT_TRUE(driver.press(u"Upload"_s));
    EXPECT_TRUE(driver.told(u"a.csv could not be uploaded"_s));
    EXPECT_FALSE(onServer(u"a.csv"_s).has_value());
}

INSTANTIATE_TEST_SUITE_P(Both, FilesE2e,
                         testing::Values(FileTree{"DBFS", "", "/tmp", "dbfs:"},
                                         FileTree{"Volumes", "/Volumes", "/logistics/raw/landing", ""}),
                         [](const auto &kind) { return std::string(kind.param.title); });

TEST(DbfsE2e, SwitchedOffIsSaidInPlaceAndTheOthersWork)
{
    Driver driver;
    driver.server().setState({{u"dbfs_disabled"_s, true}});
    ASSERT_TRUE(driver.goToKind(u"dbfs"_s));
    const auto words = [&driver] {
        QString text;
        const auto labels = driver.page() ? driver.page()->findChildren<QLabel *>() : QList<QLabel *>();
        for (const QLabel *label : labels)
            text += label->isVisible() ? label->text() : QString();
        return text;
    };
    EXPECT_TRUE(wait([&] { return words().contains(u"DBFS root is disabled"_s); })) << words().toStdString();
    EXPECT_EQ(driver.stateTitle(), u"DBFS could not be listed"_s);
    EXPECT_TRUE(driver.openFolder(u"/Shared"_s));
}

TEST(DbfsE2e, AFileIsMovedByItsNewPath)
{
    Driver driver;
    ASSERT_TRUE(openTree(driver, u"DBFS"_s, {}, u"/FileStore/tables"_s));
    ASSERT_TRUE(driver.select(u"depots.csv"_s));
    ASSERT_TRUE(driver.choose(driver.contextMenu(u"depots.csv"_s), u"Move or rename…"_s));
    ASSERT_TRUE(driver.dialog(u"moveFile"_s));
    ASSERT_TRUE(driver.fill(u"path"_s, u"/FileStore/tables/sites.csv"_s));
    ASSERT_TRUE(driver.press(u"Move"_s));
    ASSERT_TRUE(driver.waitForRow(u"sites.csv"_s));
    EXPECT_TRUE(driver.waitForNoRow(u"depots.csv"_s));
}
