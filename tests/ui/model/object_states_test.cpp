// SPDX-License-Identifier: GPL-3.0-or-later
// Limiting a list to states, alone and together with words.
#include "tests/support/model_tester.h"
#include "tests/ui/support/page_fixture.h"

using namespace trowel;
using namespace trowel::test::pages;
using namespace trowel::test;

namespace {

struct ObjectStates : PageFixture
{
    std::shared_ptr<ObjectStore> store = session->store(toyKind.kind(), QStringLiteral("/"));
    ObjectModel model{toyKind.kind(), store};
    ModelTester tester{&model};

    void load(const QList<Pool> &rows)
    {
        store->refresh();
        toyKind.answer(rows);
    }
};

const QString kRunning = QStringLiteral("running");
const QString kStopped = QStringLiteral("stopped");

} // namespace

TEST_F(ObjectStates, OneStateSeveralAndWordsTogether)
{
    load({toy(QStringLiteral("A"), 1), toy(QStringLiteral("AB")), toy(QStringLiteral("B"), 2)});
    model.setStates({kRunning});
    EXPECT_TRUE(model.isFiltered());
    EXPECT_EQ(namesOf(model), (QStringList{QStringLiteral("A"), QStringLiteral("B")}));
    model.setFilter(QStringLiteral("b"));
    EXPECT_EQ(namesOf(model), QStringList{QStringLiteral("B")});
    model.setStates({kRunning, kStopped});
    EXPECT_EQ(namesOf(model), (QStringList{QStringLiteral("AB"), QStringLiteral("B")}));
    model.setFilter({});
    model.setStates({});
    EXPECT_FALSE(model.isFiltered());
    EXPECT_EQ(model.rowCount(), 3);
}

TEST_F(ObjectStates, GroupsStandTogether)
{
    load({toy(QStringLiteral("A"), 1), toy(QStringLiteral("B")), toy(QStringLiteral("C"), 10)});
    model.setStates({kStopped, QStringLiteral("large")});
    EXPECT_EQ(model.rowCount(), 0) << "of each group something";
    model.setStates({kRunning, kStopped, QStringLiteral("large")});
    EXPECT_EQ(namesOf(model), QStringList{QStringLiteral("C")});
    model.setStates({QStringLiteral("large")});
    EXPECT_EQ(namesOf(model), QStringList{QStringLiteral("C")});
}

TEST_F(ObjectStates, ARowThatChangesItsStateComesAndGoes)
{
    load({toy(QStringLiteral("A"), 1), toy(QStringLiteral("B"))});
    model.setStates({kRunning});
    load({toy(QStringLiteral("A")), toy(QStringLiteral("B"), 4)});
    EXPECT_EQ(namesOf(model), QStringList{QStringLiteral("B")});
    load({toy(QStringLiteral("A")), toy(QStringLiteral("B"), 4), toy(QStringLiteral("C"), 1)});
    EXPECT_EQ(namesOf(model), (QStringList{QStringLiteral("B"), QStringLiteral("C")}));
}

TEST_F(ObjectStates, AStateOfAnotherVersionHidesNothing)
{
    load({toy(QStringLiteral("A"), 1)});
    model.setStates({QStringLiteral("hibernating")});
    EXPECT_FALSE(model.isFiltered());
    EXPECT_EQ(model.rowCount(), 1);
    EXPECT_TRUE(model.states().isEmpty());
}
