// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/notebook_preview.h"

#include "ui/look/widgets.h"
#include "ui/pages/code_view.h"
#include "ui/pages/markdown_view.h"
#include "ui/pages/tint_panel.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include <algorithm>

namespace trowel {

namespace {

QString languageName(const QString &language)
{
    if (language == QLatin1String("SQL") || language == QLatin1String("R"))
        return language;
    return language.left(1) + language.mid(1).toLower();
}

// Past this many lines a cell scrolls by itself: Scintilla's window has to fit into the widget's largest size.
constexpr int kMostLines = 1500;

} // namespace

NotebookPreview::NotebookPreview(QList<NotebookCell> cells, QWidget *parent)
    : QScrollArea(parent), m_cells(std::move(cells))
{
    setObjectName(QStringLiteral("notebook"));
    setAccessibleName(tr("Notebook"));
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setBackgroundRole(QPalette::Base);
    auto *body = new QWidget;
    body->setBackgroundRole(QPalette::Base);
    m_column = new QVBoxLayout(body);
    m_column->setContentsMargins(space::l, space::l, space::l, space::l);
    m_column->setSpacing(space::l);
    m_column->addStretch(1);
    setWidget(body);
    showMore(batch);
}

void NotebookPreview::showMore(int most)
{
    const int end = std::min(int(m_cells.size()), m_shown + most);
    if (m_more) {
        m_more->hide();
        m_more->deleteLater();
        m_more = nullptr;
    }
    for (; m_shown < end; ++m_shown)
        addCell(m_cells[m_shown]);
    if (m_shown == m_cells.size())
        return;
    const int left = int(m_cells.size()) - m_shown;
    QPushButton *more =
        button(QStringLiteral("moreCells"), left > batch ? tr("Show %1 more of %2 cells").arg(batch).arg(m_cells.size())
                                                         : tr("Show all %1 cells").arg(m_cells.size()));
    connect(more, &QPushButton::clicked, this, [this] { showMore(batch); });
    m_column->insertWidget(m_column->count() - 1, more, 0, Qt::AlignHCenter);
    m_more = more;
}

void NotebookPreview::addCell(const NotebookCell &cell)
{
    auto *row = new QWidget;
    auto *line = new QHBoxLayout(row);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(space::s);
    const bool code = cell.kind == NotebookCell::Kind::Code;
    auto *number = label(code ? QStringLiteral("[%1]").arg(++m_number) : QString(), TextTint::Text2, TextSize::Caption);
    number->setFixedWidth(fontMetrics().horizontalAdvance(QStringLiteral("[000]")));
    number->setAlignment(Qt::AlignRight);
    number->setContentsMargins(0, space::s, 0, 0);
    line->addWidget(number, 0, Qt::AlignTop);
    if (code) {
        line->addWidget(makeCode(cell, m_number), 1);
    } else {
        auto *text = new MarkdownView(cell.text);
        connect(text, &MarkdownView::linkActivated, this, &NotebookPreview::linkActivated);
        line->addWidget(text, 1);
    }
    m_column->insertWidget(m_column->count() - 1, row);
}

QWidget *NotebookPreview::makeCode(const NotebookCell &cell, int number)
{
    auto *box = new TintPanel(TintPanel::Ground::Code, true);
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(space::m, space::s, space::s, space::s);
    column->setSpacing(2);
    const QString caption = cell.title.isEmpty() ? languageName(cell.language)
                                                 : languageName(cell.language) + QStringLiteral(" · ") + cell.title;
    column->addWidget(label(caption, TextTint::Text2, TextSize::Caption));
    auto *code = new CodeView;
    code->setObjectName(QStringLiteral("cell%1").arg(number));
    code->setAccessibleName(tr("Cell %1, %2").arg(number).arg(caption));
    code->setLanguage(cell.language);
    code->setCode(cell.text);
    if (code->lines() > kMostLines)
        code->setFixedHeight(kMostLines * code->fontMetrics().lineSpacing());
    else
        code->fitToLines();
    column->addWidget(code);
    return box;
}

} // namespace trowel
