// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/settings_fields.h"

#include "ui/look/widgets.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QSpinBox>

#include <algorithm>

namespace trowel::settings_fields {

namespace {

template <typename T>
T *named(T *field, const QString &name, const QString &label)
{
    field->setObjectName(name);
    field->setAccessibleName(label);
    return field;
}

} // namespace

QComboBox *choice(const QString &name, const QString &label)
{
    auto *box = named(new QComboBox, name, label);
    box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    return box;
}

QSpinBox *number(const QString &name, const QString &label, int least, int most, const QString &suffix)
{
    auto *box = named(new QSpinBox, name, label);
    box->setRange(least, most);
    box->setSuffix(suffix);
    box->setMinimumWidth(Measures(box->fontMetrics()).numberField);
    return box;
}

QCheckBox *check(const QString &name, const QString &text)
{
    return named(new QCheckBox(text), name, text);
}

QLineEdit *line(const QString &name, const QString &label)
{
    auto *edit = named(new QLineEdit, name, label);
    edit->setMinimumWidth(edit->fontMetrics().averageCharWidth() * 34);
    return edit;
}

QWidget *withHint(QWidget *field, const QString &text)
{
    auto *row = new QWidget;
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::s);
    layout->addWidget(field);
    layout->addWidget(label(text, TextTint::Text2));
    field->setAccessibleDescription(text);
    return row;
}

QWidget *hint(const QString &text)
{
    TintedLabel *words = wrappedLabel(text, TextTint::Text2, TextSize::Caption);
    words->setMinimumWidth(words->fontMetrics().averageCharWidth() * 60);
    return words;
}

void select(QComboBox *box, const QVariant &value)
{
    box->setCurrentIndex(std::max(0, box->findData(value)));
}

void selectOrAdd(QComboBox *box, const QVariant &value, const QString &text)
{
    if (box->findData(value) < 0)
        box->addItem(text, value);
    select(box, value);
}

} // namespace trowel::settings_fields
