// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringView>

namespace trowel {

/// The state of one pass over a text.
struct TextScan
{
    qsizetype noTokenBefore = 0; ///< no JWT starts before this place
    qsizetype keep = 0;          ///< how much of the last match is not secret ("Bearer")
};

/// The end of the secret that starts at `at`, or `at` when none does.
qsizetype secretEnd(QStringView text, qsizetype at, TextScan *scan);

/// The text with every secret replaced; stops once the output passes `limit`. Control characters stay.
QString redactPatterns(QStringView text, qsizetype limit);

/// Control characters, invisible ones and those that reverse the direction of text.
bool needsEscape(QChar c);
/// \n, \r, \t or \u001b.
QString escaped(QChar c);

/// At most `limit` units and "…", never half a character.
QString capped(QString text, qsizetype limit);

} // namespace trowel
