// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/deflate.h"

#include <QtEndian>

#include <array>

namespace trowel::demo {
namespace {

constexpr std::array<quint32, 256> makeCrcTable()
{
    std::array<quint32, 256> table{};
    for (quint32 i = 0; i < 256; ++i) {
        quint32 value = i;
        for (int bit = 0; bit < 8; ++bit)
            value = (value & 1) ? 0xEDB88320U ^ (value >> 1) : value >> 1;
        table[i] = value;
    }
    return table;
}

} // namespace

quint32 crc32(QByteArrayView bytes)
{
    static constexpr std::array<quint32, 256> Table = makeCrcTable();
    quint32 value = 0xFFFFFFFFU;
    for (const char c : bytes)
        value = Table[(value ^ quint8(c)) & 0xFF] ^ (value >> 8);
    return value ^ 0xFFFFFFFFU;
}

QByteArray deflateRaw(const QByteArray &bytes)
{
    // qCompress frames its data: four bytes of length, two of zlib header, four of checksum. For no bytes at all it
    // gives only the length, so the empty final block is written by hand.
    if (bytes.isEmpty())
        return QByteArray("\x03\x00", 2);
    const QByteArray framed = qCompress(bytes, 6);
    return framed.mid(6, framed.size() - 10);
}

QByteArray gzip(const QByteArray &bytes)
{
    QByteArray stream("\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff", 10);
    stream += deflateRaw(bytes);
    char tail[8];
    qToLittleEndian(crc32(bytes), tail);
    qToLittleEndian(quint32(bytes.size()), tail + 4);
    stream.append(tail, sizeof tail);
    return stream;
}

} // namespace trowel::demo
