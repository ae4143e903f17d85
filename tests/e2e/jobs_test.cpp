// SPDX-License-Identifier: GPL-3.0-or-later
// Every operation on jobs and runs by point and click, down to the server's state.
#include "tests/e2e/driver.h"
#include "ui/pages/code_view.h"
#include "ui/pages/task_graph.h"
#include "ui/pages/task_timeline.h"

#include <QComboBox>
#include <QJsonArray>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>

#include <gtest/gtest.h>

using namespace trowel;
using namespace trowel::e2e;
using namespace Qt::StringLiterals;

namespace {

const QString kQuick = u"fx-rates-import"_s; // one task of seconds
const QString kEtl = u"nightly-etl"_s;

struct JobsE2e : testing::Test
{
    void open(Environment environment = Environment::Demo)
    {
        driver = std::make_unique<Driver>(quick(environment));
        ASSERT_TRUE(driver->openKind(u"Jobs"_s));
        ASSERT_TRUE(driver->waitForRow(kEtl));
        ASSERT_TRUE(driver->waitForList());
    }
    QJsonObject server(const QString &name) { return driver->server().setState({{u"job"_s, name}}); }
    QJsonObject settings(const QString &name) { return server(name).value("settings"_L1).toObject(); }
    QString lastResult(const QString &name)
    {
        return server(name).value("last_run"_L1).toObject().value("result"_L1).toString();
    }
    bool choose(const QString &name, const QString &verb)
    {
        return driver->select(name) && driver->choose(driver->contextMenu(name), verb);
    }
    bool openRuns(const QString &name)
    {
        return choose(name, u"Show runs"_s) && wait([&] {
                   return driver->page() && driver->page()->objectName() == u"runsPage"_s && driver->table() &&
                          driver->table()->model()->rowCount() > 0;
               }) &&
               driver->waitForList();
    }

    std::unique_ptr<Driver> driver;
};

} // namespace

TEST_F(JobsE2e, TheListShowsWhatTheServerHas)
{
    open();
    EXPECT_EQ(driver->names().size(), 120);
    EXPECT_EQ(driver->cell(kEtl, u"Schedule"_s), u"Daily 02:00"_s);
    EXPECT_TRUE(driver->waitForCell(kEtl, u"Last run"_s, u"Failed"_s));
    EXPECT_EQ(driver->cell(kEtl, u"Tasks"_s), u"6"_s);
    EXPECT_LE(driver->arrived("GET /api/2.2/jobs/runs/list"), 40) << "not one for each job";
}

TEST_F(JobsE2e, CreateByTheForm)
{
    open();
    ASSERT_TRUE(driver->clickVerb(u"New"_s));
    ASSERT_TRUE(driver->dialog(u"createJob"_s));
    EXPECT_FALSE(driver->dialogButton(u"Create"_s)->isEnabled());
    ASSERT_TRUE(driver->fill(u"name"_s, u"quay-report"_s));
    ASSERT_TRUE(driver->fill(u"path"_s, u"/Shared/quay"_s));
    ASSERT_TRUE(driver->fill(u"started_by"_s, u"By a schedule"_s));
    ASSERT_TRUE(driver->fill(u"cron"_s, u"* * * * *"_s));
    EXPECT_TRUE(driver->problemAt(u"cron"_s).contains(u"six or seven fields"_s));
    EXPECT_FALSE(driver->dialogButton(u"Create"_s)->isEnabled());
    ASSERT_TRUE(driver->fill(u"cron"_s, u"0 30 4 * * ?"_s));
    ASSERT_TRUE(driver->press(u"Create"_s));
    ASSERT_TRUE(driver->dialogGone());
    ASSERT_TRUE(driver->waitForRow(u"quay-report"_s));
    EXPECT_EQ(driver->cell(u"quay-report"_s, u"Schedule"_s), u"Daily 04:30"_s);
    EXPECT_EQ(driver->executed("POST /api/2.2/jobs/create"), 1);
    EXPECT_EQ(settings(u"quay-report"_s).value("tasks"_L1).toArray().first()["notebook_task"_L1]["notebook_path"_L1],
              QJsonValue(u"/Shared/quay"_s));
}

