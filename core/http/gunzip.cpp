// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/gunzip.h"

#include <array>

#include <zlib.h>

namespace trowel {

namespace {

constexpr int kGzipOnly = 16 + MAX_WBITS;

} // namespace

Gunzipped gunzip(const QByteArray &packed, qint64 limit)
{
    z_stream stream{};
    if (inflateInit2(&stream, kGzipOnly) != Z_OK)
        return {Gunzipped::End::Damaged, {}};
    // zlib's interface knows no const.
    stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(packed.constData()));
    stream.avail_in = uInt(packed.size());
    Gunzipped result;
    std::array<char, 65536> block;
    int state = Z_OK;
    while (state == Z_OK) {
        stream.next_out = reinterpret_cast<Bytef *>(block.data());
        stream.avail_out = uInt(block.size());
        state = inflate(&stream, Z_NO_FLUSH);
        result.bytes.append(block.data(), qsizetype(block.size() - stream.avail_out));
        if (result.bytes.size() > limit) {
            inflateEnd(&stream);
            return {Gunzipped::End::TooLarge, {}};
        }
        // A gzip body may be several streams one behind the other.
        if (state == Z_STREAM_END && stream.avail_in > 0)
            state = inflateReset(&stream);
    }
    inflateEnd(&stream);
    if (state == Z_STREAM_END)
        result.end = Gunzipped::End::Whole;
    else
        result.end = state == Z_BUF_ERROR ? Gunzipped::End::CutOff : Gunzipped::End::Damaged;
    return result;
}

} // namespace trowel
