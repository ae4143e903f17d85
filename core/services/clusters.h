// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/pagination.h"
#include "core/services/cluster_events.h"
#include "core/services/cluster_types.h"

namespace trowel {

/// Endpoints of clusters. A small copyable handle.
class Clusters
{
public:
    explicit Clusters(ApiClient api);

    /// All of them: active, pinned, and what ended within 30 days. A server that knows no filter answers everything.
    Task<ListEnd> list(PageSink<ClusterRow> sink, const ClusterFilter &filter = {}) const;
    /// NotFound also where the server says so with status 400.
    Task<Cluster> get(const QString &id) const;
    /// Gives the id; the cluster starts by itself. `spec` is the whole JSON object to send. With a token of at most 64
    /// characters the call may be repeated: it never makes a second cluster.
    Task<QString> create(const QByteArray &spec, const QString &idempotencyToken) const;
    /// Full replacement by the whole JSON object; a running cluster restarts.
    Task<Nothing> edit(const QString &id, const QByteArray &spec) const;
    Task<Nothing> resize(const QString &id, const ClusterSize &size) const;
    Task<Nothing> start(const QString &id) const;
    Task<Nothing> restart(const QString &id) const;
    /// Ends it; it stays in the list. The API calls this delete.
    Task<Nothing> terminate(const QString &id) const;
    Task<Nothing> deletePermanently(const QString &id) const;
    Task<Nothing> pin(const QString &id) const;
    Task<Nothing> unpin(const QString &id) const;

    /// One page of what happened, newest first. An empty cursor asks for the newest; the page holds the next one.
    Task<ClusterEventPage> events(const QString &id, const QByteArray &cursor = {}) const;

    Task<QList<ClusterNodeType>> nodeTypes() const;
    Task<QList<ClusterRuntime>> runtimes() const;

private:
    Task<Nothing> change(const QString &verb, const QString &id, bool idempotent) const;

    ApiClient m_api;
};

} // namespace trowel
