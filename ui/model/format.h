// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QString>

namespace trowel {

/// "312 B", "1.2 KB", "14 KB": thousands as 1,024, one decimal below ten. "–" for negative ones.
QString formatBytes(qint64 bytes);
/// Which clock the times of the whole window are shown by, as QLocale has its default: chosen in the settings.
enum class TimeZoneShown { Local, Utc };
void setTimeZoneShown(TimeZoneShown zone);
TimeZoneShown timeZoneShown();
/// The moment by the chosen clock.
QDateTime shownTime(const QDateTime &when);

/// "Today, 09:31", "20 Nov, 11:02", with the year when it is another one; by the chosen clock. "–" for an invalid one.
QString formatTime(const QDateTime &when, const QDateTime &now = QDateTime::currentDateTime());
/// The same for epoch milliseconds; "–" for 0.
QString formatTime(qint64 epochMs);
/// The same in the middle of a sentence: "today, 09:31".
QString formatTimeWithin(const QDateTime &when, const QDateTime &now = QDateTime::currentDateTime());
QString formatTimeWithin(qint64 epochMs);
/// "Today, 09:31:04", for logs.
QString formatTimeToSeconds(const QDateTime &when, const QDateTime &now = QDateTime::currentDateTime());
/// "2026-11-23 08:12:04 UTC", for tool tips; empty for an invalid one.
QString formatUtc(const QDateTime &when);
QString formatUtc(qint64 epochMs);
/// "38 ms", "1.2 s", "6 min", "1 h 52 min".
QString formatDuration(qint64 ms);
/// "10 min", "2 h", "Never" for 0.
QString formatMinutes(int minutes);
/// The text, or "–" when there is none.
QString orDash(const QString &text);
/// Case-folded UTF-8, as sort and search keys are.
QByteArray fold(const QString &text);
/// "RELIABILITY_OPTIMIZED" as "Reliability optimized".
QString sentenceCase(const QString &enumText);

} // namespace trowel
