// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/report.h"

#include <QDateTime>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSysInfo>
#include <QThread>

#include <algorithm>
#include <chrono>
#include <cstdio>

namespace trowel::bench {

namespace {

QString aimText(const Figure &figure)
{
    if (figure.aim == Figure::Aim::None)
        return QString();
    return QStringLiteral("%1 %2 %3")
        .arg(figure.aim == Figure::Aim::AtMost ? QStringLiteral("<=") : QStringLiteral(">="))
        .arg(figure.aimValue)
        .arg(figure.unit);
}

QString valueText(const Figure &figure)
{
    const int decimals = figure.value < 10 ? 2 : figure.value < 1000 ? 1 : 0;
    return QStringLiteral("%1 %2").arg(figure.value, 0, 'f', decimals).arg(figure.unit);
}

void printRow(const QString &what, const QString &aim, const QString &value, const QString &verdict)
{
    std::printf("  %-62s %18s %18s  %s\n", qPrintable(what), qPrintable(aim), qPrintable(value), qPrintable(verdict));
    std::fflush(stdout);
}

} // namespace

bool Figure::isMet() const
{
    return aim == Aim::None || (aim == Aim::AtMost ? value <= aimValue : value >= aimValue);
}

void Report::section(const QString &title)
{
    m_section = title;
    std::printf("\n%s\n", qPrintable(title));
    printRow(QString(), QStringLiteral("aim"), QStringLiteral("measured"), QString());
}

void Report::add(const Figure &figure)
{
    m_lines += Line{m_section, figure};
    const bool hasAim = figure.aim != Figure::Aim::None;
    printRow(figure.what, aimText(figure), valueText(figure),
             !hasAim          ? QString()
             : figure.isMet() ? QStringLiteral("met")
                              : QStringLiteral("MISSED"));
}

void Report::measured(const QString &what, double value, const QString &unit)
{
    add({what, value, unit});
}

void Report::atMost(const QString &what, double value, const QString &unit, double aim)
{
    add({what, value, unit, Figure::Aim::AtMost, aim});
}

void Report::atLeast(const QString &what, double value, const QString &unit, double aim)
{
    add({what, value, unit, Figure::Aim::AtLeast, aim});
}

void Report::note(const QString &text)
{
    m_notes += m_section + QStringLiteral(": ") + text;
    std::printf("  %s\n", qPrintable(text));
    std::fflush(stdout);
}

bool Report::writeJson(const QString &path) const
{
    QJsonArray figures;
    for (const Line &line : m_lines) {
        QJsonObject figure{{QStringLiteral("section"), line.section},
                           {QStringLiteral("what"), line.figure.what},
                           {QStringLiteral("value"), line.figure.value},
                           {QStringLiteral("unit"), line.figure.unit}};
        if (line.figure.aim != Figure::Aim::None) {
            figure[QStringLiteral("aim")] = aimText(line.figure);
            figure[QStringLiteral("met")] = line.figure.isMet();
        }
        figures += figure;
    }
    const QJsonObject all{{QStringLiteral("version"), QStringLiteral(TROWEL_VERSION)},
                          {QStringLiteral("when"), QDateTime::currentDateTimeUtc().toString(Qt::ISODate)},
                          {QStringLiteral("system"), QSysInfo::prettyProductName()},
                          {QStringLiteral("qt"), QString::fromLatin1(qVersion())},
                          {QStringLiteral("processors"), QThread::idealThreadCount()},
                          {QStringLiteral("figures"), figures},
                          {QStringLiteral("notes"), QJsonArray::fromStringList(m_notes)}};
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(QJsonDocument(all).toJson()) > 0;
}

double milliseconds(const std::function<void()> &work)
{
    const auto start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
}

double quantile(std::vector<double> samples, double share)
{
    if (samples.empty())
        return 0;
    std::sort(samples.begin(), samples.end());
    return samples[std::min(samples.size() - 1, size_t(share * double(samples.size())))];
}

double memoryOf(const QString &process, const QByteArray &field)
{
    QFile status(QStringLiteral("/proc/%1/status").arg(process));
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    const QList<QByteArray> lines = status.readAll().split('\n');
    for (const QByteArray &line : lines) {
        if (line.startsWith(field))
            return line.mid(field.size()).simplified().split(' ').front().toDouble() / 1024;
    }
    return 0;
}

double peakMegabytes()
{
    return memoryOf(QStringLiteral("self"), "VmHWM:");
}

double residentMegabytes()
{
    return memoryOf(QStringLiteral("self"), "VmRSS:");
}

} // namespace trowel::bench
