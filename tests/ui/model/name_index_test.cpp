// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/page_fixture.h"
#include "ui/model/fuzzy.h"
#include "ui/model/name_index.h"

#include <QTemporaryDir>

using namespace trowel;
using namespace trowel::test::pages;
using namespace trowel::test;

namespace {

struct NameIndexTest : PageFixture
{
    QTemporaryDir disk;
    QString file = disk.filePath(QStringLiteral("index.sqlite"));
    std::shared_ptr<ObjectStore> store;

    QUuid workspace() const { return session->workspace().profile().id; }
    void load(const QList<Pool> &rows)
    {
        store = session->store(toyKind.kind(), QStringLiteral("/"));
        store->refresh();
        toyKind.answer(rows);
    }
    static void settle(const NameIndex &index)
    {
        EXPECT_TRUE(QTest::qWaitFor([&] { return index.isSettled(); }, 10000));
    }
    QStringList found(const NameIndex &index, const QString &typed) const
    {
        QStringList names;
        for (const NameIndex::Hit &hit : index.search(fuzzyWords(typed), {workspace()}, 50))
            names += hit.name.name;
        return names;
    }
};

} // namespace

TEST_F(NameIndexTest, ListsThatAreThereAndListsToComeAreTakenOver)
{
    load({toy(QStringLiteral("Finance BI"), 1)});
    NameIndex index;
    index.follow(*session);
    const auto below = session->store(toyKind.kind(), QStringLiteral("/Folder/"));
    below->refresh();
    toyKind.answer({toy(QStringLiteral("Fine print"))});
    settle(index);
    EXPECT_EQ(index.count(), 2);
    EXPECT_EQ(found(index, QStringLiteral("FINANCE b")), QStringList{QStringLiteral("Finance BI")});
    const NameIndex::Hit hit = index.search({QStringLiteral("finance")}, {workspace()}, 1).value(0);
    EXPECT_EQ(hit.node.glyph, Glyph::Running); // as its list has it now
    EXPECT_EQ(hit.name.scope, QStringLiteral("/"));
    EXPECT_TRUE(index.search({QStringLiteral("finance")}, {QUuid::createUuid()}, 9).isEmpty());
}

TEST_F(NameIndexTest, RenamedAndRemovedRowsFollow)
{
    NameIndex index;
    index.follow(*session);
    load({toy(QStringLiteral("A")), toy(QStringLiteral("B")), toy(QStringLiteral("C"))});
    settle(index);
    Pool renamed = toy(QStringLiteral("A"));
    renamed.name = QStringLiteral("Zebra");
    store->refresh();
    toyKind.answer({renamed, toy(QStringLiteral("C"))});
    settle(index);
    EXPECT_EQ(index.count(), 2);
    EXPECT_EQ(found(index, QStringLiteral("zebra")), QStringList{QStringLiteral("Zebra")});
    EXPECT_EQ(found(index, QStringLiteral("c")), QStringList{QStringLiteral("C")});
    EXPECT_TRUE(found(index, QStringLiteral("b")) == QStringList{QStringLiteral("Zebra")});
}

TEST_F(NameIndexTest, WhatWasOpenedLastComesFirstAmongEquals)
{
    NameIndex index;
    index.follow(*session);
    load({toy(QStringLiteral("Load one")), toy(QStringLiteral("Load two")), toy(QStringLiteral("Upload"))});
    settle(index);
    EXPECT_TRUE(index.search({}, {workspace()}, 9).isEmpty()); // nothing was opened yet
    index.markUsed(session->placeOf(toyKind.kind(), QStringLiteral("/"), QStringLiteral("load two")));
    EXPECT_EQ(found(index, QStringLiteral("load")).value(0), QStringLiteral("Load two"));
    EXPECT_EQ(found(index, QStringLiteral("load")).value(2), QStringLiteral("Upload"));
    EXPECT_EQ(found(index, {}), QStringList{QStringLiteral("Load two")});
}

TEST_F(NameIndexTest, NamesComeBackAtTheNextStart)
{
    {
        NameIndex index(file);
        index.follow(*session);
        load({toy(QStringLiteral("Finance BI")), toy(QStringLiteral("Gone"))});
        settle(index);
        store->refresh();
        toyKind.answer({toy(QStringLiteral("Finance BI"))});
    }
    NameIndex again(file);
    settle(again);
    EXPECT_EQ(again.count(), 1);
    EXPECT_EQ(found(again, QStringLiteral("fin")), QStringList{QStringLiteral("Finance BI")});
    again.forget(workspace());
    EXPECT_EQ(again.count(), 0);
    again.flush();
    NameIndex after(file);
    settle(after);
    EXPECT_EQ(after.count(), 0);
}

TEST_F(NameIndexTest, AnIdIsFoundAndALongListIsTakenOverBehindTheWindow)
{
    NameIndex index;
    index.follow(*session);
    QList<Pool> rows;
    for (int i = 0; i < 5000; ++i)
        rows += Pool{QStringLiteral("1125-%1").arg(i, 6, 10, QLatin1Char('0')), QStringLiteral("Pool %1").arg(i)};
    load(rows);
    EXPECT_FALSE(index.isSettled()); // not all of it at once
    settle(index);
    EXPECT_EQ(index.count(), 5000);
    EXPECT_EQ(found(index, QStringLiteral("1125-004711")), QStringList{QStringLiteral("Pool 4711")});
    session.reset(); // stores and index come apart without harm
    EXPECT_EQ(index.search({QStringLiteral("pool")}, {QUuid()}, 3).size(), 0);
}
