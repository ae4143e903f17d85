// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/form_row.h"

#include "ui/look/widgets.h"
#include "ui/pages/icon_label.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace trowel {

namespace {

constexpr int kHintBehind = 26; // characters

} // namespace

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
    // A long hint would leave no room for what is typed.
    const bool hintBelow = whole && field.hint.size() > kHintBehind;
    if (!field.hint.isEmpty()) {
        if (!hintBelow)
            line->addWidget(label(field.hint, TextTint::Text2));
        editor()->setAccessibleDescription(field.hint);
    }
    if (!whole)
        line->addStretch(1);
    column->addLayout(line);
    if (hintBelow)
        column->addWidget(wrappedLabel(field.hint, TextTint::Text2, TextSize::Caption));

    if (field.note)
        column->addWidget(makeNote());

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

QWidget *FormRow::makeNote()
{
    m_noteRow = new QWidget;
    auto *line = new QHBoxLayout(m_noteRow);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(space::xs);
    m_noteMark = new IconLabel(QStringLiteral("warning"), IconTint::Attention, glyphSize);
    m_noteMark->setAccessibleName(tr("Attention"));
    line->addWidget(m_noteMark, 0, Qt::AlignTop);
    m_note = wrappedLabel({}, TextTint::Text2, TextSize::Caption);
    m_note->setObjectName(m_field.id + QStringLiteral("Note"));
    line->addWidget(m_note, 1);
    m_noteRow->hide();
    return m_noteRow;
}

void FormRow::setNote(const FormNote &note)
{
    if (!m_noteRow)
        return;
    m_note->setText(note.text);
    m_note->setTint(note.attention ? TextTint::Attention : TextTint::Text2);
    m_noteMark->setVisible(note.attention);
    const bool say = !note.text.isEmpty() && m_problem->text().isEmpty();
    m_noteRow->setVisible(say);
    if (say)
        editor()->setAccessibleDescription(note.text);
}

void FormRow::setShown(bool shown)
{
    setVisible(shown);
    if (m_label)
        m_label->setVisible(shown);
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
