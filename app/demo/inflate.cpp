// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/deflate.h"

#include <algorithm>
#include <array>

// Qt compresses and expands whole zlib streams only, whose checksum a zip archive does not carry; hence this reader of
// RFC 1951. Archives are small here, so it decodes bit by bit and stays short.

namespace trowel::demo {
namespace {

struct Damaged
{
};

class Bits
{
public:
    explicit Bits(QByteArrayView bytes) : m_bytes(bytes) {}

    int bit()
    {
        if (m_byte >= m_bytes.size())
            throw Damaged();
        const int value = (quint8(m_bytes[m_byte]) >> m_bit) & 1;
        if (++m_bit == 8) {
            m_bit = 0;
            ++m_byte;
        }
        return value;
    }

    int number(int count)
    {
        int value = 0;
        for (int i = 0; i < count; ++i)
            value |= bit() << i;
        return value;
    }

    QByteArrayView wholeBytes(qsizetype count)
    {
        if (m_bit != 0) {
            m_bit = 0;
            ++m_byte;
        }
        if (count > m_bytes.size() - m_byte)
            throw Damaged();
        m_byte += count;
        return m_bytes.sliced(m_byte - count, count);
    }

private:
    QByteArrayView m_bytes;
    qsizetype m_byte = 0;
    int m_bit = 0;
};

/// A canonical Huffman code: codes of one length are consecutive numbers, in the order of their symbols.
class HuffmanCode
{
public:
    explicit HuffmanCode(const QList<int> &lengths)
    {
        for (const int length : lengths)
            ++m_count[size_t(length)];
        m_count[0] = 0;
        std::array<int, MaxLength + 2> offset{};
        for (size_t length = 1; length <= MaxLength; ++length)
            offset[length + 1] = offset[length] + m_count[length];
        m_symbols.resize(offset[MaxLength + 1]);
        for (int symbol = 0; symbol < lengths.size(); ++symbol) {
            if (lengths[symbol] > 0)
                m_symbols[offset[size_t(lengths[symbol])]++] = symbol;
        }
    }

    int read(Bits &bits) const
    {
        int code = 0;
        int first = 0;
        int index = 0;
        for (size_t length = 1; length <= MaxLength; ++length) {
            code |= bits.bit();
            if (code < first) // more codes than a prefix code of these lengths can hold
                throw Damaged();
            if (code - first < m_count[length])
                return m_symbols[index + code - first];
            index += m_count[length];
            first = (first + m_count[length]) * 2;
            code *= 2;
        }
        throw Damaged();
    }

private:
    static constexpr size_t MaxLength = 15;
    std::array<int, MaxLength + 1> m_count{};
    QList<int> m_symbols;
};

/// Symbol n means `base[n]` plus a number of `extra[n]` bits.
constexpr std::array<int, 29> LengthBase{3,  4,  5,  6,  7,  8,  9,  10, 11,  13,  15,  17,  19,  23, 27,
                                         31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258};
constexpr std::array<int, 29> LengthExtra{0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2,
                                          2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0};
constexpr std::array<int, 30> DistanceBase{1,    2,    3,    4,    5,    7,    9,    13,    17,    25,
                                           33,   49,   65,   97,   129,  193,  257,  385,   513,   769,
                                           1025, 1537, 2049, 3073, 4097, 6145, 8193, 12289, 16385, 24577};
constexpr std::array<int, 30> DistanceExtra{0, 0, 0, 0, 1, 1, 2, 2,  3,  3,  4,  4,  5,  5,  6,
                                            6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13};

class Inflater
{
public:
    Inflater(QByteArrayView bytes, qsizetype limit) : m_bits(bytes), m_limit(limit) {}

    QByteArray run()
    {
        bool last = false;
        while (!last) {
            last = m_bits.bit() == 1;
            switch (m_bits.number(2)) {
            case 0:
                storedBlock();
                break;
            case 1:
                codedBlock(fixedLiterals(), HuffmanCode(QList<int>(30, 5)));
                break;
            case 2:
                dynamicBlock();
                break;
            default:
                throw Damaged();
            }
        }
        return m_out;
    }

private:
    static HuffmanCode fixedLiterals()
    {
        QList<int> lengths(288, 8);
        std::fill(lengths.begin() + 144, lengths.begin() + 256, 9);
        std::fill(lengths.begin() + 256, lengths.begin() + 280, 7);
        return HuffmanCode(lengths);
    }

    void storedBlock()
    {
        const QByteArrayView head = m_bits.wholeBytes(4);
        const int size = quint8(head[0]) | quint8(head[1]) << 8;
        const int check = quint8(head[2]) | quint8(head[3]) << 8;
        if ((size ^ check) != 0xFFFF)
            throw Damaged();
        room(size);
        m_out.append(m_bits.wholeBytes(size));
    }

    void dynamicBlock()
    {
        const int literals = m_bits.number(5) + 257;
        const int distances = m_bits.number(5) + 1;
        const int described = m_bits.number(4) + 4;
        static constexpr std::array<int, 19> Order{16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15};
        QList<int> lengths(19, 0);
        for (int i = 0; i < described; ++i)
            lengths[Order[size_t(i)]] = m_bits.number(3);
        const HuffmanCode lengthCode(lengths);
        lengths.clear();
        while (lengths.size() < literals + distances) {
            const int symbol = lengthCode.read(m_bits);
            if (symbol < 16) {
                lengths.append(symbol);
                continue;
            }
            if (symbol == 16 && lengths.isEmpty())
                throw Damaged();
            const int repeated = symbol == 16 ? lengths.last() : 0;
            const int times = symbol == 16   ? 3 + m_bits.number(2)
                              : symbol == 17 ? 3 + m_bits.number(3)
                                             : 11 + m_bits.number(7);
            lengths.insert(lengths.size(), times, repeated);
        }
        if (lengths.size() > literals + distances)
            throw Damaged();
        codedBlock(HuffmanCode(lengths.mid(0, literals)), HuffmanCode(lengths.mid(literals)));
    }

    void codedBlock(const HuffmanCode &literals, const HuffmanCode &distances)
    {
        for (int symbol = literals.read(m_bits); symbol != 256; symbol = literals.read(m_bits)) {
            if (symbol < 256) {
                room(1);
                m_out.append(char(symbol));
            } else {
                copy(size_t(symbol - 257), distances);
            }
        }
    }

    void copy(size_t lengthSymbol, const HuffmanCode &distances)
    {
        if (lengthSymbol >= LengthBase.size())
            throw Damaged();
        const int length = LengthBase[lengthSymbol] + m_bits.number(LengthExtra[lengthSymbol]);
        const auto distanceSymbol = size_t(distances.read(m_bits));
        if (distanceSymbol >= DistanceBase.size())
            throw Damaged();
        const int distance = DistanceBase[distanceSymbol] + m_bits.number(DistanceExtra[distanceSymbol]);
        if (distance > m_out.size())
            throw Damaged();
        room(length);
        for (int i = 0; i < length; ++i) // one by one: source and target may overlap, which repeats a pattern
            m_out.append(m_out.at(m_out.size() - distance));
    }

    void room(qsizetype count) const
    {
        if (m_out.size() + count > m_limit)
            throw Damaged();
    }

    Bits m_bits;
    qsizetype m_limit;
    QByteArray m_out;
};

} // namespace

std::optional<QByteArray> inflateRaw(QByteArrayView deflated, qsizetype limit)
{
    try {
        return Inflater(deflated, limit).run();
    } catch (const Damaged &) {
        return std::nullopt;
    }
}

} // namespace trowel::demo
