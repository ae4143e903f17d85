// SPDX-License-Identifier: GPL-3.0-or-later
// The two sides of a form: the fields, and the same object as JSON.
#include "core/json/raw_json.h"
#include "ui/dialogs/form_dialog.h"
#include "ui/dialogs/form_row.h"
#include "ui/dialogs/json_editor.h"
#include "ui/look/widgets.h"

#include <QScrollArea>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>

namespace trowel {

namespace {

constexpr int kFieldsSide = 0, kJsonSide = 1;

} // namespace

QWidget *FormDialog::makeSides()
{
    m_sides = new QTabBar;
    m_sides->setObjectName(QStringLiteral("sides"));
    m_sides->setAccessibleName(tr("Form or JSON"));
    m_sides->setExpanding(false);
    m_sides->setDrawBase(false);
    m_sides->addTab(tr("Form"));
    m_sides->addTab(tr("JSON"));
    setTabLook(m_sides, TabLook::Drawer);
    connect(m_sides, &QTabBar::currentChanged, this, &FormDialog::switchSide);
    auto *line = new QWidget;
    auto *layout = new QHBoxLayout(line);
    layout->setContentsMargins(space::m, 0, space::xl, 0);
    layout->addWidget(m_sides);
    layout->addStretch(1);
    return line;
}

QWidget *FormDialog::makeMiddle()
{
    QWidget *fields = makeFields();
    if (!m_spec.json)
        return fields;
    m_sideStack = new QStackedWidget;
    m_sideStack->addWidget(fields);
    m_sideStack->addWidget(makeJson());
    return m_sideStack;
}

QWidget *FormDialog::makeJson()
{
    auto *side = new QWidget;
    auto *column = new QVBoxLayout(side);
    column->setContentsMargins(space::xl, space::m, space::xl, space::m);
    column->setSpacing(space::s);
    m_json = new JsonEditor;
    m_json->setObjectName(kJsonField);
    m_json->setAccessibleName(tr("JSON"));
    column->addWidget(m_json, 1);
    m_jsonProblem = wrappedLabel({}, TextTint::Failed, TextSize::Caption);
    m_jsonProblem->setObjectName(kJsonField + QStringLiteral("Problem"));
    m_jsonProblem->hide();
    column->addWidget(m_jsonProblem);
    connect(m_json, &JsonEditor::changed, this, &FormDialog::review);
    return side;
}

bool FormDialog::onJson() const
{
    return m_sideStack && m_sideStack->currentIndex() == kJsonSide;
}

FormValues FormDialog::fieldValues() const
{
    FormValues values;
    for (const FormRow *row : m_rows)
        values.insert(row->field().id, row->value());
    return values;
}

QByteArray FormDialog::jsonOf(const FormValues &values) const
{
    return RawJson{m_spec.json->write(m_jsonBase, values)}.pretty().toUtf8();
}

FormValues FormDialog::values() const
{
    FormValues values = fieldValues();
    if (!m_spec.json)
        return values;
    if (!onJson()) {
        values.insert(kJsonField, QString::fromUtf8(jsonOf(values)));
        return values;
    }
    const QByteArray typed = m_json->text().toUtf8();
    if (!findJsonProblem(typed))
        values.insert(m_spec.json->read(typed));
    values.insert(kJsonField, m_json->text());
    return values;
}

void FormDialog::switchSide(int tab)
{
    if (tab == kJsonSide) {
        const QByteArray json = jsonOf(fieldValues());
        m_sideStack->setCurrentIndex(kJsonSide);
        {
            const QSignalBlocker quiet(m_json);
            m_json->setText(QString::fromUtf8(json));
        }
        m_json->setFocus(Qt::TabFocusReason);
        return review();
    }
    const QByteArray typed = m_json->text().toUtf8();
    if (findJsonProblem(typed)) { // the fields cannot show it: what was typed stays where it is
        const QSignalBlocker quiet(m_sides);
        m_sides->setCurrentIndex(kJsonSide);
        return m_json->setFocus(Qt::OtherFocusReason);
    }
    m_jsonBase = typed;
    const FormValues read = m_spec.json->read(typed);
    for (FormRow *row : std::as_const(m_rows)) {
        if (read.contains(row->field().id))
            row->setValue(read.value(row->field().id));
    }
    m_sideStack->setCurrentIndex(kFieldsSide);
    review();
}

void FormDialog::reviewJson()
{
    const auto mistake = findJsonProblem(m_json->text().toUtf8());
    if (mistake)
        m_problems = {{kJsonField, m_json->problemText().isEmpty() ? mistake->text : m_json->problemText()}};
    // The editor says where it is no JSON; what is wrong with its contents is said here.
    const bool say = !m_problems.isEmpty() && m_json->problemText().isEmpty();
    m_jsonProblem->setText(say ? m_problems.first().text : QString());
    m_jsonProblem->setVisible(say);
}

} // namespace trowel
