// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/json/raw_elements.h"

#include <algorithm>

namespace trowel {

namespace {

// Walks over a document byte by byte. Everything stops at its end.
class Walker
{
public:
    explicit Walker(QByteArrayView bytes) : m_bytes(bytes) {}

    // The next byte that is no white space, taken when it is that one.
    bool take(char wanted)
    {
        skipSpace();
        if (atEnd() || m_bytes[m_at] != wanted)
            return false;
        ++m_at;
        return true;
    }

    // What stands between the quotes, escapes as they are; empty where no string begins.
    QByteArrayView string()
    {
        if (!take('"'))
            return {};
        const qsizetype from = m_at;
        while (!atEnd() && m_bytes[m_at] != '"')
            m_at += m_bytes[m_at] == '\\' ? 2 : 1;
        const qsizetype to = std::min(m_at, m_bytes.size());
        m_at = std::min(to + 1, m_bytes.size());
        return m_bytes.sliced(from, to - from);
    }

    // The bytes of a whole value, of whatever kind.
    QByteArrayView value()
    {
        skipSpace();
        const qsizetype from = m_at;
        qsizetype depth = 0;
        while (!atEnd()) {
            const char c = m_bytes[m_at];
            const bool opens = c == '{' || c == '[';
            const bool closes = c == '}' || c == ']';
            if (depth == 0 && (closes || c == ','))
                break;
            depth += opens ? 1 : closes ? -1 : 0;
            if (c == '"')
                string();
            else
                ++m_at;
            if (depth == 0 && closes)
                break;
        }
        return m_bytes.sliced(from, m_at - from).trimmed();
    }

private:
    bool atEnd() const { return m_at >= m_bytes.size(); }
    void skipSpace()
    {
        while (!atEnd() && QByteArrayView(" \t\r\n").contains(m_bytes[m_at]))
            ++m_at;
    }

    QByteArrayView m_bytes;
    qsizetype m_at = 0;
};

QList<RawJson> readArray(Walker &walker)
{
    QList<RawJson> elements;
    if (!walker.take('['))
        return elements;
    do {
        if (const QByteArrayView element = walker.value(); !element.isEmpty())
            elements += RawJson{element.toByteArray()};
    } while (walker.take(','));
    return elements;
}

} // namespace

QList<RawJson> rawElements(const QByteArray &document, QByteArrayView member)
{
    Walker walker(document);
    if (!walker.take('{'))
        return {};
    do {
        const QByteArrayView name = walker.string();
        if (!walker.take(':'))
            return {};
        if (name == member)
            return readArray(walker);
        walker.value();
    } while (walker.take(','));
    return {};
}

} // namespace trowel
