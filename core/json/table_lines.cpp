// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/json/table_lines.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace trowel {

namespace {

bool isNumber(const QString &cell)
{
    bool number = false;
    cell.toDouble(&number); // in the C locale: nothing but a number reads as one
    return number;
}

// What a spreadsheet takes for a formula runs as one on the machine of whoever opens the file.
QString guarded(const QString &cell)
{
    if (cell.isEmpty())
        return cell;
    const auto first = std::find_if(cell.cbegin(), cell.cend(), [](QChar c) { return !c.isSpace(); });
    const bool formula = first != cell.cend() && QStringLiteral("=+-@").contains(*first);
    const bool control = cell.front() == QLatin1Char('\t') || cell.front() == QLatin1Char('\r');
    return (formula || control) && !isNumber(cell) ? QLatin1Char('\'') + cell : cell;
}

QByteArray jsonString(const QString &text)
{
    const QByteArray array = QJsonDocument(QJsonArray{text}).toJson(QJsonDocument::Compact);
    return array.mid(1, array.size() - 2);
}

} // namespace

QByteArray csvLine(const QStringList &cells)
{
    QByteArray line;
    for (const QString &cell : cells) {
        QString text = guarded(cell);
        const bool quoted = std::any_of(text.cbegin(), text.cend(), [](QChar c) {
            return c == QLatin1Char('"') || c == QLatin1Char(',') || c == QLatin1Char('\n') || c == QLatin1Char('\r') ||
                   c == QLatin1Char(';') || c == QLatin1Char('\t');
        });
        if (quoted)
            text = QLatin1Char('"') + text.replace(QLatin1Char('"'), QStringLiteral("\"\"")) + QLatin1Char('"');
        if (&cell != &cells.constFirst())
            line += ',';
        line += text.toUtf8();
    }
    return line + "\r\n";
}

QString tabbedLine(const QStringList &cells)
{
    QStringList plain;
    for (const QString &cell : cells)
        plain += guarded(cell.simplified());
    return plain.join(QLatin1Char('\t'));
}

QString htmlRow(const QStringList &cells, bool head)
{
    const QString cell = head ? QStringLiteral("<th>%1</th>") : QStringLiteral("<td>%1</td>");
    QString row = QStringLiteral("<tr>");
    for (const QString &text : cells)
        row += cell.arg(text.toHtmlEscaped());
    return row + QStringLiteral("</tr>");
}

QByteArray jsonLine(const QStringList &keys, const QStringList &values)
{
    QByteArray line = "{";
    for (qsizetype i = 0; i < keys.size() && i < values.size(); ++i) {
        if (i > 0)
            line += ", ";
        line += jsonString(keys[i]) + ": " + (values[i].isEmpty() ? QByteArray("null") : jsonString(values[i]));
    }
    return line + "}";
}

} // namespace trowel
