// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/services/jobs.h"

#include "core/services/job_json.h"
#include "core/services/job_pages.h"

namespace trowel {

using namespace Qt::StringLiterals;

namespace {

struct JobOfRun
{
    qint64 jobId;
    RunBar bar;
};

QList<JobOfRun> readBars(const JsonReader &answer)
{
    QList<JobOfRun> bars;
    answer.forEach("runs"_L1, [&bars](const JsonReader &run) {
        bars += JobOfRun{run.integer("job_id"_L1), readRunBar(run)};
    });
    return bars;
}

Paging runPages(int most)
{
    Paging paging = tokenPages(u"page_token"_s, u"next_page_token"_s, u"has_more"_s);
    paging.maxPages = most;
    return paging;
}

} // namespace

Jobs::Jobs(ApiClient api) : m_api(std::move(api)) {}

Task<ListEnd> Jobs::list(const QString &name, PageSink<JobRow> sink) const
{
    Query query{{u"limit"_s, u"100"_s}, {u"expand_tasks"_s, u"true"_s}};
    if (!name.isEmpty())
        query += {u"name"_s, name};
    return fetchPages<JobRow>(m_api, Route::Jobs, {u"list"_s}, query,
                              tokenPages(u"page_token"_s, u"next_page_token"_s, u"has_more"_s), readJobs,
                              std::move(sink));
}

Task<QHash<qint64, QList<RunBar>>> Jobs::recentRuns(int pages) const
{
    auto found = std::make_shared<QHash<qint64, QList<RunBar>>>();
    return fetchPages<JobOfRun>(m_api, Route::Jobs, {u"runs"_s, u"list"_s}, {{u"limit"_s, u"25"_s}}, runPages(pages),
                                readBars,
                                [found](const QList<JobOfRun> &runs) {
                                    for (const JobOfRun &run : runs) {
                                        QList<RunBar> &bars = (*found)[run.jobId];
                                        if (bars.size() < 10)
                                            bars += run.bar;
                                    }
                                })
        .andThen([found](const ListEnd &) { return *found; });
}

Task<QList<RunBar>> Jobs::runsOf(qint64 jobId) const
{
    return m_api
        .get(Route::Jobs, {u"runs"_s, u"list"_s}, {{u"job_id"_s, QString::number(jobId)}, {u"limit"_s, u"10"_s}})
        .andThen([](const Response &answer) {
            return JsonReader::parse(answer.body).and_then([](const JsonReader &json) {
                QList<RunBar> bars;
                for (const JobOfRun &run : readBars(json))
                    bars += run.bar;
                return json.finish(bars.mid(0, 10));
            });
        });
}

Task<Job> Jobs::get(qint64 jobId) const
{
    return fetchWholeObject(m_api, Route::Jobs, {u"get"_s}, {{u"job_id"_s, QString::number(jobId)}})
        .andThen([](const RawJson &raw) { return readJob(raw); });
}

Task<qint64> Jobs::create(const QByteArray &settings) const
{
    return m_api.post(Route::Jobs, {u"create"_s}, settings).andThen([](const Response &answer) {
        return readId(answer.body, "job_id"_L1);
    });
}

Task<Nothing> Jobs::reset(qint64 jobId, const QByteArray &settings) const
{
    const Result<QByteArray> body = writeReset(jobId, settings);
    return body ? change(u"reset"_s, *body) : Task<Nothing>::ready(failure(body.error()));
}

Task<Nothing> Jobs::setPaused(qint64 jobId, bool paused) const
{
    return get(jobId).andThen([self = *this, jobId, paused](const Job &job) {
        const Result<QByteArray> body = writePause(jobId, job.settings, paused);
        return body ? self.change(u"update"_s, *body) : Task<Nothing>::ready(failure(body.error()));
    });
}

Task<qint64> Jobs::runNow(qint64 jobId, const RunNow &how) const
{
    Request request;
    request.verb = Verb::Post;
    request.route = Route::Jobs;
    request.path = {u"run-now"_s};
    request.body = writeRunNow(jobId, how);
    request.idempotencyToken = how.idempotencyToken;
    return m_api.send(std::move(request)).andThen([](const Response &answer) {
        return readId(answer.body, "run_id"_L1);
    });
}

Task<Nothing> Jobs::remove(qint64 jobId) const
{
    return change(u"delete"_s, writeJobId(jobId));
}

Task<Nothing> Jobs::change(const QString &call, const QByteArray &body) const
{
    return m_api.post(Route::Jobs, {call}, body).andThen([](const Response &) { return Nothing(); });
}

} // namespace trowel
