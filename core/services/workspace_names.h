// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/services/workspace_files.h"

namespace trowel {

/// Why a name cannot be given to an object of the workspace: one English sentence, empty when it can.
QString checkObjectName(const QString &name);

/// A name for a local file or folder made from one that came from a server: without separators, control and bidi
/// characters, names that Windows reserves, and not longer than file systems take. Never empty, ".", ".." or a path.
QString localFileName(const QString &serverName);

/// What an exported object is called on disk: "01_ingest.py", "etl.zip", "ingest.ipynb". Safe like localFileName.
QString fileNameForExport(const WorkspaceObject &object, WorkspaceFormat format);

/// How a local file is best imported.
struct ImportGuess
{
    WorkspaceFormat format = WorkspaceFormat::Auto;
    QString language;                                          ///< only with SOURCE
    QString name;                                              ///< in the workspace: a notebook has no extension
    WorkspaceObject::Type makes = WorkspaceObject::Type::File; ///< what comes of it
};

/// Looks at the name and the beginning of the content (the first 200 bytes are plenty). A source file is a notebook
/// only with the header line; everything unknown becomes a file as it is.
ImportGuess guessImport(const QString &localFileName, const QByteArray &firstBytes);

} // namespace trowel
