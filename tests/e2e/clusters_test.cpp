// SPDX-License-Identifier: GPL-3.0-or-later
// Every operation on clusters by point and click, down to the server's state.
#include "tests/e2e/driver.h"
#include "ui/pages/code_view.h"
#include "ui/pages/fact_view.h"
#include "ui/pages/feed_view.h"
#include "ui/pages/timeline_view.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTabBar>
#include <QTableView>

#include <gtest/gtest.h>

using namespace trowel;
using namespace trowel::e2e;
using namespace Qt::StringLiterals;

namespace {

const QString kEnded = u"priya-adhoc"_s;
const QString kRunning = u"shared-etl"_s;

struct ClustersE2e : testing::Test
{
    void open(Environment environment = Environment::Demo)
    {
        driver = std::make_unique<Driver>(quick(environment));
        driver->settle();
        ASSERT_TRUE(driver->openKind(u"Clusters"_s));
        ASSERT_TRUE(driver->waitForRow(kEnded));
    }

    QJsonObject server(const QString &name) { return driver->server().setState({{u"cluster"_s, name}}); }
    bool reaches(const QString &name, const QString &wanted)
    {
        const auto state = [&] { return server(name)[u"state"_s].toString(); };
        const bool came = wait([&] { return state() == wanted; });
        EXPECT_TRUE(came) << name.toStdString() << " is " << state().toStdString();
        return came;
    }
    int executed(const char *verb) { return driver->executed(QByteArray("POST /api/2.1/clusters/") + verb); }

    std::unique_ptr<Driver> driver;
};

} // namespace

TEST_F(ClustersE2e, TheListShowsWhatTheServerHas)
{
    open();
    EXPECT_EQ(driver->names().size(), 40);
    EXPECT_EQ(driver->cell(kRunning, u"State"_s), u"Running"_s);
    EXPECT_EQ(driver->cell(kRunning, u"Node type"_s), u"i3.xlarge"_s);
    EXPECT_EQ(driver->cell(kEnded, u"Auto termination"_s), u"15 min"_s);
    EXPECT_EQ(driver->cell(u"partner-exchange"_s, u"State"_s), u"Failed"_s);
    EXPECT_EQ(driver->cell(u"telemetry-stream"_s, u"Auto termination"_s), u"Never"_s);
}

TEST_F(ClustersE2e, CreateByTheForm)
{
    open();
    ASSERT_TRUE(driver->clickVerb(u"New"_s));
    ASSERT_TRUE(driver->dialog(u"createCluster"_s));
    EXPECT_FALSE(driver->dialogButton(u"Create"_s)->isEnabled()) << "there is no name yet";
    ASSERT_TRUE(driver->fill(u"cluster_name"_s, u"quay-cranes"_s));
    ASSERT_TRUE(driver->fill(u"autotermination_minutes"_s, 5));
    EXPECT_EQ(driver->problemAt(u"autotermination_minutes"_s), u"Enter 10 to 10000 minutes, or 0 for never."_s);
    EXPECT_FALSE(driver->dialogButton(u"Create"_s)->isEnabled());
    ASSERT_TRUE(driver->fill(u"autotermination_minutes"_s, 45));
    EXPECT_EQ(driver->problemAt(u"autotermination_minutes"_s), QString());
    ASSERT_TRUE(driver->fill(u"max_workers"_s, 3));
    ASSERT_TRUE(driver->press(u"Create"_s));
    ASSERT_TRUE(driver->dialogGone());
    ASSERT_TRUE(driver->waitForRow(u"quay-cranes"_s));
    EXPECT_EQ(executed("create"), 1);
    EXPECT_TRUE(reaches(u"quay-cranes"_s, u"RUNNING"_s)) << "a new one starts by itself";
    EXPECT_TRUE(driver->waitForCell(u"quay-cranes"_s, u"State"_s, u"Running"_s)) << "and is watched";
    EXPECT_EQ(driver->cell(u"quay-cranes"_s, u"Workers"_s), u"1 of 1–3"_s);
    EXPECT_EQ(server(u"quay-cranes"_s)[u"spec"_s][u"spark_version"_s], u"16.4.x-scala2.12"_s);
}

