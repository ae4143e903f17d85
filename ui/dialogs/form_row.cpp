// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/form_row.h"

#include "ui/look/widgets.h"
#include "ui/pages/icon_label.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace trowel {

FormRow::FormRow(const FormField &field, QWidget *parent) : QWidget(parent), m_field(field)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::xs);
    auto *line = new QHBoxLayout;
    line->setSpacing(space::s);
    m_editor = makeFormEditor(field, [this] {
        m_touched = true;
        emit changed();
    });
    editor()->setObjectName(field.id);
    editor()->setAccessibleName(field.label);
    const bool whole = m_editor.takesWholeLine;
    line->addWidget(editor(), whole ? 1 : 0);
    for (QWidget *companion : std::as_const(m_editor.companions))
        line->addWidget(companion, 0, Qt::AlignTop);
    if (!field.hint.isEmpty()) {
        auto *hint = label(field.hint, TextTint::Text2);
        line->addWidget(hint);
        editor()->setAccessibleDescription(field.hint);
    }
    if (!whole)
        line->addStretch(1);
    column->addLayout(line);

    m_problemRow = new QWidget;
    auto *problemLine = new QHBoxLayout(m_problemRow);
    problemLine->setContentsMargins(0, 0, 0, 0);
    problemLine->setSpacing(space::xs);
    auto *mark = new IconLabel(QStringLiteral("error"), IconTint::Failed, glyphSize);
    mark->setAccessibleName(tr("Error"));
    problemLine->addWidget(mark, 0, Qt::AlignTop);
    m_problem = wrappedLabel({}, TextTint::Failed, TextSize::Caption);
    m_problem->setObjectName(field.id + QStringLiteral("Problem"));
    problemLine->addWidget(m_problem, 1);
    m_problemRow->hide();
    column->addWidget(m_problemRow);
    setFocusProxy(editor());
}

void FormRow::setValue(const QVariant &value)
{
    if (value != m_editor.value())
        m_editor.setValue(value);
}

void FormRow::setValueEnabled(bool enabled)
{
    editor()->setEnabled(enabled);
    for (QWidget *companion : std::as_const(m_editor.companions))
        companion->setEnabled(enabled);
}

void FormRow::setProblem(const QString &text)
{
    m_problem->setText(text);
    m_problemRow->setVisible(!text.isEmpty());
    setFieldError(editor(), !text.isEmpty());
    editor()->setAccessibleDescription(text.isEmpty() ? m_field.hint : text);
}

QString FormRow::problem() const
{
    return m_problem->text();
}

} // namespace trowel
