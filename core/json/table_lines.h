// SPDX-License-Identifier: GPL-3.0-or-later
// Tables as text for other programs: one function a line, so that a long list is written piece by piece.
#pragma once

#include <QByteArray>
#include <QStringList>

namespace trowel {

/// One line of CSV (RFC 4180: quotes where they are needed, CR LF at the end), UTF-8. A cell that a spreadsheet would
/// take for a formula (it begins with = + - @, a tab or a return, white space left out) gets a ' in front, unless it is
/// a plain number.
QByteArray csvLine(const QStringList &cells);

/// One line for pasting into a spreadsheet: cells between tabs; tabs and line ends within them become blanks. Guarded
/// against formulas as CSV is. Without a line end.
QString tabbedLine(const QStringList &cells);

/// One row of an HTML table; `head` makes it th. Everything in it is escaped.
QString htmlRow(const QStringList &cells, bool head = false);

/// One JSON object of texts, on one line; an empty text is null. `keys` and `values` are of the same length.
QByteArray jsonLine(const QStringList &keys, const QStringList &values);

} // namespace trowel
