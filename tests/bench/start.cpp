// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/cases.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QProcess>
#include <QTemporaryDir>

#include <optional>

namespace trowel::bench {

namespace {

struct Start
{
    double toFirstPaint = 0; ///< ms, from before the process is made
    double peak = 0;         ///< MB, by then
};

QString binary(const char *name)
{
    return QCoreApplication::applicationDirPath() + QLatin1Char('/') + QLatin1String(name);
}

// Starts a program in a home of its own and waits until its first window has been painted.
std::optional<Start> startOnce(const QString &program, const QStringList &arguments)
{
    const QTemporaryDir home;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("HOME"), home.path());
    environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
    environment.insert(QStringLiteral("QT_QPA_GENERIC_PLUGINS"), QStringLiteral("trowel_first_paint"));
    environment.insert(QStringLiteral("QT_PLUGIN_PATH"), binary("plugins"));
    for (const auto name : {"XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR"})
        environment.remove(QLatin1String(name));
    QProcess process;
    process.setProcessEnvironment(environment);
    process.setStandardErrorFile(QProcess::nullDevice());
    QByteArray said;
    Start start;
    start.toFirstPaint = milliseconds([&] {
        process.start(program, arguments);
        while (!said.contains("painted\n") && process.waitForReadyRead(10'000))
            said += process.readAllStandardOutput();
    });
    const bool painted = said.contains("painted\n");
    start.peak = memoryOf(QString::number(process.processId()), "VmHWM:");
    process.kill();
    process.waitForFinished();
    return painted ? std::optional(start) : std::nullopt;
}

} // namespace

void start(Report &report)
{
    constexpr int Rounds = 11; // the first one of each warms the caches and does not count
    report.section(QStringLiteral("Start to first paint (offscreen, warm, median of %1)").arg(Rounds - 1));
    std::vector<double> bare;
    std::vector<double> own;
    double barePeak = 0;
    double ownPeak = 0;
    for (int i = 0; i < Rounds; ++i) { // in turns, so that a slow moment meets both
        const auto a = startOnce(binary("bench_bare_window"), {});
        const auto b = startOnce(binary("trowel"), {});
        if (!a || !b)
            return report.note(QStringLiteral("%1 painted no window within ten seconds: nothing to compare")
                                   .arg(a ? QStringLiteral("trowel") : QStringLiteral("the bare window")));
        if (i == 0)
            continue;
        bare.push_back(a->toFirstPaint);
        own.push_back(b->toFirstPaint);
        barePeak = std::max(barePeak, a->peak);
        ownPeak = std::max(ownPeak, b->peak);
    }
    const QString ms = QStringLiteral("ms");
    report.measured(QStringLiteral("a bare QMainWindow"), quantile(bare, 0.5), ms);
    report.measured(QStringLiteral("trowel (welcome page)"), quantile(own, 0.5), ms);
    report.atMost(QStringLiteral("trowel against the bare window"), quantile(own, 0.5) / quantile(bare, 0.5),
                  QStringLiteral("times"), 1.3);
    const QString mb = QStringLiteral("MB");
    report.measured(QStringLiteral("peak memory of the bare window"), barePeak, mb);
    report.measured(QStringLiteral("peak memory of trowel at its first paint"), ownPeak, mb);
    if (const auto demo = startOnce(binary("trowel"), {QStringLiteral("--demo")}))
        report.measured(QStringLiteral("peak memory of trowel --demo at its first paint"), demo->peak, mb);
}

} // namespace trowel::bench
