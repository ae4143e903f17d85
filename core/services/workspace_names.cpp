// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/services/workspace_names.h"

#include "core/services/notebook_source.h"

#include <QFileInfo>
#include <QSet>

#include <algorithm>

namespace trowel {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestFileName = 200; // bytes; file systems take 255, and a temporary name is longer

QString sourceExtension(const QString &language)
{
    static const QHash<QString, QString> known{
        {u"PYTHON"_s, u".py"_s}, {u"SQL"_s, u".sql"_s}, {u"SCALA"_s, u".scala"_s}, {u"R"_s, u".r"_s}};
    return known.value(language.toUpper(), u".txt"_s);
}

QString notebookExtension(const WorkspaceObject &object, WorkspaceFormat format)
{
    switch (format) {
    case WorkspaceFormat::Html:
        return u".html"_s;
    case WorkspaceFormat::Jupyter:
        return u".ipynb"_s;
    case WorkspaceFormat::Dbc:
        return u".dbc"_s;
    case WorkspaceFormat::RMarkdown:
        return u".Rmd"_s;
    case WorkspaceFormat::Source:
    case WorkspaceFormat::Auto:
    case WorkspaceFormat::Raw:
        break;
    }
    return sourceExtension(object.language);
}

QString exportExtension(const WorkspaceObject &object, WorkspaceFormat format)
{
    if (object.isContainer())
        return format == WorkspaceFormat::Dbc ? u".dbc"_s : u".zip"_s;
    if (object.type == WorkspaceObject::Type::Notebook)
        return notebookExtension(object, format);
    return {};
}

bool isHarmful(QChar c)
{
    static const QString separators = u"/\\:*?\"<>|"_s;
    const QChar::Category category = c.category();
    // Format characters turn the direction of text: "gpj.exe" shows as "exe.jpg".
    return separators.contains(c) || category == QChar::Other_Control || category == QChar::Other_Format ||
           category == QChar::Separator_Line || category == QChar::Separator_Paragraph ||
           category == QChar::Other_NotAssigned;
}

bool isReservedOnWindows(const QString &name)
{
    static const QSet<QString> reserved{u"CON"_s, u"PRN"_s, u"AUX"_s, u"NUL"_s};
    const QString stem = name.section(u'.', 0, 0).trimmed().toUpper();
    const bool numbered = stem.size() == 4 && (stem.startsWith("COM"_L1) || stem.startsWith("LPT"_L1)) &&
                          stem.at(3) >= u'0' && stem.at(3) <= u'9';
    return numbered || reserved.contains(stem);
}

// Cut to the limit without cutting a character in two; the extension stays.
QString shortened(const QString &name)
{
    if (name.toUtf8().size() <= longestFileName)
        return name;
    QString extension = name.mid(qMax(name.lastIndexOf(u'.'), qsizetype(0)));
    if (extension.size() > 16 || extension.size() == name.size())
        extension.clear();
    QString stem = name.chopped(extension.size());
    while (!stem.isEmpty() && (stem + extension).toUtf8().size() > longestFileName)
        stem.chop(stem.back().isLowSurrogate() ? 2 : 1);
    return stem + extension;
}

} // namespace

QLatin1String formatName(WorkspaceFormat format)
{
    switch (format) {
    case WorkspaceFormat::Source:
        return "SOURCE"_L1;
    case WorkspaceFormat::Html:
        return "HTML"_L1;
    case WorkspaceFormat::Jupyter:
        return "JUPYTER"_L1;
    case WorkspaceFormat::Dbc:
        return "DBC"_L1;
    case WorkspaceFormat::RMarkdown:
        return "R_MARKDOWN"_L1;
    case WorkspaceFormat::Auto:
        return "AUTO"_L1;
    case WorkspaceFormat::Raw:
        return "RAW"_L1;
    }
    return {};
}

QString checkObjectName(const QString &name)
{
    if (name.trimmed().isEmpty())
        return u"A name is needed."_s;
    if (name.contains(u'/'))
        return u"A name cannot contain “/”."_s;
    if (name == "."_L1 || name == ".."_L1)
        return u"“%1” is not a name."_s.arg(name);
    if (name.front().isSpace() || name.back().isSpace())
        return u"A name cannot begin or end with a blank."_s;
    if (std::any_of(name.begin(), name.end(), [](QChar c) { return c.category() == QChar::Other_Control; }))
        return u"A name cannot contain control characters."_s;
    return {};
}

QString localFileName(const QString &serverName)
{
    QString name = QString::fromUtf8(serverName.toUtf8()); // no lone surrogates
    std::replace_if(name.begin(), name.end(), isHarmful, u'_');
    name = shortened(name.trimmed());
    while (name.endsWith(u'.') || name.endsWith(u' '))
        name.chop(1); // Windows drops them: "x." is "x"; and so "." and ".." go as well
    if (name.isEmpty())
        return u"_"_s;
    return isReservedOnWindows(name) ? u'_' + name : name;
}

QString fileNameForExport(const WorkspaceObject &object, WorkspaceFormat format)
{
    const QString extension = exportExtension(object, format);
    const QString name = object.name.isEmpty() ? u"Workspace"_s : object.name; // the root has none
    return localFileName(name.endsWith(extension, Qt::CaseInsensitive) ? name : name + extension);
}

ImportGuess guessImport(const QString &localName, const QByteArray &firstBytes)
{
    using Type = WorkspaceObject::Type;
    const QString name = QFileInfo(localName).fileName();
    const QString lower = name.toLower();
    const auto without = [&name](qsizetype n) { return name.size() > n ? name.chopped(n) : name; };

    if (lower.endsWith(".ipynb"_L1))
        return {WorkspaceFormat::Jupyter, {}, without(6), Type::Notebook};
    if (lower.endsWith(".dbc"_L1))
        return {WorkspaceFormat::Dbc, {}, without(4), Type::Directory};
    if (lower.endsWith(".lvdash.json"_L1))
        return {WorkspaceFormat::Auto, {}, name, Type::Dashboard};
    for (const QString &language : {u"PYTHON"_s, u"SQL"_s, u"SCALA"_s, u"R"_s}) {
        const QString extension = sourceExtension(language);
        if (lower.endsWith(extension) && hasNotebookHeader(QString::fromUtf8(firstBytes), language))
            return {WorkspaceFormat::Source, language, without(extension.size()), Type::Notebook};
    }
    return {WorkspaceFormat::Auto, {}, name, Type::File};
}

} // namespace trowel