TEST_F(JobsE2e, EditByTheFormKeepsTheRest)
{
    open();
    const QJsonObject before = settings(kEtl);
    ASSERT_TRUE(choose(kEtl, u"Edit…"_s));
    ASSERT_TRUE(driver->dialog(u"editJob"_s));
    ASSERT_TRUE(driver->fill(u"cron"_s, u"0 15 3 * * ?"_s));
    ASSERT_TRUE(driver->press(u"Save"_s));
    ASSERT_TRUE(driver->dialogGone());
    EXPECT_TRUE(driver->waitForCell(kEtl, u"Schedule"_s, u"Daily 03:15"_s));
    EXPECT_EQ(driver->executed("POST /api/2.2/jobs/reset"), 1);
    EXPECT_EQ(settings(kEtl).value("tasks"_L1), before.value("tasks"_L1));
    EXPECT_EQ(settings(kEtl).value("job_clusters"_L1), before.value("job_clusters"_L1));
}

TEST_F(JobsE2e, RunNowWithParameters)
{
    open();
    ASSERT_TRUE(choose(kQuick, u"Run with parameters…"_s));
    ASSERT_TRUE(driver->dialog(u"runJob"_s));
    ASSERT_TRUE(driver->fill(u"parameter.depot"_s, u"oslo"_s));
    ASSERT_TRUE(driver->press(u"Run now"_s));
    ASSERT_TRUE(driver->dialogGone());
    EXPECT_TRUE(driver->told(u"A run of fx-rates-import was started"_s));
    EXPECT_TRUE(driver->told(u"The run of fx-rates-import succeeded"_s));
    const QJsonArray parameters = server(kQuick).value("last_run"_L1).toObject().value("parameters"_L1).toArray();
    EXPECT_EQ(parameters.first()["value"_L1].toString(), u"oslo"_s);
    EXPECT_TRUE(driver->waitForCell(kQuick, u"Last run"_s, u"Succeeded"_s));
}

TEST_F(JobsE2e, RunNowByTheButton)
{
    open();
    ASSERT_TRUE(driver->select(kQuick));
    ASSERT_TRUE(driver->clickVerb(u"Run now"_s));
    EXPECT_TRUE(driver->told(u"The run of fx-rates-import succeeded"_s));
    EXPECT_EQ(driver->executed("POST /api/2.2/jobs/run-now"), 1);
}

TEST_F(JobsE2e, PauseAndResume)
{
    open();
    ASSERT_TRUE(choose(kEtl, u"Pause schedule"_s));
    EXPECT_TRUE(driver->told(u"nightly-etl is paused"_s));
    EXPECT_EQ(settings(kEtl).value("schedule"_L1)["pause_status"_L1].toString(), u"PAUSED"_s);
    EXPECT_TRUE(driver->waitForCell(kEtl, u"Schedule"_s, u"Paused, Daily 02:00"_s));
    ASSERT_TRUE(choose(kEtl, u"Resume schedule"_s));
    EXPECT_TRUE(driver->told(u"nightly-etl runs by its schedule again"_s));
    EXPECT_EQ(settings(kEtl).value("schedule"_L1)["pause_status"_L1].toString(), u"UNPAUSED"_s);
}

TEST_F(JobsE2e, CancelAllRunsOfAJob)
{
    open();
    ASSERT_TRUE(choose(u"ml-scoring-batch"_s, u"Cancel runs…"_s)); // one runs, one waits in the queue
    ASSERT_TRUE(driver->dialog(u"cancelJobRuns"_s));
    ASSERT_TRUE(driver->press(u"Cancel runs"_s));
    ASSERT_TRUE(driver->dialogGone());
    EXPECT_TRUE(driver->told(u"The runs of ml-scoring-batch are being canceled"_s));
    EXPECT_TRUE(wait([&] { return lastResult(u"ml-scoring-batch"_s) == u"CANCELED"_s; }));
    EXPECT_EQ(driver->executed("POST /api/2.2/jobs/runs/cancel-all"), 1);
}

