// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/form_row.h"

#include "ui/dialogs/tags_editor.h"
#include "ui/look/widgets.h"
#include "ui/pages/icon_label.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QSpinBox>
#include <QVBoxLayout>
#include <QWheelEvent>

#include <algorithm>

namespace trowel {

namespace {

// The wheel over a field that has no focus belongs to the form, not to the number in it.
class NoWheel final : public QObject
{
public:
    using QObject::QObject;
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        auto *widget = static_cast<QWidget *>(watched);
        if (event->type() != QEvent::Wheel || widget->hasFocus())
            return false;
        event->ignore();
        return true;
    }
};

} // namespace

FormRow::FormRow(const FormField &field, QWidget *parent) : QWidget(parent), m_field(field)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::xs);
    auto *line = new QHBoxLayout;
    line->setSpacing(space::s);
    m_editor = makeEditor();
    m_editor->setObjectName(field.id);
    m_editor->setAccessibleName(field.label);
    const bool whole = field.type != FormField::Type::Number && field.type != FormField::Type::Check;
    line->addWidget(m_editor, whole ? 1 : 0);
    if (!field.hint.isEmpty()) {
        auto *hint = label(field.hint, TextTint::Text2);
        line->addWidget(hint);
        m_editor->setAccessibleDescription(field.hint);
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
    setFocusProxy(m_editor);
}

QWidget *FormRow::makeEditor()
{
    const auto said = [this] {
        m_touched = true;
        emit changed();
    };
    switch (m_field.type) {
    case FormField::Type::Number: {
        auto *edit = new QSpinBox;
        edit->setRange(m_field.minimum, m_field.maximum);
        edit->setSuffix(m_field.suffix);
        edit->setValue(m_field.value.toInt());
        edit->setFixedWidth(Measures(edit->fontMetrics()).numberField);
        edit->setFocusPolicy(Qt::StrongFocus);
        edit->installEventFilter(new NoWheel(edit));
        connect(edit, &QSpinBox::valueChanged, this, said);
        return edit;
    }
    case FormField::Type::Choice: {
        auto *edit = new QComboBox;
        for (const FormField::Choice &choice : std::as_const(m_field.choices))
            edit->addItem(choice.text, choice.value);
        edit->setCurrentIndex(edit->findData(m_field.value));
        edit->setFocusPolicy(Qt::StrongFocus);
        edit->installEventFilter(new NoWheel(edit));
        connect(edit, &QComboBox::currentIndexChanged, this, said);
        return edit;
    }
    case FormField::Type::Check: {
        auto *edit = new QCheckBox(m_field.label);
        edit->setChecked(m_field.value.toBool());
        connect(edit, &QCheckBox::toggled, this, said);
        return edit;
    }
    case FormField::Type::Tags: {
        auto *edit = new TagsEditor;
        edit->setTags(m_field.value.toStringList());
        connect(edit, &TagsEditor::changed, this, said);
        return edit;
    }
    case FormField::Type::Text:
        break;
    }
    auto *edit = new QLineEdit(m_field.value.toString());
    connect(edit, &QLineEdit::textChanged, this, said);
    return edit;
}

QVariant FormRow::value() const
{
    switch (m_field.type) {
    case FormField::Type::Number:
        return static_cast<QSpinBox *>(m_editor)->value();
    case FormField::Type::Choice:
        return static_cast<QComboBox *>(m_editor)->currentData();
    case FormField::Type::Check:
        return static_cast<QCheckBox *>(m_editor)->isChecked();
    case FormField::Type::Tags:
        return static_cast<TagsEditor *>(m_editor)->tags();
    case FormField::Type::Text:
        break;
    }
    return static_cast<QLineEdit *>(m_editor)->text();
}

void FormRow::setValueEnabled(bool enabled)
{
    m_editor->setEnabled(enabled);
}

void FormRow::setProblem(const QString &text)
{
    m_problem->setText(text);
    m_problemRow->setVisible(!text.isEmpty());
    setFieldError(m_editor, !text.isEmpty());
    m_editor->setAccessibleDescription(text.isEmpty() ? m_field.hint : text);
}

QString FormRow::problem() const
{
    return m_problem->text();
}

} // namespace trowel
