// SPDX-License-Identifier: GPL-3.0-or-later
// What was open when the window was closed is open at the next start.
#include "core/http/reachability.h"
#include "tests/ui/support/window_fixture.h"
#include "ui/pages/welcome_page.h"

#include <QTabWidget>

using namespace trowel;
using namespace trowel::test;

namespace {

struct ReopenTest : WindowFixture
{
    void SetUp() override
    {
        WindowFixture::SetUp();
        demo = std::make_unique<DemoThread>(quickDemo());
        ASSERT_TRUE(demo->start());
    }
    QUuid connectSaved(const QString &name)
    {
        const Profile profile = profileOn(*demo, name, Environment::Test);
        std::optional<Result<Nothing>> outcome;
        workspaces->connectNew(profile, demo->token()).onDone(window.get(), [&](const Result<Nothing> &result) {
            outcome = result;
        });
        EXPECT_TRUE(QTest::qWaitFor([&] { return outcome.has_value(); }, 20000));
        EXPECT_TRUE(outcome && outcome->has_value());
        return profile.id;
    }
    void openFolder(const QUuid &workspace, const QString &folder)
    {
        Session *session = workspaces->session(workspace);
        window->openPlace(session->placeOf(*session->kind(QStringLiteral("workspace")), folder), true);
    }
    // As the program ends: the window first, then the workspaces.
    void endProgram()
    {
        window->close();
        while (!workspaces->sessions().empty())
            workspaces->close(workspaces->sessions().back()->workspace().profile().id);
        closeWindow();
    }
    // The keychain is still the same, unless it lost everything.
    void startProgram(bool keepsTokens = true)
    {
        if (!keepsTokens)
            tokens = std::make_unique<TokenStore>();
        openWindow();
        window->reopen();
    }
    bool opened(size_t count) const
    {
        return QTest::qWaitFor([&] { return workspaces->sessions().size() == count; }, 20000);
    }
    QStringList tabs() const
    {
        QStringList all;
        const auto *widget = window->findChild<QTabWidget *>(QStringLiteral("tabs"));
        for (int i = 0; i < widget->count(); ++i) {
            const Place place = qobject_cast<Page *>(widget->widget(i))->place();
            const Session *session = workspaces->session(place.workspace);
            all += session->workspace().profile().name + QLatin1Char(':') + place.kind + place.scope;
        }
        return all;
    }
    QString notice() const
    {
        for (const QString &line : words(window->welcome())) {
            if (line.contains(QStringLiteral("was not opened")))
                return line;
        }
        return {};
    }
};

} // namespace

TEST_F(ReopenTest, WorkspacesTabsAndTheTabInFrontComeBack)
{
    const QUuid one = connectSaved(QStringLiteral("one"));
    const QUuid two = connectSaved(QStringLiteral("two"));
    openFolder(one, QStringLiteral("/Shared"));
    openFolder(two, QStringLiteral("/Users"));
    openFolder(one, QStringLiteral("/Repos"));
    openFolder(one, QStringLiteral("/Shared")); // in front, neither the first nor the last
    window->openPlace(workspaces->session(one)->placeOf(*workspaces->session(one)->kind(QStringLiteral("workspace")),
                                                        QStringLiteral("/Shared")));
    QStringList before = tabs();
    const Place front = window->currentPage()->place();
    endProgram();
    startProgram();
    ASSERT_TRUE(opened(2));
    EXPECT_EQ(workspaces->sessions().front()->workspace().profile().id, one);
    ASSERT_TRUE(QTest::qWaitFor([&] { return tabs().size() == before.size(); }, 20000));
    before.sort();
    QStringList after = tabs();
    after.sort();
    EXPECT_EQ(after, before);
    EXPECT_TRUE(QTest::qWaitFor([&] { return window->currentPage()->place().list() == front.list(); }, 10000));
    EXPECT_TRUE(list());
    EXPECT_EQ(notice(), QString());
    EXPECT_EQ(QApplication::activeModalWidget(), nullptr);
}

TEST_F(ReopenTest, WhatWasClosedStaysClosed)
{
    const QUuid one = connectSaved(QStringLiteral("one"));
    connectSaved(QStringLiteral("two"));
    workspaces->close(one);
    endProgram();
    startProgram();
    ASSERT_TRUE(opened(1));
    EXPECT_EQ(workspaces->sessions().front()->workspace().profile().name, QStringLiteral("two"));
    EXPECT_EQ(demosOpened, 0) << "the demo was not open";
}

TEST_F(ReopenTest, TheDemoComesBackOnlyIfItWasOpen)
{
    Profile profile = profileOn(*demo, QStringLiteral("demo"), Environment::Demo);
    profile.id = demoId;
    open(profile, demo->token());
    endProgram();
    startProgram();
    EXPECT_EQ(demosOpened, 1);
    EXPECT_TRUE(workspaces->sessions().empty()) << "nobody saved its token";
}

TEST_F(ReopenTest, ATokenThatIsGoneIsALineOnTheWelcomePage)
{
    connectSaved(QStringLiteral("one"));
    connectSaved(QStringLiteral("two"));
    endProgram();
    startProgram(false);
    ASSERT_TRUE(QTest::qWaitFor([&] { return !notice().isEmpty(); }, 20000));
    EXPECT_TRUE(notice().contains(QStringLiteral("one was not opened: "))) << notice().toStdString();
    EXPECT_TRUE(notice().contains(QStringLiteral("two was not opened"))) << notice().toStdString();
    EXPECT_TRUE(window->welcome().isVisible());
    EXPECT_TRUE(workspaces->sessions().empty());
    EXPECT_EQ(QApplication::activeModalWidget(), nullptr);
    for (const QWidget *widget : QApplication::topLevelWidgets())
        EXPECT_TRUE(!widget->isVisible() || widget == window.get()) << widget->objectName().toStdString();
}

TEST_F(ReopenTest, WithoutANetworkItIsThereAndFillsLater)
{
    const QUuid one = connectSaved(QStringLiteral("one"));
    openFolder(one, QStringLiteral("/Shared"));
    endProgram();
    DemoOptions options = quickDemo();
    options.port = quint16(demo->url().port());
    options.users = {{demo->token()}};
    demo->stop();
    startProgram();
    ASSERT_TRUE(opened(1));
    ASSERT_TRUE(page());
    const auto title = [this] {
        QString shown;
        for (const QLabel *label : page()->findChildren<QLabel *>(QStringLiteral("stateTitle"))) {
            if (label->isVisible())
                shown = label->text();
        }
        return shown;
    };
    EXPECT_TRUE(QTest::qWaitFor([&] { return title() == QStringLiteral("one cannot be reached"); }, 20000))
        << title().toStdString();
    EXPECT_EQ(QApplication::activeModalWidget(), nullptr);
    demo = std::make_unique<DemoThread>(options);
    ASSERT_TRUE(demo->start());
    EXPECT_TRUE(QTest::qWaitFor(
        [&] {
            const auto *table = page()->findChild<QTableView *>(QStringLiteral("list"));
            return table && table->model()->rowCount() > 0;
        },
        40000))
        << "it signs in and reads by itself";
    EXPECT_EQ(workspaces->session(one)->workspace().signInState(), Workspace::SignIn::SignedIn);
}

TEST_F(ReopenTest, EndingInTheMiddleForgetsNothing)
{
    connectSaved(QStringLiteral("one"));
    connectSaved(QStringLiteral("two"));
    endProgram();
    openWindow();
    window->reopen();
    endProgram(); // before the keychain has answered
    startProgram();
    EXPECT_TRUE(opened(2));
}
