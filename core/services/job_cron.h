// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace trowel {

/// What is wrong with a Quartz cron expression, in one English sentence; empty when it is sound. Six or seven fields:
/// second, minute, hour, day of month, month, day of week, year.
QString cronProblem(const QString &expression);
/// When the expression fires next after `fromMs` (epoch) in an IANA time zone; 0 where it never does within two years,
/// is not sound, or uses what we do not work out (L, W, #).
qint64 nextCronFire(const QString &expression, const QString &zone, qint64 fromMs);
/// The fields in upper case, always seven, the year "*" where it is left out; empty when it is not sound.
QStringList cronFields(const QString &expression);

} // namespace trowel
