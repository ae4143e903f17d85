// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/model_tester.h"
#include "tests/ui/support/page_fixture.h"
#include "ui/model/jump_model.h"
#include "ui/model/jump_target.h"

using namespace trowel;
using namespace trowel::test::pages;
using namespace trowel::test;

namespace {

struct JumpRowsTest : PageFixture
{
    NameIndex names;
    JumpWorld world;
    QList<Place> opened;
    QList<QUuid> openedSaved;
    QStringList ran;

    void SetUp() override
    {
        names.follow(*session);
        const auto store = session->store(toyKind.kind(), QStringLiteral("/"));
        store->refresh();
        toyKind.answer(
            {toy(QStringLiteral("Finance BI"), 1), toy(QStringLiteral("Folder/")), toy(QStringLiteral("Other"))});
        EXPECT_TRUE(QTest::qWaitFor([&] { return names.isSettled(); }, 10000));
        world.sessions = {session.get()};
        world.names = &names;
        world.pageTitle = QStringLiteral("Pools");
        world.open = [this](const Place &place, bool) { opened += place; };
        world.openSaved = [this](const QUuid &id) { openedSaved += id; };
        world.commands = {command(QStringLiteral("Find in this list"), {}), command(QStringLiteral("Quit"), {}),
                          command(QStringLiteral("Finish"), QStringLiteral("Nothing runs."))};
    }
    Command command(const QString &text, const QString &why)
    {
        Command made;
        made.id = text;
        made.text = text;
        made.run = [this, text] { ran += text; };
        if (!why.isEmpty())
            made.whyNot = [why] { return why; };
        return made;
    }
    static QStringList texts(const QList<JumpRow> &rows)
    {
        QStringList all;
        for (const JumpRow &row : rows)
            all += (row.item.heading ? QStringLiteral("# ") : QString()) + row.item.text;
        return all;
    }
    QList<JumpRow> pasted(const QString &text) const { return rowsOfJump(world, parseJump(text)); }
};

} // namespace

TEST_F(JumpRowsTest, ObjectsAndCommandsInGroupsWithTheirMarks)
{
    const QList<JumpRow> rows = jumpRows(world, QStringLiteral("fin"), false);
    EXPECT_EQ(texts(rows),
              (QStringList{QStringLiteral("# Objects"), QStringLiteral("Finance BI"), QStringLiteral("# Commands"),
                           QStringLiteral("Find in this list"), QStringLiteral("Finish")}));
    EXPECT_EQ(rows.at(1).item.marks, (QList<int>{0, 1, 2}));
    EXPECT_EQ(rows.at(1).item.glyph, Glyph::Running);
    EXPECT_EQ(rows.at(1).item.context, QStringLiteral("Pools"));
    EXPECT_TRUE(rows.at(3).item.enabled);
    EXPECT_FALSE(rows.at(4).item.enabled);
    EXPECT_EQ(rows.at(4).item.context, QStringLiteral("Nothing runs."));
    EXPECT_FALSE(rows.at(4).choose);
    rows.at(1).choose(false);
    ASSERT_EQ(opened.size(), 1);
    EXPECT_EQ(opened.first().object, QStringLiteral("finance bi"));
    rows.at(3).choose(false);
    EXPECT_EQ(ran, QStringList{QStringLiteral("Find in this list")});
}

TEST_F(JumpRowsTest, TheBetterGroupIsAbove)
{
    EXPECT_EQ(texts(jumpRows(world, QStringLiteral("quit"), false)).value(0), QStringLiteral("# Commands"));
}

TEST_F(JumpRowsTest, AFolderIsEntered)
{
    jumpRows(world, QStringLiteral("folder"), false).at(1).choose(false);
    ASSERT_EQ(opened.size(), 1);
    EXPECT_EQ(opened.first().scope, QStringLiteral("/Folder/"));
    EXPECT_TRUE(opened.first().object.isEmpty());
}

TEST_F(JumpRowsTest, APastedAddressGoesToTheWorkspaceOfItsHost)
{
    const QString host = session->workspace().profile().host.toString();
    EXPECT_TRUE(pasted(QStringLiteral("finance")).isEmpty());
    const QList<JumpRow> home = pasted(host + QStringLiteral("/?o=1"));
    ASSERT_EQ(home.size(), 1);
    home.first().choose(false);
    EXPECT_EQ(opened.value(0), session->placeOf(toyKind.kind(), QStringLiteral("/")));
    // A kind that is not there is said to be missing.
    const QList<JumpRow> job = pasted(host + QStringLiteral("/jobs/12"));
    ASSERT_EQ(job.size(), 1);
    EXPECT_FALSE(job.first().choose);
    EXPECT_EQ(job.first().item.text, QStringLiteral("Job 12"));
    EXPECT_TRUE(job.first().item.context.contains(QStringLiteral("does not show")));
}

TEST_F(JumpRowsTest, AnotherHostIsSavedOrUnknown)
{
    const QString address = QStringLiteral("https://dbc-other.cloud.databricks.com/jobs/12");
    QList<JumpRow> rows = pasted(address);
    ASSERT_EQ(rows.size(), 1);
    EXPECT_FALSE(rows.first().choose);
    EXPECT_TRUE(rows.first().item.context.contains(QStringLiteral("No workspace of this address")));
    Profile saved = testProfile();
    saved.host = QUrl(QStringLiteral("https://dbc-other.cloud.databricks.com"));
    saved.workspaceId = QStringLiteral("7");
    world.saved = {saved};
    rows = pasted(address + QStringLiteral("?o=7"));
    ASSERT_EQ(rows.size(), 1);
    ASSERT_TRUE(rows.first().choose);
    rows.first().choose(false);
    EXPECT_EQ(openedSaved, QList<QUuid>{saved.id});
    // One host may serve several workspaces.
    EXPECT_FALSE(pasted(address + QStringLiteral("?o=8")).first().choose);
    world.sessions.clear();
    EXPECT_FALSE(pasted(QStringLiteral("1125-093012-abcd1234")).first().choose);
}

TEST_F(JumpRowsTest, TheModelSaysWhatItShows)
{
    JumpModel model;
    const ModelTester tester(&model);
    model.setRows(jumpRows(world, QStringLiteral("fin"), false));
    ASSERT_EQ(model.rowCount(), 5);
    EXPECT_TRUE(model.isHeading(0));
    EXPECT_FALSE(model.flags(model.index(0)) & Qt::ItemIsSelectable);
    EXPECT_TRUE(model.flags(model.index(4)) & Qt::ItemIsSelectable);
    EXPECT_FALSE(model.choiceAt(4));
    EXPECT_FALSE(model.choiceAt(99));
    const QString said = model.index(4).data(Qt::AccessibleTextRole).toString();
    EXPECT_TRUE(said.contains(QStringLiteral("Finish")) && said.contains(QStringLiteral("Nothing runs.")))
        << said.toStdString();
    model.setRows({});
    EXPECT_EQ(model.rowCount(), 0);
}
