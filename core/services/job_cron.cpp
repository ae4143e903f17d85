// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/services/job_cron.h"

#include <QDateTime>
#include <QTimeZone>

#include <bitset>
#include <optional>

namespace trowel {

using namespace Qt::StringLiterals;

namespace {

struct Field
{
    QLatin1String name;
    int from;
    int to;
    QStringList words = {};
    int firstWord = 0;
};

const QList<Field> &fields()
{
    static const QStringList months = u"JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC"_s.split(u' ');
    static const QStringList days = u"SUN MON TUE WED THU FRI SAT"_s.split(u' ');
    static const QList<Field> list{
        {"second"_L1, 0, 59},       {"minute"_L1, 0, 59},           {"hour"_L1, 0, 23},
        {"day of month"_L1, 1, 31}, {"month"_L1, 1, 12, months, 1}, {"day of week"_L1, 1, 7, days, 1},
        {"year"_L1, 1970, 2199}};
    return list;
}

using Set = std::bitset<256>; // years count from 1970

struct Parsed
{
    Set set;
    bool special = false; // L, W, #
};

std::optional<int> numberOf(const Field &field, const QString &text)
{
    if (const qsizetype word = field.words.indexOf(text); word >= 0)
        return int(word) + field.firstWord;
    bool ok = false;
    const int number = text.toInt(&ok);
    return ok && number >= field.from && number <= field.to ? std::optional(number) : std::nullopt;
}

bool isSpecial(const Field &field, const QString &part)
{
    const bool day = field.name == "day of month"_L1;
    const bool week = field.name == "day of week"_L1;
    if (!day && !week)
        return false;
    if (part == "L"_L1 || (day && part == "LW"_L1))
        return true;
    if (day && part.startsWith("L-"_L1))
        return numberOf(field, part.mid(2)).has_value();
    if (day && part.endsWith(u'W'))
        return numberOf(field, part.chopped(1)).has_value();
    if (week && part.endsWith(u'L'))
        return numberOf(field, part.chopped(1)).has_value();
    if (week && part.contains(u'#'))
        return numberOf(field, part.section(u'#', 0, 0)) && part.section(u'#', 1).toInt() >= 1 &&
               part.section(u'#', 1).toInt() <= 5;
    return false;
}

std::optional<Parsed> parseField(const Field &field, const QString &text)
{
    Parsed parsed;
    const bool day = field.name.startsWith("day"_L1);
    for (const QString &part : text.split(u',')) {
        if (isSpecial(field, part)) {
            parsed.special = true;
            continue;
        }
        const QString range = part.section(u'/', 0, 0);
        const bool stepped = part.contains(u'/');
        bool ok = true;
        const int step = stepped ? part.section(u'/', 1).toInt(&ok) : 1;
        if (!ok || step < 1 || step > field.to) // a larger one would overflow below
            return std::nullopt;
        int from = field.from, to = field.to;
        if (range != "*"_L1 && !(range == "?"_L1 && day)) {
            const auto first = numberOf(field, range.section(u'-', 0, 0));
            const auto last = range.contains(u'-') ? numberOf(field, range.section(u'-', 1)) : first;
            if (!first || !last)
                return std::nullopt;
            from = *first;
            to = range.contains(u'-') || !stepped ? *last : field.to;
        }
        const int base = field.from >= 1970 ? 1970 : 0;
        const int length = field.to - field.from + 1;
        if (to < from)
            to += length; // "FRI-MON" goes around
        for (int value = from; value <= to; value += step)
            parsed.set.set(size_t((value > field.to ? value - length : value) - base));
    }
    return parsed;
}

int nextOf(const Set &set, int from, int to)
{
    for (int i = from; i <= to; ++i) {
        if (set.test(size_t(i)))
            return i;
    }
    return -1;
}

struct Cron
{
    QList<Parsed> parts;

    bool onDay(QDate date) const
    {
        const int weekday = date.dayOfWeek() % 7 + 1; // Quartz counts from Sunday
        return parts[3].set.test(size_t(date.day())) && parts[4].set.test(size_t(date.month())) &&
               parts[5].set.test(size_t(weekday)) && date.year() < 2199 &&
               parts[6].set.test(size_t(date.year() - 1970));
    }
    // The first time of day at or after `from`; invalid for none.
    QTime timeFrom(QTime from) const
    {
        for (int hour = nextOf(parts[2].set, from.hour(), 23); hour >= 0; hour = nextOf(parts[2].set, hour + 1, 23)) {
            const bool sameHour = hour == from.hour();
            for (int minute = nextOf(parts[1].set, sameHour ? from.minute() : 0, 59); minute >= 0;
                 minute = nextOf(parts[1].set, minute + 1, 59)) {
                const bool sameMinute = sameHour && minute == from.minute();
                const int second = nextOf(parts[0].set, sameMinute ? from.second() : 0, 59);
                if (second >= 0)
                    return {hour, minute, second};
            }
        }
        return {};
    }
};

} // namespace

QStringList cronFields(const QString &expression)
{
    if (!cronProblem(expression).isEmpty())
        return {};
    QStringList texts = expression.toUpper().split(u' ', Qt::SkipEmptyParts);
    if (texts.size() == 6)
        texts += u"*"_s;
    return texts;
}

QString cronProblem(const QString &expression)
{
    QStringList texts = expression.toUpper().split(u' ', Qt::SkipEmptyParts);
    if (texts.isEmpty())
        return u"A schedule needs a cron expression."_s;
    if (texts.size() < 6 || texts.size() > 7)
        return u"A Quartz cron expression has six or seven fields, from seconds to year."_s;
    for (qsizetype i = 0; i < texts.size(); ++i) {
        if (!parseField(fields()[i], texts[i]))
            return u"The field for the %1 is not sound: %2."_s.arg(fields()[i].name, texts[i]);
    }
    if ((texts[3] == "?"_L1) == (texts[5] == "?"_L1))
        return u"Exactly one of day of month and day of week must be a question mark."_s;
    return {};
}

qint64 nextCronFire(const QString &expression, const QString &zone, qint64 fromMs)
{
    Cron cron;
    const QStringList texts = cronFields(expression);
    if (texts.isEmpty() || !QTimeZone::isTimeZoneIdAvailable(zone.toLatin1()))
        return 0;
    const QTimeZone timeZone(zone.toLatin1());
    for (qsizetype i = 0; i < texts.size(); ++i) {
        cron.parts += *parseField(fields()[i], texts[i]);
        if (cron.parts.last().special)
            return 0;
    }
    const QDateTime from = QDateTime::fromMSecsSinceEpoch(fromMs, timeZone).addSecs(1);
    QTime time = from.time();
    for (QDate date = from.date(), end = date.addDays(731); date < end; date = date.addDays(1)) {
        if (cron.onDay(date)) {
            if (const QTime at = cron.timeFrom(time); at.isValid())
                return QDateTime(date, at, timeZone).toMSecsSinceEpoch();
        }
        time = QTime(0, 0);
    }
    return 0;
}

} // namespace trowel
