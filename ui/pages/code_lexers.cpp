// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/code_lexers.h"

#include <QObject>
#include <Qsci/qscilexerbash.h>
#include <Qsci/qscilexerjava.h>
#include <Qsci/qscilexerjavascript.h>
#include <Qsci/qscilexerjson.h>
#include <Qsci/qscilexermarkdown.h>
#include <Qsci/qscilexerproperties.h>
#include <Qsci/qscilexerpython.h>
#include <Qsci/qscilexersql.h>
#include <Qsci/qscilexerxml.h>
#include <Qsci/qscilexeryaml.h>

#include <array>

namespace trowel {

namespace {

// Scala reads like Java for colouring: the same comments, strings and numbers, other words.
class ScalaLexer final : public QsciLexerJava
{
public:
    using QsciLexerJava::QsciLexerJava;
    const char *language() const override { return "Scala"; }
    const char *keywords(int set) const override
    {
        return set == 1 ? "abstract case catch class def do else enum export extends extension false final finally for "
                          "given if implicit import lazy match new null object override package private protected "
                          "return sealed super then this throw trait true try type using val var while with yield"
                        : nullptr;
    }
};

// R shares # comments, quotes and numbers with Python.
class RLexer final : public QsciLexerPython
{
public:
    using QsciLexerPython::QsciLexerPython;
    const char *language() const override { return "R"; }
    const char *keywords(int set) const override
    {
        return set == 1 ? "break else FALSE for function if in Inf library NA NaN next NULL repeat return TRUE while"
                        : nullptr;
    }
};

template <typename T>
QsciLexer *make(QObject *parent)
{
    return new T(parent);
}

struct Language
{
    QLatin1String name;
    QsciLexer *(*make)(QObject *);
};

constexpr std::array languages{
    Language{QLatin1String("python"), make<QsciLexerPython>},
    Language{QLatin1String("sql"), make<QsciLexerSQL>},
    Language{QLatin1String("scala"), make<ScalaLexer>},
    Language{QLatin1String("java"), make<QsciLexerJava>},
    Language{QLatin1String("r"), make<RLexer>},
    Language{QLatin1String("json"), make<QsciLexerJSON>},
    Language{QLatin1String("markdown"), make<QsciLexerMarkdown>},
    Language{QLatin1String("yaml"), make<QsciLexerYAML>},
    Language{QLatin1String("shell"), make<QsciLexerBash>},
    Language{QLatin1String("javascript"), make<QsciLexerJavaScript>},
    Language{QLatin1String("properties"), make<QsciLexerProperties>},
    Language{QLatin1String("xml"), make<QsciLexerXML>},
};

struct RoleWord
{
    QLatin1String word;
    CodeRole role;
};

// Found in the lexers' own descriptions of their styles; the first that fits wins ("Doc comment keyword" is a comment).
constexpr std::array roleWords{
    RoleWord{QLatin1String("comment"), CodeRole::Comment},      RoleWord{QLatin1String("string"), CodeRole::String},
    RoleWord{QLatin1String("here document"), CodeRole::String}, RoleWord{QLatin1String("code"), CodeRole::String},
    RoleWord{QLatin1String("keyword"), CodeRole::Keyword},      RoleWord{QLatin1String("property"), CodeRole::Keyword},
    RoleWord{QLatin1String("header"), CodeRole::Keyword},       RoleWord{QLatin1String("tag"), CodeRole::Keyword},
    RoleWord{QLatin1String("key"), CodeRole::Keyword},          RoleWord{QLatin1String("number"), CodeRole::Number},
    RoleWord{QLatin1String("decorator"), CodeRole::Name},       RoleWord{QLatin1String("class"), CodeRole::Name},
    RoleWord{QLatin1String("function"), CodeRole::Name},        RoleWord{QLatin1String("attribute"), CodeRole::Name},
    RoleWord{QLatin1String("scalar"), CodeRole::Name},          RoleWord{QLatin1String("link"), CodeRole::Name},
};

} // namespace

QsciLexer *makeLexer(const QString &language, QObject *parent)
{
    for (const Language &known : languages) {
        if (known.name == language)
            return known.make(parent);
    }
    return nullptr;
}

CodeRole codeRole(const QsciLexer &lexer, int style)
{
    const QString description = lexer.description(style).toLower();
    for (const RoleWord &known : roleWords) {
        if (description.contains(known.word))
            return known.role;
    }
    return CodeRole::Text;
}

} // namespace trowel
