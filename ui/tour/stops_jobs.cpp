// SPDX-License-Identifier: GPL-3.0-or-later
// Jobs and their runs.
#include "ui/tour/tour_parts.h"

namespace trowel::tour {

namespace {

constexpr QLatin1String kJobs("jobs");
constexpr QLatin1String kRuns("runs");

} // namespace

QList<TourStop> jobStops()
{
    const QString page = QStringLiteral("jobsPage");
    const QString runs = QStringLiteral("runsPage");
    const auto list = opened(kDemo, kJobs);
    const auto etl = selected({QStringLiteral("nightly-etl")});
    const auto three = selected(
        {QStringLiteral("crm-sync"), QStringLiteral("fraud-features"), QStringLiteral("marketing-attribution")});
    const auto create = asked(QStringLiteral("jobs.new"), QStringLiteral("createJob"));
    const auto allRuns = opened(kDemo, kRuns);
    const auto failed = selected({QStringLiteral("nightly-etl")});
    const auto active = selected({QStringLiteral("fraud-features")});
    return {
        {QStringLiteral("jobs"), {page}, {list}},
        {QStringLiteral("job-overview"), {page}, {list, etl, inTab(QStringLiteral("overview"))}},
        {QStringLiteral("job-tasks"),
         {page, QStringLiteral("jobTasks")},
         {list, etl, inTab(QStringLiteral("tasks")), until(QStringLiteral("jobTasks"))}},
        {QStringLiteral("job-graph"),
         {page, QStringLiteral("taskGraph")},
         {list, etl, inTab(QStringLiteral("graph")), until(QStringLiteral("taskGraph"))}},
        {QStringLiteral("job-runs"),
         {page, QStringLiteral("jobRuns")},
         {list, etl, inTab(QStringLiteral("runs")), until(QStringLiteral("jobRuns"))}},
        {QStringLiteral("create-job"),
         {QStringLiteral("createJob")},
         {list, create, typed(QStringLiteral("name"), QStringLiteral("harbour-report")),
          typed(QStringLiteral("path"), QStringLiteral("/Shared/pipelines/harbour-report"))}},
        {QStringLiteral("create-job-error"),
         {QStringLiteral("createJob")},
         {list, create, typed(QStringLiteral("name"), QStringLiteral("harbour-report")),
          typed(QStringLiteral("task_key"), QStringLiteral("a task"))}},
        {QStringLiteral("edit-job"),
         {QStringLiteral("editJob")},
         {list, etl, asked(QStringLiteral("jobs.edit"), QStringLiteral("editJob"))}},
        {QStringLiteral("run-job"),
         {QStringLiteral("runJob")},
         {list, etl, asked(QStringLiteral("jobs.runWith"), QStringLiteral("runJob"))}},
        {QStringLiteral("find-job"),
         {QStringLiteral("findJob")},
         {list, asked(QStringLiteral("jobs.find"), QStringLiteral("findJob")),
          typed(QStringLiteral("name"), QStringLiteral("nightly-etl"))}},
        {QStringLiteral("cancel-job-runs"),
         {QStringLiteral("cancelJobRuns")},
         {list, three, asked(QStringLiteral("jobs.cancelRuns"), QStringLiteral("cancelJobRuns"))}},
        {QStringLiteral("delete-jobs"),
         {QStringLiteral("deleteJobs")},
         {list, three, asked(QStringLiteral("jobs.delete"), QStringLiteral("deleteJobs"))}},
        {QStringLiteral("runs"), {runs}, {allRuns}},
        {QStringLiteral("run-overview"), {runs}, {allRuns, failed, inTab(QStringLiteral("overview"))}},
        {QStringLiteral("run-tasks"),
         {runs, QStringLiteral("runTasks")},
         {allRuns, failed, inTab(QStringLiteral("tasks")), until(QStringLiteral("runTasks"))}},
        {QStringLiteral("run-timeline"),
         {runs, QStringLiteral("taskTimeline")},
         {allRuns, failed, inTab(QStringLiteral("gantt")), until(QStringLiteral("taskTimeline"))}},
        {QStringLiteral("run-output"),
         {runs, QStringLiteral("outputText")},
         {allRuns, failed, inTab(QStringLiteral("output")), until(QStringLiteral("outputText"))}},
        {QStringLiteral("repair-run"),
         {QStringLiteral("repairRun")},
         {allRuns, failed, asked(QStringLiteral("runs.repair"), QStringLiteral("repairRun"))}},
        {QStringLiteral("cancel-runs"),
         {QStringLiteral("cancelRuns")},
         {allRuns, active, asked(QStringLiteral("runs.cancel"), QStringLiteral("cancelRuns"))}},
        {QStringLiteral("delete-runs"),
         {QStringLiteral("deleteRuns")},
         {allRuns, failed, asked(QStringLiteral("runs.delete"), QStringLiteral("deleteRuns"))}},
    };
}

} // namespace trowel::tour