TEST_F(ClustersE2e, CreateByTheJson)
{
    open();
    ASSERT_TRUE(driver->clickVerb(u"New"_s));
    QDialog *form = driver->dialog(u"createCluster"_s);
    ASSERT_NE(form, nullptr);
    ASSERT_TRUE(driver->fill(u"cluster_name"_s, u"by-json"_s));
    auto *sides = form->findChild<QTabBar *>(u"sides"_s);
    ASSERT_NE(sides, nullptr);
    ASSERT_TRUE(clickAt(sides, sides->tabRect(1).center()));
    key(Qt::Key_A, Qt::ControlModifier);
    type(uR"({"cluster_name":"by-json","spark_version":"15.4.x-scala2.12","node_type_id":"m5d.large","num_workers":1,)"
         uR"("enable_local_disk_encryption":true,)"_s);
    EXPECT_TRUE(wait([&] { return !driver->dialogButton(u"Create"_s)->isEnabled(); })) << "it is not finished";
    type(uR"("ssh_public_keys":["ssh-rsa A"]})"_s);
    ASSERT_TRUE(wait([&] { return driver->dialogButton(u"Create"_s)->isEnabled(); }));
    ASSERT_TRUE(driver->press(u"Create"_s));
    ASSERT_TRUE(driver->dialogGone());
    ASSERT_TRUE(driver->waitForRow(u"by-json"_s));
    const QJsonObject spec = server(u"by-json"_s)[u"spec"_s].toObject();
    EXPECT_EQ(spec[u"enable_local_disk_encryption"_s], QJsonValue(true)) << "what the form does not know is sent";
    EXPECT_EQ(spec[u"ssh_public_keys"_s][0], u"ssh-rsa A"_s);
    EXPECT_EQ(spec[u"node_type_id"_s], u"m5d.large"_s);
}

TEST_F(ClustersE2e, ARefusalOfTheServerKeepsWhatWasTyped)
{
    open();
    driver->fault(u"POST /api/2.1/clusters/create status=403"_s);
    ASSERT_TRUE(driver->clickVerb(u"New"_s));
    ASSERT_TRUE(driver->dialog(u"createCluster"_s));
    ASSERT_TRUE(driver->fill(u"cluster_name"_s, u"kept"_s));
    ASSERT_TRUE(driver->press(u"Create"_s));
    QDialog *form = driver->dialog(u"createCluster"_s);
    ASSERT_NE(form, nullptr);
    ASSERT_TRUE(wait([&] {
        const auto *label = form->findChild<QLabel *>(u"serverMessage"_s);
        return label && label->isVisible() && !label->text().isEmpty();
    }));
    EXPECT_EQ(form->findChild<QLineEdit *>(u"cluster_name"_s)->text(), u"kept"_s);
    driver->server().clearFaults();
    ASSERT_TRUE(driver->press(u"Create"_s));
    ASSERT_TRUE(driver->dialogGone());
    EXPECT_TRUE(driver->waitForRow(u"kept"_s));
}

TEST_F(ClustersE2e, StartRestartAndTerminateAreFollowedUntilTheySettle)
{
    open();
    ASSERT_TRUE(driver->select(kEnded));
    ASSERT_TRUE(driver->clickVerb(u"Start"_s));
    EXPECT_EQ(driver->cell(kEnded, u"State"_s), u"Starting"_s) << "at once, before the server has answered";
    EXPECT_TRUE(driver->told(u"priya-adhoc is running"_s));
    EXPECT_EQ(executed("start"), 1);
    ASSERT_TRUE(driver->clickVerb(u"Restart"_s));
    ASSERT_TRUE(driver->dialog(u"restartClusters"_s));
    ASSERT_TRUE(driver->press(u"Restart cluster"_s));
    ASSERT_TRUE(driver->dialogGone());
    EXPECT_TRUE(wait([&] { return executed("restart") == 1; }));
    EXPECT_TRUE(driver->waitForCell(kEnded, u"State"_s, u"Running"_s));
    ASSERT_TRUE(driver->clickVerb(u"Terminate"_s));
    QDialog *question = driver->dialog(u"terminateClusters"_s);
    ASSERT_NE(question, nullptr);
    EXPECT_EQ(question->findChild<QLabel *>(u"question"_s)->text(), u"Terminate priya-adhoc?"_s);
    ASSERT_TRUE(driver->press(u"Terminate cluster"_s));
    ASSERT_TRUE(driver->dialogGone());
    EXPECT_TRUE(driver->told(u"priya-adhoc has terminated"_s));
    EXPECT_TRUE(reaches(kEnded, u"TERMINATED"_s));
    EXPECT_EQ(executed("delete"), 1);
    EXPECT_EQ(driver->selected(), QStringList{kEnded}) << "a changed row stays selected";
}

TEST_F(ClustersE2e, EditSendsEverythingAndChangesWhatWasChangedOnly)
{
    open();
    QJsonObject expected = server(kRunning)[u"spec"_s].toObject();
    ASSERT_TRUE(driver->select(kRunning));
    ASSERT_TRUE(driver->clickDrawerVerb(u"Edit"_s));
    ASSERT_TRUE(driver->dialog(u"editCluster"_s));
    ASSERT_TRUE(driver->fill(u"max_workers"_s, 12));
    ASSERT_TRUE(driver->press(u"Save"_s));
    ASSERT_TRUE(driver->dialogGone());
    EXPECT_TRUE(driver->told(u"shared-etl was changed"_s));
    expected[u"autoscale"_s] = QJsonObject{{u"min_workers"_s, 2}, {u"max_workers"_s, 12}};
    EXPECT_EQ(server(kRunning)[u"spec"_s].toObject(), expected);
    EXPECT_EQ(executed("edit"), 1);
    EXPECT_TRUE(driver->waitForCell(kRunning, u"Workers"_s, u"2 of 2–12"_s)) << "restarted, with the new limits";
}

