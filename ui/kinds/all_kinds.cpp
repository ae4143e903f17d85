// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kinds/all_kinds.h"

// One line a kind, in the order of the navigator.
#define TROWEL_KINDS(KIND)                                                                                             \
    KIND(clustersKind)                                                                                                 \
    KIND(jobsKind)                                                                                                     \
    KIND(runsKind)                                                                                                     \
    KIND(workspaceKind)                                                                                                \
    KIND(dbfsKind)                                                                                                     \
    KIND(volumesKind)                                                                                                  \
    KIND(secretsKind)                                                                                                  \
    KIND(catalogsKind)                                                                                                 \
    KIND(warehousesKind)                                                                                               \
    KIND(metastoreKind)

namespace trowel {

#define TROWEL_DECLARE(kind) std::unique_ptr<AnyKind> kind();
TROWEL_KINDS(TROWEL_DECLARE)
#undef TROWEL_DECLARE

KindList allKinds()
{
    KindList kinds;
#define TROWEL_ADD(kind) kinds.push_back(kind());
    TROWEL_KINDS(TROWEL_ADD)
#undef TROWEL_ADD
    return kinds;
}

} // namespace trowel
