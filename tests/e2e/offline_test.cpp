// SPDX-License-Identifier: GPL-3.0-or-later
// The network goes and comes back while the window is open: one band, nothing lost, nothing sent twice, nobody asked.
#include "tests/e2e/driver.h"

#include <QAbstractButton>
#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QScrollBar>

#include <gtest/gtest.h>

using namespace trowel;
using namespace trowel::e2e;
using namespace Qt::StringLiterals;

namespace {

const QString kName = u"Ad hoc analytics"_s;
const QByteArray kList = "GET /api/2.0/sql/warehouses";
const QByteArray kMe = "GET /api/2.0/preview/scim/v2/Me";
const QByteArray kStart = "POST /api/2.0/sql/warehouses/93e0d7a41f6b25c8/start";

struct OfflineE2e : testing::Test
{
    Driver driver;

    void SetUp() override
    {
        driver.settle();
        ASSERT_TRUE(driver.openKind(u"SQL warehouses"_s));
        ASSERT_TRUE(driver.waitForRow(kName));
    }
    QString status()
    {
        const auto *label = driver.window().findChild<QLabel *>(u"status.signIn"_s);
        return label->isVisible() ? label->text() : QString();
    }
    // The server goes, and somebody reads again.
    bool goOffline()
    {
        driver.stopServer();
        key(Qt::Key_F5);
        const bool said = wait([this] { return driver.bandTitle() == u"halden cannot be reached"_s; });
        EXPECT_TRUE(said) << driver.bandTitle().toStdString();
        return said;
    }
    bool comeBack()
    {
        if (!driver.startServer())
            return false;
        const bool back = wait([this] { return driver.bandTitle().isEmpty(); });
        EXPECT_TRUE(back) << driver.bandTitle().toStdString();
        return back && driver.waitForList() && driver.told(u"halden can be reached again"_s);
    }
};

} // namespace

TEST_F(OfflineE2e, TheRowsStayAndAreReadAgainByThemselves)
{
    ASSERT_TRUE(driver.select(kName));
    driver.window().resize(1440, 520); // so that there is something to scroll
    QScrollBar *bar = driver.table()->verticalScrollBar();
    ASSERT_TRUE(wait([bar] { return bar->maximum() > 0; }));
    bar->setValue(bar->maximum());
    const int scrolled = bar->value();
    ASSERT_TRUE(goOffline());
    EXPECT_EQ(driver.names().size(), 14);
    EXPECT_EQ(driver.selected(), QStringList{kName});
    EXPECT_EQ(driver.stateTitle(), QString());
    EXPECT_TRUE(status().startsWith(u"Offline since "_s)) << status().toStdString();
    const auto *text = driver.page()->findChild<QLabel *>(u"bandText"_s);
    EXPECT_TRUE(text->text().contains(u"Showing the list as of"_s)) << text->text().toStdString();
    EXPECT_TRUE(text->text().contains(u"resumes by itself"_s)) << text->text().toStdString();

    ASSERT_TRUE(comeBack());
    EXPECT_TRUE(wait([this] { return driver.arrived(kList) >= 1; })) << "nobody pressed anything";
    EXPECT_EQ(driver.selected(), QStringList{kName});
    EXPECT_EQ(bar->value(), scrolled);
    EXPECT_EQ(status(), u"Token for this session"_s);
}

TEST_F(OfflineE2e, APageOpenedMeanwhileSaysSoAndIsFilledLater)
{
    ASSERT_TRUE(goOffline());
    driver.window().openPlace(driver.session().placeOf(*driver.session().kind(u"workspace"_s), u"/Users"_s));
    EXPECT_TRUE(wait([this] { return driver.stateTitle() == u"halden cannot be reached"_s; }))
        << driver.stateTitle().toStdString();
    ASSERT_TRUE(driver.startServer());
    EXPECT_TRUE(wait([this] { return driver.table() && driver.table()->model()->rowCount() > 0; }));
    EXPECT_EQ(driver.stateTitle(), QString());
}

TEST_F(OfflineE2e, ManyOpenPagesMakeOneProbe)
{
    for (const QString &folder : {u"/Shared"_s, u"/Users"_s, u"/Repos"_s, u"/Shared/pipelines"_s, u"/Shared/inbox"_s}) {
        const AnyKind &kind = *driver.session().kind(u"workspace"_s);
        driver.window().openPlace(driver.session().placeOf(kind, folder), true);
        ASSERT_TRUE(driver.waitForList());
    }
    ASSERT_TRUE(driver.clickKind(u"SQL warehouses"_s));
    ASSERT_TRUE(goOffline());
    // Everything that is open is read again, in vain.
    for (const QString &folder : {u"/Shared"_s, u"/Users"_s, u"/Repos"_s, u"/Shared/pipelines"_s, u"/Shared/inbox"_s})
        driver.session().refreshOpen(u"workspace"_s, folder);
    ASSERT_TRUE(comeBack());
    ASSERT_TRUE(wait([this] { return driver.arrived("GET /api/2.0/workspace/list") >= 5; }));
    EXPECT_EQ(driver.arrived(kMe), 1);
    EXPECT_EQ(driver.arrived("GET /api/2.0/workspace/list"), 5) << "each once";
}

