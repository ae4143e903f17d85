// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/pagination.h"
#include "core/json/raw_json.h"

namespace trowel {

/// A key and its value, as warehouses carry their tags.
struct Tag
{
    QString key;
    QString value;
    bool operator==(const Tag &) const = default;
};

/// One SQL warehouse as lists need it (reference: SQL, "Warehouses"). Texts the server may extend stay as sent.
struct WarehouseRow
{
    enum class State { Unknown, Starting, Running, Stopping, Stopped, Deleting, Deleted };
    enum class Health { Healthy, Degraded, Failed, Unknown };

    QString id; ///< 16 hexadecimal digits
    QString name;
    State state = State::Unknown;
    QString stateText; ///< as sent: "RUNNING"
    Health health = Health::Healthy;
    QString healthSummary;
    QString size; ///< "2X-Small" …
    QString type; ///< "PRO", "CLASSIC", or what the server says
    bool serverless = false;
    int clusters = 0; ///< running now
    int minClusters = 1;
    int maxClusters = 1;
    int autoStopMinutes = 0; ///< 0 is never
    int sessions = 0;
    QString creator;
    QByteArray searchKey; ///< case-folded UTF-8 of what a filter looks at

    bool operator==(const WarehouseRow &) const = default;
    /// Starting, Stopping and Deleting end by themselves: such a row is watched.
    bool isMoving() const { return state == State::Starting || state == State::Stopping || state == State::Deleting; }
};

/// What a form edits.
struct WarehouseSpec
{
    QString name;
    QString size = QStringLiteral("2X-Small");
    QString type = QStringLiteral("PRO");
    bool serverless = true;
    bool photon = true;
    int minClusters = 1;
    int maxClusters = 1;
    int autoStopMinutes = 10; ///< 0 is never
    QString spotPolicy = QStringLiteral("COST_OPTIMIZED");
    QString channel = QStringLiteral("CHANNEL_NAME_CURRENT");
    QString dbsqlVersion; ///< only with CHANNEL_NAME_CUSTOM
    QList<Tag> tags;
};

/// Everything the server said about one warehouse.
struct Warehouse
{
    WarehouseRow row;
    WarehouseSpec spec;
    QString jdbcUrl;
    QString host;
    QString httpPath;
    int port = 0;
    QString failureCode;    ///< health.failure_reason.code
    QString failureDetails; ///< health.details
    RawJson raw;
};

/// Endpoints of SQL warehouses. A small copyable handle.
class Warehouses
{
public:
    explicit Warehouses(ApiClient api);

    Task<ListEnd> list(PageSink<WarehouseRow> sink) const;
    Task<Warehouse> get(const QString &id) const;
    /// Gives the id. A created warehouse starts by itself. Not safe to repeat.
    Task<QString> create(const WarehouseSpec &spec) const;
    /// Full replacement: sends what was read before with the changes of `spec`, so that members we do not know survive.
    Task<Nothing> edit(const Warehouse &before, const WarehouseSpec &spec) const;
    Task<Nothing> start(const QString &id) const;
    Task<Nothing> stop(const QString &id) const;
    Task<Nothing> remove(const QString &id) const;

private:
    ApiClient m_api;
};

} // namespace trowel
