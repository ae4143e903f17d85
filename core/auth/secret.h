// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <utility>

namespace trowel {

/// Bytes of a secret. Move-only; overwritten when it goes. Best effort: what Qt copies on its way to the wire or to the
/// keychain is out of reach.
class Secret
{
public:
    Secret() = default;
    /// Takes a copy of its own, so that wiping never touches bytes shared with somebody else.
    explicit Secret(const QByteArray &bytes) : m_bytes(bytes.constData(), bytes.size()) {}
    ~Secret() { wipe(); }
    Secret(const Secret &) = delete;
    Secret &operator=(const Secret &) = delete;
    Secret(Secret &&other) noexcept : m_bytes(std::exchange(other.m_bytes, QByteArray())) {}
    Secret &operator=(Secret &&other) noexcept
    {
        if (this != &other) {
            wipe();
            m_bytes = std::exchange(other.m_bytes, QByteArray());
        }
        return *this;
    }

    bool isEmpty() const { return m_bytes.isEmpty(); }
    /// Text in front of the secret, as for a header. The copy is the caller's to keep short.
    QByteArray behind(QByteArrayView prefix) const { return prefix.toByteArray().append(m_bytes); }
    /// A deep copy.
    QByteArray reveal() const { return QByteArray(m_bytes.constData(), m_bytes.size()); }

    /// Overwrites the bytes through a volatile pointer, which the compiler may not leave out.
    void wipe()
    {
        if (m_bytes.isEmpty())
            return;
        volatile char *bytes = m_bytes.data();
        for (qsizetype i = 0; i < m_bytes.size(); ++i)
            bytes[i] = '\0';
        m_bytes.clear();
    }

private:
    QByteArray m_bytes;
};

} // namespace trowel
