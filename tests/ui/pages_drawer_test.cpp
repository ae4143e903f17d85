// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/page_fixture.h"
#include "ui/pages/detail_drawer.h"
#include "ui/pages/json_view.h"

#include <QPushButton>
#include <QToolButton>

using namespace trowel;
using namespace trowel::test::pages;
using namespace trowel::test;

namespace {

constexpr int kWait = 3000;

struct DrawerTest : PageFixture
{
    std::shared_ptr<ObjectStore> store;
    std::unique_ptr<DetailDrawer> drawer;

    void SetUp() override
    {
        store = session->store(toyKind.kind(), QStringLiteral("/"));
        store->refresh();
        toyKind.answer({toy(QStringLiteral("A")), toy(QStringLiteral("B"))});
        drawer = std::make_unique<DetailDrawer>(ActionScope{*session, prompter, *store, QStringLiteral("/")},
                                                toyKind.kind(), store);
        drawer->resize(400, 600);
        drawer->show();
    }
    bool asked(qsizetype times)
    {
        return QTest::qWaitFor([&] { return toyKind.details.size() == times; }, kWait);
    }
};

} // namespace

TEST_F(DrawerTest, TheNewestQuestionWins)
{
    drawer->showObject(QStringLiteral("a"));
    EXPECT_EQ(shownText(*drawer, "drawerName"), QStringLiteral("A"));
    ASSERT_TRUE(asked(1));
    drawer->showObject(QStringLiteral("b"));
    EXPECT_TRUE(*toyKind.details[0].cancelled);
    ASSERT_TRUE(asked(2));
    toyKind.details[1].promise.settle(toyDetail(QStringLiteral("B")));
    QCoreApplication::sendPostedEvents();
    toyKind.details[0].promise.settle(toyDetail(QStringLiteral("A")));
    QCoreApplication::sendPostedEvents();
    EXPECT_EQ(shownText(*drawer, "drawerName"), QStringLiteral("B"));
    EXPECT_EQ(shownText(*drawer, "drawerSubtitle"), QStringLiteral("Pool in prod-eu"));
}

TEST_F(DrawerTest, ArrowKeysThroughTheListAskOnce)
{
    drawer->showObject(QStringLiteral("a"));
    drawer->showObject(QStringLiteral("b"));
    drawer->showObject(QStringLiteral("a"));
    ASSERT_TRUE(asked(1));
    EXPECT_EQ(toyKind.details.first().id, QStringLiteral("a"));
}

TEST_F(DrawerTest, JsonIsWhatTheServerSentAndFactsCanBeCopied)
{
    drawer->showObject(QStringLiteral("a"));
    ASSERT_TRUE(asked(1));
    toyKind.details[0].promise.settle(toyDetail(QStringLiteral("A")));
    QCoreApplication::sendPostedEvents();
    QTest::mouseClick(child<QToolButton>(*drawer, "copy Pool id"), Qt::LeftButton);
    EXPECT_EQ(prompter.copied, QStringList{QStringLiteral("7f3a9c1e2b4d6f80")});
    drawer->openTab(QStringLiteral("json"));
    const QString json = drawer->findChild<JsonView *>()->text();
    EXPECT_LT(json.indexOf(QStringLiteral("\"z\"")), json.indexOf(QStringLiteral("\"a\"")));
    EXPECT_TRUE(json.contains(QStringLiteral("1.0")));
    // The tab stays when another object is shown.
    drawer->showObject(QStringLiteral("b"));
    ASSERT_TRUE(asked(2));
    toyKind.details[1].promise.settle(toyDetail(QStringLiteral("B")));
    QCoreApplication::sendPostedEvents();
    EXPECT_EQ(drawer->tab(), QStringLiteral("json"));
    EXPECT_TRUE(drawer->findChild<JsonView *>()->isVisible());
}

TEST_F(DrawerTest, AFailureIsSaidInPlaceAndRetried)
{
    drawer->showObject(QStringLiteral("a"));
    ASSERT_TRUE(asked(1));
    toyKind.details[0].promise.fail(Error::make(Error::Kind::Timeout, {}));
    QCoreApplication::sendPostedEvents();
    EXPECT_EQ(shownText(*drawer, "stateTitle"), QStringLiteral("The details could not be read"));
    QTest::mouseClick(child<QPushButton>(*drawer, "retry"), Qt::LeftButton);
    ASSERT_EQ(toyKind.details.size(), 2);
    toyKind.details[1].promise.settle(toyDetail(QStringLiteral("A")));
    QCoreApplication::sendPostedEvents();
    EXPECT_EQ(shownText(*drawer, "stateTitle"), QStringLiteral("(none)"));
}

TEST_F(DrawerTest, ReadsAgainWhenTheRowChanges)
{
    drawer->showObject(QStringLiteral("a"));
    ASSERT_TRUE(asked(1));
    toyKind.details[0].promise.settle(toyDetail(QStringLiteral("A")));
    QCoreApplication::sendPostedEvents();
    store->refresh();
    toyKind.answer({toy(QStringLiteral("A"), 5), toy(QStringLiteral("B"))});
    EXPECT_TRUE(asked(2));
    // What is shown stays meanwhile.
    EXPECT_EQ(shownText(*drawer, "stateTitle"), QStringLiteral("(none)"));
}
