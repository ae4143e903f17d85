// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kinds/run_follow.h"

#include "core/services/job_runs.h"
#include "ui/model/row_store.h"
#include "ui/model/session.h"

namespace trowel {

void followRun(Session &session, const RunRow &run)
{
    const AnyKind *kind = session.kind(QStringLiteral("runs"));
    if (!kind)
        return;
    for (const QString &scope : {QString::number(run.jobId), QString()}) {
        const std::shared_ptr<ObjectStore> store = session.store(*kind, scope);
        // The list of all runs needs the row only where somebody has looked at it.
        if (!scope.isEmpty() || store->state() != ObjectStore::State::Empty)
            static_cast<RowStore<RunRow> &>(*store).put(run);
    }
}

void refreshJob(Session &session, qint64 jobId)
{
    const AnyKind *kind = session.kind(QStringLiteral("jobs"));
    if (!kind)
        return;
    const std::shared_ptr<ObjectStore> store = session.store(*kind, {});
    const QString key = QString::number(jobId);
    if (store->find(key) >= 0)
        store->refreshRow(key, Lane::Refresh);
}

} // namespace trowel
