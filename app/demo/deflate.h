// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <optional>

namespace trowel::demo {

/// CRC-32 as gzip and zip use it.
quint32 crc32(QByteArrayView bytes);

/// Raw deflate data, without any frame.
QByteArray deflateRaw(const QByteArray &bytes);

/// The bytes behind raw deflate data; nothing when it is damaged or yields more than `limit` bytes.
std::optional<QByteArray> inflateRaw(QByteArrayView deflated, qsizetype limit);

/// A gzip stream of one member.
QByteArray gzip(const QByteArray &bytes);

} // namespace trowel::demo
