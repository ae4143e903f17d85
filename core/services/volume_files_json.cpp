// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/services/volume_files_json.h"

#include "core/services/paths.h"
#include "core/services/search_key.h"

namespace trowel {

using namespace Qt::StringLiterals;
using Type = VolumeEntry::Type;

namespace {

QLatin1String listKey(Type type)
{
    return type == Type::Catalog ? "catalogs"_L1 : type == Type::Schema ? "schemas"_L1 : "volumes"_L1;
}

VolumeEntry readParent(const JsonReader &json, Type type, const QString &parent)
{
    VolumeEntry entry;
    entry.name = json.requiredString("name"_L1);
    // A name with a slash would lead elsewhere.
    if (entry.name.contains(u'/'))
        json.report("name"_L1, u"not a name"_s);
    entry.path = joinPath(parent, entry.name);
    entry.type = type;
    entry.typeText = json.string(type == Type::Volume ? "volume_type"_L1 : "catalog_type"_L1);
    entry.owner = json.string("owner"_L1);
    entry.comment = json.string("comment"_L1);
    entry.modifiedMs = json.integer("updated_at"_L1);
    if (entry.modifiedMs <= 0)
        entry.modifiedMs = json.integer("created_at"_L1);
    entry.searchKey = makeSearchKey({entry.name, entry.owner, entry.comment});
    return entry;
}

} // namespace

QList<VolumeEntry> readVolumeParents(const JsonReader &answer, Type type, const QString &parent)
{
    QList<VolumeEntry> entries;
    answer.forEach(listKey(type), [&](const JsonReader &json) { entries += readParent(json, type, parent); });
    return entries;
}

Result<VolumeEntryDetail> readVolumeParent(const QByteArray &body, const VolumeEntry &row)
{
    return JsonReader::parse(body).and_then([&](const JsonReader &json) {
        VolumeEntryDetail detail;
        detail.entry = readParent(json, row.type, parentPath(row.path));
        detail.storageLocation = json.string("storage_location"_L1);
        if (detail.storageLocation.isEmpty())
            detail.storageLocation = json.string("storage_root"_L1);
        detail.raw = RawJson{body};
        return json.finish(std::move(detail));
    });
}

QList<VolumeEntry> readDirectoryEntries(const JsonReader &answer, const QString &directory)
{
    QList<VolumeEntry> entries;
    answer.forEach("contents"_L1, [&](const JsonReader &json) {
        VolumeEntry entry;
        entry.name = json.string("name"_L1);
        if (entry.name.isEmpty())
            entry.name = lastPart(json.requiredString("path"_L1));
        if (entry.name.isEmpty() || entry.name.contains(u'/'))
            json.report("name"_L1, u"not a name"_s);
        entry.path = joinPath(directory, entry.name);
        entry.type = json.boolean("is_directory"_L1) ? Type::Directory : Type::File;
        entry.size = entry.isContainer() ? -1 : json.integer("file_size"_L1);
        entry.modifiedMs = std::max<qint64>(0, json.integer("last_modified"_L1));
        entry.searchKey = makeSearchKey({entry.name});
        entries += entry;
    });
    return entries;
}

} // namespace trowel
