// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kinds/cluster_words.h"
#include "ui/model/format.h"

#include <QCoreApplication>

namespace trowel {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Clusters)
};

Fact timeFact(const QString &name, qint64 ms)
{
    return Fact{name, formatTime(ms), Glyph::None, false, false, {}, formatUtc(ms)};
}

FactSection nowSection(const Cluster &c)
{
    const ClusterStateWords state = stateWords(c.row);
    FactSection now{Words::tr("Now"), {}};
    now.facts += Fact{Words::tr("State"), state.text, state.glyph, false, false, {}, c.row.stateText};
    if (c.row.reason.isFailure()) { // its words stand above
        now.facts += Fact{Words::tr("Reason"), orDash(c.row.reason.code), Glyph::None, true, true};
    } else if (!c.row.reason.isEmpty()) {
        const QString words = reasonWords(c.row.reason);
        now.facts += Fact{Words::tr("Why"), words, Glyph::None, false, false, {}, c.row.reason.code};
    } else if (!c.row.stateMessage.isEmpty()) {
        now.facts += Fact{Words::tr("Waits for"), c.row.stateMessage};
    }
    if (c.row.startedMs > 0)
        now.facts += timeFact(Words::tr("Started"), c.row.startedMs);
    if (c.lastRestartedMs > 0)
        now.facts += timeFact(Words::tr("Restarted"), c.lastRestartedMs);
    if (c.terminatedMs > 0)
        now.facts += timeFact(Words::tr("Terminated"), c.terminatedMs);
    return now;
}

FactSection costSection(const Cluster &c)
{
    FactSection cost{Words::tr("Cost"), {}};
    const bool ends = c.row.autoTerminationMinutes > 0;
    // A cluster of a job ends with its run.
    const QString never = c.row.isJobMade() ? Words::tr("With the run it was made for")
                                            : Words::tr("Never, it runs until somebody terminates it");
    cost.facts +=
        Fact{Words::tr("Auto termination"),
             ends ? Words::tr("After %1 without activity").arg(formatMinutes(c.row.autoTerminationMinutes)) : never,
             ends || c.row.isJobMade() ? Glyph::None : Glyph::Warning};
    cost.facts += Fact{Words::tr("Instances"), availabilityWords(c.spec.availability)};
    if (c.spec.firstOnDemand > 0)
        cost.facts += Fact{Words::tr("On demand first"),
                           Words::tr("%n nodes, the driver among them", nullptr, c.spec.firstOnDemand)};
    cost.facts += Fact{Words::tr("Photon"), c.row.photon ? Words::tr("On, uses more DBU") : Words::tr("Off")};
    return cost;
}

FactSection computeSection(const Cluster &c)
{
    FactSection compute{Words::tr("Compute"), {}};
    compute.facts += Fact{Words::tr("Workers"), workersWords(c.row)};
    compute.facts += Fact{Words::tr("Node type"), orDash(c.row.nodeType), Glyph::None, true, true};
    if (!c.spec.driverNodeType.isEmpty())
        compute.facts += Fact{Words::tr("Driver type"), c.spec.driverNodeType, Glyph::None, true, true};
    if (c.cores > 0)
        compute.facts += Fact{Words::tr("Total"), machineWords(c.cores, c.memoryMb)};
    compute.facts += Fact{Words::tr("Runtime"), orDash(c.row.runtime), Glyph::None, true, true};
    compute.facts += Fact{Words::tr("Access mode"), accessModeWords(c.row.accessMode), Glyph::None, false, false, {},
                          c.row.accessMode};
    if (!c.spec.singleUser.isEmpty())
        compute.facts += Fact{Words::tr("Dedicated to"), c.spec.singleUser};
    if (!c.policyId.isEmpty())
        compute.facts += Fact{Words::tr("Policy"), c.policyId, Glyph::None, true, true};
    if (!c.poolId.isEmpty())
        compute.facts += Fact{Words::tr("Pool"), c.poolId, Glyph::None, true, true};
    return compute;
}

void addPairs(QList<FactSection> &sections, const QString &title, const ClusterPairs &pairs, bool mono)
{
    if (pairs.isEmpty())
        return;
    FactSection section{title, {}};
    for (const auto &[key, value] : pairs)
        section.facts += Fact{key, value, Glyph::None, false, mono};
    sections += section;
}

FactSection scriptsSection(const Cluster &c)
{
    FactSection section{Words::tr("Scripts and logs"), {}};
    for (qsizetype i = 0; i < c.spec.initScripts.size(); ++i)
        section.facts += Fact{Words::tr("Init script %1").arg(i + 1), c.spec.initScripts[i], Glyph::None, true, true};
    section.facts += c.spec.logs.isEmpty() ? Fact{Words::tr("Logs"), Words::tr("Not delivered")}
                                           : Fact{Words::tr("Logs"), c.spec.logs, Glyph::None, true, true};
    if (!c.logsException.isEmpty())
        section.facts += Fact{Words::tr("Delivery"), c.logsException, Glyph::Failed};
    return section;
}

FactSection identitySection(const Cluster &c)
{
    FactSection section{Words::tr("Identity"), {}};
    section.facts += Fact{Words::tr("Cluster id"), c.row.id, Glyph::None, true, true};
    section.facts += Fact{Words::tr("Made by"), sourceWords(c.row.source)};
    section.facts += Fact{Words::tr("Creator"), orDash(c.row.creator)};
    section.facts += Fact{Words::tr("Pinned by"), orDash(c.pinnedBy)};
    if (c.driver)
        section.facts += Fact{Words::tr("Driver address"), orDash(c.driver->privateIp), Glyph::None, true, true};
    if (c.sparkContextId != 0)
        section.facts += Fact{Words::tr("Spark context"), QString::number(c.sparkContextId), Glyph::None, true, true};
    return section;
}

} // namespace

ObjectDetail clusterDetail(const Cluster &c, const QString &workspaceName)
{
    ObjectDetail detail;
    detail.name = c.row.name;
    detail.subtitle = Words::tr("Cluster in %1").arg(workspaceName);
    detail.glyph = stateWords(c.row).glyph;
    detail.icon = QStringLiteral("cluster");
    if (c.row.reason.isFailure())
        detail.warning = reasonWords(c.row.reason);
    detail.sections += nowSection(c);
    detail.sections += computeSection(c);
    detail.sections += costSection(c);
    addPairs(detail.sections, Words::tr("Tags"), c.spec.tags, false);
    detail.sections += scriptsSection(c);
    addPairs(detail.sections, Words::tr("Spark configuration"), c.spec.sparkConf, true);
    addPairs(detail.sections, Words::tr("Environment variables"), c.spec.environment, true);
    detail.sections += identitySection(c);
    detail.json = c.raw;
    return detail;
}

} // namespace trowel
