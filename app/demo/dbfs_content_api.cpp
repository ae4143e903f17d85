// SPDX-License-Identifier: GPL-3.0-or-later
// Reading and writing the files of DBFS.
#include "app/demo/api.h"
#include "app/demo/dbfs_paths.h"
#include "app/demo/multipart.h"

namespace trowel::demo {
namespace {

constexpr qint64 MostBytes = 1024 * 1024; // of a read, a block, a put
constexpr qint64 UsualRead = 512 * 1024;

ApiError tooLarge(const char *code, const QString &what)
{
    return {400, QLatin1String(code), QStringLiteral("%1 exceeds the limit of %2 bytes.").arg(what).arg(MostBytes)};
}

QByteArray base64(const QJsonValue &value, const char *name)
{
    if (!value.isString())
        throw ApiError::invalid(QStringLiteral("Missing required field: %1").arg(QLatin1String(name)));
    auto decoded = QByteArray::fromBase64Encoding(value.toString().toLatin1(), QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded)
        throw ApiError::invalid(QStringLiteral("The field %1 is not valid base64.").arg(QLatin1String(name)));
    if (decoded.decoded.size() > MostBytes)
        throw tooLarge("MAX_BLOCK_SIZE_EXCEEDED", QStringLiteral("The data"));
    return std::move(decoded.decoded);
}

HttpReply read(World &world, const Call &call)
{
    const FileNode &node = dbfsNode(world, call.requiredParameter(QLatin1String("path")));
    const qint64 offset = call.number(QLatin1String("offset"), 0);
    const qint64 length = call.number(QLatin1String("length"), UsualRead);
    if (node.folder)
        throw ApiError::invalid(QStringLiteral("%1 is a directory.").arg(node.path()));
    if (offset < 0 || length < 0)
        throw ApiError::invalid(QStringLiteral("The offset and the length must not be negative."));
    if (length > MostBytes)
        throw tooLarge("MAX_READ_SIZE_EXCEEDED", QStringLiteral("The length"));
    const QByteArray bytes = node.read(offset, length);
    return jsonReply({{QStringLiteral("bytes_read"), bytes.size()},
                      {QStringLiteral("data"), QString::fromLatin1(bytes.toBase64())}});
}

void writeFile(World &world, const QString &path, const QByteArray &content, bool overwrite)
{
    dbfsMakeRoom(world, path, overwrite);
    if (world.dbfs->tree.write(path, content) == nullptr)
        throw dbfsExists(path.section(QLatin1Char('/'), 0, -2));
}

HttpReply put(World &world, const Call &call)
{
    const QByteArray type = call.request().header("Content-Type");
    if (type.startsWith("multipart/form-data")) {
        const auto parts = parseMultipart(type, call.request().body);
        if (!parts || !parts->contains("path"))
            throw ApiError::malformed(QStringLiteral("The form could not be read."));
        // The documentation calls the file "contents"; Databricks' older command line sends it as "file".
        const QByteArray file = parts->contains("contents") ? "contents" : "file";
        if (!parts->contains(file))
            throw ApiError::malformed(QStringLiteral("The form holds no file."));
        writeFile(world, dbfsPath(world, QString::fromUtf8(parts->value("path"))), parts->value(file),
                  parts->value("overwrite").toLower() == "true");
        return jsonReply({});
    }
    const QJsonObject &json = call.json();
    const QString path = dbfsPath(world, json.value(QLatin1String("path")).toString());
    const QJsonValue contents = json.value(QLatin1String("contents"));
    writeFile(world, path, contents.isUndefined() ? QByteArray() : base64(contents, "contents"),
              json.value(QLatin1String("overwrite")).toBool());
    return jsonReply({});
}

HttpReply create(World &world, const Call &call)
{
    const QString path = dbfsPath(world, call.json().value(QLatin1String("path")).toString());
    writeFile(world, path, {}, call.json().value(QLatin1String("overwrite")).toBool());
    const qint64 handle = world.nextId();
    world.dbfs->handles.insert(handle, {path, world.now()});
    return jsonReply({{QStringLiteral("handle"), handle}});
}

Dbfs::Handle &handleOf(World &world, const Call &call, qint64 *number)
{
    *number = call.json().value(QLatin1String("handle")).toVariant().toLongLong();
    const auto found = world.dbfs->handles.find(*number);
    if (found == world.dbfs->handles.end() || world.now() - found->lastUseMs > world.dbfs->handleLifeMs)
        throw ApiError::missing(QStringLiteral("No stream with handle %1.").arg(*number));
    found->lastUseMs = world.now();
    return *found;
}

HttpReply addBlock(World &world, const Call &call)
{
    qint64 number = 0;
    const Dbfs::Handle &handle = handleOf(world, call, &number);
    const QByteArray data = base64(call.json().value(QLatin1String("data")), "data");
    FileNode *file = world.dbfs->tree.find(handle.path);
    if (file == nullptr || file->folder) // deleted while it was written
        throw ApiError::missing(QStringLiteral("No stream with handle %1.").arg(number));
    file->content += data;
    file->modifiedMs = world.now();
    return jsonReply({});
}

HttpReply close(World &world, const Call &call)
{
    qint64 number = 0;
    handleOf(world, call, &number);
    world.dbfs->handles.remove(number);
    return jsonReply({});
}

} // namespace

void addDbfsContentApi(Router &router, World &world)
{
    router.add("GET", "/api/2.0/dbfs/read", [&world](const Call &call) { return read(world, call); });
    router.add("POST", "/api/2.0/dbfs/put", [&world](const Call &call) { return put(world, call); });
    router.add("POST", "/api/2.0/dbfs/create", [&world](const Call &call) { return create(world, call); });
    router.add("POST", "/api/2.0/dbfs/add-block", [&world](const Call &call) { return addBlock(world, call); });
    router.add("POST", "/api/2.0/dbfs/close", [&world](const Call &call) { return close(world, call); });
}

} // namespace trowel::demo