TEST_F(ClustersE2e, Resize)
{
    open();
    const QString name = u"bi-extracts"_s;
    ASSERT_TRUE(driver->select(name));
    ASSERT_TRUE(driver->choose(driver->contextMenu(name), u"Resize…"_s));
    ASSERT_TRUE(driver->dialog(u"resizeCluster"_s));
    ASSERT_TRUE(driver->fill(u"min_workers"_s, 5));
    ASSERT_TRUE(driver->fill(u"max_workers"_s, 6));
    ASSERT_TRUE(driver->press(u"Resize"_s));
    ASSERT_TRUE(driver->dialogGone());
    EXPECT_TRUE(driver->waitForCell(name, u"Workers"_s, u"5 of 5–6"_s));
    EXPECT_EQ(server(name)[u"workers"_s], 5);
    EXPECT_EQ(executed("resize"), 1);
}

TEST_F(ClustersE2e, PinUnpinAndDeletePermanently)
{
    open();
    const QString pinned = u"month-end-close"_s;
    ASSERT_TRUE(driver->select(pinned));
    ASSERT_TRUE(driver->choose(driver->contextMenu(pinned), u"Unpin"_s));
    EXPECT_TRUE(driver->told(u"month-end-close is no longer pinned"_s));
    EXPECT_EQ(server(pinned)[u"pinned_by"_s], QString());
    ASSERT_TRUE(driver->choose(driver->contextMenu(pinned), u"Pin"_s));
    EXPECT_TRUE(driver->told(u"month-end-close is pinned"_s));
    EXPECT_NE(server(pinned)[u"pinned_by"_s], QString());

    ASSERT_TRUE(driver->select(kEnded));
    ASSERT_TRUE(driver->choose(driver->contextMenu(kEnded), u"Delete permanently…"_s));
    QDialog *question = driver->dialog(u"deleteClusters"_s);
    ASSERT_NE(question, nullptr);
    EXPECT_EQ(question->findChild<QLabel *>(u"question"_s)->text(), u"Delete priya-adhoc permanently?"_s);
    key(Qt::Key_Return);
    ASSERT_TRUE(driver->dialogGone());
    EXPECT_EQ(executed("permanent-delete"), 0) << "Enter means Cancel";
    ASSERT_TRUE(driver->choose(driver->contextMenu(kEnded), u"Delete permanently…"_s));
    ASSERT_TRUE(driver->dialog(u"deleteClusters"_s));
    ASSERT_TRUE(driver->press(u"Delete cluster"_s));
    ASSERT_TRUE(driver->dialogGone());
    EXPECT_TRUE(driver->told(u"priya-adhoc was deleted"_s));
    EXPECT_TRUE(driver->waitForNoRow(kEnded));
    EXPECT_EQ(executed("permanent-delete"), 1);
    EXPECT_TRUE(server(kEnded).isEmpty());
}

TEST_F(ClustersE2e, InProductionTheNameOfTheWorkspaceIsTyped)
{
    open(Environment::Prod);
    ASSERT_TRUE(driver->select(kEnded));
    ASSERT_TRUE(driver->choose(driver->menu(u"Actions"_s), u"Delete permanently…"_s));
    ASSERT_TRUE(driver->dialog(u"deleteClusters"_s));
    EXPECT_FALSE(driver->dialogButton(u"Delete cluster"_s)->isEnabled());
    ASSERT_TRUE(driver->fill(u"workspaceName"_s, u"halden"_s));
    ASSERT_TRUE(driver->press(u"Delete cluster"_s));
    ASSERT_TRUE(driver->dialogGone());
    EXPECT_TRUE(driver->waitForNoRow(kEnded));
}

TEST_F(ClustersE2e, SeveralAreStartedEachWithItsOwnResult)
{
    open();
    const QString without = u"dwh-migration"_s;
    driver->server().setState({{u"cluster"_s, without}, {u"start_fails"_s, true}});
    ASSERT_TRUE(driver->select(kEnded));
    ASSERT_TRUE(driver->select(without, Qt::ControlModifier));
    ASSERT_TRUE(driver->select(kRunning, Qt::ControlModifier)) << "it runs already and is left out";
    ASSERT_TRUE(driver->clickVerb(u"Start"_s));
    EXPECT_TRUE(driver->told(u"priya-adhoc is running"_s));
    EXPECT_TRUE(driver->told(u"dwh-migration has failed"_s));
    EXPECT_EQ(driver->cell(without, u"State"_s), u"Failed"_s);
    EXPECT_EQ(executed("start"), 2);
}

