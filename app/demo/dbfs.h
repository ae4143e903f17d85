// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/file_tree.h"

#include <QHash>

namespace trowel::demo {

/// DBFS: its files, and the files that are being written through a handle.
struct Dbfs
{
    struct Handle
    {
        QString path;
        qint64 lastUseMs = 0;
    };

    explicit Dbfs(std::function<qint64()> now) : tree(std::move(now)) {}

    FileTree tree;
    QHash<qint64, Handle> handles;
    qint64 handleLifeMs = 600'000; ///< without a block
    int deleteBudget = 10'000;     ///< objects one call deletes before it wants to be asked again
    bool disabled = false;         ///< the workspace has its DBFS root switched off
};

} // namespace trowel::demo
