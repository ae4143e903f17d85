// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/index/name_file.h"

#include <QFile>
#include <QTemporaryDir>

#include <gtest/gtest.h>

using namespace trowel;

namespace {

const QUuid kProd = QUuid::fromString(QStringLiteral("{6a7f0c1e-0000-4000-8000-000000000001}"));
const QUuid kDev = QUuid::fromString(QStringLiteral("{6a7f0c1e-0000-4000-8000-000000000002}"));

KnownName name(const QString &key, qint64 seen, qint64 used = 0, const QUuid &workspace = kProd)
{
    return {workspace, QStringLiteral("jobs"), {}, key, QStringLiteral("Job ") + key, QStringLiteral(""), seen, used};
}

struct NameFile : testing::Test
{
    QTemporaryDir disk;
    QString file = disk.filePath(QStringLiteral("index.sqlite"));

    QStringList keys(int most = 100) const
    {
        QStringList found;
        const auto names = readNames(file, most);
        EXPECT_TRUE(names.has_value()) << (names ? "" : names.error().message.toStdString());
        for (const KnownName &one : names ? *names : QList<KnownName>())
            found += one.key;
        return found;
    }
};

} // namespace

TEST_F(NameFile, WhatIsWrittenComesBackNewestFirst)
{
    EXPECT_TRUE(keys().isEmpty());
    ASSERT_TRUE(writeNames(file, {{name(QStringLiteral("old"), 10), name(QStringLiteral("new"), 30),
                                   name(QStringLiteral("used"), 5, 90'000)},
                                  {},
                                  {}}));
    EXPECT_EQ(keys(), (QStringList{QStringLiteral("used"), QStringLiteral("new"), QStringLiteral("old")}));
    const auto names = readNames(file, 1);
    ASSERT_TRUE(names);
    EXPECT_EQ(names->first(), name(QStringLiteral("used"), 5, 90'000));
}

TEST_F(NameFile, ANameIsReplacedAndItsUseKept)
{
    ASSERT_TRUE(writeNames(file, {{name(QStringLiteral("a"), 10, 50'000)}, {}, {}}));
    KnownName renamed = name(QStringLiteral("a"), 20);
    renamed.name = QStringLiteral("Renamed; DROP TABLE names;--");
    ASSERT_TRUE(writeNames(file, {{renamed}, {}, {}}));
    const auto names = readNames(file, 10);
    ASSERT_TRUE(names);
    ASSERT_EQ(names->size(), 1);
    EXPECT_EQ(names->first().name, renamed.name);
    EXPECT_EQ(names->first().used, 50'000);
}

TEST_F(NameFile, WhatIsGoneOrForgottenDoesNotComeBack)
{
    ASSERT_TRUE(writeNames(
        file,
        {{name(QStringLiteral("a"), 1), name(QStringLiteral("b"), 2), name(QStringLiteral("c"), 3, 0, kDev)}, {}, {}}));
    ASSERT_TRUE(writeNames(file, {{}, {name(QStringLiteral("a"), 1)}, {kDev}}));
    EXPECT_EQ(keys(), QStringList{QStringLiteral("b")});
}

TEST_F(NameFile, OldNamesAreDroppedWhenThereAreTooMany)
{
    NameChanges changes;
    for (int i = 1; i <= 20; ++i)
        changes.put += name(QString::number(i), i);
    ASSERT_TRUE(writeNames(file, changes));
    EXPECT_EQ(keys(5).size(), 5);
    EXPECT_EQ(keys(), (QStringList{QStringLiteral("20"), QStringLiteral("19"), QStringLiteral("18"),
                                   QStringLiteral("17"), QStringLiteral("16")}));
}

TEST_F(NameFile, IsForItsOwnerAlone)
{
    keys();
    ASSERT_TRUE(QFile::exists(file));
    EXPECT_EQ(QFile::permissions(file) & (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther),
              QFile::Permissions());
}

TEST_F(NameFile, ADamagedFileIsMadeAnew)
{
    QFile broken(file);
    ASSERT_TRUE(broken.open(QIODevice::WriteOnly));
    broken.write("this is no database, and it is long enough to look at more than once");
    broken.close();
    EXPECT_TRUE(keys().isEmpty());
    ASSERT_TRUE(writeNames(file, {{name(QStringLiteral("a"), 1)}, {}, {}}));
    EXPECT_EQ(keys(), QStringList{QStringLiteral("a")});
}

TEST_F(NameFile, WhereNothingCanBeWrittenItSaysSo)
{
    const auto result = writeNames(disk.filePath(QStringLiteral("no/such/folder/index.sqlite")),
                                   {{name(QStringLiteral("a"), 1)}, {}, {}});
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().kind, Error::Kind::Storage);
}
