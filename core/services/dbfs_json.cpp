// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/services/dbfs_json.h"

#include "core/services/paths.h"
#include "core/services/search_key.h"

#include <QJsonDocument>

namespace trowel {

using namespace Qt::StringLiterals;

namespace {

// "/a" for "dbfs:/a" and "/a/": one spelling for every path.
QString plainPath(QString path)
{
    if (path.startsWith("dbfs:"_L1))
        path = path.mid(5);
    while (path.size() > 1 && path.endsWith(u'/'))
        path.chop(1);
    return path;
}

DbfsEntry readEntry(const JsonReader &json)
{
    DbfsEntry entry;
    entry.path = plainPath(json.requiredString("path"_L1));
    entry.name = lastPart(entry.path);
    entry.folder = json.boolean("is_dir"_L1);
    entry.size = entry.folder ? -1 : json.integer("file_size"_L1);
    if (!entry.folder && entry.size < 0)
        json.report("file_size"_L1, u"expected a number of bytes"_s);
    entry.modifiedMs = std::max<qint64>(0, json.integer("modification_time"_L1));
    entry.searchKey = makeSearchKey({entry.name});
    return entry;
}

} // namespace

QList<DbfsEntry> readDbfsEntries(const JsonReader &answer)
{
    QList<DbfsEntry> entries;
    answer.forEach("files"_L1, [&entries](const JsonReader &file) { entries += readEntry(file); });
    return entries;
}

Result<DbfsEntryDetail> readDbfsEntry(const QByteArray &body)
{
    return JsonReader::parse(body).and_then([&body](const JsonReader &json) {
        return json.finish(DbfsEntryDetail{readEntry(json), RawJson{body}});
    });
}

Result<QByteArray> readDbfsBlock(const QByteArray &body)
{
    return JsonReader::parse(body).and_then([](const JsonReader &json) {
        const QString text = json.string("data"_L1);
        auto decoded = QByteArray::fromBase64Encoding(text.toLatin1(), QByteArray::AbortOnBase64DecodingErrors);
        if (!decoded)
            json.report("data"_L1, u"not base64"_s);
        else if (json.integer("bytes_read"_L1, decoded.decoded.size()) != decoded.decoded.size())
            json.report("bytes_read"_L1, u"not the length of the data"_s);
        return json.finish(std::move(decoded.decoded));
    });
}

Result<qint64> readDbfsHandle(const QByteArray &body)
{
    return JsonReader::parse(body).and_then([](const JsonReader &json) {
        if (!json.has("handle"_L1))
            json.report("handle"_L1, u"missing"_s);
        return json.finish(json.integer("handle"_L1));
    });
}

QByteArray writeDbfsContent(const QJsonObject &members, QLatin1String key, const QByteArray &content)
{
    QByteArray body = QJsonDocument(members).toJson(QJsonDocument::Compact);
    // The content goes in as it is: base64 needs no escapes and never becomes UTF-16.
    body.chop(1);
    if (!members.isEmpty())
        body += ',';
    body += '"' + QByteArray(key.data(), key.size()) + "\":\"";
    body += content.toBase64();
    body += "\"}";
    return body;
}

} // namespace trowel
