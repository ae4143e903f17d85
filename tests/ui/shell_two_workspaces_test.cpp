// SPDX-License-Identifier: GPL-3.0-or-later
// Two workspaces open at the same time: every place where something can be changed says where, and asks for the right
// one.
#include "tests/ui/support/window_fixture.h"
#include "ui/look/cell.h"
#include "ui/look/tokens.h"
#include "ui/look/widgets.h"
#include "ui/shell/activity_dock.h"
#include "ui/shell/place_bar.h"
#include "ui/shell/workspace_chip.h"

#include <QDialog>
#include <QImage>
#include <QLineEdit>
#include <QPushButton>
#include <QStatusBar>
#include <QTreeView>

using namespace trowel;
using namespace trowel::test;

namespace {

struct TwoWorkspacesTest : WindowFixture
{
    Session *dev = nullptr;
    Session *prod = nullptr;

    void SetUp() override
    {
        WindowFixture::SetUp();
        dev = &openDemo(QStringLiteral("dev-eu"), Environment::Dev);
        prod = &openDemo(QStringLiteral("prod-eu"), Environment::Prod);
    }
    // Leads to the warehouses of one of them and marks the first one there that can be started.
    void goTo(Session &session)
    {
        const AnyKind &kind = *session.kind(QStringLiteral("warehouses"));
        window->openPlace(session.placeOf(kind));
        ASSERT_TRUE(list());
        ASSERT_TRUE(
            QTest::qWaitFor([&] { return page()->model().store().state() == ObjectStore::State::Ready; }, 20000));
        for (int row = 0; row < list()->model()->rowCount(); ++row) {
            if (list()->model()->index(row, 0).data().toString() == QStringLiteral("Ad hoc analytics"))
                list()->selectRow(row);
        }
    }
    void run(const QString &id) { runCommand(page()->commands(), id); }
    static QStringList tags(const QWidget &root)
    {
        QStringList names;
        for (const EnvTag *tag : root.findChildren<EnvTag *>()) {
            if (tag->isVisibleTo(&root))
                names += tag->accessibleName();
        }
        return names;
    }
    // The line below the tool bar, as it is painted.
    QColor line() const
    {
        const auto *bar = window->findChild<PlaceBar *>();
        const QImage picture = const_cast<PlaceBar *>(bar)->grab().toImage();
        return picture.pixelColor(picture.width() / 2, picture.height() - 1);
    }
    QString chip() const { return window->findChild<WorkspaceChip *>()->accessibleName(); }
};

} // namespace

TEST_F(TwoWorkspacesTest, ChipLineTagAndStatusFollowTheTab)
{
    const Tokens &look = tokensFor(window.get());
    for (const auto &[session, name, tag, environment] :
         {std::tuple{prod, QStringLiteral("prod-eu"), QStringLiteral("PROD"), Environment::Prod},
          std::tuple{dev, QStringLiteral("dev-eu"), QStringLiteral("DEV"), Environment::Dev}}) {
        goTo(*session);
        EXPECT_EQ(chip(), QStringLiteral("Workspace %1, %2").arg(name, tag));
        EXPECT_EQ(line(), look.environment(environment)) << tag.toStdString();
        EXPECT_EQ(tags(*window->statusBar()), QStringList{tag});
        EXPECT_EQ(window->statusBar()->findChild<QLabel *>(QStringLiteral("status.workspace"))->text(), name);
        EXPECT_TRUE(window->windowTitle().contains(name));
    }
    // The navigator names both, each with its own.
    const QAbstractItemModel *tree = window->navigator().tree().model();
    ASSERT_EQ(tree->rowCount(), 2);
    EXPECT_EQ(tree->index(0, 0).data(CellRole).value<Cell>().tag, Environment::Dev);
    EXPECT_EQ(tree->index(1, 0).data(CellRole).value<Cell>().tag, Environment::Prod);
}

TEST_F(TwoWorkspacesTest, EveryDialogNamesTheWorkspaceItChanges)
{
    for (const auto &[session, name, tag] : {std::tuple{prod, QStringLiteral("prod-eu"), QStringLiteral("PROD")},
                                             std::tuple{dev, QStringLiteral("dev-eu"), QStringLiteral("DEV")}}) {
        for (const auto &[command, id] :
             {std::pair{QStringLiteral("warehouses.new"), QStringLiteral("createWarehouse")},
              std::pair{QStringLiteral("warehouses.edit"), QStringLiteral("editWarehouse")},
              std::pair{QStringLiteral("warehouses.delete"), QStringLiteral("deleteWarehouses")}}) {
            goTo(*session);
            run(command);
            const QPointer<QDialog> shown = dialog<QDialog>(id);
            ASSERT_TRUE(shown) << id.toStdString();
            EXPECT_EQ(tags(*shown), QStringList{tag}) << id.toStdString();
            EXPECT_TRUE(words(*shown).contains(name)) << id.toStdString();
            shown->reject();
            EXPECT_TRUE(QTest::qWaitFor([&] { return shown.isNull(); }, 10000));
        }
    }
}

