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
    warehouses.clear();
    warehouseConfig = {};
    tree = std::make_unique<WorkspaceTree>([this] { return nextId(); }, [this] { return now(); });
}

} // namespace trowel::demo
