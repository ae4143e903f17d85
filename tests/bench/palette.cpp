// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/cases.h"
#include "ui/model/fuzzy.h"
#include "ui/model/name_index.h"

#include <array>

namespace trowel::bench {

namespace {

constexpr int kNames = 100'000;

QList<KnownName> makeNames(const QUuid &workspace)
{
    constexpr std::array Teams{"finance", "marketing", "logistics", "platform", "research", "sales", "support", "risk"};
    constexpr std::array Uses{"daily revenue", "ad hoc", "nightly load", "orders", "exports", "training", "alerts"};
    constexpr std::array Kinds{"clusters", "jobs", "workspace", "catalogs", "warehouses"};
    quint64 dice = 88172645463325252ULL;
    const auto roll = [&dice](size_t sides) { // the same at every run
        dice ^= dice << 13;
        dice ^= dice >> 7;
        dice ^= dice << 17;
        return size_t(dice % sides);
    };
    QList<KnownName> names;
    names.reserve(kNames);
    for (int i = 0; i < kNames; ++i) {
        KnownName name;
        name.workspace = workspace;
        name.kind = QLatin1String(Kinds[roll(Kinds.size())]);
        name.scope = QStringLiteral("%1.reporting").arg(QLatin1String(Teams[roll(Teams.size())]));
        name.key = QStringLiteral("%1").arg(dice & 0xffffffffffffULL, 16, 16, QLatin1Char('0'));
        name.name = QStringLiteral("%1 %2 %3")
                        .arg(QLatin1String(Teams[roll(Teams.size())]), QLatin1String(Uses[roll(Uses.size())]))
                        .arg(i);
        name.seen = i;
        names += name;
    }
    return names;
}

} // namespace

// A person types what is written here, letter by letter: every key searches all names.
void palette(Report &report)
{
    report.section(QStringLiteral("Command palette: 100,000 names"));
    const QUuid workspace = QUuid::createUuid();
    const double before = residentMegabytes();
    NameIndex index;
    index.add(makeNames(workspace));
    report.measured(QStringLiteral("memory of the names"), residentMegabytes() - before, QStringLiteral("MB"));
    std::vector<double> keys;
    for (const QString &typed : {QStringLiteral("finance daily 4711"), QStringLiteral("fdr 99"), QStringLiteral("ztcl"),
                                 QStringLiteral("00a7b3c1")}) {
        for (qsizetype length = 1; length <= typed.size(); ++length) {
            keys.push_back(milliseconds([&] { (void)index.search(fuzzyWords(typed.left(length)), {workspace}, 50); }));
        }
    }
    report.measured(QStringLiteral("a key (median)"), quantile(keys, 0.5), QStringLiteral("ms"));
    report.atMost(QStringLiteral("the slowest key"), quantile(keys, 1), QStringLiteral("ms"), 50);
}

} // namespace trowel::bench
