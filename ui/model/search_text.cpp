// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/model/search_text.h"

#include <algorithm>
#include <cstring>

namespace trowel {

namespace {

constexpr size_t kWorthCompacting = 1'000'000; // bytes

} // namespace

void SearchText::append(const QByteArray &key)
{
    m_pieces.push_back({m_bytes.size(), size_t(key.size())});
    m_bytes.insert(m_bytes.end(), key.cbegin(), key.cend());
}

void SearchText::replace(qsizetype at, const QByteArray &key)
{
    Piece &piece = m_pieces[size_t(at)];
    const auto length = size_t(key.size());
    if (length <= piece.length) {
        std::copy(key.cbegin(), key.cend(), m_bytes.begin() + qsizetype(piece.from));
        m_left += piece.length - length;
        piece.length = length;
        return;
    }
    m_left += piece.length;
    piece = {m_bytes.size(), length};
    m_bytes.insert(m_bytes.end(), key.cbegin(), key.cend());
    if (m_left > kWorthCompacting && m_left > m_bytes.size() / 2)
        compact();
}

bool SearchText::holdsAll(qsizetype at, const QList<QByteArray> &words) const
{
    if (at >= size()) // a store without search keys
        return words.isEmpty();
    const Piece &piece = m_pieces[size_t(at)];
    const char *key = m_bytes.data() + piece.from;
    // memmem: a QByteArray's own search makes a table for every call.
    return std::all_of(words.cbegin(), words.cend(), [&](const QByteArray &word) {
        return memmem(key, piece.length, word.constData(), size_t(word.size())) != nullptr;
    });
}

void SearchText::compact()
{
    std::vector<char> bytes;
    bytes.reserve(m_bytes.size() - m_left);
    for (Piece &piece : m_pieces) {
        const size_t from = bytes.size();
        const auto start = m_bytes.cbegin() + qsizetype(piece.from);
        bytes.insert(bytes.end(), start, start + qsizetype(piece.length));
        piece.from = from;
    }
    m_bytes = std::move(bytes);
    m_left = 0;
}

} // namespace trowel
