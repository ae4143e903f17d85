// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kinds/warehouse_words.h"

#include "ui/model/format.h"

#include <QCoreApplication>

namespace trowel {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Warehouses)
};

QString tagLines(const QList<Tag> &tags)
{
    QStringList lines;
    for (const Tag &tag : tags)
        lines += tag.value.isEmpty() ? tag.key : QStringLiteral("%1: %2").arg(tag.key, tag.value);
    return lines.join(QStringLiteral(", "));
}

FactSection nowSection(const Warehouse &w)
{
    const WarehouseStateWords state = stateWords(w.row);
    FactSection now{Words::tr("Now"), {}};
    now.facts += Fact{Words::tr("State"), state.text, state.glyph, false, false, {}, state.toolTip};
    switch (w.row.health) {
    case WarehouseRow::Health::Healthy:
        if (w.row.state == WarehouseRow::State::Running)
            now.facts += Fact{Words::tr("Health"), Words::tr("Healthy"), Glyph::Succeeded};
        break;
    case WarehouseRow::Health::Degraded:
        now.facts += Fact{Words::tr("Health"), Words::tr("Degraded"), Glyph::Degraded};
        break;
    case WarehouseRow::Health::Failed:
        now.facts += Fact{Words::tr("Health"), Words::tr("Failed"), Glyph::Failed};
        break;
    case WarehouseRow::Health::Unknown:
        now.facts += Fact{Words::tr("Health"), Words::tr("Unknown"), Glyph::Unknown};
        break;
    }
    if (!w.failureCode.isEmpty())
        now.facts +=
            Fact{Words::tr("Reason"), sentenceCase(w.failureCode), Glyph::None, false, false, {}, w.failureCode};
    const QString scaling = w.row.minClusters == w.row.maxClusters
                                ? Words::tr("%1 running, fixed at %2").arg(w.row.clusters).arg(w.row.maxClusters)
                                : Words::tr("%1 running, scales from %2 to %3")
                                      .arg(w.row.clusters)
                                      .arg(w.row.minClusters)
                                      .arg(w.row.maxClusters);
    now.facts += Fact{Words::tr("Clusters"), scaling};
    now.facts += Fact{Words::tr("Sessions"), QString::number(w.row.sessions)};
    now.facts +=
        Fact{Words::tr("Auto stop"),
             w.row.autoStopMinutes > 0 ? Words::tr("After %1 without queries").arg(formatMinutes(w.row.autoStopMinutes))
                                       : Words::tr("Never, it runs until somebody stops it"),
             w.row.autoStopMinutes > 0 ? Glyph::None : Glyph::Warning};
    return now;
}

FactSection configurationSection(const Warehouse &w)
{
    FactSection section{Words::tr("Configuration"), {}};
    section.facts += Fact{Words::tr("Size"), orDash(w.spec.size)};
    section.facts += Fact{Words::tr("Type"),
                          typeWords(w.row.type, false) + (w.row.serverless ? Words::tr(", serverless") : QString())};
    section.facts += Fact{Words::tr("Photon"), w.spec.photon ? Words::tr("On") : Words::tr("Off")};
    section.facts += Fact{Words::tr("Channel"), channelWords(w.spec.channel, w.spec.dbsqlVersion)};
    section.facts += Fact{Words::tr("Spot policy"), orDash(sentenceCase(w.spec.spotPolicy))};
    section.facts += Fact{Words::tr("Tags"), orDash(tagLines(w.spec.tags))};
    section.facts += Fact{Words::tr("Creator"), orDash(w.row.creator)};
    return section;
}

} // namespace

WarehouseStateWords stateWords(const WarehouseRow &row)
{
    using State = WarehouseRow::State;
    switch (row.state) {
    case State::Starting:
        return {Glyph::Starting, Words::tr("Starting"), {}};
    case State::Running:
        if (row.health == WarehouseRow::Health::Degraded)
            return {Glyph::Degraded, Words::tr("Degraded"), row.healthSummary};
        if (row.health == WarehouseRow::Health::Failed)
            return {Glyph::Failed, Words::tr("Failed"), row.healthSummary};
        return {Glyph::Running, Words::tr("Running"), {}};
    case State::Stopping:
        return {Glyph::Stopping, Words::tr("Stopping"), {}};
    case State::Stopped:
        if (row.health == WarehouseRow::Health::Failed)
            return {Glyph::Failed, Words::tr("Start failed"), row.healthSummary};
        return {Glyph::Stopped, Words::tr("Stopped"), {}};
    case State::Deleting:
        return {Glyph::Deleting, Words::tr("Deleting"), {}};
    case State::Deleted:
        return {Glyph::Stopped, Words::tr("Deleted"), {}};
    case State::Unknown:
        break;
    }
    return {Glyph::Unknown, row.stateText.isEmpty() ? Words::tr("Unknown") : row.stateText, {}};
}

QString typeWords(const QString &type, bool serverless)
{
    if (serverless)
        return Words::tr("Serverless");
    if (type == QLatin1String("PRO"))
        return Words::tr("Pro");
    if (type == QLatin1String("CLASSIC"))
        return Words::tr("Classic");
    return orDash(type);
}

QString channelWords(const QString &channel, const QString &version)
{
    const QString prefix = QStringLiteral("CHANNEL_NAME_");
    const QString name = channel.startsWith(prefix) ? sentenceCase(channel.mid(prefix.size())) : channel;
    return version.isEmpty() ? orDash(name) : QStringLiteral("%1, %2").arg(orDash(name), version);
}

ObjectDetail warehouseDetail(const Warehouse &w, const QString &workspaceName)
{
    ObjectDetail detail;
    detail.name = w.row.name;
    detail.subtitle = Words::tr("SQL warehouse in %1").arg(workspaceName);
    detail.glyph = stateWords(w.row).glyph;
    detail.icon = QStringLiteral("warehouse");
    if (w.row.health == WarehouseRow::Health::Degraded || w.row.health == WarehouseRow::Health::Failed)
        detail.warning = w.failureDetails.isEmpty() ? w.row.healthSummary : w.failureDetails;
    detail.sections += nowSection(w);
    detail.sections += configurationSection(w);
    FactSection connection{Words::tr("Connection"), {}};
    connection.facts += Fact{Words::tr("Warehouse id"), w.row.id, Glyph::None, true, true};
    if (!w.host.isEmpty())
        connection.facts += Fact{Words::tr("Host"), w.host, Glyph::None, true, true};
    if (!w.httpPath.isEmpty())
        connection.facts += Fact{Words::tr("HTTP path"), w.httpPath, Glyph::None, true, true};
    if (!w.jdbcUrl.isEmpty())
        connection.facts += Fact{Words::tr("JDBC URL"), w.jdbcUrl, Glyph::None, true, true};
    detail.sections += connection;
    detail.json = w.raw;
    return detail;
}

} // namespace trowel
