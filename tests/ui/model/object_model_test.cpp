// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/model_tester.h"
#include "tests/ui/model/pools.h"
#include "ui/model/sort_positions.h"

#include <QPersistentModelIndex>
#include <QRandomGenerator>
#include <QSignalSpy>

#include <gtest/gtest.h>

#include <numeric>

using namespace trowel;
using namespace trowel::test;

namespace {

Pool pool(const char *id, const char *name, int idle = 0)
{
    return {QString::fromUtf8(id), QString::fromUtf8(name), idle};
}

QStringList list(std::initializer_list<const char *> names)
{
    QStringList texts;
    for (const char *name : names)
        texts += QString::fromUtf8(name);
    return texts;
}

struct ObjectModelTest : testing::Test
{
    std::unique_ptr<AnyKind> kind = poolKind();
    Pools pools;
    ObjectModel model{*kind, pools.store};
    ModelTester tester{&model};
};

} // namespace

TEST_F(ObjectModelTest, SortsCaseInsensitivelyAndFiltersByWords)
{
    pools.load({pool("1", "beta prod", 3), pool("2", "Alpha", 1), pool("3", "gamma Prod", 2)});
    EXPECT_EQ(namesOf(model), list({"Alpha", "beta prod", "gamma Prod"}));
    model.sort(1, Qt::DescendingOrder);
    EXPECT_EQ(namesOf(model), list({"beta prod", "gamma Prod", "Alpha"}));
    model.setFilter(QStringLiteral("PROD a"));
    EXPECT_EQ(namesOf(model), list({"beta prod", "gamma Prod"}));
    model.setFilter(QStringLiteral("nothing"));
    EXPECT_EQ(model.rowCount(), 0);
    model.setFilter({});
    EXPECT_EQ(model.rowCount(), 3);
}

TEST_F(ObjectModelTest, LettersThatComeAndGoFilterAnew)
{
    pools.load({pool("1", "beta"), pool("2", "bet"), pool("3", "gamma")});
    model.setFilter(QStringLiteral("b"));
    EXPECT_EQ(namesOf(model), list({"bet", "beta"}));
    model.setFilter(QStringLiteral("beta"));
    EXPECT_EQ(namesOf(model), list({"beta"}));
    model.setFilter(QStringLiteral("bet"));
    EXPECT_EQ(namesOf(model), list({"bet", "beta"})) << "what had been left out is looked at again";
    model.setFilter(QStringLiteral("bet a"));
    EXPECT_EQ(namesOf(model), list({"beta"}));
    model.setFilter(QStringLiteral("a"));
    EXPECT_EQ(namesOf(model), list({"beta", "gamma"}));
    pools.load({pool("1", "beta"), pool("2", "alphabet"), pool("3", "gamma"), pool("4", "delta")});
    EXPECT_EQ(namesOf(model), list({"alphabet", "beta", "delta", "gamma"})) << "a key that changed, and a new row";
    model.setFilter(QStringLiteral("alpha"));
    EXPECT_EQ(namesOf(model), list({"alphabet"}));
}

TEST_F(ObjectModelTest, KeepsIdentityOverRefreshSortAndUpdate)
{
    pools.load({pool("1", "b"), pool("2", "a"), pool("3", "c")});
    const QPersistentModelIndex b = model.index(1, 0);
    ASSERT_EQ(b.data(ObjectModel::KeyRole).toString(), QStringLiteral("1"));
    pools.load({pool("1", "z"), pool("3", "c"), pool("4", "d")});
    ASSERT_TRUE(b.isValid());
    EXPECT_EQ(b.data().toString(), QStringLiteral("z"));
    EXPECT_EQ(b.row(), 2);
    EXPECT_EQ(namesOf(model), list({"c", "d", "z"}));
    EXPECT_EQ(model.rowOf(QStringLiteral("4")), 1);
    EXPECT_EQ(model.rowOf(QStringLiteral("2")), -1);
}

