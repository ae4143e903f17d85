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
    QString language; ///< "PYTHON", "SQL", "SCALA", "R", "SHELL", "FS"; empty for Markdown
    QString title;    ///< from a DBTITLE line; usually empty
    QString text;     ///< without magic prefixes and comment markers; `%run` and `%pip` lines stay readable as such
};

/// True when the text begins with the line that makes it the source of a notebook (reference: workspace, section 3).
bool hasNotebookHeader(const QString &source, const QString &language);

/// Splits exported SOURCE into cells: header line, COMMAND separators, MAGIC prefixes and %-magics of each language.
/// Text without the header is one code cell. Never fails, never gives an empty list.
QList<NotebookCell> splitNotebook(const QString &source, const QString &language);

/// The same for an exported .ipynb. Text that is no Jupyter notebook is one code cell.
QList<NotebookCell> splitJupyter(const QByteArray &json);

} // namespace trowel
