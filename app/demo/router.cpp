// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/router.h"

#include <algorithm>

namespace trowel::demo {
namespace {

bool isVariable(const QByteArray &segment)
{
    return segment.startsWith('{');
}

} // namespace

void Router::add(const QByteArray &method, const QByteArray &pattern, Handler handler, Access access)
{
    m_entries.append({{method, pattern, std::move(handler), access}, pattern.split('/')});
    // Fixed text wins over a variable in the same place, whichever was registered first.
    std::stable_sort(m_entries.begin(), m_entries.end(), [](const Entry &a, const Entry &b) {
        return std::lexicographical_compare(
            a.segments.begin(), a.segments.end(), b.segments.begin(), b.segments.end(),
            [](const QByteArray &x, const QByteArray &y) { return !isVariable(x) && isVariable(y); });
    });
}

Router::Match Router::find(const QByteArray &method, const QByteArray &rawPath) const
{
    QList<QByteArray> path = rawPath.split('/');
    if (path.size() > 2 && path.last().isEmpty())
        path.removeLast();
    const QByteArray wanted = method == "HEAD" ? QByteArray("GET") : method;
    Match match;
    for (const Entry &entry : m_entries) {
        QHash<QByteArray, QString> parts;
        if (!matches(entry, path, &parts))
            continue;
        match.knownPath = true;
        if (entry.route.method == wanted)
            return {&entry.route, parts, true};
    }
    return match;
}

bool Router::matches(const Entry &entry, const QList<QByteArray> &path, QHash<QByteArray, QString> *parts)
{
    const QList<QByteArray> &segments = entry.segments;
    for (qsizetype i = 0; i < segments.size(); ++i) {
        const QByteArray &segment = segments[i];
        if (i >= path.size())
            return false;
        if (segment.endsWith("*}")) {
            parts->insert(segment.mid(1, segment.size() - 3), decoded(path.mid(i).join('/')));
            return true;
        }
        if (isVariable(segment)) {
            if (path[i].isEmpty())
                return false;
            parts->insert(segment.mid(1, segment.size() - 2), decoded(path[i]));
        } else if (segment != path[i]) {
            return false;
        }
    }
    return path.size() == segments.size();
}

} // namespace trowel::demo