TEST_F(ObjectModelTest, AnUpdateTellsItsRowOnly)
{
    pools.load({pool("1", "a", 1), pool("2", "b", 1), pool("3", "c", 1)});
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    pools.store->put(pool("2", "b", 9));
    ASSERT_EQ(changed.size(), 1);
    EXPECT_EQ(changed[0][0].toModelIndex().row(), 1);
    EXPECT_EQ(changed[0][1].toModelIndex().row(), 1);
}

TEST_F(ObjectModelTest, AnUpdateThatNoLongerPassesTheFilterLeaves)
{
    pools.load({pool("1", "prod one"), pool("2", "prod two")});
    model.setFilter(QStringLiteral("prod"));
    pools.store->put(pool("1", "test one"));
    EXPECT_EQ(namesOf(model), list({"prod two"}));
    pools.store->put(pool("1", "prod one"));
    EXPECT_EQ(namesOf(model), list({"prod one", "prod two"}));
}

TEST_F(ObjectModelTest, SurvivesManyRandomChanges)
{
    QRandomGenerator random(7);
    model.setFilter(QStringLiteral("o"));
    for (int round = 0; round < 60; ++round) {
        QList<Pool> rows;
        const int n = random.bounded(400);
        for (int i = 0; i < n; ++i) {
            const int id = random.bounded(600);
            rows += Pool{QString::number(id),
                         random.bounded(2) ? QStringLiteral("one %1").arg(id) : QStringLiteral("x"), random.bounded(5)};
        }
        pools.load(rows);
        model.sort(random.bounded(2), random.bounded(2) ? Qt::AscendingOrder : Qt::DescendingOrder);
        QSet<QString> expected;
        for (qsizetype at = 0; at < pools.store->size(); ++at) {
            if (!pools.store->isHole(at) && pools.store->at(at).name.contains(QLatin1Char('o')))
                expected += pools.store->keyAt(at);
        }
        QSet<QString> shown;
        for (int row = 0; row < model.rowCount(); ++row)
            shown += model.keyOf(row);
        ASSERT_EQ(shown, expected) << "round " << round;
        ASSERT_EQ(qsizetype(model.rowCount()), shown.size());
    }
}

TEST(SortPositions, TextsWithALongSharedHeadAndNegativeNumbers)
{
    std::vector<int> positions{0, 1, 2, 3};
    SortKeys texts;
    texts.texts = {"customer_table_0010", "customer_table_0002", "customer_table_", "customer_table_0002b"};
    sortPositions(positions, texts, Qt::AscendingOrder);
    EXPECT_EQ(positions, (std::vector<int>{2, 1, 3, 0}));
    positions = {0, 1, 2, 3};
    SortKeys numbers;
    numbers.numbers = {5, -1, 0, 5};
    sortPositions(positions, numbers, Qt::DescendingOrder);
    EXPECT_EQ(positions, (std::vector<int>{0, 3, 2, 1})) << "equal keys keep their order";
}

TEST_F(ObjectModelTest, SmallChangesOfALongListEndWhereAFullSortWouldPutThem)
{
    QRandomGenerator random(11);
    QList<Pool> rows;
    for (int i = 0; i < 500; ++i)
        rows += Pool{QString::number(i), QStringLiteral("row %1").arg(random.bounded(200)), random.bounded(20)};
    pools.load(rows);
    for (int round = 0; round < 300; ++round) {
        const int column = random.bounded(2);
        const auto order = random.bounded(2) ? Qt::AscendingOrder : Qt::DescendingOrder;
        model.sort(column, order);
        const int id = random.bounded(600);
        if (random.bounded(4) == 0)
            pools.store->remove(QString::number(id));
        else
            pools.store->put(
                {QString::number(id), QStringLiteral("row %1").arg(random.bounded(200)), random.bounded(20)});
        ObjectModel fresh(*kind, pools.store);
        fresh.sort(column, order);
        ASSERT_EQ(namesOf(model), namesOf(fresh)) << "round " << round;
    }
}
