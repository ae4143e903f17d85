// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/json/raw_json.h"

#include <QString>

#include <algorithm>

namespace trowel {

namespace {

bool isSpace(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

void breakLine(QByteArray &out, int depth)
{
    out += '\n';
    out.append(2 * std::min(depth, 64), ' '); // a hostile depth times many lines would fill the memory
}

// Position behind the string that starts at `at`.
qsizetype endOfString(const QByteArray &in, qsizetype at)
{
    for (qsizetype i = at + 1; i < in.size(); ++i) {
        if (in[i] == '\\')
            ++i;
        else if (in[i] == '"')
            return i + 1;
    }
    return in.size();
}

} // namespace

QString RawJson::pretty() const
{
    QByteArray out;
    out.reserve(bytes.size() * 3 / 2);
    int depth = 0;
    for (qsizetype i = 0; i < bytes.size();) {
        const char c = bytes[i];
        if (isSpace(c)) {
            ++i;
            continue;
        }
        if (c == '"') {
            const qsizetype end = endOfString(bytes, i);
            out.append(bytes.constData() + i, end - i);
            i = end;
            continue;
        }
        ++i;
        if (c == '{' || c == '[') {
            out += c;
            qsizetype next = i;
            while (next < bytes.size() && isSpace(bytes[next]))
                ++next;
            if (next < bytes.size() && (bytes[next] == '}' || bytes[next] == ']')) {
                out += bytes[next];
                i = next + 1;
            } else {
                breakLine(out, ++depth);
            }
        } else if (c == '}' || c == ']') {
            depth = qMax(0, depth - 1); // hostile input may close more than it opened
            breakLine(out, depth);
            out += c;
        } else if (c == ',') {
            out += c;
            breakLine(out, depth);
        } else if (c == ':') {
            out += ": ";
        } else {
            out += c;
        }
    }
    return QString::fromUtf8(out);
}

} // namespace trowel
