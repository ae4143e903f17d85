// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

namespace trowel {

/// What is wrong with the settings of a job.
struct JobProblem
{
    QString field; ///< "name", "cron", "zone", "every", "tags", "parameters", "max_concurrent_runs", "task_key",
                   ///< "path", "warehouse_id", "run_job_id", "cluster_id", "node_type"; "json" for what a form has not
    QString sentence; ///< English, one sentence
    bool operator==(const JobProblem &) const = default;
};

/// What the API would refuse of a job's settings, at most one sentence a field (reference: Jobs, 3): names and limits,
/// the schedule, task keys, dependencies that do not exist or run in a circle, tasks without or with two types.
QList<JobProblem> checkJobSettings(const QByteArray &settings);

/// What a form offers.
QStringList periodicUnits();

} // namespace trowel
