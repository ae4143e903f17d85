// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/model/fuzzy.h"

#include <algorithm>

namespace trowel {

namespace {

constexpr int kWhole = 1000, kBeginning = 900, kWordBeginning = 800, kPart = 600, kLoose = 100, kLooseMost = 500;

bool isWordStart(QStringView text, qsizetype at)
{
    return at == 0 || (text[at].isLetterOrNumber() && !text[at - 1].isLetterOrNumber());
}

// Where the word stands in one piece, at the beginning of a word where there is one; -1 for nowhere.
qsizetype placeOf(QStringView word, QStringView text)
{
    const qsizetype first = text.indexOf(word);
    for (qsizetype at = first; at >= 0; at = text.indexOf(word, at + 1)) {
        if (isWordStart(text, at))
            return at;
    }
    return first;
}

// Where the letters stand, as close together as they do at their first end.
bool placesOf(QStringView word, QStringView text, QList<int> &places)
{
    qsizetype at = 0;
    for (const QChar letter : word) {
        at = text.indexOf(letter, at);
        if (at < 0)
            return false;
        ++at;
    }
    places.resize(word.size());
    qsizetype back = at - 1;
    for (qsizetype i = word.size() - 1; i >= 0; --i) {
        back = text.lastIndexOf(word[i], back);
        places[i] = int(back--);
    }
    return true;
}

} // namespace

QString foldedAlike(const QString &text)
{
    QString folded = text;
    for (QChar &c : folded)
        c = c.toCaseFolded();
    return folded;
}

int fuzzyScore(QStringView word, QStringView text)
{
    if (word.isEmpty() || word.size() > text.size())
        return 0;
    const qsizetype at = placeOf(word, text);
    if (at == 0)
        return word.size() == text.size() ? kWhole : kBeginning;
    if (at > 0)
        return isWordStart(text, at) ? kWordBeginning : kPart;
    QList<int> places;
    if (!placesOf(word, text, places))
        return 0;
    // Letters that begin a word or follow each other are what a person meant; gaps are not.
    int score = kLoose;
    for (qsizetype i = 0; i < places.size(); ++i) {
        if (isWordStart(text, places[i]))
            score += 40;
        else if (i > 0 && places[i] == places[i - 1] + 1)
            score += 20;
    }
    const int gaps = places.constLast() - places.constFirst() + 1 - int(places.size());
    return std::clamp(score - 4 * gaps, 1, kLooseMost);
}

QList<int> fuzzyMarks(QStringView word, QStringView text)
{
    QList<int> places;
    if (word.isEmpty())
        return places;
    const qsizetype at = placeOf(word, text);
    if (at >= 0) {
        for (qsizetype i = 0; i < word.size(); ++i)
            places += int(at + i);
    } else if (!placesOf(word, text, places)) {
        places.clear();
    }
    return places;
}

QStringList fuzzyWords(const QString &typed)
{
    return foldedAlike(typed).split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

} // namespace trowel