TEST_F(OfflineE2e, AChangeIsNotSentAndCanBeRetried)
{
    ASSERT_TRUE(driver.select(kName));
    ASSERT_TRUE(goOffline());
    ASSERT_TRUE(driver.clickVerb(u"Start"_s));
    const QString said = u"Ad hoc analytics: nothing was sent, the workspace cannot be reached"_s;
    ASSERT_TRUE(driver.told(said));
    ASSERT_TRUE(comeBack());
    EXPECT_EQ(driver.server().warehouseState(kName), u"STOPPED"_s) << "it does not leave hours later";
    EXPECT_EQ(driver.arrived(kStart), 0);
    driver.messageDetails(said);
    ASSERT_TRUE(driver.pressOnPage(u"messages.retry"_s));
    EXPECT_TRUE(driver.waitForCell(kName, u"State"_s, u"Running"_s));
    EXPECT_EQ(driver.executed(kStart), 1);
}

TEST_F(OfflineE2e, AClickFindsTheNetworkThatIsBack)
{
    ASSERT_TRUE(driver.select(kName));
    ASSERT_TRUE(goOffline());
    ASSERT_TRUE(driver.startServer());
    ASSERT_TRUE(driver.clickVerb(u"Start"_s)); // at once, not when the next probe is due
    EXPECT_TRUE(driver.told(u"Ad hoc analytics is running"_s));
    EXPECT_TRUE(driver.waitForCell(kName, u"State"_s, u"Running"_s));
    EXPECT_TRUE(driver.messages().filter(u"has stopped"_s).isEmpty()) << "what was read meanwhile is older";
    EXPECT_EQ(driver.executed(kStart), 1);
    EXPECT_EQ(driver.arrived(kStart), 1);
}

TEST_F(OfflineE2e, AFormKeepsWhatWasTyped)
{
    ASSERT_TRUE(driver.clickVerb(u"New"_s));
    ASSERT_TRUE(driver.dialog(u"createWarehouse"_s));
    ASSERT_TRUE(driver.fill(u"name"_s, u"Night shift"_s));
    driver.stopServer();
    ASSERT_TRUE(driver.press(u"Create"_s));
    QDialog *form = driver.dialog(u"createWarehouse"_s);
    ASSERT_TRUE(form);
    const auto said = [form] {
        QString all;
        for (const QLabel *label : form->findChildren<QLabel *>())
            all += label->isVisible() ? label->text() + u' ' : QString();
        return all;
    };
    EXPECT_TRUE(wait([&] { return said().contains(u"cannot be reached"_s); })) << said().toStdString();
    EXPECT_EQ(form->findChild<QLineEdit *>(u"name"_s)->text(), u"Night shift"_s);
    ASSERT_TRUE(driver.startServer());
    ASSERT_TRUE(driver.press(u"Create"_s));
    EXPECT_TRUE(wait([&] { return QApplication::activeModalWidget() == nullptr; })) << said().toStdString();
    ASSERT_TRUE(driver.dialogGone());
    EXPECT_TRUE(driver.waitForRow(u"Night shift"_s));
    EXPECT_EQ(driver.executed("POST /api/2.0/sql/warehouses"), 1);
}

TEST_F(OfflineE2e, AfterASleepEverythingGoesOn)
{
    ASSERT_TRUE(driver.select(kName));
    driver.workspaces().goesToSleep();
    key(Qt::Key_F5);
    driver.server().clearCalls();
    driver.workspaces().woke();
    EXPECT_TRUE(wait([this] { return driver.arrived(kList) == 1; }));
    EXPECT_TRUE(driver.waitForList());
    EXPECT_EQ(driver.arrived(kMe), 1);
    EXPECT_EQ(driver.bandTitle(), QString());
    ASSERT_TRUE(driver.clickVerb(u"Start"_s));
    EXPECT_TRUE(driver.told(u"Ad hoc analytics is running"_s));
    EXPECT_EQ(driver.executed(kStart), 1);
}

TEST_F(OfflineE2e, TheNetworkOfTheSystemIsNotThisOne)
{
    // The cable is out, says the system; but the workspace is on this computer.
    driver.server().clearCalls();
    driver.workspaces().networkChanged();
    EXPECT_TRUE(wait([this] { return driver.arrived(kMe) == 1; }));
    key(Qt::Key_F5);
    EXPECT_TRUE(wait([this] { return driver.arrived(kList) == 1; }));
    EXPECT_TRUE(driver.waitForList());
    EXPECT_EQ(driver.bandTitle(), QString());
}
