// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QList>
#include <QString>

#include <functional>
#include <vector>

namespace trowel::bench {

/// One thing measured, beside what was aimed at.
struct Figure
{
    enum class Aim { None, AtMost, AtLeast };

    QString what;
    double value = 0;
    QString unit;
    Aim aim = Aim::None;
    double aimValue = 0;

    bool isMet() const;
};

/// Collects figures and prints each as soon as it is there. A figure beside its aim is information, never a failure:
/// on a busy machine every one of them may be off.
class Report
{
public:
    void section(const QString &title);
    void add(const Figure &figure);
    void measured(const QString &what, double value, const QString &unit);
    void atMost(const QString &what, double value, const QString &unit, double aim);
    void atLeast(const QString &what, double value, const QString &unit, double aim);
    /// What could not be measured here, and why.
    void note(const QString &text);

    bool writeJson(const QString &path) const;

private:
    struct Line
    {
        QString section;
        Figure figure;
    };

    QString m_section;
    QList<Line> m_lines;
    QStringList m_notes;
};

/// Milliseconds that `work` takes.
double milliseconds(const std::function<void()> &work);
/// The value below which `share` of the samples lie; 0.5 is the median.
double quantile(std::vector<double> samples, double share);
/// Megabytes this process has used at most (VmHWM), and uses now (VmRSS).
double peakMegabytes();
double residentMegabytes();
/// The kernel's figure of a process in megabytes, such as "VmHWM:"; 0 where there is none.
double memoryOf(const QString &process, const QByteArray &field);

} // namespace trowel::bench
