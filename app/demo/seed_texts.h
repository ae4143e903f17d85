// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/workspace_tree.h"

#include <QList>

namespace trowel::demo {

/// One object of the seed. The language of a notebook follows from `kind`.
struct SeedObject
{
    enum Kind { Python, Sql, Scala, R, File, Dashboard };
    const char *path;
    Kind kind;
    const char *text; ///< UTF-8
};

// The tables, by what is in them; each in seed_<name>.cpp.
QList<SeedObject> seedPipelines(); ///< notebooks of the data platform
QList<SeedObject> seedAnalyses();  ///< notebooks of finance, operations and data science
QList<SeedObject> seedQueries();   ///< SQL
QList<SeedObject> seedFiles();     ///< everything that is no notebook
/// The same few jobs written down once for every depot.
void seedDepots(WorkspaceTree &tree);

} // namespace trowel::demo
