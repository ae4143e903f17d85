// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/one_shot_body.h"

#include <algorithm>
#include <cstring>

namespace trowel {

OneShotBody::OneShotBody(QByteArray bytes, QObject *parent) : QIODevice(parent), m_bytes(std::move(bytes))
{
    open(QIODevice::ReadOnly | QIODevice::Unbuffered);
}

qint64 OneShotBody::readData(char *data, qint64 maxSize)
{
    const qint64 count = std::min<qint64>(maxSize, m_bytes.size() - m_at);
    if (count == 0)
        return -1; // the end: 0 would mean "nothing yet"
    std::memcpy(data, m_bytes.constData() + m_at, size_t(count));
    m_at += count;
    return count;
}

} // namespace trowel
