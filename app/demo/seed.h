// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/demo_options.h"
#include "app/demo/people.h"

namespace trowel::demo {

struct World;

/// The company of the demo: Halden Freight, a carrier with depots around the North Sea. Everything in it is invented.
People seedPeople();
/// Who the tokens belong to when the command line does not say: an administrator, then a person who may only look.
QString seedUserOfToken(qsizetype index);

void seedDbfs(World &world, Scale scale);
void seedVolumes(World &world, Scale scale);
void seedSecrets(World &world, Scale scale);
void seedUnityCatalog(World &world, Scale scale);
void seedClusters(World &world, Scale scale);
void seedJobs(World &world, Scale scale);
void seedWarehouses(World &world, Scale scale, int extra);
void seedWorkspaceTree(World &world, Scale scale);

} // namespace trowel::demo
