// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/cases.h"

#include <QApplication>
#include <QStandardPaths>

#include <cstdio>

namespace {

struct Case
{
    QString name;
    void (*run)(trowel::bench::Report &);
};

const char *const Help = R"(Usage: trowel_bench [--json FILE] [CASE...]

Measures and prints what was aimed at beside it. Without names all cases run:
)";

} // namespace

int main(int argc, char **argv)
{
    using namespace trowel::bench;
    // The order of the table. What measures processes of its own comes first, before this one has grown.
    const QList<Case> cases{{QStringLiteral("start"), start},         {QStringLiteral("overhead"), overhead},
                            {QStringLiteral("pages"), pages},         {QStringLiteral("rate"), rate},
                            {QStringLiteral("transfers"), transfers}, {QStringLiteral("lists"), lists},
                            {QStringLiteral("tables"), tables},       {QStringLiteral("palette"), palette}};

    QStandardPaths::setTestModeEnabled(true);
    const QApplication app(argc, argv);
    QString json;
    QStringList wanted;
    const QStringList arguments = QCoreApplication::arguments().mid(1);
    for (qsizetype i = 0; i < arguments.size(); ++i) {
        if (arguments[i] == QLatin1String("--json"))
            json = arguments.value(++i);
        else
            wanted += arguments[i];
    }
    for (const QString &name : std::as_const(wanted)) {
        const bool known = std::any_of(cases.begin(), cases.end(), [&](const Case &c) { return c.name == name; });
        if (known)
            continue;
        std::fputs(Help, stderr);
        for (const Case &c : cases)
            std::fprintf(stderr, "  %s\n", qPrintable(c.name));
        return 2;
    }
    Report report;
    for (const Case &c : cases) {
        if (wanted.isEmpty() || wanted.contains(c.name))
            c.run(report);
    }
    if (!json.isEmpty() && !report.writeJson(json)) {
        std::fprintf(stderr, "trowel_bench: cannot write %s\n", qPrintable(json));
        return 1;
    }
    return 0;
}
