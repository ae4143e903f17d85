// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kinds/cluster_form_facts.h"

#include "ui/model/format.h"

#include <QCoreApplication>

#include <algorithm>

namespace trowel {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(ClusterForm)
};

QString span(const QString &from, const QString &to)
{
    return from == to ? to : Words::tr("%1 to %2").arg(from, to);
}

QString coresText(double cores)
{
    return QString::number(cores, 'g', 6);
}

QString memoryText(double mb)
{
    constexpr double bytesOfMb = 1024.0 * 1024.0;
    return formatBytes(qint64(mb * bytesOfMb));
}

QString spotWords(const ClusterSpec &spec, int most)
{
    const bool onDemand = spec.availability.startsWith(QLatin1String("ON_DEMAND"));
    if (onDemand || spec.firstOnDemand > most)
        return Words::tr("None, all on demand");
    if (spec.availability.isEmpty())
        return Words::tr("As the workspace decides");
    return spec.firstOnDemand <= 0 ? Words::tr("All nodes")
                                   : Words::tr("All but %n nodes", nullptr, spec.firstOnDemand);
}

} // namespace

QList<FormFact> clusterFacts(const ClusterSpec &spec, const ClusterChoices &choices)
{
    const int least = std::max(0, spec.autoscale ? spec.minWorkers : spec.workers);
    const int most = std::max(0, spec.autoscale ? spec.maxWorkers : spec.workers);
    QList<FormFact> facts;
    facts += FormFact{Words::tr("Nodes"), span(QString::number(least + 1), QString::number(most + 1))};
    const ClusterNodeType *worker = choices.nodeType(spec.nodeType);
    const ClusterNodeType *driver =
        choices.nodeType(spec.driverNodeType.isEmpty() ? spec.nodeType : spec.driverNodeType);
    if (worker && driver) {
        facts += FormFact{Words::tr("Cores"), span(coresText(driver->cores + least * worker->cores),
                                                   coresText(driver->cores + most * worker->cores))};
        const auto memory = [&](int workers) {
            return memoryText(double(driver->memoryMb) + double(workers) * double(worker->memoryMb));
        };
        facts += FormFact{Words::tr("Memory"), span(memory(least), memory(most))};
        if (worker->gpus + driver->gpus > 0)
            facts += FormFact{Words::tr("GPUs"), span(QString::number(driver->gpus + least * worker->gpus),
                                                      QString::number(driver->gpus + most * worker->gpus))};
    }
    facts += FormFact{Words::tr("Photon"), spec.photon ? Words::tr("On, uses more DBU") : Words::tr("Off")};
    facts += FormFact{Words::tr("Spot"), spotWords(spec, most)};
    if (spec.autoTerminationMinutes == 0)
        facts += FormFact{{}, Words::tr("It never ends by itself and costs until somebody terminates it."), true};
    if (spec.accessMode == QLatin1String("NONE"))
        facts += FormFact{{}, Words::tr("Without isolation nothing in Unity Catalog can be reached."), true};
    return facts;
}

} // namespace trowel
