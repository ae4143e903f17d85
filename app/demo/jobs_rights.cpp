// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/jobs_rights.h"

namespace trowel::demo {

using namespace Qt::StringLiterals;

namespace {

void requireVersion(const World &world, const Call &call, bool newest)
{
    if (newest && world.olderVersionsOnly)
        throw ApiError{404, u"ENDPOINT_NOT_FOUND"_s,
                       u"No API found for '%1 %2'"_s.arg(QString::fromLatin1(call.request().method),
                                                         QString::fromLatin1(call.request().rawPath().mid(8)))};
}

} // namespace

QStringList jobLevels()
{
    return {u"CAN_VIEW"_s, u"CAN_MANAGE_RUN"_s, u"CAN_MANAGE"_s, u"IS_OWNER"_s};
}

QString jobObjectId(qint64 jobId)
{
    return u"/jobs/%1"_s.arg(jobId);
}

bool mayJob(const World &world, const Person &person, qint64 jobId, QLatin1String level)
{
    return world.access.rank(person, {jobObjectId(jobId)}, jobLevels()) >= jobLevels().indexOf(level);
}

Job &wantedJob(World &world, const Call &call, qint64 jobId, QLatin1String level)
{
    world.jobs.advance(world.now());
    if (!mayJob(world, call.caller(), jobId, level))
        throw ApiError::denied(
            (level == "CAN_VIEW"_L1
                 ? u"User %1 does not have View or Admin or Manage Run or Owner permissions on job %2"_s
             : level == "CAN_MANAGE_RUN"_L1
                 ? u"User %1 does not have Manage Run or Admin or Owner permissions on job %2"_s
                 : u"User %1 does not have Admin or Owner permissions on job %2"_s)
                .arg(call.caller().userName)
                .arg(jobId));
    Job *job = world.jobs.find(jobId);
    if (job == nullptr)
        throw ApiError::invalid(u"Job %1 does not exist."_s.arg(jobId));
    return *job;
}

JobRun &wantedRun(World &world, const Call &call, qint64 runId, QLatin1String level)
{
    world.jobs.advance(world.now());
    JobRun *run = world.jobs.findRun(runId);
    if (run == nullptr)
        run = world.jobs.runOfTask(runId);
    if (run == nullptr)
        throw ApiError::invalid(u"Run %1 does not exist."_s.arg(runId));
    if (!mayJob(world, call.caller(), run->jobId, level))
        throw ApiError::denied(u"User %1 does not have %2 permissions on job %3"_s
                                   .arg(call.caller().userName, level == "CAN_VIEW"_L1
                                                                    ? u"View or Admin or Manage Run or Owner"_s
                                                                    : u"Manage Run or Admin or Owner"_s)
                                   .arg(run->jobId));
    return *run;
}

qint64 idOf(const QJsonObject &json, QLatin1String name)
{
    const QJsonValue value = json.value(name);
    const qint64 id = value.isString() ? value.toString().toLongLong() : value.toInteger();
    if (id == 0)
        throw ApiError::invalid(u"Missing required field: %1"_s.arg(name));
    return id;
}

void addJobCalls(Router &router, World &world, const QByteArray &below, const QList<JobsHandler> &handlers)
{
    for (const bool newest : {true, false}) {
        const QByteArray base = (newest ? "/api/2.2/jobs/" : "/api/2.1/jobs/") + below;
        for (const JobsHandler &one : handlers) {
            router.add(one.method, base + one.name, [&world, newest, handler = one.handler](const Call &call) {
                requireVersion(world, call, newest);
                return handler({world, call, newest});
            });
        }
    }
}

JobPage pageOf(const Call &call, qint64 most, qint64 fallback)
{
    JobPage page;
    const qint64 asked = call.number("limit"_L1, fallback);
    if (asked < 0 || asked > most)
        throw ApiError::invalid(
            u"Invalid value for parameter limit: %1. It must be between 1 and %2."_s.arg(asked).arg(most));
    page.limit = asked == 0 ? most : asked;
    const QString token = call.parameter("page_token"_L1);
    if (token.isEmpty())
        return page;
    const QStringList parts = QString::fromLatin1(QByteArray::fromBase64(token.toLatin1())).split(u'/');
    if (parts.size() != 3 || (parts[0] != "n"_L1 && parts[0] != "p"_L1))
        throw ApiError::invalid(u"The page token is not valid."_s);
    page.hasPlace = true;
    page.back = parts[0] == "p"_L1;
    page.a = parts[1].toLongLong();
    page.b = parts[2].toLongLong();
    return page;
}

QString pageToken(bool back, qint64 a, qint64 b)
{
    return QString::fromLatin1(u"%1/%2/%3"_s.arg(back ? u"p"_s : u"n"_s).arg(a).arg(b).toLatin1().toBase64());
}

} // namespace trowel::demo
