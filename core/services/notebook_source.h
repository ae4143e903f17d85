// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace trowel {

/// One cell of a notebook's source.
struct NotebookCell
{
    enum class Kind { Code, Markdown };
    Kind kind = Kind::Code;
    QString language; ///< "PYTHON", "SQL", "SCALA", "R", "SHELL", …
    QString title;    ///< from a DBTITLE line; usually empty
    QString text;     ///< without magic prefixes and comment markers
};

/// Splits exported SOURCE into cells: header line, COMMAND separators, MAGIC prefixes and %-magics of each language.
/// Text without the header is one code cell. Never fails.
QList<NotebookCell> splitNotebook(const QString &source, const QString &language);

} // namespace trowel
