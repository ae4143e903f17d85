// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/json/reader.h"
#include "core/services/notebook_source.h"

namespace trowel {

using namespace Qt::StringLiterals;

namespace {

// The format allows one text or a list of lines that carry their own line ends.
QString readSource(const QJsonValue &source)
{
    QString text = source.toString();
    for (const QJsonValue &line : source.toArray())
        text += line.toString();
    return text;
}

NotebookCell readCell(const JsonReader &json, const QString &language)
{
    NotebookCell cell;
    const QString type = json.string("cell_type"_L1);
    if (type == "markdown"_L1)
        cell.kind = NotebookCell::Kind::Markdown;
    else if (type == "code"_L1)
        cell.language = language;
    cell.text = readSource(json.json().value("source"_L1));
    return cell;
}

} // namespace

QList<NotebookCell> splitJupyter(const QByteArray &json)
{
    QList<NotebookCell> cells;
    if (const Result<JsonReader> reader = JsonReader::parse(json)) {
        const JsonReader metadata = reader->object("metadata"_L1);
        const QString language = metadata.object("language_info"_L1).string("name"_L1, u"python"_s).toUpper();
        reader->forEach("cells"_L1, [&](const JsonReader &cell) { cells += readCell(cell, language); });
    }
    if (cells.isEmpty()) {
        cells += NotebookCell();
        cells.first().text = QString::fromUtf8(json);
    }
    return cells;
}

} // namespace trowel
