// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/services/unity_catalog_json.h"

#include "core/services/search_key.h"

#include <QJsonDocument>
#include <QSet>

namespace trowel {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kMostComment = 200; // of a row; a detail has all of it

/// Owners, types and formats are the same in most rows: one copy of each for a page.
class Shared
{
public:
    QString of(const QString &text)
    {
        if (text.isEmpty())
            return {};
        return *m_texts.insert(text);
    }

private:
    QSet<QString> m_texts;
};

bool isView(const QString &tableType)
{
    return tableType == u"VIEW" || tableType == u"MATERIALIZED_VIEW" || tableType == u"METRIC_VIEW";
}

QString fullNameOf(const JsonReader &json, SecurableKind kind)
{
    if (isOfMetastore(kind))
        return json.requiredString("name"_L1);
    const QString full = json.string("full_name"_L1);
    if (!full.isEmpty())
        return full;
    QStringList parts;
    if (kind != SecurableKind::Catalog)
        parts += json.requiredString("catalog_name"_L1);
    if (kind != SecurableKind::Catalog && kind != SecurableKind::Schema)
        parts += json.requiredString("schema_name"_L1);
    parts += json.requiredString("name"_L1);
    return parts.join(u'.');
}

/// Of a credential, which identity of a cloud it stands for: the block of the answer that says so, and its name there.
struct Identity
{
    const char *block = "";
    QString text = {};
};

Identity identityOf(const JsonReader &json)
{
    static constexpr const char *kBlocks[][2] = {{"aws_iam_role", "role_arn"},
                                                 {"azure_managed_identity", "access_connector_id"},
                                                 {"azure_service_principal", "application_id"},
                                                 {"databricks_gcp_service_account", "email"},
                                                 {"cloudflare_api_token", "account_id"}};
    for (const auto &[block, member] : kBlocks) {
        if (json.json().value(QLatin1String(block)).isObject())
            return {block, json.object(QLatin1String(block)).string(QLatin1String(member))};
    }
    return {};
}

QString typeOf(const JsonReader &json, SecurableKind kind)
{
    switch (kind) {
    case SecurableKind::Catalog:
    case SecurableKind::Schema:
        return json.string("catalog_type"_L1);
    case SecurableKind::Volume:
        return json.string("volume_type"_L1);
    case SecurableKind::Function: {
        const QString language = json.string("external_language"_L1);
        return language.isEmpty() ? json.string("routine_body"_L1) : language;
    }
    case SecurableKind::Connection:
        return json.string("connection_type"_L1);
    case SecurableKind::StorageCredential:
    case SecurableKind::ServiceCredential:
        return QLatin1String(identityOf(json).block);
    case SecurableKind::Metastore:
        return json.string("cloud"_L1);
    case SecurableKind::Model: // what tells its privileges from those of a function
        return u"MODEL"_s;
    case SecurableKind::ExternalLocation:
    case SecurableKind::Share:
        return {};
    case SecurableKind::Table:
    case SecurableKind::View:
        break;
    }
    return json.string("table_type"_L1);
}

QString traitOf(const JsonReader &json, SecurableKind kind)
{
    switch (kind) {
    case SecurableKind::Catalog:
        return json.string("isolation_mode"_L1);
    case SecurableKind::Function: {
        const QString full = json.string("full_data_type"_L1);
        return full.isEmpty() ? json.string("data_type"_L1) : full;
    }
    case SecurableKind::Table:
    case SecurableKind::View:
        return json.string("data_source_format"_L1);
    case SecurableKind::Metastore:
        return json.requiredString("metastore_id"_L1);
    case SecurableKind::ExternalLocation:
        return json.string("url"_L1);
    case SecurableKind::StorageCredential:
    case SecurableKind::ServiceCredential:
        return identityOf(json).text;
    case SecurableKind::Connection: {
        const QString url = json.string("url"_L1);
        return url.isEmpty() ? json.object("options"_L1).string("host"_L1) : url;
    }
    case SecurableKind::Schema:
    case SecurableKind::Volume:
    case SecurableKind::Model:
    case SecurableKind::Share:
        break;
    }
    return {};
}

CatalogObject readRow(const JsonReader &json, SecurableKind kind, Shared &shared)
{
    CatalogObject row;
    row.kind = kind;
    row.fullName = fullNameOf(json, kind);
    row.type = shared.of(typeOf(json, kind));
    row.trait = shared.of(traitOf(json, kind));
    if (kind == SecurableKind::Table && isView(row.type))
        row.kind = SecurableKind::View;
    row.browseOnly = json.boolean("browse_only"_L1);
    row.owner = shared.of(json.string("owner"_L1));
    const QString comment = json.string("comment"_L1);
    row.comment = comment.size() > kMostComment ? comment.left(kMostComment - 1) + QChar(0x2026) : comment;
    row.updatedMs = json.integer("updated_at"_L1, json.integer("created_at"_L1));
    row.searchKey = makeSearchKey({row.name(), row.owner, row.type, row.trait, row.comment});
    return row;
}

// Texts, numbers and switches; objects one level down; lists and what is long are the detail's own members.
void gather(const QJsonObject &json, const QString &prefix, QMap<QString, QString> &members)
{
    for (auto it = json.begin(); it != json.end(); ++it) {
        const QString name = prefix + it.key();
        switch (it->type()) {
        case QJsonValue::String:
            members.insert(name, it->toString());
            break;
        case QJsonValue::Bool:
            members.insert(name, it->toBool() ? u"true"_s : u"false"_s);
            break;
        case QJsonValue::Double:
            members.insert(name, it->toVariant().toString());
            break;
        case QJsonValue::Object:
            if (prefix.isEmpty() && it.key() != u"properties")
                gather(it->toObject(), name + u'.', members);
            break;
        default:
            break;
        }
    }
}

TableColumn readColumn(const JsonReader &json)
{
    TableColumn column;
    column.name = json.requiredString("name"_L1);
    column.type = json.string("type_text"_L1);
    if (column.type.isEmpty())
        column.type = json.string("type_name"_L1);
    column.nullable = json.boolean("nullable"_L1, true);
    column.comment = json.string("comment"_L1);
    column.partition = int(json.integer("partition_index"_L1, -1));
    column.mask = json.object("mask"_L1).string("function_name"_L1);
    return column;
}

QList<CatalogProperty> readProperties(const QJsonValue &value)
{
    // A map, but of functions a text that holds one.
    const QJsonObject map =
        value.isString() ? QJsonDocument::fromJson(value.toString().toUtf8()).object() : value.toObject();
    QList<CatalogProperty> properties;
    for (auto it = map.begin(); it != map.end(); ++it)
        properties += CatalogProperty{it.key(), it->toVariant().toString()};
    return properties;
}

void insertText(QJsonObject &json, QLatin1String key, const QString &text)
{
    if (!text.isEmpty())
        json.insert(key, text);
}

QByteArray compact(const QJsonObject &json)
{
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

} // namespace

QList<CatalogObject> readCatalogObjects(const JsonReader &answer, QLatin1String member, SecurableKind kind)
{
    QList<CatalogObject> rows;
    Shared shared;
    answer.forEach(member, [&](const JsonReader &json) {
        // Credentials of both purposes are one family: a server may not know the filter.
        const bool other =
            kind == SecurableKind::ServiceCredential && json.string("purpose"_L1, u"SERVICE"_s) != u"SERVICE";
        if (!other)
            rows += readRow(json, kind, shared);
    });
    return rows;
}

QList<ModelVersion> readModelVersions(const JsonReader &answer)
{
    QList<ModelVersion> versions;
    answer.forEach("model_versions"_L1, [&versions](const JsonReader &json) {
        ModelVersion version;
        version.version = json.integer("version"_L1);
        version.status = json.string("status"_L1);
        version.comment = json.string("comment"_L1);
        version.createdBy = json.string("created_by"_L1);
        version.createdMs = json.integer("created_at"_L1);
        version.runId = json.string("run_id"_L1);
        versions += version;
    });
    return versions;
}

Result<ModelAliases> readModelAliases(const QByteArray &model)
{
    return JsonReader::parse(model).and_then([](const JsonReader &json) {
        ModelAliases aliases;
        json.forEach("aliases"_L1, [&aliases](const JsonReader &alias) {
            aliases[alias.integer("version_num"_L1)] += alias.requiredString("alias_name"_L1);
        });
        return json.finish(std::move(aliases));
    });
}

Result<CatalogObject> readCatalogObject(const QByteArray &body, SecurableKind kind)
{
    return JsonReader::parse(body).and_then([kind](const JsonReader &json) {
        Shared shared;
        return json.finish(readRow(json, kind, shared));
    });
}

Result<CatalogObjectDetail> readCatalogDetail(const QByteArray &body, SecurableKind kind)
{
    return JsonReader::parse(body).and_then([&body, kind](const JsonReader &json) {
        CatalogObjectDetail detail;
        Shared shared;
        detail.object = readRow(json, kind == SecurableKind::View ? SecurableKind::Table : kind, shared);
        detail.comment = json.string("comment"_L1);
        gather(json.json(), {}, detail.members);
        json.forEach("columns"_L1, [&](const JsonReader &column) { detail.columns += readColumn(column); });
        if (kind == SecurableKind::Function) {
            json.object("input_params"_L1).forEach("parameters"_L1, [&](const JsonReader &parameter) {
                detail.columns += readColumn(parameter);
            });
        }
        json.forEach("aliases"_L1, [&detail](const JsonReader &alias) {
            detail.aliases +=
                u"%1 → %2"_s.arg(alias.requiredString("alias_name"_L1)).arg(alias.integer("version_num"_L1));
        });
        detail.properties = readProperties(json.json().value("properties"_L1));
        detail.definition = json.string("view_definition"_L1, json.string("routine_definition"_L1));
        detail.language = json.string("external_language"_L1, u"SQL"_s);
        detail.raw = RawJson{body};
        return json.finish(std::move(detail));
    });
}

QByteArray writeNewCatalog(const NewCatalog &catalog)
{
    QJsonObject json{{u"name"_s, catalog.name}};
    insertText(json, "comment"_L1, catalog.comment);
    insertText(json, "storage_root"_L1, catalog.storageRoot);
    return compact(json);
}

QByteArray writeNewSchema(const NewSchema &schema)
{
    QJsonObject json{{u"name"_s, schema.name}, {u"catalog_name"_s, schema.catalog}};
    insertText(json, "comment"_L1, schema.comment);
    insertText(json, "storage_root"_L1, schema.storageRoot);
    return compact(json);
}

QByteArray writeNewVolume(const NewVolume &volume)
{
    QJsonObject json{{u"catalog_name"_s, parentScope(volume.schema)},
                     {u"schema_name"_s, volume.schema.mid(volume.schema.lastIndexOf(u'.') + 1)},
                     {u"name"_s, volume.name},
                     {u"volume_type"_s, volume.type}};
    insertText(json, "comment"_L1, volume.comment);
    if (volume.type == u"EXTERNAL")
        insertText(json, "storage_location"_L1, volume.storageLocation);
    return compact(json);
}

QByteArray writeCatalogEdit(const CatalogEdit &edit)
{
    QJsonObject json;
    if (edit.owner)
        json.insert("owner"_L1, *edit.owner);
    if (edit.comment)
        json.insert("comment"_L1, *edit.comment); // empty takes it away
    if (edit.isolation)
        json.insert("isolation_mode"_L1, *edit.isolation);
    return compact(json);
}

QByteArray writeCatalogRename(const QString &newName)
{
    return compact({{u"new_name"_s, newName}});
}

Error catalogError(Error error)
{
    const auto says = [&error](const char *words) {
        return error.message.contains(QLatin1String(words), Qt::CaseInsensitive);
    };
    if (error.code == u"METASTORE_DOES_NOT_EXIST" || error.code == u"FEATURE_DISABLED" ||
        says("No metastore assigned") || says("Bad Target: /api/2.1/unity-catalog"))
        error.kind = Error::Kind::NotSupported;
    return error;
}

} // namespace trowel