TEST_F(JobsE2e, DeleteInProductionWantsTheName)
{
    open(Environment::Prod);
    ASSERT_TRUE(choose(u"old-dwh-export"_s, u"Delete…"_s));
    ASSERT_TRUE(driver->dialog(u"deleteJobs"_s));
    EXPECT_FALSE(driver->dialogButton(u"Delete job"_s)->isEnabled());
    ASSERT_TRUE(driver->fill(u"workspaceName"_s, u"halden"_s));
    ASSERT_TRUE(driver->press(u"Delete job"_s));
    ASSERT_TRUE(driver->dialogGone());
    EXPECT_TRUE(driver->told(u"old-dwh-export was deleted"_s));
    EXPECT_TRUE(driver->waitForNoRow(u"old-dwh-export"_s));
    EXPECT_TRUE(server(u"old-dwh-export"_s).isEmpty());
}

TEST_F(JobsE2e, FindsByNameAtTheServer)
{
    open();
    ASSERT_TRUE(driver->choose(driver->contextMenu(kEtl), u"Find by name at the server…"_s));
    ASSERT_TRUE(driver->dialog(u"findJob"_s));
    ASSERT_TRUE(driver->fill(u"name"_s, u"CRM-SYNC"_s));
    ASSERT_TRUE(driver->press(u"Find"_s));
    ASSERT_TRUE(driver->dialogGone());
    EXPECT_TRUE(wait([&] { return driver->table() && driver->names() == QStringList{u"crm-sync"_s}; }));
}

TEST_F(JobsE2e, TheDrawerShowsTasksGraphAndRuns)
{
    open();
    ASSERT_TRUE(driver->select(kEtl));
    ASSERT_TRUE(driver->drawerTab(u"Tasks"_s));
    EXPECT_TRUE(wait([&] {
        const auto *tasks = driver->page()->findChild<QTableView *>(u"jobTasks"_s);
        const auto *inner = driver->page()->findChild<QWidget *>(u"jobTasks"_s);
        if (!tasks && inner)
            tasks = inner->findChild<QTableView *>();
        return tasks && tasks->model()->rowCount() == 6;
    }));
    ASSERT_TRUE(driver->drawerTab(u"Graph"_s));
    ASSERT_TRUE(wait([&] { return driver->page()->findChild<TaskGraph *>() != nullptr; }));
    auto *graph = driver->page()->findChild<TaskGraph *>();
    EXPECT_EQ(graph->layerOf(u"refresh_report"_s), 3);
    graph->setFocus();
    key(Qt::Key_End);
    EXPECT_TRUE(graph->accessibleDescription().contains(u"Upstream failed"_s))
        << graph->accessibleDescription().toStdString();
}

TEST_F(JobsE2e, FromARunJobTaskToTheRunItStarted)
{
    open();
    ASSERT_TRUE(openRuns(u"gl-close"_s));
    driver->table()->sortByColumn(2, Qt::DescendingOrder);
    ASSERT_TRUE(driver->select(u"gl-close"_s));
    ASSERT_TRUE(driver->drawerTab(u"Output"_s));
    QComboBox *tasks = nullptr;
    ASSERT_TRUE(wait([&] {
        tasks = driver->page()->findChild<QComboBox *>(u"outputTask"_s);
        return tasks != nullptr;
    }));
    const int query = tasks->findText(u"close_books"_s, Qt::MatchStartsWith);
    const int started = tasks->findText(u"run_etl"_s, Qt::MatchStartsWith);
    ASSERT_GE(query, 0);
    ASSERT_GE(started, 0);
    tasks->setCurrentIndex(query);
    const auto shows = [this](const QString &words) {
        const auto *code = driver->page()->findChild<CodeView *>(u"outputText"_s);
        return code && code->text().contains(words);
    };
    EXPECT_TRUE(wait([&] { return shows(u"# Query\nSELECT region"_s); }));
    tasks->setCurrentIndex(started);
    ASSERT_TRUE(wait([&] { return shows(u"# Started run"_s); }));
    ASSERT_TRUE(driver->pressOnPage(u"openStartedRun"_s));
    EXPECT_TRUE(wait([this] {
        const Place place = driver->page()->place();
        return place.kind == u"runs" && !place.object.isEmpty() && driver->selected() == QStringList{kEtl};
    })) << "the runs of the other job, with that one selected";
}

