// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/model/sort_positions.h"

#include <QtEndian>

#include <algorithm>
#include <cstring>
#include <thread>

namespace trowel {

namespace {

struct Entry
{
    quint64 head; // the key itself, or the first eight bytes behind what all texts share
    quint64 next; // the eight after those
    int index;    // into the keys
};

// Past this many rows two threads are worth starting.
constexpr size_t kWorthThreads = 100'000;

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

quint64 headOf(const QByteArray &text, qsizetype from)
{
    uchar bytes[8] = {};
    if (from < text.size())
        std::memcpy(bytes, text.constData() + from, size_t(std::min<qsizetype>(8, text.size() - from)));
    return qFromBigEndian<quint64>(bytes);
}

template <typename Less>
void sortInHalves(std::vector<Entry> &entries, const Less &before)
{
    if (entries.size() < kWorthThreads) {
        std::sort(entries.begin(), entries.end(), before);
        return;
    }
    const auto middle = entries.begin() + qsizetype(entries.size() / 2);
    std::thread first([&] { std::sort(entries.begin(), middle, before); });
    std::sort(middle, entries.end(), before);
    first.join();
    std::inplace_merge(entries.begin(), middle, entries.end(), before);
}

} // namespace

void sortPositions(std::vector<int> &positions, const SortKeys &keys, Qt::SortOrder order)
{
    std::vector<Entry> entries;
    entries.reserve(positions.size());
    const bool byText = keys.numbers.empty();
    const qsizetype shared = byText && !keys.texts.empty() ? sharedLength(keys.texts) : 0;
    for (size_t i = 0; i < positions.size(); ++i) {
        // Flipping the sign bit orders signed numbers as unsigned ones.
        const quint64 head = byText ? headOf(keys.texts[i], shared) : quint64(keys.numbers[i]) ^ (quint64(1) << 63);
        entries.push_back({head, byText ? headOf(keys.texts[i], shared + 8) : 0, int(i)});
    }
    const auto before = [&](const Entry &a, const Entry &b) {
        if (a.head != b.head)
            return order == Qt::AscendingOrder ? a.head < b.head : a.head > b.head;
        if (a.next != b.next)
            return order == Qt::AscendingOrder ? a.next < b.next : a.next > b.next;
        if (byText) {
            const int compared = keys.texts[size_t(a.index)].compare(keys.texts[size_t(b.index)]);
            if (compared != 0)
                return order == Qt::AscendingOrder ? compared < 0 : compared > 0;
        }
        return positions[size_t(a.index)] < positions[size_t(b.index)];
    };
    sortInHalves(entries, before);
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
