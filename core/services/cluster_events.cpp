// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/services/cluster_events.h"

#include "core/http/paging.h"
#include "core/services/cluster_json.h"
#include "core/services/cluster_spec_json.h"

#include <QJsonDocument>

#include <limits>

namespace trowel {

using namespace Qt::StringLiterals;

namespace {

constexpr int eventsPerPage = 50;

std::optional<int> number(const JsonReader &json, QLatin1String key)
{
    if (!json.has(key))
        return std::nullopt;
    const qint64 value = json.integer(key);
    if (value >= 0 && value <= std::numeric_limits<int>::max())
        return int(value);
    json.report(key, u"out of range"_s);
    return std::nullopt;
}

void readScripts(const JsonReader &json, ClusterEvent &event)
{
    for (const QLatin1String where : {"global"_L1, "cluster"_L1}) {
        json.forEach(where, [&event](const JsonReader &script) {
            ++event.initScripts;
            const QString status = script.string("status"_L1);
            if (status.contains("FAILED"_L1)) {
                const QString message = script.string("error_message"_L1, status);
                event.failedScripts += u"%1: %2"_s.arg(clusterDestination(script.json()), message);
            }
        });
    }
}

ClusterEvent readEvent(const JsonReader &json)
{
    ClusterEvent event;
    event.timeMs = json.integer("timestamp"_L1);
    const JsonReader node = json.object("data_plane_event_details"_L1);
    event.type = json.string("type"_L1, node.string("event_type"_L1));
    event.instanceId = node.string("host_id"_L1);
    const JsonReader details = json.object("details"_L1);
    event.user = details.string("user"_L1);
    event.cause = details.string("cause"_L1);
    event.reason = readClusterReason(details.object("reason"_L1));
    event.workers = number(details, "current_num_workers"_L1);
    event.targetWorkers = number(details, "target_num_workers"_L1);
    event.message = details.string("driver_state_message"_L1);
    if (event.message.isEmpty())
        event.message = details.string("did_not_expand_reason"_L1);
    if (details.has("instance_id"_L1))
        event.instanceId = details.string("instance_id"_L1);
    event.jobRun = details.string("job_run_name"_L1);
    event.diskBytes = details.integer("disk_size"_L1);
    readScripts(details.object("init_scripts"_L1), event);
    return event;
}

} // namespace

Result<ClusterEventPage> readClusterEvents(const QByteArray &body)
{
    return JsonReader::parse(body).and_then([](const JsonReader &json) {
        ClusterEventPage page;
        json.forEach("events"_L1, [&page](const JsonReader &event) { page.events += readEvent(event); });
        if (const auto next = eventPages().next(json, {}))
            page.cursor = QJsonDocument(next->body).toJson(QJsonDocument::Compact);
        return json.finish(std::move(page));
    });
}

QByteArray writeClusterEventsAsk(const QString &id, const QByteArray &cursor)
{
    // The members of the first page stay: the service refuses a token whose other parameters changed.
    QJsonObject json{{u"cluster_id"_s, id}, {u"order"_s, u"DESC"_s}, {u"page_size"_s, eventsPerPage}};
    const QJsonObject next = QJsonDocument::fromJson(cursor).object();
    // The ready request of an older server is complete and may not be mixed with ours.
    if (next.contains("cluster_id"_L1))
        json = next;
    else
        for (auto it = next.begin(); it != next.end(); ++it)
            json.insert(it.key(), it.value());
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

} // namespace trowel
