// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/dialogs/form_editor.h"

#include <QWidget>

namespace trowel {

class IconLabel;
class TintedLabel;

/// One field of a form: the editor, the hint behind it, and below it the sentence that says what is allowed.
class FormRow final : public QWidget
{
    Q_OBJECT
public:
    explicit FormRow(const FormField &field, QWidget *parent = nullptr);

    const FormField &field() const { return m_field; }
    QWidget *editor() const { return m_editor.widget; }
    QVariant value() const { return m_editor.value(); }
    void setValue(const QVariant &value);
    /// What the editor itself finds wrong.
    QString mistake() const { return m_editor.mistake ? m_editor.mistake() : QString(); }
    void setValueEnabled(bool enabled);
    /// What is said while there is no problem.
    void setNote(const FormNote &note);
    /// The label beside it, which is hidden and shown with it.
    void setLabel(QWidget *label) { m_label = label; }
    void setShown(bool shown);
    /// An empty text takes the complaint away.
    void setProblem(const QString &text);
    QString problem() const;
    /// The person has been in this field.
    bool isTouched() const { return m_touched; }
    void touch() { m_touched = true; }

signals:
    void changed();

private:
    QWidget *makeNote();

    FormField m_field;
    FormEditor m_editor;
    QWidget *m_label = nullptr;
    QWidget *m_noteRow = nullptr;
    IconLabel *m_noteMark = nullptr;
    TintedLabel *m_note = nullptr;
    QWidget *m_problemRow = nullptr;
    TintedLabel *m_problem = nullptr;
    bool m_touched = false;
};

} // namespace trowel
