// SPDX-License-Identifier: GPL-3.0-or-later
// Connecting: what happens to what was typed, to the token, and to a dialog that is closed meanwhile.
#include "tests/ui/support/window_fixture.h"

#include <QDialog>
#include <QLineEdit>
#include <QPushButton>

using namespace trowel;
using namespace trowel::test;

namespace {

struct ConnectTest : WindowFixture
{
    void SetUp() override
    {
        WindowFixture::SetUp();
        demo = std::make_unique<DemoThread>(quickDemo());
        ASSERT_TRUE(demo->start());
    }
    static void type(QDialog &dialog, const char *field, const QString &text)
    {
        auto *edit = dialog.findChild<QLineEdit *>(QString::fromLatin1(field));
        ASSERT_TRUE(edit);
        edit->clear();
        QTest::keyClicks(edit, text);
    }
    static QString typed(const QDialog &dialog, const char *field)
    {
        return dialog.findChild<QLineEdit *>(QString::fromLatin1(field))->text();
    }
    static void submit(const QDialog &dialog)
    {
        QTest::mouseClick(dialog.findChild<QPushButton *>(QStringLiteral("connect.submit")), Qt::LeftButton);
    }
    QDialog *filledIn(const QString &token)
    {
        window->connectWorkspace();
        auto *connecting = dialog<QDialog>(QStringLiteral("connectDialog"));
        type(*connecting, "connect.host", demo->url().toString());
        type(*connecting, "connect.name", QStringLiteral("mine"));
        type(*connecting, "connect.token", token);
        return connecting;
    }
};

} // namespace

TEST_F(ConnectTest, AWrongTokenKeepsWhatWasTyped)
{
    QDialog *connecting = filledIn(QStringLiteral("dapi-of-nobody"));
    submit(*connecting);
    auto *failed = connecting->findChild<QWidget *>(QStringLiteral("connect.failure"));
    ASSERT_TRUE(QTest::qWaitFor([&] { return failed->isVisible(); }, 10000));
    EXPECT_EQ(typed(*connecting, "connect.name"), QStringLiteral("mine"));
    EXPECT_EQ(typed(*connecting, "connect.token"), QStringLiteral("dapi-of-nobody"));
    EXPECT_TRUE(workspaces->sessions().empty());
    connecting->reject();
}

TEST_F(ConnectTest, CancellingWhileSigningInOpensNothing)
{
    QPointer<QDialog> connecting = filledIn(QString::fromUtf8(demo->token()));
    submit(*connecting);
    connecting->reject();
    ASSERT_TRUE(QTest::qWaitFor([&] { return connecting.isNull(); }, 5000));
    EXPECT_TRUE(workspaces->sessions().empty());
}

TEST_F(ConnectTest, ATokenThatIsNotKeptIsAskedForAfterARestart)
{
    QPointer<QDialog> connecting = filledIn(QString::fromUtf8(demo->token()));
    submit(*connecting);
    ASSERT_TRUE(QTest::qWaitFor([&] { return !workspaces->sessions().empty(); }, 20000));
    restart();
    ASSERT_EQ(workspaces->profiles().size(), 1);
    auto *openButton = window->findChild<QPushButton *>(QStringLiteral("welcome.open"));
    ASSERT_TRUE(openButton && openButton->isVisible());
    QTest::mouseClick(openButton, Qt::LeftButton);
    auto *asking = dialog<QDialog>(QStringLiteral("connectDialog"));
    ASSERT_TRUE(asking);
    EXPECT_EQ(typed(*asking, "connect.name"), QStringLiteral("mine"));
    EXPECT_EQ(asking->focusWidget(), asking->findChild<QLineEdit *>(QStringLiteral("connect.token")));
    EXPECT_FALSE(asking->findChild<QPushButton *>(QStringLiteral("connect.submit"))->isEnabled());
    type(*asking, "connect.token", QString::fromUtf8(demo->token()));
    submit(*asking);
    EXPECT_TRUE(QTest::qWaitFor([&] { return !workspaces->sessions().empty(); }, 20000));
}

TEST_F(ConnectTest, AStoredTokenDoesNotGoToANewAddress)
{
    Profile profile = profileOn(*demo, QStringLiteral("mine"), Environment::Prod);
    ASSERT_TRUE(profiles.save({profile}));
    restart();
    QTest::mouseClick(window->findChild<QPushButton *>(QStringLiteral("welcome.edit")), Qt::LeftButton);
    auto *editing = dialog<QDialog>(QStringLiteral("connectDialog"));
    ASSERT_TRUE(editing);
    auto *save = editing->findChild<QPushButton *>(QStringLiteral("connect.submit"));
    EXPECT_TRUE(save->isEnabled());
    type(*editing, "connect.host", QStringLiteral("https://elsewhere.example.com"));
    EXPECT_FALSE(save->isEnabled());
    editing->reject();
}
