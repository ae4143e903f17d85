// SPDX-License-Identifier: GPL-3.0-or-later
// Searching the names: for every key that is typed, over all of them.
#include "ui/model/fuzzy.h"
#include "ui/model/in_halves.h"
#include "ui/model/name_index.h"

#include <algorithm>

namespace trowel {

namespace {

constexpr int kInScope = 300, kInKey = 400, kIsKey = 950;
constexpr qsizetype kKeyWord = 4; // shorter words are in every id

} // namespace

int NameIndex::scoreOf(const Entry &entry, const QStringList &words) const
{
    int sum = 0;
    for (const QString &word : words) {
        int score = fuzzyScore(word, entry.folded);
        if (score < kInKey && word.size() >= kKeyWord && entry.key.contains(word, Qt::CaseInsensitive))
            score = entry.key.size() == word.size() ? kIsKey : kInKey;
        if (score < kInScope && m_lists[size_t(entry.list)].folded.contains(word))
            score = kInScope;
        if (score == 0)
            return 0;
        sum += score;
    }
    return words.isEmpty() ? int(entry.used > 0) : sum / int(words.size());
}

QList<NameIndex::Hit> NameIndex::search(const QStringList &words, const QSet<QUuid> &workspaces, int most) const
{
    std::vector<char> allowed(m_lists.size());
    for (size_t i = 0; i < m_lists.size(); ++i)
        allowed[i] = workspaces.contains(m_lists[i].workspace) ? 1 : 0;
    std::vector<int> scores(m_entries.size(), 0);
    inHalves(qsizetype(m_entries.size()), [&](qsizetype from, qsizetype to) {
        for (auto i = size_t(from); i < size_t(to); ++i) {
            if (allowed[size_t(m_entries[i].list)])
                scores[i] = scoreOf(m_entries[i], words);
        }
    });
    std::vector<size_t> found;
    for (size_t i = 0; i < scores.size(); ++i) {
        if (scores[i] > 0)
            found.push_back(i);
    }
    const auto better = [&](size_t a, size_t b) {
        const Entry &x = m_entries[a];
        const Entry &y = m_entries[b];
        if (scores[a] != scores[b])
            return scores[a] > scores[b];
        if (x.used != y.used)
            return x.used > y.used;
        if (x.seen != y.seen)
            return x.seen > y.seen;
        return x.name.size() != y.name.size() ? x.name.size() < y.name.size() : x.folded < y.folded;
    };
    const size_t wanted = std::min(found.size(), size_t(std::max(most, 0)));
    std::partial_sort(found.begin(), found.begin() + std::ptrdiff_t(wanted), found.end(), better);
    QList<Hit> hits;
    for (size_t i = 0; i < wanted; ++i)
        hits += Hit{named(m_entries[found[i]]), scores[found[i]], nodeOf(m_entries[found[i]])};
    return hits;
}

} // namespace trowel
