// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/world.h"

#include "app/demo/seed.h"

#include <QDateTime>

namespace trowel::demo {

World::World() : people(seedPeople()), m_startMs(QDateTime::currentMSecsSinceEpoch())
{
    m_elapsed.start();
    clear();
}

void World::clear()
{
    access = {};
    secrets.clear();
    clusters.clear();
    jobs.clear();
    jobs.setIds([this] { return nextId(); });
    warehouses.clear();
    warehouseConfig = {};
    unity.clear();
    tree = std::make_unique<WorkspaceTree>([this] { return nextId(); }, [this] { return now(); });
    dbfs = std::make_unique<Dbfs>([this] { return now(); });
    volumes = std::make_unique<VolumeFiles>([this] { return now(); });
}

} // namespace trowel::demo
