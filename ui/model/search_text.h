// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>

#include <vector>

namespace trowel {

/// The search keys of all rows of a store, one behind the other: a filter that walks through memory is several times as
/// quick as one that follows a pointer for every row. Positions are those of the store. Reading is safe from several
/// threads as long as nobody writes.
class SearchText
{
public:
    void append(const QByteArray &key);
    void replace(qsizetype at, const QByteArray &key);
    qsizetype size() const { return qsizetype(m_pieces.size()); }
    /// Whether the key of a row holds every word, in any order.
    bool holdsAll(qsizetype at, const QList<QByteArray> &words) const;
    /// Bytes that are kept, with what replaced keys left behind.
    size_t bytes() const { return m_bytes.size(); }

private:
    struct Piece
    {
        size_t from;
        size_t length;
    };
    void compact();

    std::vector<Piece> m_pieces;
    std::vector<char> m_bytes;
    size_t m_left = 0; // behind by replaced keys
};

} // namespace trowel
