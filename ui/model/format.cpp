// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/model/format.h"

#include <QCoreApplication>
#include <QLocale>

namespace trowel {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Format)
};

const QChar kDash(0x2013);

// Read by every cell with a time, like QLocale's default.
TimeZoneShown shownZone = TimeZoneShown::Local;

enum class Within { Cell, Sentence };

QString timeText(const QDateTime &when, const QDateTime &now, const QString &pattern, Within within = Within::Cell)
{
    if (!when.isValid())
        return kDash;
    const QDateTime local = shownTime(when);
    const QString time = local.toString(pattern);
    const QDate today = shownTime(now).date();
    if (local.date() == today)
        return (within == Within::Cell ? Words::tr("Today, %1") : Words::tr("today, %1")).arg(time);
    if (local.date() == today.addDays(-1))
        return (within == Within::Cell ? Words::tr("Yesterday, %1") : Words::tr("yesterday, %1")).arg(time);
    const QString date = local.date().year() == today.year() ? QStringLiteral("d MMM") : QStringLiteral("d MMM yyyy");
    return QStringLiteral("%1, %2").arg(QLocale().toString(local.date(), date), time);
}

} // namespace

void setTimeZoneShown(TimeZoneShown zone)
{
    shownZone = zone;
}

TimeZoneShown timeZoneShown()
{
    return shownZone;
}

QDateTime shownTime(const QDateTime &when)
{
    return shownZone == TimeZoneShown::Utc ? when.toUTC() : when.toLocalTime();
}

QString formatBytes(qint64 bytes)
{
    if (bytes < 0)
        return kDash;
    if (bytes < 1024)
        return Words::tr("%1 B").arg(bytes);
    static constexpr const char *kUnits[] = {"KB", "MB", "GB", "TB", "PB"};
    double value = double(bytes);
    int unit = -1;
    while (value >= 1024 && unit < 4) {
        value /= 1024;
        ++unit;
    }
    // 1023.96 would be written as 1024
    if (value >= 1023.5 && unit < 4) {
        value /= 1024;
        ++unit;
    }
    const int decimals = value < 9.95 ? 1 : 0;
    return QStringLiteral("%1 %2").arg(decimals ? QLocale().toString(value, 'f', 1) : QString::number(qRound64(value)),
                                       QLatin1String(kUnits[unit]));
}

QString formatTime(const QDateTime &when, const QDateTime &now)
{
    return timeText(when, now, QStringLiteral("HH:mm"));
}

QString formatTimeWithin(const QDateTime &when, const QDateTime &now)
{
    return timeText(when, now, QStringLiteral("HH:mm"), Within::Sentence);
}

QString formatTimeWithin(qint64 epochMs)
{
    return epochMs > 0 ? formatTimeWithin(QDateTime::fromMSecsSinceEpoch(epochMs)) : QString(kDash);
}

QString formatTimeToSeconds(const QDateTime &when, const QDateTime &now)
{
    return timeText(when, now, QStringLiteral("HH:mm:ss"));
}

QString formatTime(qint64 epochMs)
{
    return epochMs > 0 ? formatTime(QDateTime::fromMSecsSinceEpoch(epochMs)) : QString(kDash);
}

QString formatUtc(const QDateTime &when)
{
    return when.isValid() ? when.toUTC().toString(QStringLiteral("yyyy-MM-dd HH:mm:ss")) + QStringLiteral(" UTC")
                          : QString();
}

QString formatUtc(qint64 epochMs)
{
    return epochMs > 0 ? formatUtc(QDateTime::fromMSecsSinceEpoch(epochMs)) : QString();
}

QString formatDuration(qint64 ms)
{
    if (ms < 1000)
        return Words::tr("%1 ms").arg(qMax<qint64>(0, ms));
    const qint64 seconds = ms / 1000;
    if (seconds < 10)
        return Words::tr("%1 s").arg(QLocale().toString(double(ms) / 1000, 'f', 1));
    if (seconds < 60)
        return Words::tr("%1 s").arg(seconds);
    const qint64 minutes = seconds / 60;
    if (minutes < 60)
        return Words::tr("%1 min").arg(minutes);
    const qint64 hours = minutes / 60;
    if (hours >= 24)
        return hours % 24 == 0 ? Words::tr("%1 d").arg(hours / 24)
                               : Words::tr("%1 d %2 h").arg(hours / 24).arg(hours % 24);
    return minutes % 60 == 0 ? Words::tr("%1 h").arg(hours) : Words::tr("%1 h %2 min").arg(hours).arg(minutes % 60);
}

QString formatMinutes(int minutes)
{
    if (minutes <= 0)
        return Words::tr("Never");
    if (minutes >= 60 && minutes % 60 == 0)
        return Words::tr("%1 h").arg(minutes / 60);
    return Words::tr("%1 min").arg(minutes);
}

QString orDash(const QString &text)
{
    return text.isEmpty() ? QString(kDash) : text;
}

QByteArray fold(const QString &text)
{
    return text.toCaseFolded().toUtf8();
}

QString sentenceCase(const QString &enumText)
{
    QString text = enumText.toLower().replace(QLatin1Char('_'), QLatin1Char(' '));
    if (!text.isEmpty())
        text[0] = text[0].toUpper();
    return text;
}

} // namespace trowel
