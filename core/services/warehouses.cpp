// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/services/warehouses.h"

#include "core/services/warehouse_json.h"

namespace trowel {

using namespace Qt::StringLiterals;

namespace {

Task<Nothing> withoutAnswer(const Task<Response> &task)
{
    return task.andThen([](const Response &) { return Nothing(); });
}

} // namespace

Warehouses::Warehouses(ApiClient api) : m_api(std::move(api)) {}

Task<ListEnd> Warehouses::list(PageSink<WarehouseRow> sink) const
{
    return fetchPages<WarehouseRow>(m_api, Route::Warehouses, {}, {}, tokenPages(), readWarehouses, std::move(sink));
}

Task<Warehouse> Warehouses::get(const QString &id) const
{
    return m_api.get(Route::Warehouses, {id}).andThen([](const Response &answer) {
        return readWarehouse(answer.body);
    });
}

Task<QString> Warehouses::create(const WarehouseSpec &spec) const
{
    return m_api.post(Route::Warehouses, {}, writeWarehouse(spec)).andThen([](const Response &answer) {
        return readWarehouseId(answer.body);
    });
}

Task<Nothing> Warehouses::edit(const Warehouse &before, const WarehouseSpec &spec) const
{
    const Result<QByteArray> body = writeWarehouseEdit(before, spec);
    if (!body)
        return Task<Nothing>::ready(failure(body.error()));
    return withoutAnswer(m_api.post(Route::Warehouses, {before.row.id, u"edit"_s}, *body));
}

Task<Nothing> Warehouses::start(const QString &id) const
{
    return withoutAnswer(m_api.post(Route::Warehouses, {id, u"start"_s}));
}

Task<Nothing> Warehouses::stop(const QString &id) const
{
    return withoutAnswer(m_api.post(Route::Warehouses, {id, u"stop"_s}));
}

Task<Nothing> Warehouses::remove(const QString &id) const
{
    // A repeat after a lost answer would say 404 and look like a failure, so it is sent once like every other change.
    Request request;
    request.verb = Verb::Delete;
    request.route = Route::Warehouses;
    request.path = {id};
    return withoutAnswer(m_api.send(std::move(request)));
}

} // namespace trowel
