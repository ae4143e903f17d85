// SPDX-License-Identifier: GPL-3.0-or-later
// Every operation on SQL warehouses by point and click, down to the server's state.
#include "tests/e2e/driver.h"
#include "ui/pages/code_view.h"
#include "ui/pages/fact_view.h"
#include "ui/pages/timeline_view.h"

#include <QLabel>
#include <QLineEdit>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QPushButton>
#include <QTableView>

#include <gtest/gtest.h>

using namespace trowel;
using namespace trowel::e2e;
using namespace Qt::StringLiterals;

namespace {

const QString kList = u"SQL warehouses"_s;
const QString kStopped = u"Ad hoc analytics"_s;
const QByteArray kStoppedPath = "/api/2.0/sql/warehouses/93e0d7a41f6b25c8";
const QString kRunning = u"Finance BI"_s;

struct WarehousesE2e : testing::Test
{
    void open(Environment environment = Environment::Demo)
    {
        driver = std::make_unique<Driver>(quick(environment));
        driver->settle();
        ASSERT_TRUE(driver->openKind(kList));
        ASSERT_TRUE(driver->waitForRow(kStopped));
    }

    QString state(const QString &name) { return driver->server().warehouseState(name); }
    bool reaches(const QString &name, const QString &wanted)
    {
        const bool came = wait([&] { return state(name) == wanted; });
        EXPECT_TRUE(came) << name.toStdString() << " is " << state(name).toStdString();
        return came;
    }

    std::unique_ptr<Driver> driver;
};

// Without the blanks between the values: what was sent, whatever its layout.
QByteArray squeezed(const QByteArray &json)
{
    QByteArray out;
    bool quoted = false;
    for (qsizetype i = 0; i < json.size(); ++i) {
        const char c = json[i];
        if (quoted && c == '\\') {
            out += json.mid(i++, 2);
            continue;
        }
        if (c == '"')
            quoted = !quoted;
        if (quoted || !QByteArray(" \n\r\t").contains(c))
            out += c;
    }
    return out;
}

} // namespace

TEST_F(WarehousesE2e, TheListShowsWhatTheServerHas)
{
    open();
    EXPECT_EQ(driver->names().size(), 14);
    EXPECT_EQ(driver->cell(kRunning, u"State"_s), u"Running"_s);
    EXPECT_EQ(driver->cell(kRunning, u"Size"_s), u"Small"_s);
    EXPECT_EQ(driver->cell(kRunning, u"Sessions"_s), u"6"_s);
    EXPECT_EQ(driver->cell(u"Live tracking board"_s, u"Auto stop"_s), u"Never"_s);
    const auto *asOf = driver->page()->findChild<QLabel *>(u"pageAsOf"_s);
    EXPECT_TRUE(asOf->text().startsWith(u"as of "_s)) << asOf->text().toStdString();
}

TEST_F(WarehousesE2e, CreateByTheForm)
{
    open();
    ASSERT_TRUE(driver->clickVerb(u"New"_s));
    ASSERT_TRUE(driver->dialog(u"createWarehouse"_s));
    EXPECT_FALSE(driver->dialogButton(u"Create"_s)->isEnabled()) << "there is no name yet";
    EXPECT_EQ(driver->dialogButton(u"Create"_s)->toolTip(), u"A warehouse needs a name."_s);
    ASSERT_TRUE(driver->fill(u"name"_s, u"Quay cranes"_s));
    ASSERT_TRUE(driver->fill(u"cluster_size"_s, u"Small"_s));
    ASSERT_TRUE(driver->fill(u"min_num_clusters"_s, 5));
    EXPECT_EQ(driver->problemAt(u"min_num_clusters"_s), u"The minimum must not be above the maximum."_s);
    EXPECT_FALSE(driver->dialogButton(u"Create"_s)->isEnabled());
    EXPECT_EQ(driver->dialogButton(u"Create"_s)->toolTip(), u"The minimum must not be above the maximum."_s);
    ASSERT_TRUE(driver->fill(u"min_num_clusters"_s, 1));
    EXPECT_EQ(driver->problemAt(u"min_num_clusters"_s), QString());
    ASSERT_TRUE(driver->fill(u"auto_stop_mins"_s, 45));
    ASSERT_TRUE(driver->press(u"Create"_s));
    ASSERT_TRUE(driver->dialogGone());
    ASSERT_TRUE(driver->waitForRow(u"Quay cranes"_s));
    EXPECT_EQ(driver->executed("POST /api/2.0/sql/warehouses"), 1);
    EXPECT_TRUE(reaches(u"Quay cranes"_s, u"RUNNING"_s)) << "a new one starts by itself";
    EXPECT_TRUE(driver->waitForCell(u"Quay cranes"_s, u"State"_s, u"Running"_s)) << "and is watched";
    EXPECT_EQ(driver->cell(u"Quay cranes"_s, u"Size"_s), u"Small"_s);
    EXPECT_EQ(driver->cell(u"Quay cranes"_s, u"Auto stop"_s), u"45 min"_s);
}

