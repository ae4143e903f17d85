// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QList>
#include <QPair>
#include <QString>

namespace trowel::demo {

/// What a person chooses about a warehouse; the defaults are the API's.
struct WarehouseSpec
{
    QString name;
    QString clusterSize;
    int minClusters = 1;
    int maxClusters = 1;
    int autoStopMins = 120; ///< 0: never
    QString type = QStringLiteral("CLASSIC");
    bool serverless = false;
    bool photon = true;
    QString spotPolicy = QStringLiteral("COST_OPTIMIZED");
    QString channel = QStringLiteral("CHANNEL_NAME_CURRENT");
    QString dbsqlVersion;
    QList<QPair<QString, QString>> tags;
    QString creator;
    QString instanceProfile;
    int statementTimeout = 0;
    int maxDbu = 0;
};

/// Reads the body of a create or edit. Absent members become defaults, except those of `before` that have none (name,
/// size, creator): an edit replaces. Unknown members and unknown enum texts are ignored, as the service does; a value
/// out of range throws ApiError.
WarehouseSpec specFromJson(const QJsonObject &json, const WarehouseSpec &before);

/// Adds the members of the spec to an answer, without those that equal their protobuf default.
void addSpec(QJsonObject *json, const WarehouseSpec &spec);

/// Inserts the member unless it is false, 0, empty text, or an empty array or object.
void insertUnlessDefault(QJsonObject *json, const char *name, const QJsonValue &value);

} // namespace trowel::demo
