// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/async/task.h"
#include "core/http/request.h"

#include <QPointer>

namespace trowel {

class RequestQueue;

/// What services call. A small copyable handle on a workspace's queue, its lane and its purpose. A read is cancelled
/// when its asker goes, a change goes on. When the queue has gone, everything is Cancelled: a list that is read
/// page by page may ask for the next one after its workspace was closed.
class ApiClient
{
public:
    explicit ApiClient(RequestQueue &queue, Lane lane = Lane::Interactive);

    ApiClient inLane(Lane lane) const;
    /// The same client; what it sends is listed under `purpose` in Activity.
    ApiClient named(const QString &purpose) const;

    Task<Response> get(Route route, const QStringList &path = {}, const Query &query = {}) const;
    Task<Response> post(Route route, const QStringList &path, const QByteArray &json = {}) const;
    Task<Response> put(Route route, const QStringList &path, const QByteArray &json) const;
    Task<Response> patch(Route route, const QStringList &path, const QByteArray &json) const;
    Task<Response> del(Route route, const QStringList &path, const Query &query = {}) const;
    /// Everything else; the lane of the request is replaced by this client's, an empty purpose too.
    Task<Response> send(Request request) const;

private:
    QPointer<RequestQueue> m_queue;
    Lane m_lane;
    QString m_purpose;
};

} // namespace trowel
