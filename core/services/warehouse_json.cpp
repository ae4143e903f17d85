// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/services/warehouse_json.h"

#include "core/services/search_key.h"

#include <QJsonDocument>

#include <limits>

namespace trowel {

using namespace Qt::StringLiterals;

namespace {

WarehouseRow::State readState(const QString &text)
{
    using State = WarehouseRow::State;
    static const QHash<QString, State> known{{u"STARTING"_s, State::Starting}, {u"RUNNING"_s, State::Running},
                                             {u"STOPPING"_s, State::Stopping}, {u"STOPPED"_s, State::Stopped},
                                             {u"DELETING"_s, State::Deleting}, {u"DELETED"_s, State::Deleted}};
    return known.value(text, State::Unknown);
}

WarehouseRow::Health readHealth(const QString &text)
{
    using Health = WarehouseRow::Health;
    static const QHash<QString, Health> known{{QString(), Health::Healthy},
                                              {u"HEALTHY"_s, Health::Healthy},
                                              {u"DEGRADED"_s, Health::Degraded},
                                              {u"FAILED"_s, Health::Failed}};
    return known.value(text, Health::Unknown);
}

int count(const JsonReader &json, QLatin1String key, int fallback)
{
    const qint64 value = json.integer(key, fallback);
    if (value >= 0 && value <= std::numeric_limits<int>::max())
        return int(value);
    json.report(key, u"out of range"_s);
    return fallback;
}

WarehouseRow readRow(const JsonReader &json)
{
    WarehouseRow row;
    row.id = json.requiredString("id"_L1);
    row.name = json.string("name"_L1, row.id);
    row.stateText = json.string("state"_L1);
    row.state = readState(row.stateText);
    const JsonReader health = json.object("health"_L1);
    row.health = readHealth(health.string("status"_L1));
    row.healthSummary = health.string("summary"_L1);
    if (row.healthSummary.isEmpty())
        row.healthSummary = health.string("message"_L1); // its name before "summary"
    row.size = json.string("cluster_size"_L1);
    if (row.size.isEmpty())
        row.size = json.string("size"_L1);
    row.type = json.string("warehouse_type"_L1, u"CLASSIC"_s);
    row.serverless = json.boolean("enable_serverless_compute"_L1);
    row.clusters = count(json, "num_clusters"_L1, 0);
    row.minClusters = count(json, "min_num_clusters"_L1, 1);
    row.maxClusters = count(json, "max_num_clusters"_L1, row.minClusters);
    row.autoStopMinutes = count(json, "auto_stop_mins"_L1, 0);
    row.sessions = count(json, "num_active_sessions"_L1, 0);
    row.creator = json.string("creator_name"_L1);
    row.searchKey = makeSearchKey({row.name, row.id, row.size, row.type, row.stateText, row.creator});
    return row;
}

WarehouseSpec readSpec(const JsonReader &json, const WarehouseRow &row)
{
    WarehouseSpec spec;
    spec.name = row.name;
    spec.size = row.size;
    spec.type = row.type;
    spec.serverless = row.serverless;
    spec.photon = json.boolean("enable_photon"_L1);
    spec.minClusters = row.minClusters;
    spec.maxClusters = row.maxClusters;
    spec.autoStopMinutes = row.autoStopMinutes;
    spec.spotPolicy = json.string("spot_instance_policy"_L1, spec.spotPolicy);
    const JsonReader channel = json.object("channel"_L1);
    spec.channel = channel.string("name"_L1, spec.channel);
    spec.dbsqlVersion = channel.string("dbsql_version"_L1);
    json.object("tags"_L1).forEach("custom_tags"_L1, [&spec](const JsonReader &tag) {
        spec.tags += Tag{tag.string("key"_L1), tag.string("value"_L1)};
    });
    return spec;
}

QJsonArray writeTags(const QList<Tag> &tags)
{
    QJsonArray array;
    for (const Tag &tag : tags)
        array += QJsonObject{{u"key"_s, tag.key}, {u"value"_s, tag.value}};
    return array;
}

// Numbers and switches always go out: a replacement that omits a zero would get the default for creating (120 minutes)
// instead. Texts that were not there before and were not touched stay away.
void writeSpec(QJsonObject &json, const WarehouseSpec &spec, const WarehouseSpec *before)
{
    const auto text = [&](QLatin1String key, const QString &value, const QString WarehouseSpec::*member) {
        const bool untouched = before && before->*member == value && !json.contains(key);
        if (!value.isEmpty() && !untouched)
            json.insert(key, value);
    };
    json.insert("name"_L1, spec.name);
    text("cluster_size"_L1, spec.size, &WarehouseSpec::size);
    text("warehouse_type"_L1, spec.type, &WarehouseSpec::type);
    text("spot_instance_policy"_L1, spec.spotPolicy, &WarehouseSpec::spotPolicy);
    json.insert("enable_serverless_compute"_L1, spec.serverless);
    json.insert("enable_photon"_L1, spec.photon);
    json.insert("min_num_clusters"_L1, spec.minClusters);
    json.insert("max_num_clusters"_L1, spec.maxClusters);
    json.insert("auto_stop_mins"_L1, spec.autoStopMinutes);

    if (!before || before->channel != spec.channel || before->dbsqlVersion != spec.dbsqlVersion) {
        QJsonObject channel = json.value("channel"_L1).toObject();
        channel.insert("name"_L1, spec.channel);
        if (spec.channel == "CHANNEL_NAME_CUSTOM"_L1)
            channel.insert("dbsql_version"_L1, spec.dbsqlVersion);
        else
            channel.remove("dbsql_version"_L1);
        json.insert("channel"_L1, channel);
    }
    if (before ? before->tags != spec.tags : !spec.tags.isEmpty()) {
        QJsonObject tags = json.value("tags"_L1).toObject();
        tags.insert("custom_tags"_L1, writeTags(spec.tags));
        json.insert("tags"_L1, tags);
    }
}

} // namespace

QList<WarehouseRow> readWarehouses(const JsonReader &answer)
{
    QList<WarehouseRow> rows;
    answer.forEach("warehouses"_L1, [&rows](const JsonReader &warehouse) { rows += readRow(warehouse); });
    return rows;
}

Result<Warehouse> readWarehouse(const QByteArray &body)
{
    return JsonReader::parse(body).and_then([&body](const JsonReader &json) {
        Warehouse warehouse;
        warehouse.row = readRow(json);
        warehouse.spec = readSpec(json, warehouse.row);
        warehouse.jdbcUrl = json.string("jdbc_url"_L1);
        const JsonReader odbc = json.object("odbc_params"_L1);
        warehouse.host = odbc.string("hostname"_L1);
        warehouse.httpPath = odbc.string("path"_L1);
        warehouse.port = count(odbc, "port"_L1, 0);
        const JsonReader health = json.object("health"_L1);
        warehouse.failureCode = health.object("failure_reason"_L1).string("code"_L1);
        warehouse.failureDetails = health.string("details"_L1);
        warehouse.raw = RawJson{body};
        return json.finish(std::move(warehouse));
    });
}

Result<QString> readWarehouseId(const QByteArray &body)
{
    return JsonReader::parse(body).and_then(
        [](const JsonReader &json) { return json.finish(json.requiredString("id"_L1)); });
}

QByteArray writeWarehouse(const WarehouseSpec &spec)
{
    QJsonObject json;
    writeSpec(json, spec, nullptr);
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

Result<QByteArray> writeWarehouseEdit(const Warehouse &before, const WarehouseSpec &spec)
{
    if (before.raw.isEmpty())
        return failure(Error::Kind::Internal, u"The warehouse must be read before it is edited."_s);
    return JsonReader::parse(before.raw.bytes).map([&](const JsonReader &reader) {
        QJsonObject json = reader.json();
        // Output only (reference: SQL, "Extra response fields"); `size` would contradict a changed cluster_size.
        for (const QLatin1String key :
             {"id"_L1, "state"_L1, "num_clusters"_L1, "num_active_sessions"_L1, "jdbc_url"_L1, "odbc_params"_L1,
              "health"_L1, "auto_resume"_L1, "size"_L1, "customer_version_label"_L1})
            json.remove(key);
        writeSpec(json, spec, &before.spec);
        return QJsonDocument(json).toJson(QJsonDocument::Compact);
    });
}

} // namespace trowel
