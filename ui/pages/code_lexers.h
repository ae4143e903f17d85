// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QObject;
class QsciLexer;

namespace trowel {

/// A lexer for a language in lower case; nullptr for plain text. Owned by `parent`.
QsciLexer *makeLexer(const QString &language, QObject *parent);

/// What a style of a lexer stands for, in the few colours the house has for code.
enum class CodeRole { Text, Keyword, String, Number, Comment, Name };
CodeRole codeRole(const QsciLexer &lexer, int style);

} // namespace trowel
