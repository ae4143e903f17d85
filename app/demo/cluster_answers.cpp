// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/cluster_answers.h"

#include "app/demo/cluster_machines.h"
#include "app/demo/world.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <limits>

namespace trowel::demo {
namespace {

constexpr qint64 DefaultPage = 20;
constexpr qint64 LargestPage = 100;

QJsonObject nodeToJson(const Cluster &cluster, int number)
{
    const QString hex = QStringLiteral("%1").arg(quint64(cluster.order) * 2654435761U + quint64(number) * 40503U, 12,
                                                 16, QLatin1Char('0'));
    QJsonObject json{
        {QStringLiteral("node_id"), hex + QStringLiteral("00aa")},
        {QStringLiteral("instance_id"), QStringLiteral("i-0") + hex},
        {QStringLiteral("private_ip"), QStringLiteral("10.42.%1.%2").arg(cluster.order % 250).arg(10 + number)},
        {QStringLiteral("start_timestamp"), cluster.startMs}};
    const QJsonObject attributes = cluster.spec.value(QLatin1String("aws_attributes")).toObject();
    const bool spot = attributes.value(QLatin1String("availability")).toString().startsWith(QLatin1String("SPOT")) &&
                      number >= attributes.value(QLatin1String("first_on_demand")).toInt();
    json.insert(QStringLiteral("node_aws_attributes"), QJsonObject{{QStringLiteral("is_spot"), spot}});
    return json;
}

void addNodes(QJsonObject *json, const Cluster &cluster)
{
    if (cluster.state != Cluster::State::Running && cluster.state != Cluster::State::Resizing)
        return;
    json->insert(QStringLiteral("driver"), nodeToJson(cluster, 0));
    QJsonArray executors;
    for (int i = 1; i <= cluster.workers; ++i)
        executors.append(nodeToJson(cluster, i));
    if (!executors.isEmpty())
        json->insert(QStringLiteral("executors"), executors);
    const auto machine = [&](const char *member) {
        return machineNamed(cluster.spec.value(QLatin1String(member)).toString());
    };
    const Machine *driver = machine("driver_node_type_id");
    const Machine *worker = machine("node_type_id");
    if (driver == nullptr || worker == nullptr)
        return;
    json->insert(QStringLiteral("cluster_memory_mb"), driver->memoryMb + qint64(cluster.workers) * worker->memoryMb);
    json->insert(QStringLiteral("cluster_cores"), driver->cores + cluster.workers * worker->cores);
}

/// What lists are sorted by unless asked otherwise: state, pinned, name.
QString sortKey(const Cluster &cluster, bool byNameOnly)
{
    const int rank = cluster.isActive() ? 0 : cluster.state == Cluster::State::Terminating ? 1 : 2;
    const QString name = cluster.name().toLower() + QStringLiteral("/%1").arg(cluster.order, 8, 10, QLatin1Char('0'));
    return byNameOnly ? name : QStringLiteral("%1%2%3").arg(rank).arg(cluster.pinnedBy.isEmpty() ? 1 : 0).arg(name);
}

/// Every value of a parameter that may be there more than once.
QStringList all(const Call &call, const char *name)
{
    QStringList values;
    for (const QByteArray &pair : call.request().rawQuery().split('&')) {
        const qsizetype equals = pair.indexOf('=');
        if (equals > 0 && decoded(QByteArrayView(pair).first(equals), true) == QLatin1String(name))
            values.append(decoded(QByteArrayView(pair).sliced(equals + 1), true));
    }
    return values;
}

struct Wanted
{
    QStringList sources;
    QStringList states;
    QString pinned;
    QString policy;

