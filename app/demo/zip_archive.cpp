// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/zip_archive.h"

#include "app/demo/deflate.h"

#include <QtEndian>

namespace trowel::demo {
namespace {

constexpr quint16 Utf8Names = 0x0800;
constexpr quint16 Deflated = 8;
constexpr quint16 Stored = 0;
constexpr quint16 ZipVersion = 20;
constexpr quint16 FirstDay = 0x21; // 1980-01-01: equal contents give equal archives

template <typename T>
void put(QByteArray *out, T value)
{
    char raw[sizeof(T)];
    qToLittleEndian(value, raw);
    out->append(raw, sizeof raw);
}

template <typename T>
std::optional<T> get(const QByteArray &bytes, qsizetype at)
{
    if (at < 0 || at + qsizetype(sizeof(T)) > bytes.size())
        return std::nullopt;
    return qFromLittleEndian<T>(bytes.constData() + at);
}

/// The 26 bytes that the header before an entry and its line in the directory have in common.
void putCommon(QByteArray *out, const ZipEntry &entry, const QByteArray &name, qsizetype packed)
{
    put<quint16>(out, ZipVersion);
    put<quint16>(out, Utf8Names);
    put<quint16>(out, Deflated);
    put<quint16>(out, 0);
    put<quint16>(out, FirstDay);
    put<quint32>(out, crc32(entry.content));
    put<quint32>(out, quint32(packed));
    put<quint32>(out, quint32(entry.content.size()));
    put<quint16>(out, quint16(name.size()));
    put<quint16>(out, 0);
}

} // namespace

QByteArray writeZip(const QList<ZipEntry> &entries)
{
    QByteArray out;
    QByteArray directory;
    for (const ZipEntry &entry : entries) {
        const QByteArray name = entry.name.toUtf8();
        const QByteArray packed = deflateRaw(entry.content);
        const auto offset = quint32(out.size());
        out += "PK\x03\x04";
        putCommon(&out, entry, name, packed.size());
        out += name + packed;
        directory += "PK\x01\x02";
        put<quint16>(&directory, ZipVersion);
        putCommon(&directory, entry, name, packed.size());
        directory += QByteArray(10, '\0'); // comment length, disk, attributes
        put<quint32>(&directory, offset);
        directory += name;
    }
    const auto start = quint32(out.size());
    out += directory + "PK\x05\x06" + QByteArray(4, '\0');
    put<quint16>(&out, quint16(entries.size()));
    put<quint16>(&out, quint16(entries.size()));
    put<quint32>(&out, quint32(directory.size()));
    put<quint32>(&out, start);
    put<quint16>(&out, 0);
    return out;
}

std::optional<QList<ZipEntry>> readZip(const QByteArray &bytes, qsizetype limit)
{
    const qsizetype end = bytes.lastIndexOf(QByteArray("PK\x05\x06"));
    const auto count = get<quint16>(bytes, end < 0 ? -1 : end + 10);
    const auto start = get<quint32>(bytes, end < 0 ? -1 : end + 16);
    if (!count || !start || end + 22 > bytes.size())
        return std::nullopt;
    QList<ZipEntry> entries;
    qsizetype at = *start;
    for (int i = 0; i < *count; ++i) {
        const auto method = get<quint16>(bytes, at + 10);
        const auto checksum = get<quint32>(bytes, at + 16);
        const auto packed = get<quint32>(bytes, at + 20);
        const auto nameSize = get<quint16>(bytes, at + 28);
        const auto extraSize = get<quint16>(bytes, at + 30);
        const auto commentSize = get<quint16>(bytes, at + 32);
        const auto offset = get<quint32>(bytes, at + 42);
        if (!offset || bytes.mid(at, 4) != "PK\x01\x02")
            return std::nullopt;
        const auto localName = get<quint16>(bytes, qsizetype(*offset) + 26);
        const auto localExtra = get<quint16>(bytes, qsizetype(*offset) + 28);
        if (!localExtra)
            return std::nullopt;
        const qsizetype data = qsizetype(*offset) + 30 + *localName + *localExtra;
        if (data + qsizetype(*packed) > bytes.size())
            return std::nullopt;
        const QByteArrayView raw = QByteArrayView(bytes).sliced(data, *packed);
        std::optional<QByteArray> content;
        if (*method == Deflated)
            content = inflateRaw(raw, limit);
        else if (*method == Stored && raw.size() <= limit)
            content = raw.toByteArray();
        if (!content || crc32(*content) != *checksum)
            return std::nullopt;
        limit -= content->size();
        entries.append({QString::fromUtf8(bytes.mid(at + 46, *nameSize)), *content});
        at += 46 + *nameSize + *extraSize + *commentSize;
    }
    return entries;
}

} // namespace trowel::demo
