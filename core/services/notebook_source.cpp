// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/services/notebook_source.h"

#include <QHash>
#include <QStringList>

namespace trowel {

using namespace Qt::StringLiterals;

namespace {

const QHash<QString, QString> &commentMarkers()
{
    static const QHash<QString, QString> markers{
        {u"PYTHON"_s, u"#"_s}, {u"R"_s, u"#"_s}, {u"SQL"_s, u"--"_s}, {u"SCALA"_s, u"//"_s}};
    return markers;
}

// Magics that change the language of a whole cell and vanish from its text; all others are part of it.
const QHash<QString, QString> &languageMagics()
{
    static const QHash<QString, QString> magics{{u"%python"_s, u"PYTHON"_s}, {u"%sql"_s, u"SQL"_s},
                                                {u"%scala"_s, u"SCALA"_s},   {u"%r"_s, u"R"_s},
                                                {u"%sh"_s, u"SHELL"_s},      {u"%fs"_s, u"FS"_s}};
    return magics;
}

void trimBlankLines(QStringList &lines)
{
    while (!lines.isEmpty() && lines.first().trimmed().isEmpty())
        lines.removeFirst();
    while (!lines.isEmpty() && lines.last().trimmed().isEmpty())
        lines.removeLast();
}

// "# DBTITLE 1,Load the orders": the number says whether the title is shown.
void takeTitle(QStringList &lines, const QString &marker, QString &title)
{
    const QString prefix = marker + " DBTITLE "_L1;
    if (lines.isEmpty() || !lines.first().startsWith(prefix))
        return;
    title = lines.takeFirst().mid(prefix.size()).section(u',', 1).trimmed();
    trimBlankLines(lines);
}

// False when the cell is plain code of the notebook's language.
bool takeMagicPrefixes(QStringList &lines, const QString &marker)
{
    const QString prefix = marker + " MAGIC"_L1;
    const auto isMagic = [&prefix](const QString &line) {
        return line.startsWith(prefix) && (line.size() == prefix.size() || line.at(prefix.size()).isSpace());
    };
    if (lines.isEmpty() || !isMagic(lines.first()))
        return false;
    for (QString &line : lines) {
        if (isMagic(line))
            line = line.mid(prefix.size() + 1);
    }
    return true;
}

void readMagic(QStringList &lines, NotebookCell &cell)
{
    const QString first = lines.first().trimmed();
    qsizetype end = 0;
    while (end < first.size() && !first.at(end).isSpace())
        ++end;
    const QString magic = first.left(end).toLower();
    if (magic == "%md"_L1 || magic == "%md-sandbox"_L1) {
        cell.kind = NotebookCell::Kind::Markdown;
        cell.language.clear();
    } else if (const auto found = languageMagics().constFind(magic); found != languageMagics().cend()) {
        cell.language = *found;
    } else {
        return;
    }
    lines.first() = first.mid(end).trimmed();
    trimBlankLines(lines);
}

NotebookCell readCell(QStringList lines, const QString &marker, const QString &language)
{
    NotebookCell cell;
    cell.language = language;
    trimBlankLines(lines);
    takeTitle(lines, marker, cell.title);
    if (takeMagicPrefixes(lines, marker))
        readMagic(lines, cell);
    cell.text = lines.join(u'\n');
    return cell;
}

QString normalized(const QString &source)
{
    QString text = source;
    if (text.startsWith(QChar::ByteOrderMark))
        text.remove(0, 1);
    text.replace("\r\n"_L1, "\n"_L1);
    return text;
}

bool isHeader(const QString &firstLine, const QString &marker)
{
    return firstLine.trimmed() == marker + " Databricks notebook source"_L1;
}

} // namespace

bool hasNotebookHeader(const QString &source, const QString &language)
{
    const QString marker = commentMarkers().value(language.toUpper());
    return !marker.isEmpty() && isHeader(normalized(source).section(u'\n', 0, 0), marker);
}

QList<NotebookCell> splitNotebook(const QString &source, const QString &language)
{
    const QString text = normalized(source);
    const QString upper = language.toUpper();
    const QString marker = commentMarkers().value(upper);
    QStringList lines = text.split(u'\n');
    if (marker.isEmpty() || !isHeader(lines.first(), marker)) {
        NotebookCell whole;
        whole.language = upper;
        whole.text = text;
        return {whole};
    }
    lines.removeFirst();

    const QString separator = marker + " COMMAND ----------"_L1;
    QList<NotebookCell> cells;
    QStringList cell;
    for (const QString &line : std::as_const(lines)) {
        if (line.trimmed() == separator)
            cells += readCell(std::exchange(cell, {}), marker, upper);
        else
            cell += line;
    }
    cells += readCell(cell, marker, upper);
    return cells;
}

} // namespace trowel