    bool fits(const Cluster &cluster) const
    {
        return (sources.isEmpty() || sources.contains(cluster.source)) &&
               (states.isEmpty() || states.contains(clusterStateName(cluster.state))) &&
               (pinned.isEmpty() || (pinned.toLower() == QLatin1String("true")) == !cluster.pinnedBy.isEmpty()) &&
               (policy.isEmpty() || cluster.spec.value(QLatin1String("policy_id")).toString() == policy);
    }
};

QString tokenOf(const char *kind, const QString &place)
{
    return QString::fromLatin1((kind + place.toUtf8()).toBase64(QByteArray::Base64UrlEncoding));
}

QString placeOf(const char *kind, const QString &token)
{
    const QByteArray text = QByteArray::fromBase64(token.toLatin1(), QByteArray::Base64UrlEncoding);
    if (!text.startsWith(kind))
        throw ApiError::invalid(QStringLiteral("Invalid page token."));
    return QString::fromUtf8(text.mid(qsizetype(qstrlen(kind))));
}

qint64 memberNumber(const QJsonObject &json, const char *name, qint64 fallback)
{
    const QJsonValue value = json.value(QLatin1String(name));
    return value.isString() ? value.toString().toLongLong() : value.toInteger(fallback);
}

} // namespace

QStringList clusterLevels()
{
    return {QStringLiteral("CAN_ATTACH_TO"), QStringLiteral("CAN_RESTART"), QStringLiteral("CAN_MANAGE")};
}

QString clusterObjectId(const Cluster &cluster)
{
    return QStringLiteral("/clusters/") + cluster.id;
}

bool mayOnCluster(const World &world, const Person &person, const Cluster &cluster, const char *level)
{
    return world.access.rank(person, {clusterObjectId(cluster)}, clusterLevels()) >=
           clusterLevels().indexOf(QLatin1String(level));
}

QJsonObject clusterToJson(const Cluster &cluster, bool withSpec)
{
    QJsonObject json = cluster.spec;
    json.remove(QStringLiteral("apply_policy_default_values")); // said under `spec` only
    json.insert(QStringLiteral("cluster_id"), cluster.id);
    json.insert(QStringLiteral("state"), clusterStateName(cluster.state));
    json.insert(QStringLiteral("state_message"), cluster.stateMessage);
    json.insert(QStringLiteral("cluster_source"), cluster.source);
    json.insert(QStringLiteral("last_state_loss_time"), 0);
    if (cluster.autoscales() && cluster.isActive())
        json.insert(QStringLiteral("num_workers"), cluster.target);
    insertUnlessDefault(&json, "creator_user_name", cluster.creator);
    insertUnlessDefault(&json, "start_time", cluster.startMs);
    insertUnlessDefault(&json, "last_restarted_time", cluster.restartedMs);
    insertUnlessDefault(&json, "pinned_by_user_name", cluster.pinnedBy);
    if (!cluster.isActive()) {
        insertUnlessDefault(&json, "terminated_time", cluster.terminatedMs);
        insertUnlessDefault(&json, "termination_reason", cluster.reason);
    } else if (cluster.contextId != 0) {
        json.insert(QStringLiteral("spark_context_id"), cluster.contextId);
        json.insert(QStringLiteral("jdbc_port"), 10000);
    }
    json.insert(QStringLiteral("default_tags"), QJsonObject{{QStringLiteral("Vendor"), QStringLiteral("Databricks")},
                                                            {QStringLiteral("Creator"), cluster.creator},
                                                            {QStringLiteral("ClusterName"), cluster.name()},
                                                            {QStringLiteral("ClusterId"), cluster.id}});
    addNodes(&json, cluster);
    if (withSpec)
        json.insert(QStringLiteral("spec"), cluster.spec);
    return json;
}

HttpReply clusterList(World &world, const Call &call, bool paged)
{
    Wanted wanted;
    qint64 size = std::numeric_limits<qint64>::max();
    QString after;
    bool byName = false;
    bool descending = false;
    if (paged) {
        wanted = {all(call, "filter_by.cluster_sources"), all(call, "filter_by.cluster_states"),
                  call.parameter(QLatin1String("filter_by.is_pinned")),
                  call.parameter(QLatin1String("filter_by.policy_id"))};
        const qint64 asked = call.number(QLatin1String("page_size"), DefaultPage);
        if (asked < 0)
            throw ApiError::invalid(QStringLiteral("page_size must not be negative."));
        size = std::min(asked == 0 ? DefaultPage : asked, LargestPage);
        const QString token = call.parameter(QLatin1String("page_token"));
        after = token.isEmpty() ? QString() : placeOf("c/", token);
        byName = call.parameter(QLatin1String("sort_by.field")) == QLatin1String("CLUSTER_NAME");
        descending = call.parameter(QLatin1String("sort_by.direction")) == QLatin1String("DESC");
    }
    std::vector<std::pair<QString, const Cluster *>> found;
    for (const Cluster &cluster : world.clusters.all()) {
        if (!cluster.goes && wanted.fits(cluster) && mayOnCluster(world, call.caller(), cluster, "CAN_ATTACH_TO"))
            found.emplace_back(sortKey(cluster, byName), &cluster);
    }
    std::sort(found.begin(), found.end(), [descending](const auto &a, const auto &b) {
        return descending ? b.first < a.first : a.first < b.first;
    });
    QJsonArray page;
    QJsonObject json;
    QString last;
    for (const auto &[key, cluster] : found) {
        if (!after.isEmpty() && (descending ? key >= after : key <= after))
            continue;
        if (page.size() == size) {
            json.insert(QStringLiteral("next_page_token"), tokenOf("c/", last));
            break;
        }
        page.append(clusterToJson(*cluster, false));
        last = key;
    }
    insertUnlessDefault(&json, "clusters", page);
    return jsonReply(json);
}

HttpReply clusterEvents(const Cluster &cluster, const QJsonObject &asked, bool tokens)
{
    const QJsonArray types = asked.value(QLatin1String("event_types")).toArray();
    const qint64 from = memberNumber(asked, "start_time", 0);
    const qint64 to = memberNumber(asked, "end_time", std::numeric_limits<qint64>::max());
    std::vector<const ClusterEvent *> found;
    for (const ClusterEvent &event : cluster.events) {
        if (event.timeMs >= from && event.timeMs <= to && (types.isEmpty() || types.contains(event.type)))
            found.push_back(&event);
    }
    if (asked.value(QLatin1String("order")).toString() != QLatin1String("ASC"))
        std::reverse(found.begin(), found.end());
    const QString token = asked.value(QLatin1String("page_token")).toString();
    const qint64 offset = token.isEmpty() ? memberNumber(asked, "offset", 0) : placeOf("e/", token).toLongLong();
    const qint64 limit =
        memberNumber(asked, tokens && asked.contains(QLatin1String("page_size")) ? "page_size" : "limit", 50);
    if (offset < 0 || limit < 0 || limit > 500)
        throw ApiError::invalid(QStringLiteral("limit must be between 0 and 500, offset must not be negative."));
    const qint64 size = limit == 0 ? 50 : limit;
    QJsonArray page;
    for (qint64 i = offset; i < std::min<qint64>(offset + size, qint64(found.size())); ++i) {
        const ClusterEvent &event = *found[size_t(i)];
        QJsonObject json{{QStringLiteral("cluster_id"), cluster.id},
                         {QStringLiteral("timestamp"), event.timeMs},
                         {QStringLiteral("type"), event.type}};
        json.insert(QStringLiteral("details"), event.details);
        page.append(json);
    }
    QJsonObject json;
    insertUnlessDefault(&json, "events", page);
    json.insert(QStringLiteral("total_count"), token.isEmpty() ? qint64(found.size()) : 0);
    if (offset + size < qint64(found.size())) {
        if (tokens)
            json.insert(QStringLiteral("next_page_token"), tokenOf("e/", QString::number(offset + size)));
        QJsonObject next = asked; // a ready request
        next.remove(QStringLiteral("page_token"));
        next.insert(QStringLiteral("offset"), offset + size);
        next.insert(QStringLiteral("limit"), size);
        next.insert(QStringLiteral("end_time"), std::min(to, cluster.events.back().timeMs));
        json.insert(QStringLiteral("next_page"), next);
    }
    return jsonReply(json);
}

} // namespace trowel::demo
