// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/access.h"
#include "app/demo/clusters.h"
#include "app/demo/dbfs.h"
#include "app/demo/jobs.h"
#include "app/demo/people.h"
#include "app/demo/secrets.h"
#include "app/demo/unity_catalog.h"
#include "app/demo/volume_files.h"
#include "app/demo/warehouses.h"
#include "app/demo/workspace_tree.h"

#include <QElapsedTimer>
#include <QJsonObject>

namespace trowel::demo {

/// The state of the whole demo workspace: what the handlers read and change. Lives in the server's thread, in memory.
struct World
{
    World();
    Q_DISABLE_COPY_MOVE(World)

    /// Back to an empty workspace with the same people; ids go on growing.
    void clear();

    People people;
    Access access;
    SecretScopes secrets;
    ClusterFleet clusters;
    Jobs jobs;
    Warehouses warehouses;
    QJsonObject warehouseConfig;
    std::unique_ptr<WorkspaceTree> tree;
    std::unique_ptr<Dbfs> dbfs;
    std::unique_ptr<VolumeFiles> volumes;
    UnityCatalog unity;
    bool olderVersionsOnly = false;
    QString host; ///< as clients reach it, for jdbc_url and the like

    /// Now in epoch milliseconds; never runs backwards.
    qint64 now() const { return m_startMs + m_elapsed.elapsed(); }
    /// The next id of an object: 63 bits, strictly growing.
    qint64 nextId() { return m_nextId += 1 + (m_nextId % 7); }

    static constexpr qint64 WorkspaceId = 7004600182736455;

private:
    QElapsedTimer m_elapsed;
    qint64 m_startMs;
    qint64 m_nextId = 7'018'273'645'546'370'001;
};

} // namespace trowel::demo