TEST_F(TwoWorkspacesTest, DestroyingInProductionAsksForThatName)
{
    goTo(*dev);
    run(QStringLiteral("warehouses.delete"));
    auto *easy = dialog<QDialog>(QStringLiteral("deleteWarehouses"));
    ASSERT_TRUE(easy);
    EXPECT_FALSE(easy->findChild<QLineEdit *>(QStringLiteral("workspaceName"))) << "development is not production";
    EXPECT_TRUE(
        QTest::qWaitFor([&] { return easy->findChild<QPushButton *>(QStringLiteral("confirm"))->isEnabled(); }, 10000));
    easy->reject();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);

    goTo(*prod);
    run(QStringLiteral("warehouses.delete"));
    auto *asked = dialog<QDialog>(QStringLiteral("deleteWarehouses"));
    ASSERT_TRUE(asked);
    auto *name = asked->findChild<QLineEdit *>(QStringLiteral("workspaceName"));
    const auto *verb = asked->findChild<QPushButton *>(QStringLiteral("confirm"));
    ASSERT_TRUE(name && verb);
    for (const char *wrong : {"dev-eu", "Prod-EU", "prod-e"}) {
        name->clear();
        QTest::keyClicks(name, QLatin1String(wrong));
        EXPECT_FALSE(verb->isEnabled()) << wrong;
    }
    name->clear();
    QTest::keyClicks(name, QStringLiteral("prod-eu"));
    EXPECT_TRUE(verb->isEnabled());
    // The other one comes to the front behind the question: it stays the question of production.
    goTo(*dev);
    EXPECT_EQ(tags(*asked), QStringList{QStringLiteral("PROD")});
    asked->reject();
}

TEST_F(TwoWorkspacesTest, AMessageCarriesTheEnvironmentItIsAbout)
{
    dev->say(Message::Severity::Failure, QStringLiteral("in dev"), {});
    prod->say(Message::Severity::Failure, QStringLiteral("in prod"), {});
    const MessageModel &model = window->activity().messages();
    ASSERT_EQ(model.rowCount(), 2);
    const auto tagAt = [&](int row) {
        return model.index(row, MessageModel::Workspace).data(CellRole).value<Cell>().tag;
    };
    EXPECT_EQ(tagAt(0), Environment::Prod);
    EXPECT_EQ(tagAt(1), Environment::Dev);
}

TEST_F(TwoWorkspacesTest, ClosingOneWhileTheOtherWorks)
{
    goTo(*dev);
    goTo(*prod);
    run(QStringLiteral("warehouses.start"));
    workspaces->close(dev->workspace().profile().id);
    const auto told = [this] {
        for (const Message &message : prod->messages().messages()) {
            if (message.text == QStringLiteral("Ad hoc analytics is running"))
                return true;
        }
        return false;
    };
    EXPECT_TRUE(QTest::qWaitFor(told, 20000));
    EXPECT_EQ(workspaces->sessions().size(), 1U);
    EXPECT_EQ(window->currentSession(), prod);
}

TEST_F(TwoWorkspacesTest, BothShareTheRateOfTheHost)
{
    EXPECT_EQ(limiters.forHost(dev->workspace().profile().host), limiters.forHost(prod->workspace().profile().host));
    // Each asks for the same amount at the same moment, one of them in a flood.
    std::vector<std::pair<QString, int>> order;
    int left = 0;
    QObject context;
    const auto ask = [&](Session &session, int number) {
        ++left;
        const QString name = session.workspace().profile().name;
        session.workspace()
            .api(Lane::Refresh)
            .get(Route::Warehouses, {QString::number(number)})
            .onDone(&context, [&, name, number](const Result<Response> &) {
                order.emplace_back(name, number);
                --left;
            });
    };
    for (int i = 0; i < 60; ++i)
        ask(*dev, i);
    for (int i = 0; i < 6; ++i)
        ask(*prod, 1000 + i);
    ASSERT_TRUE(QTest::qWaitFor([&] { return left == 0; }, 60000));
    size_t last = 0;
    for (size_t i = 0; i < order.size(); ++i) {
        if (order[i].first == QStringLiteral("prod-eu"))
            last = i;
    }
    EXPECT_LT(last, 40U) << "six of production were not left behind sixty of the other";
}
