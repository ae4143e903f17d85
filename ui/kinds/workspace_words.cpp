// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kinds/workspace_words.h"

#include "ui/model/format.h"

#include <QCoreApplication>

#include <algorithm>

namespace trowel {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(WorkspaceFiles)
};

bool looksLikeCode(const QString &name)
{
    static const QStringList endings = {
        QStringLiteral(".py"),   QStringLiteral(".sql"),  QStringLiteral(".scala"), QStringLiteral(".r"),
        QStringLiteral(".yml"),  QStringLiteral(".yaml"), QStringLiteral(".json"),  QStringLiteral(".toml"),
        QStringLiteral(".txt"),  QStringLiteral(".sh"),   QStringLiteral(".cfg"),   QStringLiteral(".ini"),
        QStringLiteral(".conf"), QStringLiteral(".xml"),  QStringLiteral(".js"),    QStringLiteral(".java")};
    return std::any_of(endings.cbegin(), endings.cend(),
                       [&](const QString &ending) { return name.endsWith(ending, Qt::CaseInsensitive); });
}

bool isUserHome(const QString &path)
{
    return path.startsWith(QLatin1String("/Users/")) && path.count(QLatin1Char('/')) == 2;
}

} // namespace

QString iconOf(const WorkspaceObject &object)
{
    switch (object.type) {
    case WorkspaceObject::Type::Directory:
        if (object.gitFolder)
            return QStringLiteral("repo");
        return isUserHome(object.path) ? QStringLiteral("home") : QStringLiteral("folder");
    case WorkspaceObject::Type::Repo:
        return QStringLiteral("repo");
    case WorkspaceObject::Type::Notebook:
        return QStringLiteral("notebook");
    case WorkspaceObject::Type::Dashboard:
        return QStringLiteral("table");
    case WorkspaceObject::Type::Library:
        return QStringLiteral("pool");
    case WorkspaceObject::Type::File:
        return looksLikeCode(object.name) ? QStringLiteral("code") : QStringLiteral("file");
    case WorkspaceObject::Type::Unknown:
        break;
    }
    return QStringLiteral("file");
}

QString typeWords(const WorkspaceObject &object)
{
    switch (object.type) {
    case WorkspaceObject::Type::Directory:
        return object.gitFolder ? Words::tr("Git folder") : Words::tr("Folder");
    case WorkspaceObject::Type::Repo:
        return Words::tr("Git folder");
    case WorkspaceObject::Type::Notebook:
        return Words::tr("Notebook");
    case WorkspaceObject::Type::Dashboard:
        return Words::tr("Dashboard");
    case WorkspaceObject::Type::Library:
        return Words::tr("Library");
    case WorkspaceObject::Type::File:
        return Words::tr("File");
    case WorkspaceObject::Type::Unknown:
        break;
    }
    return object.typeText.isEmpty() ? Words::tr("Unknown") : object.typeText;
}

QString languageWords(const QString &language)
{
    if (language == QLatin1String("PYTHON"))
        return QStringLiteral("Python");
    if (language == QLatin1String("SCALA"))
        return QStringLiteral("Scala");
    return language; // SQL, R, and what is still to come
}

QString countWords(const TreeCount &count)
{
    QStringList parts;
    if (count.folders > 0)
        parts += Words::tr("%n folders", nullptr, int(count.folders));
    if (count.notebooks > 0)
        parts += Words::tr("%n notebooks", nullptr, int(count.notebooks));
    if (count.files > 0)
        parts += Words::tr("%n files", nullptr, int(count.files));
    const QString text = parts.isEmpty() ? Words::tr("Nothing else") : parts.join(QStringLiteral(", "));
    return count.complete ? text : Words::tr("at least %1").arg(text);
}

ObjectDetail workspaceDetail(const WorkspaceObjectDetail &read)
{
    const WorkspaceObject &object = read.object;
    ObjectDetail detail;
    detail.name = object.name.isEmpty() ? object.path : object.name;
    detail.subtitle = object.path;
    detail.icon = iconOf(object);
    FactSection section{Words::tr("Object"), {}};
    section.facts += Fact{Words::tr("Type"), typeWords(object)};
    if (!object.language.isEmpty())
        section.facts += Fact{Words::tr("Language"), languageWords(object.language)};
    if (object.size >= 0)
        section.facts += Fact{Words::tr("Size"),
                              formatBytes(object.size),
                              Glyph::None,
                              false,
                              false,
                              {},
                              Words::tr("%n bytes", nullptr, int(object.size))};
    if (object.createdMs > 0)
        section.facts += Fact{Words::tr("Created"),       formatTime(object.createdMs), Glyph::None, false, false, {},
                              formatUtc(object.createdMs)};
    if (object.modifiedMs > 0)
        section.facts += Fact{Words::tr("Modified"),       formatTime(object.modifiedMs), Glyph::None, false, false, {},
                              formatUtc(object.modifiedMs)};
    detail.sections += section;
    FactSection reference{Words::tr("Reference"), {}};
    reference.facts += Fact{Words::tr("Path"), object.path, Glyph::None, true, true};
    reference.facts += Fact{Words::tr("Object id"), QString::number(object.objectId), Glyph::None, true, true};
    if (!object.resourceId.isEmpty())
        reference.facts += Fact{Words::tr("Resource id"), object.resourceId, Glyph::None, true, true};
    detail.sections += reference;
    detail.json = read.raw;
    return detail;
}

QList<WorkspaceFormat> exportFormats(const WorkspaceObject &object)
{
    using F = WorkspaceFormat;
    switch (object.type) {
    case WorkspaceObject::Type::Notebook:
        if (object.language == QLatin1String("R"))
            return {F::Source, F::Jupyter, F::Html, F::RMarkdown, F::Dbc};
        return {F::Source, F::Jupyter, F::Html, F::Dbc};
    case WorkspaceObject::Type::Directory:
    case WorkspaceObject::Type::Repo:
        return {F::Auto, F::Source, F::Dbc};
    case WorkspaceObject::Type::Library:
        return {};
    default:
        return {F::Auto};
    }
}

QString formatWords(WorkspaceFormat format)
{
    switch (format) {
    case WorkspaceFormat::Source:
        return Words::tr("Source");
    case WorkspaceFormat::Html:
        return Words::tr("HTML page");
    case WorkspaceFormat::Jupyter:
        return Words::tr("Jupyter notebook (.ipynb)");
    case WorkspaceFormat::Dbc:
        return Words::tr("Databricks archive (.dbc)");
    case WorkspaceFormat::RMarkdown:
        return Words::tr("R Markdown");
    case WorkspaceFormat::Auto:
        return Words::tr("As it is");
    case WorkspaceFormat::Raw:
        return Words::tr("Raw file");
    }
    return {};
}

QStringList pathSteps(const QString &path)
{
    QStringList steps{QStringLiteral("/")};
    for (qsizetype at = path.indexOf(QLatin1Char('/'), 1); at > 0; at = path.indexOf(QLatin1Char('/'), at + 1))
        steps += path.left(at);
    if (path.size() > 1)
        steps += path;
    return steps;
}

} // namespace trowel
