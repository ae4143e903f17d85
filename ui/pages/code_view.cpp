// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/code_view.h"

#include "ui/look/fonts.h"
#include "ui/look/tokens.h"
#include "ui/pages/code_lexers.h"

#include <QEvent>
#include <QHash>
#include <QScrollBar>
#include <QWheelEvent>
#include <Qsci/qscilexer.h>

#include <algorithm>

namespace trowel {

namespace {

constexpr int kRemembered = 1024; // widths of words
constexpr int kStyles = 128;      // a lexer may use any; one left out keeps Scintilla's white paper

QColor roleColour(CodeRole role, const Tokens &t)
{
    switch (role) {
    case CodeRole::Keyword:
        return t.keyword;
    case CodeRole::String:
        return t.string;
    case CodeRole::Number:
        return t.number;
    case CodeRole::Comment:
        return t.comment;
    case CodeRole::Name:
        return t.name;
    case CodeRole::Text:
        break;
    }
    return t.text;
}

} // namespace

CodeView::CodeView(QWidget *parent) : QsciScintilla(parent)
{
    setUtf8(true);
    setReadOnly(true);
    setFrameShape(QFrame::NoFrame);
    for (int margin = 0; margin < 5; ++margin)
        setMarginWidth(margin, 0);
    SendScintilla(SCI_SETMARGINLEFT, 0, space::m);
    SendScintilla(SCI_SETMARGINRIGHT, 0, space::m);
    setCaretWidth(0);
    SendScintilla(SCI_SETSCROLLWIDTHTRACKING, 1);
    SendScintilla(SCI_SETSCROLLWIDTH, 1); // starts at 2,000 px otherwise
    SendScintilla(SCI_SETENDATLASTLINE, 1);
    setAccessibleName(tr("Text"));
    applyLook();
}

void CodeView::setLanguage(const QString &language)
{
    m_language = language.toLower();
    QsciLexer *before = lexer();
    setLexer(makeLexer(m_language, this));
    delete before;
    applyLook();
}

void CodeView::setCode(const QString &code)
{
    const int top = topLine();
    setReadOnly(false);
    setText(code);
    setReadOnly(true);
    setTopLine(top);
    if (m_fits)
        fitToLines();
}

void CodeView::fitToLines()
{
    m_fits = true;
    SendScintilla(SCI_SETVSCROLLBAR, 0);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    const int bar = horizontalScrollBar()->maximum() > 0 ? horizontalScrollBar()->sizeHint().height() : 0;
    setFixedHeight(std::max(1, lines()) * textHeight(0) + 2 + bar);
}

void CodeView::setWrap(bool wrap)
{
    setWrapMode(wrap ? WrapWord : WrapNone);
    setWrapIndentMode(WrapIndentIndented);
    setHorizontalScrollBarPolicy(wrap ? Qt::ScrollBarAlwaysOff : Qt::ScrollBarAsNeeded);
}

void CodeView::setEditable()
{
    setReadOnly(false);
    setCaretWidth(1);
    setAutoIndent(true);
    applyLook();
}

int CodeView::topLine() const
{
    return firstVisibleLine();
}

void CodeView::setTopLine(int line)
{
    setFirstVisibleLine(line);
}

QString CodeView::languageOf(const QString &fileName)
{
    static const QHash<QString, QString> bySuffix{
        {QStringLiteral("py"), QStringLiteral("python")},       {QStringLiteral("sql"), QStringLiteral("sql")},
        {QStringLiteral("scala"), QStringLiteral("scala")},     {QStringLiteral("sbt"), QStringLiteral("scala")},
        {QStringLiteral("java"), QStringLiteral("java")},       {QStringLiteral("r"), QStringLiteral("r")},
        {QStringLiteral("json"), QStringLiteral("json")},       {QStringLiteral("ipynb"), QStringLiteral("json")},
        {QStringLiteral("md"), QStringLiteral("markdown")},     {QStringLiteral("rmd"), QStringLiteral("markdown")},
        {QStringLiteral("yml"), QStringLiteral("yaml")},        {QStringLiteral("yaml"), QStringLiteral("yaml")},
        {QStringLiteral("sh"), QStringLiteral("shell")},        {QStringLiteral("js"), QStringLiteral("javascript")},
        {QStringLiteral("toml"), QStringLiteral("properties")}, {QStringLiteral("ini"), QStringLiteral("properties")},
        {QStringLiteral("cfg"), QStringLiteral("properties")},  {QStringLiteral("conf"), QStringLiteral("properties")},
        {QStringLiteral("xml"), QStringLiteral("xml")},         {QStringLiteral("html"), QStringLiteral("xml")}};
    return bySuffix.value(fileName.section(QLatin1Char('.'), -1).toLower());
}

// Scintilla keeps Tab to itself where text can be typed.
bool CodeView::focusNextPrevChild(bool next)
{
    QWidget *to = this;
    const auto takesFocus = [this](const QWidget *widget) {
        return widget->isVisible() && widget->isEnabled() && (widget->focusPolicy() & Qt::TabFocus) &&
               widget->focusProxy() == nullptr && widget->window() == window() && !isAncestorOf(widget);
    };
    do {
        to = next ? to->nextInFocusChain() : to->previousInFocusChain();
    } while (to != this && !takesFocus(to));
    if (to == this)
        return false;
    to->setFocus(next ? Qt::TabFocusReason : Qt::BacktabFocusReason);
    return true;
}

void CodeView::changeEvent(QEvent *event)
{
    QsciScintilla::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        applyLook();
}

void CodeView::wheelEvent(QWheelEvent *event)
{
    // A cell that shows all of its lines leaves the wheel to the notebook around it.
    if (m_fits && qAbs(event->angleDelta().y()) >= qAbs(event->angleDelta().x()))
        event->ignore();
    else
        QsciScintilla::wheelEvent(event);
}

void CodeView::applyLook()
{
    const Tokens &t = tokensFor(this);
    const QFont mono = monoFont();
    if (QsciLexer *l = lexer()) {
        l->setDefaultFont(mono);
        l->setDefaultPaper(t.code);
        l->setDefaultColor(t.text);
        for (int style = 0; style < kStyles; ++style) {
            l->setFont(mono, style);
            l->setPaper(t.code, style);
            l->setColor(roleColour(codeRole(*l, style), t), style);
            l->setEolFill(false, style);
        }
    } else {
        setFont(mono);
        setPaper(t.code);
        setColor(t.text);
    }
    setSelectionBackgroundColor(t.selection);
    resetSelectionForegroundColor();
    setCaretForegroundColor(t.text);
    // Scintilla remembers how wide words were in the font before.
    SendScintilla(SCI_SETPOSITIONCACHE, kRemembered);
    if (m_fits)
        fitToLines();
}

} // namespace trowel