TEST_F(ClustersE2e, TheDrawerShowsFactsEventsTimelineAndJson)
{
    open();
    ASSERT_TRUE(driver->select(kRunning));
    auto *facts = driver->page()->findChild<FactView *>();
    ASSERT_TRUE(wait([&] { return facts->isVisible(); }));
    QStringList shown;
    for (const QWidget *value : facts->findChildren<QWidget *>())
        shown += value->accessibleName();
    EXPECT_TRUE(shown.contains(u"State: Running"_s)) << shown.join(u'\n').toStdString();
    EXPECT_TRUE(shown.contains(u"Auto termination: After 30 min without activity"_s));
    EXPECT_TRUE(shown.contains(u"Init script 1: /Volumes/main/platform/init/install-geo-libs.sh"_s));
    EXPECT_TRUE(shown.contains(u"Cluster id: 0712-164512-dusk42"_s));
    ASSERT_TRUE(driver->drawerTab(u"Events"_s));
    ASSERT_TRUE(wait([&] {
        const auto *list = driver->page()->findChild<FeedView *>(u"clusterEvents"_s);
        return list && list->isVisible() && list->model()->rowCount() == 50;
    }));
    ASSERT_TRUE(driver->drawerTab(u"Timeline"_s));
    ASSERT_TRUE(wait([&] {
        const auto *picture = driver->page()->findChild<TimelineView *>(u"timeline"_s);
        return picture && picture->isVisible();
    }));
    ASSERT_TRUE(driver->drawerTab(u"JSON"_s));
    auto *json = driver->page()->findChild<CodeView *>(u"json"_s);
    ASSERT_TRUE(wait([&] { return json->isVisible() && json->text().contains(u"spark_context_id"_s); }));
}

namespace {

struct ClusterFault
{
    const char *words; ///< as `trowel-demo --fault` takes them
    bool happens;      ///< the server did it
};

struct ClustersWithFaults : ClustersE2e, testing::WithParamInterface<ClusterFault>
{
};

} // namespace

TEST_P(ClustersWithFaults, AStartIsSentOnceAndTheRowShowsWhatTheServerSays)
{
    open();
    driver->fault(u"POST /api/2.1/clusters/start %1 times=1"_s.arg(QLatin1String(GetParam().words)));
    ASSERT_TRUE(driver->select(kEnded));
    ASSERT_TRUE(driver->clickVerb(u"Start"_s));
    const bool lost = QByteArrayView(GetParam().words).startsWith("reset");
    EXPECT_TRUE(driver->told(lost ? u"priya-adhoc: the answer was lost, its state is read again"_s
                                  : u"priya-adhoc could not be started"_s));
    EXPECT_EQ(driver->arrived("POST /api/2.1/clusters/start"), 1) << "a start is never repeated by itself";
    EXPECT_TRUE(driver->waitForCell(kEnded, u"State"_s, GetParam().happens ? u"Running"_s : u"Terminated"_s));
    EXPECT_TRUE(reaches(kEnded, GetParam().happens ? u"RUNNING"_s : u"TERMINATED"_s));
}

INSTANTIATE_TEST_SUITE_P(Clusters, ClustersWithFaults,
                         testing::Values(ClusterFault{"status=500", false}, ClusterFault{"status=500 after", true},
                                         ClusterFault{"status=503 after", true}, ClusterFault{"reset", false},
                                         ClusterFault{"reset after", true}, ClusterFault{"status=403", false}));

TEST_F(ClustersE2e, AFamilyThatIsOffSaysSoInPlaceAndTheRowsStay)
{
    open();
    driver->fault(u"GET /api/2.1/clusters/list status=501"_s);
    key(Qt::Key_F5);
    EXPECT_TRUE(wait([&] { return !driver->bandTitle().isEmpty(); }));
    EXPECT_EQ(driver->names().size(), 40);
    driver->server().clearFaults();
    ASSERT_TRUE(driver->pressOnPage(u"bandRetry"_s));
    EXPECT_TRUE(wait([&] { return driver->bandTitle().isEmpty(); }));
}

TEST_F(ClustersE2e, AnOlderWorkspaceIsServedByTheOlderVersion)
{
    open();
    driver->server().setState({{u"older_versions_only"_s, true}});
    ASSERT_TRUE(driver->select(kEnded));
    ASSERT_TRUE(driver->clickVerb(u"Start"_s));
    EXPECT_TRUE(driver->told(u"priya-adhoc is running"_s));
    EXPECT_EQ(driver->executed("POST /api/2.0/clusters/start"), 1);
}
