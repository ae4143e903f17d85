// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>

namespace trowel::demo {

/// A notebook as cells, and its forms on the wire: source text with `# COMMAND ----------` between the cells, Jupyter,
/// HTML, the JSON inside a DBC archive, R Markdown. Value type.
struct Notebook
{
    struct Cell
    {
        bool markdown = false;
        QString text; ///< without comment marks; a cell in another language begins with its magic, such as %sql
    };

    QString language; ///< PYTHON, SQL, SCALA or R
    QList<Cell> cells;

    static Notebook fromSource(const QString &language, const QByteArray &source);
    static std::optional<Notebook> fromJupyter(const QByteArray &json);
    static std::optional<Notebook> fromHtml(const QByteArray &html); ///< only what `toHtml` wrote
    static std::optional<Notebook> fromDbcEntry(const QByteArray &json);
    static Notebook fromRMarkdown(const QByteArray &text);

    QByteArray toSource() const;
    QByteArray toJupyter() const;
    QByteArray toHtml(const QString &title) const;
    QByteArray toDbcEntry(const QString &name) const;
    QByteArray toRMarkdown() const;
};

/// "py", "sql", "scala" or "r".
QString sourceSuffix(const QString &language);
/// The language of a file name's suffix, empty for another one.
QString languageOfSuffix(const QString &fileName);
/// True when the text begins with the header line by which a source file is known to be a notebook.
bool hasNotebookHeader(const QString &language, const QByteArray &source);

} // namespace trowel::demo
