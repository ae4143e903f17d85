// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/services/jobs.h"

namespace trowel {

/// The one task a form edits; jobs with more tasks are edited as JSON.
struct JobTaskSpec
{
    QString key = QStringLiteral("main");
    QString type = QStringLiteral("notebook_task"); ///< notebook_task, spark_python_task, sql_task, run_job_task, other
    QString path;                                   ///< notebook, Python file or SQL file
    QString queryId;                                ///< of a SQL task, instead of a file
    QString warehouseId;
    QString runJobId;
    QStringList parameters;                         ///< "name=value"; for a Python file the arguments
    QString compute = QStringLiteral("serverless"); ///< serverless, existing, new, other
    QString clusterId;
    QString runtime = QStringLiteral("15.4.x-scala2.12");
    QString nodeType;
    int workers = 1;
    int maxRetries = 0; ///< -1 for ever
    bool operator==(const JobTaskSpec &) const = default;
};

/// What the form of a job edits.
struct JobSpec
{
    QString name;
    QString description;
    QString startedBy = QStringLiteral("manual"); ///< manual, schedule, periodic, continuous, other
    bool paused = false;
    QString cron = QStringLiteral("0 0 2 * * ?");
    QString zone = QStringLiteral("UTC");
    int every = 1;
    QString unit = QStringLiteral("HOURS");
    int maxConcurrentRuns = 1;
    bool queue = true;
    int timeoutMinutes = 0; ///< 0 for none
    QStringList parameters; ///< "name=default"
    QStringList tags;       ///< "key=value"
    QString failureMails;   ///< separated by commas
    int tasks = 1;          ///< how many there are; the form's task counts with one at most
    JobTaskSpec task;
    bool operator==(const JobSpec &) const = default;
};

/// The form's values in a job's settings. Fails with BadReply where it is no JSON object; what has a type we did not
/// expect is left at its default.
Result<JobSpec> readJobSpec(const QByteArray &settings);
/// `settings` with the form's values in it. Only what differs from what `settings` says is touched; everything else,
/// known or not, stays.
QByteArray writeJobSpec(const QByteArray &settings, const JobSpec &spec);

} // namespace trowel