TEST_F(WarehousesE2e, ARefusalOfTheServerKeepsWhatWasTyped)
{
    open();
    ASSERT_TRUE(driver->clickVerb(u"New"_s));
    ASSERT_TRUE(driver->dialog(u"createWarehouse"_s));
    ASSERT_TRUE(driver->fill(u"name"_s, kRunning));
    ASSERT_TRUE(driver->fill(u"auto_stop_mins"_s, 77));
    ASSERT_TRUE(driver->press(u"Create"_s));
    QDialog *form = driver->dialog(u"createWarehouse"_s);
    ASSERT_NE(form, nullptr);
    const auto words = [form] {
        const auto *label = form->findChild<QLabel *>(u"serverMessage"_s);
        return label && label->isVisible() ? label->text() : QString();
    };
    ASSERT_TRUE(wait([&] { return !words().isEmpty(); }));
    EXPECT_EQ(words(), u"SQL warehouse with name `Finance BI` already exists"_s);
    EXPECT_EQ(form->findChild<QLineEdit *>(u"name"_s)->text(), kRunning);
    ASSERT_TRUE(driver->fill(u"name"_s, u"Finance BI 2"_s));
    ASSERT_TRUE(driver->press(u"Create"_s));
    ASSERT_TRUE(driver->dialogGone());
    ASSERT_TRUE(driver->waitForRow(u"Finance BI 2"_s));
    EXPECT_EQ(driver->cell(u"Finance BI 2"_s, u"Auto stop"_s), u"77 min"_s);
}

TEST_F(WarehousesE2e, TheDrawerShowsTheObjectAndItsJsonAsItWasSent)
{
    open();
    ASSERT_TRUE(driver->select(kStopped));
    auto *facts = driver->page()->findChild<FactView *>();
    ASSERT_TRUE(wait([&] { return facts->isVisible(); }));
    QStringList shown;
    for (const QWidget *value : facts->findChildren<QWidget *>())
        shown += value->accessibleName();
    EXPECT_TRUE(shown.contains(u"State: Stopped"_s)) << shown.join(u'\n').toStdString();
    EXPECT_TRUE(shown.contains(u"Size: 2X-Small"_s));
    EXPECT_TRUE(shown.contains(u"Warehouse id: 93e0d7a41f6b25c8"_s));
    ASSERT_TRUE(driver->drawerTab(u"JSON"_s));
    auto *json = driver->page()->findChild<CodeView *>(u"json"_s);
    ASSERT_TRUE(wait([&] { return json->isVisible(); }));

    const Profile &profile = driver->session().workspace().profile();
    QNetworkAccessManager plain;
    QUrl url = profile.host;
    url.setPath(QString::fromLatin1(kStoppedPath));
    QNetworkRequest request(url);
    request.setRawHeader("Authorization", "Bearer " + driver->token());
    QNetworkReply *reply = plain.get(request);
    ASSERT_TRUE(wait([&] { return reply->isFinished(); }));
    const QByteArray sent = reply->readAll();
    ASSERT_TRUE(sent.contains("93e0d7a41f6b25c8")) << sent.toStdString();
    EXPECT_EQ(squeezed(json->text().toUtf8()), squeezed(sent));
}

