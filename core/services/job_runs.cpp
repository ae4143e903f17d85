// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/services/job_runs.h"

#include "core/services/job_pages.h"
#include "core/services/job_run_json.h"

#include <QHash>

namespace trowel {

using namespace Qt::StringLiterals;

QList<TaskRun> Run::lastAttempts() const
{
    QList<TaskRun> last;
    QHash<QString, qsizetype> at;
    for (const TaskRun &task : tasks) {
        const auto known = at.constFind(task.key);
        if (known == at.constEnd()) {
            at.insert(task.key, last.size());
            last += task;
        } else if (task.attempt >= last[*known].attempt) {
            last[*known] = task;
        }
    }
    return last;
}

JobRuns::JobRuns(ApiClient api) : m_api(std::move(api)) {}

Task<ListEnd> JobRuns::list(qint64 jobId, PageSink<RunRow> sink, int most) const
{
    Query query{{u"limit"_s, u"25"_s}};
    if (jobId != 0)
        query += {u"job_id"_s, QString::number(jobId)};
    Paging paging = tokenPages(u"page_token"_s, u"next_page_token"_s, u"has_more"_s);
    paging.maxPages = most;
    return fetchPages<RunRow>(m_api, Route::Jobs, {u"runs"_s, u"list"_s}, query, paging, readRuns, std::move(sink));
}

Task<Run> JobRuns::get(qint64 runId) const
{
    return fetchWholeObject(m_api, Route::Jobs, {u"runs"_s, u"get"_s},
                            {{u"run_id"_s, QString::number(runId)}, {u"include_history"_s, u"true"_s}})
        .andThen([](const RawJson &raw) { return readRun(raw); });
}

Task<RunOutput> JobRuns::output(qint64 taskRunId) const
{
    Request request;
    request.route = Route::Jobs;
    request.path = {u"runs"_s, u"get-output"_s};
    request.query = {{u"run_id"_s, QString::number(taskRunId)}};
    request.answerIsContent = true; // what a notebook printed may hold anything
    return m_api.send(std::move(request)).andThen([](const Response &answer) { return readRunOutput(answer.body); });
}

Task<Nothing> JobRuns::cancel(qint64 runId) const
{
    return change({u"runs"_s, u"cancel"_s}, writeRunId(runId), true);
}

Task<Nothing> JobRuns::cancelAll(qint64 jobId) const
{
    // A repeat would strike runs that have started meanwhile.
    return change({u"runs"_s, u"cancel-all"_s}, writeCancelAll(jobId), false);
}

Task<Nothing> JobRuns::remove(qint64 runId) const
{
    return change({u"runs"_s, u"delete"_s}, writeRunId(runId), false);
}

Task<qint64> JobRuns::repair(const RepairRun &how) const
{
    return m_api.post(Route::Jobs, {u"runs"_s, u"repair"_s}, writeRepair(how)).andThen([](const Response &answer) {
        return readRepairId(answer.body);
    });
}

Task<Nothing> JobRuns::change(const QStringList &call, const QByteArray &body, bool idempotent) const
{
    Request request;
    request.verb = Verb::Post;
    request.route = Route::Jobs;
    request.path = call;
    request.body = body;
    request.idempotent = idempotent;
    return m_api.send(std::move(request)).andThen([](const Response &) { return Nothing(); });
}

} // namespace trowel
