// SPDX-License-Identifier: GPL-3.0-or-later
// A question names the workspace it is about, whichever page is in front.
#include "tests/ui/support/window_fixture.h"
#include "ui/model/navigator_model.h"

#include <QDialog>
#include <QLineEdit>
#include <QPushButton>
#include <QTreeView>

using namespace trowel;
using namespace trowel::test;

namespace {

struct PrompterTest : WindowFixture
{
    Session *prod = nullptr;
    Session *dev = nullptr;

    void SetUp() override
    {
        WindowFixture::SetUp();
        prod = &openDemo(QStringLiteral("prod-eu"), Environment::Prod);
        dev = &openDemo(QStringLiteral("dev-eu"), Environment::Dev);
        list();
        ASSERT_EQ(window->currentSession(), dev);
    }

    /// The first warehouse of the production workspace, as the current node of the navigator.
    void goToProductionNode()
    {
        Navigator &navigator = window->navigator();
        NavigatorModel &model = navigator.model();
        const QModelIndex kind = model.find(prod->placeOf(*prod->kind(QStringLiteral("warehouses"))));
        ASSERT_TRUE(kind.isValid());
        navigator.tree().expand(kind);
        ASSERT_TRUE(QTest::qWaitFor(
            [&] {
                const QModelIndex first = model.index(0, 0, kind);
                return first.isValid() && model.typeOf(first) == NavigatorModel::Type::Object;
            },
            10000));
        navigator.tree().setCurrentIndex(model.index(0, 0, kind));
    }
};

} // namespace

TEST_F(PrompterTest, DeletingInTheNavigatorAsksForTheNameOfThatWorkspace)
{
    goToProductionNode();
    runCommand(window->navigator().commands(), QStringLiteral("warehouses.delete"));
    auto *question = dialog<QDialog>(QStringLiteral("deleteWarehouses"));
    ASSERT_TRUE(question);
    EXPECT_EQ(window->currentSession(), dev);
    EXPECT_TRUE(words(*question).contains(QStringLiteral("prod-eu")));
    EXPECT_FALSE(words(*question).contains(QStringLiteral("dev-eu")));
    auto *name = question->findChild<QLineEdit *>(QStringLiteral("workspaceName"));
    auto *verb = question->findChild<QPushButton *>(QStringLiteral("confirm"));
    ASSERT_TRUE(name && verb);
    QTest::keyClicks(name, QStringLiteral("dev-eu"));
    EXPECT_FALSE(verb->isEnabled());
    name->clear();
    QTest::keyClicks(name, QStringLiteral("prod-eu"));
    EXPECT_TRUE(verb->isEnabled());
    question->reject();
}

TEST_F(PrompterTest, AFormNamesItsWorkspace)
{
    goToProductionNode();
    runCommand(window->navigator().commands(), QStringLiteral("warehouses.edit"));
    QDialog *form = nullptr;
    ASSERT_TRUE(QTest::qWaitFor([&] { return (form = window->findChild<QDialog *>()) != nullptr; }, 10000));
    EXPECT_TRUE(words(*form).contains(QStringLiteral("prod-eu")));
    form->reject();
}

TEST_F(PrompterTest, ClosingAWorkspaceTakesItsQuestionsAlong)
{
    goToProductionNode();
    runCommand(window->navigator().commands(), QStringLiteral("warehouses.delete"));
    const QPointer<QDialog> question = dialog<QDialog>(QStringLiteral("deleteWarehouses"));
    ASSERT_TRUE(question);
    workspaces->close(prod->workspace().profile().id);
    EXPECT_FALSE(question);
    EXPECT_EQ(workspaces->sessions().size(), 1U);
}

TEST_F(PrompterTest, AForgottenSessionIsAskedNothing)
{
    Prompter &asks = prompter->of(*prod);
    workspaces->close(prod->workspace().profile().id);
    std::optional<bool> said;
    QObject context;
    asks.confirm({}).onDone(&context, [&](const Result<Nothing> &yes) { said = yes.has_value(); });
    asks.showForm({});
    ASSERT_TRUE(QTest::qWaitFor([&] { return said.has_value(); }, 5000));
    EXPECT_FALSE(*said);
    EXPECT_FALSE(window->findChild<QDialog *>());
}
