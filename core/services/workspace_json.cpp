// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/services/workspace_json.h"

#include "core/services/search_key.h"

#include <QJsonDocument>

namespace trowel {

using namespace Qt::StringLiterals;

namespace {

WorkspaceObject::Type readType(const QString &text)
{
    using Type = WorkspaceObject::Type;
    static const QHash<QString, Type> known{{u"DIRECTORY"_s, Type::Directory}, {u"NOTEBOOK"_s, Type::Notebook},
                                            {u"FILE"_s, Type::File},           {u"LIBRARY"_s, Type::Library},
                                            {u"REPO"_s, Type::Repo},           {u"DASHBOARD"_s, Type::Dashboard}};
    return known.value(text, Type::Unknown);
}

WorkspaceObject readObject(const JsonReader &json)
{
    WorkspaceObject object;
    object.path = json.requiredString("path"_L1);
    object.name = lastPart(object.path);
    object.typeText = json.string("object_type"_L1);
    object.type = readType(object.typeText);
    object.language = json.string("language"_L1);
    object.objectId = json.integer("object_id"_L1);
    object.createdMs = json.integer("created_at"_L1);
    object.modifiedMs = json.integer("modified_at"_L1);
    object.size = json.integer("size"_L1, -1);
    // Not read as a string: some kinds of objects carry a number here.
    object.resourceId = json.json().value("resource_id"_L1).toVariant().toString();
    object.gitFolder =
        object.type == WorkspaceObject::Type::Repo || json.object("directory_info"_L1).boolean("is_git_folder"_L1);
    object.searchKey = makeSearchKey({object.name, object.typeText, object.language});
    return object;
}

} // namespace

QList<WorkspaceObject> readWorkspaceObjects(const JsonReader &answer)
{
    QList<WorkspaceObject> objects;
    answer.forEach("objects"_L1, [&objects](const JsonReader &object) { objects += readObject(object); });
    return objects;
}

Result<WorkspaceObjectDetail> readWorkspaceObject(const QByteArray &body)
{
    return JsonReader::parse(body).and_then([&body](const JsonReader &json) {
        WorkspaceObjectDetail detail;
        detail.object = readObject(json);
        detail.raw = RawJson{body};
        return json.finish(std::move(detail));
    });
}

Result<WorkspaceExport> readWorkspaceExport(const QByteArray &body)
{
    return JsonReader::parse(body).and_then([](const JsonReader &json) -> Result<WorkspaceExport> {
        if (!json.has("content"_L1) && !json.has("file_type"_L1))
            return failure(Error::Kind::BadReply, u"The answer holds no content."_s);
        const QString text = json.string("content"_L1);
        auto decoded = QByteArray::fromBase64Encoding(text.toLatin1(), QByteArray::AbortOnBase64DecodingErrors);
        if (!decoded)
            json.report("content"_L1, u"not base64"_s);
        return json.finish(WorkspaceExport{std::move(decoded.decoded), json.string("file_type"_L1)});
    });
}

QByteArray writeWorkspaceImport(const WorkspaceImport &what)
{
    QJsonObject json{{u"path"_s, what.path}, {u"format"_s, formatName(what.format)}};
    if (!what.language.isEmpty())
        json.insert("language"_L1, what.language);
    if (what.overwrite)
        json.insert("overwrite"_L1, true);
    QByteArray body = QJsonDocument(json).toJson(QJsonDocument::Compact);
    // The content goes in as it is: base64 needs no escapes, and up to 14 MB never become UTF-16.
    body.chop(1);
    body += R"(,"content":")";
    body += what.content.toBase64();
    body += R"("})";
    return body;
}

} // namespace trowel