TEST_F(WarehousesE2e, StartAndStopAreFollowedUntilTheySettle)
{
    open();
    ASSERT_TRUE(driver->select(kStopped));
    ASSERT_TRUE(driver->clickVerb(u"Start"_s));
    EXPECT_EQ(driver->cell(kStopped, u"State"_s), u"Starting"_s) << "at once, before the server has answered";
    EXPECT_TRUE(driver->told(u"Ad hoc analytics is running"_s));
    EXPECT_EQ(driver->cell(kStopped, u"State"_s), u"Running"_s);
    EXPECT_EQ(state(kStopped), u"RUNNING"_s);
    EXPECT_EQ(driver->executed("POST " + kStoppedPath + "/start"), 1);
    ASSERT_TRUE(driver->clickDrawerVerb(u"Stop"_s));
    EXPECT_EQ(driver->cell(kStopped, u"State"_s), u"Stopping"_s);
    EXPECT_TRUE(driver->told(u"Ad hoc analytics has stopped"_s));
    EXPECT_EQ(state(kStopped), u"STOPPED"_s);
    EXPECT_EQ(driver->executed("POST " + kStoppedPath + "/stop"), 1);
    EXPECT_EQ(driver->selected(), QStringList{kStopped}) << "a changed row stays selected";
}

TEST_F(WarehousesE2e, TheTimelineShowsWhatWasSeen)
{
    open();
    ASSERT_TRUE(driver->select(kStopped));
    ASSERT_TRUE(driver->drawerTab(u"Timeline"_s));
    const auto chosen = [&] {
        const auto *picture = driver->page()->findChild<TimelineView *>(u"timeline"_s);
        return picture ? picture->sentence(picture->current()) : QString();
    };
    ASSERT_TRUE(wait([&] { return chosen().startsWith(u"Stopped since "_s); })) << chosen().toStdString();
    ASSERT_TRUE(driver->clickVerb(u"Start"_s));
    EXPECT_TRUE(wait([&] { return chosen().startsWith(u"Running since "_s); })) << chosen().toStdString();
    auto *picture = driver->page()->findChild<TimelineView *>(u"timeline"_s);
    picture->setFocus();
    key(Qt::Key_Home);
    EXPECT_TRUE(chosen().startsWith(u"Stopped from "_s)) << chosen().toStdString();
}

TEST_F(WarehousesE2e, EditChangesWhatWasChangedOnly)
{
    open();
    ASSERT_TRUE(driver->select(kStopped));
    ASSERT_TRUE(driver->clickDrawerVerb(u"Edit"_s));
    ASSERT_TRUE(driver->dialog(u"editWarehouse"_s));
    ASSERT_TRUE(driver->fill(u"max_num_clusters"_s, 7));
    ASSERT_TRUE(driver->fill(u"name"_s, u"Ad hoc questions"_s));
    ASSERT_TRUE(driver->press(u"Save"_s));
    ASSERT_TRUE(driver->dialogGone());
    EXPECT_TRUE(driver->told(u"Ad hoc questions was changed"_s));
    EXPECT_TRUE(driver->waitForCell(u"Ad hoc questions"_s, u"Clusters"_s, u"0 / 7"_s));
    EXPECT_EQ(driver->cell(u"Ad hoc questions"_s, u"Auto stop"_s), u"5 min"_s);
    EXPECT_EQ(driver->executed("POST " + kStoppedPath + "/edit"), 1);
    EXPECT_EQ(state(u"Ad hoc questions"_s), u"STOPPED"_s);
    EXPECT_EQ(state(kStopped), QString());
}

