// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/api.h"
#include "app/demo/notebook.h"
#include "app/demo/workspace_rights.h"
#include "app/demo/zip_archive.h"

namespace trowel::demo {
namespace {

constexpr qsizetype LargestExport = 10 * 1024 * 1024;

struct Exported
{
    QByteArray content;
    QString fileType;
};

ApiError unsupported(const QString &format, const Node &node)
{
    return ApiError::invalid(
        QStringLiteral("Format %1 is not supported for exporting a %2.").arg(format, typeName(node.type)));
}

Exported exportNotebook(const Node &node, const QString &format)
{
    const Notebook notebook = Notebook::fromSource(node.language, node.contentNow());
    if (format == QLatin1String("SOURCE") || format == QLatin1String("AUTO") || format == QLatin1String("RAW"))
        return {notebook.toSource(), sourceSuffix(node.language)};
    if (format == QLatin1String("JUPYTER"))
        return {notebook.toJupyter(), QStringLiteral("ipynb")};
    if (format == QLatin1String("HTML"))
        return {notebook.toHtml(node.name), QStringLiteral("html")};
    if (format == QLatin1String("DBC"))
        return {writeZip({{node.name + QLatin1Char('.') + node.language.toLower(), notebook.toDbcEntry(node.name)}}),
                QStringLiteral("dbc")};
    if (format == QLatin1String("R_MARKDOWN") && node.language == QLatin1String("R"))
        return {notebook.toRMarkdown(), QStringLiteral("Rmd")};
    throw unsupported(format, node);
}

void collect(World &world, Node &folder, const QString &prefix, const QString &format, QList<ZipEntry> *entries)
{
    for (const auto &child : world.tree->children(folder)) {
        Node &node = *child.second;
        const QString name = prefix + node.name;
        if (node.isContainer()) {
            entries->append({name + QLatin1Char('/'), {}});
            collect(world, node, name + QLatin1Char('/'), format, entries);
        } else if (node.type == Node::Type::Notebook && format == QLatin1String("DBC")) {
            entries->append({name + QLatin1Char('.') + node.language.toLower(),
                             Notebook::fromSource(node.language, node.contentNow()).toDbcEntry(node.name)});
        } else if (node.type == Node::Type::Notebook) {
            entries->append({name + QLatin1Char('.') + sourceSuffix(node.language), node.contentNow()});
        } else if (format == QLatin1String("AUTO")) { // the other two leave out all that is no notebook
            entries->append({name, node.contentNow()});
        }
    }
}

Exported exportFolder(World &world, Node &node, const QString &format)
{
    if (format != QLatin1String("DBC") && format != QLatin1String("SOURCE") && format != QLatin1String("AUTO"))
        throw unsupported(format, node);
    QList<ZipEntry> entries;
    collect(world, node, node.name.isEmpty() ? QString() : node.name + QLatin1Char('/'), format, &entries);
    return {writeZip(entries), format == QLatin1String("DBC") ? QStringLiteral("dbc") : QStringLiteral("zip")};
}

Exported exportNode(World &world, Node &node, const QString &format)
{
    switch (node.type) {
    case Node::Type::Directory:
    case Node::Type::Repo:
        return exportFolder(world, node, format);
    case Node::Type::Notebook:
        return exportNotebook(node, format);
    case Node::Type::File:
    case Node::Type::Dashboard:
        if (format == QLatin1String("SOURCE") || format == QLatin1String("AUTO") || format == QLatin1String("RAW"))
            return {node.contentNow(), QStringLiteral("auto")};
        break;
    case Node::Type::Library:
        break;
    }
    throw unsupported(format, node);
}

QString wantedFormat(const Call &call)
{
    static const QStringList Known{QStringLiteral("SOURCE"), QStringLiteral("HTML"),       QStringLiteral("JUPYTER"),
                                   QStringLiteral("DBC"),    QStringLiteral("R_MARKDOWN"), QStringLiteral("AUTO"),
                                   QStringLiteral("RAW")};
    const QString format = call.parameter(QLatin1String("format"));
    if (!format.isEmpty() && !Known.contains(format))
        throw ApiError::invalid(QStringLiteral("Unknown export format: %1").arg(format));
    return format.isEmpty() ? QStringLiteral("SOURCE") : format;
}

HttpReply raw(const QByteArray &content, const QString &fileName)
{
    HttpReply reply;
    reply.contentType = "application/octet-stream";
    reply.headers.emplaceBack("Content-Disposition",
                              "attachment; filename*=UTF-8''" + fileName.toUtf8().toPercentEncoding());
    reply.body = content;
    return reply;
}

HttpReply exportObject(World &world, const Call &call)
{
    const QString path = call.requiredParameter(QLatin1String("path"));
    Node &node = nodeAt(world, call, path);
    const Exported exported = exportNode(world, node, wantedFormat(call));
    if (exported.content.size() > LargestExport)
        throw ApiError{400, QStringLiteral("MAX_NOTEBOOK_SIZE_EXCEEDED"),
                       QStringLiteral("The content of %1 has %2 bytes, more than the limit of %3.")
                           .arg(path)
                           .arg(exported.content.size())
                           .arg(LargestExport)};
    if (call.flag(QLatin1String("direct_download"))) {
        const bool plain = node.type == Node::Type::File || node.type == Node::Type::Dashboard;
        return raw(exported.content, plain ? node.name : node.name + QLatin1Char('.') + exported.fileType);
    }
    return jsonReply({{QStringLiteral("content"), QString::fromLatin1(exported.content.toBase64())},
                      {QStringLiteral("file_type"), exported.fileType}});
}

HttpReply readFile(World &world, const Call &call)
{
    const QString sent = call.pathPart("path");
    const Node &node = nodeAt(world, call, sent.startsWith(QLatin1Char('/')) ? sent : QLatin1Char('/') + sent);
    if (node.isContainer())
        throw ApiError::invalid(QStringLiteral("%1 is a folder.").arg(sent));
    return raw(node.contentNow(), node.name);
}

} // namespace

void addWorkspaceExportApi(Router &router, World &world)
{
    router.add("GET", "/api/2.0/workspace/export", [&world](const Call &call) { return exportObject(world, call); });
    router.add("GET", "/api/2.0/workspace-files/{path*}", [&world](const Call &call) { return readFile(world, call); });
}

} // namespace trowel::demo
