// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/demo_options.h"
#include "app/demo/file_tree.h"

namespace trowel::demo {

/// One file of the seed: text, or made on demand with that many bytes.
struct SeedFile
{
    const char *path;
    const char *text; ///< UTF-8; null for a made one
    QByteArray (*make)(qint64 offset, qint64 length) = nullptr;
    qint64 bytes = 0;
};

/// Any part of an endless file of gate events, 64 bytes a line.
QByteArray gateEvents(qint64 offset, qint64 length);
/// Any part of an endless binary file, which starts as Parquet does.
QByteArray parquetBytes(qint64 offset, qint64 length);
/// Any part of an endless archive, which starts as a ZIP (and so a JAR or a wheel) does.
QByteArray archiveBytes(qint64 offset, qint64 length);

/// Puts a file there, aged by its path: the same file is always as old.
void addSeedFile(FileTree &tree, const SeedFile &file, qint64 now);
/// Makes folders, all as old as their paths say.
void addSeedFolder(FileTree &tree, const QString &path, qint64 now);
/// How many days of generated files there are.
int seedDays(Scale scale);

} // namespace trowel::demo