TEST_F(JobsE2e, ARunIsRepairedCanceledAndDeleted)
{
    open();
    ASSERT_TRUE(openRuns(kEtl));
    EXPECT_EQ(driver->names().size(), 10);
    driver->table()->selectRow(0);
    // The failed one is the newest; sorted by name they stand as the server gives them.
    driver->table()->sortByColumn(2, Qt::DescendingOrder);
    ASSERT_TRUE(driver->select(kEtl));
    ASSERT_TRUE(driver->drawerTab(u"Timeline"_s));
    EXPECT_TRUE(wait([&] { return driver->page()->findChild<TaskTimeline *>() != nullptr; }));
    ASSERT_TRUE(driver->drawerTab(u"Output"_s));
    EXPECT_TRUE(wait([&] {
        const auto *task = driver->page()->findChild<QComboBox *>(u"outputTask"_s);
        return task && task->currentText() == u"fact_sales, Failed"_s;
    }));
    ASSERT_TRUE(driver->clickVerb(u"Repair run"_s));
    ASSERT_TRUE(driver->dialog(u"repairRun"_s));
    ASSERT_TRUE(driver->press(u"Repair run"_s));
    ASSERT_TRUE(driver->dialogGone());
    EXPECT_TRUE(driver->told(u"The run of nightly-etl succeeded"_s));
    EXPECT_EQ(driver->executed("POST /api/2.2/jobs/runs/repair"), 1);
    EXPECT_TRUE(wait([&] { return lastResult(kEtl) == u"SUCCESS"_s; }));

    const qsizetype before = driver->names().size();
    ASSERT_TRUE(driver->select(kEtl));
    ASSERT_TRUE(driver->choose(driver->contextMenu(kEtl), u"Delete…"_s));
    ASSERT_TRUE(driver->dialog(u"deleteRuns"_s));
    ASSERT_TRUE(driver->press(u"Delete run"_s));
    ASSERT_TRUE(driver->dialogGone());
    EXPECT_TRUE(driver->told(u"was deleted"_s));
    EXPECT_TRUE(wait([&] { return driver->names().size() == before - 1; }));
}

TEST_F(JobsE2e, ARunIsCanceledAndFollowedToItsEnd)
{
    open();
    ASSERT_TRUE(openRuns(u"fraud-features"_s));
    driver->table()->sortByColumn(2, Qt::DescendingOrder);
    ASSERT_TRUE(driver->select(u"fraud-features"_s));
    ASSERT_TRUE(driver->clickVerb(u"Cancel run"_s));
    ASSERT_TRUE(driver->dialog(u"cancelRuns"_s));
    ASSERT_TRUE(driver->press(u"Cancel run"_s));
    ASSERT_TRUE(driver->dialogGone());
    EXPECT_TRUE(driver->told(u"The run of fraud-features was canceled"_s));
    EXPECT_EQ(driver->executed("POST /api/2.2/jobs/runs/cancel"), 1);
    EXPECT_EQ(lastResult(u"fraud-features"_s), u"CANCELED"_s);
}

TEST_F(JobsE2e, WhatTheServerRefusesIsSaidInPlaceAndTheRestWorks)
{
    driver = std::make_unique<Driver>(quick());
    driver->fault(u"GET /api/2.*/jobs/list status=501"_s);
    ASSERT_TRUE(driver->clickKind(u"Jobs"_s));
    EXPECT_TRUE(wait([&] { return !driver->stateTitle().isEmpty(); }));
    EXPECT_EQ(driver->table()->model()->rowCount(), 0);
    ASSERT_TRUE(driver->openKind(u"SQL warehouses"_s));
    EXPECT_TRUE(driver->waitForRow(u"Finance BI"_s));
}
