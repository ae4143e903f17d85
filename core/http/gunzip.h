// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace trowel {

/// What came of unpacking an answer.
struct Gunzipped
{
    enum class End {
        Whole,
        CutOff,   ///< the stream ends before its end mark
        TooLarge, ///< more than the limit; nothing is kept
        Damaged
    };
    End end = End::Whole;
    QByteArray bytes;
};

/// Unpacks a gzip body of one or several streams, no further than `limit` bytes. Done here and not by Qt: there a
/// stream that was cut off passes as a whole answer.
Gunzipped gunzip(const QByteArray &packed, qint64 limit);

} // namespace trowel
