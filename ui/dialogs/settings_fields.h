// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QVariant>

class QCheckBox;
class QComboBox;
class QLineEdit;
class QSpinBox;
class QWidget;

/// The fields of the settings, each with its names.
namespace trowel::settings_fields {

QComboBox *choice(const QString &name, const QString &label);
QSpinBox *number(const QString &name, const QString &label, int least, int most, const QString &suffix);
QCheckBox *check(const QString &name, const QString &text);
QLineEdit *line(const QString &name, const QString &label);
/// A field and a few words behind it.
QWidget *withHint(QWidget *field, const QString &text);
/// Words below a field.
QWidget *hint(const QString &text);

void select(QComboBox *box, const QVariant &value);
/// A value that none of the choices is becomes one.
void selectOrAdd(QComboBox *box, const QVariant &value, const QString &text);

} // namespace trowel::settings_fields
