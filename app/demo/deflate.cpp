// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/deflate.h"

#include <algorithm>
#include <array>

#include <zlib.h>

namespace trowel::demo {

namespace {

constexpr int kRaw = -MAX_WBITS;
constexpr int kGzip = 16 + MAX_WBITS;

// zlib's interface knows no const.
Bytef *input(const char *bytes)
{
    return reinterpret_cast<Bytef *>(const_cast<char *>(bytes));
}

QByteArray pack(const QByteArray &bytes, int windowBits)
{
    z_stream stream{};
    if (deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, windowBits, 8, Z_DEFAULT_STRATEGY) != Z_OK)
        return {};
    QByteArray packed(qsizetype(deflateBound(&stream, uLong(bytes.size()))), Qt::Uninitialized);
    stream.next_in = input(bytes.constData());
    stream.avail_in = uInt(bytes.size());
    stream.next_out = reinterpret_cast<Bytef *>(packed.data());
    stream.avail_out = uInt(packed.size());
    ::deflate(&stream, Z_FINISH);
    packed.truncate(qsizetype(stream.total_out));
    deflateEnd(&stream);
    return packed;
}

} // namespace

quint32 crc32(QByteArrayView bytes)
{
    return quint32(::crc32(0, input(bytes.constData()), uInt(bytes.size())));
}

QByteArray deflateRaw(const QByteArray &bytes)
{
    return pack(bytes, kRaw);
}

std::optional<QByteArray> inflateRaw(QByteArrayView deflated, qsizetype limit)
{
    z_stream stream{};
    if (inflateInit2(&stream, kRaw) != Z_OK)
        return {};
    stream.next_in = input(deflated.constData());
    stream.avail_in = uInt(deflated.size());
    QByteArray bytes;
    std::array<char, 65536> block;
    int state = Z_OK;
    while (state == Z_OK && bytes.size() <= limit) {
        stream.next_out = reinterpret_cast<Bytef *>(block.data());
        stream.avail_out = uInt(block.size());
        state = ::inflate(&stream, Z_NO_FLUSH);
        bytes.append(block.data(), qsizetype(block.size() - stream.avail_out));
    }
    inflateEnd(&stream);
    if (state != Z_STREAM_END || bytes.size() > limit)
        return {};
    return bytes;
}

QByteArray gzip(const QByteArray &bytes)
{
    return pack(bytes, kGzip);
}

} // namespace trowel::demo
