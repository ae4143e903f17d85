// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/notebook.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStringList>

namespace trowel::demo {
namespace {

// Where the HTML form keeps the notebook itself, so that it can be imported again.
constexpr QByteArrayView EmbedStart("<script type=\"application/x-notebook\">");
constexpr QByteArrayView EmbedEnd("</script>");

/// Jupyter keeps every line with its end, except the last one's.
QJsonArray jupyterLines(const QString &text)
{
    QJsonArray lines;
    const QStringList parts = text.split(QLatin1Char('\n'));
    for (qsizetype i = 0; i < parts.size(); ++i)
        lines.append(i + 1 < parts.size() ? parts[i] + QLatin1Char('\n') : parts[i]);
    return lines;
}

QString jupyterText(const QJsonValue &source)
{
    if (source.isString())
        return source.toString();
    QString text;
    for (const QJsonValue &line : source.toArray())
        text += line.toString();
    return text;
}

} // namespace

std::optional<Notebook> Notebook::fromJupyter(const QByteArray &json)
{
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    if (!object.value(QLatin1String("cells")).isArray())
        return std::nullopt;
    Notebook notebook{.language = QStringLiteral("PYTHON"), .cells = {}}; // an .ipynb is always a Python notebook
    for (const QJsonValue &cell : object.value(QLatin1String("cells")).toArray())
        notebook.cells.append({cell[QLatin1String("cell_type")].toString() == QLatin1String("markdown"),
                               jupyterText(cell[QLatin1String("source")])});
    return notebook;
}

QByteArray Notebook::toJupyter() const
{
    QJsonArray list;
    for (const Cell &cell : cells) {
        QJsonObject json{
            {QStringLiteral("cell_type"), cell.markdown ? QStringLiteral("markdown") : QStringLiteral("code")},
            {QStringLiteral("metadata"), QJsonObject()},
            {QStringLiteral("source"), jupyterLines(cell.text)}};
        if (!cell.markdown) {
            json.insert(QStringLiteral("execution_count"), QJsonValue::Null);
            json.insert(QStringLiteral("outputs"), QJsonArray());
        }
        list.append(json);
    }
    const QJsonObject metadata{
        {QStringLiteral("application/vnd.databricks.v1+notebook"),
         QJsonObject{{QStringLiteral("language"), language.toLower()}}},
        {QStringLiteral("language_info"), QJsonObject{{QStringLiteral("name"), language.toLower()}}}};
    return QJsonDocument(QJsonObject{{QStringLiteral("cells"), list},
                                     {QStringLiteral("metadata"), metadata},
                                     {QStringLiteral("nbformat"), 4},
                                     {QStringLiteral("nbformat_minor"), 0}})
        .toJson(QJsonDocument::Indented);
}

std::optional<Notebook> Notebook::fromHtml(const QByteArray &html)
{
    const qsizetype start = html.indexOf(EmbedStart);
    if (start < 0)
        return std::nullopt;
    const qsizetype begin = start + EmbedStart.size();
    const qsizetype end = html.indexOf(EmbedEnd, begin);
    return fromDbcEntry(QByteArray::fromBase64(html.mid(begin, end - begin)));
}

QByteArray Notebook::toHtml(const QString &title) const
{
    QString body;
    for (const Cell &cell : cells) {
        const QString tag = cell.markdown ? QStringLiteral("section") : QStringLiteral("pre");
        body += QStringLiteral("<%1>%2</%1>\n").arg(tag, cell.text.toHtmlEscaped());
    }
    QByteArray html = QStringLiteral("<!DOCTYPE html>\n<html>\n<head><meta charset=\"utf-8\"><title>%1</title></head>\n"
                                     "<body>\n<h1>%1</h1>\n%2")
                          .arg(title.toHtmlEscaped(), body)
                          .toUtf8();
    html += EmbedStart.toByteArray() + toDbcEntry(title).toBase64() + EmbedEnd.toByteArray() + "\n</body>\n</html>\n";
    return html;
}

std::optional<Notebook> Notebook::fromDbcEntry(const QByteArray &json)
{
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    if (object.value(QLatin1String("version")).toString() != QLatin1String("NotebookV1"))
        return std::nullopt;
    Notebook notebook{.language = object.value(QLatin1String("language")).toString().toUpper(), .cells = {}};
    for (const QJsonValue &command : object.value(QLatin1String("commands")).toArray()) {
        const QString text = command[QLatin1String("command")].toString();
        const bool markdown = text.startsWith(QLatin1String("%md\n"));
        notebook.cells.append({markdown, markdown ? text.mid(4) : text});
    }
    return notebook;
}

QByteArray Notebook::toDbcEntry(const QString &name) const
{
    QJsonArray commands;
    for (const Cell &cell : cells)
        commands.append(
            QJsonObject{{QStringLiteral("version"), QStringLiteral("CommandV1")},
                        {QStringLiteral("position"), commands.size() + 1},
                        {QStringLiteral("command"), cell.markdown ? QLatin1String("%md\n") + cell.text : cell.text}});
    return QJsonDocument(QJsonObject{{QStringLiteral("version"), QStringLiteral("NotebookV1")},
                                     {QStringLiteral("name"), name},
                                     {QStringLiteral("language"), language.toLower()},
                                     {QStringLiteral("commands"), commands}})
        .toJson(QJsonDocument::Compact);
}

} // namespace trowel::demo
