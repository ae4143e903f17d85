// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/services/file_tree.h"
#include "ui/look/cell.h"
#include "ui/model/object_detail.h"

namespace trowel {

// Words and cells that the kinds of file trees share.

/// "table", "code" or "file", by the end of the name.
QString fileIcon(const QString &name);
/// "CSV file", "Parquet file", … by the end of the name; "File" for what is not known.
QString fileTypeWords(const QString &name);
/// "3 folders, 12 files, 4.1 MB".
QString fileCountWords(const FileCount &count);
/// A time in the list, with UTC in the tool tip.
Cell fileTimeCell(qint64 epochMs);
Cell fileSizeCell(qint64 size);
Fact fileSizeFact(qint64 size);
Fact fileTimeFact(const QString &name, qint64 epochMs);
/// The paths from `root` to `path`, itself included.
QStringList fileSteps(const QString &root, const QString &path);

} // namespace trowel
