// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/notebook.h"

#include <QStringList>

namespace trowel::demo {
namespace {

QString commentMark(const QString &language)
{
    if (language == QLatin1String("SQL"))
        return QStringLiteral("--");
    return language == QLatin1String("SCALA") ? QStringLiteral("//") : QStringLiteral("#");
}

QString header(const QString &language)
{
    return commentMark(language) + QStringLiteral(" Databricks notebook source");
}

QString trimmedLines(QStringList lines)
{
    while (!lines.isEmpty() && lines.first().trimmed().isEmpty())
        lines.removeFirst();
    while (!lines.isEmpty() && lines.last().trimmed().isEmpty())
        lines.removeLast();
    return lines.join(QLatin1Char('\n'));
}

Notebook::Cell cellFromLines(const QStringList &lines, const QString &magicMark)
{
    QStringList plain;
    for (const QString &line : lines) {
        if (line == magicMark)
            plain.append(QString());
        else
            plain.append(line.startsWith(magicMark + QLatin1Char(' ')) ? line.mid(magicMark.size() + 1) : line);
    }
    QString text = trimmedLines(plain);
    const bool markdown = text.startsWith(QLatin1String("%md"));
    if (markdown)
        text = trimmedLines(text.mid(text.startsWith(QLatin1String("%md-sandbox")) ? 11 : 3).split(QLatin1Char('\n')));
    return {markdown, markdown && text.startsWith(QLatin1Char(' ')) ? text.mid(1) : text};
}

} // namespace

QString sourceSuffix(const QString &language)
{
    if (language == QLatin1String("SQL"))
        return QStringLiteral("sql");
    if (language == QLatin1String("SCALA"))
        return QStringLiteral("scala");
    return language == QLatin1String("R") ? QStringLiteral("r") : QStringLiteral("py");
}

QString languageOfSuffix(const QString &fileName)
{
    for (const char *language : {"PYTHON", "SQL", "SCALA", "R"}) {
        const QString suffix = QLatin1Char('.') + sourceSuffix(QLatin1String(language));
        if (fileName.endsWith(suffix, Qt::CaseInsensitive))
            return QLatin1String(language);
    }
    return {};
}

bool hasNotebookHeader(const QString &language, const QByteArray &source)
{
    return QString::fromUtf8(source.left(200)).section(QLatin1Char('\n'), 0, 0).trimmed() == header(language);
}

Notebook Notebook::fromSource(const QString &language, const QByteArray &source)
{
    Notebook notebook{.language = language, .cells = {}};
    QStringList lines =
        QString::fromUtf8(source).replace(QLatin1String("\r\n"), QLatin1String("\n")).split(QLatin1Char('\n'));
    if (hasNotebookHeader(language, source))
        lines.removeFirst();
    const QString mark = commentMark(language);
    QStringList cell;
    const auto finishCell = [&] {
        const Cell made = cellFromLines(cell, mark + QLatin1String(" MAGIC"));
        if (!made.text.isEmpty())
            notebook.cells.append(made);
        cell.clear();
    };
    for (const QString &line : lines) {
        if (line.trimmed() == mark + QLatin1String(" COMMAND ----------"))
            finishCell();
        else
            cell.append(line);
    }
    finishCell();
    return notebook;
}

QByteArray Notebook::toSource() const
{
    const QString mark = commentMark(language);
    QStringList parts;
    for (const Cell &cell : cells) {
        if (!cell.markdown && !cell.text.startsWith(QLatin1Char('%'))) {
            parts.append(cell.text);
            continue;
        }
        QStringList lines = cell.text.split(QLatin1Char('\n'));
        if (cell.markdown)
            lines.prepend(QStringLiteral("%md"));
        for (QString &line : lines)
            line = (mark + QLatin1String(" MAGIC ") + line).trimmed();
        parts.append(lines.join(QLatin1Char('\n')));
    }
    const QString between = QStringLiteral("\n\n%1 COMMAND ----------\n\n").arg(mark);
    return (header(language) + QLatin1Char('\n') + parts.join(between) + QLatin1Char('\n')).toUtf8();
}

Notebook Notebook::fromRMarkdown(const QByteArray &text)
{
    Notebook notebook{.language = QStringLiteral("R"), .cells = {}};
    QStringList lines;
    bool code = false;
    const auto finishCell = [&] {
        if (const QString made = trimmedLines(lines); !made.isEmpty())
            notebook.cells.append({!code, made});
        lines.clear();
    };
    for (const QString &line : QString::fromUtf8(text).split(QLatin1Char('\n'))) {
        if (!code && line.startsWith(QLatin1String("```{r"))) {
            finishCell();
            code = true;
        } else if (code && line.startsWith(QLatin1String("```"))) {
            finishCell();
            code = false;
        } else {
            lines.append(line);
        }
    }
    finishCell();
    return notebook;
}

QByteArray Notebook::toRMarkdown() const
{
    QStringList parts;
    for (const Cell &cell : cells)
        parts.append(cell.markdown ? cell.text : QStringLiteral("```{r}\n%1\n```").arg(cell.text));
    return (parts.join(QLatin1String("\n\n")) + QLatin1Char('\n')).toUtf8();
}

} // namespace trowel::demo
