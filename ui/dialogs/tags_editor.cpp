// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/tags_editor.h"

#include "ui/look/widgets.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QVBoxLayout>

#include <algorithm>

namespace trowel {

TagsEditor::TagsEditor(QWidget *parent) : QWidget(parent), m_layout(new QVBoxLayout(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(space::s);
    QToolButton *add = toolButton(QStringLiteral("addTag"), QStringLiteral("plus"), tr("Add"), true);
    add->setFocusPolicy(Qt::StrongFocus);
    connect(add, &QToolButton::clicked, this, [this] { addRow({}, {}, true); });
    m_layout->addWidget(add, 0, Qt::AlignLeft);
    m_add = add;
    setFocusProxy(add);
}

void TagsEditor::setTags(const QStringList &tags)
{
    while (!m_rows.isEmpty())
        delete m_rows.takeLast().widget;
    for (const QString &tag : tags) {
        const qsizetype cut = tag.indexOf(QLatin1Char('='));
        addRow(cut < 0 ? tag : tag.left(cut), cut < 0 ? QString() : tag.mid(cut + 1), false);
    }
}

QStringList TagsEditor::tags() const
{
    QStringList tags;
    for (const Row &row : m_rows) {
        if (!row.key->text().isEmpty() || !row.value->text().isEmpty())
            tags += row.key->text() + QLatin1Char('=') + row.value->text();
    }
    return tags;
}

void TagsEditor::keyPressEvent(QKeyEvent *event)
{
    // A line edit passes Enter on after it has told of it: it must not reach the dialog's button.
    if (event->key() != Qt::Key_Return && event->key() != Qt::Key_Enter)
        QWidget::keyPressEvent(event);
}

void TagsEditor::addRow(const QString &key, const QString &value, bool focus)
{
    auto *widget = new QWidget(this);
    auto *line = new QHBoxLayout(widget);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(space::s);
    auto *keyEdit = new QLineEdit(key);
    keyEdit->setPlaceholderText(tr("Key"));
    auto *valueEdit = new QLineEdit(value);
    valueEdit->setPlaceholderText(tr("Value"));
    QToolButton *remove = toolButton({}, QStringLiteral("minus"), tr("Remove"));
    remove->setFocusPolicy(Qt::StrongFocus);
    line->addWidget(keyEdit, 2);
    line->addWidget(valueEdit, 3);
    line->addWidget(remove);
    m_layout->insertWidget(int(m_rows.size()), widget);
    m_rows += Row{widget, keyEdit, valueEdit};
    for (QLineEdit *edit : {keyEdit, valueEdit}) {
        connect(edit, &QLineEdit::textChanged, this, &TagsEditor::changed);
        connect(edit, &QLineEdit::returnPressed, this, [this, widget] {
            if (m_rows.last().widget == widget && !m_rows.last().key->text().isEmpty())
                addRow({}, {}, true);
        });
    }
    connect(remove, &QToolButton::clicked, this, [this, widget] { removeRow(widget); });
    nameRows();
    if (focus)
        keyEdit->setFocus(Qt::TabFocusReason);
    emit changed();
}

void TagsEditor::removeRow(QWidget *widget)
{
    const auto row = std::find_if(m_rows.cbegin(), m_rows.cend(), [=](const Row &r) { return r.widget == widget; });
    if (row == m_rows.cend())
        return;
    m_rows.erase(row);
    // Its button has the focus: that goes on to what is left.
    (m_rows.isEmpty() ? m_add : m_rows.last().key)->setFocus(Qt::TabFocusReason);
    widget->hide();
    widget->deleteLater();
    nameRows();
    emit changed();
}

void TagsEditor::nameRows()
{
    QWidget *before = nullptr;
    for (qsizetype i = 0; i < m_rows.size(); ++i) {
        const Row &row = m_rows[i];
        row.key->setObjectName(QStringLiteral("tagKey%1").arg(i));
        row.key->setAccessibleName(tr("Name %1").arg(i + 1));
        row.value->setObjectName(QStringLiteral("tagValue%1").arg(i));
        row.value->setAccessibleName(tr("Value %1").arg(i + 1));
        auto *remove = row.widget->findChild<QToolButton *>();
        remove->setObjectName(QStringLiteral("removeTag%1").arg(i));
        remove->setAccessibleName(tr("Remove line %1").arg(i + 1));
        if (before)
            setTabOrder(before, row.key);
        setTabOrder(row.key, row.value);
        setTabOrder(row.value, remove);
        before = remove;
    }
    if (before)
        setTabOrder(before, m_add);
}

} // namespace trowel
