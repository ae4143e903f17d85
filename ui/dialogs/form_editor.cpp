// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/form_editor.h"

#include "ui/dialogs/json_editor.h"
#include "ui/dialogs/tags_editor.h"
#include "ui/look/widgets.h"

#include <QCheckBox>
#include <QComboBox>
#include <QCompleter>
#include <QCoreApplication>
#include <QFileDialog>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSpinBox>
#include <QWheelEvent>

#include <limits>

namespace trowel {

namespace {

constexpr int kLines = 4;

struct EditorWords
{
    Q_DECLARE_TR_FUNCTIONS(FormEditor)
};

using Changed = std::function<void()>;

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

void keepWheel(QWidget *edit)
{
    edit->setFocusPolicy(Qt::StrongFocus);
    edit->installEventFilter(new NoWheel(edit));
}

FormEditor numberEditor(const FormField &field, const Changed &changed)
{
    auto *edit = new QSpinBox;
    edit->setRange(field.minimum, field.maximum);
    edit->setSuffix(field.suffix);
    edit->setValue(field.value.toInt());
    edit->setFixedWidth(Measures(edit->fontMetrics()).numberField);
    keepWheel(edit);
    QObject::connect(edit, &QSpinBox::valueChanged, edit, changed);
    return {edit, [edit] { return QVariant(edit->value()); },
            [edit](const QVariant &value) { edit->setValue(value.toInt()); }, false};
}

void choose(QComboBox *edit, const QVariant &value)
{
    int at = edit->findData(value);
    if (at < 0 && !edit->isEditable() && !value.toString().isEmpty()) { // typed as JSON: it stays what it is
        edit->addItem(value.toString(), value);
        at = edit->count() - 1;
    }
    edit->setCurrentIndex(at);
    if (edit->isEditable() && edit->currentIndex() < 0)
        edit->setEditText(value.toString());
}

// What was typed is looked up among the texts; what is none of them is the value itself.
QVariant chosen(const QComboBox *edit)
{
    if (!edit->isEditable())
        return edit->currentData();
    const int at = edit->findText(edit->currentText(), Qt::MatchFixedString);
    return at >= 0 ? edit->itemData(at) : QVariant(edit->currentText().trimmed());
}

FormEditor choiceEditor(const FormField &field, const Changed &changed)
{
    auto *edit = new QComboBox;
    for (const FormField::Choice &choice : field.choices)
        edit->addItem(choice.text, choice.value);
    edit->setEditable(field.editable);
    if (field.editable) {
        edit->setInsertPolicy(QComboBox::NoInsert);
        edit->completer()->setCompletionMode(QCompleter::PopupCompletion);
        edit->completer()->setFilterMode(Qt::MatchContains);
        edit->lineEdit()->setPlaceholderText(field.placeholder);
        edit->lineEdit()->setObjectName(field.id + QStringLiteral("Text"));
        edit->lineEdit()->setAccessibleName(field.label);
        edit->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        edit->setMinimumContentsLength(1);
    }
    choose(edit, field.value);
    keepWheel(edit);
    QObject::connect(edit, &QComboBox::currentIndexChanged, edit, changed);
    QObject::connect(edit, &QComboBox::editTextChanged, edit, changed);
    return {edit, [edit] { return chosen(edit); }, [edit](const QVariant &value) { choose(edit, value); }};
}

FormEditor checkEditor(const FormField &field, const Changed &changed)
{
    auto *edit = new QCheckBox(field.label);
    edit->setChecked(field.value.toBool());
    QObject::connect(edit, &QCheckBox::toggled, edit, changed);
    return {edit, [edit] { return QVariant(edit->isChecked()); },
            [edit](const QVariant &value) { edit->setChecked(value.toBool()); }, false};
}

FormEditor tagsEditor(const FormField &field, const Changed &changed)
{
    auto *edit = new TagsEditor;
    edit->setTags(field.value.toStringList());
    QObject::connect(edit, &TagsEditor::changed, edit, changed);
    return {edit, [edit] { return QVariant(edit->tags()); },
            [edit](const QVariant &value) { edit->setTags(value.toStringList()); }};
}

FormEditor linesEditor(const FormField &field, const Changed &changed)
{
    auto *edit = new QPlainTextEdit(field.value.toString());
    setFieldLook(edit);
    edit->document()->setDocumentMargin(space::s - 2);
    edit->setTabChangesFocus(true);
    edit->setPlaceholderText(field.placeholder);
    edit->setFixedHeight(kLines * edit->fontMetrics().lineSpacing() + 2 * space::s);
    QObject::connect(edit, &QPlainTextEdit::textChanged, edit, changed);
    return {edit, [edit] { return QVariant(edit->toPlainText()); },
            [edit](const QVariant &value) { edit->setPlainText(value.toString()); }};
}

FormEditor jsonEditor(const FormField &field, const Changed &changed)
{
    auto *edit = new JsonEditor;
    edit->setText(field.value.toString());
    edit->setMinimumHeight(2 * kLines * edit->fontMetrics().lineSpacing());
    QObject::connect(edit, &JsonEditor::changed, edit, changed);
    return {edit, [edit] { return QVariant(edit->text()); },
            [edit](const QVariant &value) { edit->setText(value.toString()); }, true,
            [edit] { return edit->problemText(); }};
}

FormEditor lineEditor(const FormField &field, const Changed &changed)
{
    auto *edit = new QLineEdit;
    edit->setMaxLength(std::numeric_limits<int>::max()); // else what is longer than 32,767 is cut without a word
    edit->setText(field.value.toString());
    edit->setPlaceholderText(field.placeholder);
    QObject::connect(edit, &QLineEdit::textChanged, edit, changed);
    return {edit, [edit] { return QVariant(edit->text()); },
            [edit](const QVariant &value) { edit->setText(value.toString()); }};
}

FormEditor secretEditor(const FormField &field, const Changed &changed)
{
    FormEditor made = lineEditor(field, changed);
    auto *edit = static_cast<QLineEdit *>(made.widget);
    edit->setEchoMode(QLineEdit::Password);
    auto *show =
        toolButton(field.id + QStringLiteral("Show"), QStringLiteral("eye"), EditorWords::tr("Show what is typed"));
    show->setCheckable(true);
    show->setFocusPolicy(Qt::TabFocus);
    QObject::connect(show, &QToolButton::toggled, edit,
                     [edit](bool shown) { edit->setEchoMode(shown ? QLineEdit::Normal : QLineEdit::Password); });
    made.companions = {show};
    return made;
}

FormEditor fileEditor(const FormField &field, const Changed &changed)
{
    FormEditor made = lineEditor(field, changed);
    auto *edit = static_cast<QLineEdit *>(made.widget);
    auto *browse = button(field.id + QStringLiteral("Browse"), EditorWords::tr("Browse…"));
    browse->setAutoDefault(false);
    QObject::connect(browse, &QPushButton::clicked, edit, [edit, title = field.label] {
        auto *dialog = new QFileDialog(edit->window(), title);
        dialog->setObjectName(QStringLiteral("fileDialog"));
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->setFileMode(QFileDialog::ExistingFile);
        QObject::connect(dialog, &QFileDialog::fileSelected, edit, &QLineEdit::setText);
        dialog->open();
    });
    made.companions = {browse};
    return made;
}

} // namespace

FormEditor makeFormEditor(const FormField &field, std::function<void()> changed)
{
    switch (field.type) {
    case FormField::Type::Number:
        return numberEditor(field, changed);
    case FormField::Type::Choice:
        return choiceEditor(field, changed);
    case FormField::Type::Check:
        return checkEditor(field, changed);
    case FormField::Type::Tags:
        return tagsEditor(field, changed);
    case FormField::Type::Lines:
        return linesEditor(field, changed);
    case FormField::Type::Json:
        return jsonEditor(field, changed);
    case FormField::Type::Secret:
        return secretEditor(field, changed);
    case FormField::Type::File:
        return fileEditor(field, changed);
    case FormField::Type::Text:
        break;
    }
    return lineEditor(field, changed);
}

} // namespace trowel
