// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audit/redact.h"
#include "core/audit/redact_scan.h"
#include "core/audit/secret_names.h"

namespace trowel {
namespace {

bool isWord(QChar c)
{
    const char16_t u = c.unicode();
    return (u >= u'a' && u <= u'z') || (u >= u'A' && u <= u'Z') || (u >= u'0' && u <= u'9') || u == u'_' || u == u'-';
}

bool isHex(QChar c)
{
    const char16_t u = c.unicode();
    return (u >= u'a' && u <= u'f') || (u >= u'A' && u <= u'F') || (u >= u'0' && u <= u'9');
}

template <typename Pred>
qsizetype runEnd(QStringView text, qsizetype from, Pred pred)
{
    while (from < text.size() && pred(text[from]))
        ++from;
    return from;
}

bool startsAt(QStringView text, qsizetype at, QLatin1String what)
{
    return text.mid(at, what.size()).compare(what, Qt::CaseInsensitive) == 0;
}

// dapi… and dose…: personal and OAuth tokens. A piece of one counts too: a message may have been cut.
qsizetype prefixedTokenEnd(QStringView text, qsizetype at)
{
    constexpr qsizetype prefix = 4;
    constexpr qsizetype least = 8;
    if (startsAt(text, at, QLatin1String("dapi"))) {
        const qsizetype end = runEnd(text, at + prefix, isWord);
        return end - at - prefix >= least ? end : at;
    }
    if (startsAt(text, at, QLatin1String("dose"))) {
        const qsizetype end = runEnd(text, at + prefix, isHex);
        return end - at - prefix >= least ? runEnd(text, end, isWord) : at;
    }
    return at;
}

// "Bearer x", "Basic x", also percent-encoded or with a plus for the blank.
qsizetype credentialEnd(QStringView text, qsizetype at, qsizetype *schemeEnd)
{
    if (at > 0 && isWord(text[at - 1]))
        return at;
    qsizetype end = at;
    if (startsAt(text, at, QLatin1String("bearer")))
        end = at + 6;
    else if (startsAt(text, at, QLatin1String("basic")))
        end = at + 5;
    else
        return at;
    *schemeEnd = end;
    qsizetype value = end;
    while (value < text.size()) {
        if (text[value].isSpace() || text[value] == u'+' || text[value] == u':')
            ++value;
        else if (startsAt(text, value, QLatin1String("%20")))
            value += 3;
        else
            break;
    }
    if (value == end)
        return at;
    const qsizetype last = runEnd(text, value, [](QChar c) { return !c.isSpace() && c != u'"' && c != u'\''; });
    return last > value ? last : at;
}

// name=value and "name": "value", where the name is a secret's.
qsizetype pairValueStart(QStringView text, qsizetype nameEnd)
{
    const auto isQuote = [](QChar c) { return c == u'"' || c == u'\'' || c == u'\\'; };
    qsizetype at = runEnd(text, nameEnd, isQuote);
    const bool quoted = at > nameEnd;
    at = runEnd(text, at, [](QChar c) { return c == u' '; });
    if (at >= text.size() || !(text[at] == u'=' || (quoted && text[at] == u':')))
        return -1;
    at = runEnd(text, at + 1, [](QChar c) { return c == u' '; });
    return runEnd(text, at, isQuote);
}

} // namespace

qsizetype secretEnd(QStringView text, qsizetype at, TextScan *scan)
{
    scan->keep = 0;
    switch (text[at].toLower().unicode()) {
    case u'd':
        return prefixedTokenEnd(text, at);
    case u'b': {
        qsizetype scheme = at;
        const qsizetype end = credentialEnd(text, at, &scheme);
        if (end > at)
            scan->keep = scheme - at;
        return end;
    }
    case u'e':
        break;
    default:
        return at;
    }
    // A JWT, or what a cut left of it: "eyJ" starts every base64 of {"…. Runs are looked at once, so that a long text
    // of nothing but starts stays linear.
    if (at < scan->noTokenBefore || !text.mid(at).startsWith(QLatin1String("eyJ")))
        return at;
    const qsizetype head = runEnd(text, at, isWord);
    if (head + 1 >= text.size() || text[head] != u'.' || !isWord(text[head + 1])) {
        scan->noTokenBefore = head;
        return at;
    }
    return runEnd(text, head, [](QChar c) { return isWord(c) || c == u'.'; });
}

QString redactPatterns(QStringView text, qsizetype limit)
{
    QString out;
    TextScan scan;
    qsizetype nameStart = 0; // of the word the scan is in
    qsizetype at = 0;
    while (at < text.size() && out.size() <= limit) {
        const qsizetype end = secretEnd(text, at, &scan);
        if (end > at) {
            out += text.mid(at, scan.keep);
            if (scan.keep > 0)
                out += u' ';
            out += redactedMark;
            nameStart = at = end;
            continue;
        }
        if (!isWord(text[at])) {
            const qsizetype value = at > nameStart ? pairValueStart(text, at) : -1;
            if (value > 0 && isSecretTextName(text.mid(nameStart, at - nameStart))) {
                out += text.mid(at, value - at);
                if (text.mid(value).startsWith(redactedMark)) { // it was here before: nothing changes
                    out += redactedMark;
                    nameStart = at = value + redactedMark.size();
                    continue;
                }
                const qsizetype last = runEnd(text, value, [](QChar c) {
                    return !c.isSpace() && c != u'&' && c != u'"' && c != u'\'' && c != u'\\' && c != u',' && c != u')';
                });
                if (last > value)
                    out += redactedMark;
                nameStart = at = last;
                continue;
            }
            nameStart = at + 1;
        }
        out += text[at++];
    }
    return out;
}

bool needsEscape(QChar c)
{
    const char16_t u = c.unicode();
    return u < 0x20 || (u >= 0x7f && u < 0xa0) || (u >= 0x200b && u <= 0x200f) || (u >= 0x2028 && u <= 0x202e) ||
           (u >= 0x2060 && u <= 0x206f) || u == 0xfeff;
}

QString escaped(QChar c)
{
    switch (c.unicode()) {
    case u'\n':
        return QStringLiteral("\\n");
    case u'\r':
        return QStringLiteral("\\r");
    case u'\t':
        return QStringLiteral("\\t");
    default:
        return QStringLiteral("\\u%1").arg(uint(c.unicode()), 4, 16, QLatin1Char('0'));
    }
}

QString redactText(const QString &text, qsizetype limit)
{
    const QString clean = redactPatterns(text, limit);
    QString out;
    out.reserve(clean.size());
    for (const QChar c : clean) {
        if (needsEscape(c))
            out += escaped(c);
        else
            out += c;
    }
    return capped(std::move(out), limit);
}

QString capped(QString text, qsizetype limit)
{
    if (text.size() <= limit)
        return text;
    text.truncate(limit);
    if (!text.isEmpty() && text.back().isHighSurrogate())
        text.chop(1);
    return text + QChar(u'…');
}

} // namespace trowel
