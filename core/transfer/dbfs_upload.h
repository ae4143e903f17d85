// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/services/dbfs.h"

namespace trowel {

/// Brings a local file into DBFS. A small one goes in one call. A larger one goes block by block into a file beside the
/// target, whose name says that it is a part, and is moved when it is whole: a part never looks complete, and what was
/// there is replaced at the very end. A block whose outcome is unknown is never sent again: the file is begun anew, a
/// few times at most. Fails with Conflict where something is in the way.
Task<Nothing> uploadToDbfs(const Dbfs &dbfs, const QString &localFile, const QString &target, bool overwrite,
                           const Progress &progress);

} // namespace trowel
