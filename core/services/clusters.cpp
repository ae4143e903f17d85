// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/services/clusters.h"

#include "core/services/cluster_json.h"
#include "core/services/cluster_spec_json.h"

namespace trowel {

using namespace Qt::StringLiterals;

namespace {

// No maximum is documented; this is what the service gives at most as far as is known.
constexpr auto pageSize = "100";

Task<Nothing> withoutAnswer(const Task<Response> &task)
{
    return task.andThen([](const Response &) { return Nothing(); });
}

Request changeOf(const QString &verb, const QByteArray &body)
{
    Request request;
    request.verb = Verb::Post;
    request.route = Route::Clusters;
    request.path = {verb};
    request.body = body;
    return request;
}

} // namespace

Clusters::Clusters(ApiClient api) : m_api(std::move(api)) {}

Task<ListEnd> Clusters::list(PageSink<ClusterRow> sink, const ClusterFilter &filter) const
{
    Query query{{u"page_size"_s, QLatin1String(pageSize)}};
    for (const QString &source : filter.sources)
        query.append({u"filter_by.cluster_sources"_s, source});
    for (const QString &state : filter.states)
        query.append({u"filter_by.cluster_states"_s, state});
    if (filter.pinned)
        query.append({u"filter_by.is_pinned"_s, *filter.pinned ? u"true"_s : u"false"_s});
    return fetchPages<ClusterRow>(m_api, Route::Clusters, {u"list"_s}, query, tokenPages(), readClusters,
                                  std::move(sink));
}

Task<Cluster> Clusters::get(const QString &id) const
{
    return m_api.get(Route::Clusters, {u"get"_s}, {{u"cluster_id"_s, id}}).andThen([](const Response &answer) {
        return readCluster(answer.body);
    });
}

Task<QString> Clusters::create(const QByteArray &spec, const QString &idempotencyToken) const
{
    const Result<QByteArray> body = writeClusterCreate(spec, idempotencyToken);
    if (!body)
        return Task<QString>::ready(failure(body.error()));
    Request request = changeOf(u"create"_s, *body);
    request.idempotencyToken = idempotencyToken.toUtf8();
    return m_api.send(std::move(request)).andThen([](const Response &answer) { return readClusterId(answer.body); });
}

Task<Nothing> Clusters::edit(const QString &id, const QByteArray &spec) const
{
    const Result<QByteArray> body = writeClusterEdit(id, spec);
    if (!body)
        return Task<Nothing>::ready(failure(body.error()));
    // Not safe to repeat: a second one restarts a cluster that runs again.
    return withoutAnswer(m_api.send(changeOf(u"edit"_s, *body)));
}

Task<Nothing> Clusters::resize(const QString &id, const ClusterSize &size) const
{
    return withoutAnswer(m_api.send(changeOf(u"resize"_s, writeClusterResize(id, size))));
}

Task<Nothing> Clusters::start(const QString &id) const
{
    return change(u"start"_s, id, false);
}

Task<Nothing> Clusters::restart(const QString &id) const
{
    return change(u"restart"_s, id, false);
}

Task<Nothing> Clusters::terminate(const QString &id) const
{
    // A repeat that comes late could end what somebody has started again in between.
    return change(u"delete"_s, id, false);
}

Task<Nothing> Clusters::deletePermanently(const QString &id) const
{
    // A repeat after a lost answer would say that there is no such cluster and look like a failure.
    return change(u"permanent-delete"_s, id, false);
}

Task<Nothing> Clusters::pin(const QString &id) const
{
    return change(u"pin"_s, id, true);
}

Task<Nothing> Clusters::unpin(const QString &id) const
{
    return change(u"unpin"_s, id, true);
}

Task<ClusterEventPage> Clusters::events(const QString &id, const QByteArray &cursor) const
{
    Request request = changeOf(u"events"_s, writeClusterEventsAsk(id, cursor));
    request.onlyAsks = true;
    return m_api.send(std::move(request)).andThen([](const Response &answer) {
        return readClusterEvents(answer.body);
    });
}

Task<QList<ClusterNodeType>> Clusters::nodeTypes() const
{
    return m_api.get(Route::Clusters, {u"list-node-types"_s}).andThen([](const Response &answer) {
        return readClusterNodeTypes(answer.body);
    });
}

Task<QList<ClusterRuntime>> Clusters::runtimes() const
{
    return m_api.get(Route::Clusters, {u"spark-versions"_s}).andThen([](const Response &answer) {
        return readClusterRuntimes(answer.body);
    });
}

Task<Nothing> Clusters::change(const QString &verb, const QString &id, bool idempotent) const
{
    Request request = changeOf(verb, writeClusterReference(id));
    request.idempotent = idempotent;
    return withoutAnswer(m_api.send(std::move(request)));
}

} // namespace trowel