TEST_F(WarehousesE2e, DeleteAsksFirstAndCancelIsTheDefault)
{
    open();
    ASSERT_TRUE(driver->select(kStopped));
    ASSERT_TRUE(driver->choose(driver->contextMenu(kStopped), u"Delete…"_s));
    QDialog *question = driver->dialog(u"deleteWarehouses"_s);
    ASSERT_NE(question, nullptr);
    EXPECT_EQ(question->findChild<QLabel *>(u"question"_s)->text(), u"Delete Ad hoc analytics permanently?"_s);
    EXPECT_EQ(question->findChild<QLabel *>(u"user"_s)->text(),
              u"as %1"_s.arg(driver->session().workspace().identity().userName));
    key(Qt::Key_Return);
    ASSERT_TRUE(driver->dialogGone());
    EXPECT_EQ(driver->arrived("DELETE " + kStoppedPath), 0) << "Enter means Cancel";
    EXPECT_EQ(driver->cell(kStopped, u"State"_s), u"Stopped"_s);
    ASSERT_TRUE(driver->choose(driver->contextMenu(kStopped), u"Delete…"_s));
    ASSERT_TRUE(driver->dialog(u"deleteWarehouses"_s));
    ASSERT_TRUE(driver->press(u"Delete SQL warehouse"_s));
    ASSERT_TRUE(driver->dialogGone());
    EXPECT_TRUE(driver->told(u"Ad hoc analytics was deleted"_s));
    EXPECT_TRUE(driver->waitForNoRow(kStopped));
    EXPECT_EQ(driver->executed("DELETE " + kStoppedPath), 1);
}

TEST_F(WarehousesE2e, InProductionTheNameOfTheWorkspaceIsTyped)
{
    open(Environment::Prod);
    ASSERT_TRUE(driver->select(kStopped));
    ASSERT_TRUE(driver->choose(driver->menu(u"Actions"_s), u"Delete…"_s));
    ASSERT_TRUE(driver->dialog(u"deleteWarehouses"_s));
    QPushButton *verb = driver->dialogButton(u"Delete SQL warehouse"_s);
    EXPECT_FALSE(verb->isEnabled());
    EXPECT_EQ(verb->toolTip(), u"Type the name of the workspace to go on."_s);
    type(u"Halden"_s); // the field has the keyboard
    EXPECT_FALSE(verb->isEnabled()) << "another spelling is another name";
    ASSERT_TRUE(driver->fill(u"workspaceName"_s, u"halden"_s));
    EXPECT_TRUE(verb->isEnabled());
    ASSERT_TRUE(driver->press(u"Delete SQL warehouse"_s));
    ASSERT_TRUE(driver->dialogGone());
    EXPECT_TRUE(driver->waitForNoRow(kStopped));
    EXPECT_EQ(driver->executed("DELETE " + kStoppedPath), 1);
}

TEST_F(WarehousesE2e, SeveralAreStartedEachWithItsOwnResult)
{
    open();
    driver->fault(u"POST /api/2.0/sql/warehouses/08a7c35d94e1fb62/start status=403"_s);
    ASSERT_TRUE(driver->select(kStopped));
    ASSERT_TRUE(driver->select(u"Customs reporting"_s, Qt::ControlModifier));
    ASSERT_TRUE(driver->select(u"Month-end close"_s, Qt::ControlModifier));
    ASSERT_TRUE(driver->select(kRunning, Qt::ControlModifier)) << "it runs already and is left out";
    EXPECT_TRUE(driver->page()->findChild<QLabel *>(u"pageCount"_s)->text().contains(u"4 selected"_s));
    ASSERT_TRUE(driver->clickVerb(u"Start"_s));
    const QString details = driver->messageDetails(u"1 of 3 SQL warehouses could not be started"_s);
    EXPECT_TRUE(details.contains(u"Customs reporting: "_s)) << details.toStdString();
    EXPECT_FALSE(details.contains(kStopped)) << "what worked is no failure";
    EXPECT_TRUE(reaches(kStopped, u"RUNNING"_s));
    EXPECT_TRUE(reaches(u"Month-end close"_s, u"RUNNING"_s));
    EXPECT_EQ(state(u"Customs reporting"_s), u"STOPPED"_s);
    EXPECT_TRUE(driver->waitForCell(u"Customs reporting"_s, u"State"_s, u"Stopped"_s))
        << "the refused row is read again";
    driver->server().clearFaults();
    ASSERT_TRUE(driver->pressOnPage(u"messages.retry"_s));
    EXPECT_TRUE(reaches(u"Customs reporting"_s, u"RUNNING"_s));
    EXPECT_EQ(driver->executed("POST " + kStoppedPath + "/start"), 1) << "Retry repeats what failed only";
}
