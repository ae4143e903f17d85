// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/cluster_record.h"

#include <QJsonArray>

namespace trowel::demo {

void record(Cluster &cluster, qint64 atMs, const char *type, const QJsonObject &details)
{
    cluster.events.push_back({atMs, QLatin1String(type), details});
}

QJsonObject by(const QString &user)
{
    return user.isEmpty() ? QJsonObject() : QJsonObject{{QStringLiteral("user"), user}};
}

QJsonObject workersNow(const Cluster &cluster, int target)
{
    return {{QStringLiteral("current_num_workers"), cluster.workers}, {QStringLiteral("target_num_workers"), target}};
}

QJsonObject scriptsOf(const Cluster &cluster, bool finished)
{
    QJsonArray scripts;
    for (const QJsonValue &value : cluster.spec.value(QLatin1String("init_scripts")).toArray()) {
        QJsonObject script = value.toObject();
        if (finished) {
            script.insert(QStringLiteral("status"), QStringLiteral("SUCCEEDED"));
            script.insert(QStringLiteral("execution_duration_seconds"), 14);
        }
        scripts.append(script);
    }
    return {{QStringLiteral("init_scripts"), QJsonObject{{QStringLiteral("cluster"), scripts}}}};
}

} // namespace trowel::demo
