// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Qsci/qsciscintilla.h>

namespace trowel {

/// Text with the colours of its language, read only unless told otherwise. One helper for JSON, notebook cells and
/// files: font, paper and colours come from the look and follow the theme. Ctrl+C and Ctrl+A work, Tab leaves it.
class CodeView final : public QsciScintilla
{
    Q_OBJECT
public:
    explicit CodeView(QWidget *parent = nullptr);

    /// "python", "sql", "json", "scala", "r", "markdown", "yaml", "shell", …; anything else is plain text. Any case.
    void setLanguage(const QString &language);
    QString language() const { return m_language; }
    void setCode(const QString &code);
    /// As high as its lines, without a scroll bar of its own downwards: a cell of a notebook.
    void fitToLines();
    void setWrap(bool wrap);
    /// It can be typed into; Tab still leaves it.
    void setEditable();

    int topLine() const;
    void setTopLine(int line);

    /// The language of a file, by the end of its name; empty for none that is known.
    static QString languageOf(const QString &fileName);

protected:
    bool focusNextPrevChild(bool next) override;
    void changeEvent(QEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;

private:
    void applyLook();

    QString m_language;
    bool m_fits = false;
};

} // namespace trowel
