// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/call.h"
#include "app/demo/router.h"
#include "app/demo/world.h"

namespace trowel::demo {

/// Weak to strong.
QStringList jobLevels();
QString jobObjectId(qint64 jobId);
bool mayJob(const World &world, const Person &person, qint64 jobId, QLatin1String level);
/// Brings all runs to now and gives the job; rights are checked before existence, as the service does.
Job &wantedJob(World &world, const Call &call, qint64 jobId, QLatin1String level);
JobRun &wantedRun(World &world, const Call &call, qint64 runId, QLatin1String level);
/// An id of a body: number or text. Throws when it is missing.
qint64 idOf(const QJsonObject &json, QLatin1String name);
/// One call of the Jobs API in either version.
struct JobsCall
{
    World &world;
    const Call &call;
    bool newest; ///< 2.2
};
struct JobsHandler
{
    QByteArray method;
    QByteArray name;
    HttpReply (*handler)(const JobsCall &);
};
/// Under 2.1 and 2.2, `below` "jobs/"; 2.2 is not there where only the older versions are.
void addJobCalls(Router &router, World &world, const QByteArray &below, const QList<JobsHandler> &handlers);

/// One page of a list whose places are told by `place`: where the next and the one before begin.
struct JobPage
{
    qint64 limit = 20;
    bool back = false;   ///< the page before the place
    qint64 a = 0, b = 0; ///< the place: of the last row seen, or the first
    bool hasPlace = false;
};
JobPage pageOf(const Call &call, qint64 most, qint64 fallback);
QString pageToken(bool back, qint64 a, qint64 b);

} // namespace trowel::demo
