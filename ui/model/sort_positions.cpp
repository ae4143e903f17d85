// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/model/sort_positions.h"

#include "ui/model/in_halves.h"

#include <QtEndian>

#include <algorithm>
#include <array>
#include <cstring>

namespace trowel {

namespace {

struct Entry
{
    std::array<quint64, 3> head; // the number itself, or the first bytes behind what all texts share
    int index;                   // into the keys
    bool whole;                  // the head is all there is
};

constexpr qsizetype kHeadBytes = 24;

qsizetype sharedLength(const std::vector<QByteArray> &texts)
{
    qsizetype shared = texts.front().size();
    for (const QByteArray &text : texts) {
        shared = std::min(shared, text.size());
        qsizetype same = 0;
        while (same < shared && text[same] == texts.front()[same])
            ++same;
        shared = same;
        if (shared == 0)
            break;
    }
    return shared;
}

quint64 eightBytes(const QByteArray &text, qsizetype from)
{
    uchar bytes[8] = {};
    if (from < text.size())
        std::memcpy(bytes, text.constData() + from, size_t(std::min<qsizetype>(8, text.size() - from)));
    return qFromBigEndian<quint64>(bytes);
}

Entry entryOf(const QByteArray &text, qsizetype shared, int index)
{
    return {{eightBytes(text, shared), eightBytes(text, shared + 8), eightBytes(text, shared + 16)},
            index,
            text.size() <= shared + kHeadBytes};
}

template <typename Less>
void sortEntries(std::vector<Entry> &entries, const Less &before)
{
    inHalves(qsizetype(entries.size()),
             [&](qsizetype from, qsizetype to) { std::sort(entries.begin() + from, entries.begin() + to, before); });
    if (qsizetype(entries.size()) >= kWorthAThread)
        std::inplace_merge(entries.begin(), entries.begin() + qsizetype(entries.size() / 2), entries.end(), before);
}

} // namespace

void sortPositions(std::vector<int> &positions, const SortKeys &keys, Qt::SortOrder order)
{
    std::vector<Entry> entries(positions.size());
    const bool byText = keys.numbers.empty();
    const qsizetype shared = byText && !keys.texts.empty() ? sharedLength(keys.texts) : 0;
    inHalves(qsizetype(positions.size()), [&](qsizetype from, qsizetype to) {
        for (auto i = size_t(from); i < size_t(to); ++i) {
            // Flipping the sign bit orders signed numbers as unsigned ones.
            entries[i] = byText ? entryOf(keys.texts[i], shared, int(i))
                                : Entry{{quint64(keys.numbers[i]) ^ (quint64(1) << 63), 0, 0}, int(i), true};
        }
    });
    const bool ascending = order == Qt::AscendingOrder;
    const auto before = [&](const Entry &a, const Entry &b) {
        if (a.head != b.head)
            return ascending ? a.head < b.head : a.head > b.head;
        if (!a.whole || !b.whole) {
            const int compared = keys.texts[size_t(a.index)].compare(keys.texts[size_t(b.index)]);
            if (compared != 0)
                return ascending ? compared < 0 : compared > 0;
        }
        return positions[size_t(a.index)] < positions[size_t(b.index)];
    };
    sortEntries(entries, before);
    std::vector<int> sorted;
    sorted.reserve(entries.size());
    for (const Entry &entry : entries)
        sorted.push_back(positions[size_t(entry.index)]);
    positions = std::move(sorted);
}

std::vector<int> mergePositions(const std::vector<int> &sorted, std::vector<int> changed, const AnyKind &kind,
                                const ObjectStore &store, int column, Qt::SortOrder order)
{
    sortPositions(changed, kind.sortKeys(store, column, changed), order);
    const auto before = [&](int a, int b) {
        std::vector<int> pair{a, b};
        sortPositions(pair, kind.sortKeys(store, column, pair), order);
        return pair.front() == a;
    };
    std::vector<int> merged;
    merged.reserve(sorted.size() + changed.size());
    auto from = sorted.cbegin();
    for (const int at : changed) {
        const auto here = std::lower_bound(from, sorted.cend(), at, before);
        merged.insert(merged.end(), from, here);
        merged.push_back(at);
        from = here;
    }
    merged.insert(merged.end(), from, sorted.cend());
    return merged;
}

} // namespace trowel
