// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/api_client.h"

#include "core/http/request_queue.h"

namespace trowel {

namespace {

Request makeRequest(Verb verb, Route route, const QStringList &path)
{
    Request request;
    request.verb = verb;
    request.route = route;
    request.path = path;
    return request;
}

} // namespace

ApiClient::ApiClient(RequestQueue &queue, Lane lane) : m_queue(&queue), m_lane(lane) {}

ApiClient ApiClient::inLane(Lane lane) const
{
    ApiClient copy = *this;
    copy.m_lane = lane;
    return copy;
}

ApiClient ApiClient::named(const QString &purpose) const
{
    ApiClient copy = *this;
    copy.m_purpose = purpose;
    return copy;
}

Task<Response> ApiClient::get(Route route, const QStringList &path, const Query &query) const
{
    Request request = makeRequest(Verb::Get, route, path);
    request.query = query;
    return send(std::move(request));
}

Task<Response> ApiClient::post(Route route, const QStringList &path, const QByteArray &json) const
{
    Request request = makeRequest(Verb::Post, route, path);
    request.body = json;
    return send(std::move(request));
}

Task<Response> ApiClient::put(Route route, const QStringList &path, const QByteArray &json) const
{
    Request request = makeRequest(Verb::Put, route, path);
    request.body = json;
    return send(std::move(request));
}

Task<Response> ApiClient::patch(Route route, const QStringList &path, const QByteArray &json) const
{
    Request request = makeRequest(Verb::Patch, route, path);
    request.body = json;
    return send(std::move(request));
}

Task<Response> ApiClient::del(Route route, const QStringList &path, const Query &query) const
{
    Request request = makeRequest(Verb::Delete, route, path);
    request.query = query;
    return send(std::move(request));
}

Task<Response> ApiClient::send(Request request) const
{
    request.lane = m_lane;
    if (request.purpose.isEmpty())
        request.purpose = m_purpose;
    if (!m_queue)
        return Task<Response>::ready(failure(Error::cancelled()));
    return m_queue->submit(std::move(request));
}

} // namespace trowel
