// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace trowel {

/// Case-folded character by character: the same length as the text, so that what matches can be marked in it.
QString foldedAlike(const QString &text);

/// How well a folded word matches a folded text; 0 for not at all. What a person recognises comes first: the whole
/// text, then its beginning, the beginning of a word in it, any part, and last the letters in this order with others in
/// between. Equal matches have equal scores, so that the order among them is free for something better.
int fuzzyScore(QStringView word, QStringView text);

/// The positions of the letters that match; empty for none.
QList<int> fuzzyMarks(QStringView word, QStringView text);

/// What was typed as folded words.
QStringList fuzzyWords(const QString &typed);

} // namespace trowel
