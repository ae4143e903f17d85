// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/api.h"
#include "app/demo/multipart.h"
#include "app/demo/notebook.h"
#include "app/demo/workspace_rights.h"
#include "app/demo/zip_archive.h"

#include <algorithm>

namespace trowel::demo {
namespace {

constexpr qsizetype LargestImport = 10 * 1024 * 1024;
constexpr size_t FullestFolder = 10'000;

struct Import
{
    QString path; ///< as sent
    QString format = QStringLiteral("SOURCE");
    QString language;
    bool overwrite = false;
    QByteArray content;
};

/// What the content turns out to be.
struct Product
{
    Node::Type type = Node::Type::File;
    QString path; ///< canonical, an extension taken off where the format says so
    QString language;
    QByteArray content;
};

Import fromMultipart(const Call &call)
{
    const auto parts = parseMultipart(call.request().header("Content-Type"), call.request().body);
    if (!parts)
        throw ApiError::malformed(QStringLiteral("The multipart body could not be parsed."));
    Import import{.path = QString::fromUtf8(parts->value("path")),
                  .language = QString::fromUtf8(parts->value("language")),
                  .overwrite = parts->value("overwrite") == "true",
                  .content = parts->value("content")};
    if (parts->contains("format"))
        import.format = QString::fromUtf8(parts->value("format"));
    return import;
}

Import fromJson(const Call &call)
{
    const QJsonObject &json = call.json();
    const auto decodedContent = QByteArray::fromBase64Encoding(
        json.value(QLatin1String("content")).toString().toLatin1(), QByteArray::AbortOnBase64DecodingErrors);
    if (!decodedContent)
        throw ApiError::malformed(QStringLiteral("The content is not valid base64."));
    return {.path = json.value(QLatin1String("path")).toString(),
            .format = json.value(QLatin1String("format")).toString(QStringLiteral("SOURCE")),
            .language = json.value(QLatin1String("language")).toString(),
            .overwrite = json.value(QLatin1String("overwrite")).toBool(),
            .content = decodedContent.decoded};
}

Product notebookAt(const QString &path, const Notebook &notebook)
{
    return {Node::Type::Notebook, path, notebook.language, notebook.toSource()};
}

ApiError badContent(const Import &import)
{
    return ApiError::invalid(
        QStringLiteral("The content of %1 could not be read as %2.").arg(import.path, import.format));
}

/// AUTO: the extension and the header line decide.
Product automatic(const Import &import, const QString &path)
{
    if (path.endsWith(QLatin1String(".ipynb"))) {
        if (const auto notebook = Notebook::fromJupyter(import.content))
            return notebookAt(path.chopped(6), *notebook);
        throw badContent(import);
    }
    const QString language = languageOfSuffix(path);
    if (!language.isEmpty() && hasNotebookHeader(language, import.content))
        return notebookAt(path.chopped(sourceSuffix(language).size() + 1),
                          Notebook::fromSource(language, import.content));
    const bool dashboard = path.endsWith(QLatin1String(".lvdash.json"));
    return {dashboard ? Node::Type::Dashboard : Node::Type::File, path, {}, import.content};
}

Product productOf(const Import &import)
{
    const QString path = canonicalPath(import.path);
    std::optional<Notebook> notebook;
    if (import.format == QLatin1String("AUTO"))
        return automatic(import, path);
    if (import.format == QLatin1String("RAW"))
        return {Node::Type::File, path, {}, import.content};
    if (import.format == QLatin1String("SOURCE")) {
        static const QStringList Languages{QStringLiteral("PYTHON"), QStringLiteral("SQL"), QStringLiteral("SCALA"),
                                           QStringLiteral("R")};
        if (!Languages.contains(import.language))
            throw ApiError::invalid(
                QStringLiteral("The language is required to import %1 as SOURCE.").arg(import.path));
        notebook = Notebook::fromSource(import.language, import.content);
    } else if (import.format == QLatin1String("JUPYTER")) {
        notebook = Notebook::fromJupyter(import.content);
    } else if (import.format == QLatin1String("HTML")) {
        notebook = Notebook::fromHtml(import.content);
    } else if (import.format == QLatin1String("R_MARKDOWN")) {
        notebook = Notebook::fromRMarkdown(import.content);
    } else {
        throw ApiError::invalid(QStringLiteral("Unknown import format: %1").arg(import.format));
    }
    if (!notebook)
        throw badContent(import);
    return notebookAt(path, *notebook);
}

Node &parentFor(World &world, const QString &path)
{
    const QString above = path.left(std::max<qsizetype>(1, path.lastIndexOf(QLatin1Char('/'))));
    Node *parent = world.tree->find(above);
    if (parent == nullptr || !parent->isContainer())
        throw ApiError::missing(QStringLiteral("The parent folder (%1) does not exist.").arg(above));
    return *parent;
}

/// Puts the product into the tree, over what is there when that is wanted and of the same type.
void store(World &world, const Call &call, const Product &product, bool overwrite, const ApiError &taken)
{
    Node &parent = parentFor(world, product.path);
    Node *known = world.tree->find(product.path);
    if (known != nullptr && !overwrite)
        throw taken;
    if (known != nullptr && known->type != product.type)
        throw ApiError::invalid(QStringLiteral("%1 is a %2 and cannot be overwritten by a %3.")
                                    .arg(product.path, typeName(known->type), typeName(product.type)));
    requireOn(world, call, known != nullptr ? *known : parent, "CAN_EDIT");
    if (known == nullptr && world.tree->children(parent).size() >= FullestFolder)
        throw ApiError{403, QStringLiteral("MAX_CHILD_NODE_SIZE_EXCEEDED"),
                       QStringLiteral("The folder (%1) holds as many objects as a folder can.").arg(parent.path())};
    Node &node =
        known != nullptr ? *known : world.tree->add(parent, product.type, product.path.section(QLatin1Char('/'), -1));
    node.language = product.language;
    world.tree->setContent(node, product.content);
}

/// An archive makes a folder; entries that are no notebooks are left out, as the service does.
void importArchive(World &world, const Call &call, const Import &import)
{
    const QString path = canonicalPath(import.path);
    if (import.overwrite && import.format == QLatin1String("DBC"))
        throw ApiError::invalid(QStringLiteral("Overwriting is not supported for DBC."));
    if (world.tree->find(path) != nullptr)
        throw ApiError::exists(400, QStringLiteral("Path (%1) already exists.").arg(import.path));
    const auto entries = readZip(import.content, 8 * LargestImport);
    if (!entries)
        throw ApiError::invalid(QStringLiteral("The zip file may not be valid or may be an unsupported version."));
    requireOn(world, call, parentFor(world, path), "CAN_EDIT");
    world.tree->makeFolders(path);
    for (const ZipEntry &entry : *entries) {
        const QString target = canonicalPath(path + QLatin1Char('/') + entry.name);
        if (target.isEmpty())
            continue; // a name that climbs out of the archive
        if (entry.name.endsWith(QLatin1Char('/'))) {
            world.tree->makeFolders(target);
            continue;
        }
        const qsizetype dot = target.lastIndexOf(QLatin1Char('.'));
        std::optional<Notebook> notebook = Notebook::fromDbcEntry(entry.content);
        if (const QString language = languageOfSuffix(target); !notebook && !language.isEmpty())
            notebook = Notebook::fromSource(language, entry.content);
        if (!notebook || dot < 0 || world.tree->makeFolders(target.section(QLatin1Char('/'), 0, -2)) == nullptr)
            continue;
        const ApiError taken = ApiError::exists(400, QStringLiteral("%1 is twice in the archive.").arg(entry.name));
        store(world, call, notebookAt(target.left(dot), *notebook), true, taken);
    }
}

HttpReply importObject(World &world, const Call &call)
{
    const bool multipart = call.request().header("Content-Type").toLower().startsWith("multipart/form-data");
    const Import import = multipart && !world.olderVersionsOnly ? fromMultipart(call) : fromJson(call);
    if (!import.path.startsWith(QLatin1Char('/')) || canonicalPath(import.path).size() < 2)
        throw ApiError::invalid(QStringLiteral("Path (%1) should start with '/'").arg(import.path));
    if (import.content.size() > LargestImport)
        throw ApiError{400, QStringLiteral("MAX_NOTEBOOK_SIZE_EXCEEDED"),
                       QStringLiteral("The content has %1 bytes, more than the limit of %2.")
                           .arg(import.content.size())
                           .arg(LargestImport)};
    const bool isZip = import.content.startsWith("PK\x03\x04");
    if (import.format == QLatin1String("DBC") ||
        (import.format == QLatin1String("SOURCE") && import.language.isEmpty() && isZip)) {
        importArchive(world, call, import);
        return jsonReply({});
    }
    const Product product = productOf(import);
    store(world, call, product, import.overwrite,
          ApiError::exists(400, QStringLiteral("Path (%1) already exists.").arg(product.path)));
    return jsonReply({});
}

HttpReply importFile(World &world, const Call &call)
{
    const QString sent = call.pathPart("path");
    const Import import{.path = sent.startsWith(QLatin1Char('/')) ? sent : QLatin1Char('/') + sent,
                        .format = QStringLiteral("AUTO"),
                        .language = {},
                        .overwrite = call.flag(QLatin1String("overwrite")),
                        .content = call.request().body};
    const QString path = canonicalPath(import.path);
    if (path.size() < 2)
        throw ApiError::invalid(QStringLiteral("Path (%1) is not valid.").arg(import.path));
    store(world, call, automatic(import, path), import.overwrite,
          ApiError::exists(409, QStringLiteral("A file is already at (%1).").arg(import.path)));
    return jsonReply({});
}

} // namespace

void addWorkspaceImportApi(Router &router, World &world)
{
    router.add("POST", "/api/2.0/workspace/import", [&world](const Call &call) { return importObject(world, call); });
    router.add("POST", "/api/2.0/workspace-files/import-file/{path*}",
               [&world](const Call &call) { return importFile(world, call); });
}

} // namespace trowel::demo
