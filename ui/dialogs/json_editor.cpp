// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/json_editor.h"

#include "ui/look/widgets.h"
#include "ui/pages/code_view.h"
#include "ui/pages/tint_panel.h"

#include <QVBoxLayout>

namespace trowel {

JsonEditor::JsonEditor(QWidget *parent)
    : QWidget(parent)
    , m_code(new CodeView)
    , m_mistake(toolButton(QStringLiteral("jsonMistake"), QStringLiteral("error"), tr("Go to the mistake"), true))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::xs);
    auto *ground = new TintPanel(TintPanel::Ground::Code);
    auto *inside = new QVBoxLayout(ground);
    inside->setContentsMargins(space::s, space::s, 0, 0);
    m_code->setObjectName(QStringLiteral("jsonText"));
    m_code->setAccessibleName(tr("JSON"));
    m_code->setLanguage(QStringLiteral("json"));
    m_code->setWrap(true);
    m_code->setEditable();
    inside->addWidget(m_code);
    column->addWidget(ground, 1);
    m_mistake->setFocusPolicy(Qt::TabFocus);
    m_mistake->hide();
    column->addWidget(m_mistake, 0, Qt::AlignLeft);
    setFocusProxy(m_code);
    connect(m_code, &CodeView::textChanged, this, [this] {
        check();
        emit changed();
    });
    connect(m_mistake, &QToolButton::clicked, this, [this] {
        m_code->setCursorPosition(m_problem->line - 1, m_problem->column - 1);
        m_code->setFocus(Qt::OtherFocusReason);
    });
    check();
}

void JsonEditor::setText(const QString &text)
{
    if (text != m_code->text())
        m_code->setText(text);
}

QString JsonEditor::text() const
{
    return m_code->text();
}

QString JsonEditor::problemText() const
{
    return m_problem ? tr("Line %1, column %2: %3").arg(m_problem->line).arg(m_problem->column).arg(m_problem->text)
                     : QString();
}

void JsonEditor::check()
{
    const QByteArray json = m_code->text().toUtf8();
    m_problem = json.trimmed().isEmpty() ? std::nullopt : findJsonProblem(json);
    m_mistake->setVisible(m_problem.has_value());
    m_mistake->setText(problemText());
    m_mistake->setAccessibleName(problemText());
}

} // namespace trowel
