// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kinds/cluster_why_not.h"

#include <QCoreApplication>

namespace trowel {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Clusters)
};

} // namespace

QString whyNotClusterStart(const ClusterRow &row)
{
    switch (row.state) {
    case ClusterRow::State::Terminated:
    case ClusterRow::State::Error:
    case ClusterRow::State::Unknown:
        return row.isJobMade() ? Words::tr("%1 was made for the run of a job and cannot be started.").arg(row.name)
                               : QString();
    case ClusterRow::State::Terminating:
        return Words::tr("%1 is still terminating.").arg(row.name);
    case ClusterRow::State::Pending:
    case ClusterRow::State::Restarting:
        return Words::tr("%1 is starting already.").arg(row.name);
    default:
        return Words::tr("%1 runs already.").arg(row.name);
    }
}

QString whyNotClusterRunning(const ClusterRow &row)
{
    return row.state == ClusterRow::State::Running || row.state == ClusterRow::State::Unknown
               ? QString()
               : Words::tr("%1 is not running.").arg(row.name);
}

QString whyNotClusterTerminate(const ClusterRow &row)
{
    if (row.state == ClusterRow::State::Terminated)
        return Words::tr("%1 has terminated already.").arg(row.name);
    return row.state == ClusterRow::State::Terminating ? Words::tr("%1 is terminating already.").arg(row.name)
                                                       : QString();
}

QString whyNotClusterEdit(const ClusterRow &row)
{
    if (row.isJobMade())
        return Words::tr("%1 was made for the run of a job and cannot be edited.").arg(row.name);
    if (row.isMoving())
        return Words::tr("%1 can be edited when it runs or has terminated.").arg(row.name);
    return {};
}

QString whyNotClusterResize(const ClusterRow &row)
{
    return row.isJobMade() ? Words::tr("%1 was made for the run of a job and cannot be edited.").arg(row.name)
                           : whyNotClusterRunning(row);
}

QString whyNotClusterPin(const ClusterRow &row)
{
    return row.pinned ? Words::tr("%1 is pinned already.").arg(row.name) : QString();
}

QString whyNotClusterUnpin(const ClusterRow &row)
{
    return row.pinned ? QString() : Words::tr("%1 is not pinned.").arg(row.name);
}

QString whyNotClusterDelete(const ClusterRow &row)
{
    return row.pinned ? Words::tr("%1 is pinned. Unpin it first.").arg(row.name) : QString();
}

} // namespace trowel
